"""The words with which people describe how they live and what they look for.

Stored by value, held by CHECK constraints. The order of a scale is the order of its steps.
"""

from enum import StrEnum


class Mode(StrEnum):
    """What somebody wants here."""

    ROOM_POSTER = "room_poster"
    SEEKER = "seeker"
    CO_HUNTER = "co_hunter"
    OPEN_TO_BOTH = "open_to_both"


class ProfileStatus(StrEnum):
    """Where a profile stands; only `active` ones are dealt to others."""

    DRAFT = "draft"
    PENDING_REVIEW = "pending_review"
    ACTIVE = "active"
    PAUSED = "paused"
    REJECTED = "rejected"


class PauseReason(StrEnum):
    """Why a profile is paused; null is the person's own wish."""

    REPEAT_REPORTS = "repeat_reports"


class Sleep(StrEnum):
    EARLY_BIRD = "early_bird"
    FLEXIBLE = "flexible"
    NIGHT_OWL = "night_owl"


class Cleanliness(StrEnum):
    MINIMAL = "minimal"
    TIDY = "tidy"
    SPOTLESS = "spotless"


class Food(StrEnum):
    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"
    NON_VEGETARIAN = "non_vegetarian"
    EGGETARIAN = "eggetarian"
    NO_PREFERENCE = "no_preference"


class Habit(StrEnum):
    """Smoking, and drinking."""

    NEVER = "never"
    OCCASIONALLY = "occasionally"
    REGULARLY = "regularly"


class Guests(StrEnum):
    NO_OVERNIGHT_GUESTS = "no_overnight_guests"
    OCCASIONAL_OK = "occasional_ok"
    OPEN_HOUSE = "open_house"


class Work(StrEnum):
    WFH = "wfh"
    OFFICE = "office"
    HYBRID = "hybrid"


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Pets(StrEnum):
    HAVE_PETS = "have_pets"
    NO_PETS = "no_pets"
    PET_FRIENDLY = "pet_friendly"


class Parties(StrEnum):
    NEVER = "never"
    OCCASIONAL_WEEKENDS = "occasional_weekends"
    OCCASIONALLY = "occasionally"
    PARTY_FRIENDLY = "party_friendly"
    REGULARLY = "regularly"


class NonNegotiable(StrEnum):
    """A deal-breaker: what the other one must be like."""

    FOOD_VEG_ONLY = "food_veg_only"
    FOOD_VEGAN_ONLY = "food_vegan_only"
    NO_SMOKING = "no_smoking"
    NO_DRINKING = "no_drinking"
    NO_OVERNIGHT_GUESTS = "no_overnight_guests"
    NO_PETS = "no_pets"
    GENDER_FEMALE_ONLY = "gender_female_only"
    GENDER_MALE_ONLY = "gender_male_only"
    NO_PARTIES = "no_parties"
    MIN_TIDY = "min_tidy"
    EARLY_RISER = "early_riser"


class MoveIn(StrEnum):
    """When somebody wants to move."""

    IMMEDIATELY = "immediately"
    WITHIN_1_WEEK = "within_1_week"
    WITHIN_2_WEEKS = "within_2_weeks"
    WITHIN_1_MONTH = "within_1_month"
    WITHIN_2_MONTHS = "within_2_months"
    WITHIN_3_MONTHS = "within_3_months"
    FLEXIBLE = "flexible"


class MatchStatus(StrEnum):
    ACTIVE = "active"
    UNMATCHED = "unmatched"
    BLOCKED = "blocked"


class ReportReason(StrEnum):
    SPAM = "spam"
    FAKE_PROFILE = "fake_profile"
    ABUSE = "abuse"
    INAPPROPRIATE = "inappropriate"
    OTHER = "other"


class ReportStatus(StrEnum):
    """`reviewed` waits for a second look; dismissed and actioned are final."""

    OPEN = "open"
    REVIEWED = "reviewed"
    DISMISSED = "dismissed"
    ACTIONED = "actioned"


class ReportAction(StrEnum):
    DISMISS = "dismiss"
    WARN_USER = "warn_user"
    SUSPEND_USER = "suspend_user"
    ESCALATE = "escalate"


class SubjectType(StrEnum):
    """What a moderator, or a rule, acted on."""

    LISTING = "listing"
    REPORT = "report"
    USER = "user"
    MESSAGE = "message"


ADULT = 18
OLDEST = 100
MOST_NON_NEGOTIABLES = 10
MOST_PHOTOS = 6
MOST_AREAS = 5
MOST_PROMPTS = 3
LONGEST_BIO = 500
SUPER_LIKES_A_DAY = 3
