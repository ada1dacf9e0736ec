"""What a home costs in words, and what was asked for it over time."""

from dataclasses import dataclass

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.detail import CostLine, Costs
from ghar_app.models.listings.kinds import Purpose


@dataclass(frozen=True)
class CostWords:
    """One line of the price box; `known` is False where the owner did not say."""

    name: str
    text: str
    note: str
    amount: str
    known: bool = True


@dataclass(frozen=True)
class TotalWords:
    """The line under the others; empty where there is only one line. `missing` names the gaps."""

    text: str = ""
    amount: str = ""
    missing: str = ""


def cost_words(line: CostLine, language: Language) -> CostWords:
    """One line."""
    name = "stay" if line.name == "nights" else line.name
    text = translate(f"listings.detail.cost.{name}", language)
    if line.amount is None:
        unknown = translate("formats.not_given", language)
        return CostWords(line.name, text, "", unknown, known=False)
    return CostWords(line.name, text, _note(line, language), formats.rupees(line.amount))


def _note(line: CostLine, language: Language) -> str:
    if line.name == "deposit" and line.count:
        return translate("listings.detail.cost.months", language, n=line.count)
    if line.name == "nights":
        return translate("listings.detail.fact.nights", language, n=line.count)
    if line.name in ("rent", "maintenance"):
        return translate(f"listings.detail.cost.{line.name}_note", language)
    return line.note


def total_words(costs: Costs, purpose: Purpose, language: Language) -> TotalWords:
    """The sum; "at least" it where lines are missing, and which."""
    known = [line for line in costs.lines if line.amount is not None]
    gaps = [cost_words(line, language).text for line in costs.lines if line.amount is None]
    missing = ", ".join(gap if language == "hi" else gap.lower() for gap in gaps)
    missing = translate("listings.detail.missing", language, what=missing) if gaps else ""
    if len(known) < 2:
        return TotalWords(missing=missing)
    amount = formats.rupees(costs.total)
    if gaps:
        amount = translate("listings.detail.at_least", language, amount=amount)
    text = translate(f"listings.detail.total.{purpose}", language)
    return TotalWords(text, amount, missing)
