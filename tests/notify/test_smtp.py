"""Mail goes through a real SMTP server where one is configured."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from ghar_app.gateways.mail import mail_works, send_mail
from ghar_app.gateways.messages import Message, Undelivered
from ghar_app.gateways.smtp import Smtp
from ghar_app.models.notify import notify
from ghar_app.models.notify.delivering import deliver
from ghar_app.refusals import Refused
from ghar_app.settings import settings
from tests.notify.people import deliveries, reachable
from tests.serving import free_port


class Postman:
    """Takes mails, except for `nobody@…` (never) and `full@…` (not now)."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list
    ) -> str:
        """Say whether a recipient is known."""
        if address.startswith("nobody@"):
            return "550 unknown"
        if address.startswith("full@"):
            return "452 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keep a mail."""
        assert envelope.content is not None
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(message_from_bytes(content, policy=default))  # type: ignore[arg-type]
        return "250 OK"


@pytest.fixture
def postman(monkeypatch: pytest.MonkeyPatch) -> Iterator[Postman]:
    """A mail server of this test, and the product configured to use it."""
    found, port = Postman(), free_port()
    server = Controller(found, hostname="127.0.0.1", port=port)
    server.start()
    monkeypatch.setenv("GHAR_SMTP_URL", f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv("GHAR_MAIL_FROM", "Ghar <hello@ghar.example>")
    settings.cache_clear()
    yield found
    server.stop()
    monkeypatch.undo()
    settings.cache_clear()


async def test_a_notification_arrives_as_a_mail(db, postman) -> None:
    asha = await reachable(db, email="asha@example.in", preferences={"language": "hi"})
    line = await notify(db, "discount_offer", to=asha.id, title="छूट\r\nBcc: x@y.in", body="कम")
    email = (await deliveries(db, line))["email"]
    await deliver(email.id)
    [mail] = postman.mails
    assert mail["To"] == "asha@example.in"
    assert mail["From"] == "Ghar <hello@ghar.example>"
    assert mail["Subject"] == "छूट Bcc: x@y.in"
    assert mail["Bcc"] is None
    assert mail["List-Unsubscribe"] == "<http://localhost:3000/account/notifications>"
    assert mail["Message-ID"] == f"<{email.id}@localhost>"
    assert mail.get_content().startswith("कम")
    row = (await deliveries(db, line))["email"]
    assert (row.status, row.provider_message_id) == ("sent", mail["Message-ID"])


@pytest.mark.parametrize(
    ("recipient", "permanent"), [("nobody@example.in", True), ("full@example.in", False)]
)
async def test_a_refusal_says_whether_to_try_again(postman, recipient, permanent) -> None:
    with pytest.raises(Undelivered) as refused:
        await Smtp().send(Message(key="k", recipient=recipient, subject="s", body="b"))
    assert (refused.value.permanent, refused.value.bad_recipient) == (permanent, permanent)
    assert postman.mails == []


async def test_a_code_goes_the_same_way_and_says_at_once_when_it_cannot(
    db, postman, monkeypatch
) -> None:
    await send_mail(db, "asha@example.in", "identity.code_mail", "en", code="123456", n=10)
    assert "123456" in str(postman.mails[0])
    monkeypatch.setenv("GHAR_SMTP_URL", f"smtp://127.0.0.1:{free_port()}")
    settings.cache_clear()
    assert mail_works()
    with pytest.raises(Refused, match="mail_off"):
        await send_mail(db, "asha@example.in", "identity.code_mail", "en", code="123456", n=10)


def test_an_address_that_is_none_stops_the_start(monkeypatch) -> None:
    settings.cache_clear()
    monkeypatch.setenv("GHAR_SMTP_URL", "mail.example")
    with pytest.raises(ValueError, match="GHAR_SMTP_URL reads"):
        settings()
    monkeypatch.undo()
    settings.cache_clear()
