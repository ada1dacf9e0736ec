"""Tables, tabs, layers, notices, waiting."""

from typing import Any

import reflex as rx

from components.ui import (
    Column,
    Item,
    Step,
    Tab,
    banner,
    breadcrumbs,
    button,
    cell,
    closes,
    confirm,
    detail_row,
    dialog,
    empty_state,
    error_text,
    icon_button,
    loading,
    menu,
    notice,
    opens,
    pager,
    popover,
    pops,
    row,
    segmented,
    sheet,
    skeleton,
    skeleton_rows,
    stepper,
    tab_panel,
    table,
    tabs,
    text_field,
    toast,
    two_lines,
)
from ghar_app.catalogue import Language
from pages.gallery.words import words
from state.gallery import Gallery


def tables(language: Language) -> rx.Component:
    """Rows at rest, chosen, waiting, disputed, voided, with their "why" open."""
    say = words(language)
    columns = [
        Column(say("date")),
        Column(say("entry")),
        Column(say("charged"), numeric=True),
        Column(say("balance"), numeric=True),
        Column(say("action"), quiet=True),
    ]

    def line(
        day: str, entry: str, note: str, charged: str, balance: str, action: str, **more: Any
    ) -> rx.Component:
        return row(
            cell(day, label=say("date")),
            cell(two_lines(entry, note), leads=True),
            cell(charged, label=say("charged"), numeric=True),
            cell(balance, label=say("balance"), numeric=True),
            cell(button(action, size="sm")),
            **more,
        )

    why = say("why")
    return rx.el.div(
        table(
            columns,
            line(
                "20 Nov",
                say("cash_waiting"),
                say("cash_note"),
                "",
                "21,930.00",
                say("small"),
                state="waiting",
            ),
            line("11 Nov", say("late_fee"), say("late_fee_note"), "430.00", "21,930.00", why),
            detail_row(rx.el.p(say("why_text"), class_name="text-ink-2"), columns=5),
            line(
                "05 Nov",
                say("late_fee"),
                say("late_fee_note"),
                "430.00",
                "21,500.00",
                why,
                state="disputed",
            ),
            line(
                "01 Nov",
                say("rent_november"),
                say("rent_note"),
                "58,500.00",
                "58,500.00",
                why,
                chosen=True,
            ),
            line(
                "18 Oct", say("voided"), say("voided_note"), "1,200.00", "0.00", why, state="voided"
            ),
            caption=say("ledger"),
        ),
        class_name="compact min-w-0",
    )


def moves(language: Language) -> rx.Component:
    """Tabs of state and of links, segments, steps, breadcrumbs, pages."""
    say = words(language)
    names = ("overview", "costs", "amenities")
    return rx.el.div(
        tabs(
            [Tab(f"{name}-{language}", say(name), count=n or None) for n, name in enumerate(names)],
            active=Gallery.tab + f"-{language}",
            label=say("overview"),
            on_change=lambda value: Gallery.choose_tab(value.split("-")[0]),  # type: ignore[operator]
        ),
        *[
            tab_panel(
                f"{name}-{language}",
                rx.el.p(say("description_value")),
                active=Gallery.tab + f"-{language}",
            )
            for name in names
        ],
        segmented(
            say("rent"),
            [("monthly", say("monthly")), ("yearly", say("yearly"))],
            name=f"period-{language}",
            value=Gallery.segment,
            on_change=Gallery.choose_segment,
        ),
        stepper(
            [
                Step(say("step_basics"), "done", "/gallery"),
                Step(say("step_place"), "problem"),
                Step(say("step_price"), "now"),
                Step(say("step_photos"), "next"),
            ],
            label=say("steps"),
        ),
        breadcrumbs(
            [(say("locality_value"), "/gallery"), (say("furnished"), "/gallery")], say("overview")
        ),
        pager(earlier="/gallery", later="/gallery", note=say("page_of")),
        class_name="flex flex-col items-stretch gap-5 min-w-0 [&>fieldset]:self-start",
    )


def layers(language: Language) -> rx.Component:
    """What opens over the page."""
    say = words(language)
    refused, busy, side, box, harm = (
        f"{kind}-{language}" for kind in ("refused", "busy", "side", "why", "harm")
    )
    return rx.el.div(
        button(say("open_dialog"), on_click=Gallery.open_dialog(refused)),  # type: ignore[operator]
        button(say("open_busy"), on_click=Gallery.open_dialog(busy)),  # type: ignore[operator]
        button(say("open_sheet"), **opens(side)),
        button(say("end_lease"), variant="danger", **opens(harm)),
        popover(
            button(say("why"), icon="circle-help", **pops(box)),
            rx.el.p(say("why_text"), class_name="text-ink-2"),
            id=box,
            title=say("late_fee"),
        ),
        menu(
            icon_button(
                "ellipsis", say("more"), variant="secondary", **pops(f"menu-{language}", "menu")
            ),
            [
                Item(say("rename"), icon="pencil", on_click=Gallery.answer),
                Item(say("export"), icon="download", href="/gallery"),
                Item(say("disabled"), icon="ban", disabled=True),
                Item(say("danger"), icon="trash-2", danger=True, on_click=Gallery.answer),
            ],
            id=f"menu-{language}",
            label=say("more"),
        ),
        button(
            say("submitted"),
            on_click=toast(say("toast_info"), kind="success", undo=Gallery.answer),
        ),
        button(
            say("search_area"),
            on_click=toast(say("toast_failed"), kind="problem", retry=Gallery.answer),
        ),
        button(say("rest"), on_click=toast(say("visit_kept"))),
        rx.cond(Gallery.answered, rx.el.span(say("undone"), class_name="text-ink-2")),
        dialog(
            say("end_lease"),
            *[rx.el.p(say("description_value")) for _ in range(12)],
            text_field(say("pin"), name=f"dialog-pin-{language}"),
            id=refused,
            open=Gallery.dialog == refused,
            on_close=Gallery.close_dialog,
            text=say("end_text"),
            error=say("conflict"),
            foot=(
                button(say("quiet"), variant="quiet", **closes(refused)),
                button(say("primary"), variant="primary"),
            ),
        ),
        dialog(
            say("end_lease"),
            rx.el.p(say("end_text")),
            id=busy,
            open=Gallery.dialog == busy,
            on_close=Gallery.close_dialog,
            busy=True,
            foot=(
                button(say("quiet"), on_click=Gallery.close_dialog),
                button(say("primary"), variant="primary", busy=True, busy_text=say("saving")),
            ),
        ),
        sheet(
            say("filters"),
            text_field(say("locality"), name=f"sheet-locality-{language}"),
            id=side,
            foot=(button(say("primary"), variant="primary", **closes(side)),),
        ),
        confirm(
            say("end_lease"),
            id=harm,
            text=say("end_text"),
            action=button(say("end_lease"), variant="danger-fill", **closes(harm)),
        ),
        class_name="flex flex-wrap items-center gap-3 min-w-0",
    )


def notices(language: Language) -> rx.Component:
    """Every mood, a banner, an error that belongs to no field."""
    say = words(language)
    return rx.el.div(
        notice(say("photo_notice"), mood="problem", text=say("photo_notice_text"), icon="copy"),
        notice(say("nothing_due"), mood="success"),
        notice(say("conflict"), button(say("why"), size="sm"), mood="caution"),
        notice(say("visit_kept"), mood="info"),
        notice(say("code_help"), mood="plain", icon="calendar-check"),
        banner(say("offline"), mood="caution", icon="wifi-off"),
        error_text(say("toast_failed")),
        class_name="flex flex-col gap-3 min-w-0",
    )


def waiting(language: Language) -> rx.Component:
    """Skeletons, and nothing to show."""
    say = words(language)
    return rx.el.div(
        loading(skeleton("title", width="40%"), skeleton_rows(2)),
        empty_state(
            "map-pin-off",
            say("empty_search"),
            button(say("drop"), variant="primary"),
            button(say("widen")),
            text=say("empty_search_text"),
        ),
        empty_state("wallet", say("nothing_due")),
        class_name="flex flex-col gap-5 min-w-0",
    )
