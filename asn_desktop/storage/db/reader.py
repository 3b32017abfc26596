"""`Reader` over one connection in one transaction: everything read belongs together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.usecases.rows import (
    BinRow,
    Found,
    JournalRow,
    KinerjaFilter,
    KinerjaRow,
    LastChange,
    PegawaiFilter,
    PegawaiRow,
    Sort,
    UnitProgress,
)
from asn_desktop.storage.db.queries import history, kinerja, pegawai, penilai, search
from asn_desktop.storage.db.records import R, find, in_words, kind_of
from asn_desktop.storage.db.schema import TABLES, system
from asn_desktop.storage.db.sql import among


class SqlReader:
    """See `core.usecases.ports.Reader`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, kind: type[R], identity: UUID) -> R:
        found = find(self._connection, kind, TABLES[kind_of(kind)].c.id == str(identity))
        if not found:
            raise NotFoundError(in_words(kind_of(kind)), identity)
        return found[0]

    def find(self, kind: type[R], **equals: Any) -> tuple[R, ...]:
        columns = TABLES[kind_of(kind)].c
        return find(self._connection, kind, *(self._equal(columns[name], value) for name, value in equals.items()))

    def pegawai_rows(self, where: PegawaiFilter, sort: Sort, limit: int, offset: int = 0) -> tuple[PegawaiRow, ...]:
        return pegawai.rows(self._lists(), where, sort, limit, offset)

    def pegawai_count(self, where: PegawaiFilter) -> int:
        return pegawai.count(self._lists(), where)

    def kinerja_rows(self, where: KinerjaFilter, sort: Sort, limit: int, offset: int = 0) -> tuple[KinerjaRow, ...]:
        return kinerja.rows(self._lists(), where, sort, limit, offset)

    def kinerja_count(self, where: KinerjaFilter) -> int:
        return kinerja.count(self._lists(), where)

    def penilai_names(self, tahun: int) -> tuple[str, ...]:
        return penilai.names(self._lists(), tahun)

    def progress(self, tahun: int) -> tuple[UnitProgress, ...]:
        return kinerja.progress(self._lists(), tahun)

    def search(self, text: str, limit: int = 20) -> tuple[Found, ...]:
        return search.search(self._lists(), text, limit)

    def history(self, identities: Iterable[UUID]) -> tuple[JournalRow, ...]:
        return history.history(self._connection, identities)

    def last_change(self) -> LastChange | None:
        return history.last_change(self._connection)

    def position(self) -> int:
        return history.position(self._connection)

    def bin(self) -> tuple[BinRow, ...]:
        return history.bin_rows(self._connection)

    def setting(self, name: str) -> Any | None:
        setting = system.SETTING
        value = self._connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar()
        return None if value is None else msgspec.json.decode(value)

    def drafts(self) -> Mapping[str, Any]:
        draft = system.DRAFT
        found = self._connection.execute(select(draft.c.place, draft.c.value).order_by(draft.c.place))
        return {place: msgspec.json.decode(value) for place, value in found}

    def _lists(self) -> Connection:
        """The connection, with the list projection up to date."""
        return self._connection

    def _equal(self, column: ColumnElement[Any], value: Any) -> ColumnElement[bool]:
        """Values in the form they are stored in; a collection means "one of these"."""
        if isinstance(value, (tuple, set, frozenset, list)):
            return among(self._connection, column, [msgspec.to_builtins(one) for one in value])
        return column.is_(None) if value is None else column == msgspec.to_builtins(value)
