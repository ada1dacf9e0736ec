"""Mail by SMTP, where GHAR_SMTP_URL says so: smtp://user:password@host:587, smtps://… for TLS.

aiosmtplib was chosen because it speaks SMTP without a thread of its own, is kept, and is MIT.
"""

from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

import aiosmtplib

from ghar_app.gateways.messages import Message, Undelivered
from ghar_app.settings import settings

_PATIENCE_S = 15


class Smtp:
    """The configured server. A Message-ID made of the key lets it and readers tell repeats."""

    knows_keys = False

    async def send(self, message: Message) -> str:
        """Hand a mail over; its Message-ID. Raises Undelivered."""
        address = _address()
        mail = _mail(message, address)
        try:
            await aiosmtplib.send(
                mail,
                hostname=address.hostname,
                port=address.port,
                username=unquote(address.username) if address.username else None,
                password=unquote(address.password) if address.password else None,
                use_tls=address.scheme == "smtps",
                timeout=_PATIENCE_S,
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            refusals = [one.code for one in error.recipients]
            permanent = all(code >= 500 for code in refusals)
            raise Undelivered("recipient", permanent=permanent, bad_recipient=permanent) from error
        except aiosmtplib.SMTPAuthenticationError as error:
            # Our own key is wrong, not this mail: it may go once that is put right.
            raise Undelivered("authentication", permanent=False) from error
        except aiosmtplib.SMTPResponseException as error:
            raise Undelivered(f"smtp_{error.code}", permanent=error.code >= 500) from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise Undelivered("unreachable", permanent=False) from error
        return mail["Message-ID"]


def _address() -> SplitResult:
    url = settings().smtp_url
    assert url is not None
    return urlsplit(url.get_secret_value())


def _mail(message: Message, address: SplitResult) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = settings().mail_from
    mail["To"] = message.recipient
    # A line break in a header would begin another header.
    mail["Subject"] = " ".join(message.subject.split())
    mail["Message-ID"] = f"<{message.key}@{urlsplit(settings().base_url).hostname}>"
    mail["Auto-Submitted"] = "auto-generated"
    if message.unsubscribe:
        mail["List-Unsubscribe"] = f"<{message.unsubscribe}>"
    mail.set_content(message.body)
    return mail
