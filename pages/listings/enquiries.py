"""/desk/enquiries: who asks about one's homes, and how to reach them."""

from typing import Any

import reflex as rx

from components.shell import desk_page
from components.text import t
from components.ui import (
    badge,
    button,
    card,
    chip,
    chip_row,
    empty_state,
    error_text,
    loading,
    skeleton_rows,
)
from components.ui.icon import icon
from components.ui.link import link
from state.listings.contact.enquiries import EnquiriesPage, EnquiryView

ROUTE = "/desk/enquiries"
ON_LOAD = EnquiriesPage.load
TITLE = "Ghar"
STATUSES = ("new", "contacted", "closed")

settle: Any = EnquiriesPage.settle
choose: Any = EnquiriesPage.choose


def enquiries() -> rx.Component:
    """Questions, newest first."""
    return desk_page(
        t("contact.enquiries"),
        chip_row(
            chip(t("contact.all"), chosen=EnquiriesPage.only == "", on_click=choose("")),
            *(
                chip(
                    t(f"contact.status.{status}"),
                    chosen=EnquiriesPage.only == status,
                    on_click=choose(status),
                )
                for status in STATUSES
            ),
            label=t("contact.filter"),
        ),
        error_text(EnquiriesPage.errors[""]),
        rx.cond(
            EnquiriesPage.loading,
            loading(skeleton_rows(4)),
            rx.cond(
                EnquiriesPage.lines.length() > 0,
                rx.el.div(
                    rx.el.ul(
                        rx.foreach(EnquiriesPage.lines, _line), class_name="flex flex-col gap-3"
                    ),
                    rx.cond(
                        EnquiriesPage.has_more,
                        button(t("desk.more"), on_click=EnquiriesPage.more),
                    ),
                    class_name="flex flex-col gap-4",
                ),
                empty_state("message-circle", t("contact.none"), text=t("contact.none_text")),
            ),
        ),
        active="enquiries",
    )


def _line(one: rx.Var[EnquiryView]) -> rx.Component:
    return rx.el.li(
        card(
            rx.el.div(
                rx.el.div(
                    rx.el.h2(one.name, class_name="text-h3"),
                    badge(one.status_text, tone=one.tone),
                    class_name="flex flex-wrap items-center gap-x-3 gap-y-1",
                ),
                rx.el.p(one.about, class_name="text-caption text-ink-3"),
                link(one.home, href=one.href, class_name="text-small underline underline-offset-4"),
                rx.el.p(one.message, class_name="text-body break-words"),
                rx.el.div(
                    _way("phone", one.phone, one.phone_href),
                    _way("mail", one.email, one.email_href),
                    class_name="flex flex-wrap gap-x-5",
                ),
                rx.el.div(
                    rx.cond(
                        one.status == "new",
                        button(
                            t("contact.mark_contacted"),
                            variant="primary",
                            size="sm",
                            icon="check",
                            on_click=settle(one.id, "contacted"),
                        ),
                    ),
                    rx.cond(
                        one.status != "closed",
                        button(
                            t("contact.mark_closed"), size="sm", on_click=settle(one.id, "closed")
                        ),
                    ),
                    class_name="flex flex-wrap gap-2 pt-1 empty:hidden",
                ),
                class_name="flex flex-col gap-2",
            ),
        ),
        key=one.id.to_string(),
    )


def _way(sign: str, words: rx.Var[str], href: rx.Var[str]) -> rx.Component:
    return rx.cond(
        href != "",
        link(
            icon(sign, size=16),
            words,
            href=href,
            external=True,
            tone="geru",
            class_name="inline-flex items-center gap-1.5 min-h-11 md:min-h-9 tabular-nums",
        ),
        rx.fragment(),
    )
