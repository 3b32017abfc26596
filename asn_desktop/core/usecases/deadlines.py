"""What is due now in appraising: the last term as far as it is not finished, the one that runs, and objections."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.rules.masa_evaluasi import Masa, terms
from asn_desktop.core.usecases.keadaan import read_register
from asn_desktop.core.usecases.keberatan import DeskRow, read_desk
from asn_desktop.core.usecases.ports import Context, Reader

TERMS_BACK = 1
"""Terms that are over and are looked through; older ones are found in the lists."""


class TermDue(Struct, frozen=True):
    """One term. `open` counts the people for whom somebody still has something to do, by what it is.

    A term that still runs has nothing open: `batas` is when its appraisals will be due.
    """

    tahun: int
    jenis: JenisEvaluasi
    nomor: int
    last_day: date
    batas: date
    late: bool
    running: bool
    open: dict[Keadaan, int]


class Deadlines(Struct, frozen=True):
    """`objections` somebody must act on, the most urgent first; `running` results can still be objected to."""

    terms: tuple[TermDue, ...]
    objections: tuple[DeskRow, ...]
    running: int


def deadlines(ctx: Context) -> Deadlines:
    """What is due and overdue as of today. The year as a whole is the business of `overview`."""
    with ctx.store.read() as reader:
        found = [_due(ctx, reader, tahun, masa) for tahun, masa in _terms(ctx, reader)]
        desk = read_desk(ctx, reader)
    return Deadlines(
        tuple(each for each in found if each.running or each.open),
        tuple(row for row in desk if row.open),
        sum(row.keberatan is None for row in desk),
    )


def _terms(ctx: Context, reader: Reader) -> tuple[tuple[int, Masa], ...]:
    """The last term that is over, and the one that runs."""
    cadence = reader.find(Kantor)[0].periodik
    if cadence is JenisEvaluasi.AKHIR:
        return ()
    law = ctx.law.at(ctx.today)
    known = [
        (tahun, masa)
        for tahun in (ctx.today.year - 1, ctx.today.year)
        for masa in terms(tahun, cadence, law)
        if masa.jenis is cadence
    ]
    over = [each for each in known if each[1].last_day < ctx.today][-TERMS_BACK:]
    now = [each for each in known if each[1].utuh.start <= ctx.today <= each[1].last_day]
    return (*over, *now)


def _due(ctx: Context, reader: Reader, tahun: int, masa: Masa) -> TermDue:
    running = ctx.today <= masa.last_day
    counts: dict[Keadaan, int] = {}
    if not running:
        for row in read_register(ctx, reader, tahun, masa.jenis, masa.nomor).rows:
            if row.keadaan.open:
                counts[row.keadaan] = counts.get(row.keadaan, 0) + 1
    late = ctx.today > masa.batas
    return TermDue(tahun, masa.jenis, masa.nomor, masa.last_day, masa.batas, late, running, counts)
