"""A survey of public satisfaction by hand: the service, who answered, and the means of nine elements."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QWidget

from asn_desktop.core.domain.survei import MasaSurvei
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.survei_sheet import HEADS
from asn_desktop.ui.presenters.survei.form import SurveyForm
from asn_desktop.ui.presenters.survei.screen import SurveyPresenter
from asn_desktop.ui.presenters.survei.state import SurveyState
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.field import Field, choice_field, go_to_wrong, text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

COLUMNS = 3
KINDS = "*.xlsx *.xls *.ods *.csv"


class SurveyFormView(QWidget):
    """Takes the place of the chosen survey while it is open. Ctrl+S saves, Escape puts it away."""

    def __init__(self, texts: Texts, presenter: SurveyPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._presenter = presenter
        self._form: SurveyForm | None = None
        say = texts.say
        self.fields: dict[str, Field] = {
            "unit": choice_field(say("survei.field.unit"), ()),
            "layanan": text_field(say("survei.field.layanan"), say("survei.field.layanan_help")),
            "masa": choice_field(
                say("survei.field.masa"), tuple((each.value, texts.show(each)) for each in MasaSurvei)
            ),
            "responden": text_field(say("survei.field.responden")),
            "populasi": text_field(say("survei.field.populasi"), say("survei.field.populasi_help")),
        } | {head: text_field(head) for head in HEADS}
        unit = self.fields["unit"].editor
        assert isinstance(unit, QComboBox)
        unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._units = unit
        self.fields["populasi"].entered = self._to_means  # past the buttons, for who types the means
        self.fields[HEADS[-1]].entered = self.save
        self.title = words("", "title")
        self.source = words("", "muted")
        self.save_action = QAction(say("survei.form.save"), self)
        self.save_action.triggered.connect(self.save)
        shortcut(self, "Escape", presenter.close)
        self._lay_out()
        self.hide()

    def show_state(self, state: SurveyState) -> None:
        form, before = state.form, self._form
        self._form = form
        self.setVisible(form is not None)
        if form is None:
            return
        say = self._texts.say
        fresh = before is None or (before.turn, before.stored) != (form.turn, form.stored)
        if fresh:
            self.title.setText(say("survei.form.edit" if form.stored else "survei.form.new", tahun=str(form.tahun)))
            self._fill_units(state)
            for name, field in self.fields.items():
                field.set_value(form.typed.get(name, ""))
        for number, (head, unsur) in enumerate(zip(HEADS, state.elements, strict=True), 1):
            self.fields[head].set_label(say("survei.form.element", nomor=number, unsur=unsur))
        for name, field in self.fields.items():
            field.set_error(form.problems.get(name, ""))
        self.source.setText(say("survei.form.taken", name=form.source) if form.source else "")
        self.source.setHidden(not form.source)
        if before is None:
            first = "layanan" if form.typed.get("unit") else "unit"
            self.fields[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif form.problems:
            go_to_wrong(*self.fields.values())

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: str(field.value or "") for name, field in self.fields.items()}

    def save(self) -> None:
        if self._form is not None:
            self._presenter.save(self.typed)

    def _to_means(self) -> None:
        self.fields[HEADS[0]].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill_units(self, state: SurveyState) -> None:
        self._units.clear()
        for value, wording in state.units:
            self._units.addItem(wording, value)
        self._units.setCurrentIndex(-1)

    def _take(self) -> None:
        say = self._texts.say
        kinds = f"{say('widget.list.excel')} ({KINDS})"
        chosen, _ = QFileDialog.getOpenFileName(self, say("survei.form.take"), "", kinds)
        if chosen:
            self._presenter.take(Path(chosen), self.typed)

    def _blank(self) -> None:
        say = self._texts.say
        kinds = f"{say('widget.list.excel')} (*.xlsx)"
        chosen, _ = QFileDialog.getSaveFileName(self, say("survei.form.blank"), f"{say('survei.file')}.xlsx", kinds)
        if chosen:
            self._presenter.save_blank(Path(chosen).with_suffix(".xlsx"))

    def _lay_out(self) -> None:
        say = self._texts.say
        page = self.page = ScrollPage()
        about = Card(say("survei.form.about"))
        about.body.addLayout(self._grid(("unit", "layanan", "masa", "responden", "populasi")))
        means = Card(say("survei.form.elements"))
        files = QHBoxLayout()
        files.setSpacing(GRID)
        files.addWidget(button(say("survei.form.take"), self._take, "file-spreadsheet"))
        files.addWidget(words(say("survei.form.take_help"), "muted"), 1)
        files.addWidget(quiet_button(say("survei.form.blank"), self._blank, "file-plus"))
        means.body.addLayout(files)
        means.body.addWidget(self.source)
        means.body.addLayout(self._grid(HEADS))
        means.body.addWidget(words(say("survei.order"), "muted"))
        page.body.setSpacing(GRID + GRID // 2)
        for part in (self.title, about, means):
            page.body.addWidget(part)
        page.body.addStretch(1)
        bar = ActionBar(self.save_action, "save")
        bar.add(button(say("survei.form.cancel"), self._presenter.close))
        layout = flush_column(self, spacing=0)
        layout.addWidget(page, 1)
        layout.addWidget(bar)

    def _grid(self, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for number, name in enumerate(names):
            place = divmod(number, COLUMNS)
            grid.addWidget(self.fields[name], *place, alignment=Qt.AlignmentFlag.AlignTop)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        return grid
