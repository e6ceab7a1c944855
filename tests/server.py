"""A PostgreSQL server for tests: Debian's, in a folder of its own, on a socket in it.

It runs as a user without rights, as it insists on, and is gone with its folder.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")

_QUICK = """
fsync = off
full_page_writes = off
synchronous_commit = off
"""
"""For databases that are thrown away: what a commit waits for is a matter of the proofs."""


def programs() -> Path | None:
    """Find the folder of the server's programs; None where there is no PostgreSQL."""
    if (found := shutil.which("initdb")) is not None:
        return Path(found).resolve().parent  # a link may stand alone
    places = [one for place in _PLACES for one in Path("/").glob(place.lstrip("/"))]
    return max((one for one in places if (one / "initdb").exists()), default=None)


class Server:
    """A running server, that can be stopped and started again."""

    def __init__(self, folder: Path, bin_folder: Path, *, quick: bool) -> None:
        self.folder = folder
        self._bin = bin_folder
        self._data = folder / "data"
        self._numbers = count(1)
        self._user = _without_rights()
        if self._user is not None:
            os.chown(folder, self._user.pw_uid, self._user.pw_gid)
        self.run("initdb", "-D", str(self._data), "-U", "viva", "-A", "trust", "-E", "UTF8")
        with (self._data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(f"listen_addresses = ''\nunix_socket_directories = '{folder}'\n")
            file.write("max_connections = 60\n" + (_QUICK if quick else ""))
        self.start()

    def url(self, database: str = "postgres") -> str:
        """Give the address of one of its databases."""
        return f"postgresql://viva@/{database}?host={self.folder}"

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """Make a database for as long as the block runs, like another; gives its address."""
        name = f"viva_{os.getpid()}_{next(self._numbers)}"  # a fork goes on from our numbers
        self.tell(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        try:
            yield self.url(name)
        finally:
            self.tell(f"DROP DATABASE {name} WITH (FORCE)")

    def start(self) -> None:
        """Start it, and wait until it listens."""
        log = self.folder / "log"
        self.run("pg_ctl", "-D", str(self._data), "-l", str(log), "-w", "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it: "fast" breaks off what runs, "immediate" is a crash."""
        self.run("pg_ctl", "-D", str(self._data), "-m", how, "-w", "stop")

    def tell(self, statement: str, url: str | None = None) -> None:
        """Run a statement in a database."""
        with psycopg.connect(url or self.url(), autocommit=True) as db:
            db.execute(statement)

    def ask(self, query: str, url: str) -> list[tuple[Any, ...]]:
        """Ask a database for rows."""
        with psycopg.connect(url) as db:
            return db.execute(query).fetchall()

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as the server's user; it may write into `folder`."""
        user = self._user and self._user.pw_uid
        group = self._user and self._user.pw_gid
        subprocess.run(  # noqa: S603  # a program of the server's
            [str(self._bin / program), *arguments],
            check=True,
            user=user,
            group=group,
            extra_groups=[] if user is not None else None,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            timeout=60,
        )


def _without_rights() -> pwd.struct_passwd | None:
    """Give the user to run it as; None to run it as ourselves, who are not root."""
    if os.geteuid() != 0:
        return None
    names = {one.pw_name for one in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


@contextmanager
def serving(*, quick: bool = True) -> Iterator[Server]:
    """Run a server for as long as the block runs."""
    bin_folder = programs()
    assert bin_folder is not None, "there is no PostgreSQL here"
    with tempfile.TemporaryDirectory(prefix="viva-pg-") as name:
        server = Server(Path(name), bin_folder, quick=quick)
        try:
            yield server
        finally:
            server.stop("immediate")
