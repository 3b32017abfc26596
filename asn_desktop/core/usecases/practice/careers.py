"""What a practice office has on its desk about careers: three plans, and three proposals in different states.

Done by the use cases of the screens; whom it is about follows from the register, so the same office has the same again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.rencana_karier import AndaianPredikat, JenisLangkah, StatusLangkah
from asn_desktop.core.domain.riwayat import RiwayatJabatan, jabatan_on
from asn_desktop.core.domain.talenta import CalonPenerus, Kesiapan
from asn_desktop.core.domain.usulan import BerkasUsulan
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import rencana_karier as plans
from asn_desktop.core.usecases import usulan
from asn_desktop.core.usecases.karier.fitting import Target, target_of
from asn_desktop.core.usecases.penilai import parties
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rencana_karier import Content, StepText

SENT_BEFORE = 12
"""Days since the letter of the proposal that is on its way."""
AGREED_BEFORE = 7
"""Months since the plan that is under way was agreed."""
_LOOKED_AT = 24
"""At most so many people are looked at for whom something fits: enough, and quick, in an office of any size."""


def careers(ctx: Context) -> Changes:
    """Plans and proposals; nothing where nobody fits."""
    with ctx.store.read() as reader:
        people = _candidates(reader)
        posts = sorted(
            (each for each in reader.find(Jabatan) if each.jenis is JenisJabatan.PENGAWAS),
            key=lambda each: (not each.kepala, each.nama, each.id),
        )
        led = [each for each in people if parties(reader, ctx.law.at(ctx.today), each, ctx.today).penilai.pihak]
        higher = sorted(
            reader.find(Jabatan, jenis=JenisJabatan.ADMINISTRATOR), key=lambda each: (each.kepala, each.nama)
        )
        headed = _headed(ctx, reader, posts)
    changes = Changes()
    if posts:
        aim = target_of(posts[0])
        if led:
            changes |= _agreed(ctx, led[0], aim)
        if len(led) > 1:
            changes |= _begun(ctx, led[1], target_of(posts[-1]))
        if led and higher and headed is not None:
            changes |= _of_a_head(ctx, *headed, led[0], target_of(higher[0]))
    return changes | _proposals(ctx, people)


def _candidates(reader: Reader) -> tuple[UUID, ...]:
    """Civil servants in no managerial post, by NIP."""
    found = []
    for each in sorted(reader.find(Pegawai, jenis_pegawai=JenisPegawai.PNS), key=lambda person: person.nip):
        post = jabatan_on(reader.find(RiwayatJabatan, pegawai_id=each.id), date.max)
        if each.kedudukan.in_service and post is not None and not post.jenis.manajerial:
            found.append(each.id)
        if len(found) == _LOOKED_AT:
            break
    return tuple(found)


def _agreed(ctx: Context, pegawai_id: UUID, aim: Target) -> Changes:
    """A plan under way: one step done, one begun, one late, and a word about the year."""
    plan, changes = plans.start(ctx, pegawai_id, aim)
    day = add_months(ctx.today, -AGREED_BEFORE)
    steps = (
        StepText(JenisLangkah.KINERJA, "Menetapkan target kinerja yang menantang bersama atasan", "",
                 "Pegawai dan atasan langsung", add_months(ctx.today, -5)),
        StepText(JenisLangkah.PENGALAMAN, "Menjadi ketua tim kerja pelayanan", "Belum pernah memimpin tim",
                 "Atasan langsung", add_months(ctx.today, -1)),
        StepText(JenisLangkah.PELATIHAN, "Mengikuti Pelatihan Kepemimpinan Pengawas (PKP)",
                 "Pelatihan kepemimpinan belum diikuti", "Badan Kepegawaian Daerah", add_months(ctx.today, 10)),
    )  # fmt: skip
    changes |= plans.save(ctx, plan, _content(aim, add_months(ctx.today, 36), steps))
    changes |= plans.agree(ctx, plan, day)
    done, begun, _ = plans.open_plan(ctx, pegawai_id).langkah
    changes |= plans.set_step_state(ctx, done.id, StatusLangkah.SELESAI)
    changes |= plans.set_step_state(ctx, begun.id, StatusLangkah.BERJALAN)
    return changes | plans.note_progress(
        ctx,
        plan,
        ctx.today.year,
        ctx.today,
        "Target kinerja sudah ditetapkan; tim kerja mulai berjalan.",
        "Usulkan pelatihan ke Badan Kepegawaian Daerah pada awal tahun depan.",
    )


def _headed(ctx: Context, reader: Reader, posts: Sequence[Jabatan]) -> tuple[UUID, Jabatan] | None:
    """Somebody who definitively heads a unit and has a superior, with the post."""
    for post in (each for each in posts if each.kepala):
        for entry in reader.find(RiwayatJabatan, jabatan_id=post.id):
            now = jabatan_on(reader.find(RiwayatJabatan, pegawai_id=entry.pegawai_id), ctx.today)
            above = parties(reader, ctx.law.at(ctx.today), entry.pegawai_id, ctx.today).penilai.pihak
            if now is not None and now.jabatan_id == post.id and above is not None:
                return entry.pegawai_id, post
    return None


def _of_a_head(ctx: Context, head: UUID, post: Jabatan, successor: UUID, aim: Target) -> Changes:
    """The plan of a head of unit: it cannot succeed before somebody is ready to follow."""
    with ctx.store.write("create_practice", ctx.actor) as work:
        work.put(
            CalonPenerus(
                id=work.new_id(), jabatan_id=post.id, pegawai_id=successor, kesiapan=Kesiapan.SATU_DUA_TAHUN,
                tanggal=add_months(ctx.today, -1), alasan="Memimpin tim kerja pelayanan menurut rencana kariernya",
            )
        )  # fmt: skip
        changes = work.commit()
    plan, begun = plans.start(ctx, head, aim)
    step = StepText(
        JenisLangkah.PENGALAMAN, "Menyiapkan penerus dengan menugaskannya sebagai pelaksana harian",
        "Belum ada penerus yang siap", "Pegawai", add_months(ctx.today, 12),
    )  # fmt: skip
    changes |= begun | plans.save(ctx, plan, _content(aim, add_months(ctx.today, 48), (step,)))
    return changes | plans.agree(ctx, plan, add_months(ctx.today, -1))


def _begun(ctx: Context, pegawai_id: UUID, aim: Target) -> Changes:
    """A draft that rests on a predikat that is not given yet; who acts is still open."""
    plan, changes = plans.start(ctx, pegawai_id, aim, [AndaianPredikat(ctx.today.year, Predikat.BAIK)])
    step = StepText(JenisLangkah.KOMPETENSI, "Mengikuti uji kompetensi manajerial")
    return changes | plans.save(ctx, plan, _content(aim, None, (step,), plans.open_plan(ctx, pegawai_id)))


def _content(
    aim: Target, target: date | None, steps: tuple[StepText, ...], sheet: plans.PlanSheet | None = None
) -> Content:
    assumed = sheet.rencana.andaian if sheet is not None and sheet.rencana is not None else ()
    return Content(aim.nama, aim.jenis, aim.jabatan_id, aim.jenjang, aim.eselon, target, "", assumed, steps)


def _proposals(ctx: Context, people: tuple[UUID, ...]) -> Changes:
    """A promotion on its way, a raise being prepared with its first paper, and one that came back."""
    changes = Changes()
    waiting = list(people[2:5])
    coming = add_months(ctx.today.replace(day=1), 4)
    for number, (pegawai_id, hak) in enumerate(
        zip(waiting, (Hak.KENAIKAN_PANGKAT, Hak.KGB, Hak.KENAIKAN_PANGKAT), strict=False)
    ):
        made, begun = usulan.start(ctx, pegawai_id, hak, coming)
        changes |= begun
        changes |= _lay_ready(ctx, made, 2 if number == 1 else None)
        if hak is Hak.KENAIKAN_PANGKAT:
            sent = ctx.today - timedelta(days=SENT_BEFORE)
            changes |= usulan.send(ctx, made, f"823.3/{17 + number}/{sent.year}", sent)
        if number == len(waiting) - 1 and hak is Hak.KENAIKAN_PANGKAT:
            changes |= usulan.give_back(ctx, made, "SK jabatan terakhir belum dilegalisasi")
    return changes


def _lay_ready(ctx: Context, usulan_id: UUID, many: int | None) -> Changes:
    """The first papers of the checklist lie ready; all but the last where no number is given."""
    with ctx.store.read() as reader:
        papers = sorted(reader.find(BerkasUsulan, usulan_id=usulan_id), key=lambda each: each.id)
    changes = Changes()
    for paper in papers[: len(papers) - 1 if many is None else min(many, len(papers) - 1)]:
        changes |= usulan.save_paper(ctx, paper.with_(ada=True))
    return changes
