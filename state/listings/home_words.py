"""From a home's view data to the texts of its page."""

from datetime import datetime

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india
from ghar_app.models.listings.detail import Detail, Glance, Picture, Poster, Standing, Summary
from ghar_app.models.listings.detail.amenities import HomeAmenity
from ghar_app.models.listings.detail.poster import MOST_COUNTED
from ghar_app.models.listings.kinds import ImageCategory, MediaType, Purpose
from ghar_app.models.listings.market import Market
from ghar_app.models.media.addresses import variant_url
from ghar_app.settings import settings
from ghar_app.web.homes import words
from ghar_app.web.homes.costs import cost_words, total_words
from ghar_app.web.homes.facts import fact_words
from ghar_app.web.homes.head import address_of, crumbs
from state.listings.asked_view import asked_view
from state.listings.cards import KINDS
from state.listings.home_view import (
    AmenityGroupView,
    AmenityView,
    HomeView,
    MarketView,
    NoticeView,
    PictureView,
    PosterView,
    RoomView,
    SpotView,
    StepView,
)

LEAD_LENGTH = 420
"""Characters of the description that stand before "Read more"."""
UNSURE_M = 1500
"""The circle on the map where nobody said how exact the point is."""


def home_view(detail: Detail, language: Language) -> HomeView:
    """Everything the page shows at once."""
    glance = detail.glance
    home = glance.summary
    lead, rest = _paragraphs(glance.description)
    return HomeView(
        id=home.public_id,
        address=address_of(home),
        title=home.title,
        page_title=words.page_title(home, language),
        kind=KINDS.get(home.kind, "flat"),
        way=[StepView(text, path) for text, path in crumbs(home, language)],
        here=words.short_offer(home, language),
        notice=_notice(home.standing, language),
        is_over=home.standing.is_over,
        verified=_verified(home, language),
        no_brokerage=home.is_without_brokerage,
        price=words.money(home.price, home.purpose, language),
        per=words.period(home.purpose, language) if home.price else "",
        per_sqft=_per_sqft(detail, language),
        costs=[cost_words(line, language) for line in glance.costs.lines],
        total=total_words(glance.costs, home.purpose, language),
        facts=[fact_words(fact, language) for fact in glance.facts],
        lead=lead,
        rest=rest,
        pictures=_pictures(glance, language),
        rooms=_rooms(glance, language),
        photo_count=len(glance.pictures),
        video_url=detail.video_url,
        amenities=[
            AmenityGroupView(
                kind=str(kind),
                title=translate(f"listings.detail.amenity.{kind}", language),
                things=[_amenity(one, language) for one in group],
            )
            for kind, group in detail.amenities
        ],
        asked=asked_view(detail.asked, home.purpose, language),
        spot=_spot(home, language),
        poster=_poster(detail.poster, language),
        dates=_dates(home, language),
    )


def market_view(market: Market | None, purpose: Purpose, language: Language) -> MarketView:
    """The median of comparable homes."""
    if market is None:
        return MarketView()
    amount = words.money(market.median, purpose, language)
    text = translate("listings.detail.market", language, amount=amount, n=market.count)
    return MarketView(text, market.is_fair)


def _notice(standing: Standing, language: Language) -> NoticeView:
    if standing is Standing.PUBLIC:
        return NoticeView()
    key = f"listings.detail.standing.{standing}"
    mood = "info" if standing.is_open or standing.is_over else "caution"
    return NoticeView(translate(f"{key}.title", language), translate(f"{key}.text", language), mood)


def _verified(home: Summary, language: Language) -> str:
    if not home.is_verified:
        return ""
    if home.verified_at is None:
        return translate("homes.verified", language)
    day = _day(home.verified_at, language)
    return translate("listings.detail.verified_on", language, day=day)


def _per_sqft(detail: Detail, language: Language) -> str:
    if detail.per_sqft is None:
        return ""
    return translate("homes.sqft_rate", language, amount=formats.rupees(detail.per_sqft))


def _paragraphs(text: str) -> tuple[list[str], list[str]]:
    """What stands at once and what "Read more" opens; split between paragraphs or at a word."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if sum(map(len, lines)) <= LEAD_LENGTH * 1.3:
        return lines, []
    lead: list[str] = []
    room = LEAD_LENGTH
    for place, line in enumerate(lines):
        if len(line) > room:
            space = line.rfind(" ", 0, room)
            if space > room // 2:
                return [*lead, line[:space]], [line[space + 1 :], *lines[place + 1 :]]
            return (lead, lines[place:]) if lead else ([line], lines[place + 1 :])
        lead.append(line)
        room -= len(line)
    return lead, []


def _pictures(glance: Glance, language: Language) -> list[PictureView]:
    return [
        _picture(number, picture, glance.summary, language)
        for number, picture in enumerate(glance.pictures, 1)
    ]


def _picture(number: int, picture: Picture, home: Summary, language: Language) -> PictureView:
    alt = words.picture_alt(picture, home, language)
    thumbnail = picture.thumbnail or variant_url(picture.url, "thumbnail") or picture.url
    return PictureView(
        number=number,
        url=picture.url,
        srcset=picture.srcset,
        thumbnail=thumbnail,
        width=picture.width,
        height=picture.height,
        preview=picture.preview,
        alt=alt,
        room=_room(picture.category, language),
        opens=translate("listings.detail.gallery.open", language, n=number, what=alt),
        is_film=picture.media_type == MediaType.VIDEO,
    )


def _room(category: ImageCategory, language: Language) -> str:
    return translate(f"listings.detail.category.{category}", language)


def _rooms(glance: Glance, language: Language) -> list[RoomView]:
    """Each category once, in the order of its first picture; nothing for a single one."""
    firsts: dict[ImageCategory, int] = {}
    counts: dict[ImageCategory, int] = {}
    for number, picture in enumerate(glance.pictures, 1):
        firsts.setdefault(picture.category, number)
        counts[picture.category] = counts.get(picture.category, 0) + 1
    if len(firsts) < 2:
        return []
    return [RoomView(_room(one, language), counts[one], first) for one, first in firsts.items()]


def _amenity(one: HomeAmenity, language: Language) -> AmenityView:
    title = one.title_hi if language == "hi" and one.title_hi else one.title
    if not one.cost:
        return AmenityView(title, one.note)
    cost = translate("listings.detail.amenity_cost", language, amount=formats.rupees(one.cost))
    return AmenityView(title, f"{cost} · {one.note}" if one.note else cost)


def _spot(home: Summary, language: Language) -> SpotView:
    where = home.address
    known = where.latitude is not None and where.longitude is not None
    metres = where.accuracy or UNSURE_M
    distance = formats.distance(metres, language)
    note = translate("listings.detail.about_metres", language, distance=distance)
    slugs = [where.city_slug, where.locality_slug]
    landmark = where.landmark
    return SpotView(
        line=where.line,
        landmark=translate("listings.detail.landmark", language, landmark=landmark)
        if landmark
        else "",
        note=note if known else translate("listings.detail.no_point", language),
        is_known=known,
        latitude=where.latitude or 0.0,
        longitude=where.longitude or 0.0,
        accuracy_m=float(metres),
        place=words.place(home),
        place_href="/".join(["/flats", *(slug for slug in slugs if slug)])
        if where.city_slug
        else "",
        style_url=settings().map_style_url or "",
    )


def _poster(poster: Poster, language: Language) -> PosterView:
    parts = poster.name.split()
    role = translate(f"listings.detail.poster.{'agent' if poster.is_agent else 'owner'}", language)
    month = formats.month(poster.since, language)
    notes = [translate("listings.detail.poster.since", language, month=month)]
    if poster.homes > MOST_COUNTED:
        notes.append(translate("listings.detail.poster.many", language, n=MOST_COUNTED))
    elif poster.homes:
        notes.append(translate("listings.detail.poster.homes", language, n=poster.homes))
    return PosterView(
        name=poster.name or translate("listings.detail.poster.nobody", language),
        initials="".join(part[0] for part in [*parts[:1], *parts[1:][-1:]]).upper(),
        avatar=poster.avatar_url,
        role=role,
        note=" · ".join(notes),
    )


def _dates(home: Summary, language: Language) -> str:
    if home.published_at is None:
        return ""
    posted, updated = _day(home.published_at, language), _day(home.updated_at, language)
    said = translate("listings.detail.posted", language, day=posted)
    if posted == updated or home.updated_at < home.published_at:
        return said
    return f"{said} · {translate('listings.detail.updated', language, day=updated)}"


def _day(at: datetime, language: Language) -> str:
    return formats.day(in_india(at).date(), language)
