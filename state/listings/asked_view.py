"""The chart of what was asked: steps on a small canvas, and the same in words and rows."""

from decimal import Decimal

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india, now
from ghar_app.models.listings.detail import Asked
from ghar_app.models.listings.kinds import Purpose
from ghar_app.web.homes.words import money
from state.listings.home_view import AskedRowView, AskedView, DotView

WIDTH, HEIGHT = 320, 96
TOP, BOTTOM, SIDE = 24, 86, 6
"""The line keeps clear of the labels above it and of the canvas' edges."""
LABEL_UP, LABEL_RIGHT, LABEL_WIDTH = 7, 6, 50
"""A label stands so far above and beside its dot, and is about so wide."""


def asked_view(points: tuple[Asked, ...], purpose: Purpose, language: Language) -> AskedView | None:
    """None when the price never changed."""
    if not points:
        return None
    told = [money(point.amount, purpose, language) for point in points]
    xs, ys = _across(points), _down(points)
    return AskedView(
        title=translate(f"listings.detail.asked.{purpose}", language),
        told=translate("listings.detail.asked.steps", language, steps=" → ".join(told)),
        line=_steps(xs, ys),
        dots=_dots(xs, ys, told),
        rows=_rows(points, told, purpose, language),
        first_day=_month(points[0], language),
        last_day=formats.month(in_india(now()).date(), language),
    )


def _across(points: tuple[Asked, ...]) -> list[float]:
    first = points[0].since
    span = max((now() - first).total_seconds(), 1.0)
    width = WIDTH - 2 * SIDE
    # The newest price gets a stretch of its own, however young it is.
    rooms = [min((point.since - first).total_seconds() / span, 0.88) for point in points]
    return [round(SIDE + share * width, 1) for share in rooms]


def _down(points: tuple[Asked, ...]) -> list[float]:
    amounts = [point.amount for point in points]
    least, most = min(amounts), max(amounts)
    spread = most - least
    height = Decimal(BOTTOM - TOP)
    if not spread:
        return [float((TOP + BOTTOM) / 2)] * len(points)
    return [round(float(BOTTOM - (amount - least) / spread * height), 1) for amount in amounts]


def _steps(xs: list[float], ys: list[float]) -> str:
    """An SVG path: level while a price held, straight up or down where it changed."""
    path = [f"M{xs[0]} {ys[0]}"]
    for x, y in zip(xs[1:], ys[1:], strict=True):
        path.append(f"H{x}V{y}")
    return "".join([*path, f"H{WIDTH - SIDE}"])


def _dots(xs: list[float], ys: list[float], told: list[str]) -> list[DotView]:
    """The last label ends at the edge; one that the next would cover stays in the table."""
    edge = WIDTH - SIDE
    ends = [*xs[1:-1], min(xs[-1], edge - LABEL_WIDTH)]
    dots = []
    for x, y, label, until in zip(xs, ys, told, ends, strict=False):
        fits = until - x > LABEL_WIDTH
        dots.append(_dot(x, y, x + LABEL_RIGHT, label if fits else "", "start"))
    return [*dots, _dot(xs[-1], ys[-1], edge, told[-1], "end")]


def _dot(x: float, y: float, label_x: float, label: str, anchor: str) -> DotView:
    return DotView(str(x), str(y), f"{label_x:.1f}", f"{y - LABEL_UP:.1f}", label, anchor)


def _rows(
    points: tuple[Asked, ...], told: list[str], purpose: Purpose, language: Language
) -> list[AskedRowView]:
    """Newest first."""
    rows = []
    for place, point in enumerate(points):
        change = point.amount - points[place - 1].amount if place else Decimal(0)
        sign = "+" if change > 0 else "−"
        amount = f"{sign}{money(abs(change), purpose, language)}" if change else ""
        went = "up" if change > 0 else ("down" if change < 0 else "")
        since = formats.day(in_india(point.since).date(), language)
        rows.append(AskedRowView(since, told[place], amount, went))
    return rows[::-1]


def _month(point: Asked, language: Language) -> str:
    return formats.month(in_india(point.since).date(), language)
