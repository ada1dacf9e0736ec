"""What the moderators' screens are made of."""

from components.listings.moderation.case import case_view
from components.listings.moderation.decision import decision, thumb_bar
from components.listings.moderation.queue import queue

__all__ = ["case_view", "decision", "queue", "thumb_bar"]
