"""Evidence of planned results: files kept once in the vault, or a word about where the proof lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pelaksanaan import BuktiDukung
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.pelaksanaan.months import plan_months
from asn_desktop.core.usecases.ports import Cancel, Context, Kept, Progress, UnitOfWork, never, no_progress


class EvidenceOf(Struct, frozen=True):
    """What evidence belongs to."""

    skp_id: UUID
    hasil_kerja_id: UUID
    bulan: int
    indikator_id: UUID | None = None
    rencana_aksi_id: UUID | None = None


class Attached(Struct, frozen=True):
    """Which files are evidence now, which were so already, and which were refused and why."""

    done: tuple[UUID, ...]
    known: tuple[str, ...]
    refused: tuple[tuple[str, UserError], ...]


def attach(
    ctx: Context, of: EvidenceOf, paths: Sequence[Path], progress: Progress = no_progress, cancel: Cancel = never
) -> tuple[Attached, Changes]:
    """Copy files into the vault and make them evidence, all records in one transaction.

    One bad file does not hold up the others. Cancelling leaves the records as they were.
    """
    kept, refused = [], []
    for number, path in enumerate(paths, start=1):
        if cancel():
            return Attached((), (), ()), Changes()
        try:
            kept.append(ctx.vault.put(path))
        except UserError as error:
            refused.append((path.name, error))
        progress(number, len(paths), path.name)
    done, known, changes = _recorded(ctx, of, kept)
    return Attached(done, known, tuple(refused)), changes


def attach_content(ctx: Context, of: EvidenceOf, content: bytes, nama: str) -> tuple[Attached, Changes]:
    """The same for what is no file yet: a picture on the clipboard. Raises UserError where the vault refuses it."""
    done, known, changes = _recorded(ctx, of, [ctx.vault.put_bytes(content, nama)])
    return Attached(done, known, ()), changes


def link(ctx: Context, of: EvidenceOf, nama: str, tautan: str, catatan: str = "") -> Changes:
    """Evidence that is no file: a link, or the place where it lies on paper."""
    if not nama.strip() or not tautan.strip():
        raise UserError("evidence_unnamed")
    with ctx.store.write("attach_bukti", ctx.actor) as work:
        _inside(work, of)
        work.put(_record(work, of, nama.strip()).with_(tautan=tautan.strip(), catatan=catatan.strip()))
        return work.commit()


def change_evidence(ctx: Context, bukti_id: UUID, nama: str, tautan: str, catatan: str) -> Changes:
    """Correct how evidence is named and described; its file never changes."""
    with ctx.store.write("change_bukti", ctx.actor) as work:
        found = work.get(BuktiDukung, bukti_id)
        if not nama.strip() or not (found.sha256 or tautan.strip()):
            raise UserError("evidence_unnamed")
        work.put(found.with_(nama=nama.strip(), tautan=tautan.strip(), catatan=catatan.strip()))
        return work.commit()


def remove_evidence(ctx: Context, bukti_id: UUID) -> Changes:
    """Move evidence to the bin; its file stays in the vault, so that it can be brought back."""
    with ctx.store.write("remove_bukti", ctx.actor) as work:
        work.remove(work.get(BuktiDukung, bukti_id))
        return work.commit()


def _recorded(ctx: Context, of: EvidenceOf, kept: Sequence[Kept]) -> tuple[tuple[UUID, ...], tuple[str, ...], Changes]:
    """Name in records what the vault has; a file that is evidence of the same result and month already is not doubled.

    Gives the new records, the names of what was there, and the changes.
    """
    with ctx.store.write("attach_bukti", ctx.actor) as work:
        _inside(work, of)
        there = {each.sha256 for each in work.find(BuktiDukung, hasil_kerja_id=of.hasil_kerja_id, bulan=of.bulan)}
        done, known = [], []
        for each in kept:
            if each.sha256 in there:
                known.append(each.name)
                continue
            there.add(each.sha256)
            record = _record(work, of, each.name)
            work.put(record.with_(sha256=each.sha256, ukuran=each.size, media=each.media.value))
            done.append(record.id)
        changes = work.commit() if done else Changes()
    return tuple(done), tuple(known), changes


def _inside(work: UnitOfWork, of: EvidenceOf) -> None:
    skp = work.get(Skp, of.skp_id)
    if of.bulan not in plan_months(skp):
        raise UserError("month_outside_plan", bulan=of.bulan, mulai=skp.mulai, sampai=skp.last_day)


def _record(work: UnitOfWork, of: EvidenceOf, nama: str) -> BuktiDukung:
    return BuktiDukung(
        id=work.new_id(),
        skp_id=of.skp_id,
        hasil_kerja_id=of.hasil_kerja_id,
        bulan=of.bulan,
        nama=nama,
        indikator_id=of.indikator_id,
        rencana_aksi_id=of.rencana_aksi_id,
    )
