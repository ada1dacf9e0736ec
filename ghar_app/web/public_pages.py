"""Pages that crawlers read: a home, a city, a locality. Two queries and a text each.

The app takes over in the browser; what is here is the answer's status, its head and a summary.
"""

from collections.abc import Awaitable, Callable
from functools import wraps

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from ghar_app.catalogue import Language, translate
from ghar_app.db import Db, transaction
from ghar_app.db.outages import outage
from ghar_app.log import log
from ghar_app.models.identity import holder
from ghar_app.models.listings import Property
from ghar_app.models.listings.detail import glance_of
from ghar_app.models.listings.landing import canonical_slug, landing_of, newest_in
from ghar_app.models.redirects import moved_to
from ghar_app.refusals import Gone, NotFound
from ghar_app.web.cookies import read_cookie, session_cookie
from ghar_app.web.homes.first_look import first_look
from ghar_app.web.homes.head import home_head, is_public_id
from ghar_app.web.homes.places import place_head, place_summary
from ghar_app.web.homes.summary import not_there_summary
from ghar_app.web.shell import Head, page

router = APIRouter()
READ = ["GET", "HEAD"]
Page = Callable[..., Awaitable[Response]]


def _or_not_there(missing: str) -> Callable[[Page], Page]:
    """A refusal becomes a page with its true status; `missing` is the key of its words.

    While the database is away the shell goes out as it is: the app says so and tries again.
    """

    def decorate(route: Page) -> Page:
        @wraps(route)
        async def answered(request: Request, **path: str) -> Response:
            language: Language = request.state.language
            try:
                return await route(request, **path)
            except Gone:
                return _not_there("listings.detail.gone_page", language, 410)
            except NotFound:
                return _not_there(missing, language, 404)
            except Exception as error:
                if outage(error) is None:
                    raise
                log().warning("a public page without its database", path=request.url.path)
                answer = page(language, status=503)
                answer.headers["Retry-After"] = "30"
                return answer

        return answered

    return decorate


def _not_there(key: str, language: Language, status: int) -> Response:
    title = translate("listings.detail.page_title_short", language, title=_title(key, language))
    head = Head(title=title, index=False)
    return page(language, head=head, summary=not_there_summary(key, language), status=status)


def _title(key: str, language: Language) -> str:
    return translate(f"{key}.title", language)


@router.api_route("/listing/{slug}", methods=READ)
@_or_not_there("listings.detail.missing_page")
async def listing(request: Request, slug: str) -> Response:
    """A home by its slug; by its public id or a slug of before it is sent on to its slug."""
    language: Language = request.state.language
    async with transaction() as db:
        try:
            home = await _reached(db, request, slug)
        except NotFound:
            now_at = await moved_to(db, f"/listing/{slug}", what="home")
            if now_at is None:
                raise
            return RedirectResponse(now_at, 301)
        if home.slug and home.slug != slug:
            return RedirectResponse(f"/listing/{home.slug}", 301)
        glance = await glance_of(db, home)
    look = first_look(glance, language)
    return page(language, head=home_head(glance, language), first_look=look)


async def _reached(db: Db, request: Request, slug: str) -> Property:
    """As everybody; only where that fails, as the holder of the session."""
    address = {"public_id": slug} if is_public_id(slug) else {"slug": slug}
    try:
        return await Property.reachable(db, by=None, **address)
    except (NotFound, Gone):
        token = read_cookie(request.headers.get("cookie"), session_cookie())
        viewer = await holder(db, token) if token else None
        if viewer is None:
            raise
        return await Property.reachable(db, by=viewer, **address)


@router.api_route("/flats/{city}", methods=READ)
@_or_not_there("listings.landing.unknown")
async def city_page(request: Request, city: str) -> Response:
    """A city's homes."""
    return await _place(request, city, "")


@router.api_route("/flats/{city}/{locality}", methods=READ)
@_or_not_there("listings.landing.unknown")
async def locality_page(request: Request, city: str, locality: str) -> Response:
    """A locality's homes."""
    return await _place(request, city, locality)


async def _place(request: Request, city: str, locality: str) -> Response:
    language: Language = request.state.language
    shown = f"{canonical_slug(city.lower())}/{locality.lower()}".rstrip("/")
    if shown != f"{city}/{locality}".rstrip("/"):
        return RedirectResponse(f"/flats/{shown}", 301)
    async with transaction() as db:
        landing = await landing_of(db, city, locality)
        newest = await newest_in(db, landing.place, pictured=False) if landing.total else {}
    homes = tuple(home for found in newest.values() for home in found)
    return page(
        language,
        head=place_head(landing, language),
        summary=place_summary(landing, homes, language),
    )
