"""The list of conversations and a thread, as their screens call them."""

from uuid import uuid4

from ghar_app.clock import now
from ghar_app.models.flatmates.swiping.deciding import decide
from ghar_app.models.listings.liking import SwipeAction
from ghar_app.models.messaging import UserConversation
from ghar_app.models.messaging.message.reading import after, mark_read
from ghar_app.models.messaging.message.sending import send
from ghar_app.models.messaging.starting import start
from ghar_app.web.limits import forget_limits
from state.flatmates.questions import Questions
from state.listings.contact import ContactBox
from state.live import _on_topic, unwatch
from state.messaging.badge import ChatBadge
from state.messaging.inbox import InboxPage
from state.messaging.thread import ThreadPage
from tests.factories.flatmates import mate
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home
from tests.state.conftest import redirect_of


async def _thread(db):
    forget_limits()
    owner = await person(db, full_name="Sunita Rao", first_name="Sunita", last_name="Rao")
    me = await person(db)
    place = await home(db, owner, title="Lake flat")
    return owner, me, place, await start(db, place, by=me, at=now())


async def _open(db, open_tab, who, thread):
    tab = open_tab(cookies=await cookie_of(db, who), path=f"/chats/{thread.public_id}")
    await tab.call(ThreadPage.load)
    return tab, await tab.of(ThreadPage)


async def test_written_here_read_there(db, open_tab) -> None:
    owner, me, _, thread = await _thread(db)
    mine, page = await _open(db, open_tab, me, thread)
    assert (page.phase, page.peer.name, page.home.title) == ("shown", "Sunita Rao", "Lake flat")
    assert page.is_open
    key = str(uuid4())
    for _ in range(2):
        await mine.call(ThreadPage.send, {"body": "See https://example.in/x.", "token": key})
    [one] = page.messages
    assert (one.mine, one.token, one.day) == (True, key, "Today")
    assert [(part.text, bool(part.href)) for part in one.parts] == [
        ("See ", False),
        ("https://example.in/x", True),
        (".", False),
    ]
    theirs, seen = await _open(db, open_tab, owner, thread)
    assert [one.mine for one in seen.messages] == [False]
    assert owner.phone not in str(mine.root.dict())
    await theirs.call(ThreadPage.read, seen.newest)
    await mine.call(ThreadPage.renew)
    assert page.peer_read == page.newest
    await theirs.call(ThreadPage.send, {"body": "<b>Come</b>", "token": str(uuid4())})
    await mine.call(ThreadPage.renew)
    assert [part.text for part in page.messages[-1].parts] == ["<b>Come</b>"], "text stays text"
    assert ("tab", ThreadPage) in _on_topic[f"thread:{thread.id}"]
    unwatch("tab", ThreadPage)


async def test_whoever_hides_reading_sees_none(db, open_tab) -> None:
    owner, me, _, thread = await _thread(db)
    last = await send(db, thread, by=me, body="Hello", at=now())
    await mark_read(db, thread, by=owner, up_to=last.id, at=now())
    for hides in (None, owner, me):
        if hides is not None:
            hides.privacy_settings = {"hide_read_receipts": True}
            await db.flush()
        _, page = await _open(db, open_tab, me, thread)
        assert page.peer_read == (last.id if hides is None else 0)


async def test_what_is_refused_says_which_and_loses_nothing(db, open_tab) -> None:
    owner, me, _, thread = await _thread(db)
    tab, page = await _open(db, open_tab, me, thread)
    key = str(uuid4())
    for body in ("", " \x00 ", "x" * 4001):
        await tab.call(ThreadPage.send, {"body": body, "token": key})
        assert page.errors["body"]
        assert page.failed_token == key
    await thread.close(db)
    await tab.call(ThreadPage.renew)
    assert not page.is_open
    await tab.call(ThreadPage.send, {"body": "Hello", "token": key})
    assert page.refusal.code == "conversation_closed"
    assert await after(db, thread, 0) == []
    stranger, other = await _open(db, open_tab, await person(db), thread)
    assert (other.phase, other.messages) == ("missing", [])
    for handler, arguments in (
        (ThreadPage.send, ({"body": "x"},)),
        (ThreadPage.renew, ()),
        (ThreadPage.read, (1,)),
        (ThreadPage.older, ()),
        (ThreadPage.mute, (True,)),
        (ThreadPage.archive, (True,)),
    ):
        await stranger.call(handler, *arguments)
        assert other.refusal.code == "conversation_not_found", handler.fn.__name__
    assert owner.id


async def test_history_goes_back_page_by_page(db, open_tab) -> None:
    owner, me, _, thread = await _thread(db)
    await send(db, thread, by=me, body="0", at=now())
    for n in range(1, 121):
        await send(db, thread, by=(me, owner)[n % 2], body=str(n), at=now())
    tab, page = await _open(db, open_tab, me, thread)
    assert (len(page.messages), page.has_older) == (50, True)
    await tab.call(ThreadPage.older)
    await tab.call(ThreadPage.older)
    words = [one.parts[0].text for one in page.messages]
    assert words == [str(n) for n in range(121)]
    assert not page.has_older
    await send(db, thread, by=owner, body="new", at=now())
    await tab.call(ThreadPage.renew)
    assert page.messages[-1].parts[0].text == "new"


async def test_the_list_the_badge_and_the_way_in(db, open_tab) -> None:
    owner, me, place, thread = await _thread(db)
    await send(db, thread, by=me, body="Is it free?", at=now())
    tab = open_tab(cookies=await cookie_of(db, owner), path="/chats?show=unread")
    await tab.call(InboxPage.load)
    page, badge = await tab.of(InboxPage), await tab.of(ChatBadge)
    [line] = page.lines
    assert (line.preview, line.unread, line.note) == ("Is it free?", 1, "Lake flat")
    await tab.call(ChatBadge.recount)
    assert badge.shown == "1"
    await tab.call(InboxPage.search, {"words": "nobody"})
    assert page.lines == []
    await tab.call(InboxPage.choose, "nonsense")
    assert page.show == "all"
    seeker = open_tab(cookies=await cookie_of(db, me), path=f"/listing/{place.slug}")
    answer = await seeker.call(ContactBox.write_to_owner, str(place.public_id))
    assert redirect_of(answer) == f"/chats/{thread.public_id}"
    stranger = open_tab(path=f"/listing/{place.slug}")
    steps = await stranger.call(ContactBox.write_to_owner, str(place.public_id))
    assert "resume%3Dmessage" in redirect_of(steps)
    mine = open_tab(cookies=await cookie_of(db, owner), path=f"/listing/{place.slug}")
    await mine.call(ContactBox.write_to_owner, str(place.public_id))
    assert (await mine.of(ContactBox)).refusal.code == "own_home"


async def test_aside_and_back(db, open_tab) -> None:
    owner, me, _, thread = await _thread(db)
    tab, page = await _open(db, open_tab, me, thread)
    await tab.call(ThreadPage.mute, True)
    assert redirect_of(await tab.call(ThreadPage.archive, True)) == "/chats"
    assert (page.is_muted, page.is_archived) == (True, True)
    await tab.call(ThreadPage.archive, False)
    await tab.call(ThreadPage.mute, False)
    assert (page.is_muted, page.is_archived) == (False, False)
    owner.is_active = False
    await db.flush()
    _, again = await _open(db, open_tab, me, thread)
    assert (again.peer.gone, again.peer.name, again.is_open) == (True, "", False)
    assert await UserConversation.between(db, me.id, owner.id) is None


async def test_a_message_in_brackets_is_listed_as_it_was_written(db, open_tab) -> None:
    owner, me, _, thread = await _thread(db)
    await send(db, thread, by=me, body="[hello]", at=now())
    tab = open_tab(cookies=await cookie_of(db, owner), path="/chats")
    await tab.call(InboxPage.load)
    assert [line.preview for line in (await tab.of(InboxPage)).lines] == ["[hello]"]


async def test_what_is_taken_back_leaves_the_other_side_s_open_tab(db, open_tab) -> None:
    owner, me, _, thread = await _thread(db)
    first = await send(db, thread, by=me, body="secret words", at=now())
    await send(db, thread, by=me, body="Hello", at=now())
    mine, _ = await _open(db, open_tab, me, thread)
    theirs, seen = await _open(db, open_tab, owner, thread)
    assert "secret words" in str(theirs.root.dict())
    await theirs.call(ThreadPage.take_back, first.id)
    await theirs.call(ThreadPage.renew)
    assert "secret words" in str(theirs.root.dict()), "not theirs to take back"
    await mine.call(ThreadPage.take_back, first.id)
    await theirs.call(ThreadPage.renew)
    for tab in (mine, theirs):
        assert "secret words" not in str(tab.root.dict())
    assert [one.parts[0].text for one in seen.messages] == ["Message taken back", "Hello"]


async def test_the_three_questions_stand_beside_a_match_alone(db, open_tab) -> None:
    owner, me, _, enquiry = await _thread(db)
    one, two = await mate(db), await mate(db)
    await decide(db, two, SwipeAction.LIKE, by=one, at=now())
    made = await decide(db, one, SwipeAction.LIKE, by=two, at=now())
    tabs = {}
    for who in (one, two):
        path = f"/chats/{made.conversation.public_id}"
        tabs[who.id] = open_tab(cookies=await cookie_of(db, who), path=path)
        await tabs[who.id].call(Questions.load)
    mine = await tabs[one.id].of(Questions)
    assert (len(mine.asked), mine.theirs) == (3, [])
    await tabs[one.id].call(Questions.save, {"q0": "Light", "q1": "balanced", "q2": ""})
    other = await tabs[two.id].of(Questions)
    await tabs[two.id].call(Questions.load)
    assert other.theirs == [], "hidden until both have answered"
    await tabs[two.id].call(Questions.save, {"q2": "Loud calls"})
    assert other.theirs[:2] == ["Light", "Balanced"]
    tab, _ = await _open(db, open_tab, me, enquiry)
    await tab.call(Questions.load)
    assert (await tab.of(Questions)).asked == []
    stranger = open_tab(cookies=await cookie_of(db, owner), path=path)
    await stranger.call(Questions.load)
    assert (await stranger.of(Questions)).asked == []
