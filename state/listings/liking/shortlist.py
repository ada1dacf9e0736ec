"""/shortlist/<key>: homes that several people weigh, their votes, and the order that follows."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from ghar_app.catalogue import Language, translate
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Shortlist
from ghar_app.models.listings.shortlists import keeping
from ghar_app.models.listings.shortlists.ranking import Placed
from ghar_app.models.listings.shortlists.reading import Contents, Listed, contents
from ghar_app.models.listings.shortlists.voting import (
    Dealbreaker,
    list_topic,
    rule_out,
    vote,
)
from ghar_app.refusals import NotFound
from ghar_app.settings import settings
from state.listings.cards import CardView, card
from state.live import watch
from state.refusals import shows_refusals
from state.shell import SignedIn
from state.toasts import told

WAITING, SHOWN, MISSING = "waiting", "shown", "missing"


@dataclass(frozen=True)
class TagView:
    """A dealbreaker the viewer may name."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class ListedView:
    """One home. `mine` is the viewer's vote; `votes` lines say who voted how."""

    id: str
    card: CardView
    place: str
    why: str
    is_out: bool
    note: str
    mine: str
    yes: int
    maybe: int
    no: int
    votes: list[str]
    tags: list[TagView]


class ShortlistPage(SignedIn, rx.State):
    """A shared list. Whoever has the link may look, whoever is signed in may vote."""

    phase: str = WAITING
    name: str = ""
    homes: list[ListedView] = []
    is_mine: bool = False
    may_vote: bool = False
    link: str = ""
    renaming: bool = False
    ending: bool = False

    _key: str = ""
    _own: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Open the list of the address."""
        self._key = str(self.router.url.path).rstrip("/").rpartition("/")[2]
        try:
            async with transaction() as db:
                viewer = await self._viewer(db)
                await self._show(db, viewer)
        except NotFound:
            self.phase, self.homes, self.name = MISSING, [], ""

    @rx.event
    @shows_refusals
    async def renew(self) -> None:
        """Somebody voted in another browser."""
        try:
            async with transaction() as db:
                await self._show(db, await self._viewer(db))
        except NotFound:
            self.phase, self.homes, self.name = MISSING, [], ""

    @rx.event
    @shows_refusals
    async def vote(self, home: str, choice: str) -> None:
        """Vote on a home; the same again takes the vote back."""
        async with transaction() as db:
            me = await self._me(db)
            found = await Shortlist.reachable(db, by=me, key=self._key)
            await vote(db, found, home, choice, by=me)
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def rule_out(self, home: str, tag: str) -> None:
        """Name a dealbreaker; the same again takes it back."""
        async with transaction() as db:
            me = await self._me(db)
            found = await Shortlist.reachable(db, by=me, key=self._key)
            await rule_out(db, found, home, tag, by=me)
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def share(self) -> None:
        """Make the link that others may open."""
        async with transaction() as db:
            me = await self._me(db)
            await keeping.share(db, self._own, by=me)
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def unshare(self) -> Any:
        """The link leads nowhere from here on."""
        async with transaction() as db:
            me = await self._me(db)
            await keeping.unshare(db, self._own, by=me)
            self._key = self._own
            await self._show(db, me)
        words = translate("likes.lists.unshared", self._language)
        return [told(words, self._language), rx.redirect(f"/shortlist/{self._own}", replace=True)]

    @rx.event
    @shows_refusals
    async def take_off(self, home: str) -> None:
        """Take a home off the list."""
        async with transaction() as db:
            me = await self._me(db)
            await keeping.take_off(db, self._own, home, by=me)
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def write(self, home: str, text: str) -> None:
        """What the owner says to everybody about a home."""
        async with transaction() as db:
            me = await self._me(db)
            await keeping.note(db, self._own, home, text, by=me)
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def ask_name(self) -> None:
        """The dialog with the list's name."""
        self.renaming, self.errors = True, {}

    @rx.event
    @shows_refusals
    async def rename(self, form: dict[str, str]) -> None:
        """Call the list something else."""
        async with transaction() as db:
            me = await self._me(db)
            await keeping.rename(db, self._own, str(form.get("name", "")), by=me)
            await self._show(db, me)
        self.renaming = False

    @rx.event
    @shows_refusals
    async def weigh_end(self) -> None:
        """Ask before the list is deleted."""
        self.ending = True

    @rx.event
    @shows_refusals
    async def close(self) -> None:
        """A dialog was closed."""
        self.renaming = self.ending = False

    @rx.event
    @shows_refusals
    async def end_list(self) -> Any:
        """Delete the list with its votes."""
        async with transaction() as db:
            await keeping.end(db, self._own, by=await self._me(db))
        self.ending = False
        return rx.redirect("/favourites")

    async def _show(self, db: Db, viewer: User | None) -> None:
        found = await Shortlist.reachable(db, by=viewer, key=self._key)
        inside = await contents(db, found)
        self.is_mine = viewer is not None and found.owner_id == viewer.id
        self.may_vote = viewer is not None
        self._own = str(found.public_id) if self.is_mine else ""
        shared = f"{settings().base_url}/shortlist/{found.share_token}"
        self.link = shared if self.is_mine and found.share_token else ""
        self.name, self.phase = found.name, SHOWN
        here = self.router.session.client_token
        watch(list_topic(found.id), here, ShortlistPage, ShortlistPage.renew)
        self.homes = [_view(one, inside, viewer, self._language) for one in inside.homes]


def _view(
    one: Placed[Listed], inside: Contents, viewer: User | None, language: Language
) -> ListedView:
    votes = one.item.votes
    mine = votes.get(str(viewer.id), {}) if viewer is not None else {}
    gone = translate(f"likes.gone.{one.item.gone}", language) if one.item.gone else ""
    view = card(one.item.home, language)
    return ListedView(
        id=view.id,
        card=CardView(**{**vars(view), "gone": gone}),
        place=str(one.place),
        why=_why(one, language),
        is_out=one.why == "ruled_out",
        note=one.item.note,
        mine=mine.get("vote", ""),
        yes=one.tally.yes,
        maybe=one.tally.maybe,
        no=one.tally.no,
        # Names are for people who sign in; a link may have gone further than was meant.
        votes=[] if viewer is None else _said(votes, inside.names, language),
        tags=[
            TagView(
                tag, translate(f"likes.dealbreaker.{tag}", language), tag in mine.get("tags", [])
            )
            for tag in Dealbreaker
        ],
    )


def _why(one: Placed[Listed], language: Language) -> str:
    tally = one.tally
    if one.why == "unvoted":
        return translate("likes.why.unvoted", language)
    if one.why == "ruled_out":
        named = ", ".join(
            translate(f"likes.dealbreaker.{tag}", language) for tag, _ in tally.breakers
        )
        return translate("likes.why.ruled_out", language, n=tally.ruled_out_by, tags=named)
    counts = translate("likes.why.counts", language, yes=tally.yes, maybe=tally.maybe, no=tally.no)
    if one.why == "leads" and one.margin == 0:
        return counts
    return f"{counts} {translate(f'likes.why.{one.why}', language, n=one.margin)}"


def _said(votes: dict[str, dict[str, Any]], names: dict[str, str], language: Language) -> list[str]:
    lines = []
    for key, ballot in votes.items():
        who = names.get(key) or translate("likes.somebody", language)
        parts = [ballot["vote"]] if ballot.get("vote") else []
        words = [translate(f"likes.vote.{part}", language) for part in parts]
        words += [translate(f"likes.dealbreaker.{tag}", language) for tag in ballot.get("tags", [])]
        lines.append(translate("likes.said", language, who=who, what=", ".join(words)))
    return lines
