"""Tables and the rules on them, one folder a domain."""

from ghar_app.db import metadata as _naming_rule_first  # noqa: F401
