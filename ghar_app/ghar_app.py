"""The app object: pages, HTTP routes, start-up."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import reflex as rx

from components.text import LANGUAGE_SCRIPT
from ghar_app import log
from ghar_app.db.engine import close_engine, open_engine
from ghar_app.settings import settings
from ghar_app.web.api import api
from ghar_app.web.front import Front
from pages import add_pages

log.configure()


@asynccontextmanager
async def serving() -> AsyncIterator[None]:
    """What lives as long as a serving process: the engine and, beside it, the job worker."""
    from ghar_app.jobs import working

    open_engine()
    try:
        async with working():
            yield
    finally:
        await close_engine()


app = rx.App(
    api_transformer=[api(), Front],
    head_components=[rx.el.script(LANGUAGE_SCRIPT)],
    stylesheets=["/theme.css"],
    html_lang="en",
    enable_state=True,
)
app.register_lifespan_task(serving)
add_pages(app, development=not settings().production)
