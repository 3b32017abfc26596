"""Real files, a real PostgreSQL, and a small invented office."""

from __future__ import annotations

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
