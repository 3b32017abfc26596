"""The objection desk: what was filed and who must act, and the results whose time for an objection still runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima, StatusEvaluasi
from asn_desktop.core.domain.keberatan import Keberatan, StatusKeberatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import keberatan as keberatan_rules
from asn_desktop.core.usecases.keberatan.hearing import due, holidays
from asn_desktop.core.usecases.ports import Context, Reader

OPEN = frozenset({StatusKeberatan.DIAJUKAN, StatusKeberatan.DIJELASKAN})
"""Objections on which somebody still has to act."""

_TURN = {StatusKeberatan.DIAJUKAN: "pejabat_penilai", StatusKeberatan.DIJELASKAN: "atasan_penilai"}


class DeskRow(Struct, frozen=True):
    """One line of the desk: an objection, or a result that can still be objected to (`keberatan` is None).

    `batas` is the last day of whose turn it is: to decide, or to object. `sisa` days are left, negative when past.
    """

    pegawai_id: UUID
    nama: str
    nip: str
    evaluasi: Evaluasi
    """The result that is objected to, as it was signed."""
    batas: date
    sisa: int
    keberatan: Keberatan | None = None

    @property
    def id(self) -> UUID:
        """What opens it: the objection, or the result."""
        return self.keberatan.id if self.keberatan else self.evaluasi.id

    @property
    def evaluasi_id(self) -> UUID:
        return self.evaluasi.id

    @property
    def unit(self) -> str:
        """The person's unit as it was signed."""
        return self.evaluasi.pihak.pegawai.unit_kerja if self.evaluasi.pihak else ""

    @property
    def open(self) -> bool:
        return self.keberatan is not None and self.keberatan.status in OPEN

    @property
    def who(self) -> str:
        """Whose turn it is (`role.<who>`); "" where nobody has to do anything any more."""
        return "pegawai" if self.keberatan is None else _TURN.get(self.keberatan.status, "")


def desk(ctx: Context, tahun: int | None = None) -> tuple[DeskRow, ...]:
    """The objections to results of a year (of all years), open ones first by deadline; then the results whose time
    for an objection runs, by their last day; then what was decided or withdrawn, the newest first.
    """
    with ctx.store.read() as reader:
        return read_desk(ctx, reader, tahun)


def read_desk(ctx: Context, reader: Reader, tahun: int | None = None) -> tuple[DeskRow, ...]:
    """The same inside a view that is already open."""
    filed = reader.find(Keberatan)
    law = ctx.law.at(ctx.today)
    received = {
        each.evaluasi_id: keberatan_rules.last_day(each.diterima, law)
        for each in reader.find(SerahTerima, diterima=tuple(_running_days(ctx.today, law)))
        if each.diterima is not None
    }
    settled = {each.evaluasi_id for each in filed if each.status is not StatusKeberatan.DICABUT}
    settled |= {each.evaluasi_hasil_id for each in filed if each.evaluasi_hasil_id is not None}
    wanted = {each.evaluasi_id for each in filed} | received.keys()
    asked = {} if tahun is None else {"tahun": tahun}
    found = reader.find(Evaluasi, id=tuple(wanted), status=StatusEvaluasi.FINAL, **asked) if wanted else ()
    results = {each.id: each for each in found}
    who = {each.pegawai_id for each in found}
    people = {each.id: each for each in reader.find(Pegawai, id=tuple(who))} if who else {}
    free = holidays(reader)

    def row(evaluasi: Evaluasi, batas: date, keberatan: Keberatan | None = None) -> DeskRow:
        person = people[evaluasi.pegawai_id]
        left = (batas - ctx.today).days
        return DeskRow(person.id, person.nama_lengkap, person.nip, evaluasi, batas, left, keberatan)

    rows = [row(results[each.evaluasi_id], due(ctx, each, free), each) for each in filed if each.evaluasi_id in results]
    running = [
        row(results[evaluasi_id], last)
        for evaluasi_id, last in received.items()
        if evaluasi_id in results and evaluasi_id not in settled and not results[evaluasi_id].digantikan
    ]
    return (
        *sorted((each for each in rows if each.open), key=lambda each: (each.batas, each.nama)),
        *sorted(running, key=lambda each: (each.batas, each.nama)),
        *sorted((each for each in rows if not each.open), key=_closed, reverse=True),
    )


def _running_days(today: date, law: Law) -> Iterator[date]:
    """The days of receipt from which an objection is still in time today."""
    day = today
    while keberatan_rules.last_day(day, law) >= today:
        yield day
        day -= timedelta(days=1)


def _closed(row: DeskRow) -> date:
    found = row.keberatan
    return (found.tanggal_putusan or found.tanggal_dicabut or date.min) if found else date.min
