"""The statement that makes listings of checked rows, a whole chunk at a time."""

from sqlalchemy import TextClause, text

COLUMNS: dict[str, str] = {
    **dict.fromkeys(("title", "description", "property_type", "sub_type", "purpose"), "text"),
    **dict.fromkeys(("city", "state", "pincode", "locality", "landmark"), "text"),
    **dict.fromkeys(("full_address", "address_line1", "placed_by", "slug"), "text"),
    **dict.fromkeys(("furnishing_level", "preferred_tenant_type", "dietary_preference"), "text"),
    **dict.fromkeys(("builder_name", "rera_number", "import_fingerprint"), "text"),
    **dict.fromkeys(("base_price", "price_per_sqft", "monthly_rent", "daily_rate"), "numeric"),
    **dict.fromkeys(("security_deposit", "maintenance_charges", "brokerage"), "numeric"),
    **dict.fromkeys(("area_sqft", "carpet_area", "built_up_area", "plot_area"), "numeric"),
    **dict.fromkeys(("super_built_up_area", "bathrooms"), "numeric"),
    **dict.fromkeys(("latitude", "longitude"), "float8"),
    **dict.fromkeys(("location_accuracy", "bedrooms", "balconies", "parking_spaces"), "int"),
    **dict.fromkeys(("floor_number", "total_floors", "age_of_property", "max_occupancy"), "int"),
    "allow_pets": "bool",
    "available_from": "timestamptz",
    "public_id": "uuid",
}
"""Columns of `properties` that a row's values fill, and their types."""

DOCUMENTS = {"tags": "'[]'", "listing_preferences": "'{}'"}
"""JSON columns, and what stands in them when the row says nothing."""


def _insert() -> TextClause:
    names = ", ".join([*COLUMNS, *DOCUMENTS])
    values = ", ".join(f"v.{name}" for name in COLUMNS)
    documents = ", ".join(
        f"coalesce(v.{name}, {empty}::jsonb)" for name, empty in DOCUMENTS.items()
    )
    shape = ", ".join(
        [*(f"{name} {kind}" for name, kind in COLUMNS.items())]
        + [f"{name} jsonb" for name in DOCUMENTS]
    )
    return text(f"""
        WITH chunk AS MATERIALIZED (
          SELECT line, "values", "values" ->> 'import_fingerprint' AS print
          FROM portfolio_import_rows
          WHERE import_id = :id AND line BETWEEN :first AND :last AND outcome = 'ready'
        ), made AS (
          INSERT INTO properties
            (owner_id, listing_agent_id, import_id, owner_name, owner_is_active, {names})
          SELECT u.id, CAST(:agent AS int), CAST(:id AS int), u.full_name, u.is_active,
                 {values}, {documents}
          FROM chunk, users u, jsonb_to_record(chunk."values") AS v({shape})
          WHERE u.id = :owner
          ORDER BY chunk.line
          ON CONFLICT (owner_id, import_fingerprint) WHERE import_fingerprint IS NOT NULL
          DO NOTHING
          RETURNING id, import_fingerprint
        ), linked AS (
          SELECT chunk.line, made.id, chunk."values"
          FROM chunk JOIN made ON made.import_fingerprint = chunk.print
        ), amenities AS (
          INSERT INTO property_amenities (property_id, amenity_id)
          SELECT linked.id, amenity::int
          FROM linked, jsonb_array_elements_text(linked."values" -> 'amenities') AS amenity
          ON CONFLICT DO NOTHING
        )
        UPDATE portfolio_import_rows r SET outcome = 'created', property_id = linked.id
        FROM linked WHERE r.import_id = :id AND r.line BETWEEN :first AND :last
          AND r.line = linked.line
    """)


INSERT = _insert()
"""Lines :first to :last of import :id become drafts of :owner; a home there already is not made."""

LINK_DUPLICATES = text("""
    UPDATE portfolio_import_rows r SET outcome = 'duplicate', property_id = p.id
    FROM properties p
    WHERE r.import_id = :id AND r.line BETWEEN :first AND :last AND r.outcome = 'ready'
      AND p.owner_id = :owner AND p.import_fingerprint = r."values" ->> 'import_fingerprint'
""")
"""What is left `ready` after `INSERT` was there before; another import may have won the race."""
