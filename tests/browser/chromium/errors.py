"""The one thing that goes wrong here: there is no Chromium to test with."""

from __future__ import annotations


class ChromiumMissing(Exception):
    """No usable Chromium. The text is for a person: what failed, and what to do about it."""


def missing(problem: str) -> ChromiumMissing:
    """The problem, followed by the ways to a Chromium."""
    return ChromiumMissing(
        f"{problem}\n\n"
        "The browser tests need Chromium or Chrome. Any one of these will do:\n"
        "  1. set GHAR_CHROMIUM to the path of one\n"
        "  2. install one on PATH: sudo apt-get install chromium\n"
        "  3. on Linux x86-64: let the tests fetch their own, without root: "
        "python -m tests.browser.chromium"
    )
