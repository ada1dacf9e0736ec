"""A home on a shared list: everybody's votes, one's own vote, and why it stands where it does."""

import reflex as rx

from components.text import t
from components.ui import chip, icon_button, photo, photo_word, price
from components.ui.base import classes, shown
from components.ui.icon import icon
from components.ui.link import link
from state.listings.liking.shortlist import ListedView, ShortlistPage, TagView

_VOTES = {"yes": "thumbs-up", "maybe": "circle-help", "no": "thumbs-down"}
_VOTE = (
    "inline-flex items-center justify-center gap-2 min-h-11 md:min-h-9 px-3 rounded-control border "
    "border-line bg-surface font-[600] tabular-nums transition-colors duration-press "
    "hover:border-control aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper"
)


def listed_home(one: rx.Var[ListedView]) -> rx.Component:
    """One row of the room: place, home, votes."""
    home = one.card
    return rx.el.li(
        rx.el.div(
            photo(
                home.image,
                shown(home.gone, photo_word),
                rx.el.span(
                    one.place,
                    aria_hidden="true",
                    class_name="absolute left-2.5 top-2.5 grid place-items-center min-w-8 h-8 px-2 "
                    "rounded-badge bg-white/95 text-on-photo font-heavy tabular-nums",
                ),
                alt=home.alt,
                kind=home.kind,
                gone=home.gone.bool(),
            ),
            class_name="w-full sm:w-[240px] shrink-0",
        ),
        rx.el.div(
            _head(one),
            rx.el.p(
                one.why,
                class_name=classes("text-small", rx.cond(one.is_out, "text-rani", "text-ink-2")),
            ),
            _votes(one),
            rx.cond(ShortlistPage.may_vote, _breakers(one), rx.fragment()),
            rx.el.ul(
                rx.foreach(one.votes, lambda words: rx.el.li(words)),
                class_name="text-caption text-ink-3 empty:hidden",
            ),
            _note(one),
            class_name="min-w-0 flex-1 flex flex-col gap-3",
        ),
        key=one.id,
        class_name="flex max-sm:flex-col gap-4 sm:gap-5 bg-surface border border-line "
        "rounded-panel p-4",
    )


def _head(one: rx.Var[ListedView]) -> rx.Component:
    home = one.card
    return rx.el.div(
        rx.el.div(
            rx.el.h2(
                link(
                    rx.el.span(t("likes.place", n=one.place), class_name="sr-only"),
                    price(home.price, per=home.per),
                    href=home.href,
                    class_name="block hover:underline",
                )
            ),
            rx.el.p(home.facts),
            rx.el.p(home.place, class_name="text-ink-3"),
            class_name="min-w-0 flex-1",
        ),
        rx.cond(
            ShortlistPage.is_mine,
            icon_button(
                "x",
                t("likes.lists.take_off"),
                variant="quiet",
                size="sm",
                tip_at="end",
                on_click=ShortlistPage.take_off(one.id),
            ),
            rx.fragment(),
        ),
        class_name="flex items-start gap-3",
    )


def _votes(one: rx.Var[ListedView]) -> rx.Component:
    counts = {"yes": one.yes, "maybe": one.maybe, "no": one.no}
    return rx.el.div(
        *[_vote(one, choice, counts[choice]) for choice in _VOTES],
        role="group",
        aria_label=t("likes.vote.label"),
        class_name="flex flex-wrap gap-2",
    )


def _vote(one: rx.Var[ListedView], choice: str, count: rx.Var[int]) -> rx.Component:
    words = t(f"likes.vote.{choice}")
    # Who has no account is led to sign in, and comes back to this list.
    return rx.el.button(
        icon(_VOTES[choice], size=16),
        words,
        rx.el.span(count, class_name="font-[500]"),
        type="button",
        aria_pressed=rx.cond(one.mine == choice, "true", "false"),
        on_click=ShortlistPage.vote(one.id, choice),
        class_name=_VOTE,
    )


def _breakers(one: rx.Var[ListedView]) -> rx.Component:
    def tag(held: rx.Var[TagView]) -> rx.Component:
        return chip(
            held.text, chosen=held.chosen, on_click=ShortlistPage.rule_out(one.id, held.value)
        )

    return rx.el.details(
        rx.el.summary(
            t("likes.dealbreaker.ask"),
            class_name="text-small font-[500] text-ink-2 underline underline-offset-4 min-h-11 "
            "md:min-h-8 inline-flex items-center list-none",
        ),
        rx.el.div(rx.foreach(one.tags, tag), class_name="flex flex-wrap gap-2 pt-2"),
    )


def _note(one: rx.Var[ListedView]) -> rx.Component:
    written = rx.el.p(
        icon("message-square-text", size=16), one.note, class_name="flex items-start gap-2"
    )
    field = rx.el.textarea(
        default_value=one.note,
        key=f"note{one.id}{one.note}",
        placeholder=t("likes.lists.note_hint"),
        aria_label=t("likes.lists.note"),
        max_length=500,
        rows="1",
        on_blur=lambda text: ShortlistPage.write(one.id, text),
        class_name="w-full rounded-control border border-line bg-surface px-3 py-2 text-small "
        "[field-sizing:content] resize-none placeholder:text-ink-3",
    )
    return rx.cond(ShortlistPage.is_mine, field, rx.cond(one.note, written, rx.fragment()))
