"""One's own data as a file."""

from ghar_app.models.identity import open_session
from ghar_app.models.listings import UserSearchHistory
from ghar_app.web.cookies import session_cookie
from tests.factories.identity import person


async def test_the_file_has_everything_of_mine_and_nothing_of_others(db, visitor) -> None:
    me = await person(db, full_name="Asha Mine", email="asha@example.in")
    other = await person(db, full_name="Ravi Other", email="ravi@example.in")
    for user, words in ((me, "near my lake"), (other, "near their hill")):
        db.add(UserSearchHistory(user_id=user.id, search_query=words, search_type="property"))
    await db.flush()
    token = await open_session(db, me)
    await open_session(db, other)
    visitor.client.cookies.set(session_cookie(), token)
    answer = await visitor.client.get("/session/my-data")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "attachment" in answer.headers["content-disposition"]
    taken = answer.json()
    assert [row["full_name"] for row in taken["profile"]] == ["Asha Mine"]
    assert [row["search_query"] for row in taken["search_history"]] == ["near my lake"]
    assert len(taken["sessions"]) == 1
    for hidden in ("Ravi", "ravi@", "their hill", other.phone, str(other.public_id), "_hash"):
        assert hidden not in answer.text
    assert token not in answer.text


async def test_strangers_get_no_file(db, visitor) -> None:
    answer = await visitor.client.get("/session/my-data")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/account")
