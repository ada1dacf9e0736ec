"""All plain HTTP routes in one FastAPI application."""

from fastapi import FastAPI

from ghar_app.web import (
    accounts_api,
    devices,
    health,
    imports,
    language,
    leaving,
    links,
    media,
    passwords,
    provider_sign_in,
    public_pages,
    sign_in,
    sitemap,
    taking,
    uploads,
    visits,
)
from ghar_app.web.away import answer_while_away


def api() -> FastAPI:
    """The application that Reflex mounts itself under; it has no public schema page."""
    made = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    for module in (
        health,
        accounts_api,
        devices,
        sign_in,
        passwords,
        provider_sign_in,
        leaving,
        links,
        language,
        uploads,
        media,
        imports,
        public_pages,
        sitemap,
        taking,
        visits,
    ):
        made.include_router(module.router)
    answer_while_away(made)
    return made
