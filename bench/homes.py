"""Fills a database with any number of homes, spread like a country's: six cities, dense centres."""

import psycopg

CITIES = (
    ("Bengaluru", 12.9716, 77.5946),
    ("Mumbai", 19.0760, 72.8777),
    ("Delhi", 28.6139, 77.2090),
    ("Hyderabad", 17.3850, 78.4867),
    ("Chennai", 13.0827, 80.2707),
    ("Kolkata", 22.5726, 88.3639),
)

_OWNER = """
INSERT INTO users (email, full_name, is_active)
VALUES ('bench-owner@ghar.test', 'Bench Owner', true) RETURNING id
"""

# Everything is a function of the row's number, so that every run measures the same homes.
_HOMES = """
WITH cities(n, city, lat, lng) AS (VALUES {cities}),
rolled AS (
  SELECT i,
    (hashint4(i) & 65535) / 65536.0 AS a, (hashint4(i * 7 + 1) & 65535) / 65536.0 AS b,
    (hashint4(i * 11 + 2) & 65535) / 65536.0 AS c, (hashint4(i * 13 + 3) & 65535) / 65536.0 AS d,
    (hashint4(i * 17 + 4) & 65535) / 65536.0 AS e
  FROM generate_series(1, %(count)s) AS i)
INSERT INTO properties (owner_id, title, description, property_type, purpose, listing_status,
  moderation_status, published_at, latitude, longitude, city, locality, pincode, base_price,
  monthly_rent, security_deposit, area_sqft, bedrooms, bathrooms, floor_number, total_floors,
  furnishing_level, slug, verification_status, is_seed_data)
SELECT %(owner)s,
  (1 + floor(c * 4))::int || ' BHK apartment in ' || city || ' ward ' || (i %% 200),
  'A home for measuring, number ' || i,
  CASE WHEN d < 0.7 THEN 'apartment' WHEN d < 0.85 THEN 'house' ELSE 'builder_floor' END,
  CASE WHEN e < 0.7 THEN 'rent' ELSE 'buy' END,
  'live', 'live', now() - make_interval(mins => i),
  -- Density falls with distance from the middle; the outskirts end at about 20 km.
  lat + 0.18 * a * a * sin(2 * pi() * b), lng + 0.18 * a * a * cos(2 * pi() * b),
  city, 'Ward ' || (i %% 200), (110001 + i %% 600000)::text,
  CASE WHEN e < 0.7 THEN 0 ELSE 3000000 + floor(d * 400) * 50000 END,
  CASE WHEN e < 0.7 THEN 8000 + floor(d * 140) * 500 END,
  CASE WHEN e < 0.7 THEN 50000 END,
  400 + floor(c * 1600), 1 + floor(c * 4), 1 + floor(c * 3), floor(a * 10), 12,
  (ARRAY['furnished', 'semi_furnished', 'unfurnished'])[1 + floor(b * 3)::int],
  'bench-' || i, CASE WHEN a < 0.2 THEN 'verified' ELSE 'pending' END, true
FROM rolled JOIN cities ON cities.n = i %% 6
"""


def fill(url: str, count: int) -> None:
    """`count` public homes in the database of `url`, analysed and ready to be searched."""
    rows = ", ".join(f"({n}, '{c}', {lat}, {lng})" for n, (c, lat, lng) in enumerate(CITIES))
    with psycopg.connect(url) as connection:
        owner = connection.execute(_OWNER).fetchone()[0]
        connection.execute(_HOMES.format(cities=rows), {"owner": owner, "count": count})
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE properties")
