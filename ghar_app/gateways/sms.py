"""Sending a text message. Without a provider it goes to the outbox, or is clearly refused."""

from ghar_app.catalogue import Language, translate
from ghar_app.db import Db
from ghar_app.gateways.outbox import OutboxMessage, keep
from ghar_app.refusals import Refused
from ghar_app.settings import settings


def sms_works() -> bool:
    """Whether a text message arrives anywhere."""
    return settings().shows_outbox


async def send_sms(
    db: Db, to: str, key: str, language: Language, *, code: str | None = None, **details: object
) -> None:
    """Send the catalogue's sentence `key` to a number (E.164). Refused `sms_off`."""
    if not sms_works():
        raise Refused("sms_off")
    body = translate(key, language, code=code, **details)
    await keep(db, OutboxMessage(channel="sms", recipient=to, body=body, code=code))
