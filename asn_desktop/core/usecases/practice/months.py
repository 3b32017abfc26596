"""The months of a practice office: action plans, realisation, feedback and evidence, and appraisals of quarters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import JenisEvaluasi, NilaiBerakhlak, Rating
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.skp import HasilKerja, Indikator, Skp, StatusSkp
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.usecases import evaluasi
from asn_desktop.core.usecases.pelaksanaan import appraisal_inputs, closing_months, plan_months
from asn_desktop.core.usecases.ports import Context, UnitOfWork
from asn_desktop.core.usecases.practice.chance import Chance
from asn_desktop.core.usecases.practice.remarks import BEHAVIOUR_FEEDBACK, RESULT_FEEDBACK

PEOPLE_AT_MOST = 200
"""The months of so many people are enough to show every screen."""
APPRAISED = 8
"""So many people are appraised in the first quarter; half of them in the second, not final."""
STEPS = (
    "Menyusun jadwal dan pembagian tugas",
    "Mengumpulkan data dan bahan",
    "Melaksanakan kegiatan sesuai rencana",
    "Memeriksa hasil dan memperbaiki kekurangan",
    "Melaporkan hasil kepada pimpinan",
)
PROOFS = (
    ("Laporan kegiatan", "Map laporan, lemari 2"),
    ("Daftar hadir", "Map kegiatan, lemari 1"),
    ("Buku register", "Ruang pelayanan"),
    ("Surat tugas", "Arsip subbagian umum"),
)


def months(ctx: Context, tahun: int, seed: int) -> Changes:
    """Fill the months that have passed of agreed plans. Some people are behind, as everywhere."""
    with ctx.store.write("create_practice", ctx.actor) as work:
        nips = {each.id: each.nip for each in work.find(Pegawai)}
        agreed = work.find(Skp, tahun=tahun, status=StatusSkp.DISETUJUI)
        plans = sorted(agreed, key=lambda skp: (nips[skp.pegawai_id], skp.mulai))[:PEOPLE_AT_MOST]
        for skp in plans:
            work.put_many(_of_plan(ctx, work, skp, Chance(seed, "bulan", tahun, nips[skp.pegawai_id])))
        changes = work.commit()
    return changes | _quarters(ctx, [skp for skp in plans if skp.mulai == date(tahun, 1, 1)])


def _of_plan(ctx: Context, work: UnitOfWork, skp: Skp, chance: Chance) -> Iterator[Record]:
    measures = work.find(Indikator, skp_id=skp.id)
    over = [month for month in plan_months(skp) if date(skp.tahun, month, 28) < ctx.today]
    closed = [month for month in closing_months(skp, JenisEvaluasi.TRIWULAN) if month in over]
    behind = chance.percent(25)
    for hasil in sorted(work.find(HasilKerja, skp_id=skp.id), key=lambda hasil: hasil.urutan):
        for order, month in enumerate(plan_months(skp)[chance.below(2) :: 3], start=1):
            yield RencanaAksi(
                id=work.new_id(),
                skp_id=skp.id,
                hasil_kerja_id=hasil.id,
                bulan=month,
                urutan=order,
                kegiatan=chance.pick(STEPS),
                target=f"{chance.between(1, 3)} kegiatan",
            )
        of_result = [measure for measure in measures if measure.hasil_kerja_id == hasil.id]
        for month in closed[:-1] if behind else closed:
            yield from _realised(work, of_result, month, chance)
            if chance.percent(60):
                name, place = chance.pick(PROOFS)
                yield BuktiDukung(
                    id=work.new_id(), skp_id=skp.id, hasil_kerja_id=hasil.id, bulan=month, nama=name, tautan=place
                )
    yield from _said(ctx, work, skp, chance)


def _realised(
    work: UnitOfWork, measures: Sequence[Indikator], month: int, chance: Chance
) -> Iterator[RealisasiBerkala]:
    for measure in measures:
        number, _, unit = measure.target.partition(" ")
        share = max(1, int(number) * month // 12) if number.isdigit() else None
        reached = f"{share} {unit}".strip() if share is not None else "Sesuai rencana"
        yield RealisasiBerkala(
            id=work.new_id(),
            skp_id=measure.skp_id,
            indikator_id=measure.id,
            bulan=month,
            realisasi=reached,
            sumber_data="Laporan kegiatan" if chance.percent(70) else "",
        )


def _said(ctx: Context, work: UnitOfWork, skp: Skp, chance: Chance) -> Iterator[UmpanBalik]:
    """Feedback by the appraiser as he stood in the agreed plan."""
    giver = skp.pihak.penilai if skp.pihak else None
    last = min(skp.last_day, ctx.today - timedelta(days=1))
    results = sorted(work.find(HasilKerja, skp_id=skp.id), key=lambda hasil: hasil.urutan)
    if giver is None or last <= skp.mulai or not results:
        return
    for number in range(chance.between(1, 3)):
        of_result = number == 0 or chance.percent(50)
        rating = chance.weighted(((Rating.SESUAI, 6), (Rating.DI_ATAS, 3), (Rating.DI_BAWAH, 1)))
        yield UmpanBalik(
            id=work.new_id(),
            skp_id=skp.id,
            tanggal=chance.day(skp.mulai, last),
            pemberi=giver.nama,
            pemberi_id=giver.pegawai_id,
            isi=chance.pick((RESULT_FEEDBACK if of_result else BEHAVIOUR_FEEDBACK)[rating]),
            hasil_kerja_id=chance.pick(results).id if of_result else None,
            nilai=None if of_result else chance.pick(tuple(NilaiBerakhlak)),
        )


def _quarters(ctx: Context, plans: Sequence[Skp]) -> Changes:
    """The first quarter is appraised to the end for some people, the second one begun."""
    changes, complete = Changes(), []
    for quarter, people in ((1, plans[:APPRAISED]), (2, plans[: APPRAISED // 2])):
        for place, skp in enumerate(people):
            if date(skp.tahun, quarter * 3, 31 if quarter == 1 else 30) >= ctx.today:
                return changes
            evaluasi_id, begun = evaluasi.begin(ctx, skp.id, JenisEvaluasi.TRIWULAN, quarter)
            rating = Rating.DI_ATAS if place % 4 == 1 else Rating.SESUAI
            changes |= begun | _rated(ctx, evaluasi_id, rating)
            if quarter == 1:
                complete.append(evaluasi_id)
    if complete:
        decided = min(date(plans[0].tahun, 4, 10), ctx.today)
        _, final = evaluasi.finalise_many(ctx, complete, decided)
        changes |= final
    return changes


def _rated(ctx: Context, evaluasi_id: UUID, hasil: Rating) -> Changes:
    found = evaluasi.appraisal(ctx, evaluasi_id)
    with ctx.store.read() as reader:
        inputs = appraisal_inputs(reader, found.evaluasi)
    draft = replace(
        found.draft,
        rating_hasil=hasil,
        rating_perilaku=Rating.SESUAI,
        realisasi={each.indikator_id: each.realisasi for each in inputs.realised},
        umpan_hasil={each.hasil_kerja_id: each.isi for each in inputs.feedback if each.hasil_kerja_id},
        umpan_perilaku={each.nilai: each.isi for each in inputs.feedback if each.nilai},
    )
    return evaluasi.save(ctx, evaluasi_id, draft)
