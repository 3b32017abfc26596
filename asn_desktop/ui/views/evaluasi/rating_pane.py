"""The two ratings, the predikat they meet in, why, and what still lacks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.evaluasi.document import EvaluasiPresenter
from asn_desktop.ui.presenters.evaluasi.state import EvaluasiState, RevisionLine
from asn_desktop.ui.views.evaluasi.after_cards import ChangesCard, HandoverActions, HandoverCard, HeadCard
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.gap_list import Gap, GapList
from asn_desktop.ui.widgets.matrix import PredikatMatrix
from asn_desktop.ui.widgets.rating_keys import RatingKeys
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words


class RatingPane(ScrollPage):
    """The right side of the rating sheet."""

    def __init__(
        self,
        texts: Texts,
        presenter: EvaluasiPresenter,
        go: Callable[[str], None],
        actions: HandoverActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._presenter = presenter
        self._go = go
        say = texts.say
        self.hasil = RatingKeys(texts, say("evaluasi.field.rating_hasil"))
        self.hasil.chosen.connect(self._result_rated)
        self.perilaku = RatingKeys(texts, say("evaluasi.field.rating_perilaku"))
        self.perilaku.chosen.connect(presenter.behaviour_rated)
        for keys in (self.hasil, self.perilaku):
            keys.goes_on = True
            keys.entered.connect(presenter.go_on)
        self.head = HeadCard(texts, presenter.adopt_head_rating)
        self.handover = HandoverCard(texts, actions)
        self.changes = ChangesCard(texts)
        self._predikat = ChipLabel()
        self._matrix = PredikatMatrix(texts, {})
        self._capaian = words("", "muted")
        self._reasons = WhyPanel(texts)
        self._beyond = WhyPanel(texts)
        self._gaps = GapList(
            say("evaluasi.gap.blocking"), say("evaluasi.gap.advice"), say("evaluasi.section.complete"),
            say("evaluasi.section.gaps"),
        )  # fmt: skip
        self._gaps_card = Card(say("evaluasi.section.gaps"))
        self._gaps_card.body.addWidget(self._gaps)
        self._revision = words("", "muted")
        self._earlier = QVBoxLayout()
        self._earlier_card = Card(say("evaluasi.revision.title"))
        self._earlier_card.body.addLayout(self._earlier)
        self._earlier_shown: tuple[RevisionLine, ...] | None = None
        rating = Card()
        rating.body.addWidget(self.hasil)
        rating.body.addWidget(self.perilaku)
        result = QHBoxLayout()
        result.addWidget(words(say("evaluasi.section.predikat"), "label", wrap=False))
        result.addWidget(self._predikat)
        result.addStretch(1)
        rating.body.addLayout(result)
        why = QHBoxLayout()
        why.addWidget(words(say("evaluasi.section.why"), "label", wrap=False))
        why.addStretch(1)
        self.print_why = quiet_button(say("evaluasi.action.print_why"), presenter.print_why, "printer")
        why.addWidget(self.print_why)
        rating.body.addLayout(why)
        rating.body.addWidget(self._reasons)
        rating.body.addWidget(self._matrix)
        rating.body.addWidget(self._capaian)
        rating.body.addWidget(self._beyond)
        self.body.setSpacing(GRID + GRID // 2)
        for card in (
            *(self._revision, self.handover, rating, self.head, self._gaps_card, self.changes, self._earlier_card),
        ):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def show_state(self, state: EvaluasiState) -> None:
        self.hasil.set_rating(state.rating_hasil)
        self.perilaku.set_rating(state.rating_perilaku)
        self.hasil.set_locked(state.final)
        self.perilaku.set_locked(state.final)
        self._predikat.set_chip(state.predikat_chip)
        self._matrix.set_matrix(state.matrix)
        self._matrix.set_ratings(state.rating_hasil, state.rating_perilaku)
        capaian = self._texts.show(state.capaian) if state.capaian else self._texts.say("evaluasi.section.capaian_none")
        self._capaian.setText(f"{self._texts.say('evaluasi.section.capaian')}: {capaian}")
        self._revision.setText(state.revision)
        self._revision.setVisible(bool(state.revision))
        self._gaps_card.setVisible(not state.final)
        self._gaps.show_gaps([Gap(gap.text, gap.blocking, partial(self._go, gap.field)) for gap in state.gaps])
        self._reasons.show_why(state.why.reasons)
        self._beyond.show_why(state.why.beyond)
        self.head.show_head(state.pimpinan, state.final, state.rating_hasil)
        self.handover.show_handover(state.handover, read_only=bool(state.away))
        self.changes.show_changes(state.changes, bool(state.earlier))
        self._show_earlier(state.earlier)

    def _result_rated(self, rating: object) -> None:
        """After the first rating the keys 1, 2, 3 give the second."""
        self._presenter.result_rated(rating)  # type: ignore[arg-type]
        cursor = QApplication.focusWidget()
        if cursor is not None and self.hasil.isAncestorOf(cursor):
            self.perilaku.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_earlier(self, earlier: tuple[RevisionLine, ...]) -> None:
        self._earlier_card.setVisible(bool(earlier))
        if earlier == self._earlier_shown:
            return
        self._earlier_shown = earlier
        while (item := self._earlier.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for line in earlier:
            row = QWidget()
            whole = flush_column(row, spacing=GRID // 2)
            across = QHBoxLayout()
            across.addWidget(quiet_button(line.title, partial(self._presenter.show_revision, line.id), "history"))
            across.addStretch(1)
            whole.addLayout(across)
            whole.addWidget(ChipLabel(line.chip))
            if line.reason:
                whole.addWidget(words(self._texts.say("evaluasi.revision.reason", alasan=line.reason), "muted"))
            self._earlier.addWidget(row)
