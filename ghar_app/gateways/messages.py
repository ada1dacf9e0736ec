"""A message to the world outside, and what a gateway for one channel promises."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Message:
    """`key` names this message and no other: the same key again is the same message again.

    `link` is an absolute address; `unsubscribe` where one can stop messages of this sort.
    """

    key: str
    recipient: str
    subject: str
    body: str
    link: str = ""
    unsubscribe: str = ""


class Undelivered(Exception):
    """A message was not taken. `permanent`: the same again would not be taken either.

    `bad_recipient`: nothing will ever arrive at this address.
    """

    def __init__(self, code: str, *, permanent: bool, bad_recipient: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.permanent = permanent
        self.bad_recipient = bad_recipient


class Gateway(Protocol):
    """A road to people."""

    knows_keys: bool
    """Whether a key that was taken before is not said again. Where it is, a message whose fate a
    crash left open may be handed over again; where it is not, mail alone may."""

    async def send(self, message: Message) -> str:
        """Hand a message over; the provider's number for it. Raises Undelivered."""
        ...
