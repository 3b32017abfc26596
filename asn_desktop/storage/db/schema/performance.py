"""Plans and evaluations, and what was taken over from e-Kinerja."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from asn_desktop.storage.db.schema.base import Day, Identity, RecordTable, refers


class SkpTable(RecordTable):
    __tablename__ = "skp"
    __table_args__ = (Index("ix_skp_tahun", "tahun", "pegawai_id"),)

    pegawai_id: Mapped[Identity] = refers("pegawai")
    tahun: Mapped[int]
    mulai: Mapped[Day]
    sampai: Mapped[Day]
    keluarga: Mapped[str]
    pendekatan: Mapped[str]
    status: Mapped[str]
    tanggal_disetujui: Mapped[Day | None]
    penilai_id: Mapped[Identity | None] = refers("pegawai")
    pejabat_penilai_id: Mapped[Identity | None] = refers("pejabat")
    pihak: Mapped[str | None]
    """`ParaPihak` as JSON."""


class HasilKerjaTable(RecordTable):
    __tablename__ = "hasil_kerja"

    skp_id: Mapped[Identity] = refers("skp")
    urutan: Mapped[int]
    jenis: Mapped[str]
    rencana: Mapped[str]
    diintervensi: Mapped[str]


class IndikatorTable(RecordTable):
    __tablename__ = "indikator"

    skp_id: Mapped[Identity] = refers("skp")
    hasil_kerja_id: Mapped[Identity] = refers("hasil_kerja")
    urutan: Mapped[int]
    aspek: Mapped[str]
    indikator: Mapped[str]
    target: Mapped[str]


class EkspektasiPerilakuTable(RecordTable):
    __tablename__ = "ekspektasi_perilaku"

    skp_id: Mapped[Identity] = refers("skp")
    nilai: Mapped[str]
    ekspektasi: Mapped[str]


class EvaluasiTable(RecordTable):
    __tablename__ = "evaluasi"
    __table_args__ = (Index("ix_evaluasi_tahun", "tahun", "pegawai_id"),)

    skp_id: Mapped[Identity] = refers("skp")
    pegawai_id: Mapped[Identity] = refers("pegawai")
    tahun: Mapped[int]
    mulai: Mapped[Day]
    sampai: Mapped[Day]
    jenis: Mapped[str]
    status: Mapped[str]
    rating_hasil: Mapped[str | None]
    rating_perilaku: Mapped[str | None]
    predikat: Mapped[str | None]
    capaian: Mapped[str | None]
    catatan: Mapped[str]
    tanggal: Mapped[Day | None]
    pihak: Mapped[str | None]
    """`ParaPihak` as JSON."""
    verdict: Mapped[str | None]
    """`Verdict` as JSON."""
    revisi: Mapped[int]
    menggantikan_id: Mapped[Identity | None] = refers("evaluasi")
    digantikan: Mapped[bool]
    alasan_perubahan: Mapped[str]


class RealisasiTable(RecordTable):
    __tablename__ = "realisasi"

    evaluasi_id: Mapped[Identity] = refers("evaluasi")
    indikator_id: Mapped[Identity] = refers("indikator")
    realisasi: Mapped[str]


class UmpanBalikHasilTable(RecordTable):
    __tablename__ = "umpan_balik_hasil"

    evaluasi_id: Mapped[Identity] = refers("evaluasi")
    hasil_kerja_id: Mapped[Identity] = refers("hasil_kerja")
    umpan_balik: Mapped[str]


class UmpanBalikPerilakuTable(RecordTable):
    __tablename__ = "umpan_balik_perilaku"

    evaluasi_id: Mapped[Identity] = refers("evaluasi")
    nilai: Mapped[str]
    umpan_balik: Mapped[str]


class CapaianOrganisasiTable(RecordTable):
    __tablename__ = "capaian_organisasi"

    unit_id: Mapped[Identity] = refers("unit")
    tahun: Mapped[int]
    capaian: Mapped[str]
    ditetapkan_oleh: Mapped[str]
    dasar: Mapped[str]


class RekapPenilaianTable(RecordTable):
    __tablename__ = "rekap_penilaian"
    __table_args__ = (Index("ix_rekap_penilaian_kunci", "tahun", "nip"),)

    nip: Mapped[str]
    tahun: Mapped[int]
    bulan: Mapped[int | None]
    pegawai_id: Mapped[Identity | None] = refers("pegawai")
    nama: Mapped[str]
    jabatan: Mapped[str]
    unit_penilai: Mapped[str]
    rating_hasil: Mapped[str]
    rating_perilaku: Mapped[str]
    predikat_berkas: Mapped[str]
    predikat_matriks: Mapped[str | None]
    berkas: Mapped[str]
    baris: Mapped[int]
