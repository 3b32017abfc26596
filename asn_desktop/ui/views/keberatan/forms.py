"""The three forms of an objection: the letter, the appraiser's statement, and the decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.keberatan import PutusanKeberatan
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.keberatan.document import KeberatanPresenter
from asn_desktop.ui.presenters.keberatan.state import KeberatanState
from asn_desktop.ui.views.keberatan.cards import side_by_side
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.field import choice_field
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.matrix import PredikatMatrix
from asn_desktop.ui.widgets.rating_keys import RatingKeys
from asn_desktop.ui.widgets.step_form import StepForm
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class ObjectionForm(StepForm):
    """A step of an objection."""

    def __init__(self, texts: Texts, presenter: KeberatanPresenter) -> None:
        super().__init__(texts, "keberatan", presenter)
        self._presenter = presenter

    def show_state(self, state: KeberatanState) -> None:
        self.show_typed(state.typed, state.errors)


class FilingForm(ObjectionForm):
    """Receipt and letter."""

    def __init__(self, texts: Texts, presenter: KeberatanPresenter, hari: int) -> None:
        super().__init__(texts, presenter)
        help_text = self.say("keberatan.field.tanggal_terima_help", hari=hari)
        days = self.day("tanggal_terima", help_text), self.day("tanggal_pengajuan")
        number = self.line("nomor_surat", self.say("keberatan.field.nomor_surat_help"))
        self.column.addLayout(side_by_side(*days, number))
        self.column.addWidget(self.text("alasan", self.say("keberatan.field.alasan_help")))


class StatementForm(ObjectionForm):
    """What the appraiser says."""

    def __init__(self, texts: Texts, presenter: KeberatanPresenter) -> None:
        super().__init__(texts, presenter)
        row = QHBoxLayout()
        row.addWidget(self.day("tanggal_penjelasan"), 1)
        row.addStretch(2)
        self.column.addLayout(row)
        self.column.addWidget(self.text("penjelasan"))


class RulingForm(ObjectionForm):
    """The decision. The two new ratings are asked only for a changed result."""

    def __init__(self, texts: Texts, presenter: KeberatanPresenter) -> None:
        super().__init__(texts, presenter)
        say = self.say
        options = tuple((each.value, texts.show(each)) for each in PutusanKeberatan)
        self.ruling = choice_field(say("keberatan.field.putusan"), options)
        self.ruling.editor.setPlaceholderText(say("keberatan.field.putusan_choose"))  # type: ignore[attr-defined]
        self.ruling.editor.activated.connect(self._ruled)  # type: ignore[attr-defined]
        self._decider = words("")
        self._unknown = words("", "error")
        self._set = quiet_button(say("keberatan.decider.set"), presenter.show_superiors, "user-check")
        self.hasil = RatingKeys(texts, say("evaluasi.field.rating_hasil"))
        self.perilaku = RatingKeys(texts, say("evaluasi.field.rating_perilaku"))
        self.hasil.chosen.connect(lambda rating: presenter.type(rating_hasil=rating))
        self.perilaku.chosen.connect(lambda rating: presenter.type(rating_perilaku=rating))
        self._rating_error = words("", "error")
        self.predikat = ChipLabel()
        self.matrix = PredikatMatrix(texts, {})
        day = self.day("tanggal_putusan")
        number = self.line("nomor_putusan", say("keberatan.field.nomor_surat_help"))
        self.column.addLayout(side_by_side(self.ruling, day, number))
        who = QHBoxLayout()
        who.setSpacing(GRID)
        who.addWidget(self._decider, 1)
        who.addWidget(self._unknown, 1)
        who.addWidget(self._set)
        self.column.addLayout(who)
        self._ratings = self._rating_row()
        self.column.addWidget(self._ratings)
        self.column.addWidget(self.text("pertimbangan", say("keberatan.field.pertimbangan_help")))

    def show_state(self, state: KeberatanState) -> None:
        super().show_state(state)
        typed, errors = state.typed, state.errors
        self.ruling.set_value(typed.putusan.value if typed.putusan else None)
        self.ruling.set_error(errors.get("putusan", ""))
        known = state.decider is not None and state.decider.known
        refused = errors.get("pemutus", "")
        self._decider.setText(state.decider.sentence if state.decider and known else "")
        self._decider.setVisible(known and not refused)
        self._unknown.setText(refused or (state.decider.sentence if state.decider and not known else ""))
        self._unknown.setVisible(bool(self._unknown.text()))
        self._set.setVisible(bool(self._unknown.text()))
        self._ratings.setVisible(typed.putusan is PutusanKeberatan.DIUBAH)
        self.hasil.set_rating(typed.rating_hasil)
        self.perilaku.set_rating(typed.rating_perilaku)
        self._rating_error.setText(errors.get("rating_hasil", ""))
        self._rating_error.setVisible("rating_hasil" in errors)
        self.predikat.set_chip(state.predikat)
        self.matrix.set_matrix(state.matrix)
        self.matrix.set_ratings(typed.rating_hasil, typed.rating_perilaku)

    def focus_error(self, errors: Mapping[str, str]) -> QWidget | None:
        special: dict[str, QWidget] = {"putusan": self.ruling, "pemutus": self._set, "rating_hasil": self.hasil}
        wrong = next((part for name, part in special.items() if name in errors), None)
        if wrong is None:
            return super().focus_error(errors)
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong

    def _rating_row(self) -> QWidget:
        box = QWidget()
        row = flush_line(box, spacing=3 * GRID)
        keys = QVBoxLayout()
        keys.setSpacing(GRID)
        keys.addWidget(self.hasil)
        keys.addWidget(self.perilaku)
        keys.addWidget(self._rating_error)
        gives = QHBoxLayout()
        gives.addWidget(words(self.say("keberatan.field.predikat_baru"), "label", wrap=False))
        gives.addWidget(self.predikat)
        gives.addStretch(1)
        keys.addLayout(gives)
        keys.addStretch(1)
        row.addLayout(keys, 3)
        row.addWidget(self.matrix, 2, Qt.AlignmentFlag.AlignTop)
        return box

    def _ruled(self, _index: int) -> None:
        value = self.ruling.value
        self._presenter.type(putusan=PutusanKeberatan(str(value)) if value else None)


Turn = Callable[[], None]
"""What a quiet button of a step does."""


class TurnButton(QWidget):
    """A button below what was recorded."""

    def __init__(self, text: str, turn: Turn, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = quiet_button(text, partial(turn), icon)
        line = flush_line(self)
        line.addWidget(self._button)
        line.addStretch(1)

    def set_text(self, text: str) -> None:
        self._button.setText(text)
