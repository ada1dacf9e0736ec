"""Whom a home suits and on what terms it is lived in."""

from dataclasses import dataclass
from random import Random

from ghar_app.demo.dice import likely, weighted
from ghar_app.demo.kinds import ROOMS, WORK
from ghar_app.demo.shapes import Shape
from ghar_app.models.listings.kinds import (
    CancellationPolicy,
    Diet,
    GenderPreference,
    KitchenType,
    Purpose,
    SharingType,
    TenantPreference,
    VentilationType,
)
from ghar_app.models.listings.kinds import PropertyType as T


@dataclass(frozen=True)
class Living:
    """One home's terms. None: not a thing of this kind. `nights` is the shortest stay."""

    tenant: TenantPreference | None = None
    pets: bool | None = None
    diet: Diet | None = None
    kitchen: KitchenType | None = None
    ventilation: VentilationType | None = None
    windows: int | None = None
    gender: GenderPreference = GenderPreference.ANY
    sharing: SharingType = SharingType.PRIVATE_ROOM
    is_triple: bool = False
    meals: bool = False
    guests: int | None = None
    nights: int = 1
    cancellation: CancellationPolicy = CancellationPolicy.FLEXIBLE
    lease_months: int = 11


_TENANTS = {
    TenantPreference.FAMILY: 3.5,
    TenantPreference.ANY: 4,
    TenantPreference.BACHELOR: 1,
    TenantPreference.COMPANY: 0.8,
}
_GENDERS = {GenderPreference.FEMALE: 4, GenderPreference.MALE: 3.5, GenderPreference.ANY: 2.5}


def living(random: Random, kind: T, purpose: Purpose, shape: Shape) -> Living:
    """The terms of one home."""
    if kind == T.PLOT or kind in WORK:
        return _workplace(random, kind, purpose, shape)
    home = Living(
        tenant=_tenant(random, kind, purpose, shape),
        pets=likely(random, 0.35) if purpose != Purpose.BUY else None,
        diet=_diet(random, purpose),
        kitchen=_kitchen(random, purpose),
        ventilation=VentilationType.GOOD if likely(random, 0.75) else VentilationType.AVERAGE,
        windows=2 + 2 * (shape.bedrooms or 0) + random.randint(0, 3),
        lease_months=11 if likely(random, 0.7) else random.choice((12, 24, 36)),
        **_sharing(random, kind),
        **_stay(random, kind, purpose, shape),
    )
    return home


def _tenant(random: Random, kind: T, purpose: Purpose, shape: Shape) -> TenantPreference | None:
    if purpose != Purpose.RENT:
        return None
    if kind in ROOMS or shape.bedrooms == 0:
        return TenantPreference.BACHELOR if likely(random, 0.6) else TenantPreference.ANY
    return weighted(random, _TENANTS)


def _diet(random: Random, purpose: Purpose) -> Diet | None:
    if purpose != Purpose.RENT:
        return None
    return weighted(random, {Diet.ANY: 5, Diet.NON_VEG_OK: 3, Diet.VEG_ONLY: 1.6})


def _kitchen(random: Random, purpose: Purpose) -> KitchenType | None:
    if purpose == Purpose.BUY:
        return None
    shares = {KitchenType.ANY: 6, KitchenType.VEGETARIAN: 2, KitchenType.NON_VEGETARIAN: 1.5}
    return weighted(random, {**shares, KitchenType.EGGETARIAN: 0.5})


def _sharing(random: Random, kind: T) -> dict:
    if kind not in ROOMS:
        return {"sharing": SharingType.ENTIRE_FLAT}
    if kind == T.PG:
        sharing = weighted(random, {SharingType.SHARED_ROOM: 6, SharingType.PRIVATE_ROOM: 4})
        triple = sharing == SharingType.SHARED_ROOM and likely(random, 0.35)
        return {
            "gender": weighted(random, _GENDERS),
            "sharing": sharing,
            "is_triple": triple,
            "meals": likely(random, 0.8),
        }
    shares = {SharingType.PRIVATE_ROOM: 6, SharingType.MASTER_BEDROOM: 2.5}
    if kind == T.FLATMATE:
        shares[SharingType.SHARED_ROOM] = 2
    return {"gender": weighted(random, _GENDERS), "sharing": weighted(random, shares)}


def _stay(random: Random, kind: T, purpose: Purpose, shape: Shape) -> dict:
    if purpose != Purpose.SHORT_STAY:
        return {}
    beds = max(1, shape.bedrooms or 0)
    return {
        "guests": 2 if kind == T.ROOM else 2 * beds + int(likely(random, 0.4)),
        "nights": weighted(random, {1: 4, 2: 4, 3: 1.5, 7: 0.5}),
        "cancellation": weighted(random, dict.fromkeys(CancellationPolicy, 1.0)),
    }


def _workplace(random: Random, kind: T, purpose: Purpose, shape: Shape) -> Living:
    if purpose != Purpose.SHORT_STAY:
        return Living(lease_months=random.choice((11, 36, 36, 60)), sharing=SharingType.ENTIRE_FLAT)
    guests = {T.OFFICE: shape.seats or 8, T.PLOT: 60, T.SHOP: 6, T.WAREHOUSE: 10}.get(kind, 20)
    return Living(guests=guests, nights=1, sharing=SharingType.ENTIRE_FLAT)
