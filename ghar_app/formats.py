"""How India writes money, areas, distances, phones and days (shared by both languages)."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india

LAKH = Decimal(100_000)
CRORE = Decimal(10_000_000)
_MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTHS_HI = [
    "जनवरी",
    "फ़रवरी",
    "मार्च",
    "अप्रैल",
    "मई",
    "जून",
    "जुलाई",
    "अगस्त",
    "सितंबर",
    "अक्टूबर",
    "नवंबर",
    "दिसंबर",
]


def grouped(whole: int) -> str:
    """12345678 → 1,23,45,678: the last three digits, then pairs."""
    digits = str(abs(whole))
    head, tail = digits[:-3], digits[-3:]
    pairs: list[str] = []
    while head:
        pairs.insert(0, head[-2:])
        head = head[:-2]
    return ("−" if whole < 0 else "") + ",".join([*pairs, tail])


def rupees(amount: Decimal | int, *, paise: bool = False) -> str:
    """₹1,25,000, or ₹1,25,000.00 for ledgers and receipts. Half a paisa rounds up."""
    exact = Decimal(amount).quantize(Decimal("0.01"), ROUND_HALF_UP)
    sign = "−" if exact < 0 else ""
    whole, fraction = divmod(abs(exact), 1)
    if paise:
        return f"{sign}₹{grouped(int(whole))}.{int(fraction * 100):02d}"
    return f"{sign}₹{grouped(int(abs(exact).quantize(Decimal(1), ROUND_HALF_UP)))}"


def rupees_short(amount: Decimal | int) -> str:
    """₹38.5k, ₹92 L, ₹1.42 Cr: at most two decimals from a lakh on, one below."""
    value = Decimal(amount)
    if value >= CRORE:
        return f"₹{_trim(value / CRORE, 2)} Cr"
    if value >= LAKH:
        return f"₹{_trim(value / LAKH, 2)} L"
    if value >= 1000:
        return f"₹{_trim(value / 1000, 1)}k"
    return rupees(value)


def _trim(value: Decimal, places: int) -> str:
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def area(sqft: int | Decimal, language: Language) -> str:
    """1,150 sq ft."""
    return translate("formats.area", language, n=grouped(int(sqft)))


def distance(metres: float, language: Language) -> str:
    """0.6 km; below a kilometre in steps of 10 m."""
    if metres < 995:
        return translate("formats.metres", language, n=str(int(round(metres / 10) * 10)))
    return translate("formats.kilometres", language, n=f"{metres / 1000:.1f}")


def day(value: date, language: Language) -> str:
    """05 Jan 2027."""
    month = (_MONTHS_HI if language == "hi" else _MONTHS_EN)[value.month - 1]
    return f"{value.day:02d} {month} {value.year}"


def month(value: date, language: Language) -> str:
    """Jan 2027."""
    return day(value, language)[3:]


def moment(value: datetime, language: Language) -> str:
    """05 Jan 2027, 14:30 by India's clocks."""
    local = in_india(value)
    return f"{day(local.date(), language)}, {local:%H:%M}"


def phone(e164: str) -> str:
    """+91 98450 12318 for an Indian number, others as they are."""
    if e164.startswith("+91") and len(e164) == 13:
        return f"+91 {e164[3:8]} {e164[8:]}"
    return e164


def phone_masked(e164: str) -> str:
    """+91 98450 ••318."""
    shown = phone(e164)
    return f"{shown[:-5]}••{shown[-3:]}"


def email_masked(address: str) -> str:
    """a•••a@example.in."""
    name, _, host = address.partition("@")
    return f"{name[:1]}•••{name[-1:]}@{host}"
