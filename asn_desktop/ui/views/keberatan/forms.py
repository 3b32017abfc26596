"""The three forms of an objection: the letter, the appraiser's statement, and the decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.keberatan import PutusanKeberatan
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.keberatan import KeberatanPresenter
from asn_desktop.ui.presenters.keberatan_state import KeberatanState, Typed
from asn_desktop.ui.views.keberatan.cards import side_by_side
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, choice_field, text_field
from asn_desktop.ui.widgets.growing_text import GrowingText
from asn_desktop.ui.widgets.matrix import PredikatMatrix
from asn_desktop.ui.widgets.rating_keys import RatingKeys
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

LINES = 3
"""Lines of an empty long text."""


class StepForm(QWidget):
    """Base: fields by their names in `Typed`, and a sentence for what concerns the whole step."""

    def __init__(self, texts: Texts, presenter: KeberatanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = texts.say
        self._texts = texts
        self._presenter = presenter
        self.fields: dict[str, Field] = {}
        self.problem = QFrame()
        self.problem.setProperty("role", "problem")
        self._problem = words("")
        QVBoxLayout(self.problem).addWidget(self._problem)
        self.problem.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID + GRID // 2)
        self.column.addWidget(self.problem)

    def show_state(self, state: KeberatanState) -> None:
        for name, field in self.fields.items():
            self._show_value(field, state.typed, name)
            field.set_error(state.errors.get(name, ""))
        self._show_problem(state.errors)

    def focus_error(self, errors: Mapping[str, str]) -> QWidget | None:
        """Put the cursor where something is wrong first; returns that field with what is said of it."""
        wrong = next((field for name, field in self.fields.items() if name in errors), None)
        if wrong is None:
            return self.problem if "" in errors else None
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong

    def day(self, name: str, help_text: str = "") -> Field:
        """A day; while it is none, nothing is given."""
        editor = DateField(self._texts)
        field = Field(self.say(f"keberatan.field.{name}"), editor, help_text)
        editor.changed.connect(lambda: self._presenter.type(**{name: field.value}))
        editor.editingFinished.connect(lambda: None if editor.valid else self._presenter.unread(name))
        self.fields[name] = field
        return field

    def line(self, name: str, help_text: str = "") -> Field:
        field = text_field(self.say(f"keberatan.field.{name}"), help_text)
        field.editor.textEdited.connect(lambda text: self._presenter.type(**{name: text}))  # type: ignore[attr-defined]
        self.fields[name] = field
        return field

    def text(self, name: str, help_text: str = "") -> Field:
        editor = GrowingText(self.say(f"keberatan.field.{name}"), lines=LINES)
        editor.typed.connect(lambda text: self._presenter.type(**{name: text}))
        field = Field(self.say(f"keberatan.field.{name}"), editor, help_text)
        self.fields[name] = field
        return field

    def _show_value(self, field: Field, typed: Typed, name: str) -> None:
        value = getattr(typed, name)
        editor = field.editor
        if isinstance(editor, GrowingText):
            editor.show_text(value)
        elif isinstance(editor, DateField) and value is None and not editor.valid:
            return  # what is being typed is no day yet
        else:
            field.set_value(value)

    def _show_problem(self, errors: Mapping[str, str]) -> None:
        said = errors.get("", "")
        self._problem.setText(said)
        self.problem.setVisible(bool(said))


class FilingForm(StepForm):
    """Receipt and letter."""

    def __init__(self, texts: Texts, presenter: KeberatanPresenter, hari: int) -> None:
        super().__init__(texts, presenter)
        help_text = self.say("keberatan.field.tanggal_terima_help", hari=hari)
        days = self.day("tanggal_terima", help_text), self.day("tanggal_pengajuan")
        number = self.line("nomor_surat", self.say("keberatan.field.nomor_surat_help"))
        self.column.addLayout(side_by_side(*days, number))
        self.column.addWidget(self.text("alasan", self.say("keberatan.field.alasan_help")))


class StatementForm(StepForm):
    """What the appraiser says."""

    def __init__(self, texts: Texts, presenter: KeberatanPresenter) -> None:
        super().__init__(texts, presenter)
        row = QHBoxLayout()
        row.addWidget(self.day("tanggal_penjelasan"), 1)
        row.addStretch(2)
        self.column.addLayout(row)
        self.column.addWidget(self.text("penjelasan"))


class RulingForm(StepForm):
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
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * GRID)
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
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._button)
        line.addStretch(1)

    def set_text(self, text: str) -> None:
        self._button.setText(text)
