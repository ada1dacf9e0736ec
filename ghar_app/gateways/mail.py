"""Sending a mail at once. Without a provider it goes to the outbox, or is clearly refused."""

from uuid import uuid4

from ghar_app.catalogue import Language, translate
from ghar_app.db import Db
from ghar_app.gateways.messages import Message, Undelivered
from ghar_app.gateways.outbox import OutboxMessage, keep
from ghar_app.gateways.smtp import Smtp
from ghar_app.refusals import Refused
from ghar_app.settings import settings


def mail_works() -> bool:
    """Whether a mail arrives anywhere."""
    return settings().smtp_url is not None or settings().shows_outbox


async def send_mail(
    db: Db, to: str, key: str, language: Language, *, code: str | None = None, **details: object
) -> None:
    """Send the catalogue's sentences `key.subject` and `key.body`. Refused `mail_off`.

    Also when the configured server does not take it: whoever waits for a code is told at once.
    """
    if not mail_works():
        raise Refused("mail_off")
    subject = translate(f"{key}.subject", language, code=code, **details)
    body = translate(f"{key}.body", language, code=code, **details)
    if settings().smtp_url is None:
        message = OutboxMessage(
            channel="email", recipient=to, subject=subject, body=body, code=code
        )
        await keep(db, message)
        return
    try:
        await Smtp().send(Message(key=str(uuid4()), recipient=to, subject=subject, body=body))
    except Undelivered as error:
        raise Refused("mail_off", retry_after=60) from error
