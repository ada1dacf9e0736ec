"""Imports every module that declares jobs, so that a worker knows them all."""

from ghar_app.jobs import identity, listings, media

__all__ = ["identity", "listings", "media"]
