"""Screens and their routes, one folder a domain."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from pages import legal, not_found
from pages.flatmates import blocked as flatmate_blocked
from pages.flatmates import deck as flatmates
from pages.flatmates import likes as flatmate_likes
from pages.flatmates import me as flatmate_me
from pages.flatmates import person as flatmate
from pages.flatmates import welcome as flatmate_welcome
from pages.gallery import gallery
from pages.identity import (
    account,
    devices,
    goodbye,
    identities,
    leaving,
    login,
    outbox,
    privacy,
    welcome,
)
from pages.listings import (
    compare,
    desk,
    desk_home,
    detail,
    enquiries,
    favourites,
    front,
    import_one,
    imports,
    landing,
    masters,
    moderation,
    moderation_home,
    post,
    post_one,
    recent,
    reports,
    saved,
    search,
    shortlist,
    swipe,
)
from pages.messaging import chats
from pages.notify import broadcast, notifications
from pages.notify import one as notification
from pages.notify import settings as notify_settings
from pages.ops import audit, people, person
from pages.ops import home as admin_home
from pages.visits import desk as desk_visits
from pages.visits import mine as visits
from pages.visits import one as visit
from pages.visits import plan as visit_plan
from pages.visits import shared as shared_day


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
    _add(app, swipe, swipe.swipe)
    _add(app, favourites, favourites.favourites)
    _add(app, shortlist, shortlist.shortlist)
    _add(app, login, login.login)
    _add(app, account, account.your_account)
    _add(app, devices, devices.devices)
    _add(app, leaving, leaving.leaving)
    _add(app, identities, identities.identities)
    _add(app, privacy, privacy.privacy)
    _add(app, welcome, welcome.welcome)
    app.add_page(goodbye.goodbye, route=goodbye.ROUTE, title=goodbye.TITLE)
    _add(app, desk, desk.desk)
    _add(app, desk_home, desk_home.desk_home)
    _add(app, post, post.post)
    _add(app, post_one, post_one.post_one)
    _add(app, imports, imports.imports)
    _add(app, import_one, import_one.import_one)
    _add(app, masters, masters.masters)
    _add(app, moderation, moderation.moderation)
    _add(app, reports, reports.reports)
    _add(app, moderation_home, moderation_home.moderation_home)
    _add(app, visits, visits.visits)
    _add(app, visit_plan, visit_plan.plan)
    _add(app, shared_day, shared_day.shared)
    _add(app, visit, visit.one)
    _add(app, desk_visits, desk_visits.desk_visits)
    app.add_page(chats.chats, route=chats.LIST_ROUTE, title=chats.TITLE, on_load=chats.LIST_ON_LOAD)
    _add(app, chats, chats.thread)
    _add(app, notifications, notifications.notifications)
    _add(app, notification, notification.notification)
    _add(app, notify_settings, notify_settings.settings)
    _add(app, broadcast, broadcast.broadcast)
    _add(app, admin_home, admin_home.admin)
    _add(app, people, people.people)
    _add(app, person, person.person)
    _add(app, audit, audit.audit)
    _add(app, enquiries, enquiries.enquiries)
    _add(app, flatmate_welcome, flatmate_welcome.welcome)
    _add(app, flatmates, flatmates.deck)
    _add(app, flatmate_likes, flatmate_likes.likes)
    _add(app, flatmate_me, flatmate_me.me)
    _add(app, flatmate, flatmate.person)
    _add(app, flatmate_blocked, flatmate_blocked.blocked)
    _add(app, saved, saved.saved)
    app.add_page(legal.terms, route=legal.TERMS, title=legal.TERMS_TITLE)
    app.add_page(legal.privacy, route=legal.PRIVACY, title=legal.PRIVACY_TITLE)
    if development:
        _add(app, outbox, outbox.outbox)
        app.add_page(gallery, route="/gallery", title="Gallery")


def _add(app: rx.App, screen: Any, draw: Callable[[], rx.Component]) -> None:
    app.add_page(draw, route=screen.ROUTE, title=screen.TITLE, on_load=screen.ON_LOAD)
