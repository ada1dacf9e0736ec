"""The one database: its server, its engine, its column kinds."""

from ghar_app.db.engine import Db, glance, transaction

__all__ = ["Db", "glance", "transaction"]
