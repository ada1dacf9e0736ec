"""The same list in NiceGUI: a click asks the same SQL and draws twenty cards anew."""

import os
import pickle
from pathlib import Path

from fastapi import FastAPI
from nicegui import app as nice
from nicegui import ui
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

RECORDINGS = pickle.loads(Path(os.environ["BENCH_RECORDINGS"]).read_bytes())
POOL = AsyncConnectionPool(
    os.environ["BENCH_DATABASE"],
    min_size=20,
    max_size=20,
    open=False,
    kwargs={
        "autocommit": True,
        "options": os.environ["BENCH_OPTIONS"],
        "prepare_threshold": 3,
        "row_factory": dict_row,
    },
)


async def found(chosen):
    """The page's rows, by the statements that Ghar sends."""
    rows = []
    async with POOL.connection() as connection, connection.transaction():
        for text, parameters in RECORDINGS[chosen]:
            cursor = await connection.execute(text, parameters or None)
            if cursor.description:
                rows = await cursor.fetchall()
    return rows[:20]


def card(home):
    """As plain as a card can be: a link, a picture's place, four texts."""
    with ui.card(), ui.link(target=f"/listing/{home['slug']}"):
        ui.element("img").props(f'alt="{home["title"]}"')
        ui.label(f"₹{home['effective_price']:,.0f} /month")
        ui.label(f"{home['bedrooms']} BHK · {home['area_sqft']} sq ft · {home['furnishing_level']}")
        ui.label(f"{home['locality']}, {home['city']}")
        ui.label(home["verification_status"])


@ui.page("/")
async def page():
    """A chip and a list."""
    chosen = 0

    async def toggle():
        nonlocal chosen
        chosen = 1 - chosen
        await draw()

    async def draw():
        homes = await found(chosen)
        grid.clear()
        with grid:
            for home in homes:
                card(home)

    ui.button("Verified only", on_click=toggle).props('id="toggle"')
    grid = ui.element("div").props('id="list"')
    await draw()


nice.on_startup(POOL.open)
nice.on_shutdown(POOL.close)
app = FastAPI()
app.get("/ready")(lambda: "")
ui.run_with(app)
