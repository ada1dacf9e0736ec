"""What somebody wants to hear, where and when: read from `users.notification_settings`.

    {"channels": {"email": {"marketing": false}, "sms": {"transactional": true}},
     "promotional": false, "types": {"price_drop": false},
     "quiet_hours": {"on": true, "from": "22:00", "until": "08:00"}}

What is not there is at its default. For marketing no opt-out may stand anywhere: one explicit
false is enough, whatever another setting says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from ghar_app.clock import IST, in_india
from ghar_app.models.notify.kinds import Category, Channel, Kind, Priority

DEFAULTS = {
    Channel.IN_APP: True,
    Channel.PUSH: True,
    Channel.EMAIL: True,
    Channel.SMS: False,
    Channel.WHATSAPP: False,
}
PROMOTIONAL = ("promotional", "promotions", "marketing")
"""Any of these that is false stops all marketing."""
QUIET_FROM, QUIET_UNTIL = time(22), time(8)


@dataclass(frozen=True)
class QuietHours:
    """Clock times in India; the window may span midnight."""

    on: bool = False
    begins: time = QUIET_FROM
    ends: time = QUIET_UNTIL

    def until(self, at: datetime) -> datetime | None:
        """When the quiet ends that reigns at a moment (UTC); None when there is none."""
        local = in_india(at)
        if not self.on or self.begins == self.ends or not self._covers(local.time()):
            return None
        day = local.date()
        if local.time() >= self.ends:
            day += timedelta(days=1)
        return datetime.combine(day, self.ends, IST).astimezone(UTC)

    def _covers(self, clock: time) -> bool:
        if self.begins < self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends


@dataclass(frozen=True)
class Wishes:
    """One person's settings."""

    settings: Mapping[str, Any]

    def wants(self, kind: Kind, channel: Channel) -> bool:
        """Whether a kind may travel this road to this person; the in-app row always may."""
        if self.stops(kind):
            return False
        if channel is Channel.IN_APP:
            return True
        return self.channel_on(channel, kind.category)

    def channel_on(self, channel: Channel, category: Category) -> bool:
        """What the settings page shows where a channel and a category meet."""
        chosen = _table(self.settings, "channels").get(channel.value)
        if isinstance(chosen, bool):
            return chosen
        if isinstance(chosen, Mapping) and isinstance(chosen.get(category.value), bool):
            return chosen[category.value]
        return DEFAULTS[channel]

    def stops(self, kind: Kind) -> bool:
        """An explicit no to this kind. Nothing stops what is critical."""
        if kind.priority is Priority.CRITICAL:
            return False
        types = _table(self.settings, "types")
        flags = [types.get(kind.key)]
        if kind.opt_in:
            flags += [types.get(kind.opt_in), self.settings.get(kind.opt_in)]
        if kind.is_marketing:
            categories = _table(self.settings, "categories")
            flags += [self.settings.get(name) for name in (*PROMOTIONAL, kind.key)]
            flags += [categories.get(name) for name in PROMOTIONAL]
        return any(flag is False for flag in flags)

    @property
    def quiet_hours(self) -> QuietHours:
        """The hours in which nothing rings."""
        chosen = _table(self.settings, "quiet_hours")
        return QuietHours(
            on=chosen.get("on") is True,
            begins=_clock(chosen.get("from"), QUIET_FROM),
            ends=_clock(chosen.get("until"), QUIET_UNTIL),
        )


def _table(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = settings.get(name)
    return found if isinstance(found, Mapping) else {}


def _clock(text: object, otherwise: time) -> time:
    try:
        return time.fromisoformat(str(text))
    except ValueError:
        return otherwise
