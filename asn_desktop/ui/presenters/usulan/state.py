"""One proposal as the screen shows it: where it stands, its papers, its letter, and the decision."""

from __future__ import annotations

import enum
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.usecases.usulan import PaperState
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.document_state import DocumentState
from asn_desktop.ui.presenters.why import Why

Fact = tuple[str, str]
"""A label and what stands after it."""
Mark = Literal["done", "now", "later"]


class Step(enum.StrEnum):
    """What can be recorded next."""

    KIRIM = "kirim"
    KEPUTUSAN = "keputusan"


class Ending(enum.StrEnum):
    """What ends or halts a proposal, with a reason."""

    DIKEMBALIKAN = "dikembalikan"
    DITOLAK = "ditolak"
    DIBATALKAN = "dibatalkan"


class Typed(Struct, frozen=True):
    """Everything that can be typed about the next step; it is kept as the draft. Results are text as they are typed."""

    nomor_surat: str = ""
    tanggal_kirim: date | None = None
    nomor_keputusan: str = ""
    tanggal_keputusan: date | None = None
    tmt_keputusan: date | None = None
    hasil: str = ""
    mkg_tahun: str = ""
    mkg_bulan: str = ""


class PaperRow(Struct, frozen=True):
    """One line of the checklist."""

    id: UUID
    name: str
    ada: bool
    nomor: str
    tanggal: date | None
    berlaku_sampai: date | None
    state: PaperState
    chip: Chip
    copy: str
    """What its copy is ("PDF, 1,2 MB"), "" where there is none."""
    media: str = ""
    sha256: str = ""
    error: str = ""
    """What was wrong with what was typed last, at its last day."""


class StepCard(Struct, frozen=True):
    """A step as it stands: its mark, what was recorded, and what is said where nothing was yet."""

    mark: Mark
    facts: tuple[Fact, ...] = ()
    note: str = ""
    chip: Chip | None = None


class UsulanState(DocumentState, frozen=True, kw_only=True):
    """Everything the sheet shows. `step` is the form on show; None where nothing can be recorded any more."""

    pegawai_id: UUID
    hak: Hak
    line: str
    """Where it stands and who must act, in one sentence."""
    line_chip: Chip | None
    step: Step | None
    typed: Typed
    errors: dict[str, str]
    """What is wrong, by the field's name in `Typed`; "" is about the whole step."""
    papers: tuple[PaperRow, ...]
    papers_said: str
    papers_then: str
    """Which papers the law of the day asked for wants more, or no more; "" for none, and of today."""
    why: Why | None
    """The right as it stood when the proposal was sent, or as it was begun; as of another day as it stands then."""
    why_note: str
    day_note: str
    """What is of the day asked for and what of today; "" where that is today."""
    kirim: StepCard
    keputusan: StepCard
    endings: tuple[Ending, ...]
    """What can be recorded with a reason now."""
    deciding: str
    """How the decision is come to from the form of the letter; "" where it is on show."""
    sending: str
    """How the letter is come to from the form of the decision, to note or to correct it; "" where it is on show."""
    reopening: bool
    """It can be opened again where it was ended by mistake."""
    form: str
    """The form that can be printed; "" for none."""


class UsulanView(Protocol):
    def render(self, state: UsulanState) -> None: ...

    def point(self) -> None:
        """The step was refused: the cursor goes to the first field that is in error."""

    def missing(self) -> None:
        """There is no such proposal (any more)."""
