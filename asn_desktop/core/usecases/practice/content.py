"""The words of one person's year: what is planned for a kind of post, and what is said of it at the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from asn_desktop.core.domain.kinerja import NilaiBerakhlak, Rating
from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja, Keluarga, Pendekatan, Perspektif
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.core.usecases.practice.chance import Chance
from asn_desktop.core.usecases.practice.remarks import (
    ANNEX,
    BEHAVIOUR_FEEDBACK,
    EXPECTATIONS,
    NARRATED,
    NOTES,
    RESULT_FEEDBACK,
)
from asn_desktop.core.usecases.practice.roles import ROLES
from asn_desktop.core.usecases.practice.tasks import EXTRA, TASKS, Task
from asn_desktop.core.usecases.skp import IndicatorDraft, PlanDraft, PlannedResult, ResultDraft

_BY_TITLE = {role.jabatan: role.kerja for role in ROLES.values() if "{" not in role.jabatan}
_BY_START: tuple[tuple[str, str], ...] = (
    ("Kepala Puskesmas", "kepala_puskesmas"),
    ("Kepala SD", "kepala_sekolah"),
    ("Kepala SMP", "kepala_sekolah"),
    ("Kepala Subbagian Umum", "kasubbag_umum"),
    ("Kepala Subbagian", "kasubbag_keuangan"),
    ("Kepala Seksi Pemerintahan", "kasi_pemerintahan"),
    ("Kepala Seksi Pemberdayaan", "kasi_pemberdayaan"),
    ("Kepala Seksi Ketenteraman", "kasi_trantib"),
    ("Kepala Seksi", "kasi_pelayanan"),
    ("Kepala Bidang", "kepala_bidang"),
    ("Kepala Dinas", "kepala_perangkat_daerah"),
    ("Kepala Badan", "kepala_perangkat_daerah"),
    ("Sekretaris", "sekretaris"),
    ("Bidan", "bidan"),
    ("Perawat", "perawat"),
    ("Dokter", "dokter"),
    ("Guru", "guru"),
    ("Penyuluh", "penyuluh"),
    ("Arsiparis", "arsiparis"),
    ("Pengelola Keuangan", "pengelola_keuangan"),
    ("Pengadministrasi", "pengadministrasi"),
    ("Operator", "operator"),
)

RATINGS: tuple[tuple[tuple[Rating, Rating], int], ...] = (
    ((Rating.SESUAI, Rating.SESUAI), 60),
    ((Rating.DI_ATAS, Rating.SESUAI), 12),
    ((Rating.SESUAI, Rating.DI_ATAS), 6),
    ((Rating.DI_ATAS, Rating.DI_ATAS), 11),
    ((Rating.DI_BAWAH, Rating.SESUAI), 7),
    ((Rating.DI_BAWAH, Rating.DI_ATAS), 1),
    ((Rating.SESUAI, Rating.DI_BAWAH), 2),
    ((Rating.DI_BAWAH, Rating.DI_BAWAH), 1),
)
"""How often each pair (hasil kerja, perilaku kerja) is given, in percent."""

LEADER_RATINGS: tuple[tuple[tuple[Rating, Rating], int], ...] = (
    ((Rating.SESUAI, Rating.SESUAI), 70),
    ((Rating.DI_ATAS, Rating.SESUAI), 12),
    ((Rating.SESUAI, Rating.DI_ATAS), 10),
    ((Rating.DI_ATAS, Rating.DI_ATAS), 8),
)
"""The same for heads of units."""


def ratings(chance: Chance, jabatan: str) -> tuple[Rating, Rating]:
    """The two ratings of a holder of a post of this name."""
    return chance.weighted(LEADER_RATINGS if _leads(jabatan) else RATINGS)


def tasks_of(jabatan: str) -> tuple[Task, ...]:
    """What the holder of a post of this name plans."""
    name = jabatan.removeprefix("Plt. ").removeprefix("Plh. ")
    kerja = _BY_TITLE.get(name) or next((found for start, found in _BY_START if name.startswith(start)), "penelaah")
    return TASKS[kerja]


def plan(
    chance: Chance,
    jabatan: str,
    jabatan_atasan: str,
    keluarga: Keluarga = Keluarga.ADMINISTRASI_FUNGSIONAL,
    pendekatan: Pendekatan = Pendekatan.KUANTITATIF,
) -> PlanDraft:
    """A complete plan: three or four main results, sometimes an extra one, and the leader's expectations.

    Leaders and heads write an annex too.
    """
    tasks = tasks_of(jabatan)
    above = tasks_of(jabatan_atasan) if jabatan_atasan else ()
    main = [
        (JenisHasilKerja.UTAMA, task, above[number % len(above)].rencana if above else "")
        for number, task in enumerate(chance.some(tasks, chance.between(3, 4)))
    ]
    extra = [(JenisHasilKerja.TAMBAHAN, chance.pick(EXTRA), "")] if chance.percent(35) else []
    if pendekatan is Pendekatan.KUALITATIF:
        results = tuple(_narrated(jenis, task, jabatan_atasan) for jenis, task, _ in (*main, *extra))
    elif keluarga is Keluarga.JPT_MANDIRI:
        results = tuple(_led(jenis, task, number) for number, (jenis, task, _) in enumerate((*main, *extra)))
    else:
        results = tuple(_result(jenis, task, served) for jenis, task, served in (*main, *extra))
    annex = ANNEX if keluarga is Keluarga.JPT_MANDIRI or _leads(jabatan) else {}
    return PlanDraft(results, {value: chance.pick(EXPECTATIONS[value]) for value in NilaiBerakhlak}, annex)


def appraisal(chance: Chance, results: Sequence[PlannedResult], hasil: Rating, perilaku: Rating) -> AppraisalDraft:
    """Realisation, feedback and ratings that fit one another."""
    return AppraisalDraft(
        rating_hasil=hasil,
        rating_perilaku=perilaku,
        catatan=chance.pick(NOTES[min(hasil, perilaku, key=_low_first)]),
        realisasi={i.id: _realised(chance, i.target, i.aspek, hasil) for planned in results for i in planned.indikator},
        umpan_hasil={planned.hasil.id: chance.pick(RESULT_FEEDBACK[hasil]) for planned in results},
        umpan_perilaku={value: chance.pick(BEHAVIOUR_FEEDBACK[perilaku]) for value in NilaiBerakhlak},
    )


def agreed_on(chance: Chance, mulai: date) -> date:
    """The day a plan is agreed on: in its first weeks."""
    return mulai.replace(day=chance.between(5, 28))


def decided_on(chance: Chance, sampai: date) -> date:
    """The day an appraisal is made final: in the last days of its period."""
    return date(sampai.year - 1, 12, chance.between(22, 31)) if sampai.month == 1 else sampai.replace(day=1)


def _leads(jabatan: str) -> bool:
    return jabatan.startswith(("Kepala ", "Sekretaris ", "Camat", "Lurah", "Plt. ", "Plh. "))


def _low_first(rating: Rating) -> int:
    return -list(Rating).index(rating)


def _result(jenis: JenisHasilKerja, task: Task, diintervensi: str) -> ResultDraft:
    return ResultDraft(
        jenis,
        task.rencana,
        diintervensi,
        (
            IndicatorDraft(Aspek.KUANTITAS, task.hitung, f"{task.jumlah} {task.satuan}"),
            IndicatorDraft(Aspek.KUALITAS, task.mutu, f"{task.persen} Persen"),
            IndicatorDraft(Aspek.WAKTU, "Jangka waktu penyelesaian", f"{task.bulan} Bulan"),
        ),
    )


def _led(jenis: JenisHasilKerja, task: Task, number: int) -> ResultDraft:
    """A result of a leader: its measures have a perspective instead of an aspect, and it serves nobody above."""
    first = (Perspektif.PENERIMA_LAYANAN, Perspektif.PROSES_BISNIS, Perspektif.PENGUATAN_INTERNAL)[number % 3]
    second = Perspektif.ANGGARAN if "keuangan" in task.rencana else Perspektif.PROSES_BISNIS
    return ResultDraft(
        jenis,
        task.rencana,
        indikator=(
            IndicatorDraft(None, task.hitung, f"{task.jumlah} {task.satuan}", None, first),
            IndicatorDraft(None, task.mutu, f"{task.persen} Persen", None, second),
        ),
    )


def _narrated(jenis: JenisHasilKerja, task: Task, jabatan_atasan: str) -> ResultDraft:
    """A result of a qualitative plan: measure and target in one sentence."""
    said = (
        f"{task.hitung} sebanyak {task.jumlah} {task.satuan.lower()} dalam {task.bulan} bulan, dengan"
        f" {task.mutu[:1].lower()}{task.mutu[1:]} sebesar {task.persen} persen."
    )
    return ResultDraft(jenis, task.rencana, indikator=(IndicatorDraft(None, said),), penugasan=jabatan_atasan)


def _realised(chance: Chance, target: str, aspek: Aspek | None, rating: Rating) -> str:
    """What was reached, in the unit of the target; numbers of months are fewer when it went better.

    Where the target is part of a sentence, so is what was reached.
    """
    if not target:
        return NARRATED[rating]
    number, _, unit = target.partition(" ")
    if not number.isdigit():
        return target
    wanted = int(number)
    match rating, aspek:
        case Rating.SESUAI, _:
            reached = wanted
        case Rating.DI_ATAS, Aspek.WAKTU:
            reached = max(1, wanted - 1)
        case Rating.DI_ATAS, Aspek.KUALITAS if unit == "Persen":
            reached = min(100, wanted + chance.between(1, 5))
        case Rating.DI_ATAS, _:
            reached = wanted + max(1, wanted * chance.between(10, 25) // 100)
        case _, Aspek.WAKTU:
            reached = wanted
        case _:
            reached = wanted * chance.between(45, 75) // 100
    return f"{reached} {unit}"
