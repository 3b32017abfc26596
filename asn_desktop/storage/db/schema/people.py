"""The office, its units and posts, its people and their histories."""

from __future__ import annotations

from sqlalchemy import Index

from asn_desktop.storage.db.schema.base import day, flag, identity, later, number, record_table, refers, text

record_table(
    "kantor",
    text("nama"),
    text("instansi"),
    text("kode_wilayah"),
    text("tempat"),
    text("alamat"),
    flag("latihan"),
    later(text("periodik"), "triwulan"),
)

record_table(
    "hari_libur",
    day("tanggal"),
    text("nama"),
)

# `induk_id` is no foreign key: orphans of real offices are kept and shown.
record_table(
    "unit",
    text("nama"),
    text("kode"),
    identity("induk_id", optional=True, index=True),
    flag("mandiri"),
    text("alamat"),
)

record_table(
    "jabatan",
    text("nama"),
    text("jenis"),
    refers("unit_id", "unit"),
    text("jenjang", optional=True),
    text("eselon"),
    number("kelas", optional=True),
    flag("kepala"),
    # The head posts are asked for whenever a superior is.
    Index("ix_jabatan_kepala", "kepala", "unit_id"),
)

# A NIP may occur twice: the data doctor shows duplicates, the file does not refuse them.
record_table(
    "pegawai",
    text("nip", index=True),
    text("nama"),
    text("jenis_pegawai"),
    text("gelar_depan"),
    text("gelar_belakang"),
    text("kedudukan"),
    text("jenis_kelamin", optional=True),
    text("tempat_lahir"),
    day("tanggal_lahir", optional=True),
    day("tmt_cpns", optional=True),
    day("tmt_pns", optional=True),
    day("akhir_kontrak", optional=True),
    text("nik"),
    text("agama"),
    text("status_kawin"),
    text("karpeg"),
    text("npwp"),
    text("bpjs"),
    text("nomor_hp"),
    text("email"),
    text("alamat"),
    text("pns_id", index=True),
    text("catatan"),
)

record_table(
    "riwayat_golongan",
    refers("pegawai_id", "pegawai"),
    text("golongan"),
    day("tmt"),
    number("mkg_tahun", optional=True),
    number("mkg_bulan", optional=True),
    text("jenis_kenaikan"),
    text("sk_nomor"),
    day("sk_tanggal", optional=True),
)

record_table(
    "riwayat_jabatan",
    refers("pegawai_id", "pegawai"),
    text("nama"),
    text("jenis"),
    day("tmt"),
    day("sampai", optional=True),
    text("status"),
    refers("jabatan_id", "jabatan", optional=True),
    text("jenjang", optional=True),
    text("eselon"),
    text("unit_nama"),
    text("sk_nomor"),
    day("sk_tanggal", optional=True),
)

record_table(
    "riwayat_unit",
    refers("pegawai_id", "pegawai"),
    refers("unit_id", "unit"),
    day("tmt"),
    day("sampai", optional=True),
    text("sk_nomor"),
)

record_table(
    "riwayat_pendidikan",
    refers("pegawai_id", "pegawai"),
    text("tingkat"),
    text("jurusan"),
    text("sekolah"),
    number("tahun_lulus", optional=True),
    text("nomor_ijazah"),
)

record_table(
    "riwayat_pelatihan",
    refers("pegawai_id", "pegawai"),
    text("nama"),
    text("bentuk"),
    text("penyelenggara"),
    day("mulai", optional=True),
    day("selesai", optional=True),
    number("jp", optional=True),
    text("nomor_sertifikat"),
)

record_table(
    "riwayat_disiplin",
    refers("pegawai_id", "pegawai"),
    text("tingkat"),
    text("jenis"),
    day("tmt"),
    day("sampai", optional=True),
    text("sk_nomor"),
    day("sk_tanggal", optional=True),
    text("alasan"),
)

record_table(
    "riwayat_penghargaan",
    refers("pegawai_id", "pegawai"),
    text("nama"),
    day("tanggal", optional=True),
    text("sk_nomor"),
)

record_table(
    "pejabat",
    text("nama"),
    text("jabatan"),
    text("nip"),
    text("pangkat_golongan"),
    text("unit_kerja"),
    refers("atasan_id", "pejabat", optional=True),
)

record_table(
    "penetapan_penilai",
    refers("pegawai_id", "pegawai"),
    day("tmt"),
    day("sampai", optional=True),
    refers("penilai_id", "pegawai", optional=True),
    refers("pejabat_id", "pejabat", optional=True),
    text("status"),
    text("dasar"),
)
