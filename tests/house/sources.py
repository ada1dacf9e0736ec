"""The files of the project, and what is called in them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ghar_app.settings import CHECKOUT

PRODUCT = ("ghar_app", "components", "state", "pages")
NOT_OURS = {"__pycache__", "external", "node_modules"}


@dataclass(frozen=True)
class Call:
    """A call by name whose first argument is a text: `{}` stands for what is filled in."""

    name: str
    text: str
    place: str


@lru_cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the project: what is ignored, fetched or built is left out."""
    lines = (CHECKOUT / ".gitignore").read_text("utf-8").splitlines()
    ignored = {line.strip("/ ") for line in lines} | {".git"}
    return tuple(sorted(_below(CHECKOUT, ignored)))


def _below(folder: Path, ignored: set[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in ignored or path.name in NOT_OURS or path.is_symlink():
            continue
        if path.is_dir():
            yield from _below(path, ignored)
        elif path.suffix not in (".pyc", ".lock.new") and path.name != ".web.lock":
            yield path


def python_files(*folders: str) -> list[Path]:
    """Python files below these folders, all of the product's by default."""
    chosen = folders or PRODUCT
    return [
        path
        for path in files()
        if path.suffix == ".py" and path.relative_to(CHECKOUT).parts[0] in chosen
    ]


def calls(*names: str) -> list[Call]:
    """Calls of functions of these names in the product, with a text as first argument."""
    found = []
    for path in python_files():
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            text = text_of(node.args[0])
            if name in names and text is not None:
                place = f"{path.relative_to(CHECKOUT)}:{node.lineno}"
                found.append(Call(name, text, place))
    return found


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def filled_texts() -> set[str]:
    """Every f-string of the product's code, with `{}` for what is filled in."""
    nodes = (node for path in python_files() for node in ast.walk(parsed(path)))
    return {text_of(node) or "" for node in nodes if isinstance(node, ast.JoinedStr)}


@lru_cache
def words() -> frozenset[str]:
    """Every word of the product's code, in Python and in scripts."""
    scripts = [path for path in files() if path.suffix in (".js", ".jsx")]
    found: set[str] = set()
    for path in [*python_files(), *scripts]:
        found.update(re.findall(r"\w+", path.read_text("utf-8")))
    return frozenset(found)


def text_of(node: ast.AST) -> str | None:
    """The text of a literal or an f-string; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return None
