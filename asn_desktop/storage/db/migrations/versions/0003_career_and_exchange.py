"""Careers: assessments, standards of posts, plans and proposals. Exchange: what was sent and what came back."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.String(36).with_variant(sa.UUID(as_uuid=False), "postgresql")
DAY = sa.Date().with_variant(sa.String(10), "sqlite")
LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
HASH, INSTANT = sa.String(64), sa.String(32)
TEXT, INTEGER, BOOLEAN = sa.Text(), sa.Integer(), sa.Boolean()


def needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def optional(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def record_table(name: str, *columns: sa.Column[Any], refers: dict[str, str], indexed: tuple[str, ...] = ()) -> None:
    """A table of records. `refers`: columns that refer to the identity of another table, each with an index."""
    op.create_table(
        name,
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", INSTANT),
        *columns,
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=f"fk_{name}_{column}", deferrable=True, initially="DEFERRED"
            )
            for column, target in refers.items()
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for column in (*refers, *indexed):
        op.create_index(f"ix_{name}_{column}", name, [column])
    alive = sa.text("removed_at IS NOT NULL")
    op.create_index(f"ix_{name}_removed_at", name, ["removed_at"], sqlite_where=alive, postgresql_where=alive)


def upgrade() -> None:
    _assessments()
    _plans()
    _proposals()
    _exchange()


def _assessments() -> None:
    record_table(
        "penetapan_angka_kredit",
        needed("pegawai_id", ID),
        needed("nomor", TEXT),
        needed("tanggal", DAY),
        needed("sampai", DAY),
        needed("jumlah", TEXT),
        needed("golongan", TEXT),
        needed("jenjang", TEXT),
        needed("catatan", TEXT),
        refers={"pegawai_id": "pegawai"},
    )
    record_table(
        "keterangan_cltn",
        needed("pegawai_id", ID),
        needed("tanggal", DAY),
        needed("pernah", BOOLEAN),
        needed("nomor", TEXT),
        needed("catatan", TEXT),
        refers={"pegawai_id": "pegawai"},
    )
    record_table(
        "penilaian_potensi",
        needed("pegawai_id", ID),
        needed("tanggal", DAY),
        needed("sumber", TEXT),
        optional("nilai", TEXT),
        optional("potensial", TEXT),
        needed("nomor", TEXT),
        needed("catatan", TEXT),
        refers={"pegawai_id": "pegawai"},
    )
    record_table(
        "penilaian_kompetensi",
        needed("pegawai_id", ID),
        needed("tanggal", DAY),
        needed("sumber", TEXT),
        needed("level", TEXT),
        needed("nomor", TEXT),
        needed("catatan", TEXT),
        refers={"pegawai_id": "pegawai"},
    )
    record_table(
        "syarat_jabatan",
        needed("jabatan_id", ID),
        optional("pendidikan", TEXT),
        needed("jurusan", TEXT),
        needed("bidang", TEXT),
        needed("pelatihan", TEXT),
        needed("kompetensi", TEXT),
        optional("kebutuhan", INTEGER),
        needed("dasar", TEXT),
        refers={"jabatan_id": "jabatan"},
    )
    record_table(
        "calon_penerus",
        needed("jabatan_id", ID),
        needed("pegawai_id", ID),
        needed("kesiapan", TEXT),
        needed("tanggal", DAY),
        needed("alasan", TEXT),
        refers={"jabatan_id": "jabatan", "pegawai_id": "pegawai"},
    )


def _plans() -> None:
    record_table(
        "rencana_karier",
        needed("pegawai_id", ID),
        needed("tujuan", TEXT),
        needed("tujuan_jenis", TEXT),
        optional("tujuan_id", ID),
        optional("tujuan_jenjang", TEXT),
        needed("tujuan_eselon", TEXT),
        optional("target", DAY),
        needed("status", TEXT),
        optional("tanggal_sepakat", DAY),
        needed("atasan_nama", TEXT),
        needed("atasan_nip", TEXT),
        needed("atasan_jabatan", TEXT),
        needed("revisi", INTEGER),
        needed("alasan_perubahan", TEXT),
        needed("andaian", TEXT),
        needed("catatan", TEXT),
        refers={"pegawai_id": "pegawai"},
        indexed=("tujuan_id",),
    )
    record_table(
        "langkah_karier",
        needed("rencana_id", ID),
        needed("pegawai_id", ID),
        needed("urutan", INTEGER),
        needed("jenis", TEXT),
        needed("kegiatan", TEXT),
        needed("kesenjangan", TEXT),
        needed("pelaku", TEXT),
        optional("batas", DAY),
        needed("status", TEXT),
        refers={"rencana_id": "rencana_karier", "pegawai_id": "pegawai"},
    )
    record_table(
        "kemajuan_karier",
        needed("rencana_id", ID),
        needed("pegawai_id", ID),
        needed("tahun", INTEGER),
        needed("tanggal", DAY),
        needed("uraian", TEXT),
        needed("tindak_lanjut", TEXT),
        refers={"rencana_id": "rencana_karier", "pegawai_id": "pegawai"},
    )


def _proposals() -> None:
    record_table(
        "usulan",
        needed("pegawai_id", ID),
        needed("hak", TEXT),
        needed("tmt", DAY),
        needed("diusulkan", TEXT),
        needed("status", TEXT),
        needed("nomor_surat", TEXT),
        optional("tanggal_kirim", DAY),
        needed("alasan", TEXT),
        needed("nomor_keputusan", TEXT),
        optional("tanggal_keputusan", DAY),
        optional("tmt_keputusan", DAY),
        needed("hasil", TEXT),
        optional("verdict", TEXT),
        needed("catatan", TEXT),
        refers={"pegawai_id": "pegawai"},
    )
    record_table(
        "berkas_usulan",
        needed("usulan_id", ID),
        needed("pegawai_id", ID),
        needed("dokumen", TEXT),
        needed("ada", BOOLEAN),
        needed("nomor", TEXT),
        optional("tanggal", DAY),
        optional("berlaku_sampai", DAY),
        needed("sha256", TEXT),
        needed("media", TEXT),
        optional("ukuran", INTEGER),
        needed("catatan", TEXT),
        refers={"usulan_id": "usulan", "pegawai_id": "pegawai"},
        indexed=("sha256",),
    )


def _exchange() -> None:
    op.create_table(
        "kiriman",
        needed("id", ID),
        needed("nomor", INTEGER),
        needed("epoch", INTEGER),
        needed("dari", LONG),
        needed("sampai", LONG),
        needed("dibuat", INSTANT),
        needed("sidik", HASH),
        needed("jumlah", INTEGER),
        needed("ukuran", LONG),
        needed("berkas", TEXT),
        needed("media", TEXT),
        optional("diterima", INSTANT),
        optional("tanda_terima", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_kiriman"),
    )
    op.create_table(
        "hasil_kirim",
        needed("epoch", INTEGER),
        needed("seq", LONG),
        needed("kiriman_id", ID),
        needed("kind", TEXT),
        needed("record_id", ID),
        needed("hasil", TEXT),
        needed("sebab", TEXT),
        needed("fakta", TEXT),
        needed("siapa", TEXT),
        sa.PrimaryKeyConstraint("epoch", "seq", name="pk_hasil_kirim"),
    )
    for column in ("kiriman_id", "record_id"):
        op.create_index(f"ix_hasil_kirim_{column}", "hasil_kirim", [column])
    op.create_table(
        "masuk",
        needed("id", ID),
        needed("nomor", INTEGER),
        needed("dibuat", INSTANT),
        needed("diambil", INSTANT),
        needed("sidik", HASH),
        needed("isi", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_masuk"),
    )
    op.create_table(
        "perbaikan",
        needed("id", ID),
        needed("isi", TEXT),
        needed("diambil", INSTANT),
        optional("putusan", TEXT),
        optional("diputus", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_perbaikan"),
    )
    op.create_table(
        "alih_pegawai",
        needed("pegawai_id", ID),
        needed("arah", TEXT),
        needed("kantor_id", ID),
        needed("kantor", TEXT),
        needed("tanggal", INSTANT),
        sa.PrimaryKeyConstraint("pegawai_id", name="pk_alih_pegawai"),
    )
