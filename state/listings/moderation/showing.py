"""A home's case as the browser gets it."""

from datetime import datetime

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india
from ghar_app.models.listings import Property
from ghar_app.models.listings.detail.facts import facts_of
from ghar_app.models.listings.kinds import ListingStatus, ModerationStatus, PropertyType
from ghar_app.models.listings.moderation.case import Case, Event, OwnerCard
from ghar_app.models.listings.moderation.changes import Change
from ghar_app.models.listings.moderation.prescreen import Flag
from ghar_app.models.listings.moderation.twins import Twin
from ghar_app.web.homes.facts import fact_words
from state.listings.cards import KINDS, per, price
from state.listings.desk import TONES
from state.listings.moderation.views import (
    CaseView,
    ChangeView,
    FactView,
    FlagView,
    LineView,
    OwnerView,
    PictureView,
    PieceView,
)
from state.listings.moderation.words import (
    HIGH,
    WARNING,
    age,
    age_tone,
    field_name,
    flag_name,
    flag_why,
    marked,
    value_words,
)

_ICONS = {
    "few_photos": "images",
    "rent_missing": "indian-rupee",
    "rent_high": "indian-rupee",
    "sent_back": "undo-2",
    "twin": "copy",
    "off_platform": "message-square-warning",
    "adult": "shield-alert",
    "drugs": "shield-alert",
    "gambling": "dices",
    "crypto": "bitcoin",
}
_MONEY = {
    "security_deposit": "security_deposit",
    "maintenance_charges": "maintenance_charges",
    "brokerage": "brokerage",
}
_EVENT_STATES = {"reject": "missed", "request_edit": "missed", "report_pause": "missed"}


def case_view(case: Case, seen: int, moment: datetime, language: Language) -> CaseView:
    """The view. Changes after version `seen` are marked as fresh; 0 marks none."""
    home = case.home
    kind = PropertyType(home.property_type)
    waits = home.listing_status == ListingStatus.PENDING_REVIEW and home.submitted_at is not None
    since = home.submitted_at or home.updated_at
    twin_pictures = {twin.image: _twin_words(twin, language) for twin in case.twins if twin.image}
    return CaseView(
        id=str(home.public_id),
        version=home.version,
        title=home.title or translate("moderation.untitled", language),
        kind=KINDS.get(kind, "flat"),
        kind_text=translate(f"homes.type.{kind}", language),
        status=home.listing_status,
        status_text=translate(f"desk.listing_status.{home.listing_status}", language),
        status_tone=TONES.get(home.listing_status, "neutral"),
        age=translate("moderation.waiting", language, age=age(since, moment, language))
        if waits
        else "",
        age_tone=age_tone(since, moment) if waits else "neutral",
        summary=_summary(home, language),
        place=", ".join(
            part for part in (home.address_line1, home.locality, home.city, home.pincode) if part
        ),
        href=f"/listing/{home.slug or home.public_id}",
        reason=home.moderation_reason or "",
        is_waiting=waits,
        is_live=home.listing_status == ListingStatus.LIVE,
        is_held_back=home.moderation_status == ModerationStatus.PAUSED,
        is_new=home.published_at is None,
        pictures=[
            PictureView(
                one.thumbnail if one.media_type == "video" else one.url,
                one.srcset,
                one.caption or translate("moderation.picture", language, n=number),
                twin_pictures.get(one.url, ""),
            )
            for number, one in enumerate(case.pictures, 1)
        ],
        flags=[_flag(flag, language) for flag in case.flags],
        description=[
            PieceView(text, is_marked)
            for text, is_marked in marked(
                home.description or "", [word for flag in case.flags for word in flag.words]
            )
        ],
        facts=_facts(home, language),
        changes=[_change(change, seen, language) for change in case.changes],
        events=[_event(event, language) for event in case.events],
        twins=[_twin(twin, language) for twin in case.twins],
        reports=[
            LineView(
                translate(f"moderation.reported.{row.reason}", language),
                " · ".join(
                    part for part in (formats.moment(row.created_at, language), row.note) if part
                ),
                state="missed",
            )
            for row in case.reports
        ],
        owner=_owner(case.owner, language),
    )


def _summary(home: Property, language: Language) -> str:
    said = price(home.effective_price, home.purpose, language)
    if home.effective_price:
        said += per(home.purpose, language)
    words = [translate(f"homes.purpose.{home.purpose}", language), said]
    return " · ".join(words)


def _facts(home: Property, language: Language) -> list[FactView]:
    """Money first, then what the home is."""
    money = [
        FactView(field_name(name, language), formats.rupees(amount))
        for name in _MONEY
        if (amount := getattr(home, name)) is not None
    ]
    words = [fact_words(fact, language) for fact in facts_of(home)]
    return [*money, *(FactView(one.label, one.text, one.known) for one in words)]


def _flag(flag: Flag, language: Language) -> FlagView:
    return FlagView(
        flag_name(flag.code, language),
        HIGH if flag.level == "high" else WARNING,
        flag_why(flag, language),
        _ICONS.get(flag.code, "circle-help"),
    )


def _change(change: Change, seen: int, language: Language) -> ChangeView:
    old = value_words(change.field, change.old, language)
    new = value_words(change.field, change.new, language)
    pictures: list[str] = []
    if change.field == "photos":
        pictures = [url for url, _ in change.come]
        old = translate("moderation.photos", language, n=int(change.old or 0))
        new = translate("moderation.photos", language, n=int(change.new or 0))
    elif change.field == "amenities":
        name = 1 if language == "hi" else 0
        none = translate("moderation.empty", language)
        old = ", ".join(pair[name] for pair in change.gone) or none
        new = ", ".join(pair[name] for pair in change.come) or none
    return ChangeView(
        field_name(change.field, language), old, new, 0 < seen < change.version, pictures
    )


def _event(event: Event, language: Language) -> LineView:
    actor = event.actor or translate("moderation.rule", language)
    note = " · ".join([actor, formats.moment(event.at, language)])
    return LineView(
        translate(f"moderation.event.{event.action}", language),
        f"{note} · {event.reason}" if event.reason else note,
        state=_EVENT_STATES.get(event.action, "done"),
    )


def _twin(twin: Twin, language: Language) -> LineView:
    owner = translate("moderation.same_owner", language) if twin.same_owner else twin.owner_name
    status = translate(f"desk.listing_status.{twin.status}", language)
    return LineView(
        twin.title,
        " · ".join(part for part in (_twin_words(twin, language), owner, status) if part),
        f"/admin/moderation/{twin.public_id}",
        HIGH if twin.why == "photo" else WARNING,
    )


def _twin_words(twin: Twin, language: Language) -> str:
    if twin.why == "photo":
        return translate("moderation.same_photo", language)
    return translate("moderation.same_place", language, n=twin.metres)


def _owner(card: OwnerCard, language: Language) -> OwnerView:
    user = card.user
    since = formats.month(in_india(user.created_at).date(), language)
    masked = formats.phone_masked(user.phone) if user.phone else ""
    checked = "phone_checked" if user.phone_verified else "phone_unchecked"
    return OwnerView(
        name=user.full_name or translate("moderation.unnamed", language),
        initials=user.initials,
        avatar=user.profile_image_url or "",
        note=translate("moderation.owner_since", language, month=since),
        masked=f"{masked} · {translate(f'moderation.{checked}', language)}" if masked else "",
        homes=str(card.homes),
        rejected=str(card.decided.get("reject", 0)),
        edits_asked=str(card.decided.get("request_edit", 0)),
        others=[
            LineView(
                row.title or translate("moderation.untitled", language),
                translate(f"desk.listing_status.{row.listing_status}", language),
                f"/admin/moderation/{row.public_id}",
                TONES.get(row.listing_status, "neutral"),
            )
            for row in card.others[:5]
        ],
    )
