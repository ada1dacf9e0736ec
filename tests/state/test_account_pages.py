"""Privacy, ways to sign in, and one's picture."""

from uuid import uuid4

from ghar_app.clock import now
from ghar_app.models.identity.linked import remember
from ghar_app.models.listings.detail.poster import poster_of
from ghar_app.models.listings.search import Filters
from ghar_app.models.listings.search.history import recent
from ghar_app.models.listings.search.history import remember as search
from ghar_app.models.media import MediaFile
from state.identity.account import AccountPage
from state.identity.identities import IdentitiesPage
from state.identity.portrait import Portrait
from state.identity.privacy import PrivacyPage
from state.shell import Shell
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home


async def test_privacy_switches_act_at_once(db, open_tab) -> None:
    me = await person(db, full_name="Asha Rao", first_name="Asha", last_name="Rao")
    shown = await home(db, me)
    tab = open_tab(cookies=await cookie_of(db, me), path="/account/privacy")
    await tab.call(PrivacyPage.load)
    page = await tab.of(PrivacyPage)
    assert page.on == {
        "full_name_shown": True,
        "contact_sharing": True,
        "search_history_tracking": True,
    }
    assert (await poster_of(db, shown)).name == "Asha Rao"
    await search(db, me, Filters(city="Pune", q="lift"), 3)
    assert len(await recent(db, me)) == 1
    for name in page.on:
        await tab.call(PrivacyPage.switch, name, False)
    assert not any(page.on.values())
    await db.refresh(me)
    await search(db, me, Filters(city="Pune", q="garden"), 3)
    assert len(await recent(db, me)) == 1, "nothing new is kept"
    assert (await poster_of(db, shown)).name == "Asha"
    await tab.call(PrivacyPage.forget_searches)
    assert await recent(db, me) == []
    await tab.call(PrivacyPage.switch, "is_admin", True)
    assert page.refusal.code == "unknown_choice"
    await db.refresh(me)
    assert "is_admin" not in me.privacy_settings


async def test_ways_in_are_listed_and_one_is_taken_off(db, open_tab) -> None:
    me = await person(db, password="rain on the tin roof")
    await remember(db, me, "google", "g-1", at=now())
    tab = open_tab(cookies=await cookie_of(db, me), path="/account/identities")
    await tab.call(IdentitiesPage.load)
    page = await tab.of(IdentitiesPage)
    assert (page.phone, page.email, page.password) == (True, False, True)
    [google] = page.ways
    assert (google.provider, google.offered, bool(google.since)) == ("google", False, True)
    await tab.call(IdentitiesPage.unlink, "apple")
    assert page.refusal.code == "identity_not_found"
    await tab.call(IdentitiesPage.unlink, "google")
    assert (page.ways, page.refusal.code) == ([], "")
    assert page.notice


async def _file(db, me, **columns) -> MediaFile:
    key = uuid4()
    made = MediaFile(
        **{
            "id": key,
            "user_id": me.id,
            "filename": "face.webp",
            "file_url": f"/media/{key}/large.webp",
            "file_size": 1,
            "mime_type": "image/webp",
            "variants": {},
            **columns,
        }
    )
    db.add(made)
    await db.flush()
    return made


async def test_a_picture_is_put_on_changed_and_taken_off(db, open_tab) -> None:
    me = await person(db)
    tab = open_tab(cookies=await cookie_of(db, me), path="/account")
    await tab.call(AccountPage.load)
    page, shell = await tab.of(AccountPage), await tab.of(Shell)
    first, second = await _file(db, me), await _file(db, me)
    drawn = page.account.drawn
    await tab.call(Portrait.put_on, [{"id": str(first.id)}])
    assert page.account.picture == shell.viewer.avatar_url == first.file_url
    assert page.account.drawn == drawn, "the form beside it keeps what was typed"
    await tab.call(Portrait.put_on, [{"id": str(second.id)}])
    for row in (me, first, second):
        await db.refresh(row)
    assert (me.profile_image_url, second.visibility) == (second.file_url, "public")
    assert first.expires_at is not None
    portrait = await tab.of(Portrait)
    others = await _file(db, await person(db))
    paper = await _file(db, me, mime_type="application/pdf")
    for wrong, code in ((others.id, "media_not_found"), (paper.id, "picture_needed"), ("x", "")):
        await tab.call(Portrait.put_on, [{"id": str(wrong)}])
        assert portrait.refusal.code == (code or "media_not_found")
        assert page.account.picture == second.file_url, "the old one stays"
    await tab.call(Portrait.take_off)
    assert (page.account.picture, shell.viewer.avatar_url) == ("", "")
    await db.refresh(second)
    assert second.expires_at is not None
