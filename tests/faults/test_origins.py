"""No route that changes anything answers to a page of another site."""

import re
import warnings
from itertools import product

from ghar_app.web.api import api
from tests.faults.conftest import NewVisitor
from tests.serving import Ghar

SAFE = {"get", "head", "options"}


def _changing() -> list[tuple[str, str]]:
    # Two methods of one route share an id, which only matters to who generates clients.
    with warnings.catch_warnings(action="ignore"):
        paths = api().openapi()["paths"]
    return [
        (method.upper(), re.sub(r"\{\w+\}", "00000000-0000-4000-8000-000000000000", path))
        for path, methods in paths.items()
        for method in methods.keys() - SAFE
    ]


BEARER = "/api/v1/"
"""These ask for a bearer token, which no page of another site can make a browser send."""
CHANGING = [one for one in _changing() if not one[1].startswith(BEARER)]


def test_there_are_such_routes() -> None:
    assert ("POST", "/session/identify") in CHANGING
    assert ("POST", "/desk/imports") in CHANGING
    assert len(CHANGING) > 5


async def test_a_page_of_another_site_changes_nothing(ghar: Ghar, new_visitor: NewVisitor) -> None:
    visitor = await new_visitor("+919845077201")
    before = _everything(ghar)
    for (method, path), origin in product(CHANGING, ["https://evil.example", "null", ""]):
        answer = await visitor.client.request(
            method, path, headers={"Origin": origin, "x-ghar-csrf": "0" * 40}, data={"csrf": "0"}
        )
        assert answer.status_code == 403, f"{method} {path}: {answer.status_code}"
    assert _everything(ghar) == before


async def test_bearer_routes_take_no_cookie_for_a_token(
    ghar: Ghar, new_visitor: NewVisitor
) -> None:
    visitor = await new_visitor("+919845077203")
    before = _everything(ghar)
    routes = [one for one in _changing() if one[1].startswith(BEARER)]
    assert ("DELETE", "/api/v1/users/me") in routes
    for method, path in routes:
        answer = await visitor.client.request(method, path, headers={"Origin": ghar.url}, json={})
        assert answer.status_code in (401, 403, 422, 501), f"{method} {path}: {answer.status_code}"
    assert _everything(ghar) == before


async def test_our_own_page_without_the_form_token_changes_nothing(
    ghar: Ghar, new_visitor: NewVisitor
) -> None:
    visitor = await new_visitor("+919845077202")
    before = _everything(ghar)
    for method, path in CHANGING:
        answer = await visitor.client.request(
            method, path, headers={"Origin": ghar.url}, data={"csrf": "0" * 40}
        )
        refused = answer.status_code in (400, 403, 404, 413, 415, 422)
        led_back = answer.status_code == 303 and "set-cookie" in answer.headers
        assert refused or led_back, f"{method} {path}: {answer.status_code}"
    assert _everything(ghar) == before


def _everything(ghar: Ghar) -> list[tuple]:
    """How many rows there are of whatever people make, and who is signed in."""
    return ghar.rows(
        "SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM user_sessions "
        "WHERE NOT is_revoked), (SELECT count(*) FROM otp_verifications), "
        "(SELECT count(*) FROM media_files), (SELECT count(*) FROM portfolio_imports), "
        "(SELECT count(*) FROM properties)"
    )
