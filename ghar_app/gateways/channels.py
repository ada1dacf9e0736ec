"""Which gateway serves a channel here and now."""

from ghar_app.gateways.messages import Gateway
from ghar_app.gateways.outbox import Outbox
from ghar_app.gateways.smtp import Smtp
from ghar_app.settings import settings


def gateway_of(channel: str) -> Gateway | None:
    """The road of `email`, `sms`, `whatsapp` or `push`; None when no provider is configured."""
    if channel == "email" and settings().smtp_url is not None:
        return Smtp()
    return Outbox(channel) if settings().shows_outbox else None
