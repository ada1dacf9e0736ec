"""A home as a moderator reads it: pictures, flags, what changed, facts, history."""

import reflex as rx

from components.text import t
from components.ui import (
    badge,
    icon,
    link,
    link_button,
    panel,
    photo,
    timeline,
)
from components.ui.badge import TONES
from state.listings.moderation.home import ModerationHomePage
from state.listings.moderation.views import (
    ChangeView,
    FactView,
    FlagView,
    LineView,
    PictureView,
    PieceView,
)

_CASE = ModerationHomePage.case
_ICONS = (
    "images",
    "indian-rupee",
    "undo-2",
    "copy",
    "message-square-warning",
    "shield-alert",
    "dices",
    "bitcoin",
)


def case_view() -> rx.Component:
    """The left and larger part of the screen."""
    return rx.el.div(
        _pictures(),
        rx.cond(
            _CASE.flags.length() > 0,
            rx.el.ul(
                rx.foreach(_CASE.flags, _flag),
                aria_label=t("moderation.flags"),
                class_name="flex flex-col gap-2",
            ),
        ),
        _changes(),
        _twins(),
        _description(),
        panel(
            t("moderation.facts"),
            rx.el.dl(
                rx.foreach(_CASE.facts, _fact),
                class_name="grid grid-cols-2 lg:grid-cols-3 gap-x-6 gap-y-3",
            ),
            aside=link_button(
                t("moderation.as_seen"), _CASE.href, variant="quiet", size="sm", icon="eye"
            ),
        ),
        panel(
            t("moderation.history"),
            rx.cond(
                _CASE.events.length() > 0,
                timeline(_CASE.events, label=t("moderation.history")),
                rx.el.p(t("moderation.history_none"), class_name="text-ink-2"),
            ),
        ),
        class_name="flex flex-col gap-4 min-w-0",
    )


def _pictures() -> rx.Component:
    """The first one large; the others beside it, all of them to be scrolled through."""
    return rx.cond(
        _CASE.pictures.length() > 0,
        rx.el.ul(
            rx.foreach(_CASE.pictures, _picture),
            aria_label=t("moderation.pictures"),
            class_name="grid grid-cols-2 md:grid-cols-4 gap-2 md:gap-3 "
            "[&>*:first-child]:col-span-2 md:[&>*:first-child]:row-span-2",
        ),
        photo(None, alt=t("moderation.no_pictures"), kind=_CASE.kind, ratio="11:7"),
    )


def _picture(picture: rx.Var[PictureView]) -> rx.Component:
    return rx.el.li(
        link(
            rx.el.img(
                src=picture.url,
                src_set=picture.srcset,
                sizes="(min-width: 1280px) 560px, 100vw",
                alt=picture.alt,
                loading="lazy",
                decoding="async",
                class_name="absolute inset-0 size-full object-cover",
            ),
            rx.cond(
                picture.twin,
                rx.el.span(
                    badge(picture.twin, tone="rani", icon="copy"),
                    class_name="absolute left-2 bottom-2",
                ),
            ),
            href=picture.url,
            external=True,
            target="_blank",
            class_name=[
                "block relative aspect-[4/3] h-full w-full rounded-photo overflow-hidden bg-sunken",
                rx.cond(picture.twin, "outline outline-3 -outline-offset-3 outline-rani", ""),
            ],
        ),
        key=picture.url,
    )


def _flag(flag: rx.Var[FlagView]) -> rx.Component:
    signs = [(name, icon(name, size=20)) for name in _ICONS]
    tone = rx.match(flag.tone, ("rani", TONES["rani"]), TONES["genda"])
    return rx.el.li(
        rx.match(flag.icon, *signs, icon("circle-help", size=20)),
        rx.el.div(
            rx.el.p(flag.text, class_name="font-[600]"),
            rx.el.p(flag.why, class_name="text-ink-2 text-small"),
            class_name="min-w-0",
        ),
        key=flag.text,
        class_name=["flex items-start gap-3 rounded-card px-4 py-3", tone],
    )


def _changes() -> rx.Component:
    """Old and new side by side; below each other on a phone."""
    return panel(
        t("moderation.changes"),
        rx.cond(
            _CASE.changes.length() > 0,
            rx.el.dl(rx.foreach(_CASE.changes, _change), class_name="divide-y divide-line"),
            rx.el.p(
                rx.cond(_CASE.is_new, t("moderation.changes_new"), t("moderation.changes_none")),
                class_name="p-4 text-ink-2",
            ),
        ),
        padded=False,
    )


def _change(change: rx.Var[ChangeView]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(
            change.field,
            rx.cond(
                change.fresh,
                rx.el.span(badge(t("moderation.fresh"), tone="geru"), class_name="ml-2"),
            ),
            class_name="text-ink-2",
        ),
        _side(change.old, t("moderation.changed_old"), "bg-rani-soft text-rani line-through"),
        rx.el.dd(
            _said(change.new, t("moderation.changed_new"), "bg-tulsi-soft text-tulsi"),
            rx.cond(
                change.pictures.length() > 0,
                rx.el.div(
                    rx.foreach(change.pictures, _added),
                    class_name="flex flex-wrap gap-2 mt-2",
                ),
            ),
            class_name="min-w-0",
        ),
        key=change.field,
        class_name="grid gap-x-4 gap-y-1.5 px-4 py-3 md:grid-cols-[9rem_1fr_1fr]",
    )


def _side(text: rx.Var[str], label: rx.Var[str], look: str) -> rx.Component:
    return rx.el.dd(_said(text, label, look), class_name="min-w-0")


def _said(text: rx.Var[str], label: rx.Var[str], look: str) -> rx.Component:
    return rx.fragment(
        rx.el.span(label, ": ", class_name="sr-only"),
        rx.el.span(
            text,
            class_name=f"rounded-badge px-1.5 py-0.5 box-decoration-clone break-words {look}",
        ),
    )


def _added(url: rx.Var[str]) -> rx.Component:
    return rx.el.img(
        src=url,
        alt="",
        loading="lazy",
        class_name="h-16 w-[86px] object-cover rounded-small outline outline-2 outline-tulsi",
        key=url,
    )


def _twins() -> rx.Component:
    return rx.cond(
        _CASE.twins.length() > 0,
        panel(
            t("moderation.twins"),
            rx.el.ul(rx.foreach(_CASE.twins, line), class_name="divide-y divide-line"),
            padded=False,
        ),
    )


def line(one: rx.Var[LineView]) -> rx.Component:
    """Another home: its title and what is to be known of it."""
    return rx.el.li(
        link(
            rx.el.span(one.text, class_name="font-[500] truncate"),
            rx.el.span(one.note, class_name="text-caption text-ink-3"),
            href=one.href,
            class_name="flex flex-col px-4 py-2.5 hover:bg-sunken",
        ),
        key=one.href,
    )


def _description() -> rx.Component:
    return panel(
        t("moderation.description"),
        rx.cond(
            _CASE.description.length() > 0,
            rx.el.p(
                rx.foreach(_CASE.description, _piece),
                class_name="whitespace-pre-line break-words max-w-prose",
            ),
            rx.el.p(t("moderation.no_description"), class_name="text-ink-2"),
        ),
    )


def _piece(piece: rx.Var[PieceView]) -> rx.Component:
    return rx.cond(
        piece.marked,
        rx.el.mark(
            piece.text,
            class_name="bg-genda-soft text-genda font-[600] rounded-badge px-1 "
            "box-decoration-clone",
        ),
        rx.el.span(piece.text),
    )


def _fact(one: rx.Var[FactView]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(one.label, class_name="text-caption text-ink-3"),
        rx.el.dd(one.text, class_name=rx.cond(one.known, "font-[500]", "text-ink-3")),
        key=one.label,
        class_name="min-w-0 break-words",
    )
