"""The box beside a home: its number, a question to its owner, a report."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from ghar_app import formats
from ghar_app.catalogue import translate
from ghar_app.clock import in_india, now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.listings.contact import ask, reveal, revealed
from ghar_app.models.listings.reporting import report
from ghar_app.models.messaging.starting import start
from state.refusals import shows_refusals
from state.shell import SignedIn

NUMBER, QUESTION, REPORT, MESSAGE = "number", "question", "report", "message"


@dataclass(frozen=True)
class NumberView:
    """Whom to call: as people read it, as a phone dials it, and since when it is known."""

    name: str = ""
    phone: str = ""
    href: str = ""
    receipt: str = ""


class ContactBox(SignedIn, rx.State):
    """`of` is the home that number and notice belong to: another page shows neither."""

    of: str = ""
    number: NumberView = NumberView()
    notice: str = ""
    open: str = ""
    draft: dict[str, str] = {}

    @rx.event
    @shows_refusals
    async def arrive(self, home: str) -> Any:
        """The page is there: a number that is known already, and what sign-in interrupted."""
        self.of, self.number, self.notice, self.open = str(home), NumberView(), "", ""
        async with transaction() as db:
            viewer = await self._viewer(db)
            if viewer is None:
                return None
            there = await self._home(db, viewer, home)
            found = await revealed(db, there, by=viewer)
            if found is not None:
                self._show(found)
        show: Any = ContactBox.show_number
        write: Any = ContactBox.write_to_owner
        match self.router.url.query_parameters.get("resume", ""):
            case "number":
                return show(home)
            case "message":
                return write(home)
            case "question" | "report" as act:
                self.open = act
        return None

    @rx.event
    @shows_refusals
    async def show_number(self, home: str) -> None:
        """Show it, and tell its owner."""
        async with transaction() as db:
            me = await self._me(db, resume=NUMBER)
            there = await self._home(db, me, home)
            self._show(await reveal(db, there, by=me, at=now()))

    @rx.event
    @shows_refusals
    async def open_dialog(self, which: str) -> None:
        """Open the question or the report; signing in comes first."""
        async with transaction() as db:
            act = REPORT if which == REPORT else QUESTION
            await self._me(db, resume=act)
        self.open = act

    @rx.event
    async def close(self) -> None:
        """Close the dialog; what was typed in it stays for the next time."""
        self.open = ""
        self._forget_refusal()

    @rx.event
    @shows_refusals
    async def send_question(self, form: dict[str, Any]) -> None:
        """Ask the owner. What was typed stays when it is refused."""
        self.draft = {"message": str(form.get("message", ""))}
        async with transaction() as db:
            me = await self._me(db, resume=QUESTION)
            there = await self._home(db, me, self.of)
            await ask(
                db,
                there,
                by=me,
                interest=str(form.get("interest", "")),
                message=self.draft["message"],
                method=str(form.get("method", "")),
            )
        self.open, self.draft = "", {}
        self.notice = translate("contact.asked", self._language)

    @rx.event
    @shows_refusals
    async def write_to_owner(self, home: str) -> Any:
        """On to the conversation with the owner; it begins at the first press."""
        async with transaction() as db:
            me = await self._me(db, resume=MESSAGE)
            there = await self._home(db, me, home)
            thread = await start(db, there, by=me, at=now())
        return rx.redirect(f"/chats/{thread.public_id}")

    @rx.event
    @shows_refusals
    async def send_report(self, form: dict[str, Any]) -> None:
        """Tell the moderators."""
        async with transaction() as db:
            me = await self._me(db, resume=REPORT)
            there = await self._home(db, me, self.of)
            await report(
                db,
                there,
                by=me,
                reason=str(form.get("reason", "")),
                note=str(form.get("note", "")),
                at=now(),
            )
        self.open = ""
        self.notice = translate("contact.reported", self._language)

    async def _home(self, db: Db, me: User, home: str) -> Property:
        found = await Property.reachable(db, by=me, public_id=str(home))
        if self.of != str(home):
            self.of, self.number, self.notice = str(home), NumberView(), ""
        return found

    def _show(self, contact: Any) -> None:
        day = formats.day(in_india(contact.since).date(), self._language)
        self.number = NumberView(
            name=contact.name,
            phone=formats.phone(contact.phone),
            href=f"tel:{contact.phone}",
            receipt=translate("contact.receipt", self._language, day=day),
        )
