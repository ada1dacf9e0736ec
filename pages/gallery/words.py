"""Samples in one language, whatever the page's own language is."""

from collections.abc import Callable

from ghar_app.catalogue import Language, sentence

Words = Callable[[str], str]


def words(language: Language) -> Words:
    """A function from a name in gallery.toml to its sentence in `language`."""
    return lambda name: sentence(f"gallery.{name}")[language]
