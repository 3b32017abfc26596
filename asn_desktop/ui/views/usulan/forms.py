"""What is typed about a proposal: the letter it goes with, and the decision."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.chips import Tone
from asn_desktop.ui.presenters.usulan import UsulanPresenter
from asn_desktop.ui.presenters.usulan_state import Mark, StepCard, UsulanState
from asn_desktop.ui.presenters.usulan_steps import brings
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.fact_grid import FactGrid
from asn_desktop.ui.widgets.field import Field, text_field
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

_MARKS: dict[Mark, tuple[str, Tone]] = {
    "done": ("circle-check", "ok"),
    "now": ("arrow-right", "info"),
    "later": ("circle-dashed", "neutral"),
}


class StepView(Card):
    """A step: its heading with its mark, what was recorded, and below it the form where it is its turn."""

    def __init__(self, texts: Texts, key: str, form: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(texts.say(f"usulan.step.{key}"), parent)
        self._texts = texts
        self.form = form
        self._mark = QLabel()
        self._chip = ChipLabel()
        self.corner.addWidget(self._chip)
        self.corner.addWidget(self._mark)
        self._note = words("", "muted")
        self._facts = FactGrid()
        for part in (self._facts, self._note, form):
            self.body.addWidget(part)

    def show_card(self, card: StepCard) -> None:
        icon, tone = _MARKS[card.mark]
        said = self._texts.say(f"usulan.mark.{card.mark}")
        self._mark.setPixmap(pixmap(icon, look_of(self.palette()).tone(tone)[0], 18))
        self._mark.setToolTip(said)
        self._mark.setAccessibleName(said)
        self._chip.set_chip(card.chip)
        self._note.setText(card.note)
        self._note.setVisible(bool(card.note))
        self._facts.show_facts(card.facts)


class StepForm(QWidget):
    """Base: fields by their names in `Typed`, and a sentence for what concerns the whole step."""

    def __init__(self, texts: Texts, presenter: UsulanPresenter, parent: QWidget | None = None) -> None:
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

    def show_state(self, state: UsulanState) -> None:
        for name, field in self.fields.items():
            value = getattr(state.typed, name)
            editor = field.editor
            if not (isinstance(editor, DateField) and value is None and not editor.valid):
                field.set_value(value)  # what is being typed is no day yet, and stays
            field.set_error(state.errors.get(name, ""))
        said = state.errors.get("", "")
        self._problem.setText(said)
        self.problem.setVisible(bool(said))

    def focus_error(self, errors: Mapping[str, str]) -> QWidget | None:
        """Put the cursor where something is wrong first; returns that field with what is said of it."""
        wrong = next((field for name, field in self.fields.items() if name in errors), None)
        if wrong is None:
            return self.problem if "" in errors else None
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong

    def day(self, name: str, label: str = "") -> Field:
        """A day; while it is none, nothing is given."""
        editor = DateField(self._texts)
        field = Field(label or self.say(f"usulan.field.{name}"), editor)
        editor.changed.connect(lambda: self._presenter.type(**{name: field.value}))
        editor.editingFinished.connect(lambda: None if editor.valid else self._presenter.unread(name))
        self.fields[name] = field
        return field

    def line(self, name: str, help_text: str = "") -> Field:
        field = text_field(self.say(f"usulan.field.{name}"), help_text)
        field.editor.textEdited.connect(lambda text: self._presenter.type(**{name: text}))  # type: ignore[attr-defined]
        self.fields[name] = field
        return field

    def row(self, *fields: Field) -> QHBoxLayout:
        """Short fields in one line, from the top."""
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        for field in fields:
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        return line


class SendForm(StepForm):
    """Number and day of the letter."""

    def __init__(self, texts: Texts, presenter: UsulanPresenter) -> None:
        super().__init__(texts, presenter)
        row = self.row(self.line("nomor_surat"), self.day("tanggal_kirim"))
        row.addStretch(1)


class DecisionForm(StepForm):
    """The decree: number, days, and what it gives. One form for each kind of right, made when it is first needed."""

    def __init__(self, texts: Texts, presenter: UsulanPresenter, hak: Hak) -> None:
        super().__init__(texts, presenter)
        say = self.say
        tmt = say(f"usulan.tmt.{hak.value}")
        self.row(self.line("nomor_keputusan"), self.day("tanggal_keputusan"), self.day("tmt_keputusan", tmt))
        if not brings(hak):
            return
        result = self.line("hasil", say(f"usulan.hasil_help.{hak.value}"))
        result.set_label(say(f"usulan.hasil.{hak.value}"))
        if hak is Hak.KENAIKAN_PANGKAT:
            self.row(
                result,
                self.line("mkg_tahun", say("usulan.field.mkg_help")),
                self.line("mkg_bulan"),
            )
        else:
            self.row(result).addStretch(1)


class DecisionForms(QWidget):
    """The decision form of the proposal on show."""

    def __init__(self, texts: Texts, presenter: UsulanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._presenter = presenter
        self._forms: dict[Hak, DecisionForm] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def of(self, hak: Hak) -> DecisionForm:
        if hak not in self._forms:
            self._forms[hak] = DecisionForm(self._texts, self._presenter, hak)
            self._column.addWidget(self._forms[hak])
        for each, form in self._forms.items():
            form.setVisible(each is hak)
        return self._forms[hak]
