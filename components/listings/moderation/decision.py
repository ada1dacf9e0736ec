"""The right side of a case: who offers the home, why, and the decision."""

import reflex as rx

from components.listings.moderation.case import line
from components.text import t
from components.ui import (
    avatar,
    button,
    chip,
    error_text,
    key,
    link_button,
    notice,
    text_area,
    timeline,
)
from components.ui.card import CARD
from ghar_app.models.listings.moderation.deciding import FIELDS, LONGEST_REASON
from state.listings.moderation.home import PRESETS, ModerationHomePage

_CASE = ModerationHomePage.case
DECIDE = "decide"


def decision() -> rx.Component:
    """Beside the case from 1024 px on, below it on a phone."""
    return rx.el.aside(
        _owner(),
        rx.cond(_CASE.reports.length() > 0, _reports()),
        rx.cond(
            ModerationHomePage.can_decide,
            _box(),
            notice(t("moderation.read_only"), mood="plain"),
        ),
        class_name="flex flex-col gap-4 lg:sticky lg:top-6 self-start min-w-0",
    )


def thumb_bar() -> rx.Component:
    """On a phone the decision is far below: a way there, and the commonest one right here."""
    return rx.cond(
        ModerationHomePage.can_decide & _CASE.is_waiting,
        rx.el.div(
            link_button(t("moderation.decision"), f"#{DECIDE}", icon="arrow-down", external=True),
            button(
                t("moderation.approve"),
                variant="primary",
                icon="check",
                on_click=ModerationHomePage.approve,
            ),
            class_name="lg:hidden sticky bottom-4 max-md:bottom-20 z-20 grid grid-cols-2 gap-2 "
            "bg-surface border border-line rounded-card shadow-e2 p-3",
        ),
    )


def _owner() -> rx.Component:
    owner = _CASE.owner
    return rx.el.section(
        rx.el.div(
            avatar(owner.name, initials=owner.initials, src=owner.avatar, size=40, silent=True),
            rx.el.div(
                rx.el.h2(owner.name, class_name="font-[600] truncate"),
                rx.el.p(owner.note, class_name="text-caption text-ink-3"),
                rx.cond(owner.masked, rx.el.p(owner.masked, class_name="text-caption text-ink-3")),
                class_name="min-w-0",
            ),
            class_name="flex items-start gap-3 p-4",
        ),
        rx.el.dl(
            _number(owner.homes, t("moderation.owner_homes")),
            _number(owner.rejected, t("moderation.owner_rejected")),
            _number(owner.edits_asked, t("moderation.owner_edits")),
            class_name="grid grid-cols-3 gap-3 px-4 pb-4",
        ),
        rx.cond(
            owner.others.length() > 0,
            rx.el.details(
                rx.el.summary(
                    t("moderation.owner_others"),
                    class_name="px-4 py-3 font-[500] cursor-pointer border-t border-line",
                ),
                rx.el.ul(rx.foreach(owner.others, line), class_name="divide-y divide-line"),
            ),
        ),
        aria_label=t("moderation.owner"),
        class_name=f"{CARD} overflow-hidden",
    )


def _number(value: rx.Var[str], label: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(label, class_name="text-caption text-ink-3"),
        rx.el.dd(value, class_name="text-h3 tabular-nums"),
        class_name="relative flex flex-col-reverse pt-2 before:absolute before:left-0 before:top-0 "
        "before:w-7 before:h-[3px] before:rounded-b-[2px] before:bg-line",
    )


def _reports() -> rx.Component:
    """What people reported, and what comes of it."""
    return rx.el.section(
        rx.el.h2(t("moderation.reports"), class_name="text-h4"),
        timeline(_CASE.reports, label=t("moderation.reports")),
        rx.cond(
            ModerationHomePage.can_decide,
            rx.fragment(
                rx.el.p(t("moderation.reports_text"), class_name="text-caption text-ink-3"),
                button(
                    t("moderation.uphold"),
                    variant="danger",
                    icon="flag",
                    wide=True,
                    on_click=ModerationHomePage.uphold_reports,
                ),
                button(
                    t("moderation.dismiss"),
                    icon="flag-off",
                    wide=True,
                    on_click=ModerationHomePage.dismiss_reports,
                ),
            ),
        ),
        aria_label=t("moderation.reports"),
        class_name=f"{CARD} p-4 flex flex-col gap-3",
    )


def _box() -> rx.Component:
    """The reason, ready-made or in one's own words, and the buttons for this state of the home."""
    return rx.el.section(
        rx.el.h2(t("moderation.decision"), class_name="text-h4"),
        rx.el.p(t("moderation.decision_text"), class_name="text-caption text-ink-3"),
        error_text(ModerationHomePage.errors[""]),
        rx.cond(_CASE.is_waiting | _CASE.is_live, _reason()),
        rx.cond(_CASE.is_waiting, _verdicts()),
        rx.cond(
            _CASE.is_live,
            button(
                t("moderation.hold_back"),
                variant="danger",
                icon="pause",
                wide=True,
                on_click=ModerationHomePage.hold_back,
            ),
        ),
        rx.cond(
            _CASE.is_held_back,
            button(
                t("moderation.let_through"),
                variant="primary",
                icon="play",
                wide=True,
                on_click=ModerationHomePage.let_through,
            ),
        ),
        rx.cond(
            _CASE.is_waiting,
            rx.fragment(),
            rx.el.p(t("moderation.decided"), class_name="text-small text-ink-2"),
        ),
        aria_label=t("moderation.decision"),
        custom_attrs={"id": DECIDE},
        class_name=f"{CARD} p-4 flex flex-col gap-3 scroll-mt-20",
    )


def _reason() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            *[
                chip(
                    t(f"moderation.preset.{preset}.name"),
                    chosen=ModerationHomePage.preset == preset,
                    on_click=ModerationHomePage.choose_preset(preset),
                )
                for preset in PRESETS
            ],
            role="group",
            aria_label=t("moderation.presets"),
            class_name="flex flex-wrap gap-2",
        ),
        # What was chosen is the beginning of a text of one's own: a new choice, a new field.
        rx.el.div(
            text_area(
                t("moderation.reason"),
                name="reason",
                rows=4,
                required=False,
                help=t("moderation.reason_help"),
                error=ModerationHomePage.errors["reason"],
                default_value=ModerationHomePage.reason,
                max_length=LONGEST_REASON,
                on_blur=ModerationHomePage.write_reason,
            ),
            key=f"{_CASE.id}-{ModerationHomePage.preset}",
        ),
        rx.cond(_CASE.is_waiting, _fields()),
    )


def _fields() -> rx.Component:
    return rx.el.div(
        rx.el.p(t("moderation.fields"), class_name="text-small font-[500] mb-2"),
        rx.el.div(
            *[
                chip(
                    t(f"moderation.asked.{field}"),
                    chosen=ModerationHomePage.fields.contains(field),
                    on_click=ModerationHomePage.choose_field(field),
                    class_name="!min-h-8 !px-3 !text-caption",
                )
                for field in FIELDS
            ],
            role="group",
            aria_label=t("moderation.fields"),
            class_name="flex flex-wrap gap-1.5",
        ),
    )


def _verdicts() -> rx.Component:
    return rx.el.div(
        _verdict("approve", "primary", "check", "A", ModerationHomePage.approve),
        _verdict("ask_edit", "secondary", "pencil-line", "E", ModerationHomePage.ask_edit),
        _verdict("reject", "danger", "ban", "R", ModerationHomePage.reject),
        class_name="flex flex-col gap-2",
    )


def _verdict(name: str, variant: str, sign: str, letter: str, press: object) -> rx.Component:
    """A wide button with its key beside its words."""
    return rx.el.div(
        button(
            t(f"moderation.{name}"),
            variant=variant,
            icon=sign,
            wide=True,
            on_click=press,
            custom_attrs={"data-key": letter.lower(), "aria-keyshortcuts": letter},
        ),
        rx.el.span(
            key(letter),
            aria_hidden="true",
            class_name="absolute right-3 top-1/2 -translate-y-1/2 pointer-events-none "
            "max-lg:hidden",
        ),
        class_name="relative",
    )
