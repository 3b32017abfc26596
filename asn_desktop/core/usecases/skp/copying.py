"""Texts taken from another plan, the library or the matrix: added to what is there, nothing is replaced."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit, jabatan_on, latest
from asn_desktop.core.domain.skp import EkspektasiPerilaku, LampiranSkp, Skp, StatusSkp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.headed import heading_unit
from asn_desktop.core.usecases.likeness import normal
from asn_desktop.core.usecases.penilai import nearest_day
from asn_desktop.core.usecases.ports import Context, UnitOfWork
from asn_desktop.core.usecases.rows import PlanSource, PlanSourceFilter
from asn_desktop.core.usecases.skp.model import Annex, PlanDraft, ResultDraft, annex_of, typed
from asn_desktop.core.usecases.skp.reading import read_results
from asn_desktop.core.usecases.skp.writing import write_annex, write_expectations, write_results

SOURCES = 50
"""More candidates nobody reads."""


class What(enum.StrEnum):
    """Parts of a plan that can be copied."""

    RESULTS = "results"
    EXPECTATIONS = "expectations"
    ANNEX = "annex"


ALL = frozenset(What)


class Copied(Struct, frozen=True):
    """What was added, in numbers, and how many results were left because the plan has them already."""

    results: int = 0
    expectations: int = 0
    annex: int = 0
    known: int = 0


def candidates(ctx: Context, skp_id: UUID, limit: int = SOURCES) -> tuple[PlanSource, ...]:
    """Plans of this year and the last to copy from: the person's own, then those of colleagues.

    Nearer are who holds the same post in the same unit, the same post, a post of the same name at another level
    (jenjang), and then who works in the same unit.
    """
    with ctx.store.read() as reader:
        skp = reader.get(Skp, skp_id)
        day = nearest_day(skp, ctx.today)
        post = jabatan_on(reader.find(RiwayatJabatan, pegawai_id=skp.pegawai_id), day)
        place = latest(reader.find(RiwayatUnit, pegawai_id=skp.pegawai_id), day)
        name = post.nama if post else ""
        where = PlanSourceFilter(
            skp_id, skp.pegawai_id, skp.tahun, name, post_family(name), place.unit_id if place else None
        )
        return reader.plan_sources(where, limit)


def copy_from(ctx: Context, skp_id: UUID, source_skp_id: UUID, what: Collection[What] = ALL) -> tuple[Copied, Changes]:
    """Add what another plan says: results at the end, expectations where there is none yet, lines of the annex.

    What the plan says already is not added twice. One step of undo takes all of it back. Links to the superior's
    results are copied only within a year and under the same head; the texts always.

    Raises UserError where the plan has been agreed on.
    """
    with ctx.store.write("copy_skp", ctx.actor) as work:
        source = work.get(Skp, source_skp_id)
        skp = _writable(ctx, work, skp_id)
        results = typed(read_results(work, source.id)) if What.RESULTS in what else ()
        if source.tahun != skp.tahun or _head(ctx, work, source) != _head(ctx, work, skp):
            results = tuple(replace(draft, diintervensi_id=None, sementara_id=None) for draft in results)
        added, known = _append(work, skp_id, results)
        expectations = _expect(work, skp_id, source.id) if What.EXPECTATIONS in what else 0
        annex = _annex(work, skp_id, source.id) if What.ANNEX in what else 0
        return Copied(added, expectations, annex, known), work.commit()


def append(ctx: Context, skp_id: UUID, results: Sequence[ResultDraft]) -> tuple[Copied, Changes]:
    """Add results at the end of a plan, without those it has already. Raises UserError where it is agreed on."""
    with ctx.store.write("copy_skp", ctx.actor) as work:
        _writable(ctx, work, skp_id)
        added, known = _append(work, skp_id, results)
        return Copied(added, known=known), work.commit()


def joined(draft: PlanDraft, results: Iterable[ResultDraft]) -> tuple[PlanDraft, int]:
    """A draft with results added at its end as new ones, and how many it had already; nothing is written."""
    there = {normal(result.rencana) for result in draft.results}
    new: list[ResultDraft] = []
    known = 0
    for result in results:
        if normal(result.rencana) in there:
            known += 1
            continue
        there.add(normal(result.rencana))
        measures = tuple(replace(measure, id=None) for measure in result.indikator)
        new.append(replace(result, id=None, indikator=measures))
    return replace(draft, results=(*draft.results, *new)), known


def post_family(name: str) -> str:
    """The name of a functional post without its level: `Guru` of `Guru Ahli Muda`; empty for other posts."""
    for jenjang in Jenjang:
        level = f" {jenjang.value.replace('_', ' ')}"
        if name.casefold().endswith(level):
            return name[: -len(level)]
    return ""


def _writable(ctx: Context, work: UnitOfWork, skp_id: UUID) -> Skp:
    skp = work.get(Skp, skp_id)
    if skp.status is StatusSkp.DISETUJUI:
        raise UserError("plan_agreed", tanggal=skp.tanggal_disetujui or ctx.today)
    return skp


def _head(ctx: Context, work: UnitOfWork, skp: Skp) -> UUID | None:
    return heading_unit(work, skp.pegawai_id, nearest_day(skp, ctx.today))


def _append(work: UnitOfWork, skp_id: UUID, results: Sequence[ResultDraft]) -> tuple[int, int]:
    there = PlanDraft(typed(read_results(work, skp_id)))
    whole, known = joined(there, results)
    write_results(work, skp_id, whole.results)
    return len(whole.results) - len(there.results), known


def _expect(work: UnitOfWork, skp_id: UUID, source_id: UUID) -> int:
    own = {each.nilai: each.ekspektasi for each in work.find(EkspektasiPerilaku, skp_id=skp_id)}
    theirs = {each.nilai: each.ekspektasi for each in work.find(EkspektasiPerilaku, skp_id=source_id)}
    write_expectations(work, skp_id, {**theirs, **own})
    return len(theirs.keys() - own.keys())


def _annex(work: UnitOfWork, skp_id: UUID, source_id: UUID) -> int:
    own: Annex = annex_of(work.find(LampiranSkp, skp_id=skp_id))
    added = 0
    for bagian, lines in annex_of(work.find(LampiranSkp, skp_id=source_id)).items():
        there = {normal(line) for line in own.get(bagian, ())}
        new = tuple(line for line in lines if normal(line) not in there)
        own[bagian] = (*own.get(bagian, ()), *new)
        added += len(new)
    write_annex(work, skp_id, own)
    return added
