"""Fourth step: what is asked."""

import reflex as rx

from components.listings.posting.fields import amount, line, pair, rupees, where_asked
from components.text import t

_PRICES = ("monthly_rent", "base_price", "daily_rate")


def price_step() -> rx.Component:
    """The price of the purpose, then what comes on top."""
    return rx.fragment(
        *(where_asked(name, rupees(name)) for name in _PRICES),
        pair(
            *(
                where_asked(name, rupees(name))
                for name in ("security_deposit", "maintenance_charges", "brokerage")
            ),
            where_asked(
                "lease_duration_months",
                amount("lease_duration_months", after=t("posting.months")),
            ),
        ),
        pair(
            where_asked("other_charges", rupees("other_charges")),
            where_asked(
                "other_charges_description", line("other_charges_description", max_length=300)
            ),
        ),
    )
