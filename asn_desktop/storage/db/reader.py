"""`Reader` over one connection in one transaction: everything read belongs together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from asn_desktop.core.domain.skp import Pendekatan
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.core.usecases.rows import (
    WHOLE_YEAR,
    BinRow,
    Found,
    JournalRow,
    KinerjaFilter,
    KinerjaRow,
    LastChange,
    MonthCount,
    PegawaiFilter,
    PegawaiRow,
    PlanSource,
    PlanSourceFilter,
    PlanText,
    PlanTextFilter,
    Sort,
    Term,
    TermRow,
    UnitProgress,
)
from asn_desktop.storage.db.database import View
from asn_desktop.storage.db.finding import find, lines, values
from asn_desktop.storage.db.ownership import moved_away
from asn_desktop.storage.db.plain import Plain, Where
from asn_desktop.storage.db.queries import kinerja, pegawai, penilai, search
from asn_desktop.storage.db.stored import R, in_words

if TYPE_CHECKING:
    from sqlalchemy import Connection


class SqlReader:
    """See `core.usecases.ports.Reader`."""

    def __init__(self, view: View) -> None:
        self._view = view

    def get(self, kind: type[R], identity: UUID) -> R:
        found = find(self._plain, kind, id=identity)
        if not found:
            raise NotFoundError(in_words(kind_of(kind)), identity)
        return found[0]

    def find(self, kind: type[R], **equals: Any) -> tuple[R, ...]:
        return find(self._plain, kind, **equals)

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

    def progress(self, tahun: int, term: Term = WHOLE_YEAR) -> tuple[UnitProgress, ...]:
        return kinerja.progress(self._lists(), tahun, term)

    def term_rows(
        self, tahun: int, term: Term, unit_id: UUID | None = None, people: Collection[UUID] | None = None
    ) -> tuple[TermRow, ...]:
        from asn_desktop.storage.db.queries import pelaksanaan

        return pelaksanaan.rows(self._lists(), tahun, term, unit_id, people)

    def month_counts(self, tahun: int, unit_id: UUID | None = None) -> tuple[MonthCount, ...]:
        from asn_desktop.storage.db.queries import pelaksanaan

        return pelaksanaan.month_counts(self._lists(), tahun, unit_id)

    def search(self, text: str, limit: int = 20) -> tuple[Found, ...]:
        return search.search(self._lists(), text, limit)

    def plan_texts(self, where: PlanTextFilter, limit: int) -> tuple[PlanText, ...]:
        from asn_desktop.storage.db.queries import rencana

        return rencana.texts(self._lists(), where, limit)

    def plan_sources(self, where: PlanSourceFilter, limit: int) -> tuple[PlanSource, ...]:
        from asn_desktop.storage.db.queries import rencana

        return rencana.sources(self._lists(), where, limit)

    def approaches(self, years: Collection[int]) -> Mapping[Pendekatan, int]:
        from asn_desktop.storage.db.queries import rencana

        return rencana.approaches(self._plain, years)

    def history(self, identities: Iterable[UUID]) -> tuple[JournalRow, ...]:
        from asn_desktop.storage.db.queries import history

        return history.history(self._connection, identities)

    def history_of(self, kind: type[Record], identity: UUID, parts: Collection[type[Record]]) -> tuple[JournalRow, ...]:
        from asn_desktop.storage.db.queries import history

        return history.history_of(self._connection, kind, identity, parts)

    def last_change(self) -> LastChange | None:
        from asn_desktop.storage.db.queries import history

        return history.last_change(self._connection)

    def changed_people(self, position: int, *kinds: type[Record]) -> frozenset[UUID] | None:
        from asn_desktop.storage.db.queries import changed

        return changed.people(self._plain, position, kinds)

    def away(self) -> Mapping[UUID, str]:
        return moved_away(self._plain)

    def bin(self) -> tuple[BinRow, ...]:
        from asn_desktop.storage.db.queries import history

        return history.bin_rows(self._connection)

    def values(self, kind: type[Record], fields: Sequence[str], **equals: Any) -> Sequence[tuple[Any, ...]]:
        return values(self._plain, kind, fields, **equals)

    def lines(self, kind: type[Record], fields: Sequence[str], **equals: Any) -> list[bytes]:
        return lines(self._plain, kind, fields, **equals)

    def position(self, *kinds: type[Record]) -> int:
        where = Where(self._plain)
        if kinds:
            where.among("kind", [kind_of(kind) for kind in kinds])
        asked = f"SELECT seq FROM jurnal WHERE {where.text} ORDER BY seq DESC LIMIT 1"
        newest = self._plain.rows(asked, where.values)
        return int(newest[0][0]) if newest else 0

    def setting(self, name: str) -> Any | None:
        found = self._plain.rows("SELECT value FROM setting WHERE name = :name", {"name": name})
        return msgspec.json.decode(found[0][0]) if found else None

    def drafts(self) -> Mapping[str, Any]:
        found = self._plain.rows("SELECT place, value FROM draft ORDER BY place")
        return {place: msgspec.json.decode(value) for place, value in found}

    @property
    def _plain(self) -> Plain:
        return self._view.plain

    @property
    def _connection(self) -> Connection:
        return self._view.core

    def _lists(self) -> Plain:
        """The connection, with the list projection up to date."""
        return self._view.plain
