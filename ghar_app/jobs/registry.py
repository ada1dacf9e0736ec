"""Imports every module that declares jobs, so that a worker knows them all."""

from ghar_app.jobs import listings, media

__all__ = ["listings", "media"]
