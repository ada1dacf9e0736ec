"""Two people and a home, and what they are told."""

from dataclasses import dataclass, field

import pytest

from ghar_app.models.visits import telling
from tests.factories.identity import person
from tests.factories.listings import home


@dataclass
class Told:
    """Notifications of a test: (kind, account), in order."""

    sent: list[tuple[str, int]] = field(default_factory=list)

    def take(self) -> set[tuple[str, int]]:
        """What was sent since the last look."""
        found, self.sent = set(self.sent), []
        return found


@pytest.fixture
def told(monkeypatch) -> Told:
    """Catches notifications where visits send them."""
    made = Told()

    async def note(db, kind, *, to, **_details) -> None:
        made.sent.append((kind, to))

    monkeypatch.setattr(telling, "notify", note)
    return made


@pytest.fixture
async def seeker(db):
    return await person(db)


@pytest.fixture
async def owner(db):
    return await person(db)


@pytest.fixture
async def place(db, owner):
    return await home(db, owner)
