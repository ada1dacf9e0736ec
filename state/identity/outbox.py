"""The outbox page: messages that were not really sent. Development only."""

from dataclasses import dataclass

import reflex as rx

from ghar_app.db import transaction
from ghar_app.formats import moment
from ghar_app.gateways.outbox import newest
from state.refusals import shows_refusals
from state.shell import Visitor


@dataclass(frozen=True)
class MessageView:
    """One message."""

    id: int
    channel: str
    recipient: str
    code: str
    subject: str
    body: str
    sent: str


class OutboxPage(Visitor, rx.State):
    """/outbox. In production the model refuses, and the route does not exist."""

    messages: list[MessageView] = []
    ready: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The newest messages first."""
        self.messages = []
        async with transaction() as db:
            rows = await newest(db)
        language = self._language
        self.messages = [
            MessageView(
                id=row.id,
                channel=row.channel,
                recipient=row.recipient,
                code=row.code or "",
                subject=row.subject or "",
                body=row.body,
                sent=moment(row.created_at, language),
            )
            for row in rows
        ]
        self.ready = True
