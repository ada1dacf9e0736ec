"""People talking: conversations, who takes part in them, messages."""

from ghar_app.models.messaging.conversation import UserConversation, UserConversationParticipant
from ghar_app.models.messaging.kinds import (
    App,
    ConversationStatus,
    MessageType,
    Source,
    inbox_topic,
    thread_topic,
)
from ghar_app.models.messaging.message import UserMessage

__all__ = [
    "App",
    "ConversationStatus",
    "MessageType",
    "Source",
    "UserConversation",
    "UserConversationParticipant",
    "UserMessage",
    "inbox_topic",
    "thread_topic",
]
