"""Every kind of deep link: which app it belongs to, who may follow it, and where it leads here."""

from dataclasses import dataclass
from urllib.parse import quote

from ghar_app.refusals import NotFound, Refused

LONGEST_ID = 256


@dataclass(frozen=True)
class Kind:
    """`path` has the blank {id}; it is empty for what this site has no page of."""

    app: str
    entity: str
    path: str = ""
    is_private: bool = False


KINDS = (
    Kind("ghar", "p", "/listing/{id}"),
    Kind("ghar", "property", "/listing/{id}"),
    Kind("estate", "apply"),
    Kind("estate", "property", "/desk/{id}", is_private=True),
    Kind("estate", "task", is_private=True),
    Kind("estate", "tenant", is_private=True),
    Kind("estate", "lease", is_private=True),
    Kind("flatmates", "listing", "/listing/{id}"),
    Kind("flatmates", "chat", is_private=True),
    Kind("stays", "listing", "/listing/{id}"),
    Kind("stays", "chat", is_private=True),
)
ROOT = "ghar"
"""This app's links have no prefix: /p/<id>."""


@dataclass(frozen=True)
class DeepLink:
    """A kind and the thing it names, as written by people: not percent-encoded."""

    kind: Kind
    id: str

    @property
    def address(self) -> str:
        """The path that apps and messages carry."""
        return f"{prefix(self.kind)}/{quote(self.id, safe='')}"

    @property
    def in_app(self) -> str:
        """The same for an app's own scheme."""
        return f"{self.kind.app}://{self.kind.entity}/{quote(self.id, safe='')}"

    @property
    def page(self) -> str:
        """The page of this site; NotFound where it has none."""
        # Nothing of ours is named with a slash: behind one could stand another page.
        if not self.kind.path or "/" in self.id or self.id in (".", ".."):
            raise NotFound()
        return self.kind.path.format(id=quote(self.id, safe=""))


def prefix(kind: Kind) -> str:
    """What stands before the identifier."""
    return f"/{kind.entity}" if kind.app == ROOT else f"/{kind.app}/{kind.entity}"


def apps() -> list[str]:
    """Each app once."""
    return list(dict.fromkeys(kind.app for kind in KINDS))


def deep_link(app: str, entity: str, id: str) -> DeepLink:
    """Refused `unknown_choice` with what there is; NotFound for an empty or endless identifier."""
    if app not in apps():
        raise Refused("unknown_choice", field="app", value=app, choices=", ".join(apps()))
    of_app = {kind.entity: kind for kind in KINDS if kind.app == app}
    if entity not in of_app:
        choices = ", ".join(of_app)
        raise Refused("unknown_choice", field="entity", value=entity, choices=choices)
    id = id.strip()
    if not id or len(id) > LONGEST_ID:
        raise NotFound()
    return DeepLink(of_app[entity], id)
