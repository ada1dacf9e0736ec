"""As whom PostgreSQL runs: it refuses root, so root hands it to someone else.

First choice is a user namespace: no account is needed, and the files stay root's. Where the
container forbids that, the account `postgres`, else `nobody`, which then must be able to reach
the programs and the data.
"""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .errors import unavailable


@dataclass(frozen=True)
class Account:
    """Runs commands as a user that PostgreSQL accepts, in a session of their own.

    The own session keeps a Ctrl-C in the terminal away from the server.
    """

    prefix: tuple[str, ...] = ()
    entry: pwd.struct_passwd | None = None

    @property
    def uid(self) -> int:
        """Who owns the cluster's files."""
        return self.entry.pw_uid if self.entry else os.geteuid()

    def run(
        self, command: Sequence[str], environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        other = self.entry
        return subprocess.run(
            [*self.prefix, *command],
            cwd="/",
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            start_new_session=True,
            user=other.pw_uid if other else None,
            group=other.pw_gid if other else None,
            extra_groups=[] if other else None,
        )

    def own(self, path: Path) -> None:
        """Give a path, and what is in it, to this account; only root has to, and can."""
        if os.geteuid() != 0 or path.lstat().st_uid == self.uid:
            return
        group = self.entry.pw_gid if self.entry else os.getegid()
        inside = path.rglob("*") if path.is_dir() else []
        for each in (*inside, path):
            os.chown(each, self.uid, group, follow_symlinks=False)

    def check_reach(self, *paths: Path) -> None:
        """Refuse early and in words when the account cannot get at a path."""
        if not self.entry:
            return
        for path in paths:
            done = self.run(["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)], os.environ)
            if done.returncode:
                raise unavailable(
                    "PostgreSQL does not run as root, this container forbids user namespaces, "
                    f"and the account {self.entry.pw_name} may not enter {path}. Set GHAR_HOME "
                    "and GHAR_CACHE to directories that every account may enter "
                    "(for example under /var/lib/ghar), or run Ghar as an ordinary user."
                )


@lru_cache
def account() -> Account:
    """This process's own user, unless that is root."""
    if os.geteuid() != 0:
        return Account()
    return _in_namespace() or _by_name("postgres") or _by_name("nobody") or _nobody_at_all()


def _in_namespace() -> Account | None:
    # initdb asks for the name of its user, so the mapped id must be one that has a name.
    named = min((entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid), default=None)
    if named is None:
        return None
    prefix = ("unshare", "--user", f"--map-user={named}", f"--map-group={named}")
    try:
        allowed = Account(prefix).run(["true"], os.environ).returncode == 0
    except FileNotFoundError:
        return None
    return Account(prefix) if allowed else None


def _by_name(name: str) -> Account | None:
    try:
        return Account(entry=pwd.getpwnam(name))
    except KeyError:
        return None


def _nobody_at_all() -> Account:
    raise unavailable(
        "PostgreSQL does not run as root, and this machine has no other account. "
        "Run Ghar as an ordinary user."
    )
