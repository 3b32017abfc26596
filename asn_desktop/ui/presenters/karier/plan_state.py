"""One career plan as the window shows it: the post aimed at, the gaps, the steps, and what came of them."""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.rencana_karier import JenisLangkah, StatusLangkah
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.entry_fields import Option


class Wanted(Struct, frozen=True):
    """The post aimed at, as it was asked for: by its id one of the office, or else one of a kind by its name."""

    post: str
    nama: str = ""
    jenis: JenisJabatan = JenisJabatan.PENGAWAS
    jenjang: Jenjang | None = None
    eselon: str = ""


class StepRow(Struct, frozen=True):
    """One step as it is typed. `key` names it on the screen; `id` in the file, once it was saved."""

    key: int
    jenis: JenisLangkah
    kegiatan: str
    kesenjangan: str
    pelaku: str
    batas: date | None
    status: StatusLangkah
    id: UUID | None = None
    late: bool = False
    errors: dict[str, str] = {}
    """What is wrong, by the names of the fields."""


class GapLine(Struct, frozen=True):
    """What lies between the person and the post: the condition in words, its article, and which step closes it."""

    number: int
    jenis: JenisLangkah
    text: str
    basis: str
    chip: Chip
    taken: bool
    """There is a step for it already."""


class ProgressLine(Struct, frozen=True):
    """What came of the plan in a year."""

    tahun: int
    tanggal: date
    uraian: str
    tindak_lanjut: str


class ProgressTyped(Struct, frozen=True):
    """What is being typed about a year of the plan, as it stands in the fields: the day also while it is none."""

    tahun: str
    tanggal: str
    uraian: str
    tindak_lanjut: str


class SuccessorLine(Struct, frozen=True):
    """A post that the person heads, with who could follow."""

    post: str
    said: str
    people: tuple[tuple[str, Chip], ...]


class PlanState(Struct, frozen=True):
    """Everything about one person's plan. Without a plan only the question where to is asked."""

    pegawai_id: UUID
    rencana_id: UUID | None
    there: bool
    """There is a plan that is not at its end."""
    draft: bool
    begins: bool
    """A plan can be begun: not of somebody who has left, moved away, or is not appointed yet."""
    locked: bool
    """Only to be read: the person moved to another office."""
    line: str
    chip: Chip | None
    tujuan: str
    tujuan_detail: str
    aimed: str
    """Who holds the post now, where it is one of the office."""
    aimed_gone: bool
    """The post is not there any more."""
    target_note: str
    """What is odd about the day by which it is to be reached; "" where nothing is."""
    target: date | None
    catatan: str
    assumed: tuple[str, ...]
    """What the dates of the plan rest on, in words; of a plan that is begun, what would be taken along."""
    fit: Chip | None
    gaps: tuple[GapLine, ...]
    steps: tuple[StepRow, ...]
    progress: tuple[ProgressLine, ...]
    years: tuple[str, ...]
    """Years that progress can be noted for."""
    noting: ProgressTyped | None
    """What was typed about a year before the plan was opened, and is not noted yet."""
    successors: tuple[SuccessorLine, ...]
    earlier: tuple[str, ...]
    posts: tuple[Option, ...]
    errors: dict[str, str]
    dirty: bool
    saved: str
    recovery: bool
    discardable: bool


class PlanView(Protocol):
    def render(self, state: PlanState) -> None: ...

    def point(self) -> None:
        """Something was refused: the cursor goes to the first field that is in error."""

    def missing(self) -> None:
        """The person is no longer there."""
