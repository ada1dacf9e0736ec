"""Every handler that a browser can call is in the table, and does as it says."""

import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import reflex as rx
from reflex.event import EventHandler

import state
from ghar_app.models.identity import seed_roles
from state.permissions import ACCESS, PUBLIC, SIGNED_IN
from tests.factories.identity import cookie_of, person
from tests.state.conftest import redirect_of

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(state.__path__, f"{state.__name__}.")
]


def _classes() -> list[type]:
    found, waiting = [], [rx.State]
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        if cls.__module__.startswith("state.") and cls not in found:
            found.append(cls)
    return found


def _handlers() -> dict[str, EventHandler]:
    return {
        f"{cls.__module__.removeprefix('state.')}.{cls.__name__}.{name}": handler
        for cls in _classes()
        if not cls._mixin
        for name, handler in cls.event_handlers.items()
        if name != "setvar"  # calls set_… handlers, of which there are none but listed ones
    }


HANDLERS = _handlers()
GUARDED = sorted(name for name in HANDLERS if ACCESS.get(name, PUBLIC) != PUBLIC)
SAMPLES: dict[Any, Any] = {int: 1, float: 1.0, bool: True, str: "x", UUID: UUID(int=0)}


def _arguments(handler: EventHandler) -> dict[str, Any]:
    hints = handler._get_type_hints()
    names = [name for name in inspect.signature(handler.fn).parameters if name != "self"]
    return {name: _sample(hints.get(name)) for name in names}


def _sample(hint: Any) -> Any:
    if hint in SAMPLES:
        return SAMPLES[hint]
    origin = getattr(hint, "__origin__", hint)
    return origin() if origin in (dict, list, tuple) else None


def _is_refused(view: Any, answer: Any) -> bool:
    steps = answer if isinstance(answer, list) else [answer]
    if any(redirect_of(step).startswith("/login?next=") for step in steps):
        return True
    return view.refusal.code in ("sign_in_first", "not_allowed") or view.refusal.code.endswith(
        "_not_found"
    )


def test_the_table_names_every_handler_and_no_other() -> None:
    assert sorted(ACCESS) == sorted(HANDLERS)


def test_every_value_is_a_word_or_a_permission() -> None:
    from ghar_app.models.identity.kinds import Action
    from ghar_app.models.identity.roles.defaults import RESOURCES

    for access in set(ACCESS.values()) - {PUBLIC, SIGNED_IN}:
        resource, _, action = access.partition(":")
        assert resource in RESOURCES, access
        assert action in list(Action), access


@pytest.mark.parametrize("name", GUARDED)
async def test_a_stranger_is_refused(name: str, db, open_tab) -> None:
    tab, handler = open_tab(path="/somewhere"), HANDLERS[name]
    answer = await tab.call(handler, **_arguments(handler))
    view = await tab.of(handler.state)
    assert _is_refused(view, answer), f"{name} did something for a stranger: {view.refusal}"


async def test_without_the_permission_one_is_refused(db, open_tab) -> None:
    await seed_roles(db)
    cookies = await cookie_of(db, await person(db))
    for name in [name for name in GUARDED if ACCESS[name] != SIGNED_IN]:
        tab, handler = open_tab(cookies=cookies, path="/somewhere"), HANDLERS[name]
        answer = await tab.call(handler, **_arguments(handler))
        assert _is_refused(await tab.of(handler.state), answer), name


@pytest.mark.parametrize("name", sorted(HANDLERS))
def test_handlers_are_async(name: str) -> None:
    """A sync handler would stop everyone else in the process while it waits."""
    fn = inspect.unwrap(HANDLERS[name].fn)
    assert inspect.iscoroutinefunction(fn) or inspect.isasyncgenfunction(fn), name


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_nothing_under_state_waits_on_the_event_loop(module) -> None:
    source = Path(module.__file__).read_text("utf-8")
    for word in ("time.sleep(", "rx.session(", "create_engine(", "import requests", "sqlite3"):
        assert word not in source, f"{module.__name__} uses {word}"


def test_a_screen_is_not_a_mixin_by_mistake() -> None:
    """`class Panel(SignedIn)` without rx.State would silently have no handlers at all."""
    meant = {
        "ShowsRefusals",
        "Visitor",
        "SignedIn",
        "ShowsImport",
        "ShowsWizard",
        "TakesPhotos",
        "ActsOnHomes",
    }
    assert {cls.__name__ for cls in _classes() if cls._mixin} <= meant
