"""Streets as each city numbers them; which number is chance, and no house is named."""

from ghar_app.demo.dice import dice
from ghar_app.demo.home import Home

_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 21: "21st", 22: "22nd", 23: "23rd"}


def street(home: Home) -> str:
    """The street of a home; homes of one society share theirs."""
    locality, city = home.locality, home.locality.city.name
    random = dice("street", city, locality.name, home.society.name if home.society else home.key)
    first, second = random.randint(1, 18), random.randint(1, 9)
    streets = {
        "Bengaluru": f"{_nth(first)} Cross, {_nth(second)} Main",
        "Mumbai": f"{_nth(second)} Road",
        "Delhi": f"Block {random.choice('ABCDEFGHJK')}",
        "Hyderabad": f"Road No. {first}",
        "Chennai": f"{_nth(second)} Cross Street",
        "Kolkata": f"Lane {first}",
    }
    return streets[city]


def _nth(number: int) -> str:
    return _ORDINALS.get(number, f"{number}th")
