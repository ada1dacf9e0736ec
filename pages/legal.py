"""/terms and /privacy: plain words, the same for everybody, readable without scripts."""

import reflex as rx

from components.shell import page
from components.shell.entries import PRIVACY, TERMS
from components.text import t
from components.ui import link, section

TERMS_TITLE = t("legal.terms.title")
PRIVACY_TITLE = t("legal.privacy.title")
_TERMS = ("what", "account", "offer", "look", "not", "law")
_PRIVACY = ("kept", "why", "who", "long", "cookies", "yours")

__all__ = ["PRIVACY", "PRIVACY_TITLE", "TERMS", "TERMS_TITLE", "privacy", "terms"]


def terms() -> rx.Component:
    """What one agrees to by joining."""
    parts = [_part(f"legal.terms.{name}") for name in _TERMS]
    return _paper(TERMS_TITLE, parts, link(PRIVACY_TITLE, href=PRIVACY, tone="prose"))


def privacy() -> rx.Component:
    """What is kept of people, what for, and how long."""
    parts = [_part(f"legal.privacy.{name}") for name in _PRIVACY]
    return _paper(PRIVACY_TITLE, parts, link(TERMS_TITLE, href=TERMS, tone="prose"))


def _paper(title: rx.Var[str], parts: list[rx.Component], other: rx.Component) -> rx.Component:
    return page(title, *parts, rx.el.p(other), note=t("legal.since"), width="prose")


def _part(key: str) -> rx.Component:
    return section(t(f"{key}.title"), rx.el.p(t(f"{key}.text"), class_name="text-body text-ink-2"))
