"""The devices page: where one is signed in, and ending it."""

from dataclasses import dataclass
from uuid import UUID

import reflex as rx

from ghar_app.catalogue import Language, translate
from ghar_app.db import transaction
from ghar_app.formats import moment
from ghar_app.models.identity import UserSession
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.session.devices import devices, revoke, revoke_all_but
from ghar_app.refusals import NotFound
from state.refusals import shows_refusals
from state.shell import SignedIn


@dataclass(frozen=True)
class DeviceView:
    """One signed-in browser."""

    id: str
    name: str
    address: str
    used: str
    since: str
    is_this: bool


class DevicesPage(SignedIn, rx.State):
    """/account/devices."""

    devices: list[DeviceView] = []
    ready: bool = False
    notice: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """List this person's live sessions."""
        self.notice = ""
        await self._list()

    @rx.event
    @shows_refusals
    async def revoke(self, device: str) -> None:
        """Sign one browser out; it is out on its next click."""
        name = next((view.name for view in self.devices if view.id == device), "")
        async with transaction() as db:
            session, me = await self._my_session(db)
            await revoke(db, me, _id(device))
            await record(
                db,
                "session.revoked",
                actor=me,
                entity_type="user_session",
                entity_id=device,
                session_id=session.id,
                ip=session.ip_address,
            )
        await self._list()
        self.notice = translate("identity.device_revoked", self._language, device=name)

    @rx.event
    @shows_refusals
    async def revoke_others(self) -> None:
        """Sign every other browser out."""
        async with transaction() as db:
            session, me = await self._my_session(db)
            ended = await revoke_all_but(db, me, session.id)
            await record(
                db,
                "session.revoked_others",
                actor=me,
                entity_type="user",
                entity_id=me.id,
                after={"ended": ended},
                session_id=session.id,
                ip=session.ip_address,
            )
        await self._list()
        self.notice = translate("identity.devices_revoked", self._language, n=ended)

    async def _list(self) -> None:
        async with transaction() as db:
            session, me = await self._my_session(db)
            found = await devices(db, me)
        language = self._language
        self.devices = [_view(row, row.id == session.id, language) for row in found]
        self.ready = True


def _id(device: str) -> UUID:
    try:
        return UUID(str(device))
    except ValueError:
        raise NotFound("device") from None


def _view(row: UserSession, is_this: bool, language: Language) -> DeviceView:
    return DeviceView(
        id=str(row.id),
        name=row.device_label or translate("identity.device_unknown", language),
        address=row.ip_address or "",
        used=moment(row.last_used_at, language),
        since=translate("identity.device_since", language, when=moment(row.created_at, language)),
        is_this=is_this,
    )
