"""Imports every module that declares jobs, so that a worker knows them all."""

from ghar_app.jobs import identity, likes, listings, media, notify, posting, saved, visits

__all__ = ["identity", "likes", "listings", "media", "notify", "posting", "saved", "visits"]
