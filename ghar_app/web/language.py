"""Choosing the language: a cookie, and for people with an account a preference too."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from ghar_app.catalogue import LANGUAGES
from ghar_app.db import transaction
from ghar_app.models.identity import holder
from ghar_app.refusals import Refused
from ghar_app.web.cookies import YEAR, give
from ghar_app.web.forms import Attempt, form_route, go
from ghar_app.web.front import LANGUAGE_COOKIE
from ghar_app.web.paths import safe_path

router = APIRouter()


@router.post("/language")
@form_route("/")
async def choose_language(attempt: Attempt) -> RedirectResponse:
    """Show everything in this language from now on, beginning with the page one came from."""
    language = attempt.form.get("language", "")
    if language not in LANGUAGES:
        raise Refused("language_unknown", field="language")
    async with transaction() as db:
        user = await holder(db, attempt.token)
        if user is not None:
            user.prefer(language=language)
    answer = go(safe_path(attempt.form.get("next")))
    give(answer, LANGUAGE_COOKIE, language, seconds=YEAR)
    return answer
