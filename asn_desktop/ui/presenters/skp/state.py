"""The plan of one person as the screen shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.skp import Keluarga, Pendekatan, Skp, StatusSkp
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import berakhlak
from asn_desktop.core.usecases import skp as usecase
from asn_desktop.core.usecases.skp import PlanDraft, PlanGap, ResultDraft
from asn_desktop.core.usecases.skp.kinds import kind_notes
from asn_desktop.ui.presenters.document_state import DocumentState, shortened
from asn_desktop.ui.presenters.skp.annex import AnnexList, Lists, TakenLine
from asn_desktop.ui.presenters.skp.beside import Stretch, VersionLine
from asn_desktop.ui.presenters.skp.lines import IndicatorLine, Removed, ResultLine
from asn_desktop.ui.presenters.skp.links import LinkLine
from asn_desktop.ui.presenters.skp.shape import Shape, shape_of

ANNEX = 0
"""Key of the annex as a whole: its lines have keys below it, results and measures above."""


class GapLine(Struct, frozen=True):
    """What the plan still lacks, in words; `key` is the result or the measure it lies in, where there is one."""

    text: str
    blocking: bool
    key: int | None = None


class ValueLine(Struct, frozen=True):
    """One value of BerAKHLAK with its behaviours, and what the leader expects under it."""

    nilai: NilaiBerakhlak
    name: str
    behaviours: tuple[str, ...]
    text: str


class KindState(Struct, frozen=True):
    """On which of the four forms the plan is written. `notes`: what is stored and not printed on this one."""

    keluarga: Keluarga
    pendekatan: Pendekatan
    shape: Shape
    changeable: bool
    notes: tuple[str, ...]

    @classmethod
    def of(cls, texts: Texts, skp: Skp, results: tuple[ResultDraft, ...]) -> KindState:
        """The form of a plan with these results; what the form asks for besides is among what the plan lacks."""
        found = kind_notes(results, skp.keluarga, skp.pendekatan)
        notes = tuple(texts.say(note.key, n=note.n) for note in found if note.key.endswith("_unused"))
        shape, draft = shape_of(skp.keluarga, skp.pendekatan), skp.status is StatusSkp.DRAF
        return cls(skp.keluarga, skp.pendekatan, shape, draft, notes)


class SkpState(DocumentState, frozen=True, kw_only=True):
    """Everything the screen shows. `focus` is the key of the line to go to, in this rendering only; `lacks` says that
    something is missing there: the cursor goes to the first field of it that is empty.
    """

    pegawai_id: UUID
    tahun: int
    status: StatusSkp
    period: Period
    agreed_on: date | None
    results: tuple[ResultLine, ...]
    values: tuple[ValueLine, ...]
    annex: tuple[AnnexList, ...]
    kind: KindState
    links: dict[int, LinkLine]
    """By the key of the result."""
    year: tuple[Stretch, ...]
    """The year where it has more than this plan in it."""
    overlap: str
    versions: tuple[VersionLine, ...]
    gaps: tuple[GapLine, ...]
    undo: str
    focus: int | None
    lacks: bool

    @property
    def skp_id(self) -> UUID:
        return self.identity

    @property
    def editable(self) -> bool:
        return not self.locked


class SkpView(Protocol):
    def render(self, state: SkpState) -> None: ...

    def missing(self) -> None:
        """The plan is not there (any more)."""


def value_lines(law: Law, expectations: Mapping[NilaiBerakhlak, str]) -> tuple[ValueLine, ...]:
    """The seven values as the law of the period knows them, with what is typed under each."""
    return tuple(
        ValueLine(guide.nilai, guide.nama, guide.perilaku, expectations.get(guide.nilai, ""))
        for guide in berakhlak.values(law)
    )


def annex_lists(texts: Texts, lists: Lists) -> tuple[AnnexList, ...]:
    """The three lists with their titles."""
    return tuple(AnnexList(bagian, texts.show(bagian), lines) for bagian, lines in lists.items())


def gap_lines(texts: Texts, skp: Skp, draft: PlanDraft, results: tuple[ResultLine, ...]) -> tuple[GapLine, ...]:
    """What the plan lacks as it is typed now, each with the line it lies in."""
    written = [line for line in results if not line.untouched]

    def line_of(gap: PlanGap) -> GapLine:
        line = written[gap.result - 1] if gap.result else None
        facts: dict[str, object] = {}
        if line is not None:
            section = [found.key for found in written if found.jenis is line.jenis]
            facts = {"nomor": section.index(line.key) + 1, "jenis": line.jenis}
        if gap.key.startswith("annex"):
            key: int | None = ANNEX
        else:
            key = _place_of(gap, line) if line else next((r.key for r in results), None)
        return GapLine(texts.say(f"skp.gap.{gap.key}", **facts), gap.blocking, key)

    found = usecase.gaps(draft.results, skp.keluarga, skp.pendekatan, draft.annex)
    # What is stored and not printed stands with the form the plan is written on.
    return tuple(line_of(gap) for gap in found if gap.key != "intervened_unused")


def _place_of(gap: PlanGap, line: ResultLine) -> int:
    """The measure where something lacks in one of them, else the result."""
    lacking: Callable[[IndicatorLine], bool] | None = {
        "indicator_incomplete": lambda each: not (each.indikator.strip() and each.target.strip()),
        "perspective_missing": lambda each: each.perspektif is None,
        "no_narrative": lambda each: not each.indikator.strip(),
    }.get(gap.key)
    return next((each.key for each in line.indikator if lacking and lacking(each)), line.key)


def undo_words(texts: Texts, removed: tuple[Removed | TakenLine, ...]) -> str:
    """What can be put back, in words; "" where nothing was taken away."""
    if not removed:
        return ""
    last = removed[-1]
    if isinstance(last, TakenLine):
        return texts.say("skp.undo.annex", teks=shortened(last.line.text) or texts.say("skp.undo.blank"))
    line = last.line
    if isinstance(line, ResultLine):
        return texts.say("skp.undo.result", teks=shortened(line.rencana) or texts.say("skp.undo.blank"))
    return texts.say("skp.undo.indicator", teks=shortened(line.indikator) or texts.say("skp.undo.blank"))
