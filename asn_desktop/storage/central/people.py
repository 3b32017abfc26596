"""The register of one office's employees at the centre, computed from their records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit, jabatan_on, latest
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.exchange.downward import Transfer
from asn_desktop.core.exchange.judging import Elsewhere
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.searchable import plain, searchable
from asn_desktop.storage.central.records import SqlRecords
from asn_desktop.storage.central.session import Session, Values, identity

_PERSON = (
    *("office", "pegawai", "nip", "nama", "nama_urut", "jenis", "kedudukan", "dinas", "golongan", "jabatan"),
    *("unit", "unit_id", "cari", "turns"),
)
_YEAR = ("office", "pegawai", "tahun", "skp", "agreed", "final", "predikat")
_DATED = ("riwayat_golongan", "riwayat_jabatan", "riwayat_unit")
ByPerson = Mapping[UUID, list[Record]]
LONGEST = 300
"""Letters of a text that the register shows and finds; the record itself keeps all of them."""
_RUN = 2_000
"""Employees whose records are read at once."""


class SqlPeople:
    """See `core.usecases.centre.ports.People`."""

    def __init__(self, session: Session, office: UUID, records: SqlRecords, now: str, today: date) -> None:
        self._session = session
        self._office = office
        self._records = records
        self._now = now
        self._today = today

    def refresh(self, pegawai: Collection[UUID], units: Collection[UUID]) -> None:
        wanted, away = set(pegawai) | self._working_in(units), self.away()
        names = (
            {unit.id: unit.nama for unit in self._records.find(("unit",)) if isinstance(unit, Unit)} if wanted else {}
        )
        for run in _runs(wanted):
            self._forget("person", run)
            self._show(_by_person(self._records.find(("pegawai", *_DATED), run)), names, away)

    def refresh_years(self, pegawai: Collection[UUID]) -> None:
        away = self.away()
        for run in _runs(set(pegawai)):
            self._forget("performance", run)
            self._show_years(_by_person(self._records.find(("skp", "evaluasi"), run)), away)

    def begin(self, records: Collection[Record]) -> None:
        names = {unit.id: unit.nama for unit in records if isinstance(unit, Unit)}
        people, away = _by_person(records), self.away()
        self._show(people, names, away)
        self._show_years(people, away)

    def turning(self) -> set[UUID]:
        """Employees of whom a dated entry has begun or ended since their row was computed."""
        found = self._session.rows(
            "SELECT pegawai FROM person WHERE office = :office AND turns <= :today",
            office=self._office,
            today=_day(self._session, self._today),
        )
        return {identity(person) for (person,) in found}

    def others(self, persons: Mapping[UUID, str]) -> tuple[dict[UUID, tuple[Elsewhere, ...]], dict[UUID, Elsewhere]]:
        persons = {person: _shown(nip) for person, nip in persons.items()}
        by_nip, by_id = (
            self._elsewhere("nip", [nip for nip in persons.values() if nip], "person.dinas"),
            self._elsewhere("pegawai", list(persons), "TRUE"),
        )
        settled = self._asked_already() if by_nip else set()
        same: dict[UUID, tuple[Elsewhere, ...]] = {}
        for person, nip in persons.items():
            found = tuple(
                each
                for each in by_nip.get(nip, ())
                if each.pegawai != person and (person, each.office, each.pegawai) not in settled
            )
            if found:
                same[person] = found
        return same, {person: found[0] for person, found in by_id.items()}

    def away(self) -> dict[UUID, str]:
        found = self._session.rows(
            "SELECT transfer.pegawai, office.name FROM transfer JOIN office ON office.office = transfer.to_office"
            " WHERE transfer.office = :office AND transfer.undone IS NULL",
            office=self._office,
        )
        return {identity(person): name for person, name in found}

    def keep_transfer(self, transfer: Transfer, to_pegawai: UUID) -> None:
        columns = ("office", "id", "pegawai", "to_office", "to_pegawai", "nip", "nama", "effective", "made")
        effective = _day(self._session, transfer.effective)
        row = (
            *(self._office, transfer.id, transfer.pegawai_id, transfer.to_office, to_pegawai),
            *(_shown(transfer.nip), _shown(transfer.nama), effective, self._now),
        )
        self._session.insert("transfer", columns, [row])

    def undo_transfer(self, transfer: UUID) -> None:
        self._session.run(
            "UPDATE transfer SET undone = :now WHERE office = :office AND id = :transfer",
            now=self._now,
            office=self._office,
            transfer=transfer,
        )

    def returned(self, pegawai: UUID) -> list[UUID]:
        found = self._session.rows(
            "SELECT id FROM transfer WHERE office = :office AND pegawai = :pegawai AND undone IS NULL",
            office=self._office,
            pegawai=pegawai,
        )
        transfers = [identity(one) for (one,) in found]
        for one in transfers:
            self.undo_transfer(one)
        return transfers

    def away_again(self, transfers: Collection[UUID]) -> None:
        self._session.run(
            f"UPDATE transfer SET undone = NULL WHERE office = :office AND {self._session.among('id', 'transfers')}",
            office=self._office,
            transfers=self._session.several(transfers),
        )

    def forget(self, pegawai: UUID) -> None:
        for table in ("person", "performance"):
            self._forget(table, (pegawai,))
        self._session.run(
            "UPDATE transfer SET nip = '', nama = '' WHERE office = :office AND pegawai = :pegawai",
            office=self._office,
            pegawai=pegawai,
        )

    def _elsewhere(self, column: str, values: list[Any], also: str) -> dict[Any, tuple[Elsewhere, ...]]:
        if not values:
            return {}
        found = self._session.rows(
            f"SELECT person.{column}, person.office, office.name, person.pegawai, person.nama FROM person"
            " JOIN office ON office.office = person.office"
            f" WHERE {self._session.among(f'person.{column}', 'wanted')} AND person.office <> :office AND {also}",
            wanted=self._session.several(values),
            office=self._office,
        )
        same: dict[Any, tuple[Elsewhere, ...]] = {}
        for key, office, name, person, nama in found:
            key = identity(key) if column == "pegawai" else key
            same[key] = (*same.get(key, ()), Elsewhere(identity(office), name, identity(person), nama))
        return same

    def _asked_already(self) -> set[tuple[UUID, UUID, UUID]]:
        """Pairs of people (own, other office, other person) about whom the desk was asked or has decided."""
        pairs = self._session.rows(
            "SELECT record, other_office, other_record FROM conflict WHERE office = :office AND sort = 'person'"
            " UNION ALL SELECT other_record, office, record FROM conflict"
            " WHERE other_office = :office AND sort = 'person'",
            office=self._office,
        )
        return {(identity(own), identity(office), identity(other)) for own, office, other in pairs}

    def _working_in(self, units: Collection[UUID]) -> set[UUID]:
        if not units:
            return set()
        found = self._session.rows(
            f"SELECT pegawai FROM person WHERE office = :office AND {self._session.among('unit_id', 'units')}",
            office=self._office,
            units=self._session.several(units),
        )
        return {identity(person) for (person,) in found}

    def _forget(self, table: str, people: Collection[UUID]) -> None:
        self._session.many(
            f"DELETE FROM {table} WHERE office = :office AND pegawai = :one",
            [{"office": self._office, "one": one} for one in people],
        )

    def _show(self, people: ByPerson, names: Mapping[UUID, str], away: Collection[UUID]) -> None:
        here = [of for person, of in people.items() if person not in away and _person(of) is not None]
        self._session.insert("person", _PERSON, [self._row(records, names) for records in here])

    def _show_years(self, people: ByPerson, away: Collection[UUID]) -> None:
        rows = [row for person, records in people.items() if person not in away for row in self._years(person, records)]
        self._session.insert("performance", _YEAR, rows)

    def _row(self, records: list[Record], units: Mapping[UUID, str]) -> Values:
        person = _person(records)
        assert person is not None
        today = self._today
        held = latest([one for one in records if isinstance(one, RiwayatGolongan)], today)
        post = jabatan_on([one for one in records if isinstance(one, RiwayatJabatan)], today)
        place = latest([one for one in records if isinstance(one, RiwayatUnit)], today)
        jabatan = _shown(post.nama) if post else ""
        unit = _shown(units.get(place.unit_id, "")) if place else ""
        nama, nip = _shown(person.nama_lengkap), _shown(person.nip)
        return (
            self._office,
            person.id,
            nip,
            nama,
            plain(_shown(person.nama)),
            person.jenis_pegawai.value,
            person.kedudukan.value,
            person.kedudukan.in_service,
            _shown(held.golongan) if held else "",
            jabatan,
            unit,
            place.unit_id if place and unit else None,
            searchable(nama, nip, jabatan, unit),
            self._turns(records),
        )

    def _turns(self, records: Iterable[Record]) -> date | str | None:
        """When a dated entry next begins or ends."""
        days = (getattr(one, edge, None) for one in records for edge in ("tmt", "sampai"))
        coming = [day for day in days if day is not None and day > self._today]
        return _day(self._session, min(coming)) if coming else None

    def _years(self, person: UUID, records: list[Record]) -> Iterable[Values]:
        plans = [one for one in records if isinstance(one, Skp)]
        final = [
            one
            for one in records
            if isinstance(one, Evaluasi)
            and one.jenis is JenisEvaluasi.AKHIR
            and one.status is StatusEvaluasi.FINAL
            and not one.digantikan
        ]
        for tahun in sorted({one.tahun for one in plans} | {one.tahun for one in final}):
            of_year = [one for one in plans if one.tahun == tahun]
            decided = sorted((one for one in final if one.tahun == tahun), key=lambda one: (one.sampai, one.revisi))
            predikat = decided[-1].predikat if decided else None
            yield (
                self._office,
                person,
                tahun,
                bool(of_year),
                bool(of_year) and all(one.status is StatusSkp.DISETUJUI for one in of_year),
                bool(decided),
                None if predikat is None else predikat.value,
            )


def offices_turning(session: Session, today: date) -> list[UUID]:
    """Offices of which somebody's dated entry has begun or ended since his row was computed."""
    found = session.rows(
        "SELECT office FROM office WHERE EXISTS (SELECT 1 FROM person WHERE person.office = office.office"
        " AND person.turns <= :today)",
        today=_day(session, today),
    )
    return [identity(office) for (office,) in found]


def _day(session: Session, day: date) -> date | str:
    return day.isoformat() if session.sqlite else day


def _shown(text: str) -> str:
    """As the register can hold it: PostgreSQL takes no NUL, and no key of thousands of letters."""
    return text[:LONGEST].replace("\0", "\N{REPLACEMENT CHARACTER}")


def _runs(people: set[UUID]) -> Iterable[list[UUID]]:
    ordered = sorted(people)
    return (ordered[start : start + _RUN] for start in range(0, len(ordered), _RUN))


def _by_person(records: Iterable[Record]) -> ByPerson:
    found: dict[UUID, list[Record]] = {}
    for record in records:
        person = record.id if isinstance(record, Pegawai) else getattr(record, "pegawai_id", None)
        if person is not None:
            found.setdefault(person, []).append(record)
    return found


def _person(records: Iterable[Record]) -> Pegawai | None:
    return next((one for one in records if isinstance(one, Pegawai)), None)
