"""The language and the theme."""

import reflex as rx
from reflex.style import color_mode, set_color_mode

from components.shell.entries import SET_LANGUAGE
from components.text import HINDI, t
from components.ui.form import post_form
from components.ui.tabs import segmented
from state.shell import Shell

_HINDI_SHOWN: rx.Var[bool] = rx.Var(_js_expr=f"!!{HINDI}", _var_type=bool)
_OTHER: rx.Var[str] = rx.Var(_js_expr=f"({HINDI} ? 'en' : 'hi')", _var_type=str)
_NAME: rx.Var[str] = rx.Var(_js_expr=f"({HINDI} ? 'Show in English' : 'हिन्दी में देखें')", _var_type=str)


def language_switch() -> rx.Component:
    """EN · हि: a post to the language route, which comes back to this page."""
    return post_form(
        rx.el.button(
            rx.el.span("EN", class_name=_shade(~_HINDI_SHOWN)),
            rx.el.span("·", class_name="text-ink-3"),
            rx.el.span("हि", class_name=["switch-hindi", _shade(_HINDI_SHOWN)]),
            type="submit",
            name="language",
            value=_OTHER,
            aria_label=_NAME,
            lang=_OTHER,
            class_name="inline-flex items-center gap-1.5 min-h-11 md:min-h-9 px-3 rounded-control "
            "border border-line bg-surface text-small hover:bg-sunken transition-colors "
            "duration-press",
        ),
        action=SET_LANGUAGE,
        csrf=Shell.csrf,
        class_name="shrink-0",
    )


def language_choice() -> rx.Component:
    """English | हिन्दी in a well, for the sign-in page and the footer."""
    return post_form(
        rx.el.fieldset(
            rx.el.legend(t("shell.language.legend"), class_name="sr-only"),
            _language("en", "English", ~_HINDI_SHOWN),
            _language("hi", "हिन्दी", _HINDI_SHOWN),
            class_name="inline-flex p-1 gap-0.5 rounded-control bg-sunken",
        ),
        action=SET_LANGUAGE,
        csrf=Shell.csrf,
        class_name="shrink-0",
    )


def theme_switch(*, name: str = "theme") -> rx.Component:
    """Light, dark, or as the device. Two on one page need two names."""
    return segmented(
        t("shell.theme.legend"),
        [
            ("light", t("shell.theme.light")),
            ("dark", t("shell.theme.dark")),
            ("system", t("shell.theme.system")),
        ],
        name=name,
        value=color_mode,
        on_change=set_color_mode,
    )


def _shade(on: rx.Var[bool]) -> rx.Var[str]:
    return rx.cond(on, "font-[600] text-ink", "text-ink-2")


def _language(code: str, words: str, on: rx.Var[bool]) -> rx.Component:
    return rx.el.button(
        words,
        type="submit",
        name="language",
        value=code,
        lang=code,
        aria_pressed=rx.cond(on, "true", "false"),
        class_name=[
            "px-4 min-h-[calc(var(--h-control)-8px)] rounded-small transition-colors duration-menu",
            "switch-hindi" if code == "hi" else "",
            rx.cond(on, "bg-raised shadow-e1 font-[600]", "text-ink-2 hover:text-ink"),
        ],
    )
