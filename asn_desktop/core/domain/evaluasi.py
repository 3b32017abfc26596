"""Evaluasi kinerja pegawai: realisation and feedback, the two ratings, and the result as it was given."""

from __future__ import annotations

import enum
from datetime import date, timedelta
from uuid import UUID

from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, NilaiBerakhlak, ParaPihak, Predikat, Rating
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.verdict import Verdict


class StatusEvaluasi(enum.StrEnum):
    DRAF = "draf"
    FINAL = "final"


class Evaluasi(Record, frozen=True, kw_only=True):
    """The appraisal of one SKP for the year (AKHIR) or for one term of it.

    Ratings and predikat are empty until given: missing is never zero.

    When `status` is final, `pihak` and `verdict` hold what was decided and on what; later changes are a new
    evaluasi that names the old one in `menggantikan_id` with the reason in `alasan_perubahan`. `nomor` is the term:
    1 to 4 of quarters, 1 to 12 of months, 0 of the whole year; `mulai` and `sampai` are the part of it that the
    plan covers.
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
    nomor: int = 0

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


class SerahTerima(Record, frozen=True, kw_only=True):
    """How a final appraisal went to its owner: handed over, received, returned signed.

    The receipt starts the time for an objection (PP 30/2019 Pasal 59). It is kept apart from the appraisal, which
    never changes once it is final.
    """

    evaluasi_id: UUID
    pegawai_id: UUID
    diserahkan: date | None = None
    diterima: date | None = None
    dikembalikan: date | None = None
    catatan: str = ""


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
