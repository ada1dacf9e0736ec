"""Portfolio imports: the list, and where a new one begins."""

import reflex as rx

from ghar_app.db import transaction
from ghar_app.models.listings.importing import PortfolioImport
from ghar_app.models.listings.importing.feed import PAGE
from ghar_app.models.listings.importing.reach import clients_of
from state.listings.imports.views import ImportCard, import_card
from state.refusals import shows_refusals
from state.shell import SignedIn


class ImportsPage(SignedIn, rx.State):
    """/desk/imports."""

    imports: list[ImportCard] = []
    later_href: str = ""
    clients: list[tuple[str, str]] = []
    ready: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The newest imports; `?after=` in the address asks for older ones."""
        after = self.router.url.query_parameters.get("after")
        async with transaction() as db:
            me = await self._me(db)
            older_than = (
                await PortfolioImport.reachable(db, by=me, public_id=after) if after else None
            )
            found = await PortfolioImport.feed(db, by=me, after=older_than, most=PAGE + 1)
            clients = await clients_of(db, me)
        shown = found[:PAGE]
        language = self._language
        self.imports = [import_card(one, name, language) for one, name in shown]
        last = shown[-1][0].public_id if len(found) > PAGE else None
        self.later_href = f"/desk/imports?after={last}" if last else ""
        self.clients = [(str(one.public_id), one.full_name or "") for one in clients]
        self.ready = True
