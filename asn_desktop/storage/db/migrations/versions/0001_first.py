"""The schema that files began with."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.String(36).with_variant(sa.UUID(as_uuid=False), "postgresql")
DAY = sa.Date().with_variant(sa.String(10), "sqlite")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SORTED = sa.Text().with_variant(sa.Text(collation="NOCASE"), "sqlite")
INSTANT, HASH = sa.String(32), sa.String(64)
TEXT, INTEGER, BOOLEAN = sa.Text(), sa.Integer(), sa.Boolean()

EXTRAS = {
    "sqlite": (
        "CREATE TRIGGER jurnal_update BEFORE UPDATE ON jurnal BEGIN SELECT RAISE(ABORT, 'jurnal is append-only'); END",
        "CREATE TRIGGER jurnal_delete BEFORE DELETE ON jurnal BEGIN SELECT RAISE(ABORT, 'jurnal is append-only'); END",
        """CREATE VIRTUAL TABLE cari_pegawai
USING fts5(cari, content='daftar_pegawai', content_rowid='nomor', tokenize='trigram')""",
        """CREATE VIRTUAL TABLE cari_kata
USING fts5(kata, content='daftar_kata', content_rowid='nomor', tokenize='trigram')""",
    ),
    "postgresql": (
        """CREATE FUNCTION jurnal_append_only() RETURNS trigger LANGUAGE plpgsql
AS 'BEGIN RAISE EXCEPTION ''jurnal is append-only''; END'""",
        """CREATE TRIGGER jurnal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON jurnal
FOR EACH STATEMENT EXECUTE FUNCTION jurnal_append_only()""",
    ),
}


def needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def optional(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def numbered(name: str) -> sa.Column[Any]:
    return sa.Column(name, NUMBER, autoincrement=False, nullable=False)


def refers(name: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=name, deferrable=True, initially="DEFERRED")


def where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "daftar_kata",
        needed("nomor", NUMBER),
        needed("kata", TEXT),
        sa.PrimaryKeyConstraint("nomor", name="pk_daftar_kata"),
        sa.UniqueConstraint("kata", name="uq_daftar_kata_kata"),
    )
    op.create_table(
        "daftar_pegawai",
        numbered("nomor"),
        needed("pegawai_id", ID),
        needed("nip", TEXT),
        needed("nama", TEXT),
        needed("nama_urut", TEXT),
        needed("jenis_pegawai", TEXT),
        needed("kedudukan", TEXT),
        needed("dinas", BOOLEAN),
        needed("golongan", TEXT),
        needed("golongan_urut", INTEGER),
        needed("jabatan", SORTED),
        needed("unit", SORTED),
        optional("unit_id", ID),
        needed("penilai", SORTED),
        optional("penilai_id", ID),
        optional("pejabat_id", ID),
        needed("cari", TEXT),
        sa.PrimaryKeyConstraint("nomor", name="pk_daftar_pegawai"),
        sa.UniqueConstraint("pegawai_id", name="uq_daftar_pegawai_pegawai_id"),
    )
    op.create_index("ix_daftar_pegawai_golongan_urut", "daftar_pegawai", ["golongan_urut", "nama_urut"])
    op.create_index("ix_daftar_pegawai_jabatan", "daftar_pegawai", ["jabatan", "nama_urut"])
    op.create_index("ix_daftar_pegawai_jenis_pegawai", "daftar_pegawai", ["jenis_pegawai", "nama_urut"])
    op.create_index("ix_daftar_pegawai_kedudukan", "daftar_pegawai", ["kedudukan", "nama_urut"])
    op.create_index("ix_daftar_pegawai_nama_urut", "daftar_pegawai", ["nama_urut"])
    op.create_index("ix_daftar_pegawai_nip", "daftar_pegawai", ["nip", "nama_urut"])
    op.create_index("ix_daftar_pegawai_pejabat_id", "daftar_pegawai", ["pejabat_id"])
    op.create_index("ix_daftar_pegawai_penilai", "daftar_pegawai", ["penilai", "nama_urut"])
    op.create_index("ix_daftar_pegawai_penilai_id", "daftar_pegawai", ["penilai_id"])
    op.create_index("ix_daftar_pegawai_unit", "daftar_pegawai", ["unit", "nama_urut"])
    op.create_index("ix_daftar_pegawai_unit_id", "daftar_pegawai", ["unit_id"])
    op.create_table(
        "draft",
        needed("place", TEXT),
        needed("value", TEXT),
        needed("at", INSTANT),
        sa.PrimaryKeyConstraint("place", name="pk_draft"),
    )
    op.create_table(
        "jurnal",
        numbered("seq"),
        needed("epoch", INTEGER),
        needed("at", INSTANT),
        needed("actor", TEXT),
        needed("action", TEXT),
        needed("group_id", ID),
        optional("undoes", ID),
        needed("kind", TEXT),
        needed("record_id", ID),
        needed("operation", TEXT),
        optional("after", TEXT),
        needed("prev_hash", HASH),
        needed("hash", HASH),
        sa.PrimaryKeyConstraint("seq", name="pk_jurnal"),
    )
    op.create_index("ix_jurnal_group_id", "jurnal", ["group_id", "seq"])
    op.create_index("ix_jurnal_record_id", "jurnal", ["record_id", "seq"])
    op.create_index("ix_jurnal_undoes", "jurnal", ["undoes"], **where("undoes IS NOT NULL"))
    op.create_table(
        "kantor",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("nama", TEXT),
        needed("instansi", TEXT),
        needed("kode_wilayah", TEXT),
        needed("tempat", TEXT),
        needed("alamat", TEXT),
        needed("latihan", BOOLEAN),
        sa.PrimaryKeyConstraint("id", name="pk_kantor"),
    )
    op.create_index("ix_kantor_removed_at", "kantor", ["removed_at"], **where("removed_at IS NOT NULL"))
    op.create_table(
        "meta", needed("name", TEXT), needed("value", TEXT), sa.PrimaryKeyConstraint("name", name="pk_meta")
    )
    op.create_table(
        "pegawai",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("nip", TEXT),
        needed("nama", TEXT),
        needed("jenis_pegawai", TEXT),
        needed("gelar_depan", TEXT),
        needed("gelar_belakang", TEXT),
        needed("kedudukan", TEXT),
        optional("jenis_kelamin", TEXT),
        needed("tempat_lahir", TEXT),
        optional("tanggal_lahir", DAY),
        optional("tmt_cpns", DAY),
        optional("tmt_pns", DAY),
        optional("akhir_kontrak", DAY),
        needed("nik", TEXT),
        needed("agama", TEXT),
        needed("status_kawin", TEXT),
        needed("karpeg", TEXT),
        needed("npwp", TEXT),
        needed("bpjs", TEXT),
        needed("nomor_hp", TEXT),
        needed("email", TEXT),
        needed("alamat", TEXT),
        needed("pns_id", TEXT),
        needed("catatan", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_pegawai"),
    )
    op.create_index("ix_pegawai_nip", "pegawai", ["nip"])
    op.create_index("ix_pegawai_pns_id", "pegawai", ["pns_id"])
    op.create_index("ix_pegawai_removed_at", "pegawai", ["removed_at"], **where("removed_at IS NOT NULL"))
    op.create_table(
        "pejabat",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("nama", TEXT),
        needed("jabatan", TEXT),
        needed("nip", TEXT),
        needed("pangkat_golongan", TEXT),
        needed("unit_kerja", TEXT),
        optional("atasan_id", ID),
        refers("fk_pejabat_atasan_id", "atasan_id", "pejabat.id"),
        sa.PrimaryKeyConstraint("id", name="pk_pejabat"),
    )
    op.create_index("ix_pejabat_atasan_id", "pejabat", ["atasan_id"])
    op.create_index("ix_pejabat_removed_at", "pejabat", ["removed_at"], **where("removed_at IS NOT NULL"))
    op.create_table(
        "setting", needed("name", TEXT), needed("value", TEXT), sa.PrimaryKeyConstraint("name", name="pk_setting")
    )
    op.create_table(
        "unit",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("nama", TEXT),
        needed("kode", TEXT),
        optional("induk_id", ID),
        needed("mandiri", BOOLEAN),
        needed("alamat", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_unit"),
    )
    op.create_index("ix_unit_induk_id", "unit", ["induk_id"])
    op.create_index("ix_unit_removed_at", "unit", ["removed_at"], **where("removed_at IS NOT NULL"))
    op.create_table(
        "capaian_organisasi",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("unit_id", ID),
        needed("tahun", INTEGER),
        needed("capaian", TEXT),
        needed("ditetapkan_oleh", TEXT),
        needed("dasar", TEXT),
        refers("fk_capaian_organisasi_unit_id", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name="pk_capaian_organisasi"),
    )
    op.create_index(
        "ix_capaian_organisasi_removed_at", "capaian_organisasi", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_index("ix_capaian_organisasi_unit_id", "capaian_organisasi", ["unit_id"])
    op.create_table(
        "jabatan",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("nama", TEXT),
        needed("jenis", TEXT),
        needed("unit_id", ID),
        optional("jenjang", TEXT),
        needed("eselon", TEXT),
        optional("kelas", INTEGER),
        needed("kepala", BOOLEAN),
        refers("fk_jabatan_unit_id", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name="pk_jabatan"),
    )
    op.create_index("ix_jabatan_kepala", "jabatan", ["kepala", "unit_id"])
    op.create_index("ix_jabatan_removed_at", "jabatan", ["removed_at"], **where("removed_at IS NOT NULL"))
    op.create_index("ix_jabatan_unit_id", "jabatan", ["unit_id"])
    op.create_table(
        "penetapan_penilai",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("pegawai_id", ID),
        needed("tmt", DAY),
        optional("sampai", DAY),
        optional("penilai_id", ID),
        optional("pejabat_id", ID),
        needed("status", TEXT),
        needed("dasar", TEXT),
        refers("fk_penetapan_penilai_pegawai_id", "pegawai_id", "pegawai.id"),
        refers("fk_penetapan_penilai_pejabat_id", "pejabat_id", "pejabat.id"),
        refers("fk_penetapan_penilai_penilai_id", "penilai_id", "pegawai.id"),
        sa.PrimaryKeyConstraint("id", name="pk_penetapan_penilai"),
    )
    op.create_index("ix_penetapan_penilai_pegawai_id", "penetapan_penilai", ["pegawai_id"])
    op.create_index("ix_penetapan_penilai_pejabat_id", "penetapan_penilai", ["pejabat_id"])
    op.create_index("ix_penetapan_penilai_penilai_id", "penetapan_penilai", ["penilai_id"])
    op.create_index(
        "ix_penetapan_penilai_removed_at", "penetapan_penilai", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_table(
        "rekap_penilaian",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("nip", TEXT),
        needed("tahun", INTEGER),
        optional("bulan", INTEGER),
        optional("pegawai_id", ID),
        needed("nama", TEXT),
        needed("jabatan", TEXT),
        needed("unit_penilai", TEXT),
        needed("rating_hasil", TEXT),
        needed("rating_perilaku", TEXT),
        needed("predikat_berkas", TEXT),
        optional("predikat_matriks", TEXT),
        needed("berkas", TEXT),
        needed("baris", INTEGER),
        refers("fk_rekap_penilaian_pegawai_id", "pegawai_id", "pegawai.id"),
        sa.PrimaryKeyConstraint("id", name="pk_rekap_penilaian"),
    )
    op.create_index("ix_rekap_penilaian_kunci", "rekap_penilaian", ["tahun", "nip"])
    op.create_index("ix_rekap_penilaian_pegawai_id", "rekap_penilaian", ["pegawai_id"])
    op.create_index(
        "ix_rekap_penilaian_removed_at", "rekap_penilaian", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_table(
        "riwayat_disiplin",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("pegawai_id", ID),
        needed("tingkat", TEXT),
        needed("jenis", TEXT),
        needed("tmt", DAY),
        optional("sampai", DAY),
        needed("sk_nomor", TEXT),
        optional("sk_tanggal", DAY),
        needed("alasan", TEXT),
        refers("fk_riwayat_disiplin_pegawai_id", "pegawai_id", "pegawai.id"),
        sa.PrimaryKeyConstraint("id", name="pk_riwayat_disiplin"),
    )
    op.create_index("ix_riwayat_disiplin_pegawai_id", "riwayat_disiplin", ["pegawai_id"])
    op.create_index(
        "ix_riwayat_disiplin_removed_at", "riwayat_disiplin", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_table(
        "riwayat_golongan",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("pegawai_id", ID),
        needed("golongan", TEXT),
        needed("tmt", DAY),
        optional("mkg_tahun", INTEGER),
        optional("mkg_bulan", INTEGER),
        needed("jenis_kenaikan", TEXT),
        needed("sk_nomor", TEXT),
        optional("sk_tanggal", DAY),
        refers("fk_riwayat_golongan_pegawai_id", "pegawai_id", "pegawai.id"),
        sa.PrimaryKeyConstraint("id", name="pk_riwayat_golongan"),
    )
    op.create_index("ix_riwayat_golongan_pegawai_id", "riwayat_golongan", ["pegawai_id"])
    op.create_index(
        "ix_riwayat_golongan_removed_at", "riwayat_golongan", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_table(
        "riwayat_pelatihan",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("pegawai_id", ID),
        needed("nama", TEXT),
        needed("bentuk", TEXT),
        needed("penyelenggara", TEXT),
        optional("mulai", DAY),
        optional("selesai", DAY),
        optional("jp", INTEGER),
        needed("nomor_sertifikat", TEXT),
        refers("fk_riwayat_pelatihan_pegawai_id", "pegawai_id", "pegawai.id"),
        sa.PrimaryKeyConstraint("id", name="pk_riwayat_pelatihan"),
    )
    op.create_index("ix_riwayat_pelatihan_pegawai_id", "riwayat_pelatihan", ["pegawai_id"])
    op.create_index(
        "ix_riwayat_pelatihan_removed_at", "riwayat_pelatihan", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_table(
        "riwayat_pendidikan",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("pegawai_id", ID),
        needed("tingkat", TEXT),
        needed("jurusan", TEXT),
        needed("sekolah", TEXT),
        optional("tahun_lulus", INTEGER),
        needed("nomor_ijazah", TEXT),
        refers("fk_riwayat_pendidikan_pegawai_id", "pegawai_id", "pegawai.id"),
        sa.PrimaryKeyConstraint("id", name="pk_riwayat_pendidikan"),
    )
    op.create_index("ix_riwayat_pendidikan_pegawai_id", "riwayat_pendidikan", ["pegawai_id"])
    op.create_index(
        "ix_riwayat_pendidikan_removed_at", "riwayat_pendidikan", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_table(
        "riwayat_penghargaan",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("pegawai_id", ID),
        needed("nama", TEXT),
        optional("tanggal", DAY),
        needed("sk_nomor", TEXT),
        refers("fk_riwayat_penghargaan_pegawai_id", "pegawai_id", "pegawai.id"),
        sa.PrimaryKeyConstraint("id", name="pk_riwayat_penghargaan"),
    )
    op.create_index("ix_riwayat_penghargaan_pegawai_id", "riwayat_penghargaan", ["pegawai_id"])
    op.create_index(
        "ix_riwayat_penghargaan_removed_at", "riwayat_penghargaan", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_table(
        "riwayat_unit",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("pegawai_id", ID),
        needed("unit_id", ID),
        needed("tmt", DAY),
        optional("sampai", DAY),
        needed("sk_nomor", TEXT),
        refers("fk_riwayat_unit_pegawai_id", "pegawai_id", "pegawai.id"),
        refers("fk_riwayat_unit_unit_id", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name="pk_riwayat_unit"),
    )
    op.create_index("ix_riwayat_unit_pegawai_id", "riwayat_unit", ["pegawai_id"])
    op.create_index("ix_riwayat_unit_removed_at", "riwayat_unit", ["removed_at"], **where("removed_at IS NOT NULL"))
    op.create_index("ix_riwayat_unit_unit_id", "riwayat_unit", ["unit_id"])
    op.create_table(
        "skp",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("pegawai_id", ID),
        needed("tahun", INTEGER),
        needed("mulai", DAY),
        needed("sampai", DAY),
        needed("keluarga", TEXT),
        needed("pendekatan", TEXT),
        needed("status", TEXT),
        optional("tanggal_disetujui", DAY),
        optional("penilai_id", ID),
        optional("pejabat_penilai_id", ID),
        optional("pihak", TEXT),
        refers("fk_skp_pegawai_id", "pegawai_id", "pegawai.id"),
        refers("fk_skp_pejabat_penilai_id", "pejabat_penilai_id", "pejabat.id"),
        refers("fk_skp_penilai_id", "penilai_id", "pegawai.id"),
        sa.PrimaryKeyConstraint("id", name="pk_skp"),
    )
    op.create_index("ix_skp_pegawai_id", "skp", ["pegawai_id"])
    op.create_index("ix_skp_pejabat_penilai_id", "skp", ["pejabat_penilai_id"])
    op.create_index("ix_skp_penilai_id", "skp", ["penilai_id"])
    op.create_index("ix_skp_removed_at", "skp", ["removed_at"], **where("removed_at IS NOT NULL"))
    op.create_index("ix_skp_tahun", "skp", ["tahun", "pegawai_id"])
    op.create_table(
        "ekspektasi_perilaku",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("skp_id", ID),
        needed("nilai", TEXT),
        needed("ekspektasi", TEXT),
        refers("fk_ekspektasi_perilaku_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_ekspektasi_perilaku"),
    )
    op.create_index(
        "ix_ekspektasi_perilaku_removed_at", "ekspektasi_perilaku", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_index("ix_ekspektasi_perilaku_skp_id", "ekspektasi_perilaku", ["skp_id"])
    op.create_table(
        "evaluasi",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("skp_id", ID),
        needed("pegawai_id", ID),
        needed("tahun", INTEGER),
        needed("mulai", DAY),
        needed("sampai", DAY),
        needed("jenis", TEXT),
        needed("status", TEXT),
        optional("rating_hasil", TEXT),
        optional("rating_perilaku", TEXT),
        optional("predikat", TEXT),
        optional("capaian", TEXT),
        needed("catatan", TEXT),
        optional("tanggal", DAY),
        optional("pihak", TEXT),
        optional("verdict", TEXT),
        needed("revisi", INTEGER),
        optional("menggantikan_id", ID),
        needed("digantikan", BOOLEAN),
        needed("alasan_perubahan", TEXT),
        refers("fk_evaluasi_menggantikan_id", "menggantikan_id", "evaluasi.id"),
        refers("fk_evaluasi_pegawai_id", "pegawai_id", "pegawai.id"),
        refers("fk_evaluasi_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluasi"),
    )
    op.create_index("ix_evaluasi_menggantikan_id", "evaluasi", ["menggantikan_id"])
    op.create_index("ix_evaluasi_pegawai_id", "evaluasi", ["pegawai_id"])
    op.create_index("ix_evaluasi_removed_at", "evaluasi", ["removed_at"], **where("removed_at IS NOT NULL"))
    op.create_index("ix_evaluasi_skp_id", "evaluasi", ["skp_id"])
    op.create_index("ix_evaluasi_tahun", "evaluasi", ["tahun", "pegawai_id"])
    op.create_table(
        "hasil_kerja",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("skp_id", ID),
        needed("urutan", INTEGER),
        needed("jenis", TEXT),
        needed("rencana", TEXT),
        needed("diintervensi", TEXT),
        refers("fk_hasil_kerja_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_hasil_kerja"),
    )
    op.create_index("ix_hasil_kerja_removed_at", "hasil_kerja", ["removed_at"], **where("removed_at IS NOT NULL"))
    op.create_index("ix_hasil_kerja_skp_id", "hasil_kerja", ["skp_id"])
    op.create_table(
        "riwayat_jabatan",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("pegawai_id", ID),
        needed("nama", TEXT),
        needed("jenis", TEXT),
        needed("tmt", DAY),
        optional("sampai", DAY),
        needed("status", TEXT),
        optional("jabatan_id", ID),
        optional("jenjang", TEXT),
        needed("eselon", TEXT),
        needed("unit_nama", TEXT),
        needed("sk_nomor", TEXT),
        optional("sk_tanggal", DAY),
        refers("fk_riwayat_jabatan_jabatan_id", "jabatan_id", "jabatan.id"),
        refers("fk_riwayat_jabatan_pegawai_id", "pegawai_id", "pegawai.id"),
        sa.PrimaryKeyConstraint("id", name="pk_riwayat_jabatan"),
    )
    op.create_index("ix_riwayat_jabatan_jabatan_id", "riwayat_jabatan", ["jabatan_id"])
    op.create_index("ix_riwayat_jabatan_pegawai_id", "riwayat_jabatan", ["pegawai_id"])
    op.create_index(
        "ix_riwayat_jabatan_removed_at", "riwayat_jabatan", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_table(
        "indikator",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("skp_id", ID),
        needed("hasil_kerja_id", ID),
        needed("urutan", INTEGER),
        needed("aspek", TEXT),
        needed("indikator", TEXT),
        needed("target", TEXT),
        refers("fk_indikator_hasil_kerja_id", "hasil_kerja_id", "hasil_kerja.id"),
        refers("fk_indikator_skp_id", "skp_id", "skp.id"),
        sa.PrimaryKeyConstraint("id", name="pk_indikator"),
    )
    op.create_index("ix_indikator_hasil_kerja_id", "indikator", ["hasil_kerja_id"])
    op.create_index("ix_indikator_removed_at", "indikator", ["removed_at"], **where("removed_at IS NOT NULL"))
    op.create_index("ix_indikator_skp_id", "indikator", ["skp_id"])
    op.create_table(
        "umpan_balik_hasil",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("evaluasi_id", ID),
        needed("hasil_kerja_id", ID),
        needed("umpan_balik", TEXT),
        refers("fk_umpan_balik_hasil_evaluasi_id", "evaluasi_id", "evaluasi.id"),
        refers("fk_umpan_balik_hasil_hasil_kerja_id", "hasil_kerja_id", "hasil_kerja.id"),
        sa.PrimaryKeyConstraint("id", name="pk_umpan_balik_hasil"),
    )
    op.create_index("ix_umpan_balik_hasil_evaluasi_id", "umpan_balik_hasil", ["evaluasi_id"])
    op.create_index("ix_umpan_balik_hasil_hasil_kerja_id", "umpan_balik_hasil", ["hasil_kerja_id"])
    op.create_index(
        "ix_umpan_balik_hasil_removed_at", "umpan_balik_hasil", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_table(
        "umpan_balik_perilaku",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("evaluasi_id", ID),
        needed("nilai", TEXT),
        needed("umpan_balik", TEXT),
        refers("fk_umpan_balik_perilaku_evaluasi_id", "evaluasi_id", "evaluasi.id"),
        sa.PrimaryKeyConstraint("id", name="pk_umpan_balik_perilaku"),
    )
    op.create_index("ix_umpan_balik_perilaku_evaluasi_id", "umpan_balik_perilaku", ["evaluasi_id"])
    op.create_index(
        "ix_umpan_balik_perilaku_removed_at", "umpan_balik_perilaku", ["removed_at"], **where("removed_at IS NOT NULL")
    )
    op.create_table(
        "realisasi",
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        needed("evaluasi_id", ID),
        needed("indikator_id", ID),
        needed("realisasi", TEXT),
        refers("fk_realisasi_evaluasi_id", "evaluasi_id", "evaluasi.id"),
        refers("fk_realisasi_indikator_id", "indikator_id", "indikator.id"),
        sa.PrimaryKeyConstraint("id", name="pk_realisasi"),
    )
    op.create_index("ix_realisasi_evaluasi_id", "realisasi", ["evaluasi_id"])
    op.create_index("ix_realisasi_indikator_id", "realisasi", ["indikator_id"])
    op.create_index("ix_realisasi_removed_at", "realisasi", ["removed_at"], **where("removed_at IS NOT NULL"))
    for statement in EXTRAS[op.get_bind().dialect.name]:
        op.execute(statement)
