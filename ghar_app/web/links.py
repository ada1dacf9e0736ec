"""Links that apps and messages carry, and what lets an app open them.

GET  /p/<id>, /property/<id>, /<app>/<entity>/<id>   on to the page, signing in first for private
GET  /s/<code>                                       a short link
POST /links/listing/<id>                             the short link of a public home, as JSON
GET  /.well-known/assetlinks.json, apple-app-site-association
"""

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.identity import User
from ghar_app.models.links import follow, shorten
from ghar_app.models.links.known import KINDS, ROOT, DeepLink, apps, deep_link, prefix
from ghar_app.models.listings import Property
from ghar_app.refusals import Gone, NotFound, Refused
from ghar_app.settings import settings
from ghar_app.web.csrf import check_origin
from ghar_app.web.front import language_of
from ghar_app.web.homes.head import absolute
from ghar_app.web.homes.summary import not_there_summary
from ghar_app.web.requesting import asking, spoken, status_of, told
from ghar_app.web.shell import Head, page

router = APIRouter()
READ = ["GET", "HEAD"]
AN_HOUR = {"Cache-Control": "public, max-age=3600"}
NOT_KEPT = {"Cache-Control": "no-store"}
_LOST = "listings.lost"


async def _onward(request: Request, app: str, entity: str, id: str) -> Response:
    try:
        link = deep_link(app, entity, id)
        if link.kind.is_private:
            me = await asking(request)
            if me is None:
                login = f"/login?next={quote(link.address, safe='')}"
                return RedirectResponse(login, 302, NOT_KEPT)
            await _require_owner(me, link)
        return RedirectResponse(link.page, 302, NOT_KEPT)
    except NotFound:
        return _lost(request)
    except Refused as refusal:
        message = told(refusal, language_of(request.headers))
        return JSONResponse(message, 404, NOT_KEPT)


async def _require_owner(me: User, link: DeepLink) -> None:
    """The one private page there is here is an owner's of a home."""
    if link.page:
        async with transaction() as db:
            await Property.editable(db, by=me, public_id=link.id)


def _lost(request: Request) -> Response:
    language = request.state.language
    head = Head(title="Ghar", index=False)
    return page(language, head=head, summary=not_there_summary(_LOST, language), status=404)


WITH_PAGES = frozenset({"flatmates"})
"""Apps whose first word is also that of pages here: what is no kind of link is left to those."""


def _kind_route(app: str, entity: str) -> None:
    @router.api_route(f"/{app}/{entity}/{{id:path}}", methods=READ)
    async def linked(request: Request, id: str) -> Response:
        return await _onward(request, app, entity, id)


def _route(app: str) -> None:
    @router.api_route(f"/{app}/{{entity}}/{{id:path}}", methods=READ)
    async def linked(request: Request, entity: str, id: str) -> Response:
        return await _onward(request, app, entity, id)


def _root_route(entity: str) -> None:
    @router.api_route(f"/{entity}/{{id:path}}", methods=READ)
    async def linked(request: Request, id: str) -> Response:
        return await _onward(request, ROOT, entity, id)


for _app in apps():
    if _app != ROOT and _app not in WITH_PAGES:
        _route(_app)
for _kind in KINDS:
    if _kind.app in WITH_PAGES:
        _kind_route(_kind.app, _kind.entity)
    if _kind.app == ROOT:
        _root_route(_kind.entity)


@router.api_route("/s/{code}", methods=READ)
async def short(request: Request, code: str) -> Response:
    """Where a short link leads: always a path of this site."""
    try:
        async with transaction() as db:
            path = await follow(db, code, at=now())
    except NotFound:
        return _lost(request)
    return RedirectResponse(path, 302, NOT_KEPT)


@router.post("/links/listing/{id}")
async def share(request: Request, id: str) -> Response:
    """The short address of a home that everybody may see."""
    try:
        check_origin(request)
        async with transaction() as db:
            home = await Property.reachable(db, by=None, public_id=id)
            key = str(home.public_id)
            code = await shorten(db, f"/listing/{key}", entity=("property", key), by=None)
    except (Gone, Refused) as error:
        refusal = spoken(error)
        return JSONResponse(told(refusal, language_of(request.headers)), status_of(refusal))
    return JSONResponse({"url": absolute(f"/s/{code}")}, headers=NOT_KEPT)


@router.api_route("/.well-known/assetlinks.json", methods=READ)
async def android() -> Response:
    """Which Android app may open our links; an empty list while there is none."""
    package, prints = settings().android_package, settings().android_fingerprints
    app = {
        "relation": ["delegate_permission/common.handle_all_urls"],
        "target": {
            "namespace": "android_app",
            "package_name": package,
            "sha256_cert_fingerprints": prints,
        },
    }
    return JSONResponse([app] if package and prints else [], headers=AN_HOUR)


@router.api_route("/.well-known/apple-app-site-association", methods=READ)
async def apple() -> Response:
    """Which iOS app may open which paths; JSON without an extension, as Apple asks for it."""
    app = settings().apple_app
    paths = [f"{prefix(kind)}/*" for kind in KINDS]
    details = [{"appID": app, "paths": paths}] if app else []
    return JSONResponse({"applinks": {"apps": [], "details": details}}, headers=AN_HOUR)
