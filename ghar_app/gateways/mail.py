"""Sending a mail. Without a provider it goes to the outbox, or is clearly refused."""

from ghar_app.catalogue import Language, translate
from ghar_app.db import Db
from ghar_app.gateways.outbox import OutboxMessage, keep
from ghar_app.refusals import Refused
from ghar_app.settings import settings


def mail_works() -> bool:
    """Whether a mail arrives anywhere."""
    return settings().shows_outbox


async def send_mail(
    db: Db, to: str, key: str, language: Language, *, code: str | None = None, **details: object
) -> None:
    """Send the catalogue's sentences `key.subject` and `key.body`. Refused `mail_off`."""
    if not mail_works():
        raise Refused("mail_off")
    message = OutboxMessage(
        channel="email",
        recipient=to,
        subject=translate(f"{key}.subject", language, code=code, **details),
        body=translate(f"{key}.body", language, code=code, **details),
        code=code,
    )
    await keep(db, message)
