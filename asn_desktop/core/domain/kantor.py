"""The office itself: what stands on the letterhead, and whether it is a practice office."""

from __future__ import annotations

from asn_desktop.core.kernel.record import Record


class Kantor(Record, frozen=True, kw_only=True):
    """One per file. `instansi` is the government it belongs to (`Pemerintah Kabupaten Jayawijaya`).

    `latihan`: a practice office with fictional people; every page and screen says so.
    """

    nama: str
    instansi: str
    kode_wilayah: str = ""
    tempat: str = ""
    alamat: str = ""
    latihan: bool = False
