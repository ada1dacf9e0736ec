"""How Reflex compiles and serves Ghar. Everything that people configure is in ghar_app.settings."""

import sys
from pathlib import Path

import reflex as rx

from components.theme import ThemeStyles, tailwind_config
from ghar_app.compiling import SameOriginSocket
from ghar_app.settings import settings

config = rx.Config(
    app_name="ghar_app",
    frontend_port=settings().port,
    backend_port=settings().port,
    api_url=settings().base_url,
    deploy_url=settings().base_url,
    # Upstream's own Bun by checksum, from a wheel: Reflex would download it otherwise.
    bun_path=Path(sys.prefix) / "bin" / "bun",
    cors_allowed_origins=settings().origins,
    trusted_proxy_hops=settings().trusted_proxy_hops,
    redis_url=settings().redis_url.get_secret_value() if settings().redis_url else None,
    state_manager_mode="redis" if settings().redis_url else "memory",
    telemetry_enabled=False,
    show_built_with_reflex=False,
    frontend_compression_formats=["gzip"],
    plugins=[rx.plugins.TailwindV4Plugin(tailwind_config()), ThemeStyles(), SameOriginSocket()],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
