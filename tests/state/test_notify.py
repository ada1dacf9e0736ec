"""The bell, the list, and where a notification leads."""

from datetime import timedelta
from uuid import UUID

from ghar_app.clock import now, today
from ghar_app.models.notify import choosing, notify
from ghar_app.models.notify.broadcasting import send_portions
from ghar_app.models.notify.kinds import KINDS
from ghar_app.models.notify.wishes import Wishes
from state.hydration import fill
from state.live import _of_tab, unwatch
from state.notify.bell import Bell
from state.notify.broadcast import BroadcastPage
from state.notify.list import NotificationsPage
from state.notify.one import NotificationPage
from state.notify.settings import NotificationSettings
from state.shell import Shell
from tests.factories.identity import cookie_of, person
from tests.state.conftest import redirect_of


async def test_the_bell_counts_from_the_first_answer_on(db, open_tab) -> None:
    asha, other = await person(db), await person(db)
    for n in range(3):
        await notify(db, "home_gone", to=asha.id, home=f"Home {n}")
    await notify(db, "home_gone", to=other.id, home="Not hers")
    tab = open_tab(cookies=await cookie_of(db, asha))
    await fill(await tab.of(Shell))
    bell = await tab.of(Bell)
    assert (bell.unread, bell.shown, bell.notes) == (3, "3", [])
    assert _of_tab["tab", Bell].topic == f"notify:{asha.id}"
    await tab.call(Bell.look)
    assert [note.title for note in bell.notes] == [
        f"Home {n} is no longer offered" for n in (2, 1, 0)
    ]
    await notify(db, "home_gone", to=asha.id, home="Home 4")
    await tab.call(Bell.recount)
    assert (bell.unread, len(bell.notes)) == (4, 4)
    await tab.call(Bell.read_all)
    assert bell.unread == 0
    assert not any(note.unread for note in bell.notes)
    unwatch("tab", Bell)


async def test_a_stranger_has_no_bell(db, open_tab) -> None:
    tab = open_tab()
    await fill(await tab.of(Shell))
    assert (await tab.of(Bell)).unread == 0
    assert ("tab", Bell) not in _of_tab


async def test_the_list_pages_narrows_and_marks(db, open_tab) -> None:
    asha = await person(db)
    for n in range(25):
        await notify(db, "home_gone", to=asha.id, home=f"H{n}")
    await notify(db, "security_alert", to=asha.id, what="New device.")
    tab = open_tab(cookies=await cookie_of(db, asha), path="/notifications")
    await tab.call(NotificationsPage.load)
    page = await tab.of(NotificationsPage)
    [today] = page.days
    assert (today.label, len(today.notes), page.has_more) == ("Today", 20, True)
    await tab.call(NotificationsPage.more)
    [today] = page.days
    titles = [note.title for note in today.notes]
    assert len(titles) == len(set(titles)) == 26
    assert not page.has_more

    await tab.call(NotificationsPage.choose, "account")
    [alert] = page.days[0].notes
    assert alert.group == "account"
    await tab.call(NotificationsPage.mark, alert.id)
    await tab.call(NotificationsPage.choose, "unread")
    assert "account" not in {note.group for note in page.days[0].notes}
    await tab.call(NotificationsPage.choose, "account")
    await tab.call(NotificationsPage.dismiss, alert.id)
    assert page.days == []
    await tab.call(NotificationsPage.choose, "nonsense")
    assert page.chosen == ""
    await tab.call(NotificationsPage.read_all)
    await tab.call(NotificationsPage.choose, "unread")
    assert page.days == []
    unwatch("tab", NotificationsPage)


async def test_a_notification_leads_on_and_only_its_reader(db, open_tab) -> None:
    asha, other = await person(db), await person(db)
    line = await notify(db, "home_gone", to=asha.id, link="/listing/x", home="H")
    path = f"/notifications/{line}"
    theirs = open_tab(cookies=await cookie_of(db, other), path=path)
    await theirs.call(NotificationPage.load)
    assert (await theirs.of(NotificationPage)).refusal.code == "notification_not_found"
    mine = open_tab(cookies=await cookie_of(db, asha), path=path)
    assert redirect_of(await mine.call(NotificationPage.load)) == "/listing/x"
    await mine.call(Bell.recount)
    assert (await mine.of(Bell)).unread == 0
    odd = open_tab(cookies=await cookie_of(db, asha), path="/notifications/nothing")
    await odd.call(NotificationPage.load)
    assert (await odd.of(NotificationPage)).refusal.code == "notification_not_found"


async def test_what_was_deleted_meanwhile_is_said_kindly(db, open_tab) -> None:
    asha = await person(db)
    gone = ("visit", "00000000-0000-0000-0000-000000000000")
    line = await notify(db, "home_gone", to=asha.id, link="/visits/x", entity=gone, home="H")
    tab = open_tab(cookies=await cookie_of(db, asha), path=f"/notifications/{line}")
    assert redirect_of(await tab.call(NotificationPage.load)) == ""
    page = await tab.of(NotificationPage)
    assert (page.is_gone, page.note.title) == (True, "H is no longer offered")


async def test_the_list_reads_in_the_language_it_is_looked_at_in(db, open_tab) -> None:
    asha = await person(db)
    await notify(db, "home_gone", to=asha.id, home="H")
    tab = open_tab(cookies=await cookie_of(db, asha), language="hi")
    await tab.call(NotificationsPage.load)
    page = await tab.of(NotificationsPage)
    assert (page.days[0].label, page.days[0].notes[0].title) == ("आज", "H अब उपलब्ध नहीं है")
    unwatch("tab", NotificationsPage)


async def test_settings_act_at_once_and_say_why_a_channel_is_silent(db, open_tab) -> None:
    asha = await person(db)
    tab = open_tab(cookies=await cookie_of(db, asha))
    await tab.call(NotificationSettings.load)
    page = await tab.of(NotificationSettings)
    assert page.on["transactional.email"]
    assert not page.on["transactional.sms"]
    assert page.off["email"] == "your account has no confirmed email address."
    assert (page.off["sms"], page.fixed["transactional.email"]) == ("", False)

    await tab.call(NotificationSettings.choose, "transactional", "sms", True)
    await tab.call(NotificationSettings.switch, "price_drops", False)
    await tab.call(NotificationSettings.choose, "marketing", "in_app", False)
    assert page.on["transactional.sms"]
    assert not page.on["system.sms"]
    assert not page.on["price_drops"]
    assert not page.on["marketing.push"]
    assert page.fixed["marketing.sms"]
    await db.refresh(asha)
    assert asha.notification_settings["promotional"] is False
    assert Wishes(asha.notification_settings).stops(KINDS["price_drop"])

    for category, channel in (("transactional", "in_app"), ("x", "sms"), ("system", "pigeon")):
        await tab.call(NotificationSettings.choose, category, channel, True)
        assert page.refusal.code == "channel_unknown"


async def test_a_channel_without_a_provider_is_off_and_explained(db, open_tab, monkeypatch) -> None:
    monkeypatch.setattr(choosing, "gateway_of", lambda _channel: None)
    tab = open_tab(cookies=await cookie_of(db, await person(db)))
    await tab.call(NotificationSettings.load)
    page = await tab.of(NotificationSettings)
    assert page.off["sms"] == "no provider is configured here, so nothing is sent."
    assert (page.on["transactional.push"], page.fixed["transactional.push"]) == (False, True)
    assert page.on["transactional.in_app"]


async def test_quiet_hours_are_checked_and_kept(db, open_tab) -> None:
    asha = await person(db)
    tab = open_tab(cookies=await cookie_of(db, asha))
    page = await tab.of(NotificationSettings)
    await tab.call(
        NotificationSettings.save_quiet, {"quiet": "on", "begins": "23:00", "ends": "23:00"}
    )
    assert (page.refusal.code, page.refusal.field) == ("quiet_empty", "ends")
    await tab.call(NotificationSettings.save_quiet, {"quiet": "on", "begins": "x", "ends": "07:00"})
    assert (page.refusal.code, page.refusal.field) == ("clock_unreadable", "begins")
    await tab.call(
        NotificationSettings.save_quiet, {"quiet": "on", "begins": "23:00", "ends": "07:00"}
    )
    assert (page.saved, page.quiet, page.begins, page.ends) == (True, True, "23:00", "07:00")


FORM = {
    "type_key": "admin_broadcast",
    "title_en": "Hello",
    "title_hi": "नमस्ते",
    "body_en": "Body",
    "body_hi": "बात",
    "link": "/search",
    "role": "user",
    "active_days": "",
    "day": "",
}


async def test_a_broadcast_is_previewed_tested_and_sent_once(db, open_tab) -> None:
    boss, asha = await person(db, "admin"), await person(db)
    tab = open_tab(cookies=await cookie_of(db, boss), path="/admin/broadcast")
    await tab.call(BroadcastPage.load)
    page = await tab.of(BroadcastPage)
    await tab.call(BroadcastPage.send)
    assert page.refusal.code == "broadcast_preview"
    await tab.call(BroadcastPage.preview, {**FORM, "title_hi": ""})
    assert (page.errors["title_hi"], page.previewed) == ("Write it in both languages.", False)
    await tab.call(BroadcastPage.preview, {**FORM, "day": "tomorrow"})
    assert "scheduled_for" in page.errors

    await tab.call(BroadcastPage.preview, FORM)
    assert (page.people, page.english.title, page.hindi.body) == ("1", "Hello", "बात")
    await tab.call(BroadcastPage.test)
    await tab.call(Bell.look)
    assert [note.title for note in (await tab.of(Bell)).notes] == ["Hello"]
    draft = page._draft
    await tab.call(BroadcastPage.send)
    page._draft = draft
    await tab.call(BroadcastPage.send)
    [one] = page.sent
    assert (one.title, one.status, one.can_cancel) == ("Hello", "Scheduled", True)
    await send_portions(UUID(one.id), at=now())
    await tab.call(BroadcastPage.renew)
    [one] = page.sent
    assert (one.status, one.told, one.who) == ("Sent", "1", "People")
    theirs = open_tab(cookies=await cookie_of(db, asha))
    await theirs.call(Bell.recount)
    assert (await theirs.of(Bell)).unread == 1
    unwatch("tab", BroadcastPage)


async def test_one_for_later_can_be_called_off(db, open_tab) -> None:
    boss = await person(db, "admin")
    tab = open_tab(cookies=await cookie_of(db, boss))
    await tab.call(BroadcastPage.load)
    later = (today() + timedelta(days=3)).isoformat()
    await tab.call(BroadcastPage.preview, {**FORM, "role": "", "day": later, "clock": "18:30"})
    page = await tab.of(BroadcastPage)
    assert page.when.endswith("18:30")
    await tab.call(BroadcastPage.send)
    await tab.call(BroadcastPage.cancel, page.sent[0].id)
    assert page.sent[0].status == "Cancelled"
    unwatch("tab", BroadcastPage)
