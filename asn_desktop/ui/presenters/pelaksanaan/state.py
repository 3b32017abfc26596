"""The months of one plan as the screen shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.skp import Indikator
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.pelaksanaan import Months, RealisedDraft, plan_months
from asn_desktop.core.usecases.skp import PlannedResult
from asn_desktop.ui.presenters.document_state import DocumentState
from asn_desktop.ui.presenters.evidence import EvidenceLine, evidence_line
from asn_desktop.ui.presenters.kinerja_list import Refused
from asn_desktop.ui.presenters.pelaksanaan.feedback_state import FeedbackState
from asn_desktop.ui.presenters.pelaksanaan.lines import Realised, StepLine
from asn_desktop.ui.presenters.pelaksanaan.shown import Shown
from asn_desktop.ui.presenters.terms import (
    TermKey,
    month_name,
    short_month,
    term_name,
    term_of_month,
    terms,
)

NOTHING, BEGUN, WHOLE, JUDGED, OUTSIDE = "nothing", "begun", "whole", "judged", "outside"
"""What there is in a month or term: nothing, something, every realisation, a final appraisal; or no plan at all."""


class Tab(Struct, frozen=True):
    """A month or a term to choose. `value` is a month's number or a term's name; `told` says what there is."""

    value: str
    short: str
    told: str
    state: str
    chosen: bool
    span: int = 1
    """How many months it stands over."""

    @property
    def active(self) -> bool:
        return self.state != OUTSIDE


class StepGroup(Struct, frozen=True):
    """The steps of one month. `earlier`: an earlier month has steps that could be repeated."""

    bulan: int
    name: str
    lines: tuple[StepLine, ...]
    editable: bool
    earlier: bool


class RealisedLine(Struct, frozen=True):
    """The realisation of one indicator in a term. `name` is the month where it is not the term's last one."""

    indikator_id: UUID
    bulan: int
    name: str
    realisasi: str
    sumber: str
    editable: bool
    hint: str


class MeasureBlock(Struct, frozen=True):
    """One indicator with its target, and what was achieved."""

    indikator_id: UUID
    aspek: str
    indikator: str
    target: str
    lines: tuple[RealisedLine, ...]


class ResultBlock(Struct, frozen=True):
    """One planned result in the chosen months."""

    hasil_id: UUID
    number: int
    section: str
    rencana: str
    groups: tuple[StepGroup, ...]
    measures: tuple[MeasureBlock, ...]
    evidence: tuple[EvidenceLine, ...]


class MonthsState(DocumentState, frozen=True, kw_only=True):
    """Everything the screen shows. `closed` says why nothing can be typed in the chosen term, "" where it can."""

    pegawai_id: UUID
    tahun: int
    months: tuple[Tab, ...]
    terms: tuple[Tab, ...]
    bulan: int
    """The month that new evidence belongs to."""
    evidence_for: str
    term: TermKey
    term_name: str
    closed: str
    results: tuple[ResultBlock, ...]
    feedback: FeedbackState
    refused: tuple[Refused, ...]
    undo: str
    focus: int | None
    """Key of the step to go to, in this rendering only."""
    position: str
    before: str
    after: str


class MonthsView(Protocol):
    def render(self, state: MonthsState) -> None: ...

    def missing(self) -> None:
        """The plan is not there (any more)."""


def tabs(
    texts: Texts, stored: Months, lines: Iterable[StepLine], realised: Realised, shown: Shown
) -> tuple[tuple[Tab, ...], tuple[Tab, ...]]:
    """The twelve months, and the terms above them where a term is more than a month."""
    active = plan_months(stored.plan.skp)
    measures = {each.id for planned in stored.plan.results for each in planned.indikator}
    filled: dict[int, set[UUID]] = {}
    for (indikator, bulan), typed in realised.items():
        if typed.realisasi.strip():
            filled.setdefault(bulan, set()).add(indikator)
    steps: dict[int, int] = {}
    for line in lines:
        steps[line.bulan] = steps.get(line.bulan, 0) + (not line.blank)
    proofs: dict[int, int] = {}
    for each in stored.evidence:
        proofs[each.bulan] = proofs.get(each.bulan, 0) + 1

    def state(months: range) -> tuple[str, str]:
        inside = [month for month in months if month in active]
        if not inside:
            return OUTSIDE, texts.say("pelaksanaan.tab.outside")
        span = term_of_month(stored.periodik, months[-1]).months
        reached = len(measures & set().union(*(filled.get(month, set()) for month in span)))
        planned, proven = sum(steps.get(m, 0) for m in months), sum(proofs.get(m, 0) for m in months)
        facts = {"aksi": planned, "realisasi": reached, "indikator": len(measures), "bukti": proven}
        told = texts.say("pelaksanaan.tab.told", **facts)
        if all(month in stored.closed for month in inside):
            return JUDGED, f"{told} {texts.say('pelaksanaan.tab.judged')}"
        if measures and reached == len(measures):
            return WHOLE, told
        return (BEGUN if planned or reached or proven else NOTHING), told

    months = []
    for number in range(1, 13):
        found, told = state(range(number, number + 1))
        chosen = shown.months == (number,)
        name = month_name(texts, number)
        months.append(Tab(str(number), short_month(texts, number), f"{name}: {told}", found, chosen))
    above = []
    if stored.periodik is not JenisEvaluasi.BULAN:
        for term in terms(stored.periodik):
            if term.jenis is not stored.periodik:
                continue
            found, told = state(term.months)
            inside = tuple(month for month in term.months if month in active)
            name = term_name(texts, term)
            chosen = shown.months == inside
            above.append(Tab(str(term), name, f"{name}: {told}", found, chosen, len(term.months)))
    return tuple(months), tuple(above)


def blocks(
    texts: Texts, stored: Months, lines: Iterable[StepLine], realised: Realised, shown: Shown
) -> tuple[ResultBlock, ...]:
    """The results of the plan in the months on show."""
    steps = tuple(lines)
    numbers: dict[str, int] = {}
    found = []
    for planned in stored.plan.results:
        section = texts.show(planned.hasil.jenis)
        numbers[section] = numbers.get(section, 0) + 1
        found.append(
            ResultBlock(
                planned.hasil.id,
                numbers[section],
                section,
                planned.hasil.rencana,
                _groups(texts, stored, planned, steps, shown),
                tuple(_measure(texts, stored, each, realised, shown) for each in planned.indikator),
                tuple(
                    evidence_line(texts, each, each.sha256 in stored.lost)
                    for each in stored.evidence
                    if each.hasil_kerja_id == planned.hasil.id and each.bulan in shown.months
                ),
            )
        )
    return tuple(found)


def _groups(
    texts: Texts, stored: Months, planned: PlannedResult, steps: tuple[StepLine, ...], shown: Shown
) -> tuple[StepGroup, ...]:
    mine = [line for line in steps if line.hasil_id == planned.hasil.id]
    return tuple(
        StepGroup(
            month,
            month_name(texts, month),
            tuple(line for line in mine if line.bulan == month),
            month not in stored.closed,
            any(line.bulan < month and not line.blank for line in mine),
        )
        for month in shown.months
    )


def _measure(
    texts: Texts, stored: Months, each: Indikator, realised: Mapping[tuple[UUID, int], RealisedDraft], shown: Shown
) -> MeasureBlock:
    """Realisation is typed for the term's last month; what was recorded for others of it, before the office changed
    its terms, stands there too.
    """
    closing = shown.term.months[-1]
    filled = {m for m in shown.term.months if (each.id, m) in realised}
    lines = []
    for month in sorted(filled | {closing}):
        typed = realised.get((each.id, month), RealisedDraft())
        source_only = bool(typed.sumber_data.strip()) and not typed.realisasi.strip()
        lines.append(
            RealisedLine(
                each.id,
                month,
                "" if month == closing else month_name(texts, month),
                typed.realisasi,
                typed.sumber_data,
                month not in stored.closed,
                texts.say("pelaksanaan.realised.source_only") if source_only else "",
            )
        )
    aspek = texts.show(each.aspek) if each.aspek else texts.show(each.perspektif) if each.perspektif else ""
    return MeasureBlock(each.id, aspek, each.indikator, each.target, tuple(lines))
