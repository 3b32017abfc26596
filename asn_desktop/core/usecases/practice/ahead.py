"""What a practice office lives through beside plans and appraisals: planning ahead of a head, a matrix, an exemption.

Done by the use cases of the screens, for a few units and people, after everybody's plans are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.pegawai import Kedudukan, Pegawai
from asn_desktop.core.domain.skp import SebabPengecualian, Skp, StatusSkp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import hasil_sementara, peran_hasil, skp
from asn_desktop.core.usecases.headed import Head, Member, day_of, head_of, staff_of
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.practice import content
from asn_desktop.core.usecases.skp.coverage import exempt

WHY = "Perjanjian Kinerja tahun berjalan disesuaikan"
ADDED = " sesuai standar pelayanan"
"""By these words the head's own plan differs from what his people had planned towards."""


class _Place(Struct, frozen=True):
    """A unit with its head and people, and the people's plans that can still be written in."""

    unit_id: UUID
    head: Head
    people: tuple[Member, ...]
    open_plans: tuple[UUID, ...]


def ahead(ctx: Context, tahun: int) -> Changes:
    """Let people of one unit plan before their head did, and people of another while its place is vacant."""
    changes = _on_leave(ctx, tahun)
    with ctx.store.read() as reader:
        places = list(_chosen(reader, tahun, day_of(tahun, ctx.today)))
    for place in places:
        changes |= _waiting(ctx, place, tahun) if place.head.plan is None else _linked(ctx, place, tahun)
    return changes


def _chosen(reader: Reader, tahun: int, day: date) -> Iterator[_Place]:
    """The first unit whose head has a plan that his people could serve, and the first with a vacant head's place."""
    planned = vacant = False
    for unit in sorted(reader.find(Unit), key=lambda unit: unit.kode):
        if planned and vacant:
            return
        head = head_of(reader, unit.id, tahun, day)
        wanted = (not vacant and head.pegawai_id is None) or (not planned and len(head.results) > 1)
        if not head.jabatan or not wanted:
            continue
        people = staff_of(reader, unit.id, day)
        plans = reader.find(Skp, pegawai_id=tuple(p.pegawai_id for p in people), tahun=tahun) if people else ()
        writable = tuple(plan.id for plan in plans if plan.status is not StatusSkp.DISETUJUI)
        if not people or (head.plan is not None and not writable):
            continue
        planned, vacant = planned or head.plan is not None, vacant or head.pegawai_id is None
        yield _Place(unit.id, head, people, writable)


def _waiting(ctx: Context, place: _Place, tahun: int) -> Changes:
    """Provisional results of a vacant post, from its duties, and plans that serve the first."""
    texts = [task.rencana for task in content.tasks_of(place.head.jabatan)[:2]]
    ids, changes = hasil_sementara.add(ctx, place.unit_id, tahun, texts)
    return changes | _serve(ctx, place, ids[0], texts[0])


def _linked(ctx: Context, place: _Place, tahun: int) -> Changes:
    """People planned towards the post; then its holder planned in other words, and the first result was linked."""
    assert place.head.plan is not None
    head_plan = place.head.plan
    texts = [hasil.rencana for hasil in place.head.results[:2]]
    ids, changes = hasil_sementara.add(ctx, place.unit_id, tahun, texts)
    changes |= _serve(ctx, place, ids[0], texts[0])
    if head_plan.status is StatusSkp.DISETUJUI:
        changes |= skp.reopen(ctx, head_plan.id, WHY)
    draft = skp.plan(ctx, head_plan.id).draft()
    reworded = replace(draft.results[0], rencana=draft.results[0].rencana + ADDED)
    changes |= skp.save(ctx, head_plan.id, replace(draft, results=(reworded, *draft.results[1:])))
    if head_plan.tanggal_disetujui is not None:
        changes |= skp.agree(ctx, head_plan.id, max(head_plan.tanggal_disetujui, ctx.today))
    result = place.head.results[0].id
    changes |= hasil_sementara.link(ctx, ids[0], result)
    for member in place.people[:-1] or place.people:
        peran = f"Bahan {texts[0][:1].lower()}{texts[0][1:]}"
        changes |= peran_hasil.set_cell(ctx, place.unit_id, tahun, result, member.pegawai_id, (peran,))
    return changes


def _serve(ctx: Context, place: _Place, sementara_id: UUID, text: str) -> Changes:
    """Let the first result of each plan that can be written in serve a provisional one."""
    changes = Changes()
    for skp_id in place.open_plans:
        draft = skp.plan(ctx, skp_id).draft()
        if draft.results:
            served = replace(draft.results[0], diintervensi=text, sementara_id=sementara_id)
            changes |= skp.save(ctx, skp_id, replace(draft, results=(served, *draft.results[1:])))
    return changes


def _on_leave(ctx: Context, tahun: int) -> Changes:
    """Who is on leave outside the state's expense needs no plan."""
    changes = Changes()
    with ctx.store.read() as reader:
        people = reader.find(Pegawai, kedudukan=Kedudukan.CLTN)
    for pegawai in people:
        since = date(tahun - 1, 1, 1)
        _, touched = exempt(ctx, pegawai.id, since, None, SebabPengecualian.CLTN, "Keputusan pemberian CLTN")
        changes |= touched
    return changes
