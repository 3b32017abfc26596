"""The steps of an objection: recorded, answered, decided by the appraiser's superior (PP 30/2019 Pasal 59)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima, StatusEvaluasi
from asn_desktop.core.domain.keberatan import Keberatan, PutusanKeberatan, StatusKeberatan
from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rules import keberatan as keberatan_rules
from asn_desktop.core.usecases.evaluasi import preview
from asn_desktop.core.usecases.evaluasi.sheet import predikat_of, read_draft
from asn_desktop.core.usecases.evaluasi.writing import write_texts
from asn_desktop.core.usecases.keberatan.desk import OPEN
from asn_desktop.core.usecases.keberatan.hearing import decider_of
from asn_desktop.core.usecases.ports import Context, UnitOfWork


def file(
    ctx: Context, evaluasi_id: UUID, tanggal_terima: date, tanggal_pengajuan: date, alasan: str, nomor_surat: str = ""
) -> tuple[UUID, Changes]:
    """Record an objection to a final result, with the verdict whether it came in time. Returns its id.

    A late one is recorded too: whether to admit it is for the appraiser's superior to decide. Raises UserError where
    the result is not final, was replaced, was objected to before, or came from the decision of an objection.
    """
    if not alasan.strip():
        raise UserError("objection_reason_missing")
    if tanggal_pengajuan > ctx.today:
        raise UserError("objection_in_future", tanggal=tanggal_pengajuan)
    if tanggal_terima > ctx.today:
        raise UserError("handover_in_future", tanggal=tanggal_terima)
    with ctx.store.write("file_keberatan", ctx.actor) as work:
        evaluasi = work.get(Evaluasi, evaluasi_id)
        if evaluasi.status is not StatusEvaluasi.FINAL or evaluasi.digantikan:
            raise UserError("appraisal_not_final")
        if evaluasi.tanggal is not None and tanggal_terima < evaluasi.tanggal:
            raise UserError("handover_before_decision", tanggal=evaluasi.tanggal)
        if work.find(Keberatan, evaluasi_hasil_id=evaluasi_id):
            raise UserError("objection_decided_for_good")
        if any(each.status is not StatusKeberatan.DICABUT for each in work.find(Keberatan, evaluasi_id=evaluasi_id)):
            raise UserError("objection_filed_before")
        _received(work, evaluasi, tanggal_terima)
        verdict = keberatan_rules.deadline(tanggal_terima, ctx.law.at(tanggal_pengajuan), tanggal_pengajuan)
        filed = work.put(
            Keberatan(
                id=work.new_id(),
                evaluasi_id=evaluasi_id,
                pegawai_id=evaluasi.pegawai_id,
                tanggal_terima=tanggal_terima,
                tanggal_pengajuan=tanggal_pengajuan,
                alasan=alasan.strip(),
                nomor_surat=nomor_surat.strip(),
                verdict=verdict,
            )
        )
        return filed.id, work.commit()


def explain(ctx: Context, keberatan_id: UUID, penjelasan: str, tanggal: date) -> Changes:
    """The appraiser's statement on the objection; it may be corrected until the decision."""
    if not penjelasan.strip():
        raise UserError("objection_answer_missing")
    with ctx.store.write("explain_keberatan", ctx.actor) as work:
        found = _open(work, keberatan_id)
        _in_order(ctx, found.tanggal_pengajuan, tanggal)
        work.put(
            found.with_(status=StatusKeberatan.DIJELASKAN, penjelasan=penjelasan.strip(), tanggal_penjelasan=tanggal)
        )
        return work.commit()


class Ruling(Struct, frozen=True):
    """What the appraiser's superior decides. The ratings are those of a changed result."""

    putusan: PutusanKeberatan
    pertimbangan: str
    tanggal: date
    nomor: str = ""
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None


def decide(ctx: Context, keberatan_id: UUID, ruling: Ruling) -> Changes:
    """The final decision. A changed result becomes a new version of the appraisal at once, decided on that day.

    Raises UserError where the ground or a rating is missing, nothing was changed, the decider is unknown, or the
    appraiser has not been heard although the objection is admitted.
    """
    if not ruling.pertimbangan.strip():
        raise UserError("objection_ground_missing")
    with ctx.store.write("decide_keberatan", ctx.actor) as work:
        found = _open(work, keberatan_id)
        if ruling.putusan is not PutusanKeberatan.TIDAK_DITERIMA and not found.penjelasan:
            raise UserError("objection_not_heard")
        _in_order(ctx, found.tanggal_penjelasan or found.tanggal_pengajuan, ruling.tanggal)
        evaluasi = work.get(Evaluasi, found.evaluasi_id)
        pemutus = decider_of(ctx, work, evaluasi, ruling.tanggal).pihak
        if pemutus is None:
            raise UserError("objection_decider_unknown", tanggal=ruling.tanggal)
        changed = None
        if ruling.putusan is PutusanKeberatan.DIUBAH:
            changed = _changed(ctx, work, evaluasi, ruling)
        work.put(
            found.with_(
                status=StatusKeberatan.DIPUTUS,
                putusan=ruling.putusan,
                pertimbangan=ruling.pertimbangan.strip(),
                tanggal_putusan=ruling.tanggal,
                nomor_putusan=ruling.nomor.strip(),
                pemutus=pemutus,
                evaluasi_hasil_id=changed.id if changed else None,
            )
        )
        return work.commit()


def withdraw(ctx: Context, keberatan_id: UUID, tanggal: date) -> Changes:
    """The employee takes the objection back; the result stays, and the objection stays on record."""
    with ctx.store.write("withdraw_keberatan", ctx.actor) as work:
        found = _open(work, keberatan_id)
        _in_order(ctx, found.tanggal_pengajuan, tanggal)
        work.put(found.with_(status=StatusKeberatan.DICABUT, tanggal_dicabut=tanggal))
        return work.commit()


def _changed(ctx: Context, work: UnitOfWork, old: Evaluasi, ruling: Ruling) -> Evaluasi:
    """The appraisal with the ratings of the decision, as a further version with the texts of the old one."""
    if ruling.rating_hasil is None or ruling.rating_perilaku is None:
        raise UserError("objection_ratings_missing")
    if (ruling.rating_hasil, ruling.rating_perilaku) == (old.rating_hasil, old.rating_perilaku):
        raise UserError("objection_nothing_changed")
    if old.digantikan:
        raise UserError("appraisal_not_final")
    verdict = preview(ctx, old, ruling.rating_hasil, ruling.rating_perilaku)
    new = work.put(
        old.with_(
            id=work.new_id(),
            version=0,
            rating_hasil=ruling.rating_hasil,
            rating_perilaku=ruling.rating_perilaku,
            predikat=predikat_of(verdict),
            verdict=verdict,
            tanggal=ruling.tanggal,
            revisi=old.revisi + 1,
            menggantikan_id=old.id,
            alasan_perubahan=ruling.pertimbangan.strip(),
        )
    )
    write_texts(work, new, read_draft(work, old))
    work.put(old.with_(digantikan=True))
    return new


def _open(work: UnitOfWork, keberatan_id: UUID) -> Keberatan:
    found = work.get(Keberatan, keberatan_id)
    if found.status not in OPEN:
        raise UserError("objection_closed")
    return found


def _received(work: UnitOfWork, evaluasi: Evaluasi, day: date) -> None:
    """Keep the day the result was received, where it was not recorded when it was handed over."""
    stored = next(iter(work.find(SerahTerima, evaluasi_id=evaluasi.id)), None)
    record = stored or SerahTerima(id=work.new_id(), evaluasi_id=evaluasi.id, pegawai_id=evaluasi.pegawai_id)
    work.put(record.with_(diterima=day))


def _in_order(ctx: Context, earlier: date, day: date) -> None:
    if day < earlier:
        raise UserError("objection_order", tanggal=earlier)
    if day > ctx.today:
        raise UserError("objection_in_future", tanggal=day)
