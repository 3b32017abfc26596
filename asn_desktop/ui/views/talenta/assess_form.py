"""The form for an assessment: of potential, or of the nine competences."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.talenta.assessing import CODES
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.talenta.person import TalentPresenter, TalentState
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, choice_field, go_to_wrong, text_field
from asn_desktop.ui.widgets.tokens import GRID

COLUMNS = 3


class AssessForm(Card):
    """Hidden until an assessment is begun. Ctrl+S keeps it, Escape puts it away."""

    def __init__(self, texts: Texts, presenter: TalentPresenter, parent: QWidget | None = None) -> None:
        super().__init__("-", parent)
        self.say = texts.say
        self._presenter = presenter
        self._shown: tuple[str | None, UUID | None] = (None, None)
        self._open = False
        say = self.say
        levels = (("", say("talenta.form.by_value")), *((each.value, texts.show(each)) for each in Potensial))
        steps = (("", "–"), *((str(n), say("talenta.level", n=n)) for n in range(1, 6)))
        self.fields: dict[str, Field] = {
            "tanggal": Field(say("talenta.form.tanggal"), DateField(texts)),
            "nilai": text_field(say("talenta.form.nilai"), say("talenta.form.nilai_help")),
            "potensial": choice_field(say("talenta.form.potensial"), levels, say("talenta.form.potensial_help")),
            "sumber": text_field(say("talenta.form.sumber"), say("talenta.form.sumber_help")),
            "nomor": text_field(say("talenta.form.nomor")),
            "catatan": text_field(say("talenta.form.catatan")),
        }
        self.levels = {code: choice_field(competence(code, texts), steps) for code in CODES}
        self.fields |= self.levels
        self._save = QAction(say("talenta.form.save"), self)
        self._save.triggered.connect(self.save)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for number, name in enumerate(("tanggal", "nilai", "potensial", "sumber", "nomor", "catatan", *CODES)):
            grid.addWidget(self.fields[name], number // COLUMNS, number % COLUMNS, alignment=Qt.AlignmentFlag.AlignTop)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.strike = button(say("talenta.form.strike"), presenter.strike, "trash-2")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.strike)
        row.addStretch(1)
        row.addWidget(button(say("talenta.form.cancel"), presenter.close))
        row.addWidget(primary_button(self._save, "save"))
        self.body.addLayout(row)
        self.hide()

    def show_state(self, state: TalentState) -> None:
        self.setVisible(state.form is not None)
        now = state.form, state.editing
        if state.form is None:
            self._shown, self._open = now, False
            return
        fresh = not self._open or now != self._shown
        self._shown, self._open = now, True
        key = f"talenta.form.{'edit' if state.editing else 'add'}.{state.form}"
        self.heading.setText(self.say(key))
        self.strike.setVisible(state.editing is not None)
        for name in ("nilai", "potensial"):
            self.fields[name].setVisible(state.form == "potensi")
        for field in self.levels.values():
            field.setVisible(state.form == "kompetensi")
        for name, field in self.fields.items():
            if fresh:
                self._fill(field, state.values.get(name, ""))
            field.set_error(state.errors.get(name, ""))
        if fresh:
            self.fields["tanggal"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif state.errors:
            go_to_wrong(*self.fields.values())

    def save(self) -> None:
        self._presenter.save({name: self._typed(field) for name, field in self.fields.items()})

    def _fill(self, field: Field, value: str) -> None:
        field.set_value(read_date(value) if isinstance(field.editor, DateField) else value)

    def _typed(self, field: Field) -> str:
        if isinstance(field.editor, DateField):
            return field.editor.text()
        return str(field.value or "")


def competence(code: str, texts: Texts) -> str:
    """`M.1 Integritas`."""
    return texts.say("talenta.competence", kode=code, nama=texts.say(f"talenta.competences.{code.replace('.', '')}"))
