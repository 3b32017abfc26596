"""Provisional results of the post that heads a unit: its people plan towards them while its holder has no plan yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, StatusJabatan
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.skp import HasilKerja, HasilSementara, Skp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.headed import Head, day_of, head_of, provisional_of, results_of
from asn_desktop.core.usecases.likeness import normal, pairs
from asn_desktop.core.usecases.ports import Context, Reader


class ProvisionalItem(Struct, frozen=True):
    """A provisional result. `became` is the head's planned result it was linked to; `used` counts who serves it."""

    record: HasilSementara
    became: HasilKerja | None
    used: int


class Provisional(Struct, frozen=True):
    """The provisional results of a unit's head in a year."""

    head: Head
    tahun: int
    items: tuple[ProvisionalItem, ...]


class LinkPair(Struct, frozen=True):
    """A provisional result and a planned one that may be the same. `likeness` goes from 0.5 to 1."""

    sementara: HasilSementara
    hasil: HasilKerja
    likeness: float


def provisional(ctx: Context, unit_id: UUID, tahun: int) -> Provisional:
    """The list, with the head's plan beside it where there is one."""
    with ctx.store.read() as reader:
        head = head_of(reader, unit_id, tahun, day_of(tahun, ctx.today))
        records = provisional_of(reader, unit_id, tahun)
        linked = tuple(each.hasil_kerja_id for each in records if each.hasil_kerja_id is not None)
        became = {hasil.id: hasil for hasil in reader.find(HasilKerja, id=linked)} if linked else {}
        ids = tuple(each.id for each in records)
        used = Counter(hasil.sementara_id for hasil in reader.find(HasilKerja, sementara_id=ids)) if ids else Counter()
        items = (
            ProvisionalItem(each, became.get(each.hasil_kerja_id) if each.hasil_kerja_id else None, used[each.id])
            for each in records
        )
        return Provisional(head, tahun, tuple(items))


def add(ctx: Context, unit_id: UUID, tahun: int, rencana: Sequence[str]) -> tuple[tuple[UUID, ...], Changes]:
    """Add provisional results at the end; those the list has already are left out. Returns the new ids."""
    with ctx.store.write("save_hasil_sementara", ctx.actor) as work:
        work.get(Unit, unit_id)
        there = provisional_of(work, unit_id, tahun)
        known = {normal(each.rencana) for each in there}
        order = max((each.urutan for each in there), default=0)
        new: list[UUID] = []
        for text in rencana:
            if not text.strip() or normal(text) in known:
                continue
            known.add(normal(text))
            order += 1
            record = HasilSementara(id=work.new_id(), unit_id=unit_id, tahun=tahun, urutan=order, rencana=text.strip())
            new.append(work.put(record).id)
        return tuple(new), work.commit()


def seed(ctx: Context, unit_id: UUID, tahun: int) -> tuple[tuple[UUID, ...], Changes]:
    """Add what last year's holder of the post planned, whoever that was.

    Raises UserError where nobody who held the post had a plan.
    """
    with ctx.store.read() as reader:
        texts = _last_years(reader, unit_id, tahun - 1)
    if not texts:
        raise UserError("no_plan_last_year", tahun=str(tahun - 1))
    return add(ctx, unit_id, tahun, texts)


def edit(ctx: Context, sementara_id: UUID, rencana: str) -> Changes:
    """Another wording. Who serves it is told (`intervention.differences`)."""
    if not rencana.strip():
        raise UserError("provisional_empty")
    with ctx.store.write("save_hasil_sementara", ctx.actor) as work:
        work.put(work.get(HasilSementara, sementara_id).with_(rencana=rencana.strip()))
        return work.commit()


def reorder(ctx: Context, sementara_ids: Sequence[UUID]) -> Changes:
    """Put the results of one list in this order."""
    with ctx.store.write("save_hasil_sementara", ctx.actor) as work:
        for place, identity in enumerate(sementara_ids, start=1):
            work.put(work.get(HasilSementara, identity).with_(urutan=place))
        return work.commit()


def remove(ctx: Context, sementara_id: UUID) -> Changes:
    """Move a provisional result to the bin. Plans that serve it keep their text, and are told."""
    with ctx.store.write("remove_hasil_sementara", ctx.actor) as work:
        work.remove(work.get(HasilSementara, sementara_id))
        return work.commit()


def link(ctx: Context, sementara_id: UUID, hasil_kerja_id: UUID | None) -> Changes:
    """Say which of the head's planned results the provisional one has become; None takes the link away."""
    with ctx.store.write("link_hasil_sementara", ctx.actor) as work:
        record = work.get(HasilSementara, sementara_id)
        if hasil_kerja_id is not None:
            work.get(HasilKerja, hasil_kerja_id)
        work.put(record.with_(hasil_kerja_id=hasil_kerja_id))
        return work.commit()


def link_pairs(ctx: Context, unit_id: UUID, tahun: int) -> tuple[LinkPair, ...]:
    """Unlinked provisional results and planned ones that read alike, the most alike first; a person decides."""
    with ctx.store.read() as reader:
        head = head_of(reader, unit_id, tahun, day_of(tahun, ctx.today))
        records = provisional_of(reader, unit_id, tahun)
    taken = {each.hasil_kerja_id for each in records}
    open_ones = {each.id: each for each in records if each.hasil_kerja_id is None}
    planned = {hasil.id: hasil for hasil in head.results if hasil.id not in taken}
    found = pairs(
        ((each.id, each.rencana) for each in open_ones.values()),
        ((hasil.id, hasil.rencana) for hasil in planned.values()),
    )
    return tuple(LinkPair(open_ones[one], planned[other], alike) for one, other, alike in found)


def _last_years(reader: Reader, unit_id: UUID, tahun: int) -> list[str]:
    """The results of the last plan in a year of who held the head's post; an acting one only where nobody else has."""
    post = next(iter(reader.find(Jabatan, unit_id=unit_id, kepala=True)), None)
    if post is None:
        return []
    year = Period.of_year(tahun)
    held = [
        entry
        for entry in reader.find(RiwayatJabatan, jabatan_id=post.id)
        if (entry.sampai is None or entry.sampai > entry.tmt) and Period(entry.tmt, entry.sampai).overlaps(year)
    ]
    definitive = {entry.pegawai_id for entry in held if entry.status is StatusJabatan.DEFINITIF}
    holders = tuple({entry.pegawai_id for entry in held})
    plans = reader.find(Skp, pegawai_id=holders, tahun=tahun) if holders else ()
    for plan in sorted(plans, key=lambda skp: (skp.pegawai_id in definitive, skp.sampai, skp.mulai), reverse=True):
        texts = [hasil.rencana for hasil in results_of(reader, plan)]
        if texts:
            return texts
    return []
