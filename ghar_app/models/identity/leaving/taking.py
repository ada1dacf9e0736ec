"""What somebody takes along: everything of theirs, and nobody else's."""

from typing import Any

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.models.identity.user import User

# Columns by name, so that a new one is not given away unseen. No hashes, tokens or session keys.
# Notifications without their words and visits without the other side's: those name other people.
_PARTS = {
    "profile": """SELECT public_id, full_name, phone, phone_verified_at, email, email_verified_at,
        date_of_birth, native_place, linkedin_url, profile_image_url, role, preferences,
        notification_settings, privacy_settings, last_login_at, created_at
        FROM users WHERE id = :me""",
    "flatmate_profile": """SELECT flatmates_mode, flatmates_profile_status, flatmates_bio,
        flatmates_prompts, flatmates_budget_min, flatmates_budget_max, flatmates_move_in_timeline,
        flatmates_city, flatmates_areas, flatmates_sleep_schedule, flatmates_cleanliness,
        flatmates_food_habits, flatmates_smoking, flatmates_drinking, flatmates_guests_policy,
        flatmates_work_style, flatmates_age, flatmates_gender, flatmates_gender_preference,
        flatmates_profession, flatmates_pets, flatmates_parties, flatmates_non_negotiables,
        flatmates_vibe_tags, flatmates_women_only, flatmates_verified_only,
        flatmates_last_active_at FROM users WHERE id = :me""",
    "flatmate_photos": """SELECT m.file_url, p.display_order, p.created_at
        FROM flatmate_photos p JOIN media_files m ON m.id = p.media_file_id
        WHERE p.user_id = :me ORDER BY p.display_order, p.id""",
    "sessions": """SELECT device_label, user_agent, ip_address, auth_method, created_at,
        last_used_at, is_revoked FROM user_sessions WHERE user_id = :me ORDER BY created_at""",
    "homes": """SELECT public_id, title, description, property_type, purpose, listing_status,
        full_address, city, locality, pincode, latitude, longitude, monthly_rent, base_price,
        security_deposit, maintenance_charges, bedrooms, bathrooms, area_sqft, owner_name,
        owner_contact, published_at, created_at
        FROM properties WHERE owner_id = :me ORDER BY id""",
    "likes": """SELECT p.public_id AS home, p.title, s.swipe_action, s.is_liked, s.note, s.acted_at
        FROM user_swipes s JOIN properties p ON p.id = s.property_id
        WHERE s.user_id = :me ORDER BY s.id""",
    "shortlists": """SELECT l.name, l.created_at, p.public_id AS home, p.title,
        CASE WHEN i.added_by = :me THEN i.note END AS note
        FROM shortlists l LEFT JOIN shortlist_items i ON i.shortlist_id = l.id
        LEFT JOIN properties p ON p.id = i.property_id WHERE l.owner_id = :me
        ORDER BY l.id, i.id""",
    "saved_searches": """SELECT name, filters, alert_frequency, is_active, last_run_at, created_at
        FROM saved_searches WHERE user_id = :me ORDER BY id""",
    "search_history": """SELECT search_query, search_filters, search_location, results_count,
        created_at FROM user_search_history WHERE user_id = :me ORDER BY id""",
    "enquiries": """SELECT p.public_id AS home, p.title, i.interest_type, i.message,
        i.preferred_contact_method, i.status, i.created_at FROM property_inquiries i
        JOIN properties p ON p.id = i.property_id WHERE i.user_id = :me ORDER BY i.id""",
    "visits": """SELECT v.public_id, p.public_id AS home, p.title, v.status, v.scheduled_date,
        v.duration_minutes, v.special_requirements, v.visitor_feedback, v.interest_level,
        v.created_at FROM visits v JOIN properties p ON p.id = v.property_id
        WHERE v.user_id = :me ORDER BY v.id""",
    "notifications": """SELECT type_key, category, action_url, is_read, read_at, created_at
        FROM notifications WHERE target_user_id = :me ORDER BY id""",
}


async def everything_of(db: Db, user: User) -> dict[str, Any]:
    """Every part by name, as a list of rows; call it in one transaction, so that it fits together.

    Moments and days are ISO 8601 (UTC), money is rupees as text.
    """
    taken = {}
    for part, query in _PARTS.items():
        rows = (await db.execute(text(query), {"me": user.id})).mappings().all()
        taken[part] = [{name: _plain(value) for name, value in row.items()} for row in rows]
    return taken


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str | dict | list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
