"""Settings that are unsafe for real people stop the start, in a sentence."""

import os
import subprocess
import sys

import pytest
from pydantic import ValidationError

from ghar_app.settings import CHECKOUT, DEVELOPMENT_SECRET, Settings

SAFE = {
    "GHAR_ENV": "production",
    "GHAR_SECRET_KEY": "fMb0sJxX5qk3yq1VvS0nT7r2QwLz9uEe",
    "GHAR_ORIGIN": "https://ghar.example",
}


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A safe production, and nothing of this machine."""
    for name in [name for name in os.environ if name.startswith("GHAR_")]:
        monkeypatch.delenv(name)
    for name, value in SAFE.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("GHAR_SECRET_KEY", None, "production needs GHAR_SECRET_KEY"),
        ("GHAR_SECRET_KEY", DEVELOPMENT_SECRET, "production needs GHAR_SECRET_KEY"),
        ("GHAR_SECRET_KEY", "short", "GHAR_SECRET_KEY is shorter than 32 characters"),
        ("GHAR_ORIGIN", None, "production needs GHAR_ORIGIN"),
        ("GHAR_ORIGIN", "http://ghar.example", "production needs GHAR_ORIGIN"),
        ("GHAR_ALLOWED_ORIGINS", '["*"]', "GHAR_ALLOWED_ORIGINS may not contain *"),
        ("GHAR_OUTBOX", "true", "GHAR_OUTBOX shows sign-in codes"),
        ("GHAR_WORKERS", "2", "GHAR_WORKERS above 1 needs GHAR_REDIS_URL"),
        ("GHAR_PORT", "70000", "65535"),
        ("GHAR_ENV", "prod", "production"),
    ],
)
def test_an_unsafe_production_is_refused(
    surroundings: pytest.MonkeyPatch, name: str, value: str | None, sentence: str
) -> None:
    assert Settings().production
    if value is None:
        surroundings.delenv(name)
    else:
        surroundings.setenv(name, value)
    with pytest.raises(ValidationError, match=sentence.replace("*", r"\*")) as refused:
        Settings()
    assert SAFE["GHAR_SECRET_KEY"] not in str(refused.value)


def test_production_is_closed_where_development_is_open(
    surroundings: pytest.MonkeyPatch,
) -> None:
    production = Settings()
    assert not production.shows_outbox
    assert not production.wants_demo
    assert production.https
    assert production.origins == ["https://ghar.example"]
    surroundings.setenv("GHAR_ENV", "development")
    surroundings.delenv("GHAR_ORIGIN")
    development = Settings()
    assert development.shows_outbox
    assert development.wants_demo
    assert development.origins == [
        "http://localhost:3000",
        "http://localhost:3000",
        "http://127.0.0.1:3000",
    ]


def test_a_start_says_what_is_missing_without_a_trace() -> None:
    command = [sys.executable, "-m", "ghar_app", "run"]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("GHAR_")}
    done = subprocess.run(
        command,
        cwd=CHECKOUT,
        env={**bare, "GHAR_ENV": "production"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("Settings: production needs GHAR_SECRET_KEY")
    assert "Traceback" not in done.stderr
