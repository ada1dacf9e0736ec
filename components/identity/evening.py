"""The picture beside the sign-in form."""

import reflex as rx

from components.text import HINDI, t

HINDI_SHOWN: rx.Var[bool] = rx.Var(_js_expr=f"!!{HINDI}", _var_type=bool)
HINDI_LINE = "घर वही, जहाँ शाम अच्छी लगे।"
"""It stands in Hindi for everyone; English readers get its meaning in the line below."""


def evening() -> rx.Component:
    """A balcony at dusk; on wide screens only, so phones don't load it."""
    return rx.el.figure(
        rx.el.picture(
            rx.el.source(
                src_set="/photos/dusk.webp", media="(min-width: 1024px)", type="image/webp"
            ),
            # The smallest picture there is, for screens that show none.
            rx.el.img(
                src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==",
                alt=t("identity.photo_alt"),
                width="840",
                height="880",
                class_name="absolute inset-0 size-full object-cover",
            ),
        ),
        rx.el.figcaption(
            rx.el.p(HINDI_LINE, lang="hi", class_name="text-[30px] leading-[44px] font-[600]"),
            rx.cond(
                HINDI_SHOWN,
                rx.fragment(),
                rx.el.p(t("identity.evening"), class_name="text-[16px] leading-6"),
            ),
            class_name="absolute inset-x-0 bottom-0 px-10 pb-10 pt-32 text-white bg-linear-to-t "
            "from-[rgba(24,14,8,.9)] to-[rgba(24,14,8,0)] flex flex-col gap-1",
        ),
        class_name="max-lg:hidden relative overflow-hidden rounded-hero m-5 ml-0 bg-sunken",
    )
