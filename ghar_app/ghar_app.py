"""The app object: pages, HTTP routes, start-up."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import reflex as rx

from components.shell import head, wraps
from components.ui import toaster
from ghar_app import log
from ghar_app.db.engine import close_engine, open_engine, transaction
from ghar_app.demo import seed_masters_if_empty
from ghar_app.jobs import working
from ghar_app.models.content import seed_catalogs
from ghar_app.models.identity import seed_roles
from ghar_app.settings import settings
from ghar_app.web.api import api
from ghar_app.web.cookies import VisitorCookie
from ghar_app.web.front import Front
from ghar_app.web.limits import OverallLimit
from pages import add_pages
from state.binding import bind_state_to_cookie
from state.hydration import WhoIsLooking
from state.live import listening

log.configure()


@asynccontextmanager
async def serving() -> AsyncIterator[None]:
    """What lives as long as a serving process: the engine, the job worker, the ear for news."""
    open_engine()
    async with transaction() as db:
        await seed_roles(db)
        await seed_masters_if_empty(db)
        await seed_catalogs(db)
    try:
        async with working(), listening(app):
            yield
    finally:
        await close_engine()


app = rx.App(
    api_transformer=[api(), OverallLimit, Front, VisitorCookie],
    head_components=head(),
    toaster=toaster(),
    reset_style=False,
    extra_app_wraps=wraps(),
    html_lang="en",
)
app.register_lifespan_task(serving)
app.add_middleware(WhoIsLooking(), index=0)
bind_state_to_cookie(app)
add_pages(app, development=not settings().production)
