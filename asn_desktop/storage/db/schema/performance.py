"""Plans and evaluations, and what was taken over from e-Kinerja."""

from __future__ import annotations

from sqlalchemy import Index

from asn_desktop.storage.db.schema.base import day, flag, number, record_table, refers, text

record_table(
    "skp",
    refers("pegawai_id", "pegawai"),
    number("tahun"),
    day("mulai"),
    day("sampai"),
    text("keluarga"),
    text("pendekatan"),
    text("status"),
    day("tanggal_disetujui", optional=True),
    refers("penilai_id", "pegawai", optional=True),
    refers("pejabat_penilai_id", "pejabat", optional=True),
    # `ParaPihak` as JSON.
    text("pihak", optional=True),
    Index("ix_skp_tahun", "tahun", "pegawai_id"),
)

record_table(
    "hasil_kerja",
    refers("skp_id", "skp"),
    number("urutan"),
    text("jenis"),
    text("rencana"),
    text("diintervensi"),
)

record_table(
    "indikator",
    refers("skp_id", "skp"),
    refers("hasil_kerja_id", "hasil_kerja"),
    number("urutan"),
    text("aspek"),
    text("indikator"),
    text("target"),
)

record_table(
    "ekspektasi_perilaku",
    refers("skp_id", "skp"),
    text("nilai"),
    text("ekspektasi"),
)

record_table(
    "evaluasi",
    refers("skp_id", "skp"),
    refers("pegawai_id", "pegawai"),
    number("tahun"),
    day("mulai"),
    day("sampai"),
    text("jenis"),
    text("status"),
    text("rating_hasil", optional=True),
    text("rating_perilaku", optional=True),
    text("predikat", optional=True),
    text("capaian", optional=True),
    text("catatan"),
    day("tanggal", optional=True),
    # `ParaPihak` as JSON.
    text("pihak", optional=True),
    # `Verdict` as JSON.
    text("verdict", optional=True),
    number("revisi"),
    refers("menggantikan_id", "evaluasi", optional=True),
    flag("digantikan"),
    text("alasan_perubahan"),
    Index("ix_evaluasi_tahun", "tahun", "pegawai_id"),
)

record_table(
    "realisasi",
    refers("evaluasi_id", "evaluasi"),
    refers("indikator_id", "indikator"),
    text("realisasi"),
)

record_table(
    "umpan_balik_hasil",
    refers("evaluasi_id", "evaluasi"),
    refers("hasil_kerja_id", "hasil_kerja"),
    text("umpan_balik"),
)

record_table(
    "umpan_balik_perilaku",
    refers("evaluasi_id", "evaluasi"),
    text("nilai"),
    text("umpan_balik"),
)

record_table(
    "capaian_organisasi",
    refers("unit_id", "unit"),
    number("tahun"),
    text("capaian"),
    text("ditetapkan_oleh"),
    text("dasar"),
)

record_table(
    "rekap_penilaian",
    text("nip"),
    number("tahun"),
    number("bulan", optional=True),
    refers("pegawai_id", "pegawai", optional=True),
    text("nama"),
    text("jabatan"),
    text("unit_penilai"),
    text("rating_hasil"),
    text("rating_perilaku"),
    text("predikat_berkas"),
    text("predikat_matriks", optional=True),
    text("berkas"),
    number("baris"),
    Index("ix_rekap_penilaian_kunci", "tahun", "nip"),
)
