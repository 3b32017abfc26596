"""The archive as a list: every final form that was printed, and what has come back of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.arsip import CaraKenal, Cetakan, Pindaian
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.usecases.arsip.names import subject_names
from asn_desktop.core.usecases.ports import Reader, chunks
from asn_desktop.core.usecases.rows import Sort


class Kembali(enum.StrEnum):
    """What has come back of a printed form."""

    BELUM = "belum"
    SEBAGIAN = "sebagian"
    """Some of its pages."""
    ADA = "ada"
    """All of its pages, or the word that the signed sheet is in the office's own file."""
    BERBEDA = "berbeda"
    """It came back, but what was stored was no longer what had been printed."""


class ArsipFilter(Struct, frozen=True):
    """Which printed forms a list shows. `text` searches name, NIP and code; 0 as `tahun` is every year of printing."""

    text: str = ""
    formulir: str = ""
    kembali: str = ""
    tahun: int = 0


EVERYTHING = ArsipFilter()
NEWEST_FIRST = Sort("tanggal", descending=True)


class ArsipRow(Struct, frozen=True):
    """One printed form. `id` is that of its `Cetakan`; `tanggal` when it was first printed, `kembali_pada` when the
    last of it came back.
    """

    id: UUID
    kode: str
    formulir: str
    subjek_id: UUID
    pegawai_id: UUID | None
    nama: str
    nip: str
    revisi: int
    halaman: int
    tanggal: date
    kembali: Kembali
    kembali_pada: date | None = None
    pindaian: tuple[Pindaian, ...] = ()


def archive(reader: Reader, where: ArsipFilter = EVERYTHING, sort: Sort = NEWEST_FIRST) -> tuple[ArsipRow, ...]:
    """The list as it is asked for."""
    return narrowed(printed_forms(reader), where, sort)


def printed_forms(reader: Reader) -> tuple[ArsipRow, ...]:
    """Every printed form, in no order: read once, and asked many things (`narrowed`) until the file changes."""
    printed = reader.find(Cetakan)
    scans: dict[UUID, list[Pindaian]] = {}
    for scan in reader.find(Pindaian):
        scans.setdefault(scan.cetakan_id, []).append(scan)
    names, numbers = subject_names(reader, printed), _numbers(reader, printed)
    return tuple(
        _row(each, names[each.id], numbers.get(each.pegawai_id, ""), tuple(scans.get(each.id, ()))) for each in printed
    )


def narrowed(rows: Iterable[ArsipRow], where: ArsipFilter, sort: Sort = NEWEST_FIRST) -> tuple[ArsipRow, ...]:
    """The rows that are asked for, in the order asked for; rows that are alike come by name."""
    text = where.text.casefold().strip()
    shown = [row for row in rows if _asked(row, where) and _shown(row, text, where.kembali)]
    shown.sort(key=lambda row: (row.nama.casefold(), row.formulir))
    shown.sort(key=lambda row: _key(row, sort.column), reverse=sort.descending)
    return tuple(shown)


def state_of(cetakan: Cetakan, scans: Iterable[Pindaian]) -> Kembali:
    """What has come back of one printed form."""
    all_scans = tuple(scans)
    if not all_scans:
        return Kembali.BELUM
    if not all(scan.cocok for scan in all_scans):
        return Kembali.BERBEDA
    if any(scan.cara is CaraKenal.KODE for scan in all_scans):
        return Kembali.ADA
    pages = {number for scan in all_scans for number in scan.halaman}
    return Kembali.ADA if len(pages) >= cetakan.halaman else Kembali.SEBAGIAN


def _row(cetakan: Cetakan, nama: str, nip: str, scans: tuple[Pindaian, ...]) -> ArsipRow:
    return ArsipRow(
        cetakan.id, cetakan.kode, cetakan.formulir, cetakan.subjek_id, cetakan.pegawai_id, nama, nip, cetakan.revisi,
        cetakan.halaman, cetakan.tanggal, state_of(cetakan, scans),
        max((scan.tanggal for scan in scans), default=None), scans,
    )  # fmt: skip


def _asked(row: ArsipRow, where: ArsipFilter) -> bool:
    return where.formulir in ("", row.formulir) and where.tahun in (0, row.tanggal.year)


def _shown(row: ArsipRow, text: str, kembali: str) -> bool:
    if kembali not in ("", row.kembali.value):
        return False
    return (
        not text
        or text in row.nama.casefold()
        or text in row.nip
        or text.replace("-", "") in row.kode.casefold().replace("-", "")
    )


def _numbers(reader: Reader, printed: Iterable[Cetakan]) -> dict[UUID | None, str]:
    asked = sorted({each.pegawai_id for each in printed if each.pegawai_id is not None})
    return {one.id: one.nip for part in chunks(asked, 500) for one in reader.find(Pegawai, id=tuple(part))}


def _key(row: ArsipRow, column: str) -> str:
    value = getattr(row, column)
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value).casefold()
