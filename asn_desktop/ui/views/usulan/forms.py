"""What is typed about a proposal: the letter it goes with, and the decision."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.chips import Tone
from asn_desktop.ui.presenters.usulan.document import UsulanPresenter
from asn_desktop.ui.presenters.usulan.state import Mark, StepCard, UsulanState
from asn_desktop.ui.presenters.usulan.steps import brings
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.fact_grid import FactGrid
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.step_form import StepForm
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


class ProposalForm(StepForm):
    """A step of a proposal."""

    def __init__(self, texts: Texts, presenter: UsulanPresenter) -> None:
        super().__init__(texts, "usulan", presenter)

    def show_state(self, state: UsulanState) -> None:
        self.show_typed(state.typed, state.errors)

    def row(self, *fields: Field) -> QHBoxLayout:
        """Short fields in one line, from the top."""
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        for field in fields:
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        return line


class SendForm(ProposalForm):
    """Number and day of the letter."""

    def __init__(self, texts: Texts, presenter: UsulanPresenter) -> None:
        super().__init__(texts, presenter)
        row = self.row(self.line("nomor_surat"), self.day("tanggal_kirim"))
        row.addStretch(1)


class DecisionForm(ProposalForm):
    """The decree: number, days, and what it gives. One form for each kind of right, made when it is first needed."""

    def __init__(self, texts: Texts, presenter: UsulanPresenter, hak: Hak) -> None:
        super().__init__(texts, presenter)
        say = self.say
        number, decided, tmt = self.line("nomor_keputusan"), self.day("tanggal_keputusan"), self.day("tmt_keputusan")
        tmt.set_label(say(f"usulan.tmt.{hak.value}"))
        self.row(number, decided, tmt)
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
        self._column = flush_column(self)

    def of(self, hak: Hak) -> DecisionForm:
        if hak not in self._forms:
            self._forms[hak] = DecisionForm(self._texts, self._presenter, hak)
            self._column.addWidget(self._forms[hak])
        for each, form in self._forms.items():
            form.setVisible(each is hak)
        return self._forms[hak]
