"""Bringing `daftar_pegawai` and its search index up to date: only rows that differ are written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, func, select

from asn_desktop.storage.db.projection.rows import ListRow, computed
from asn_desktop.storage.db.projection.touched import Touched
from asn_desktop.storage.db.projection.turning import turning
from asn_desktop.storage.db.projection.words import vocabulary
from asn_desktop.storage.db.schema import system
from asn_desktop.storage.db.sql import CorePlain, among

DAFTAR = system.DAFTAR_PEGAWAI
COLUMNS = ListRow.__struct_fields__


def refresh(connection: Connection, day: date, people: Collection[str] | None) -> None:
    """Bring the rows of these employees (None: of all) to what the records say on `day`."""
    wanted = {row.pegawai_id: row for row in computed(connection, day, people)}
    stored = _stored(connection, people)
    gone = [(nomor, row) for person, (nomor, row) in stored.items() if person not in wanted]
    changed = [
        (*stored[person], row) for person, row in wanted.items() if person in stored and stored[person][1] != row
    ]
    highest: int = connection.execute(select(func.coalesce(func.max(DAFTAR.c.nomor), 0))).scalar_one()
    fresh = list(enumerate((row for person, row in wanted.items() if person not in stored), start=highest + 1))
    if gone:
        connection.execute(delete(DAFTAR).where(among(connection, DAFTAR.c.nomor, [nomor for nomor, _ in gone])))
    plain, columns = CorePlain(connection), DAFTAR.columns.keys()
    plain.replace(DAFTAR.name, columns, [(nomor, *msgspec.structs.astuple(row)) for nomor, _, row in changed])
    plain.insert(DAFTAR.name, columns, [(nomor, *msgspec.structs.astuple(row)) for nomor, row in fresh])
    if connection.dialect.name == "sqlite":
        retold = [(nomor, old, new) for nomor, old, new in changed if old.cari != new.cari]
        _unindex(connection, [(nomor, row.cari) for nomor, row in gone] + [(n, old.cari) for n, old, _ in retold])
        _index(connection, [(n, new.cari) for n, _, new in retold] + [(nomor, row.cari) for nomor, row in fresh])


def refresh_between(connection: Connection, earlier: date, later: date) -> None:
    """Bring the rows to `later` when they stand as of `earlier`: only whose dated entries begin or end in between."""
    touched = Touched()
    for person, post in turning(CorePlain(connection), earlier, later):
        touched.people.add(UUID(person))
        if post is not None:
            touched.posts.add(UUID(post))
    if touched:
        refresh(connection, later, touched.found(connection))


def rebuild(connection: Connection, day: date) -> None:
    """Make the whole projection and its search index anew."""
    connection.execute(delete(DAFTAR))
    connection.execute(delete(system.DAFTAR_KATA))
    if connection.dialect.name == "sqlite":
        for index in ("cari_pegawai", "cari_kata"):
            connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
    refresh(connection, day, None)


def differences(connection: Connection, day: date) -> int:
    """How many employees' rows are not what the records say."""
    wanted = {row.pegawai_id: row for row in computed(connection, day, None)}
    stored = {person: row for person, (_, row) in _stored(connection, None).items()}
    return sum(wanted.get(person) != stored.get(person) for person in wanted.keys() | stored.keys())


def _stored(connection: Connection, people: Collection[str] | None) -> dict[str, tuple[int, ListRow]]:
    asked = select(DAFTAR.c.nomor, *(DAFTAR.c[name] for name in COLUMNS))
    if people is not None:
        asked = asked.where(among(connection, DAFTAR.c.pegawai_id, people))
    return {row.pegawai_id: (row.nomor, ListRow(*row[1:])) for row in connection.execute(asked)}


def _unindex(connection: Connection, lines: Iterable[tuple[int, str]]) -> None:
    parameters = list(lines)
    if parameters:
        connection.exec_driver_sql(
            "INSERT INTO cari_pegawai(cari_pegawai, rowid, cari) VALUES ('delete', ?, ?)", parameters
        )


def _index(connection: Connection, lines: Iterable[tuple[int, str]]) -> None:
    parameters: list[Any] = list(lines)
    if not parameters:
        return
    connection.exec_driver_sql("INSERT INTO cari_pegawai(rowid, cari) VALUES (?, ?)", parameters)
    words = sorted(set().union(*(vocabulary(line) for _, line in parameters)))
    if not words:
        return
    newest = connection.exec_driver_sql("SELECT coalesce(max(nomor), 0) FROM daftar_kata").scalar_one()
    connection.exec_driver_sql(
        "INSERT INTO daftar_kata(kata) VALUES (?) ON CONFLICT DO NOTHING", [(word,) for word in words]
    )
    connection.exec_driver_sql(
        "INSERT INTO cari_kata(rowid, kata) SELECT nomor, kata FROM daftar_kata WHERE nomor > ?", (newest,)
    )
