"""The appraisal year in full: annexes and versions of plans, the months, objections, printed and signed paper."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.String(36).with_variant(sa.UUID(as_uuid=False), "postgresql")
DAY = sa.Date().with_variant(sa.String(10), "sqlite")
TEXT, INTEGER, BOOLEAN = sa.Text(), sa.Integer(), sa.Boolean()


def needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def optional(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def added(table: str, name: str, kind: Any, filled: str | None = None) -> None:
    """A further column; the rows of before hold `filled`, or nothing."""
    op.add_column(table, sa.Column(name, kind, nullable=filled is None, server_default=filled))


def record_table(
    name: str, *columns: sa.Column[Any], refers: dict[str, str] | None = None, indexed: tuple[str, ...] = ()
) -> None:
    """A table of records. `refers`: columns that refer to the identity of another table, each with an index."""
    links = refers or {}
    op.create_table(
        name,
        needed("id", ID),
        needed("version", INTEGER),
        optional("removed_at", sa.String(32)),
        *columns,
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=f"fk_{name}_{column}", deferrable=True, initially="DEFERRED"
            )
            for column, target in links.items()
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for column in (*links, *indexed):
        op.create_index(f"ix_{name}_{column}", name, [column])
    alive = sa.text("removed_at IS NOT NULL")
    op.create_index(f"ix_{name}_removed_at", name, ["removed_at"], sqlite_where=alive, postgresql_where=alive)


def upgrade() -> None:
    _widen()
    _plans()
    _months()
    _paper()


def _widen() -> None:
    added("kantor", "periodik", TEXT, "triwulan")
    added("skp", "revisi", INTEGER, "1")
    added("skp", "alasan_perubahan", TEXT, "")
    added("skp", "sebab", TEXT)
    added("hasil_kerja", "penugasan", TEXT, "")
    for column in ("diintervensi_id", "sementara_id"):
        added("hasil_kerja", column, ID)
        op.create_index(f"ix_hasil_kerja_{column}", "hasil_kerja", [column])
    with op.batch_alter_table("indikator") as table:
        table.alter_column("aspek", existing_type=TEXT, nullable=True)
        table.add_column(optional("perspektif", TEXT))
    added("evaluasi", "nomor", INTEGER, "0")
    added("capaian_organisasi", "jenis", TEXT, "akhir")
    added("capaian_organisasi", "nomor", INTEGER, "0")


def _plans() -> None:
    record_table("hari_libur", needed("tanggal", DAY), needed("nama", TEXT))
    record_table(
        "lampiran_skp",
        needed("skp_id", ID),
        needed("bagian", TEXT),
        needed("urutan", INTEGER),
        needed("isi", TEXT),
        refers={"skp_id": "skp"},
    )
    record_table(
        "versi_skp",
        needed("skp_id", ID),
        needed("revisi", INTEGER),
        needed("tanggal_disetujui", DAY),
        needed("pihak", TEXT),
        needed("isi", TEXT),
        needed("alasan_perubahan", TEXT),
        refers={"skp_id": "skp"},
    )
    record_table(
        "hasil_sementara",
        needed("unit_id", ID),
        needed("tahun", INTEGER),
        needed("urutan", INTEGER),
        needed("rencana", TEXT),
        optional("hasil_kerja_id", ID),
        refers={"unit_id": "unit"},
        indexed=("hasil_kerja_id",),
    )
    record_table(
        "peran_hasil",
        needed("unit_id", ID),
        needed("tahun", INTEGER),
        needed("hasil_id", ID),
        needed("pegawai_id", ID),
        needed("urutan", INTEGER),
        needed("peran", TEXT),
        refers={"unit_id": "unit", "pegawai_id": "pegawai"},
        indexed=("hasil_id",),
    )
    record_table(
        "pengecualian_skp",
        needed("pegawai_id", ID),
        needed("mulai", DAY),
        optional("sampai", DAY),
        needed("sebab", TEXT),
        needed("dasar", TEXT),
        refers={"pegawai_id": "pegawai"},
    )


def _months() -> None:
    record_table(
        "rencana_aksi",
        needed("skp_id", ID),
        needed("hasil_kerja_id", ID),
        needed("bulan", INTEGER),
        needed("urutan", INTEGER),
        needed("kegiatan", TEXT),
        needed("target", TEXT),
        refers={"skp_id": "skp", "hasil_kerja_id": "hasil_kerja"},
    )
    record_table(
        "realisasi_berkala",
        needed("skp_id", ID),
        needed("indikator_id", ID),
        needed("bulan", INTEGER),
        needed("realisasi", TEXT),
        needed("sumber_data", TEXT),
        refers={"skp_id": "skp", "indikator_id": "indikator"},
    )
    record_table(
        "umpan_balik",
        needed("skp_id", ID),
        needed("tanggal", DAY),
        needed("pemberi", TEXT),
        needed("isi", TEXT),
        optional("pemberi_id", ID),
        optional("hasil_kerja_id", ID),
        optional("nilai", TEXT),
        refers={"skp_id": "skp", "hasil_kerja_id": "hasil_kerja"},
    )
    record_table(
        "bukti_dukung",
        needed("skp_id", ID),
        needed("hasil_kerja_id", ID),
        needed("bulan", INTEGER),
        needed("nama", TEXT),
        optional("indikator_id", ID),
        optional("rencana_aksi_id", ID),
        needed("sha256", TEXT),
        optional("ukuran", INTEGER),
        needed("media", TEXT),
        needed("tautan", TEXT),
        needed("catatan", TEXT),
        refers={
            "skp_id": "skp",
            "hasil_kerja_id": "hasil_kerja",
            "indikator_id": "indikator",
            "rencana_aksi_id": "rencana_aksi",
        },
        indexed=("sha256",),
    )


def _paper() -> None:
    record_table(
        "serah_terima",
        needed("evaluasi_id", ID),
        needed("pegawai_id", ID),
        optional("diserahkan", DAY),
        optional("diterima", DAY),
        optional("dikembalikan", DAY),
        needed("catatan", TEXT),
        refers={"evaluasi_id": "evaluasi", "pegawai_id": "pegawai"},
    )
    record_table(
        "keberatan",
        needed("evaluasi_id", ID),
        needed("pegawai_id", ID),
        needed("tanggal_terima", DAY),
        needed("tanggal_pengajuan", DAY),
        needed("alasan", TEXT),
        needed("status", TEXT),
        needed("nomor_surat", TEXT),
        needed("penjelasan", TEXT),
        optional("tanggal_penjelasan", DAY),
        optional("putusan", TEXT),
        needed("pertimbangan", TEXT),
        optional("tanggal_putusan", DAY),
        needed("nomor_putusan", TEXT),
        optional("pemutus", TEXT),
        optional("evaluasi_hasil_id", ID),
        optional("tanggal_dicabut", DAY),
        optional("verdict", TEXT),
        refers={"evaluasi_id": "evaluasi", "pegawai_id": "pegawai", "evaluasi_hasil_id": "evaluasi"},
    )
    record_table(
        "cetakan",
        needed("kode", TEXT),
        needed("formulir", TEXT),
        needed("subjek_id", ID),
        needed("revisi", INTEGER),
        needed("sidik", TEXT),
        needed("halaman", INTEGER),
        needed("tanggal", DAY),
        optional("pegawai_id", ID),
        refers={"pegawai_id": "pegawai"},
        indexed=("kode", "subjek_id"),
    )
    record_table(
        "pindaian",
        needed("cetakan_id", ID),
        needed("tanggal", DAY),
        needed("cara", TEXT),
        needed("cocok", BOOLEAN),
        needed("halaman", TEXT),
        needed("sha256", TEXT),
        needed("media", TEXT),
        optional("ukuran", INTEGER),
        needed("catatan", TEXT),
        refers={"cetakan_id": "cetakan"},
        indexed=("sha256",),
    )
