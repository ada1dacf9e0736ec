"""Around every step: the steps, what happened, the meter, back, saved, on."""

import reflex as rx

from components.text import t
from components.ui import (
    Step,
    button,
    dialog,
    error_text,
    form,
    link,
    notice,
    progress,
    stepper,
)
from components.ui.icon import icon
from state.listings.posting.views import STEPS, BothView
from state.listings.posting.wizard import WizardPage as Wizard


def wizard(*steps: tuple[str, rx.Component], last: rx.Component) -> rx.Component:
    """The step that the address names; `last` is drawn outside the form."""
    return rx.el.div(
        rx.el.script(src="/posting.js", custom_attrs={"async": True}),
        _steps(),
        _news(),
        rx.el.div(
            rx.cond(Wizard.step == "preview", last, _form(*steps)),
            _meter(),
            class_name="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_300px] items-start",
        ),
        _conflict(),
        class_name="flex flex-col gap-5",
    )


def _steps() -> rx.Component:
    return stepper(
        [
            Step(
                Wizard.steps[index].text,
                state=Wizard.steps[index].state,
                href=Wizard.steps[index].href,
            )
            for index in range(len(STEPS))
        ],
        label=t("posting.steps"),
    )


def _news() -> rx.Component:
    return rx.el.div(
        rx.cond(
            Wizard.draft.reason,
            notice(t("posting.sent_back"), mood="caution", text=Wizard.draft.reason),
        ),
        rx.cond(Wizard.told, notice(Wizard.told, mood="info")),
        rx.cond(
            Wizard.draft.is_edit & Wizard.draft.has_changes & (Wizard.step != "preview"),
            notice(
                t("posting.waiting_changes"),
                mood="plain",
                text=rx.cond(
                    Wizard.draft.is_reviewed,
                    t("posting.waiting_changes_reviewed"),
                    t("posting.waiting_changes_text"),
                ),
            ),
        ),
        rx.cond(Wizard.step != "preview", error_text(Wizard.errors[""])),
        class_name="flex flex-col gap-3 empty:hidden",
    )


def _form(*steps: tuple[str, rx.Component]) -> rx.Component:
    """Its fields are sent by themselves; `epoch` makes them anew with other words."""
    return form(
        rx.el.div(
            rx.match(Wizard.step, *steps, rx.fragment()),
            key=Wizard.step + "-" + Wizard.epoch.to_string(),
            class_name="flex flex-col gap-6",
        ),
        _bar(),
        on_submit=Wizard.keep,
        id="posting",
        data_autosave="",
        data_saves=Wizard.saves.to_string(),
        class_name="group/form flex flex-col gap-6 min-w-0",
    )


def _bar() -> rx.Component:
    """Back, what is saved, on. On phones it stands above the bar of the app."""
    return rx.el.div(
        rx.cond(
            Wizard.step == "basics",
            rx.el.span(),
            button(
                t("posting.back"),
                variant="secondary",
                icon="arrow-left",
                custom_attrs={"data-flush": ""},
                on_click=Wizard.go_back,
            ),
        ),
        saved(),
        button(
            t("posting.next"),
            variant="primary",
            icon_after="arrow-right",
            custom_attrs={"data-flush": ""},
            on_click=Wizard.go_on,
        ),
        class_name="sticky z-20 bottom-[calc(64px+env(safe-area-inset-bottom))] md:bottom-0 "
        "-mx-gutter md:mx-0 px-gutter md:px-0 py-3 bg-paper border-t border-line "
        "flex items-center justify-between gap-3",
    )


def saved() -> rx.Component:
    """`Saved 12:03`, or that it is on its way."""
    return rx.el.p(
        rx.el.span(
            icon("check", size=16),
            Wizard.saved,
            class_name="inline-flex items-center gap-1.5 group-data-[dirty]/form:hidden",
        ),
        rx.el.span(t("posting.saving"), class_name="hidden group-data-[dirty]/form:inline"),
        role="status",
        class_name=rx.cond(
            Wizard.saved, "text-caption text-ink-3 tabular-nums", "text-caption invisible"
        ),
    )


def _meter() -> rx.Component:
    """The score, and the best thing to do next."""
    quality = Wizard.quality
    return rx.el.aside(
        rx.el.div(
            rx.el.h2(t("posting.quality"), class_name="text-h4"),
            rx.el.p(
                rx.el.span(quality.score, class_name="text-price font-heavy"),
                rx.el.span(" / 100", class_name="text-caption text-ink-3"),
                class_name="tabular-nums",
            ),
            class_name="flex items-baseline justify-between gap-3",
        ),
        rx.cond(
            quality.score >= 70,
            progress(quality.score, label=t("posting.quality"), tone="tulsi"),
            progress(quality.score, label=t("posting.quality"), tone="genda"),
        ),
        rx.cond(
            quality.next,
            rx.el.p(
                rx.el.span(t("posting.next_fix"), class_name="block text-caption text-ink-3"),
                link(quality.next, href=quality.href, tone="geru", class_name="font-[600]"),
                rx.el.span(" ", quality.gain, class_name="text-caption text-ink-3"),
            ),
            rx.el.p(t("posting.nothing_left"), class_name="text-tulsi font-[500]"),
        ),
        aria_label=t("posting.quality"),
        class_name="flex flex-col gap-3 rounded-panel border border-line bg-surface p-4 md:p-5 "
        "lg:sticky lg:top-24 max-lg:order-first",
    )


def _conflict() -> rx.Component:
    """Both versions of what two windows changed; nothing is lost before one is chosen."""
    return dialog(
        t("posting.conflict"),
        rx.el.div(rx.foreach(Wizard.both, _both), class_name="flex flex-col gap-4"),
        id="conflict",
        open=Wizard.both.length() > 0,
        on_close=Wizard.take_theirs,
        text=t("posting.conflict_text"),
        foot=(
            button(t("posting.take_theirs"), variant="secondary", on_click=Wizard.take_theirs),
            button(t("posting.keep_mine"), variant="primary", on_click=Wizard.keep_mine),
        ),
    )


def _both(one: rx.Var[BothView]) -> rx.Component:
    return rx.el.div(
        rx.el.h3(one.name, class_name="text-h4"),
        rx.el.dl(
            _version(t("posting.mine"), one.mine),
            _version(t("posting.theirs"), one.theirs),
            class_name="grid gap-3 sm:grid-cols-2",
        ),
        key=one.name,
        class_name="flex flex-col gap-2",
    )


def _version(whose: rx.Var[str], words: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(whose, class_name="text-caption text-ink-3"),
        rx.el.dd(words, class_name="break-words whitespace-pre-line"),
        class_name="rounded-control border border-line p-3 min-w-0",
    )
