"""Cities by all the names people give them.

A city's `radius_km` is how far its homes reach from `latitude`, `longitude` (its middle, degrees).
`pin_prefixes` are the beginnings of its PIN codes, `districts` its names in postal data.
"""

from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class City:
    """One city under the name we show."""

    name: str
    name_hi: str
    state: str
    state_code: str
    latitude: float
    longitude: float
    radius_km: float
    pin_prefixes: tuple[str, ...]
    districts: tuple[str, ...]
    aliases: tuple[str, ...] = field(default=())


# fmt: off
CITIES: tuple[City, ...] = (
    City("Bengaluru", "बेंगलुरु", "Karnataka", "KA", 12.9716, 77.5946, 32, ("560", "562"),
         ("Bengaluru", "Bangalore"), ("Bangalore", "Bengalooru", "Bengaluru Urban", "BLR",
                                      "बेंगलूर", "बेंगलूरु", "बैंगलोर")),
    City("Mumbai", "मुंबई", "Maharashtra", "MH", 19.0760, 72.8777, 40, ("400", "401"),
         ("Mumbai", "Thane", "Raigarh"), ("Bombay", "Greater Mumbai", "Navi Mumbai", "Thane",
                                          "बंबई", "मुम्बई")),
    City("Delhi", "दिल्ली", "Delhi", "DL", 28.6139, 77.2090, 30, ("110",),
         ("Delhi",), ("New Delhi", "NCR", "Delhi NCR", "Dilli", "नई दिल्ली")),
    City("Hyderabad", "हैदराबाद", "Telangana", "TS", 17.3850, 78.4867, 32, ("500", "501", "502"),
         ("Hyderabad", "K.V.Rangareddy", "Medchal Malkajgiri", "Sangareddy"),
         ("Secunderabad", "Cyberabad", "HYD")),
    City("Chennai", "चेन्नई", "Tamil Nadu", "TN", 13.0827, 80.2707, 35, ("600", "602", "603"),
         ("Chennai", "Tiruvallur", "Kanchipuram"), ("Madras", "मद्रास", "चेन्नै")),
    City("Kolkata", "कोलकाता", "West Bengal", "WB", 22.5726, 88.3639, 30,
         ("700", "711", "712", "743"), ("Kolkata", "North 24 Parganas", "South 24 Parganas",
                                        "Howrah", "Hooghly"), ("Calcutta", "कलकत्ता")),
    City("Pune", "पुणे", "Maharashtra", "MH", 18.5204, 73.8567, 28, ("411", "412"),
         ("Pune",), ("Poona", "पूना")),
    City("Gurugram", "गुरुग्राम", "Haryana", "HR", 28.4595, 77.0266, 20, ("122",),
         ("Gurgaon", "Gurugram"), ("Gurgaon", "गुड़गांव", "गुड़गाँव")),
    City("Noida", "नोएडा", "Uttar Pradesh", "UP", 28.5355, 77.3910, 18, ("201",),
         ("Gautam Buddha Nagar",), ("Greater Noida",)),
    City("Ahmedabad", "अहमदाबाद", "Gujarat", "GJ", 23.0225, 72.5714, 25, ("380", "382"),
         ("Ahmedabad",), ("Amdavad", "Ahmadabad")),
    City("Vadodara", "वडोदरा", "Gujarat", "GJ", 22.3072, 73.1812, 18, ("390", "391"),
         ("Vadodara",), ("Baroda", "बड़ौदा")),
    City("Jaipur", "जयपुर", "Rajasthan", "RJ", 26.9124, 75.7873, 22, ("302", "303"),
         ("Jaipur",), ()),
    City("Lucknow", "लखनऊ", "Uttar Pradesh", "UP", 26.8467, 80.9462, 22, ("226",),
         ("Lucknow",), ()),
    City("Kochi", "कोच्चि", "Kerala", "KL", 9.9312, 76.2673, 20, ("682", "683"),
         ("Ernakulam",), ("Cochin", "Ernakulam")),
    City("Thiruvananthapuram", "तिरुवनंतपुरम", "Kerala", "KL", 8.5241, 76.9366, 18, ("695",),
         ("Thiruvananthapuram",), ("Trivandrum",)),
    City("Varanasi", "वाराणसी", "Uttar Pradesh", "UP", 25.3176, 82.9739, 15, ("221",),
         ("Varanasi",), ("Benaras", "Banaras", "Kashi", "बनारस")),
    City("Prayagraj", "प्रयागराज", "Uttar Pradesh", "UP", 25.4358, 81.8463, 15, ("211",),
         ("Allahabad", "Prayagraj"), ("Allahabad", "इलाहाबाद")),
    City("Mysuru", "मैसूरु", "Karnataka", "KA", 12.2958, 76.6394, 15, ("570",),
         ("Mysuru", "Mysore"), ("Mysore", "मैसूर")),
    City("Coimbatore", "कोयंबटूर", "Tamil Nadu", "TN", 11.0168, 76.9558, 18, ("641",),
         ("Coimbatore",), ("Kovai",)),
    City("Chandigarh", "चंडीगढ़", "Chandigarh", "CH", 30.7333, 76.7794, 12, ("160",),
         ("Chandigarh",), ()),
    City("Indore", "इंदौर", "Madhya Pradesh", "MP", 22.7196, 75.8577, 18, ("452", "453"),
         ("Indore",), ()),
    City("Visakhapatnam", "विशाखापत्तनम", "Andhra Pradesh", "AP", 17.6868, 83.2185, 20, ("530",),
         ("Visakhapatnam",), ("Vizag", "Vishakhapatnam")),
)
# fmt: on


@lru_cache
def _by_name() -> dict[str, City]:
    return {
        _plain(name): city for city in CITIES for name in (city.name, city.name_hi, *city.aliases)
    }


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(".", " ").replace(",", " ").split())


def city_named(text: str) -> City | None:
    """The city that `text` is a name of; nothing more may stand in it."""
    return _by_name().get(_plain(text))


def canonical_city(text: str) -> str | None:
    """The name we show for any name of a city: Bangalore → Bengaluru; None when unknown."""
    city = city_named(text)
    return city.name if city else None


def city_aliases(name: str) -> tuple[str, ...]:
    """All names of a city, the shown one first; of an unknown one only itself."""
    city = city_named(name)
    return (city.name, city.name_hi, *city.aliases) if city else (name,)
