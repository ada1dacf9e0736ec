"""Who of the demo looks for people to live with: a dozen of the named, and twenty-eight more."""

from dataclasses import dataclass
from datetime import date, timedelta

from ghar_app.demo.dice import dice
from ghar_app.demo.people import PORTRAITS, Person

WOMEN = {
    *("ananya", "divya", "fatima", "isha", "kavya", "lakshmi", "meera", "nandini", "neha", "pooja"),
    *("sana", "tara", "sunita"),
}
"""Portraits, and keys, of women."""


@dataclass(frozen=True)
class Mate:
    """What somebody wants. `key` is a person's; `face` a portrait, "" for initials."""

    key: str
    face: str
    mode: str
    city: str
    areas: tuple[str, ...]
    budget: tuple[int, int]
    work: str
    bio: str
    name: str = ""

    @property
    def is_woman(self) -> bool:
        """By the portrait, or by the first name's own list for those without one."""
        return (self.face or self.key) in WOMEN or self.name.split(" ")[0] in _NO_FACE_WOMEN


_NO_FACE_WOMEN = {"Ritu", "Shalini"}
_B = "Bengaluru"

NAMED_MATES: tuple[Mate, ...] = (
    Mate("isha", "isha", "seeker", _B, ("Koramangala", "HSR Layout"), (15_000, 24_000),
         "Data analyst", "I read more than I speak before nine in the morning. Good at plants, "
         "bad at parallel parking."),
    Mate("rohan", "rohan", "open_to_both", _B, ("HSR Layout", "Koramangala"), (14_000, 22_000),
         "Backend engineer", "Runs on Sundays, dal on Mondays. I clean while I cook, which makes "
         "everybody happier."),
    Mate("ananya", "ananya", "room_poster", _B, ("Indiranagar", "Domlur"), (18_000, 24_000),
         "Product designer", "I have the smaller room of a bright flat to share. Quiet evenings, "
         "loud Saturday breakfasts."),
    Mate("ravi", "ravi", "co_hunter", _B, ("Whitefield",), (12_000, 18_000),
         "Mechanical engineer", "Moving closer to work and would rather look for a flat together "
         "than move into somebody else's."),
    Mate("kavya", "kavya", "room_poster", _B, ("Koramangala",), (16_000, 26_000),
         "Photographer", "My flat is full of tripods but they all stay in one corner. One room is "
         "free from next month."),
    Mate("farhan", "farhan", "open_to_both", _B, ("Indiranagar",), (20_000, 32_000),
         "Property agent", "I know most buildings between Ulsoor and Domlur and would be glad to "
         "share one of them."),
    Mate("neha", "neha", "seeker", "Delhi", ("Lajpat Nagar",), (10_000, 18_000),
         "अध्यापिका", "सुबह की चाय और शाम की सैर के बिना दिन पूरा नहीं होता। घर में शांति पसंद है।"),
    Mate("divya", "divya", "room_poster", "Delhi", ("Saket",), (12_000, 20_000),
         "Field executive", "Out most of the day, home for dinner. Looking for somebody who also "
         "labels the boxes in the fridge."),
    Mate("joseph", "joseph", "open_to_both", "Mumbai", ("Andheri West",), (22_000, 38_000),
         "Support lead", "Guitar until nine, headphones after. I make a decent fish curry and "
         "share it."),
    Mate("meera", "meera", "room_poster", "Mumbai", ("Powai",), (25_000, 42_000),
         "Editor", "A flat with a lake view and too many books. One room for somebody who likes "
         "both."),
    Mate("nandini", "nandini", "co_hunter", "Chennai", ("Adyar",), (14_000, 22_000),
         "Agent and singer", "Practice is one hour in the morning. Otherwise a calm person who "
         "pays on the first."),
    Mate("tara", "tara", "room_poster", "Kolkata", ("Ballygunge",), (10_000, 16_000),
         "Host", "I let two rooms to travellers and would like one flatmate who stays."),
)  # fmt: skip

_PEOPLE = (
    # Portraits that nobody else has.
    ("Sana Mirza", "sana"), ("Pooja Hegde", "pooja"), ("Fatima Sait", "fatima"),
    ("Arjun Nambiar", "arjun"), ("Imran Baig", "imran"), ("Karan Malhotra", "karan"),
    ("Harpreet Gill", "harpreet"), ("Sukhdev Brar", "gurpreet"), ("Mahesh Gowda", "suresh"),
    ("Nikhil Shah", "vikram"), ("Dhruv Hazarika", "aditya"), ("Padma Raghavan", "lakshmi"),
    # Elsewhere these faces have other names; here they are met once.
    ("Aparna Bhat", "divya"), ("Denzil Pinto", "joseph"), ("Revathi Murthy", "nandini"),
    ("Moumita Das", "tara"), ("Sneha Patil", "meera"),
    ("Ritu Jain", ""), ("Shalini Prabhu", ""), ("Tenzin Dorji", ""),
)  # fmt: skip
_ELSEWHERE = (
    ("Arav Mehta", "arjun", "Mumbai", "Bandra West"), ("Ayesha Khan", "sana", "Mumbai", "Powai"),
    ("Ritika Suri", "pooja", "Delhi", "Dwarka"), ("Kabir Anand", "karan", "Delhi", "Saket"),
    ("Zoya Ansari", "fatima", "Hyderabad", "Gachibowli"),
    ("Salman Hyder", "imran", "Hyderabad", "Madhapur"),
    ("Jasleen Kohli", "isha", "Chennai", "Velachery"),
    ("Gagan Arora", "harpreet", "Kolkata", "Salt Lake"),
)  # fmt: skip
_AREAS = ("Koramangala", "HSR Layout", "Indiranagar", "Bellandur", "Whitefield", "Jayanagar")
_WORK = ("Nurse", "Architect", "Accountant", "Pastry chef", "UX writer", "Civil engineer",
         "Law student", "Physiotherapist", "Sound engineer", "Teacher", "QA engineer")  # fmt: skip
_BIOS = (
    "I cook on weekends and keep the kitchen as I found it. Ask me about filter coffee.",
    "Early to the gym, early to bed. I like a home where people say good morning.",
    "Two years in this city, three flats, no unpaid bills. Looking for the fourth and last.",
    "I work from the balcony when it rains. Quiet calls, loud laughter, clean sink.",
    "New here and glad of company for dinner. I bring a rice cooker and a good sofa.",
    "My plants need light and I need a desk. Everything else we can talk about.",
    "Football on Sundays, cards on Fridays, and the rest of the week I am easy to miss.",
    "I label leftovers, share the newspaper and never touch the thermostat alone.",
)
_MODES = ("room_poster", "seeker", "open_to_both", "co_hunter", "open_to_both")


def _more() -> tuple[Mate, ...]:
    rows = [(name, face, _B, "") for name, face in _PEOPLE] + list(_ELSEWHERE)
    found = []
    for number, (name, face, city, area) in enumerate(rows):
        random = dice("mate", number)
        least = random.randrange(9, 22) * 1_000
        areas = (area,) if area else tuple(random.sample(_AREAS, 2))
        found.append(
            Mate(
                key=f"mate-{number + 1}",
                face=face,
                mode=_MODES[number % len(_MODES)],
                city=city,
                areas=areas,
                budget=(least, least + random.randrange(5, 13) * 1_000),
                work=_WORK[number % len(_WORK)],
                bio=_BIOS[number % len(_BIOS)],
                name=name,
            )
        )
    return tuple(found)


MORE_MATES = _more()
MATES = (*NAMED_MATES, *MORE_MATES)


def mate_people() -> tuple[Person, ...]:
    """The accounts of those who are in no other cast."""
    return tuple(
        Person(
            key=mate.key,
            name=mate.name,
            phone=f"+9161000{5000 + number:05d}",
            email=None,
            city=mate.city,
            born=date(1990, 1, 1) + timedelta(days=dice("mate", mate.key).randrange(11 * 365)),
            portrait=f"{PORTRAITS}/{mate.face}.svg" if mate.face else "",
            apps=("flatmates",),
        )
        for number, mate in enumerate(MORE_MATES, start=1)
    )
