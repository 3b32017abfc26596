"""One office's file: looked at, changed, copied."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar
from uuid import UUID

from asn_desktop.core.domain.skp import Pendekatan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.usecases.rows import (
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

R = TypeVar("R", bound=Record)


class Reader(Protocol):
    """One consistent view of the file. Records in the bin are not seen unless said."""

    def get(self, kind: type[R], identity: UUID) -> R:
        """The record. Raises NotFoundError."""

    def find(self, kind: type[R], **equals: Any) -> tuple[R, ...]:
        """All records whose fields equal the values; a tuple or set as value means "one of these"."""

    def pegawai_rows(self, where: PegawaiFilter, sort: Sort, limit: int, offset: int = 0) -> tuple[PegawaiRow, ...]: ...

    def pegawai_count(self, where: PegawaiFilter) -> int: ...

    def kinerja_rows(self, where: KinerjaFilter, sort: Sort, limit: int, offset: int = 0) -> tuple[KinerjaRow, ...]: ...

    def kinerja_count(self, where: KinerjaFilter) -> int: ...

    def penilai_names(self, tahun: int) -> tuple[str, ...]:
        """Everybody who appraises somebody in a year, by name, each once."""

    def progress(self, tahun: int, term: Term = ...) -> tuple[UnitProgress, ...]:
        """Every unit that has people, and one row without unit for people without one; of a year or of a term."""

    def term_rows(
        self, tahun: int, term: Term, unit_id: UUID | None = None, people: Collection[UUID] | None = None
    ) -> tuple[TermRow, ...]:
        """How far everybody is in a year or term, by name; or only a unit with those below it, or some people."""

    def month_counts(self, tahun: int, unit_id: UUID | None = None) -> tuple[MonthCount, ...]:
        """What is recorded in the months of a year, in numbers of people; of every unit, or of one and those below."""

    def search(self, text: str, limit: int = 20) -> tuple[Found, ...]: ...

    def plan_texts(self, where: PlanTextFilter, limit: int) -> tuple[PlanText, ...]:
        """The texts of planned results of the office's own plans; no more than `limit` results are looked at."""

    def plan_sources(self, where: PlanSourceFilter, limit: int) -> tuple[PlanSource, ...]:
        """Plans of the year and the one before that are like a plan to be written, the nearest first."""

    def approaches(self, years: Collection[int]) -> Mapping[Pendekatan, int]:
        """How many of a sample of the plans of these years are written in each approach."""

    def history(self, identities: Iterable[UUID]) -> tuple[JournalRow, ...]:
        """Every change of these records, newest first."""

    def history_of(self, kind: type[Record], identity: UUID, parts: Collection[type[Record]]) -> tuple[JournalRow, ...]:
        """Every change of a record and of those of the kinds `parts` that belong to it, removed ones too."""

    def last_change(self) -> LastChange | None:
        """The newest group of changes that can still be undone."""

    def values(self, kind: type[Record], fields: Sequence[str], **equals: Any) -> Sequence[tuple[Any, ...]]:
        """Some fields of all records that `find` would give, in no order and as they are stored: days, terms and
        identities as text. For comparing very many, whose records take long to make.
        """

    def lines(self, kind: type[Record], fields: Sequence[str], **equals: Any) -> list[bytes]:
        """The same, each as one line of JSON: `["III/d","2024-04-01",null]`."""

    def position(self, *kinds: type[Record]) -> int:
        """The number of the journal's newest entry, or of the newest about these kinds: it rises with every change of
        records. 0 where there is none.
        """

    def changed_people(self, position: int, *kinds: type[Record]) -> frozenset[UUID] | None:
        """The employees whose records of these kinds changed after a position of the journal; None where they are so
        many that looking at everybody is quicker. The kinds are employees and what belongs to one (`pegawai_id`).
        """

    def away(self) -> Mapping[UUID, str]:
        """Employees whose records belong to another office now and are only read here, with that office's name."""

    def bin(self) -> tuple[BinRow, ...]:
        """What was removed and can be brought back, newest first."""

    def setting(self, name: str) -> Any | None:
        """A remembered setting of this file (filters, column matchings), or None."""

    def drafts(self) -> Mapping[str, Any]:
        """Unsaved typing by its place (`skp/<id>/rencana`), left over from a power cut."""


class UnitOfWork(Reader, Protocol):
    """Writes that become true together, or not at all. Leaving the block without `commit` undoes everything."""

    def new_id(self) -> UUID: ...

    def put(self, record: R) -> R:
        """Save a new or changed record; returns it with its new version. Raises StaleRecordError."""

    def put_many(self, records: Iterable[Record]) -> None:
        """Save many records fast, in order; the same checks as `put`."""

    def remove(self, record: Record) -> None:
        """Move a record to the bin."""

    def restore(self, kind: str, identity: UUID) -> None:
        """Bring a record back from the bin."""

    def undo(self, group: UUID) -> None:
        """Put every record of a group of changes back as it was before. Raises UserError where it cannot."""

    def commit(self) -> Changes:
        """Make it true and durable; returns what was touched."""


class Store(Protocol):
    """One office's file."""

    def read(self) -> AbstractContextManager[Reader]: ...

    def write(self, action: str, actor: str, group: UUID | None = None) -> AbstractContextManager[UnitOfWork]:
        """`action` is a key of the catalogue (`action.<action>`): what the user did, for history and undo.

        Units of work with the same `group` are taken back together; without one, each by itself.
        """

    def new_group(self) -> UUID:
        """A name for units of work that belong together, because the user did them in one go."""

    def remember(self, name: str, value: Any) -> None:
        """Keep a setting of this file; not journalled, because nobody's data changes."""

    def keep_draft(self, place: str, value: Any | None) -> None:
        """Keep what is being typed, durably, or forget it (None)."""

    def advance(self, today: date) -> None:
        """Make the lists tell of this day."""

    def check(self) -> tuple[UserError, ...]:
        """Findings about the file's integrity (database, journal chain, projections); empty means sound."""

    def backup(self, target: Path) -> None:
        """A verified copy under another name. Raises UserError."""

    def close(self) -> None: ...
