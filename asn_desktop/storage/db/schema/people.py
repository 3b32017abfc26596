"""The office, its units and posts, its people and their histories."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.storage.db.schema.base import Day, Identity, RecordTable, refers


class KantorTable(RecordTable):
    __tablename__ = "kantor"

    nama: Mapped[str]
    instansi: Mapped[str]
    kode_wilayah: Mapped[str]
    tempat: Mapped[str]
    alamat: Mapped[str]
    latihan: Mapped[bool]


class UnitTable(RecordTable):
    """`induk_id` is no foreign key: orphans of real offices are kept and shown."""

    __tablename__ = "unit"

    nama: Mapped[str]
    kode: Mapped[str]
    induk_id: Mapped[Identity | None] = mapped_column(index=True)
    mandiri: Mapped[bool]
    alamat: Mapped[str]


class JabatanTable(RecordTable):
    __tablename__ = "jabatan"

    nama: Mapped[str]
    jenis: Mapped[str]
    unit_id: Mapped[Identity] = refers("unit")
    jenjang: Mapped[str | None]
    eselon: Mapped[str]
    kelas: Mapped[int | None]
    kepala: Mapped[bool]


class PegawaiTable(RecordTable):
    """A NIP may occur twice: the data doctor shows duplicates, the file does not refuse them."""

    __tablename__ = "pegawai"

    nip: Mapped[str] = mapped_column(index=True)
    nama: Mapped[str]
    jenis_pegawai: Mapped[str]
    gelar_depan: Mapped[str]
    gelar_belakang: Mapped[str]
    kedudukan: Mapped[str]
    jenis_kelamin: Mapped[str | None]
    tempat_lahir: Mapped[str]
    tanggal_lahir: Mapped[Day | None]
    tmt_cpns: Mapped[Day | None]
    tmt_pns: Mapped[Day | None]
    akhir_kontrak: Mapped[Day | None]
    nik: Mapped[str]
    agama: Mapped[str]
    status_kawin: Mapped[str]
    karpeg: Mapped[str]
    npwp: Mapped[str]
    bpjs: Mapped[str]
    nomor_hp: Mapped[str]
    email: Mapped[str]
    alamat: Mapped[str]
    pns_id: Mapped[str] = mapped_column(index=True)
    catatan: Mapped[str]


class RiwayatGolonganTable(RecordTable):
    __tablename__ = "riwayat_golongan"

    pegawai_id: Mapped[Identity] = refers("pegawai")
    golongan: Mapped[str]
    tmt: Mapped[Day]
    mkg_tahun: Mapped[int | None]
    mkg_bulan: Mapped[int | None]
    jenis_kenaikan: Mapped[str]
    sk_nomor: Mapped[str]
    sk_tanggal: Mapped[Day | None]


class RiwayatJabatanTable(RecordTable):
    __tablename__ = "riwayat_jabatan"

    pegawai_id: Mapped[Identity] = refers("pegawai")
    nama: Mapped[str]
    jenis: Mapped[str]
    tmt: Mapped[Day]
    sampai: Mapped[Day | None]
    status: Mapped[str]
    jabatan_id: Mapped[Identity | None] = refers("jabatan")
    jenjang: Mapped[str | None]
    eselon: Mapped[str]
    unit_nama: Mapped[str]
    sk_nomor: Mapped[str]
    sk_tanggal: Mapped[Day | None]


class RiwayatUnitTable(RecordTable):
    __tablename__ = "riwayat_unit"

    pegawai_id: Mapped[Identity] = refers("pegawai")
    unit_id: Mapped[Identity] = refers("unit")
    tmt: Mapped[Day]
    sampai: Mapped[Day | None]
    sk_nomor: Mapped[str]


class RiwayatPendidikanTable(RecordTable):
    __tablename__ = "riwayat_pendidikan"

    pegawai_id: Mapped[Identity] = refers("pegawai")
    tingkat: Mapped[str]
    jurusan: Mapped[str]
    sekolah: Mapped[str]
    tahun_lulus: Mapped[int | None]
    nomor_ijazah: Mapped[str]


class RiwayatPelatihanTable(RecordTable):
    __tablename__ = "riwayat_pelatihan"

    pegawai_id: Mapped[Identity] = refers("pegawai")
    nama: Mapped[str]
    bentuk: Mapped[str]
    penyelenggara: Mapped[str]
    mulai: Mapped[Day | None]
    selesai: Mapped[Day | None]
    jp: Mapped[int | None]
    nomor_sertifikat: Mapped[str]


class RiwayatDisiplinTable(RecordTable):
    __tablename__ = "riwayat_disiplin"

    pegawai_id: Mapped[Identity] = refers("pegawai")
    tingkat: Mapped[str]
    jenis: Mapped[str]
    tmt: Mapped[Day]
    sampai: Mapped[Day | None]
    sk_nomor: Mapped[str]
    sk_tanggal: Mapped[Day | None]
    alasan: Mapped[str]


class RiwayatPenghargaanTable(RecordTable):
    __tablename__ = "riwayat_penghargaan"

    pegawai_id: Mapped[Identity] = refers("pegawai")
    nama: Mapped[str]
    tanggal: Mapped[Day | None]
    sk_nomor: Mapped[str]


class PejabatTable(RecordTable):
    __tablename__ = "pejabat"

    nama: Mapped[str]
    jabatan: Mapped[str]
    nip: Mapped[str]
    pangkat_golongan: Mapped[str]
    unit_kerja: Mapped[str]
    atasan_id: Mapped[Identity | None] = refers("pejabat")


class PenetapanPenilaiTable(RecordTable):
    __tablename__ = "penetapan_penilai"

    pegawai_id: Mapped[Identity] = refers("pegawai")
    tmt: Mapped[Day]
    sampai: Mapped[Day | None]
    penilai_id: Mapped[Identity | None] = refers("pegawai")
    pejabat_id: Mapped[Identity | None] = refers("pejabat")
    status: Mapped[str]
    dasar: Mapped[str]


HEADS = Index("ix_jabatan_kepala", JabatanTable.kepala, JabatanTable.unit_id)
"""The head posts are asked for whenever a superior is."""
