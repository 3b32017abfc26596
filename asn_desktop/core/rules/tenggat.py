"""Tenggat: what is due in the appraisal year of one person, by when, and what is overdue on a day."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import kalender, keberatan
from asn_desktop.core.rules.hari_kerja import working_days_after
from asn_desktop.core.rules.masa_evaluasi import Masa, within


class Urusan(enum.StrEnum):
    """What has to be done in an appraisal year, in its order."""

    SKP_DISUSUN = "skp_disusun"
    SKP_DITETAPKAN = "skp_ditetapkan"
    EVALUASI_PERIODIK = "evaluasi_periodik"
    EVALUASI_TAHUNAN = "evaluasi_tahunan"
    DOKUMEN_DISERAHKAN = "dokumen_diserahkan"
    DOKUMEN_DIKEMBALIKAN = "dokumen_dikembalikan"
    KEBERATAN_DIAJUKAN = "keberatan_diajukan"
    KEBERATAN_DIPUTUS = "keberatan_diputus"


class StatusTenggat(enum.StrEnum):
    """How something stands on a day. An objection is a right: unused it ends (BERAKHIR), it is never overdue."""

    SELESAI = "selesai"
    SELESAI_TERLAMBAT = "selesai_terlambat"
    BELUM_WAKTUNYA = "belum_waktunya"
    BERJALAN = "berjalan"
    LEWAT = "lewat"
    BERAKHIR = "berakhir"


class Jejak(Struct, frozen=True):
    """On which day each step was done; None while it has not been. `periodik` by the number of the term."""

    skp_disusun: date | None = None
    skp_ditetapkan: date | None = None
    periodik: Mapping[int, date] = {}
    evaluasi: date | None = None
    diserahkan: date | None = None
    diterima: date | None = None
    dikembalikan: date | None = None
    diajukan: date | None = None
    diputus: date | None = None


class Tenggat(Struct, frozen=True):
    """One thing to do from `mulai` until `batas` (inclusive). `entry` is the value of the law that `batas` rests on."""

    urusan: Urusan
    mulai: date
    batas: date
    entry: str
    selesai: date | None = None
    masa: Masa | None = None

    def status(self, day: date) -> StatusTenggat:
        if self.selesai is not None:
            return StatusTenggat.SELESAI if self.selesai <= self.batas else StatusTenggat.SELESAI_TERLAMBAT
        if day > self.batas:
            right = self.urusan is Urusan.KEBERATAN_DIAJUKAN
            return StatusTenggat.BERAKHIR if right else StatusTenggat.LEWAT
        return StatusTenggat.BERJALAN if day >= self.mulai else StatusTenggat.BELUM_WAKTUNYA

    def who(self, day: date) -> str:
        """Whose turn it is (`role.<who>`): a plan not drafted in time is drafted by the performance manager."""
        if self.urusan is Urusan.SKP_DISUSUN and day > self.batas:
            return "pengelola_kinerja"
        return _WHO[self.urusan]


_ORDER = {urusan: place for place, urusan in enumerate(Urusan)}
_WHO: Mapping[Urusan, str] = {
    Urusan.SKP_DISUSUN: "pegawai",
    Urusan.SKP_DITETAPKAN: "pejabat_penilai",
    Urusan.EVALUASI_PERIODIK: "pejabat_penilai",
    Urusan.EVALUASI_TAHUNAN: "pejabat_penilai",
    Urusan.DOKUMEN_DISERAHKAN: "pejabat_penilai",
    Urusan.DOKUMEN_DIKEMBALIKAN: "pegawai",
    Urusan.KEBERATAN_DIAJUKAN: "pegawai",
    Urusan.KEBERATAN_DIPUTUS: "atasan_penilai",
}


def deadlines(
    year: Sequence[Masa], done: Jejak, law: Law, plan: Period | None = None, holidays: Collection[date] = ()
) -> tuple[Tenggat, ...]:
    """Everything with a deadline in one plan's year, by day. Steps that follow from another appear once it was done.

    `year` are all terms of it (`masa_evaluasi.terms`), the same for everybody in the office. A plan that begins
    after the yearly deadline of plans has none of its own: no source at hand sets one.
    """
    whole = year[-1].utuh
    planned = plan or whole
    found = [*_planning(whole.start.year, done, law, planned), *_appraising(within(year, planned), done)]
    found += _following(done, law, holidays)
    return tuple(sorted(found, key=lambda item: (item.batas, _ORDER[item.urusan])))


def decision_deadline(diajukan: date, law: Law, holidays: Collection[date] = ()) -> date:
    """Until when the appraiser's superior decides an objection of the day `diajukan`."""
    return working_days_after(diajukan, law.get("tenggat.putusan_keberatan").value, holidays)


def _planning(tahun: int, done: Jejak, law: Law, plan: Period) -> Iterator[Tenggat]:
    drafted, settled = kalender.skp_drafting_deadline(tahun, law), kalender.skp_deadline(tahun, law)
    if plan.start <= drafted:
        written = done.skp_disusun or done.skp_ditetapkan
        yield Tenggat(Urusan.SKP_DISUSUN, plan.start, drafted, "kalender.skp_disusun", written)
    if plan.start <= settled:
        entry = "kalender.skp_ditetapkan"
        yield Tenggat(Urusan.SKP_DITETAPKAN, plan.start, settled, entry, done.skp_ditetapkan)


def _appraising(touched: Sequence[Masa], done: Jejak) -> Iterator[Tenggat]:
    for masa in touched:
        begin = masa.last_day + timedelta(days=1)
        if masa.jenis is JenisEvaluasi.AKHIR:
            entry, finished, urusan = "kalender.evaluasi_tahunan", done.evaluasi, Urusan.EVALUASI_TAHUNAN
        else:
            entry, finished = "tenggat.evaluasi_periodik", done.periodik.get(masa.nomor)
            urusan = Urusan.EVALUASI_PERIODIK
        yield Tenggat(urusan, begin, masa.batas, entry, finished, masa)


def _following(done: Jejak, law: Law, holidays: Collection[date]) -> Iterator[Tenggat]:
    handover = "kalender.penyerahan_dokumen"
    if done.evaluasi is not None:
        last = kalender.handover_deadline(done.evaluasi, law, holidays)
        yield Tenggat(Urusan.DOKUMEN_DISERAHKAN, done.evaluasi, last, handover, done.diserahkan)
    if done.diserahkan is not None:
        last = kalender.handover_deadline(done.diserahkan, law, holidays)
        yield Tenggat(Urusan.DOKUMEN_DIKEMBALIKAN, done.diserahkan, last, handover, done.dikembalikan)
    if done.diterima is not None:
        last = keberatan.last_day(done.diterima, law)
        yield Tenggat(Urusan.KEBERATAN_DIAJUKAN, done.diterima, last, "keberatan.pengajuan", done.diajukan)
    if done.diajukan is not None:
        last = decision_deadline(done.diajukan, law, holidays)
        yield Tenggat(Urusan.KEBERATAN_DIPUTUS, done.diajukan, last, "tenggat.putusan_keberatan", done.diputus)
