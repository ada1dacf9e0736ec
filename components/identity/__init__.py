"""What the sign-in pages are made of."""

from components.identity.code import after_seconds, paste_code
from components.identity.evening import evening

__all__ = ["after_seconds", "evening", "paste_code"]
