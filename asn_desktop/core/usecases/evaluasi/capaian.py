"""The achievement of units (capaian kinerja organisasi), and how their people's predikat spread against it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kinerja import Capaian, CapaianOrganisasi, JenisEvaluasi, Predikat
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit, held_on, latest
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import distribusi as distribusi_rules
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import WHOLE_YEAR, Term, UnitProgress


class Distribution(Struct, frozen=True):
    """The predikat of a unit's people in a year or term, held against the guidance for its achievement."""

    unit_id: UUID
    tahun: int
    counts: dict[Predikat, int]
    unrated: int
    capaian: CapaianOrganisasi | None
    verdict: Verdict


class Distributions(Struct, frozen=True):
    """Every unit of the office with its distribution."""

    tree: UnitTree
    of: dict[UUID, Distribution]


def set_capaian(
    ctx: Context,
    unit_id: UUID,
    tahun: int,
    capaian: Capaian,
    oleh: str = "",
    dasar: str = "",
    term: Term = WHOLE_YEAR,
) -> Changes:
    """Record the achievement of a unit in a year or term, and who set it (the leader one level up)."""
    with ctx.store.write("set_capaian", ctx.actor) as work:
        stored = work.find(CapaianOrganisasi, unit_id=unit_id, tahun=tahun, jenis=term.jenis, nomor=term.nomor)
        record = next(iter(stored), None) or CapaianOrganisasi(
            id=work.new_id(), unit_id=unit_id, tahun=tahun, capaian=capaian, jenis=term.jenis, nomor=term.nomor
        )
        work.put(record.with_(capaian=capaian, ditetapkan_oleh=oleh, dasar=dasar))
        return work.commit()


def capaian_for(reader: Reader, evaluasi: Evaluasi) -> CapaianOrganisasi | None:
    """The achievement that applies to an appraisal: of the unit the person heads, else of his unit on the last day.

    Where that unit has none of its own, the nearest unit above that has one counts.
    """
    unit_id = headed_unit(reader, evaluasi.pegawai_id, evaluasi.last_day)
    if unit_id is None:
        place = latest(reader.find(RiwayatUnit, pegawai_id=evaluasi.pegawai_id), evaluasi.last_day)
        unit_id = place.unit_id if place else None
    if unit_id is None:
        return None
    return _capaian_of_unit(reader, unit_id, evaluasi.tahun, evaluasi.jenis, evaluasi.nomor)


def headed_unit(reader: Reader, pegawai_id: UUID, day: date) -> UUID | None:
    """The unit a person heads on a day by a definitive or acting appointment, or None."""
    held = held_on(reader.find(RiwayatJabatan, pegawai_id=pegawai_id), day)
    posts = tuple(entry.jabatan_id for entry in held if entry.jabatan_id is not None)
    heads = {post.id: post.unit_id for post in reader.find(Jabatan, id=posts, kepala=True)} if posts else {}
    return next((heads[post] for post in posts if post in heads), None)


def distribution(ctx: Context, unit_id: UUID, tahun: int, term: Term = WHOLE_YEAR) -> Distribution:
    """The unit's people (with the units below it) by predikat, against the guidance. It warns, it never blocks.

    Who has several plans in the year counts once, with the plan that covers its end.
    """
    with ctx.store.read() as reader:
        below = {unit_id}
        edge = {unit_id}
        while edge:
            edge = {unit.id for unit in reader.find(Unit, induk_id=tuple(edge))} - below
            below |= edge
        rows = [row for row in reader.progress(tahun, term) if row.unit_id in below]
        capaian = _capaian_of_unit(reader, unit_id, tahun, term.jenis, term.nomor)
    return _spread(unit_id, tahun, rows, capaian, ctx.law.at(date(tahun, 12, 31)))


def distributions(ctx: Context, tahun: int, term: Term = WHOLE_YEAR) -> Distributions:
    """The distribution of every unit at once, each with the people of the units below it."""
    with ctx.store.read() as reader:
        tree = unit_tree(reader.find(Unit))
        of_unit = {row.unit_id: row for row in reader.progress(tahun, term)}
        set_here = {
            each.unit_id: each
            for each in reader.find(CapaianOrganisasi, tahun=tahun, jenis=term.jenis, nomor=term.nomor)
        }
    law = ctx.law.at(date(tahun, 12, 31))
    found = {}
    for unit_id in tree.units:
        rows = [row for below in tree.below(unit_id) if (row := of_unit.get(below)) is not None]
        nearest = (set_here.get(above) for above in (unit_id, *tree.ancestors(unit_id)))
        capaian = next((each for each in nearest if each is not None), None)
        found[unit_id] = _spread(unit_id, tahun, rows, capaian, law)
    return Distributions(tree, found)


def _spread(
    unit_id: UUID, tahun: int, rows: Iterable[UnitProgress], capaian: CapaianOrganisasi | None, law: Law
) -> Distribution:
    counts, people = dict.fromkeys(Predikat, 0), 0
    for row in rows:
        people += row.pegawai
        for predikat, n in row.predikat.items():
            counts[predikat] += n
    verdict = distribusi_rules.judge(capaian.capaian if capaian else None, counts, law)
    return Distribution(unit_id, tahun, counts, people - sum(counts.values()), capaian, verdict)


def _capaian_of_unit(
    reader: Reader, unit_id: UUID, tahun: int, jenis: JenisEvaluasi, nomor: int
) -> CapaianOrganisasi | None:
    seen: set[UUID] = set()
    current: UUID | None = unit_id
    while current is not None and current not in seen:
        seen.add(current)
        found = reader.find(CapaianOrganisasi, unit_id=current, tahun=tahun, jenis=jenis, nomor=nomor)
        if found:
            return found[0]
        unit = next(iter(reader.find(Unit, id=current)), None)
        current = unit.induk_id if unit else None
    return None
