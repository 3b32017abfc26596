"""After the results of a practice office: handed over, received, and here and there objected to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima, StatusEvaluasi
from asn_desktop.core.domain.keberatan import PutusanKeberatan
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat, Rating
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import keberatan
from asn_desktop.core.usecases.evaluasi import hand_over
from asn_desktop.core.usecases.keberatan import Ruling
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.practice.chance import Chance

WORSE = (Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.BAIK)
"""Whose results are objected to, the likeliest first."""
DECIDED_AFTER = 15
"""Days from the result to the decision on an objection."""
WON = (
    "Laporan bulan Mei sampai Juli belum diperhitungkan; tanda terimanya saya lampirkan",
    "Laporan tersebut saya terima setelah evaluasi disusun, sehingga belum saya baca",
    "Tanda terima menunjukkan laporan masuk tepat waktu; realisasi memenuhi target yang disepakati",
)
LOST = (
    "Target saya lebih tinggi daripada rekan lain di unit yang sama",
    "Target disepakati bersama pada awal tahun dan tidak diubah; realisasi di bawahnya",
    "Target dalam SKP yang disepakati menjadi dasar; bukti dukung tidak menunjukkan capaian yang lebih tinggi",
)
OPEN = "Umpan balik yang menjadi dasar tidak pernah disampaikan kepada saya selama tahun berjalan"


def aftermath(ctx: Context, tahun: int, seed: int) -> Changes:
    """Hand over the final results of a year; one objection is won, one lost, one open, and the time of one runs."""
    with ctx.store.read() as reader:
        nips = {each.id: each.nip for each in reader.find(Pegawai)}
        found = reader.find(Evaluasi, tahun=tahun, jenis=JenisEvaluasi.AKHIR, status=StatusEvaluasi.FINAL)
    final = sorted(
        (each for each in found if not each.digantikan), key=lambda each: (nips[each.pegawai_id], each.mulai)
    )
    heard = [each for each in final if each.predikat in WORSE and each.pihak and each.pihak.atasan_penilai]
    heard.sort(key=lambda each: WORSE.index(each.predikat) if each.predikat else 0)
    over = [each for each in heard if _day(each) + timedelta(days=DECIDED_AFTER) <= ctx.today][:2]
    won, lost, *_ = (*over, None, None)
    still_open, running, *_ = (*(each for each in heard if each not in over), None, None)
    changes = _handed_over(ctx, [each for each in final if each not in (won, lost, still_open, running)], nips, seed)
    changes |= _decided(ctx, won, WON, PutusanKeberatan.DIUBAH) | _decided(ctx, lost, LOST, PutusanKeberatan.DIKUATKAN)
    received = ctx.today - timedelta(days=6)
    if still_open is not None and _day(still_open) <= received:
        _, filed = keberatan.file(ctx, still_open.id, received, received + timedelta(days=3), OPEN)
        changes |= filed
    if running is not None and _day(running) <= received:
        changes |= hand_over(ctx, running.id, received, received)
    return changes


def _handed_over(ctx: Context, final: Sequence[Evaluasi], nips: Mapping[UUID, str], seed: int) -> Changes:
    with ctx.store.write("create_practice", ctx.actor) as work:
        for each in final:
            chance = Chance(seed, "serah", each.tahun, nips[each.pegawai_id])
            handed = _day(each) + timedelta(days=chance.between(1, 9))
            received = handed + timedelta(days=chance.below(3))
            returned = received + timedelta(days=chance.between(1, 12))
            if received <= ctx.today:
                record = SerahTerima(
                    id=work.new_id(),
                    evaluasi_id=each.id,
                    pegawai_id=each.pegawai_id,
                    diserahkan=handed,
                    diterima=received,
                    dikembalikan=returned if returned <= ctx.today else None,
                )
                work.put(record)
        return work.commit()


def _decided(ctx: Context, of: Evaluasi | None, said: tuple[str, str, str], putusan: PutusanKeberatan) -> Changes:
    """An objection from its letter to its decision; withdrawn where nobody is known who could decide it."""
    if of is None:
        return Changes()
    received, filed, heard, ruled = (_day(of) + timedelta(days=days) for days in (1, 7, 10, DECIDED_AFTER))
    keberatan_id, changes = keberatan.file(ctx, of.id, received, filed, said[0], "01/KB")
    changes |= keberatan.explain(ctx, keberatan_id, said[1], heard)
    ratings: tuple[Rating, Rating] | tuple[None, None] = (None, None)
    if putusan is PutusanKeberatan.DIUBAH:
        ratings = (_better(of.rating_hasil), _better(of.rating_perilaku, still=Rating.SESUAI))
    try:
        return changes | keberatan.decide(ctx, keberatan_id, Ruling(putusan, said[2], ruled, "02/KB", *ratings))
    except UserError:
        return changes | keberatan.withdraw(ctx, keberatan_id, ruled)


def _better(rating: Rating | None, still: Rating = Rating.DI_ATAS) -> Rating:
    """One step up, at most to `still`."""
    return Rating.SESUAI if rating is Rating.DI_BAWAH else still if rating is Rating.SESUAI else rating or still


def _day(evaluasi: Evaluasi) -> date:
    """The day of the decision; final appraisals have one."""
    return evaluasi.tanggal or evaluasi.last_day
