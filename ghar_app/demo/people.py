"""The named people of the demo, and how to sign in as them.

Names, numbers and addresses are invented: +91 61000 is a range that no operator of India has
been given, and `.test` is a domain that can never exist.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ghar_app.formats import phone as shown_phone
from ghar_app.models.identity.kinds import AgentType, ExperienceLevel, UserTier

PASSWORD = "Neem-Tree-42-Veranda"
"""One password for all of them; the demo is not made in production unless somebody asks for it."""

PORTRAITS = "/demo/people"


@dataclass(frozen=True)
class Person:
    """Somebody of the demo. `key` names them for ever; `portrait` is empty for initials."""

    key: str
    name: str
    phone: str
    email: str | None
    city: str
    born: date
    tier: UserTier = UserTier.USER
    roles: tuple[str, ...] = ("client",)
    portrait: str = ""
    language: str = "en"
    about: str = ""
    apps: tuple[str, ...] = ("estate",)
    signs_in: bool = False
    agent: "AgentCard | None" = None


@dataclass(frozen=True)
class AgentCard:
    """What makes somebody an agent."""

    kind: AgentType
    level: ExperienceLevel
    languages: tuple[str, ...]
    description: str
    rating: float
    specialization: tuple[str, ...]


@dataclass(frozen=True)
class Credential:
    """How to sign in as somebody; `str()` is the line that is printed."""

    name: str
    role: str
    phone: str
    email: str
    password: str
    good_for: str

    def __str__(self) -> str:
        return f"{self.email:<22} {self.password}   {self.role}: {self.good_for}"


def _named(
    number: int, key: str, name: str, city: str, born: str, portrait: str, **more: object
) -> Person:
    return Person(
        key=key,
        name=name,
        phone=f"+916100000{number:03d}",
        email=f"{key}@ghar.test",
        city=city,
        born=date.fromisoformat(born),
        portrait=f"{PORTRAITS}/{portrait}.svg",
        signs_in=True,
        **more,  # type: ignore[arg-type]
    )


_AGENT = {"tier": UserTier.AGENT, "roles": ("client", "agent")}
_OWNER = ("client", "owner")

NAMED: tuple[Person, ...] = (
    _named(
        101, "sunita", "Sunita Kulkarni", "Bengaluru", "1966-03-14", "lakshmi",
        roles=_OWNER, about="landlord with fourteen homes: let, vacant, paused and in draft",
    ),
    _named(
        102, "ananya", "Ananya Rao", "Bengaluru", "1997-08-02", "ananya",
        about="seeker: search, save, compare, ask for visits",
    ),
    _named(
        103, "ravi", "Ravi Shetty", "Bengaluru", "1992-11-23", "ravi",
        roles=("client", "tenant"), about="tenant of one of Sunita's homes",
    ),
    _named(
        104, "farhan", "Farhan Qureshi", "Bengaluru", "1985-05-30", "farhan",
        **_AGENT, about="agent in Bengaluru with listings of other owners",
        agent=AgentCard(
            AgentType.SENIOR, ExperienceLevel.EXPERT, ("English", "Hindi", "Kannada", "Urdu"),
            "Flats and villas in east Bengaluru. Tells you what a home lacks before you ask.",
            4.7, ("rent", "resale"),
        ),
    ),
    _named(
        105, "nandini", "Nandini Iyer", "Chennai", "1988-01-19", "nandini",
        **_AGENT, about="agent in Chennai",
        agent=AgentCard(
            AgentType.GENERAL, ExperienceLevel.INTERMEDIATE, ("English", "Tamil", "Hindi"),
            "Family homes between Adyar and Velachery, and the papers that go with them.",
            4.5, ("rent", "resale", "plots"),
        ),
    ),
    _named(
        106, "gurpreet", "Gurpreet Sodhi", "Delhi", "1982-09-07", "gurpreet",
        tier=UserTier.AGENT, roles=("client", "agent", "team_lead"), about="team lead in Delhi",
        agent=AgentCard(
            AgentType.SPECIALIST, ExperienceLevel.EXPERT, ("English", "Hindi", "Punjabi"),
            "Builder floors in south Delhi; twenty years of the same few streets.",
            4.6, ("builder floors", "commercial"),
        ),
    ),
    _named(
        107, "suresh", "Suresh Lokre", "Hyderabad", "1979-12-01", "suresh",
        roles=_OWNER, about="PG operator in Hyderabad with rooms and beds",
    ),
    _named(
        108, "vikram", "Vikram Desai", "Mumbai", "1963-06-21", "vikram",
        roles=_OWNER, about="builder in Mumbai with flats in new buildings",
    ),
    _named(
        109, "tara", "Tara Sen", "Kolkata", "1990-04-11", "tara",
        roles=_OWNER, apps=("estate", "stays"), about="host of short stays in Kolkata",
    ),
    _named(
        110, "isha", "Isha Menon", "Bengaluru", "1999-02-27", "isha",
        apps=("estate", "flatmates"), about="looks for a room: likes to answer, two matches",
    ),
    _named(
        111, "rohan", "Rohan Bagchi", "Bengaluru", "1996-10-16", "rohan",
        apps=("estate", "flatmates"), about="lets a room and would take one, near HSR Layout",
    ),
    _named(
        112, "kavya", "Kavya Pillai", "Bengaluru", "1994-07-08", "kavya",
        roles=_OWNER, about="makes 360° tours for owners",
    ),
    _named(
        113, "joseph", "Joseph Lobo", "Mumbai", "1991-03-03", "joseph",
        roles=("client", "supporter"), about="support: answers people's questions",
    ),
    _named(
        114, "divya", "Divya Rathore", "Delhi", "1993-09-29", "divya",
        roles=("client", "field_executive"), about="field executive: checks homes on the spot",
    ),
    _named(
        115, "meera", "Meera Joshi", "Mumbai", "1984-12-12", "meera",
        tier=UserTier.ADMIN, roles=("client", "admin"),
        about="admin: moderation, people, places, amenities",
    ),
    _named(
        116, "aditya", "Aditya Barua", "Delhi", "1980-02-05", "aditya",
        tier=UserTier.ADMIN, roles=("client", "admin", "super_admin"),
        about="super admin: roles, settings, audit log",
    ),
    _named(
        117, "neha", "Neha Tripathi", "Delhi", "1995-05-18", "neha",
        language="hi", about="seeker who reads Hindi",
    ),
)  # fmt: skip

_ROLES = {"sunita": "Landlord", "ananya": "Seeker", "ravi": "Tenant", "farhan": "Agent",
          "nandini": "Agent", "gurpreet": "Team lead", "suresh": "PG operator",
          "vikram": "Builder", "tara": "Host", "isha": "Flatmate", "rohan": "Flatmate",
          "kavya": "Creator", "joseph": "Support", "divya": "Field executive",
          "meera": "Admin", "aditya": "Super admin", "neha": "Seeker"}  # fmt: skip


def _credentials() -> Iterator[Credential]:
    for person in NAMED:
        yield Credential(
            name=person.name,
            role=_ROLES[person.key],
            phone=shown_phone(person.phone),
            email=person.email or "",
            password=PASSWORD,
            good_for=person.about,
        )


CREDENTIALS = tuple(_credentials())
"""What `make run` prints: any of these e-mails or phones with the password."""
