"""Real files, a real PostgreSQL, and a small invented office."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from office import TODAY, Office, office_records
from sqlalchemy import Engine, create_engine

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.storage.db.migrate import create_schema
from asn_desktop.storage.db.schema import METADATA
from asn_desktop.storage.db.store import SqlStore


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kantor.asn"


@pytest.fixture
def store(file: Path) -> Iterator[SqlStore]:
    """A new office with nobody in it."""
    kantor = Kantor(id=new_id(), nama="Distrik Walesi", instansi="Pemerintah Kabupaten Jayawijaya")
    store = create_store(file, kantor, today=TODAY, installation="meja-1", actor="Operator")
    yield store
    store.close()


@pytest.fixture
def office(store: SqlStore) -> Office:
    """Three units in a tree, their heads and staff."""
    office = office_records()
    with store.write("import_pegawai", "Operator") as unit:
        unit.put_many(office.records)
        unit.commit()
    return office


def _postgresql_bin() -> Path:
    """The newest server on the path or where Debian and Red Hat keep it."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda home: int(home.parent.name))
    homes += sorted(Path("/usr").glob("pgsql-*/bin"))
    assert homes, "PostgreSQL's server programs (initdb, pg_ctl) are needed: install the package postgresql"
    return homes[-1]


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A private cluster in a temporary folder, on a free port of this machine, gone afterwards."""
    home = _postgresql_bin()
    folder = Path(tempfile.mkdtemp(prefix="asn-pg-"))
    as_server: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        as_server = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run([*as_server, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    run(str(home / "initdb"), "-D", str(data), "-U", "asn", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run(str(home / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    yield f"postgresql+psycopg://asn@127.0.0.1:{port}/postgres"
    run(str(home / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def postgresql(postgresql_url: str) -> Iterator[Engine]:
    """An empty database with the newest schema."""
    engine = create_engine(postgresql_url)
    create_schema(engine)
    yield engine
    with engine.begin() as connection:
        METADATA.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE alembic_version")
        connection.exec_driver_sql("DROP FUNCTION jurnal_append_only CASCADE")
    engine.dispose()
