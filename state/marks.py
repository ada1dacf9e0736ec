"""What a map shows of a search, as it travels to the browser."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarkView:
    """A price pin (`count` 1) or a cluster of homes.

    `id` is the home's public id, "" for a cluster; `latitude` and `longitude` are degrees (WGS 84).
    `label` is what the pin shows (₹38.5k) or the cluster counts (12, 1.2k); an empty label of a
    pin is a dot. `label_long` is what a screen reader says ("₹38,500, 2 BHK, Indiranagar",
    "12 homes, zoom in"). Where `exact` is False, ≈ goes before the label. `href` is the home's
    page: Ctrl or ⌘ with a click opens it in a new tab.
    """

    id: str
    latitude: float
    longitude: float
    count: int = 1
    label: str = ""
    label_long: str = ""
    exact: bool = True
    href: str = ""
