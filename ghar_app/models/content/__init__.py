"""What admins write for everybody."""

from ghar_app.models.content.catalogs import AppCatalog, seed_catalogs

__all__ = ["AppCatalog", "seed_catalogs"]
