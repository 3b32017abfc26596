"""Arsip: final forms that were printed, and the signed paper that came back."""

from __future__ import annotations

import enum
from datetime import date
from uuid import UUID

from asn_desktop.core.kernel.record import Record


class CaraKenal(enum.StrEnum):
    """How a signed page was recognised."""

    QR = "qr"
    KODE = "kode"


class Cetakan(Record, frozen=True, kw_only=True):
    """A final form that was printed. `kode` is the short code on its pages, `sidik` the SHA-256 of the filled form.

    `subjek_id` is what it is a form of: a plan, an appraisal, a unit, an objection, a person, the office; `revisi` its
    version on that day, and of what has none, because the form tells of a day, the `edition`. `pegawai_id` is empty for
    a form about a unit or the office.
    """

    kode: str
    formulir: str
    subjek_id: UUID
    revisi: int
    sidik: str
    halaman: int
    tanggal: date
    pegawai_id: UUID | None = None


class Pindaian(Record, frozen=True, kw_only=True):
    """A scan or photo of a printed form, in the vault, or only the word that the signed paper is in the file.

    `halaman` are the recognised page numbers. `cocok` is false where the paper differs from what was stored when it
    was attached. Without a scanner `sha256` is empty and the code was typed. `media` is a value of `Media` (`pdf`).
    """

    cetakan_id: UUID
    tanggal: date
    cara: CaraKenal
    cocok: bool
    halaman: tuple[int, ...] = ()
    sha256: str = ""
    media: str = ""
    ukuran: int | None = None
    catatan: str = ""
