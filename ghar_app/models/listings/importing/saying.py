"""What is wrong with a row, said to a person."""

from collections.abc import Mapping
from typing import Any

from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.importing.fields import BY_KEY


def problem_sentence(problem: Mapping[str, Any], language: Language) -> str:
    """ "Rent: “25,00” groups its digits in a way we cannot read." """
    details = {key: value for key, value in problem.items() if key not in ("field", "code")}
    said = translate(f"imports.problems.{problem['code']}", language, **details)
    if problem["field"] not in BY_KEY:
        return said
    return f"{field_name(problem['field'], language)}: {said}"


def field_name(key: str, language: Language) -> str:
    """What a field is called."""
    return translate(f"imports.fields.{key}", language)
