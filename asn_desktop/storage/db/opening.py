"""Opening and creating an office's file, with everything that can be in the way said in plain words."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.db.database import SqliteFile
from asn_desktop.storage.db.faults import explained, refuse_foreign
from asn_desktop.storage.db.file_format import known_revisions
from asn_desktop.storage.db.heads import Heads
from asn_desktop.storage.db.lock import FileLock
from asn_desktop.storage.db.place import refuse_unsafe_place
from asn_desktop.storage.db.plain import Plain
from asn_desktop.storage.db.store import SqlStore


def open_store(path: Path, *, today: date, installation: str, heads: Heads) -> SqlStore:
    """An office's file, locked for this program and brought to the present schema. Raises UserError."""
    refuse_unsafe_place(path)
    refuse_foreign(path)
    lock = FileLock(path)
    database = SqliteFile(path)
    try:
        with explained(path):
            with database.reading() as view:
                if lock.crashed:
                    _refuse_damaged(view.plain, path)
                current = _is_current(view.plain)
            if not current:
                from asn_desktop.storage.db.migrate import upgrade

                upgrade(database.engine, path)
            place = f"{installation}:{path.stat().st_ino}"
            with database.changing() as plain:
                heads.begin_epoch_if_moved(plain, place)
        store = SqlStore(database, path, today, lock, heads=heads)
        store.advance(today)
    except BaseException:
        database.close()
        lock.release()
        raise
    return store


def create_store(path: Path, kantor: Kantor, *, today: date, installation: str, actor: str, heads: Heads) -> SqlStore:
    """A new file with its office, which gets its name when it is whole. Raises UserError."""
    from asn_desktop.storage.db.migrate import create_schema
    from asn_desktop.storage.db.queries.history import FOUNDING

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
        database = SqliteFile(unfinished)
        with explained(path), closing(SqlStore(database, unfinished, today)) as store:
            create_schema(database.engine)
            with store.write(FOUNDING, actor) as unit:
                unit.put(kantor)
                unit.commit()
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return open_store(path, today=today, installation=installation, heads=heads)


def _refuse_damaged(plain: Plain, path: Path) -> None:
    """After a crash the file is looked through before anybody builds on it."""
    if plain.rows("PRAGMA quick_check(1)")[0][0] != "ok":
        raise UserError("file_damaged", file=path.name)


def _is_current(plain: Plain) -> bool:
    """The file has the newest schema; where it has not, the migrations know what to do or to say."""
    if not plain.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"):
        return False
    return plain.rows("SELECT version_num FROM alembic_version") == [(max(known_revisions()),)]
