"""What is printed, of which part of the year, and on which paper."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.ports import PaperSize
from asn_desktop.ui.presenters.cetak.screen import CetakPresenter
from asn_desktop.ui.presenters.cetak.state import CetakState, TermChoice
from asn_desktop.ui.widgets.field import Field, choice_field
from asn_desktop.ui.widgets.tokens import GRID


class Choices(QWidget):
    """Three fields in a row; that of the term only where the form has terms."""

    def __init__(self, texts: Texts, presenter: CetakPresenter) -> None:
        super().__init__()
        self.form: Field = choice_field(
            texts.say("cetak.field.form"),
            tuple((kind.value, texts.show(kind)) for kind in FORMS),
            typed=lambda: presenter.choose_form(FormKind(str(self.form.value))),
        )
        self.term: Field = choice_field(
            texts.say("cetak.field.term"),
            (),
            typed=lambda: presenter.choose_term(TermChoice.of(str(self.term.value))),
        )
        self.paper: Field = choice_field(
            texts.say("cetak.field.paper"),
            tuple((size.value, texts.say(f"cetak.paper.{size.value}")) for size in PaperSize),
            typed=lambda: presenter.choose_paper(PaperSize(str(self.paper.value))),
        )
        terms = self._terms
        terms.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # months and quarters come later
        terms.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.form, 1)  # names of forms are long; of the others the longest is known
        row.addWidget(self.term)
        row.addWidget(self.paper)

    def render(self, state: CetakState) -> None:  # type: ignore[override]
        """Show what is chosen."""
        self.form.set_value(state.form.value)
        self.paper.set_value(state.paper.value)
        terms = self._terms
        if [terms.itemData(at) for at in range(terms.count())] != [value for value, _ in state.terms]:
            with QSignalBlocker(terms):
                terms.clear()
                for value, wording in state.terms:
                    terms.addItem(wording, value)
        self.term.set_value(state.term.value)
        self.term.setHidden(len(state.terms) == 1)

    @property
    def _terms(self) -> QComboBox:
        editor = self.term.editor
        assert isinstance(editor, QComboBox)
        return editor
