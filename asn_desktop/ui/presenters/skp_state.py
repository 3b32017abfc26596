"""The plan of one person as the screen shows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import berakhlak
from asn_desktop.core.usecases import skp as usecase
from asn_desktop.core.usecases.skp import Plan, PlanGap
from asn_desktop.ui.presenters.chips import skp_chip
from asn_desktop.ui.presenters.document_state import DocumentHead, DocumentState, head_of
from asn_desktop.ui.presenters.skp_lines import Removed, ResultLine, drafts_of


class GapLine(Struct, frozen=True):
    """What the plan still lacks, in words; `key` is the result it lies in, where there is one."""

    text: str
    blocking: bool
    key: int | None = None


class ValueLine(Struct, frozen=True):
    """One value of BerAKHLAK with its behaviours, and what the leader expects under it."""

    nilai: NilaiBerakhlak
    name: str
    behaviours: tuple[str, ...]
    text: str


class SkpState(DocumentState, frozen=True, kw_only=True):
    """Everything the screen shows. `focus` is the key of the line to go to, in this rendering only."""

    pegawai_id: UUID
    tahun: int
    status: StatusSkp
    agreed_on: date | None
    results: tuple[ResultLine, ...]
    values: tuple[ValueLine, ...]
    gaps: tuple[GapLine, ...]
    undo: str
    focus: int | None

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


def plan_head(texts: Texts, plan: Plan) -> DocumentHead:
    """Whose plan it is; once agreed on, with the parties of that day."""
    signed = None if plan.editable else plan.skp.pihak
    return head_of(texts, plan.parties, signed, plan.skp, skp_chip(texts, plan.skp.status))


def value_lines(law: Law, expectations: Mapping[NilaiBerakhlak, str]) -> tuple[ValueLine, ...]:
    """The seven values as the law of the period knows them, with what is typed under each."""
    return tuple(
        ValueLine(guide.nilai, guide.nama, guide.perilaku, expectations.get(guide.nilai, ""))
        for guide in berakhlak.values(law)
    )


def gap_lines(texts: Texts, skp: Skp, results: tuple[ResultLine, ...]) -> tuple[GapLine, ...]:
    """What the plan lacks as it is typed now, each with the line it lies in."""
    written = [line for line in results if not line.untouched]

    def line_of(gap: PlanGap) -> GapLine:
        line = written[gap.result - 1] if gap.result else None
        facts: dict[str, object] = {}
        if line is not None:
            section = [found.key for found in written if found.jenis is line.jenis]
            facts = {"nomor": section.index(line.key) + 1, "jenis": line.jenis}
        key = line.key if line else next((r.key for r in results), None)
        return GapLine(texts.say(f"skp.gap.{gap.key}", **facts), gap.blocking, key)

    return tuple(line_of(gap) for gap in usecase.gaps(drafts_of(results), skp.keluarga, skp.pendekatan))


def undo_words(texts: Texts, removed: tuple[Removed, ...]) -> str:
    """What can be put back, in words; "" where nothing was taken away."""
    if not removed:
        return ""
    line = removed[-1].line
    if isinstance(line, ResultLine):
        return texts.say("skp.undo.result", teks=shortened(line.rencana) or texts.say("skp.undo.blank"))
    return texts.say("skp.undo.indicator", teks=shortened(line.indikator) or texts.say("skp.undo.blank"))


def shortened(text: str, length: int = 40) -> str:
    """The beginning of a text, for a label."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"
