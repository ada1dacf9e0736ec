"""Demo data: people, about two thousand homes in six cities, and what happened to them.

Everything is invented and made anew from seeds: the same homes on every machine. Rows carry
`is_seed_data` or hang on one that does, and `reset` removes just those.
"""

from ghar_app.demo.masters import seed_masters, seed_masters_if_empty
from ghar_app.demo.renewing import fill_if_empty, renew
from ghar_app.demo.resetting import reset
from ghar_app.demo.seeding import seed

__all__ = ["fill_if_empty", "renew", "reset", "seed", "seed_masters", "seed_masters_if_empty"]
