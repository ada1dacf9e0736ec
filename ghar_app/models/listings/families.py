"""Which kinds of homes people weigh against each other."""

from ghar_app.models.listings.kinds import PropertyType

FAMILIES: tuple[tuple[PropertyType, ...], ...] = (
    (
        PropertyType.APARTMENT,
        PropertyType.BUILDER_FLOOR,
        PropertyType.CONDO,
        PropertyType.PENTHOUSE,
        PropertyType.STUDIO,
        PropertyType.LOFT,
    ),
    (PropertyType.HOUSE, PropertyType.VILLA),
    (PropertyType.ROOM, PropertyType.PG, PropertyType.FLATMATE),
    (PropertyType.PLOT,),
    (PropertyType.OFFICE, PropertyType.COMMERCIAL),
    (PropertyType.SHOP,),
    (PropertyType.WAREHOUSE,),
)


def family_of(kind: PropertyType | str) -> tuple[PropertyType, ...]:
    """All kinds that stand for the same wish, `kind` among them."""
    return next(family for family in FAMILIES if kind in family)
