"""The months of a plan: what is to be done, what was achieved, what was said about it, and what proves it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.kernel.record import Record


class RencanaAksi(Record, frozen=True, kw_only=True):
    """What is to be done towards a planned result in one month (1 to 12) of the plan's year."""

    skp_id: UUID
    hasil_kerja_id: UUID
    bulan: int
    urutan: int
    kegiatan: str
    target: str = ""


class RealisasiBerkala(Record, frozen=True, kw_only=True):
    """What was achieved on one indicator in a term. `bulan` is the term's last month: 3, 6, 9, 12 of quarters.

    `sumber_data` says where the figure comes from. Nothing recorded is no record, never a zero.
    """

    skp_id: UUID
    indikator_id: UUID
    bulan: int
    realisasi: str
    sumber_data: str = ""


class UmpanBalik(Record, frozen=True, kw_only=True):
    """Continuous feedback (umpan balik berkelanjutan): given on a day, by somebody, on a result or on a behaviour.

    Neither `hasil_kerja_id` nor `nilai`: feedback on the work as a whole. `pemberi` is the giver's name as it was.
    """

    skp_id: UUID
    tanggal: date
    pemberi: str
    isi: str
    pemberi_id: UUID | None = None
    hasil_kerja_id: UUID | None = None
    nilai: NilaiBerakhlak | None = None


class BuktiDukung(Record, frozen=True, kw_only=True):
    """Evidence of a planned result: a file in the vault (`sha256`), or only a link or a description of where it is.

    `bulan` is the month it belongs to. `ukuran` is in bytes and `media` a value of `Media` (`jpg`), as the vault found
    them.
    """

    skp_id: UUID
    hasil_kerja_id: UUID
    bulan: int
    nama: str
    indikator_id: UUID | None = None
    rencana_aksi_id: UUID | None = None
    sha256: str = ""
    ukuran: int | None = None
    media: str = ""
    tautan: str = ""
    catatan: str = ""
