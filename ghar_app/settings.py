"""Every setting of the product, read once from the environment and typed."""

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

CHECKOUT = Path(__file__).resolve().parent.parent
DEVELOPMENT_SECRET = "development-only-secret"


def _user_dir(variable: str, fallback: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / fallback) / "ghar"


def default_home() -> Path:
    """The user's data directory, keyed by checkout so that two clones never share a database."""
    key = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:8]
    return _user_dir("XDG_DATA_HOME", ".local/share") / f"{CHECKOUT.name}-{key}"


def default_cache() -> Path:
    """What several checkouts may share: the PostgreSQL bundle, a browser for the tests."""
    return _user_dir("XDG_CACHE_HOME", ".cache")


class Settings(BaseSettings):
    """Settings come from variables named `GHAR_…`; docs/configuration.md lists them."""

    model_config = SettingsConfigDict(env_prefix="GHAR_", extra="ignore", hide_input_in_errors=True)

    env: Literal["development", "test", "production"] = "development"
    host: str = "0.0.0.0"  # noqa: S104 - a phone on the same network is how people try it
    port: int = Field(default=3000, ge=1, le=65535)
    home: Path = Field(default_factory=default_home)
    cache: Path = Field(default_factory=default_cache)
    origin: str | None = Field(default=None, description="public URL, e.g. https://ghar.example")
    allowed_origins: list[str] = Field(default_factory=list)
    trusted_proxy_hops: int = Field(default=0, ge=0)

    database_url: SecretStr | None = None
    database_owner_url: SecretStr | None = None
    database_pool: int = Field(default=20, ge=2)
    statement_timeout_s: int = Field(default=8, ge=1)
    redis_url: SecretStr | None = None
    workers: int = Field(default=1, ge=1)

    secret_key: SecretStr = SecretStr(DEVELOPMENT_SECRET)
    outbox: bool | None = Field(default=None, description="page with codes; development only")
    seed_demo: bool | None = Field(default=None, description="demo data at the first start")
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"

    smtp_url: SecretStr | None = Field(default=None, description="smtp:// or smtps://")
    mail_from: str = "Ghar <no-reply@localhost>"

    map_style_url: str | None = Field(default=None, description="a MapLibre style; else ours")
    supabase_url: str | None = Field(default=None, description="external sign-in, else ours alone")
    supabase_audience: str = "authenticated"
    supabase_anon_key: SecretStr | None = Field(
        default=None, description="the project's publishable key, for sign-in in the browser"
    )
    supabase_providers: list[Literal["google", "apple"]] = Field(
        default=["google"], description="offered on the sign-in page"
    )
    supabase_service_key: SecretStr | None = Field(
        default=None, description="lets a deleted account be deleted there too"
    )

    android_package: str | None = Field(default=None, description="the app that opens our links")
    android_fingerprints: list[str] = Field(default_factory=list)
    apple_app: str | None = Field(default=None, description="TEAM.bundle of that app")

    @model_validator(mode="after")
    def _refuse_unsafe_production(self) -> "Settings":
        if self.workers > 1 and self.redis_url is None:
            raise ValueError("GHAR_WORKERS above 1 needs GHAR_REDIS_URL: workers share state there")
        if self.smtp_url is not None and not is_smtp(self.smtp_url.get_secret_value()):
            raise ValueError("GHAR_SMTP_URL reads smtp://user:password@host:587 or smtps://…")
        if self.env != "production":
            return self
        if self.secret_key.get_secret_value() == DEVELOPMENT_SECRET:
            raise ValueError("production needs GHAR_SECRET_KEY, 32 random characters or more")
        if len(self.secret_key.get_secret_value()) < 32:
            raise ValueError("GHAR_SECRET_KEY is shorter than 32 characters")
        if self.origin is None or not self.origin.startswith("https://"):
            raise ValueError("production needs GHAR_ORIGIN, the public https:// address")
        if "*" in self.allowed_origins:
            raise ValueError("GHAR_ALLOWED_ORIGINS may not contain * in production")
        if self.outbox:
            raise ValueError("GHAR_OUTBOX shows sign-in codes to anyone: not in production")
        if self.apple_app is not None and self.apple_app.startswith("TEAMID."):
            raise ValueError("GHAR_APPLE_APP still names no team: TEAMID is a placeholder")
        return self

    @property
    def production(self) -> bool:
        """Whether real people use this process."""
        return self.env == "production"

    @property
    def shows_outbox(self) -> bool:
        """Whether codes and mails can be read on the outbox page."""
        return not self.production if self.outbox is None else self.outbox

    @property
    def wants_demo(self) -> bool:
        """Whether an empty database is filled with demo homes and people."""
        return self.env == "development" if self.seed_demo is None else self.seed_demo

    @property
    def base_url(self) -> str:
        """The address people type, without a trailing slash."""
        return (self.origin or f"http://localhost:{self.port}").rstrip("/")

    @property
    def https(self) -> bool:
        """Whether people reach us by https: decides Secure and `__Host-` on cookies."""
        return self.base_url.startswith("https://")

    @property
    def origins(self) -> list[str]:
        """Origins that may open the socket or post a form; never `*`."""
        local = [f"http://localhost:{self.port}", f"http://127.0.0.1:{self.port}"]
        return [self.base_url, *self.allowed_origins, *([] if self.production else local)]


def is_smtp(url: str) -> bool:
    """Whether an address names a mail server."""
    parts = urlsplit(url)
    return parts.scheme in ("smtp", "smtps") and bool(parts.hostname)


@lru_cache
def settings() -> Settings:
    """The settings of this process.

    Raises pydantic's ValidationError, one line a variable, when they do not hold together.
    """
    return Settings()
