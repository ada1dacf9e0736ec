"""Screens and their routes, one folder a domain."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from pages import legal, not_found
from pages.gallery import gallery
from pages.identity import account, devices, login, outbox
from pages.listings import (
    compare,
    desk,
    detail,
    front,
    import_one,
    imports,
    landing,
    recent,
    search,
)


def add_pages(app: rx.App, *, development: bool) -> None:
    """Give every screen its route. `development` adds the gallery and the outbox."""
    app.add_page(not_found.not_found, route=not_found.ROUTE, title=not_found.TITLE)
    app.add_page(front.front, route=front.ROUTE, title=front.TITLE, on_load=front.ON_LOAD)
    app.add_page(search.search, route=search.ROUTE, title=search.TITLE, on_load=search.ON_LOAD)
    _add(app, detail, detail.detail)
    _add(app, compare, compare.compare)
    _add(app, recent, recent.recent)
    for route, draw in (
        (landing.CITY_ROUTE, landing.city),
        (landing.LOCALITY_ROUTE, landing.locality),
    ):
        app.add_page(draw, route=route, title=landing.TITLE, on_load=landing.ON_LOAD)
    _add(app, login, login.login)
    _add(app, account, account.your_account)
    _add(app, devices, devices.devices)
    _add(app, desk, desk.desk)
    _add(app, imports, imports.imports)
    _add(app, import_one, import_one.import_one)
    app.add_page(legal.terms, route=legal.TERMS, title=legal.TERMS_TITLE)
    app.add_page(legal.privacy, route=legal.PRIVACY, title=legal.PRIVACY_TITLE)
    if development:
        _add(app, outbox, outbox.outbox)
        app.add_page(gallery, route="/gallery", title="Gallery")


def _add(app: rx.App, screen: Any, draw: Callable[[], rx.Component]) -> None:
    app.add_page(draw, route=screen.ROUTE, title=screen.TITLE, on_load=screen.ON_LOAD)
