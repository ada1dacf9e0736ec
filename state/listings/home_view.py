"""A home's page as the browser gets it: texts in the visitor's language, nothing private."""

from dataclasses import dataclass, field

from ghar_app.web.homes.costs import CostWords, TotalWords
from ghar_app.web.homes.facts import FactWords


@dataclass(frozen=True)
class StepView:
    """One step of the breadcrumbs."""

    text: str
    href: str


@dataclass(frozen=True)
class PictureView:
    """A picture or a film; `number` counts from 1, `lead` is the one fetched ahead."""

    number: int
    url: str
    srcset: str
    thumbnail: str
    width: int
    height: int
    preview: str
    alt: str
    room: str
    opens: str
    is_film: bool


@dataclass(frozen=True)
class RoomView:
    """A room of the gallery: its name, how many pictures, the number of the first."""

    name: str
    count: int
    first: int


@dataclass(frozen=True)
class AmenityView:
    """One thing the building has; `note` says what it costs or what the owner adds."""

    title: str
    note: str


@dataclass(frozen=True)
class AmenityGroupView:
    """A category and what is in it."""

    kind: str
    title: str
    things: list[AmenityView]


@dataclass(frozen=True)
class DotView:
    """A change on the chart, in the chart's own units, and where its label stands."""

    x: str
    y: str
    label_x: str
    label_y: str
    label: str
    anchor: str


@dataclass(frozen=True)
class AskedRowView:
    """A line of the table behind the chart."""

    since: str
    amount: str
    change: str
    went: str


@dataclass(frozen=True)
class AskedView:
    """What was asked over time: a line, its dots, and the same as a table."""

    title: str
    told: str
    line: str
    dots: list[DotView]
    rows: list[AskedRowView]
    first_day: str
    last_day: str


@dataclass(frozen=True)
class PosterView:
    """Who offers the home."""

    name: str
    initials: str
    avatar: str
    role: str
    note: str


@dataclass(frozen=True)
class SpotView:
    """Where the home is; `is_known` False leaves the numbers at 0."""

    line: str
    landmark: str
    note: str
    is_known: bool
    latitude: float
    longitude: float
    accuracy_m: float
    place: str
    place_href: str
    style_url: str


@dataclass(frozen=True)
class NoticeView:
    """What stands between the home and the public; empty for a plain public one."""

    title: str = ""
    text: str = ""
    mood: str = "info"


@dataclass(frozen=True)
class MarketView:
    """The line under the price; empty below five comparable homes."""

    text: str = ""
    is_fair: bool = False


@dataclass(frozen=True)
class HomeView:
    """The whole page but its similar homes."""

    id: str
    address: str
    title: str
    page_title: str
    kind: str
    way: list[StepView]
    here: str
    notice: NoticeView
    is_over: bool
    verified: str
    no_brokerage: bool
    price: str
    per: str
    per_sqft: str
    costs: list[CostWords]
    total: TotalWords
    facts: list[FactWords]
    lead: list[str]
    rest: list[str]
    pictures: list[PictureView]
    rooms: list[RoomView]
    photo_count: int
    video_url: str
    amenities: list[AmenityGroupView]
    asked: AskedView | None
    spot: SpotView
    poster: PosterView
    dates: str
    market: MarketView = field(default_factory=MarketView)
