"""The queue: narrowed by chips and lists, homes in a table, the chosen ones decided together."""

import reflex as rx

from components.text import t
from components.ui import (
    Column,
    badge,
    button,
    cell,
    chip,
    chip_row,
    dialog,
    empty_state,
    error_text,
    form,
    key,
    link,
    link_button,
    notice,
    photo,
    row,
    select_field,
    table,
    text_area,
)
from state.listings.moderation import HERE, WAITS, ModerationPage
from state.listings.moderation.views import ChoiceView, FlagView, OutcomeView, WaitingView
from state.shell import Shell

_REJECT = "reject-chosen"


def queue() -> rx.Component:
    """Everything below the title."""
    return rx.el.div(
        _news(),
        rx.el.div(
            chip_row(rx.foreach(ModerationPage.choices, _choice), label=t("moderation.flags")),
            _lists(),
            class_name="flex flex-col gap-3",
        ),
        rx.cond(ModerationPage.homes.length() > 0, _homes(), _none()),
        class_name="flex flex-col gap-4",
    )


def _news() -> rx.Component:
    return rx.el.div(
        error_text(ModerationPage.errors[""]),
        rx.cond(ModerationPage.done, notice(ModerationPage.done, mood="success")),
        rx.cond(
            ModerationPage.left.length() > 0,
            notice(
                t("moderation.left_title"),
                mood="caution",
                text=rx.el.ul(
                    rx.foreach(ModerationPage.left, _left), class_name="flex flex-col gap-1"
                ),
            ),
        ),
        class_name="flex flex-col gap-3 empty:hidden",
    )


def _left(one: rx.Var[OutcomeView]) -> rx.Component:
    return rx.el.li(rx.el.span(one.title, class_name="font-[600]"), ": ", one.why)


def _choice(one: rx.Var[ChoiceView]) -> rx.Component:
    return rx.cond(
        one.count,
        chip(one.text, chosen=one.chosen, count=one.count, href=one.href),
        chip(one.text, chosen=one.chosen, href=one.href),
    )


def _lists() -> rx.Component:
    """Kind, city, since when: each change goes to an address of its own."""
    return rx.el.div(
        _list("kind", t("moderation.kind_label"), t("moderation.any_kind"), ModerationPage.kinds),
        _list("city", t("moderation.city"), t("moderation.any_city"), ModerationPage.cities),
        _list(
            "hours",
            t("moderation.wait_label"),
            t("moderation.any_wait"),
            [(value, t(words)) for value, words in WAITS],
        ),
        role="group",
        aria_label=t("moderation.narrow"),
        class_name="grid grid-cols-2 md:flex gap-3 [&>*]:min-w-0 md:[&>*]:w-52 "
        "max-md:[&>*:last-child]:col-span-2",
    )


def _list(name: str, label: rx.Var[str], empty: rx.Var[str], options: object) -> rx.Component:
    chosen = {"kind": ModerationPage.kind, "city": ModerationPage.city}
    return select_field(
        label,
        name=name,
        options=options,
        empty=empty,
        value=chosen.get(name, ModerationPage.hours),
        on_change=lambda value: ModerationPage.narrow(name, value),
    )


def _none() -> rx.Component:
    return rx.cond(
        ModerationPage.is_narrowed,
        empty_state(
            "list-filter",
            t("moderation.none_fit"),
            link_button(t("moderation.filters_off"), HERE),
        ),
        empty_state("shield-check", t("moderation.none"), text=t("moderation.none_text")),
    )


def _homes() -> rx.Component:
    return rx.el.div(
        rx.cond(
            ModerationPage.can_decide,
            rx.el.div(
                button(
                    t("moderation.choose_all"),
                    variant="quiet",
                    size="sm",
                    icon="list-checks",
                    on_click=ModerationPage.choose_all,
                ),
                class_name="flex justify-end -mb-2 sm:-mt-12",
            ),
        ),
        table(
            [
                Column(t("moderation.home")),
                Column(t("moderation.owner")),
                Column(t("moderation.flags")),
                Column(t("moderation.waits_head"), numeric=True),
            ],
            rx.foreach(ModerationPage.homes, _home),
            caption=t("moderation.caption"),
        ),
        rx.cond(
            ModerationPage.has_more,
            rx.el.div(button(t("moderation.more"), on_click=ModerationPage.more)),
        ),
        rx.cond(ModerationPage.can_decide, rx.fragment(_hints(), _bar())),
        _why(),
        class_name="flex flex-col gap-4",
    )


def _home(home: rx.Var[WaitingView]) -> rx.Component:
    return row(
        cell(_lead(home), leads=True),
        cell(home.owner, label=t("moderation.owner")),
        cell(
            rx.el.div(
                rx.cond(home.edited, badge(t("moderation.edit"), tone="neel", icon="pencil")),
                rx.foreach(home.flags, _flag),
                rx.cond(home.flags.length() == 0, badge(t("moderation.clear"), tone="tulsi")),
                class_name="flex flex-wrap gap-1.5 max-sm:justify-end",
            ),
            label=t("moderation.flags"),
        ),
        cell(badge(home.age, tone=home.age_tone), label=t("moderation.waits_head"), numeric=True),
        chosen=ModerationPage.chosen.contains(home.id),
        custom_attrs={"data-row": "true"},
        key=home.id,
    )


def _lead(home: rx.Var[WaitingView]) -> rx.Component:
    """Choose it, see it, open it."""
    return rx.el.div(
        rx.cond(ModerationPage.can_decide, _tick(home)),
        photo(
            home.image,
            alt=home.kind_text,
            kind=home.kind,
            class_name="w-[88px] shrink-0 !rounded-small",
        ),
        rx.el.div(
            link(
                home.title,
                href=home.href,
                class_name="font-[600] hover:underline underline-offset-4 line-clamp-2 break-words",
            ),
            rx.el.p(home.kind_text, " · ", home.price, class_name="text-caption text-ink-2"),
            rx.el.p(home.place, class_name="text-micro text-ink-3 truncate"),
            class_name="min-w-0 flex-1",
        ),
        class_name="flex items-center gap-3 sm:min-w-[300px]",
    )


def _tick(home: rx.Var[WaitingView]) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            checked=ModerationPage.chosen.contains(home.id),
            on_change=ModerationPage.choose(home.id),
            aria_label=t("moderation.choose_home", home=home.title),
            class_name="tick touch",
        ),
        class_name="grid place-items-center shrink-0 p-1.5 -m-1.5",
    )


def _flag(flag: rx.Var[FlagView]) -> rx.Component:
    return badge(flag.text, tone=flag.tone)


def _hints() -> rx.Component:
    """Keys, for who has them and wants them."""
    return rx.el.p(
        rx.cond(Shell.viewer.shortcuts, _keys(), rx.fragment()),
        link(
            rx.cond(Shell.viewer.shortcuts, t("moderation.keys_off"), t("moderation.keys_on")),
            href="/account",
            tone="prose",
        ),
        class_name="hidden lg:flex flex-wrap gap-x-5 gap-y-2 text-caption text-ink-3",
    )


def _keys() -> rx.Component:
    return rx.fragment(
        *[
            rx.el.span(*keys, words, class_name="inline-flex items-center gap-1.5")
            for keys, words in (
                ((key("J"), key("K")), t("moderation.key_move")),
                ((key("X"),), t("moderation.key_choose")),
                ((key("↵"),), t("moderation.key_open")),
                ((key("A"),), t("moderation.approve_chosen")),
                ((key("R"),), t("moderation.reject_chosen")),
            )
        ]
    )


def _bar() -> rx.Component:
    """What can be done with the chosen homes, at the foot of the window; it comes with them."""
    number = ModerationPage.chosen.length()
    return rx.cond(
        number > 0,
        rx.el.div(
            rx.el.span(
                t("moderation.chosen", n=number),
                role="status",
                class_name="font-[600] max-sm:col-span-2 sm:mr-auto",
            ),
            button(
                t("moderation.reject"),
                variant="danger",
                icon="ban",
                on_click=ModerationPage.weigh_rejection,
                custom_attrs={"data-key": "r", "aria-keyshortcuts": "R"},
            ),
            button(
                t("moderation.approve"),
                variant="primary",
                icon="check",
                on_click=ModerationPage.approve_chosen,
                custom_attrs={"data-key": "a", "aria-keyshortcuts": "A"},
            ),
            class_name="sticky bottom-4 max-md:bottom-20 z-20 grid grid-cols-2 sm:flex "
            "items-center gap-2 bg-surface border border-line rounded-card shadow-e2 px-4 py-3",
        ),
    )


def _why() -> rx.Component:
    """The reason that all of the chosen homes' owners are told."""
    return dialog(
        t("moderation.reject_title"),
        form(
            text_area(
                t("moderation.reason"),
                name="reason",
                rows=4,
                help=t("moderation.reason_help"),
                error=ModerationPage.errors["reason"],
                max_length=500,
            ),
            rx.el.div(
                button(t("ui.cancel"), variant="quiet", on_click=ModerationPage.keep),
                button(
                    t("moderation.reject_chosen"),
                    variant="danger-fill",
                    type="submit",
                ),
                class_name="flex justify-end gap-2",
            ),
            on_submit=ModerationPage.reject_chosen,
        ),
        id=_REJECT,
        text=t("moderation.reject_text"),
        open=ModerationPage.rejecting,
        on_close=ModerationPage.keep,
    )
