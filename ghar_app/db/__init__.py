"""The one database: its server, its engine, its column kinds."""

from ghar_app.db.engine import Db, transaction

__all__ = ["Db", "transaction"]
