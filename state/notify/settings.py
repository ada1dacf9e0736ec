"""/account/notifications: channels by category, quiet hours."""

from itertools import product

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.notify.choosing import (
    SWITCHES,
    choose_channel,
    choose_switch,
    keep_quiet,
    off_because,
)
from ghar_app.models.notify.devices import count_devices
from ghar_app.models.notify.kinds import Category, Channel
from ghar_app.models.notify.wishes import PROMOTIONAL, Wishes
from state.refusals import shows_refusals
from state.shell import SignedIn


class NotificationSettings(SignedIn, rx.State):
    """`on` and `fixed` by `<category>.<channel>` (`on` also by a switch's name).

    `off` says why a channel reaches nothing.
    """

    ready: bool = False
    on: dict[str, bool] = {}
    fixed: dict[str, bool] = {}
    off: dict[str, str] = {}
    quiet: bool = False
    begins: str = "22:00"
    ends: str = "08:00"
    saved: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """What is chosen."""
        self.saved = False
        async with transaction() as db:
            await self._show(db, await self._me(db))

    @rx.event
    @shows_refusals
    async def choose(self, category: str, channel: str, on: bool) -> None:
        """Open or close a channel for a category."""
        self.saved = False
        async with transaction() as db:
            me = await self._me(db)
            me = await choose_channel(db, by=me, channel=channel, category=category, on=on)
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def switch(self, name: str, on: bool) -> None:
        """Turn a sort of news on or off."""
        self.saved = False
        async with transaction() as db:
            me = await self._me(db)
            await self._show(db, await choose_switch(db, by=me, name=name, on=on))

    @rx.event
    @shows_refusals
    async def save_quiet(self, form: dict[str, str]) -> None:
        """Set the quiet hours."""
        self.saved = False
        begins, ends = str(form.get("begins", "")), str(form.get("ends", ""))
        async with transaction() as db:
            me = await self._me(db)
            me = await keep_quiet(db, by=me, on=bool(form.get("quiet")), begins=begins, ends=ends)
            await self._show(db, me)
        self.saved = True

    async def _show(self, db: Db, me: User) -> None:
        wishes, devices = Wishes(me.notification_settings), await count_devices(db, by=me)
        # One flag that is false stops all of it, whatever its name was when it was set.
        promoted = not any(me.notification_settings.get(name) is False for name in PROMOTIONAL)
        reasons = {one: off_because(me, one, devices=devices) for one in Channel}
        types = me.notification_settings.get("types") or {}
        on = {name: types.get(name) is not False for name in SWITCHES}
        fixed = {}
        for category, channel in product(Category, Channel):
            key = f"{category}.{channel}"
            if (category, channel) == (Category.MARKETING, Channel.IN_APP):
                on[key], fixed[key] = promoted, False
                continue
            stopped = category is Category.MARKETING and not promoted
            # What one lacks at present may come: it can be chosen ahead. A provider cannot.
            fixed[key] = stopped or reasons[channel] == "no_provider"
            on[key] = wishes.channel_on(channel, category) and not fixed[key]
        self.on, self.fixed = on, fixed
        self.off = {
            channel.value: translate(f"notify.off.{reason}", self._language) if reason else ""
            for channel, reason in reasons.items()
        }
        hours = wishes.quiet_hours
        self.quiet = hours.on
        self.begins, self.ends = f"{hours.begins:%H:%M}", f"{hours.ends:%H:%M}"
        self.ready = True
