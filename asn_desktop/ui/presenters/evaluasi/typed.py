"""What can be given in an appraisal: realisation, feedback, the two ratings, and what the months fill in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import NilaiBerakhlak, Rating
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.core.usecases.pelaksanaan import filled
from asn_desktop.core.usecases.penilaian import Penilaian
from asn_desktop.ui.presenters.document import DocumentPresenter, DocumentView
from asn_desktop.ui.presenters.evaluasi.months import FromMonths, results_of
from asn_desktop.ui.presenters.services import Services


class AppraisalTyping(DocumentPresenter[Penilaian, AppraisalDraft]):
    """The half of the appraisal's presenter that edits; what was filled in from the months can be taken back."""

    def __init__(self, services: Services, view: DocumentView, now: Callable[[], datetime]) -> None:
        super().__init__(services, view, AppraisalDraft, now)
        self._draft = AppraisalDraft()
        self._before_filling: AppraisalDraft | None = None
        self._months: Mapping[UUID, FromMonths] = {}

    def realisation_typed(self, indikator_id: UUID, text: str) -> None:
        self._give(realisasi={**self._draft.realisasi, indikator_id: text})

    def result_feedback_typed(self, hasil_id: UUID, text: str) -> None:
        self._give(umpan_hasil={**self._draft.umpan_hasil, hasil_id: text})

    def value_feedback_typed(self, nilai: NilaiBerakhlak, text: str) -> None:
        self._give(umpan_perilaku={**self._draft.umpan_perilaku, nilai: text})

    def note_typed(self, text: str) -> None:
        self._give(catatan=text)

    def result_rated(self, rating: Rating | None) -> None:
        """The rating of hasil kerja; None takes it back."""
        self._give(rating_hasil=rating)

    def behaviour_rated(self, rating: Rating | None) -> None:
        """The rating of perilaku kerja; None takes it back."""
        self._give(rating_perilaku=rating)

    def fill(self) -> None:
        """Fill what is empty from the months; what was typed stays."""
        if self._stored is not None and self._stored.appraisal.editable:
            before = self._draft
            self._draft = filled(before, self._stored.inputs, self._services.texts)
            self._before_filling = before if before != self._draft else None
            self._edited()

    def unfill(self) -> None:
        """Take that back."""
        if self._before_filling is not None:
            self._draft, self._before_filling = self._before_filling, None
            self._edited()

    # What an appraisal is

    def _take(self, stored: Penilaian) -> None:
        self._draft = stored.appraisal.draft
        self._before_filling = None
        self._months = results_of(self._services.texts, stored)

    def _take_up(self, content: AppraisalDraft) -> None:
        self._draft = content

    def _typed(self) -> AppraisalDraft:
        return _trimmed(self._draft)

    def _sheet(self) -> AppraisalDraft:
        return self._draft

    def _saved_as(self, stored: Penilaian, sheet: Any) -> None:
        went_on, filling = self._draft, self._before_filling
        self._take(stored)
        self._saved = self._typed()
        if went_on != sheet and stored.appraisal.editable:
            self._draft, self._before_filling = went_on, filling

    def _give(self, **changes: Any) -> None:
        if self._stored is not None and self._stored.appraisal.editable:
            self._draft = replace(self._draft, **changes)
            self._before_filling = None
            self._edited()


def _trimmed(draft: AppraisalDraft) -> AppraisalDraft:
    """The draft as it will be stored: without blanks around texts, and without empty ones."""

    def kept(texts: Mapping[Any, str]) -> dict[Any, str]:
        return {key: text.strip() for key, text in texts.items() if text.strip()}

    return replace(
        draft,
        catatan=draft.catatan.strip(),
        realisasi=kept(draft.realisasi),
        umpan_hasil=kept(draft.umpan_hasil),
        umpan_perilaku=kept(draft.umpan_perilaku),
    )
