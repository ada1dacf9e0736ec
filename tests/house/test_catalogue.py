"""The catalogue: two languages, the same blanks, and every key that the code asks for."""

import re
import tomllib
from collections.abc import Iterator

from ghar_app.catalogue import HERE, blanks, sentences
from tests.house.sources import Call, calls, filled_texts, words

SENTENCES = sentences()
PLURALS = {key.removesuffix(".one") for key in SENTENCES if key.endswith(".one")}
KEYS = {*PLURALS, *(key for key in SENTENCES if key.rpartition(".")[0] not in PLURALS)}
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")


def test_both_languages_say_the_same() -> None:
    for key, both in SENTENCES.items():
        english, hindi = both["en"], both["hi"]
        assert english.strip() == english != "", key
        assert hindi.strip() == hindi != "", key
        assert blanks(english) == blanks(hindi), key


def test_entries_have_two_languages_and_nothing_else() -> None:
    for file in HERE.glob("*.toml"):
        for name, entry in _entries(tomllib.loads(file.read_text("utf-8"))):
            assert set(entry) == {"en", "hi"}, f"{file.name} {name} has {sorted(entry)}"


def test_a_plural_has_both_forms() -> None:
    assert PLURALS
    for key in PLURALS:
        assert f"{key}.other" in SENTENCES


def test_hindi_is_written_in_devanagari() -> None:
    """What is the same in both languages is a name, a number or a sign, and short."""
    latin = {
        key: both["hi"]
        for key, both in SENTENCES.items()
        if not _DEVANAGARI.search(both["hi"]) and len(re.sub(r"\{\w+\}", "", both["hi"])) > 24
    }
    assert not latin


def _entries(table: dict, name: str = "") -> Iterator[tuple[str, dict]]:
    if any(isinstance(value, str) for value in table.values()):
        yield name, table
        return
    for key, below in table.items():
        yield from _entries(below, f"{name}.{key}".lstrip("."))


def _missing(asked: list[Call], prefix: str = "", suffix: str = "") -> list[str]:
    return [
        f"{call.place} asks for {prefix}{call.text}{suffix}"
        for call in asked
        # What is put together from nothing we can see here is not a key we can look up.
        if not call.text.startswith("{}")
        and not any(re.fullmatch(_pattern(f"{prefix}{call.text}{suffix}"), key) for key in KEYS)
    ]


def _pattern(text: str) -> str:
    return re.escape(text).replace(r"\{\}", r".+")


def test_every_sentence_that_is_asked_for_is_there() -> None:
    asked = calls("t", "translate", "sentence")
    assert len(asked) > 300
    assert not _missing(asked)


def test_every_refusal_has_its_sentence() -> None:
    assert not _missing(calls("Refused"), "refusals.")
    assert not _missing(calls("NotFound"), "refusals.", "_not_found")
    assert not _missing(calls("Gone"), "refusals.", "_gone")


def test_no_sentence_is_left_over() -> None:
    """Keys are also put together from parts, so a key counts as used where its last word is."""
    filled = [_pattern(text) for text in filled_texts() if re.search(r"[a-z]{2}", text)]
    used = re.compile("|".join(f"(?:{one})" for one in filled))
    refused = {f"refusals.{call.text}_not_found" for call in calls("NotFound")}
    refused |= {f"refusals.{call.text}_gone" for call in calls("Gone")}
    left = [
        key
        for key in KEYS - refused
        if key.rpartition(".")[2] not in words()
        and not used.fullmatch(key)
        and not used.fullmatch(key.partition(".")[2])
    ]
    assert not left, f"{len(left)} sentences are asked for by nobody: {sorted(left)}"
