"""Frozen rows that lists and overviews show, and the questions they answer."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Predikat, Rating
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan
from asn_desktop.core.domain.skp import JenisHasilKerja, Keluarga, SebabPengecualian, StatusSkp


class Sort(Struct, frozen=True):
    """Sort by a column of the row (its field name)."""

    column: str = "nama"
    descending: bool = False


class PegawaiFilter(Struct, frozen=True):
    """Which employees a list shows. `text` searches name, part of a NIP, jabatan and unit, forgiving typing errors.

    `unit_id` includes the units below it. Without `kedudukan` those in service are shown; `pindah` asks for those
    whose records belong to another office now, and only for them.
    """

    text: str = ""
    unit_id: UUID | None = None
    jenis_pegawai: JenisPegawai | None = None
    kedudukan: Kedudukan | None = None
    golongan: str = ""
    pindah: bool = False


class PegawaiRow(Struct, frozen=True):
    """One employee in a list, as of today. `nama` carries the titles.

    `pindah`, here and in the other rows: the office that owns the records now, where the employee moved there.
    """

    id: UUID
    nip: str
    nama: str
    jenis_pegawai: JenisPegawai
    kedudukan: Kedudukan
    golongan: str
    jabatan: str
    unit: str
    unit_id: UUID | None
    pindah: str = ""


class Term(Struct, frozen=True):
    """Which appraisals of a year are meant: the yearly ones, or those of one term.

    `mulai` and `sampai` (not included) bound the term; plans that do not touch it are left out.
    """

    jenis: JenisEvaluasi = JenisEvaluasi.AKHIR
    nomor: int = 0
    mulai: date | None = None
    sampai: date | None = None


WHOLE_YEAR = Term()
"""The yearly appraisals."""


class KinerjaFilter(Struct, frozen=True):
    """Which appraisals of a year a list shows.

    `skp` and `evaluasi`: a status; "" is everybody, "none" who has not begun, "begun" who has, whatever the status.
    """

    tahun: int
    text: str = ""
    unit_id: UUID | None = None
    skp: StatusSkp | str = ""
    evaluasi: StatusEvaluasi | str = ""
    predikat: Predikat | None = None
    penilai: str = ""
    term: Term = WHOLE_YEAR


class KinerjaRow(Struct, frozen=True):
    """One employee's year: how far plan and evaluation are. One row per SKP; one without SKP where there is none."""

    pegawai_id: UUID
    nip: str
    nama: str
    jabatan: str
    unit: str
    unit_id: UUID | None
    penilai: str
    skp_id: UUID | None = None
    skp_status: StatusSkp | None = None
    mulai: date | None = None
    sampai: date | None = None
    evaluasi_id: UUID | None = None
    evaluasi_status: StatusEvaluasi | None = None
    predikat: Predikat | None = None
    pindah: str = ""


class UnitProgress(Struct, frozen=True):
    """How far one unit (without those below it) is in a year, in numbers of people."""

    unit_id: UUID | None
    unit: str
    pegawai: int
    skp_ada: int
    skp_disetujui: int
    evaluasi_ada: int
    evaluasi_final: int
    predikat: dict[Predikat, int]
    capaian: Capaian | None = None


class JournalRow(Struct, frozen=True):
    """One line of a record's history: who, when, what, before and after (fields by name, None where not there)."""

    seq: int
    at: datetime
    actor: str
    action: str
    group: UUID
    kind: str
    record_id: UUID
    operation: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class LastChange(Struct, frozen=True):
    """The newest group of changes that can still be undone: who did what when, and in how many entries."""

    group: UUID
    at: datetime
    actor: str
    action: str
    n: int


Word = str | date | enum.StrEnum
"""Part of a name: as it stands, or a day or a term of the law that the reader's language says."""


class BinRow(Struct, frozen=True):
    """Something in the bin, with the words by which a person recognises it, its own before its owner's."""

    kind: str
    id: UUID
    words: tuple[Word, ...]
    removed_at: datetime
    actor: str


class Found(Struct, frozen=True):
    """A hit of "search anything": an employee or a unit."""

    kind: str
    id: UUID
    title: str
    detail: str


class PlanTextFilter(Struct, frozen=True):
    """Which planned results of the years `dari` to `tahun` are asked for, by words that all occur in them.

    Nearest (0) are holders of the post `jabatan`, then (1) of posts whose name begins with `awal`, then (2) everybody
    else. `nearness` asks for those of 0 or of 1 only.
    """

    dari: int
    tahun: int
    words: tuple[str, ...] = ()
    jabatan: str = ""
    awal: str = ""
    keluarga: Keluarga | None = None
    nearness: int | None = None


class PlanText(Struct, frozen=True):
    """A text that `n` planned results of one nearness have. `hasil` are the newest and the oldest of them.

    `tahun` is the last year in which it was written, `jabatan` the post of one who wrote it.
    """

    hasil: tuple[UUID, UUID]
    rencana: str
    jenis: JenisHasilKerja
    tahun: int
    jabatan: str
    n: int
    nearness: int


class PlanSourceFilter(Struct, frozen=True):
    """For which plan one to copy from is sought: of whom, of which year, in which post and unit."""

    skp_id: UUID
    pegawai_id: UUID
    tahun: int
    jabatan: str = ""
    awal: str = ""
    unit_id: UUID | None = None


class PlanSource(Struct, frozen=True):
    """A plan that can be copied from. `nearness`: the smaller, the more like; 0 is the person's own."""

    skp_id: UUID
    pegawai_id: UUID
    nama: str
    jabatan: str
    unit: str
    tahun: int
    mulai: date
    sampai: date
    status: StatusSkp
    nearness: int
    hasil: int
    indikator: int


class TermRow(Struct, frozen=True):
    """What there is of one person's year or term: plan, months, and appraisal. One row per plan that touches it.

    Counts are of the term: steps of the action plan, indicators with a realisation in the months (`realisasi_bulan`)
    or in the appraisal (`realisasi`), evidence and feedback. `penilai` is who the plan names, or the organisation;
    `penilai_id` is the employee or the outside official.
    """

    pegawai_id: UUID
    nip: str
    nama: str
    jabatan: str
    unit: str
    unit_id: UUID | None
    kedudukan: Kedudukan
    penilai: str
    pengecualian: SebabPengecualian | None
    skp_id: UUID | None
    skp_status: StatusSkp | None
    mulai: date | None
    sampai: date | None
    evaluasi_id: UUID | None
    evaluasi_status: StatusEvaluasi | None
    rating_hasil: Rating | None
    rating_perilaku: Rating | None
    predikat: Predikat | None
    indikator: int
    realisasi: int
    rencana_aksi: int
    realisasi_bulan: int
    bukti: int
    umpan_balik: int
    penilai_id: UUID | None
    pindah: str = ""


class Recorded(enum.StrEnum):
    """What can be counted in the months of a year: who there is, who has a plan, and what is recorded of it."""

    PEGAWAI = "pegawai"
    SKP = "skp"
    RENCANA_AKSI = "rencana_aksi"
    REALISASI = "realisasi"
    BUKTI = "bukti"
    UMPAN_BALIK = "umpan_balik"


class MonthCount(Struct, frozen=True):
    """How many people of one unit (without those below it) have something in a month; `bulan` 0 is of the year."""

    unit_id: UUID | None
    unit: str
    what: Recorded
    bulan: int
    people: int
