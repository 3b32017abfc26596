"""Plans, their months and evaluations, objections, surveys, and what was taken over from e-Kinerja."""

from __future__ import annotations

from sqlalchemy import Index

from asn_desktop.storage.db.schema.base import day, flag, identity, later, number, record_table, refers, text

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
    later(number("revisi"), "1"),
    later(text("alasan_perubahan"), ""),
    text("sebab", optional=True),
    Index("ix_skp_tahun", "tahun", "pegawai_id"),
)

record_table(
    "hasil_kerja",
    refers("skp_id", "skp"),
    number("urutan"),
    text("jenis"),
    text("rencana"),
    text("diintervensi"),
    later(text("penugasan"), ""),
    # No foreign keys: the superior's plan may live in another office's file.
    identity("diintervensi_id", optional=True, index=True),
    identity("sementara_id", optional=True, index=True),
)

record_table(
    "indikator",
    refers("skp_id", "skp"),
    refers("hasil_kerja_id", "hasil_kerja"),
    number("urutan"),
    text("aspek", optional=True),
    text("indikator"),
    text("target"),
    text("perspektif", optional=True),
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
    later(number("nomor"), "0"),
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
    later(text("jenis"), "akhir"),
    later(number("nomor"), "0"),
)

record_table(
    "survei_kepuasan",
    refers("unit_id", "unit"),
    number("tahun"),
    text("layanan"),
    number("responden"),
    # Nine means as JSON.
    text("nrr"),
    text("masa"),
    number("populasi", optional=True),
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

record_table(
    "serah_terima",
    refers("evaluasi_id", "evaluasi"),
    refers("pegawai_id", "pegawai"),
    day("diserahkan", optional=True),
    day("diterima", optional=True),
    day("dikembalikan", optional=True),
    text("catatan"),
)

record_table(
    "lampiran_skp",
    refers("skp_id", "skp"),
    text("bagian"),
    number("urutan"),
    text("isi"),
)

record_table(
    "versi_skp",
    refers("skp_id", "skp"),
    number("revisi"),
    day("tanggal_disetujui"),
    # `ParaPihak` and `IsiSkp` as JSON.
    text("pihak"),
    text("isi"),
    text("alasan_perubahan"),
)

record_table(
    "hasil_sementara",
    refers("unit_id", "unit"),
    number("tahun"),
    number("urutan"),
    text("rencana"),
    identity("hasil_kerja_id", optional=True, index=True),
)

record_table(
    "peran_hasil",
    refers("unit_id", "unit"),
    number("tahun"),
    identity("hasil_id", index=True),
    refers("pegawai_id", "pegawai"),
    number("urutan"),
    text("peran"),
)

record_table(
    "pengecualian_skp",
    refers("pegawai_id", "pegawai"),
    day("mulai"),
    day("sampai", optional=True),
    text("sebab"),
    text("dasar"),
)

record_table(
    "rencana_aksi",
    refers("skp_id", "skp"),
    refers("hasil_kerja_id", "hasil_kerja"),
    number("bulan"),
    number("urutan"),
    text("kegiatan"),
    text("target"),
)

record_table(
    "realisasi_berkala",
    refers("skp_id", "skp"),
    refers("indikator_id", "indikator"),
    number("bulan"),
    text("realisasi"),
    text("sumber_data"),
)

record_table(
    "umpan_balik",
    refers("skp_id", "skp"),
    day("tanggal"),
    text("pemberi"),
    text("isi"),
    identity("pemberi_id", optional=True),
    refers("hasil_kerja_id", "hasil_kerja", optional=True),
    text("nilai", optional=True),
)

record_table(
    "bukti_dukung",
    refers("skp_id", "skp"),
    refers("hasil_kerja_id", "hasil_kerja"),
    number("bulan"),
    text("nama"),
    refers("indikator_id", "indikator", optional=True),
    refers("rencana_aksi_id", "rencana_aksi", optional=True),
    text("sha256", index=True),
    number("ukuran", optional=True),
    text("media"),
    text("tautan"),
    text("catatan"),
)

record_table(
    "keberatan",
    refers("evaluasi_id", "evaluasi"),
    refers("pegawai_id", "pegawai"),
    day("tanggal_terima"),
    day("tanggal_pengajuan"),
    text("alasan"),
    text("status"),
    text("nomor_surat"),
    text("penjelasan"),
    day("tanggal_penjelasan", optional=True),
    text("putusan", optional=True),
    text("pertimbangan"),
    day("tanggal_putusan", optional=True),
    text("nomor_putusan"),
    # `Pihak` as JSON.
    text("pemutus", optional=True),
    refers("evaluasi_hasil_id", "evaluasi", optional=True),
    day("tanggal_dicabut", optional=True),
    # `Verdict` as JSON.
    text("verdict", optional=True),
)
