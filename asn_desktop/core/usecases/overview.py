"""What the first screen shows: what needs doing, and how far the year is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.core.rules import kalender
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import KinerjaFilter, PegawaiFilter, UnitProgress

NONE_YET = "none"
"""In a filter: plan or appraisal has not been begun."""


class Todo(Struct, frozen=True):
    """Work that waits: a sentence `beranda.todo.<key>` for `n` people, and the list that shows them.

    `due` is the legal day it should be done by, where there is one; `late` that it has passed.
    """

    key: str
    n: int
    screen: str
    where: KinerjaFilter | None = None
    due: date | None = None
    late: bool = False


class Overview(Struct, frozen=True):
    """The office today."""

    kantor: Kantor
    tahun: int
    pegawai: int
    units: int
    todos: tuple[Todo, ...]
    progress: tuple[UnitProgress, ...]
    tree: UnitTree

    @property
    def empty(self) -> bool:
        return self.pegawai == 0


def appraisal_year(today: date) -> int:
    """The year people work on: until the end of January the year before is being appraised."""
    return today.year - 1 if today.month == 1 else today.year


def year_to_compare(ctx: Context, back: int) -> int:
    """The newest year with final results, at most `back` years ago; without any, the year people work on.

    Until its results come in, a year has nothing to be compared: the last one that has is what is asked for.
    """
    working = appraisal_year(ctx.today)
    with ctx.store.read() as reader:
        for tahun in range(working, working - back - 1, -1):
            if reader.kinerja_count(KinerjaFilter(tahun, evaluasi=StatusEvaluasi.FINAL)):
                return tahun
    return working


def overview(ctx: Context, tahun: int | None = None) -> Overview:
    """Everything the first screen needs, by counting in the file."""
    year = tahun or appraisal_year(ctx.today)
    with ctx.store.read() as reader:
        tree = unit_tree(reader.find(Unit))
        return Overview(
            kantor=reader.find(Kantor)[0],
            tahun=year,
            pegawai=reader.pegawai_count(PegawaiFilter()),
            units=len(tree.units),
            todos=_todos(ctx, reader, year),
            progress=reader.progress(year),
            tree=tree,
        )


def by_top(progress: Iterable[UnitProgress], tree: UnitTree) -> tuple[UnitProgress, ...]:
    """The same with the units at the top together with those below them; where all stand under one, by those directly
    under it.
    """
    tops = tree.children.get(None, ())
    heads = tree.children.get(tops[0], ()) if len(tops) == 1 else tops
    over = {below: head for head in heads for below in tree.below(head)}
    found: dict[UUID | None, UnitProgress] = {}
    for row in progress:
        head = over.get(row.unit_id, row.unit_id) if row.unit_id else None
        name = tree.units[head].nama if head in tree.units else row.unit
        found[head] = _together(found[head], row) if head in found else replace(row, unit_id=head, unit=name)
    return tuple(found.values())


def _together(one: UnitProgress, other: UnitProgress) -> UnitProgress:
    return UnitProgress(
        one.unit_id,
        one.unit,
        one.pegawai + other.pegawai,
        one.skp_ada + other.skp_ada,
        one.skp_disetujui + other.skp_disetujui,
        one.evaluasi_ada + other.evaluasi_ada,
        one.evaluasi_final + other.evaluasi_final,
        {
            each: one.predikat.get(each, 0) + other.predikat.get(each, 0)
            for each in dict.fromkeys((*one.predikat, *other.predikat))
        },
        one.capaian,
    )


def _todos(ctx: Context, reader: Reader, tahun: int) -> tuple[Todo, ...]:
    law = ctx.law.at(ctx.today)
    plan_due, rating_due = kalender.skp_deadline(tahun, law), kalender.evaluasi_deadline(tahun, law)
    asked = (
        ("no_plan", "skp", KinerjaFilter(tahun, skp=NONE_YET), plan_due),
        ("plan_draft", "skp", KinerjaFilter(tahun, skp=StatusSkp.DRAF), plan_due),
        ("plan_submitted", "skp", KinerjaFilter(tahun, skp=StatusSkp.DIAJUKAN), plan_due),
        ("not_rated", "evaluasi", KinerjaFilter(tahun, skp=StatusSkp.DISETUJUI, evaluasi=NONE_YET), rating_due),
        ("rating_draft", "evaluasi", KinerjaFilter(tahun, evaluasi=StatusEvaluasi.DRAF), rating_due),
    )
    return tuple(
        Todo(key, n, screen, where, due, ctx.today > due)
        for key, screen, where, due in asked
        if (n := reader.kinerja_count(where))
    )
