"""A PostgreSQL of our own for the measurements: on a free port, in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of an empty database, as a centre is given it."""
    home = _programs()
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-pg-"))
    as_server: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        as_server = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = str(folder / "data")

    def run(*command: str) -> None:
        subprocess.run([*as_server, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    run(str(home / "initdb"), "-D", data, "-U", "asn", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    settings = "-c shared_buffers=512MB -c max_wal_size=4GB -c listen_addresses=127.0.0.1"
    options = f"-p {port} {settings} -c unix_socket_directories={folder}"
    run(str(home / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://asn@127.0.0.1:{port}/postgres"
    finally:
        run(str(home / "pg_ctl"), "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda home: int(home.parent.name))
    on_path = shutil.which("initdb")
    return found[-1] if found else Path(on_path or "initdb").parent
