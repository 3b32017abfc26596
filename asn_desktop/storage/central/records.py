"""Records of an office as they are now: which entry tells each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from asn_desktop.core.domain.kinds import KINDS
from asn_desktop.core.exchange.judging import State
from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.record import Record
from asn_desktop.storage.central.session import Session, Values, identity, maybe

COLUMNS = ("office", "id", "kind", "version", "epoch", "seq", "removed", "pegawai", "locked")


class SqlRecords:
    """See `core.usecases.centre.ports.Records`."""

    def __init__(self, session: Session, office: UUID) -> None:
        self._session = session
        self._office = office
        self._text = str(office)
        self._written: set[UUID] | None = set() if self.empty() else None

    def empty(self) -> bool:
        return self._session.one("SELECT 1 FROM record WHERE office = :office LIMIT 1", office=self._office) is None

    def states(self, records: Collection[UUID]) -> dict[UUID, State]:
        if not records:
            return {}
        return self._states(self._session.among("id", "ids"), ids=self._session.several(records))

    def keep(self, states: Mapping[UUID, State]) -> None:
        if not states:
            return
        rows = {one: self._row(one, state) for one, state in states.items()}
        if self._written is None:
            self._session.put("record", COLUMNS, ("office", "id"), rows.values(), ready=True)
            return
        # Of an office of which nothing was here: what was not written since is new, and goes in without asking.
        again = self._written.intersection(rows)
        self._session.insert("record", COLUMNS, [row for one, row in rows.items() if one not in again], ready=True)
        self._session.put("record", COLUMNS, ("office", "id"), [rows[one] for one in again], ready=True)
        self._written.update(rows)

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
        return self._states("pegawai = :pegawai", pegawai=pegawai)

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
        """In two questions to one table each: a server that has not yet counted the rows of a first envelope has been
        seen to join them the wrong way round, which took minutes instead of a moment.
        """
        where = f"NOT removed AND {self._session.among('kind', 'kinds')}"
        values: dict[str, Any] = {"kinds": self._session.several(kinds)}
        if pegawai is not None:
            where += f" AND {self._session.among('pegawai', 'people')}"
            values["people"] = self._session.several(pegawai)
        asked = f"SELECT epoch, seq FROM record WHERE office = :office AND {where}"
        by_epoch: dict[int, list[int]] = {}
        for epoch, seq in self._session.rows(asked, office=self._office, **values):
            by_epoch.setdefault(epoch, []).append(seq)
        told = (
            "SELECT kind, after FROM entry"
            f" WHERE office = :office AND epoch = :epoch AND {self._session.among('seq', 'numbers')}"
        )
        for epoch, numbers in by_epoch.items():
            several = self._session.several(numbers)
            for kind, after in self._session.rows(told, office=self._office, epoch=epoch, numbers=several):
                if after is not None and kind in KINDS:
                    yield SPECS[kind].read(after)

    def _states(self, where: str, **values: Any) -> dict[UUID, State]:
        found = self._session.rows(
            f"SELECT id, kind, version, epoch, seq, removed, pegawai, locked FROM record"
            f" WHERE office = :office AND {where}",
            office=self._office,
            **values,
        )
        return {
            identity(one): State(kind, version, epoch, seq, bool(removed), maybe(pegawai), bool(locked))
            for one, kind, version, epoch, seq, removed, pegawai, locked in found
        }

    def _row(self, one: UUID, state: State) -> Values:
        place = (state.kind, state.version, state.epoch, state.seq)
        pegawai = None if state.pegawai is None else str(state.pegawai)
        return (self._text, str(one), *place, state.removed, pegawai, state.locked)
