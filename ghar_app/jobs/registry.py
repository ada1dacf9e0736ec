"""Imports every module that declares jobs, so that a worker knows them all."""

from ghar_app.jobs import listings, media, visits

__all__ = ["listings", "media", "visits"]
