"""Jabatan: posts of the office and the kinds they are of (UU 20/2023)."""

from __future__ import annotations

import enum
from uuid import UUID

from asn_desktop.core.kernel.record import Record


class JenisJabatan(enum.StrEnum):
    """Kinds of post; managerial ones from high to low, then functional and implementing posts."""

    JPT_UTAMA = "jpt_utama"
    JPT_MADYA = "jpt_madya"
    JPT_PRATAMA = "jpt_pratama"
    ADMINISTRATOR = "administrator"
    PENGAWAS = "pengawas"
    FUNGSIONAL = "fungsional"
    PELAKSANA = "pelaksana"

    @property
    def manajerial(self) -> bool:
        return self not in (JenisJabatan.FUNGSIONAL, JenisJabatan.PELAKSANA)


class Jenjang(enum.StrEnum):
    """Levels of functional posts."""

    PEMULA = "pemula"
    TERAMPIL = "terampil"
    MAHIR = "mahir"
    PENYELIA = "penyelia"
    AHLI_PERTAMA = "ahli_pertama"
    AHLI_MUDA = "ahli_muda"
    AHLI_MADYA = "ahli_madya"
    AHLI_UTAMA = "ahli_utama"

    @property
    def keahlian(self) -> bool:
        return self.name.startswith("AHLI_")


class StatusJabatan(enum.StrEnum):
    """How a post is held: appointed, or as acting (Plt) or daily acting (Plh) official."""

    DEFINITIF = "definitif"
    PLT = "plt"
    PLH = "plh"


class Jabatan(Record, frozen=True, kw_only=True):
    """A post in a unit. `kepala`: its holder heads the unit, and so appraises the unit's people.

    `eselon` (`III.a`) is kept because the rank ranges of managerial posts still go by it.
    """

    nama: str
    jenis: JenisJabatan
    unit_id: UUID
    jenjang: Jenjang | None = None
    eselon: str = ""
    kelas: int | None = None
    kepala: bool = False
