"""Evaluasi kinerja pegawai: realisation and feedback, the two ratings, and the result as it was given."""

from __future__ import annotations

import enum
from datetime import date, timedelta
from uuid import UUID

from asn_desktop.core.domain.kinerja import Capaian, NilaiBerakhlak, ParaPihak, Predikat, Rating
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.verdict import Verdict


class StatusEvaluasi(enum.StrEnum):
    DRAF = "draf"
    FINAL = "final"


class JenisEvaluasi(enum.StrEnum):
    """Yearly (AKHIR) or one of the periods in between."""

    AKHIR = "akhir"
    TRIWULAN = "triwulan"
    BULAN = "bulan"


class Evaluasi(Record, frozen=True, kw_only=True):
    """The appraisal of one SKP. Ratings and predikat are empty until given: missing is never zero.

    When `status` is final, `pihak` and `verdict` hold what was decided and on what; later changes are a new
    evaluasi that names the old one in `menggantikan_id` with the reason in `alasan_perubahan`.
    """

    skp_id: UUID
    pegawai_id: UUID
    tahun: int
    mulai: date
    sampai: date
    jenis: JenisEvaluasi = JenisEvaluasi.AKHIR
    status: StatusEvaluasi = StatusEvaluasi.DRAF
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    predikat: Predikat | None = None
    capaian: Capaian | None = None
    catatan: str = ""
    tanggal: date | None = None
    """The date of the decision, printed on the form."""
    pihak: ParaPihak | None = None
    verdict: Verdict | None = None
    revisi: int = 1
    menggantikan_id: UUID | None = None
    digantikan: bool = False
    alasan_perubahan: str = ""

    @property
    def last_day(self) -> date:
        """The last day inside the period: its law and its people decide."""
        return self.sampai - timedelta(days=1)


class Realisasi(Record, frozen=True, kw_only=True):
    """What was achieved on one indicator, by evidence."""

    evaluasi_id: UUID
    indikator_id: UUID
    realisasi: str


class UmpanBalikHasil(Record, frozen=True, kw_only=True):
    """Feedback on one planned result."""

    evaluasi_id: UUID
    hasil_kerja_id: UUID
    umpan_balik: str


class UmpanBalikPerilaku(Record, frozen=True, kw_only=True):
    """Feedback on behaviour under one of the seven values."""

    evaluasi_id: UUID
    nilai: NilaiBerakhlak
    umpan_balik: str


class RekapPenilaian(Record, frozen=True, kw_only=True):
    """A result taken over from e-Kinerja's "Rekap Penilaian": as the file says, beside what the matrix gives.

    `bulan` is empty for a yearly file. The key is NIP, year and month.
    """

    nip: str
    tahun: int
    bulan: int | None = None
    pegawai_id: UUID | None = None
    nama: str = ""
    jabatan: str = ""
    unit_penilai: str = ""
    rating_hasil: Rating
    rating_perilaku: Rating
    predikat_berkas: Predikat
    predikat_matriks: Predikat | None = None
    berkas: str = ""
    baris: int
