"""Records of an office as they are now: which entry tells each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from asn_desktop.core.domain.kinds import KINDS
from asn_desktop.core.exchange.judging import State
from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.record import Record
from asn_desktop.storage.central.session import Session, Values, identity, maybe

_STATE = "id, kind, version, epoch, seq, removed, pegawai, locked"
COLUMNS = ("office", "id", "kind", "version", "epoch", "seq", "removed", "pegawai", "locked")


class SqlRecords:
    """See `core.usecases.centre.ports.Records`."""

    def __init__(self, session: Session, office: UUID) -> None:
        self._session = session
        self._office = office
        self._text = str(office)

    def empty(self) -> bool:
        return self._session.one("SELECT 1 FROM record WHERE office = :office LIMIT 1", office=self._office) is None

    def states(self, records: Collection[UUID]) -> dict[UUID, State]:
        return _states(self._session.each(_STATE, "record", "id", records, "office = :office", office=self._office))

    def keep(self, states: Mapping[UUID, State]) -> None:
        rows = (self._row(one, state) for one, state in states.items())
        if self.empty():
            self._session.insert("record", COLUMNS, rows, ready=True)
        else:
            self._session.put("record", COLUMNS, ("office", "id"), rows, ready=True)

    def drop(self, records: Collection[UUID]) -> None:
        self._session.run(
            f"DELETE FROM record WHERE office = :office AND {self._session.among('id', 'ids')}",
            office=self._office,
            ids=self._session.several(records),
        )

    def image(self, state: State) -> bytes | None:
        found = self._session.one(
            "SELECT after FROM entry WHERE office = :office AND epoch = :epoch AND seq = :seq",
            office=self._office,
            epoch=state.epoch,
            seq=state.seq,
        )
        return None if found is None or found[0] is None else found[0].encode()

    def of_person(self, pegawai: UUID) -> dict[UUID, State]:
        asked = f"SELECT {_STATE} FROM record WHERE office = :office AND pegawai = :pegawai"
        return _states(self._session.rows(asked, office=self._office, pegawai=pegawai))

    def beyond(self, known: Mapping[int, int]) -> list[tuple[str, UUID]]:
        among = " OR ".join(f"(epoch = {int(epoch)} AND seq <= {int(min(seq, 2**62))})" for epoch, seq in known.items())
        found = self._session.rows(
            f"SELECT kind, id FROM record WHERE office = :office AND NOT ({among}) ORDER BY kind, id",
            office=self._office,
        )
        return [(kind, identity(one)) for kind, one in found]

    @in_bulk()
    def find(self, kinds: Collection[str], pegawai: Collection[UUID] | None = None) -> list[Record]:
        return list(self._found(kinds, pegawai))

    def _found(self, kinds: Collection[str], pegawai: Collection[UUID] | None) -> Iterator[Record]:
        """In two questions to one table each, so that nothing depends on how a server would join them."""
        where = f"office = :office AND NOT removed AND {self._session.among('kind', 'kinds')}"
        values: dict[str, Any] = {"office": self._office, "kinds": self._session.several(kinds)}
        if pegawai is None:
            if not any(SPECS[kind].owner or kind == "pegawai" for kind in kinds if kind in SPECS):
                where += " AND pegawai IS NULL"  # they belong to nobody, and the index leads to these few at once
            places = self._session.rows(f"SELECT epoch, seq FROM record WHERE {where}", **values)
        else:
            places = self._session.each("epoch, seq", "record", "pegawai", pegawai, where, **values)
        by_epoch: dict[int, list[int]] = {}
        for epoch, seq in places:
            by_epoch.setdefault(epoch, []).append(seq)
        here = "office = :office AND epoch = :epoch"
        for epoch, numbers in by_epoch.items():
            told = self._session.each("kind, after", "entry", "seq", numbers, here, office=self._office, epoch=epoch)
            for kind, after in told:
                if after is not None and kind in KINDS:
                    yield SPECS[kind].read(after)

    def _row(self, one: UUID, state: State) -> Values:
        place = (state.kind, state.version, state.epoch, state.seq)
        pegawai = None if state.pegawai is None else str(state.pegawai)
        return (self._text, str(one), *place, state.removed, pegawai, state.locked)


def _states(rows: Iterable[Values]) -> dict[UUID, State]:
    return {
        identity(one): State(kind, version, epoch, seq, bool(removed), maybe(pegawai), bool(locked))
        for one, kind, version, epoch, seq, removed, pegawai, locked in rows
    }
