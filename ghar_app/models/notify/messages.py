"""What a delivery says on its road: the line's words, a template's where there is one, a link."""

from ghar_app.catalogue import Language, known_language, translate
from ghar_app.db import Db
from ghar_app.gateways.messages import Message
from ghar_app.log import log
from ghar_app.models.identity.user import User
from ghar_app.models.notify.devices import live_devices
from ghar_app.models.notify.kinds import Category, Channel
from ghar_app.models.notify.rows import (
    DeviceToken,
    Notification,
    NotificationDelivery,
    NotificationTemplate,
)
from ghar_app.models.notify.words import filled, reread
from ghar_app.settings import settings

SMS_LENGTH = 480
SETTINGS_PAGE = "/account/notifications"


async def address_of(db: Db, row: NotificationDelivery, person: User) -> str | None:
    """Where a road leads to this person: a confirmed address, a live device; None for nowhere."""
    match row.channel:
        case Channel.EMAIL:
            return person.email if person.email_verified else None
        case Channel.SMS | Channel.WHATSAPP:
            return person.phone if person.phone_verified else None
    device = live_devices(person.id).where(DeviceToken.id == row.device_token_id)
    found = (await db.exec(device)).first()
    return found.token if found else None


async def message_for(
    db: Db, row: NotificationDelivery, line: Notification, person: User, address: str
) -> Message:
    """The message in the person's language as it is now."""
    language = known_language(person.preferences.get("language"))
    title, body = await _words(db, row, line, language)
    link = f"{settings().base_url}{line.action_url}" if line.action_url else ""
    manage = f"{settings().base_url}{SETTINGS_PAGE}"
    is_mail = row.channel == Channel.EMAIL
    subject = title if row.channel in (Channel.EMAIL, Channel.PUSH) else ""
    if is_mail:
        text = "\n\n".join(part for part in (body, link) if part)
        text += "\n\n--\n" + translate("notify.mail_footer", language, link=manage)
    elif row.channel == Channel.PUSH:
        text = body
    else:
        text = _short(title, body, link)
    return Message(
        key=str(row.id),
        recipient=address,
        subject=subject,
        body=text,
        link=link,
        unsubscribe=manage if line.category == Category.MARKETING else "",
    )


def _short(title: str, body: str, link: str) -> str:
    """Title, body and link in one text; the body gives way when there is too much of it."""
    ends = f"\n{link}" if link else ""
    room = SMS_LENGTH - len(ends)
    text = f"{title}\n{body}".strip()
    return (text if len(text) <= room else f"{text[: room - 1].rstrip()}…") + ends


async def _words(
    db: Db, row: NotificationDelivery, line: Notification, language: Language
) -> tuple[str, str]:
    blanks = line.data.get("blanks", {})
    if row.template_id is not None:
        template = await db.get(NotificationTemplate, row.template_id)
        if template is not None and template.locale == language:
            try:
                return filled(template.subject, template.body, blanks, language)
            except (KeyError, IndexError, ValueError):
                log().warning("a template lacks a blank", template=str(row.template_id))
    return reread(line.type_key, blanks, language) or (line.title, line.body)
