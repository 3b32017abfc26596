"""Pegawai: a civil servant (PNS, CPNS) or a contract employee (PPPK) of the office."""

from __future__ import annotations

import enum
from datetime import date

from asn_desktop.core.kernel.record import Record


class JenisPegawai(enum.StrEnum):
    PNS = "pns"
    CPNS = "cpns"
    PPPK = "pppk"


class JenisKelamin(enum.StrEnum):
    PRIA = "pria"
    WANITA = "wanita"


class Kedudukan(enum.StrEnum):
    """Kedudukan hukum: whether the person is in service, and if not why."""

    AKTIF = "aktif"
    CLTN = "cltn"
    TUGAS_BELAJAR = "tugas_belajar"
    DIBERHENTIKAN_SEMENTARA = "diberhentikan_sementara"
    MASA_PERSIAPAN_PENSIUN = "masa_persiapan_pensiun"
    PENSIUN = "pensiun"
    BERHENTI = "berhenti"
    MENINGGAL = "meninggal"

    @property
    def in_service(self) -> bool:
        return self not in (Kedudukan.PENSIUN, Kedudukan.BERHENTI, Kedudukan.MENINGGAL)


class Pegawai(Record, frozen=True, kw_only=True):
    """Identity of one employee. What changes over the years (golongan, jabatan, unit) is in dated histories.

    `nip` holds 18 digits without spaces. `tanggal_lahir` is the corrected birth date and may differ from the one
    inside the NIP. `pns_id` is the person's identity in SIASN. Empty text means "not recorded".
    """

    nip: str
    nama: str
    jenis_pegawai: JenisPegawai
    gelar_depan: str = ""
    gelar_belakang: str = ""
    kedudukan: Kedudukan = Kedudukan.AKTIF
    jenis_kelamin: JenisKelamin | None = None
    tempat_lahir: str = ""
    tanggal_lahir: date | None = None
    tmt_cpns: date | None = None
    tmt_pns: date | None = None
    akhir_kontrak: date | None = None
    nik: str = ""
    agama: str = ""
    status_kawin: str = ""
    karpeg: str = ""
    npwp: str = ""
    bpjs: str = ""
    nomor_hp: str = ""
    email: str = ""
    alamat: str = ""
    pns_id: str = ""
    catatan: str = ""

    @property
    def nama_lengkap(self) -> str:
        """Name with titles, as forms print it: `Dr. Simson Hubi, S.Sos`."""
        front = f"{self.gelar_depan} " if self.gelar_depan else ""
        back = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{front}{self.nama}{back}"
