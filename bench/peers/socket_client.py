"""Browser tabs without a browser: Reflex's event protocol over a real Socket.IO client.

Reads a plan as JSON from standard input and writes what it measured as JSON to standard output:
`{"mode": "turns", "sides": {name: tab}, "rounds": 7, "turns": 100}` or
`{"mode": "crowd", "crowds": {name: {"tabs": [tab], "events": 5, "every": 1.0}}, "rounds": 5}`,
where a tab is `{"url": …, "cookie": …, "hello": event, "events": [event, event]}`.
"""

import asyncio
import json
import random
import sys
from contextlib import AsyncExitStack
from time import perf_counter
from uuid import uuid4

import socketio
import uvloop

NAMESPACE = "/_event"
PATIENCE = 10.0
AT_ONCE = 10
"""So many tabs open at the same moment."""
WARM_UP = 3


class Tab:
    """One connection; it sends its events in turn and waits for the answer to each."""

    def __init__(self, plan):
        self._plan = plan
        self._socket = socketio.AsyncClient(reconnection=False)
        self._socket.on("event", self._hear, namespace=NAMESPACE)
        self._awaited = None
        self._heard_at = 0.0
        self._sent = 0
        self.strays = 0
        self.refusals = []

    async def __aenter__(self):
        plan = self._plan
        await self._socket.connect(
            f"{plan['url']}?token={uuid4()}",
            headers={"Cookie": plan["cookie"], "Origin": plan["url"]},
            auth={"event": plan["hello"]},
            transports=["websocket"],
            socketio_path="/_event",
            namespaces=[NAMESPACE],
        )
        await self._silence()
        for _ in range(WARM_UP):
            await self.send()
        self.strays, self.refusals = 0, []
        return self

    async def __aexit__(self, *_error):
        await self._socket.disconnect()

    async def send(self):
        """The next event; seconds from sending to its answer."""
        events = self._plan["events"]
        chosen = {**events[self._sent % len(events)]}
        self._sent += 1
        # Another address each time, so that there is always something to answer.
        path = chosen["router_data"]["pathname"]
        chosen["router_data"] = {"pathname": path, "query": {}, "asPath": f"{path}?n={self._sent}"}
        self._awaited = asyncio.get_running_loop().create_future()
        began = perf_counter()
        await self._socket.emit("event", chosen, namespace=NAMESPACE)
        async with asyncio.timeout(PATIENCE):
            await self._awaited
        return self._heard_at - began

    async def _hear(self, update):
        self._heard_at = perf_counter()
        if update.get("events"):
            # What is measured changes data and leads nowhere: this is a refusal.
            self.refusals.append(update["events"][0]["name"])
        if self._awaited is None or self._awaited.done():
            self.strays += 1
        else:
            self._awaited.set_result(None)

    async def _silence(self):
        """Until what the first event brought along has arrived."""
        heard = 0.0
        async with asyncio.timeout(PATIENCE):
            while not heard or heard != self._heard_at:
                heard = self._heard_at
                await asyncio.sleep(0.5)


async def turns(plan):
    """Every side once a turn."""
    async with AsyncExitStack() as stack:
        tabs = {n: await stack.enter_async_context(Tab(p)) for n, p in plan["sides"].items()}
        names = list(tabs)
        taken = {name: [[] for _ in range(plan["rounds"])] for name in names}
        for number in range(plan["rounds"]):
            for turn in range(plan["turns"]):
                for name in names if turn % 2 else names[::-1]:
                    taken[name][number].append(await tabs[name].send())
        refused = [name for tab in tabs.values() for name in tab.refusals]
        strays = sum(tab.strays for tab in tabs.values())
        return {"taken": taken, "errors": refused, "strays": strays}


async def crowds(plan):
    """Every crowd once a round: its tabs open, work side by side, and close."""
    taken = {name: [] for name in plan["crowds"]}
    errors, strays = [], 0
    for _ in range(plan["rounds"]):
        for name, crowd in plan["crowds"].items():
            found, failed, heard = await one_crowd(crowd)
            taken[name].append(found)
            errors += failed
            strays += heard
    return {"taken": taken, "errors": errors, "strays": strays}


async def one_crowd(crowd):
    """Seconds of all events, what went wrong, and answers that nobody asked for."""
    door = asyncio.Semaphore(AT_ONCE)
    rolled = random.Random(7)

    async def opened(plan):
        async with door:
            return await stack.enter_async_context(Tab(plan))

    async def work(tab, phase):
        await asyncio.sleep(phase * crowd["every"])
        begins = perf_counter()
        for number in range(crowd["events"]):
            await asyncio.sleep(max(0.0, begins + number * crowd["every"] - perf_counter()))
            try:
                found.append(await tab.send())
            except Exception as error:
                errors.append(type(error).__name__)

    found, errors = [], []
    async with AsyncExitStack() as stack:
        tabs = await asyncio.gather(*(opened(plan) for plan in crowd["tabs"]))
        await asyncio.gather(*(work(tab, rolled.random()) for tab in tabs))
    errors += [name for tab in tabs for name in tab.refusals]
    return found, errors, sum(tab.strays for tab in tabs)


def main():
    """Do what the plan says."""
    plan = json.load(sys.stdin)
    measured = turns(plan) if plan["mode"] == "turns" else crowds(plan)
    json.dump(uvloop.run(measured), sys.stdout)


main()
