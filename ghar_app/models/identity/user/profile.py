"""What somebody may change about themselves, and the rules on it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ghar_app.refusals import Refused

YOUNGEST, OLDEST = 18, 120
THEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class ProfileChange:
    """The profile form. `seen` is the row's `updated_at` when the form was filled."""

    full_name: str
    date_of_birth: date | None
    seen: datetime | None = None


class Profile:
    """`role`, `is_active`, `*_verified` and `agent_id` are out of reach of these verbs."""

    if TYPE_CHECKING:
        date_of_birth: datetime | None
        profile_image_url: str | None
        preferences: dict
        updated_at: datetime

        def rename(self, full_name: str) -> None: ...

    def change_profile(self, change: ProfileChange, *, on: date) -> None:
        """Take over the form, on a row from `locked_user`.

        Refused `changed_elsewhere`, `name_length`, `birth_missing`, `birth_future`, `too_young`,
        `too_old`.
        """
        if change.seen is not None and change.seen != self.updated_at:
            raise Refused("changed_elsewhere")
        self.rename(change.full_name)
        self.be_born(change.date_of_birth, on=on)

    def be_born(self, day: date | None, *, on: date) -> None:
        """Set the date of birth, of somebody 18 to 120 years old on the day `on`.

        An empty one is refused once there was one: the gate would close behind the person.
        """
        if day is None:
            if self.date_of_birth is not None:
                raise Refused("birth_missing", field="date_of_birth")
            return
        if day > on:
            raise Refused("birth_future", field="date_of_birth")
        age = years_between(day, on)
        if age < YOUNGEST:
            raise Refused("too_young", field="date_of_birth", n=YOUNGEST)
        if age > OLDEST:
            raise Refused("too_old", field="date_of_birth", n=OLDEST)
        self.date_of_birth = datetime(day.year, day.month, day.day, tzinfo=UTC)

    def prefer(self, **wishes: Any) -> None:
        """Merge preferences key by key; None leaves a key as it is.

        Refused `language_unknown`, `theme_unknown`. `shortcuts` are keys of a single letter.
        """
        given = {key: value for key, value in wishes.items() if value is not None}
        if given.get("language", "en") not in ("en", "hi"):
            raise Refused("language_unknown", field="language")
        if given.get("theme", "system") not in THEMES:
            raise Refused("theme_unknown", field="theme")
        self.preferences = {**self.preferences, **given}

    def show_picture(self, url: str | None) -> None:
        """Set the picture's address. Refused `picture_address` unless it is absolute http(s)."""
        if url is not None:
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise Refused("picture_address", field="profile_image_url")
        self.profile_image_url = url


def years_between(born: date, on: date) -> int:
    """Completed years; somebody born on 29 February turns a year older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
