"""Proposals that follow from a right, the papers that go with them, and what was decided."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from uuid import UUID

from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.karier import Dokumen, Hak
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.verdict import Verdict


class StatusUsulan(enum.StrEnum):
    """Where a proposal is on its way."""

    DISIAPKAN = "disiapkan"
    DIKIRIM = "dikirim"
    DIKEMBALIKAN = "dikembalikan"
    DITETAPKAN = "ditetapkan"
    DITOLAK = "ditolak"
    DIBATALKAN = "dibatalkan"

    @property
    def open(self) -> bool:
        return self in (StatusUsulan.DISIAPKAN, StatusUsulan.DIKIRIM, StatusUsulan.DIKEMBALIKAN)


class Usulan(Record, frozen=True, kw_only=True):
    """One proposal. `tmt` is the day the right falls on, `diusulkan` what is asked for (`III/d`, `XX`).

    `verdict` is the right as it stood when the proposal was sent. `hasil` is what was decided, from the day
    `tmt_keputusan`; `alasan` says why it came back, was refused or dropped.
    """

    pegawai_id: UUID
    hak: Hak
    tmt: date
    diusulkan: str = ""
    status: StatusUsulan = StatusUsulan.DISIAPKAN
    nomor_surat: str = ""
    tanggal_kirim: date | None = None
    alasan: str = ""
    nomor_keputusan: str = ""
    tanggal_keputusan: date | None = None
    tmt_keputusan: date | None = None
    hasil: str = ""
    verdict: Verdict | None = None
    catatan: str = ""


class BerkasUsulan(Record, frozen=True, kw_only=True):
    """One paper on the checklist of a proposal. `ada` says that it lies ready; `sha256` is a copy in the vault.

    A paper whose `berlaku_sampai` lies before the day it is needed has expired.
    """

    usulan_id: UUID
    pegawai_id: UUID
    dokumen: Dokumen
    ada: bool = False
    nomor: str = ""
    tanggal: date | None = None
    berlaku_sampai: date | None = None
    sha256: str = ""
    media: str = ""
    ukuran: int | None = None
    catatan: str = ""


class PenetapanAngkaKredit(Record, frozen=True, kw_only=True):
    """A determination of credit (PAK): `jumlah` is the sum counted until (not including) `sampai`.

    `golongan` and `jenjang` are those it was determined in.
    """

    pegawai_id: UUID
    nomor: str
    tanggal: date
    sampai: date
    jumlah: Decimal
    golongan: str
    jenjang: Jenjang
    catatan: str = ""


class KeteranganCltn(Record, frozen=True, kw_only=True):
    """A statement whether somebody had ever taken unpaid leave (CLTN), as of `tanggal`."""

    pegawai_id: UUID
    tanggal: date
    pernah: bool
    nomor: str = ""
    catatan: str = ""
