"""Changing what one is told, where and when."""

from datetime import time
from typing import Any

from ghar_app.db import Db
from ghar_app.gateways.channels import gateway_of
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.models.notify.kinds import KINDS, OUTWARD, Category, Channel
from ghar_app.models.notify.wishes import Wishes
from ghar_app.refusals import Refused

SWITCHES = sorted({kind.opt_in for kind in KINDS.values() if kind.opt_in})
"""What can be turned off one by one, whatever the channel."""


def off_because(user: User, channel: Channel, *, devices: int) -> str:
    """Why a channel reaches this person with nothing at present; empty when it does.

    `no_provider`, `no_email`, `no_phone` or `no_device`.
    """
    if channel is Channel.IN_APP:
        return ""
    if gateway_of(channel) is None:
        return "no_provider"
    if channel is Channel.EMAIL:
        return "" if user.email and user.email_verified else "no_email"
    if channel is Channel.PUSH:
        return "" if devices else "no_device"
    return "" if user.phone and user.phone_verified else "no_phone"


async def choose_channel(db: Db, *, by: User, channel: str, category: str, on: bool) -> User:
    """Open or close a channel for a category. For marketing `in_app` is all of it.

    Refused `channel_unknown`, also for the in-app list of anything else: that is always kept.
    """
    user = await locked_user(db, by.id)
    if channel == Channel.IN_APP and category == Category.MARKETING:
        return _keep(user, promotional=on)
    if channel not in OUTWARD or category not in list(Category):
        raise Refused("channel_unknown")
    channels = dict(user.notification_settings.get("channels") or {})
    wishes = Wishes(user.notification_settings)
    each = {one.value: wishes.channel_on(Channel(channel), one) for one in Category}
    channels[channel] = {**each, category: on}
    return _keep(user, channels=channels)


async def choose_switch(db: Db, *, by: User, name: str, on: bool) -> User:
    """Turn a sort of news on or off. Refused `channel_unknown`."""
    if name not in SWITCHES:
        raise Refused("channel_unknown")
    user = await locked_user(db, by.id)
    types = dict(user.notification_settings.get("types") or {})
    return _keep(user, types={**types, name: on})


async def keep_quiet(db: Db, *, by: User, on: bool, begins: str, ends: str) -> User:
    """Set the quiet hours, HH:MM by India's clocks. Refused `clock_unreadable`, `quiet_empty`."""
    hours = {"from": _clock(begins, "begins"), "until": _clock(ends, "ends")}
    if on and hours["from"] == hours["until"]:
        raise Refused("quiet_empty", field="ends")
    user = await locked_user(db, by.id)
    return _keep(user, quiet_hours={"on": on, **hours})


def _keep(user: User, **changed: Any) -> User:
    user.notification_settings = {**user.notification_settings, **changed}
    return user


def _clock(text: str, field: str) -> str:
    try:
        return time.fromisoformat(text).strftime("%H:%M")
    except ValueError:
        raise Refused("clock_unreadable", field=field) from None
