"""What careers rest on beside the histories: assessments, standards of posts, plans, proposals and their papers."""

from __future__ import annotations

from asn_desktop.storage.db.schema.base import day, flag, identity, number, record_table, refers, text

record_table(
    "penetapan_angka_kredit",
    refers("pegawai_id", "pegawai"),
    text("nomor"),
    day("tanggal"),
    day("sampai"),
    # Numbers with law are kept as they are written: `112.500`.
    text("jumlah"),
    text("golongan"),
    text("jenjang"),
    text("catatan"),
)

record_table(
    "keterangan_cltn",
    refers("pegawai_id", "pegawai"),
    day("tanggal"),
    flag("pernah"),
    text("nomor"),
    text("catatan"),
)

record_table(
    "penilaian_potensi",
    refers("pegawai_id", "pegawai"),
    day("tanggal"),
    text("sumber"),
    text("nilai", optional=True),
    text("potensial", optional=True),
    text("nomor"),
    text("catatan"),
)

record_table(
    "penilaian_kompetensi",
    refers("pegawai_id", "pegawai"),
    day("tanggal"),
    text("sumber"),
    # Levels by code as JSON.
    text("level"),
    text("nomor"),
    text("catatan"),
)

record_table(
    "syarat_jabatan",
    refers("jabatan_id", "jabatan"),
    text("pendidikan", optional=True),
    text("jurusan"),
    text("bidang"),
    text("pelatihan"),
    # Levels by code as JSON.
    text("kompetensi"),
    number("kebutuhan", optional=True),
    text("dasar"),
)

record_table(
    "calon_penerus",
    refers("jabatan_id", "jabatan"),
    refers("pegawai_id", "pegawai"),
    text("kesiapan"),
    day("tanggal"),
    text("alasan"),
)

record_table(
    "rencana_karier",
    refers("pegawai_id", "pegawai"),
    text("tujuan"),
    text("tujuan_jenis"),
    # No foreign key: the post may belong to another office.
    identity("tujuan_id", optional=True, index=True),
    text("tujuan_jenjang", optional=True),
    text("tujuan_eselon"),
    day("target", optional=True),
    text("status"),
    day("tanggal_sepakat", optional=True),
    text("atasan_nama"),
    text("atasan_nip"),
    text("atasan_jabatan"),
    number("revisi"),
    text("alasan_perubahan"),
    # Assumptions as JSON.
    text("andaian"),
    text("catatan"),
)

record_table(
    "langkah_karier",
    refers("rencana_id", "rencana_karier"),
    refers("pegawai_id", "pegawai"),
    number("urutan"),
    text("jenis"),
    text("kegiatan"),
    text("kesenjangan"),
    text("pelaku"),
    day("batas", optional=True),
    text("status"),
)

record_table(
    "kemajuan_karier",
    refers("rencana_id", "rencana_karier"),
    refers("pegawai_id", "pegawai"),
    number("tahun"),
    day("tanggal"),
    text("uraian"),
    text("tindak_lanjut"),
)

record_table(
    "usulan",
    refers("pegawai_id", "pegawai"),
    text("hak"),
    day("tmt"),
    text("diusulkan"),
    text("status"),
    text("nomor_surat"),
    day("tanggal_kirim", optional=True),
    text("alasan"),
    text("nomor_keputusan"),
    day("tanggal_keputusan", optional=True),
    day("tmt_keputusan", optional=True),
    text("hasil"),
    # `Verdict` as JSON.
    text("verdict", optional=True),
    text("catatan"),
)

record_table(
    "berkas_usulan",
    refers("usulan_id", "usulan"),
    refers("pegawai_id", "pegawai"),
    text("dokumen"),
    flag("ada"),
    text("nomor"),
    day("tanggal", optional=True),
    day("berlaku_sampai", optional=True),
    text("sha256", index=True),
    text("media"),
    number("ukuran", optional=True),
    text("catatan"),
)
