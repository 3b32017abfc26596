"""Which of the four forms a plan is written on: family and approach, what is usual, and what a change means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, StatusJabatan
from asn_desktop.core.domain.riwayat import RiwayatJabatan, held_on
from asn_desktop.core.domain.skp import Keluarga, Pendekatan, Skp, StatusSkp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.skp.model import IndicatorDraft, ResultDraft, typed
from asn_desktop.core.usecases.skp.reading import read_results

JPT = frozenset({JenisJabatan.JPT_UTAMA, JenisJabatan.JPT_MADYA, JenisJabatan.JPT_PRATAMA})


class KindNote(Struct, frozen=True):
    """What a change of form means for what is written: the sentence `key` about `n` entries."""

    key: str
    n: int


def set_kind(
    ctx: Context, skp_id: UUID, keluarga: Keluarga, pendekatan: Pendekatan
) -> tuple[tuple[KindNote, ...], Changes]:
    """Put a draft on another form. Nothing is lost: what the new form does not show stays stored, and is named.

    Raises UserError where the plan has been submitted or agreed on.
    """
    with ctx.store.write("set_kind_skp", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if skp.status is not StatusSkp.DRAF:
            raise UserError("plan_not_draft")
        said = kind_notes(typed(read_results(work, skp_id)), keluarga, pendekatan)
        work.put(skp.with_(keluarga=keluarga, pendekatan=pendekatan))
        return said, work.commit()


def kind_notes(results: Sequence[ResultDraft], keluarga: Keluarga, pendekatan: Pendekatan) -> tuple[KindNote, ...]:
    """What of these results the form of this kind does not print, and what it asks for that is not there yet."""
    qualitative, leader = pendekatan is Pendekatan.KUALITATIF, keluarga is Keluarga.JPT_MANDIRI

    def measures(has: Callable[[IndicatorDraft], bool]) -> int:
        return sum(1 for draft in results for measure in draft.indikator if has(measure))

    counted = {
        "aspects_unused": measures(lambda i: i.aspek is not None) if qualitative or leader else 0,
        "targets_unused": measures(lambda i: bool(i.target.strip())) if qualitative else 0,
        "perspectives_unused": measures(lambda i: i.perspektif is not None) if qualitative or not leader else 0,
        "intervened_unused": sum(1 for d in results if d.diintervensi.strip()) if leader or qualitative else 0,
        "penugasan_unused": 0 if qualitative else sum(1 for draft in results if draft.penugasan.strip()),
        "targets_needed": 0 if qualitative else measures(lambda i: not i.target.strip()),
        "aspects_needed": 0 if qualitative or leader else measures(lambda i: i.aspek is None),
        "perspectives_needed": measures(lambda i: i.perspektif is None) if leader and not qualitative else 0,
    }
    return tuple(KindNote(f"plans.kind.{key}", n) for key, n in counted.items() if n)


def usual_keluarga(reader: Reader, pegawai_id: UUID, first_day: date) -> Keluarga:
    """The family of a person's plan by the post held on its first day, or taken up first after it.

    Leaders are who holds a JPT post or heads an independent unit; an acting official keeps the family of his own post.
    """
    history = reader.find(RiwayatJabatan, pegawai_id=pegawai_id)
    held = held_on(history, first_day) or sorted((h for h in history if h.tmt > first_day), key=lambda h: h.tmt)[:1]
    own = [h for h in held if h.status is StatusJabatan.DEFINITIF] or list(held)
    if any(h.jenis in JPT for h in own):
        return Keluarga.JPT_MANDIRI
    posts = tuple(h.jabatan_id for h in own if h.jabatan_id is not None)
    heading = [post.unit_id for post in reader.find(Jabatan, id=posts) if post.kepala] if posts else []
    if heading and any(unit.mandiri for unit in reader.find(Unit, id=tuple(heading))):
        return Keluarga.JPT_MANDIRI
    return Keluarga.ADMINISTRASI_FUNGSIONAL


def usual_pendekatan(own: Sequence[Skp], tahun: int, office: Mapping[Pendekatan, int]) -> Pendekatan:
    """The approach of the person's newest plan up to that year; otherwise the one most used in the office."""
    earlier = [skp for skp in own if skp.tahun <= tahun]
    if earlier:
        return max(earlier, key=lambda skp: (skp.tahun, skp.mulai)).pendekatan
    return max(Pendekatan, key=lambda each: office.get(each, 0))
