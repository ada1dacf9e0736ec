"""Reaching whoever offers a home: their number, or a question to them."""

from ghar_app.models.listings.contact.asking import Interest, ask, enquiries_for, settle
from ghar_app.models.listings.contact.revealing import A_DAY, Contact, reveal, revealed

__all__ = [
    "A_DAY",
    "Contact",
    "Interest",
    "ask",
    "enquiries_for",
    "reveal",
    "revealed",
    "settle",
]
