"""Who is how far in a year or term, and whose turn it is: missing is never zero, it is a state with a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import kalender
from asn_desktop.core.rules import keadaan as rules
from asn_desktop.core.rules.keadaan import Keadaan, Kemajuan
from asn_desktop.core.rules.masa_evaluasi import Masa, term
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import Term, TermRow


class StateRow(Struct, frozen=True):
    """One person's state in a term. `waiting` is what is waited for, `who` whose turn it is (`role.<who>`).

    `batas` is the last day for it: of a plan that is missing the plan's, otherwise that of the term's appraisal; None
    where nothing is to come any more. `terlambat`: that day has passed and somebody is waited for.
    """

    row: TermRow
    keadaan: Keadaan
    waiting: str = ""
    who: str = ""
    batas: date | None = None
    terlambat: bool = False

    @property
    def pegawai_id(self) -> UUID:
        return self.row.pegawai_id

    @property
    def chased(self) -> str:
        """The name of whom to ask, where it is a person of the plan."""
        return {"pegawai": self.row.nama, "pejabat_penilai": self.row.penilai}.get(self.who, "")


class Due(Struct, frozen=True):
    """The last days of a year and term: for a plan to be there, and for the appraisal to be finished."""

    skp: date
    evaluasi: date


class UnitStates(Struct, frozen=True):
    """The states of one unit's people (without the units below it)."""

    unit_id: UUID | None
    unit: str
    counts: dict[Keadaan, int]

    @property
    def people(self) -> int:
        return sum(self.counts.values())


class Register(Struct, frozen=True):
    """Everybody's state in a year or term, as of a day."""

    masa: Masa
    rows: tuple[StateRow, ...]
    units: tuple[UnitStates, ...]


def register(ctx: Context, tahun: int, jenis: JenisEvaluasi, nomor: int = 0, unit_id: UUID | None = None) -> Register:
    """Everybody of the office, or of a unit and those below it, in one term. Raises KeyError for no such term."""
    with ctx.store.read() as reader:
        return read_register(ctx, reader, tahun, jenis, nomor, unit_id)


def read_register(
    ctx: Context, reader: Reader, tahun: int, jenis: JenisEvaluasi, nomor: int = 0, unit_id: UUID | None = None
) -> Register:
    """The same inside a view that is already open."""
    law = ctx.law.at(ctx.today)
    whole = whole_term(tahun, jenis, nomor, law)
    due = Due(kalender.skp_deadline(tahun, law), whole.batas)
    rows = tuple(_stated(ctx, row, whole, due, law) for row in reader.term_rows(tahun, term_of(whole), unit_id))
    return Register(whole, rows, _by_unit(rows))


def states(
    ctx: Context, reader: Reader, tahun: int, jenis: JenisEvaluasi, nomor: int, people: Collection[UUID]
) -> tuple[StateRow, ...]:
    """The states of some people only, by name, inside a view that is already open. Raises KeyError for no such term."""
    law = ctx.law.at(ctx.today)
    whole = whole_term(tahun, jenis, nomor, law)
    due = Due(kalender.skp_deadline(tahun, law), whole.batas)
    rows = reader.term_rows(tahun, term_of(whole), people=people)
    return tuple(_stated(ctx, row, whole, due, law) for row in rows)


def verdict(ctx: Context, tahun: int, row: TermRow, jenis: JenisEvaluasi, nomor: int = 0) -> Verdict:
    """Why a person is in this state, with its articles and dates."""
    law = ctx.law.at(ctx.today)
    whole = whole_term(tahun, jenis, nomor, law)
    return rules.decide(_progress(row), _part(row, whole), ctx.today, law)


def whole_term(tahun: int, jenis: JenisEvaluasi, nomor: int, law: Law) -> Masa:
    """A term of the year by its number. Raises KeyError."""
    found = term(tahun, jenis, nomor, law)
    if found is None:
        raise KeyError((jenis, nomor))
    return found


def term_of(masa: Masa) -> Term:
    """A term as lists ask for it."""
    if masa.jenis is JenisEvaluasi.AKHIR:
        return Term()
    return Term(masa.jenis, masa.nomor, masa.utuh.start, masa.utuh.end)


def cadence(ctx: Context) -> JenisEvaluasi:
    """Whether the office appraises by month or by quarter within the year."""
    with ctx.store.read() as reader:
        return reader.find(Kantor)[0].periodik


def set_cadence(ctx: Context, periodik: JenisEvaluasi) -> Changes:
    """Decide whether the office appraises by month, by quarter, or (AKHIR) only by the year."""
    with ctx.store.write("set_periodik", ctx.actor) as work:
        work.put(work.find(Kantor)[0].with_(periodik=periodik))
        return work.commit()


def _stated(ctx: Context, row: TermRow, whole: Masa, due: Due, law: Law) -> StateRow:
    seen = _progress(row)
    found = rules.state(seen, _part(row, whole), ctx.today, law)
    waiting = rules.whose_turn(seen, found)
    if waiting is None:
        return StateRow(row, found, batas=due.evaluasi if found is Keadaan.BELUM_WAKTUNYA else None)
    last = due.skp if found is Keadaan.BELUM_ADA_SKP else due.evaluasi
    return StateRow(row, found, waiting.input, waiting.who, last, ctx.today > last)


def _progress(row: TermRow) -> Kemajuan:
    return Kemajuan(
        row.kedudukan,
        row.pengecualian,
        row.skp_status,
        row.indikator,
        max(row.realisasi, row.realisasi_bulan),
        bool(row.penilai),
        row.rating_hasil,
        row.rating_perilaku,
        row.evaluasi_status,
    )


def _part(row: TermRow, whole: Masa) -> Masa:
    """The term as far as the person's plan covers it."""
    if row.mulai is None or row.sampai is None:
        return whole
    part = whole.utuh.intersection(Period(row.mulai, row.sampai))
    return whole if part is None else replace(whole, bagian=part)


def _by_unit(rows: Iterable[StateRow]) -> tuple[UnitStates, ...]:
    counts: dict[tuple[str, UUID | None], Counter[Keadaan]] = {}
    for each in rows:
        counts.setdefault((each.row.unit, each.row.unit_id), Counter())[each.keadaan] += 1
    ordered = sorted(counts.items(), key=lambda pair: (pair[0][1] is None, pair[0][0]))
    return tuple(UnitStates(unit_id, unit, dict(states)) for (unit, unit_id), states in ordered)
