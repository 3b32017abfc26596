"""Opening and creating an office's file, with everything that can be in the way said in plain words."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.db import meta
from asn_desktop.storage.db.engine import WRITES, commit, sqlite_engine
from asn_desktop.storage.db.faults import explained, refuse_foreign
from asn_desktop.storage.db.lock import FileLock
from asn_desktop.storage.db.migrate import create_schema, upgrade
from asn_desktop.storage.db.place import refuse_unsafe_place
from asn_desktop.storage.db.queries.history import FOUNDING
from asn_desktop.storage.db.store import SqlStore


def open_store(path: Path, *, today: date, installation: str) -> SqlStore:
    refuse_unsafe_place(path)
    refuse_foreign(path)
    lock = FileLock(path)
    engine: Engine | None = None
    try:
        engine = sqlite_engine(path)
        with explained(path):
            if lock.crashed:
                _refuse_damaged(engine, path)
            upgrade(engine, path)
            _settle(engine, path, installation)
        store = SqlStore(engine, path, today, lock)
        store.advance(today)
    except BaseException:
        if engine is not None:
            engine.dispose()
        lock.release()
        raise
    return store


def create_store(path: Path, kantor: Kantor, *, today: date, installation: str, actor: str) -> SqlStore:
    refuse_unsafe_place(path)
    if path.exists():
        raise UserError("file_exists", file=path.name)
    unfinished = path.with_name(path.name + ".belum-selesai")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.touch()
    except OSError as problem:
        raise UserError("folder_unwritable", folder=str(path.parent)) from problem
    try:
        engine = sqlite_engine(unfinished)
        with explained(path), closing(SqlStore(engine, unfinished, today)) as store:
            create_schema(engine)
            with store.write(FOUNDING, actor) as unit:
                unit.put(kantor)
                unit.commit()
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return open_store(path, today=today, installation=installation)


def _refuse_damaged(engine: Engine, path: Path) -> None:
    """After a crash the file is looked through before anybody builds on it."""
    with engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
            raise UserError("file_damaged", file=path.name)


def _settle(engine: Engine, path: Path, installation: str) -> None:
    place = f"{installation}:{path.stat().st_ino}"
    with engine.connect().execution_options(**WRITES) as connection:
        if meta.get(connection, "place") != place:
            meta.begin_epoch_if_moved(connection, place)
            commit(connection)
