"""Notifications: what people are told, on which roads, and whether it arrived.

await notify(db, "visit_requested", to=user_id, link="/visits/…", home="…", when=moment)
"""

from ghar_app.models.notify.rows import (
    ArchivedNotification,
    Broadcast,
    DeviceToken,
    Notification,
    NotificationDelivery,
    NotificationTemplate,
)
from ghar_app.models.notify.telling import notify

__all__ = [
    "ArchivedNotification",
    "Broadcast",
    "DeviceToken",
    "Notification",
    "NotificationDelivery",
    "NotificationTemplate",
    "notify",
]
