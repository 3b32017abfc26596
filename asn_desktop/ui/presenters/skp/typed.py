"""What can be typed in a plan: results with their measures, expectations, and the lines of the annex."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.skp import Aspek, BagianLampiran, JenisHasilKerja, Perspektif
from asn_desktop.core.usecases.intervention import Choice
from asn_desktop.core.usecases.skp import Plan, PlanDraft, ResultDraft
from asn_desktop.core.usecases.skp.copying import joined
from asn_desktop.ui.presenters.document import DocumentPresenter, DocumentView
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp.annex import (
    Lists,
    TakenLine,
    annex_of,
    line_moved,
    line_put_back,
    line_taken,
    line_typed,
    lines_added,
    lists_of,
    new_keys,
)
from asn_desktop.ui.presenters.skp.lines import (
    IndicatorLine,
    Lines,
    Removed,
    ResultLine,
    adopted,
    drafts_of,
    edited,
    indicator_edited,
    ordered,
    put_back,
    reordered,
    without,
)
from asn_desktop.ui.presenters.skp.links import relinked
from asn_desktop.ui.presenters.skp.shape import USUAL, Shape, shape_of


class PlanTyping(DocumentPresenter[Plan, PlanDraft]):
    """The half of the plan's presenter that edits; every change is kept, and what is taken away can be put back."""

    def __init__(self, services: Services, view: DocumentView, now: Callable[[], datetime]) -> None:
        super().__init__(services, view, PlanDraft, now)
        self._lines = Lines()
        self._keys = new_keys()
        self._results: tuple[ResultLine, ...] = ()
        self._expectations: dict[NilaiBerakhlak, str] = {}
        self._annex: Lists = lists_of(None, self._keys)
        self._removed: tuple[Removed | TakenLine, ...] = ()
        self._focus: int | None = None
        self._to_gap = False

    # What is typed

    def result_typed(
        self, key: int, *, rencana: str | None = None, diintervensi: str | None = None, penugasan: str | None = None
    ) -> None:
        """The text of a result, of the superior's result it serves, or who gave the task."""

        def change(line: ResultLine) -> ResultLine:
            line = replace(
                line,
                rencana=line.rencana if rencana is None else rencana,
                penugasan=line.penugasan if penugasan is None else penugasan,
            )
            if diintervensi is None:
                return line
            choices, line = self._served(), replace(line, diintervensi=diintervensi)
            return line if choices is None else relinked(line, choices)

        self._edit(edited(self._results, key, change))

    def serve(self, key: int, text: str) -> None:
        """Let a result serve the superior's result of this wording."""
        self.result_typed(key, diintervensi=text)

    def leave_wording(self, key: int) -> None:
        """Keep the old wording for good: the result is no longer held against what it served."""
        self._edit(
            edited(self._results, key, lambda line: replace(line, diintervensi_id=None, sementara_id=None)),
        )

    def indicator_typed(
        self, result: int, key: int, *, aspek: Aspek | None = None, indikator: str | None = None,
        target: str | None = None, perspektif: Perspektif | None = None,
    ) -> None:  # fmt: skip
        """Aspect or perspective, measure or target of one row."""

        def change(line: IndicatorLine) -> IndicatorLine:
            return replace(
                line,
                aspek=aspek or line.aspek,
                indikator=line.indikator if indikator is None else indikator,
                target=line.target if target is None else target,
                perspektif=perspektif or line.perspektif,
            )

        self._edit(edited(self._results, result, lambda line: indicator_edited(line, key, change)))

    def expectation_typed(self, nilai: NilaiBerakhlak, text: str) -> None:
        """What the leader expects under one value."""
        self._expectations = {**self._expectations, nilai: text}
        self._edited()

    # Lines that come, go and move

    def add_result(self, jenis: JenisHasilKerja) -> None:
        """A new result at the end of its section, ready to be written."""
        line = self._lines.new_result(jenis, self.shape)
        self._edit(ordered((*self._results, line)), focus=line.key)

    def add_indicator(self, result: int) -> None:
        """A further measure of a result."""
        line = next((found for found in self._results if found.key == result), None)
        if line is None:
            return
        new = self._lines.new_indicator(line, self.shape)
        self._edit(
            edited(self._results, result, lambda found: replace(found, indikator=(*found.indikator, new))),
            focus=new.key,
        )

    def insert(self, results: tuple[ResultDraft, ...]) -> tuple[int, int]:
        """Add results as new ones, without those the plan has already: how many were added, and how many not."""
        kept = tuple(line for line in self._results if not line.untouched)
        whole, known = joined(PlanDraft(drafts_of(kept)), results)
        new = self._lines.of(whole.results[len(kept) :])
        if new:
            self._edit(ordered((*kept, *new)), focus=new[0].key)
        return len(new), known

    def annex_typed(self, key: int, text: str) -> None:
        """One line of the annex."""
        self._annex = line_typed(self._annex, key, text)
        self._edited()

    def add_annex(self, bagian: BagianLampiran, *texts: str) -> None:
        """Lines at the end of one of the three lists; without texts an empty one, ready to be written."""
        self._annex = lines_added(self._annex, bagian, texts or ("",), self._keys)
        self._focus = self._annex[bagian][-1].key
        self._edited()

    def remove(self, key: int) -> None:
        """Take a result, a measure or a line of the annex away; it can be put back with `undo`."""
        kept, removed = without(self._results, key)
        self._annex, taken = line_taken(self._annex, key)
        if removed is not None or taken is not None:
            self._removed = (*self._removed, *(each for each in (removed, taken) if each is not None))
            self._edit(kept)

    def undo(self) -> None:
        """Put back what was taken away last."""
        if not self._removed:
            return
        *rest, last = self._removed
        self._removed = tuple(rest)
        if isinstance(last, TakenLine):
            self._annex = line_put_back(self._annex, last)
            self._edit(self._results, focus=last.line.key)
        else:
            self._edit(put_back(self._results, last), focus=last.line.key)

    def move(self, key: int, step: int) -> None:
        """Move a result, a measure or a line of the annex inside its list, up (-1) or down (+1)."""
        self._annex = line_moved(self._annex, key, step)
        self._edit(reordered(self._results, key, step), focus=key)

    def jump(self, key: int) -> None:
        """Go to a line in which something lacks."""
        self._focus, self._to_gap = key, True
        self._render()

    # What a plan is

    @property
    def shape(self) -> Shape:
        """What the form of this plan asks for."""
        return USUAL if self._stored is None else shape_of(self._stored.skp.keluarga, self._stored.skp.pendekatan)

    @abstractmethod
    def _served(self) -> tuple[Choice, ...] | None:
        """What results can serve; None while that is not known."""

    def _take(self, stored: Plan) -> None:
        self._stored = stored
        self._removed = ()
        self._take_up(stored.draft())
        self._prepare(stored)

    def _prepare(self, stored: Plan) -> None:
        """A plan in which nothing is written yet begins with a line to write in."""
        if stored.editable and all(line.untouched for line in self._results):
            self._results = (self._lines.new_result(JenisHasilKerja.UTAMA, self.shape),)

    def _take_up(self, content: PlanDraft) -> None:
        self._results = self._lines.of(content.results)
        self._expectations = dict(content.expectations)
        self._annex = lists_of(content.annex, self._keys)

    def _typed(self) -> PlanDraft:
        expectations = {nilai: text.strip() for nilai, text in self._expectations.items() if text.strip()}
        return PlanDraft(drafts_of(self._results), expectations, annex_of(self._annex))

    def _sheet(self) -> tuple[tuple[ResultLine, ...], PlanDraft]:
        return self._results, self._typed()

    def _saved_as(self, stored: Plan, sheet: Any) -> None:
        sent, content = sheet
        now = stored.draft()
        if _texts(now) != _texts(content):
            self._take_up(now)  # the step after saving wrote into the plan, as copying does
            self._prepare(stored)
            self._saved = self._typed()
            return
        went_on = self._typed() != content
        self._results = adopted(self._results, sent, now.results) if stored.editable else self._lines.of(now.results)
        if not went_on:
            self._prepare(stored)
        self._saved = now if went_on and stored.editable else self._typed()

    def _edit(self, results: tuple[ResultLine, ...], focus: int | None = None) -> None:
        self._results, self._focus = results, focus
        self._edited()


def _texts(draft: PlanDraft) -> tuple[Any, ...]:
    """What a draft says, whatever identities its lines have got."""
    results = tuple(
        replace(result, id=None, indikator=tuple(replace(measure, id=None) for measure in result.indikator))
        for result in draft.results
    )
    return results, draft.expectations, draft.annex
