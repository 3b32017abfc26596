"""What the office asks of the holder of a post: education, field, training, competences, need, and the decree."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QWidget

from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.talenta.assessing import CODES
from asn_desktop.ui.presenters.talenta.succession import SuccessionPresenter, SuccessionState
from asn_desktop.ui.views.talenta.assess_form import competence
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.field import Field, choice_field, go_to_wrong, text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

COLUMNS = 3


class RequirementsForm(QWidget):
    """Takes the place of the candidates while it is open. Escape puts it away."""

    def __init__(self, texts: Texts, presenter: SuccessionPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._open = False
        say = texts.say
        degrees = (("", say("talenta.require.any")), *((each.value, texts.show(each)) for each in Pendidikan))
        steps = (("", "–"), *((str(n), say("talenta.level", n=n)) for n in range(1, 6)))
        self.fields: dict[str, Field] = {
            "pendidikan": choice_field(say("talenta.require.pendidikan"), degrees),
            "jurusan": text_field(say("talenta.require.jurusan"), say("talenta.require.several")),
            "bidang": text_field(say("talenta.require.bidang"), say("talenta.require.bidang_help")),
            "pelatihan": text_field(say("talenta.require.pelatihan"), say("talenta.require.several")),
            "kebutuhan": text_field(say("talenta.require.kebutuhan"), say("talenta.require.kebutuhan_help")),
            "dasar": text_field(say("talenta.require.dasar"), say("talenta.require.dasar_help")),
        }
        first = len(self.fields)
        self.fields |= {code: choice_field(competence(code, texts), steps) for code in CODES}
        self._save = QAction(say("talenta.require.save"), self)
        self._save.triggered.connect(self.save)
        page = ScrollPage()
        names = list(self.fields)
        for title, help_key, part in (
            ("talenta.require.title", "talenta.require.help", names[:first]),
            ("talenta.require.standard", "talenta.require.standard_help", names[first:]),
        ):
            card = Card(say(title))
            card.body.addWidget(words(say(help_key), "muted"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(2 * GRID)
            grid.setVerticalSpacing(GRID)
            for number, name in enumerate(part):
                grid.addWidget(
                    self.fields[name], number // COLUMNS, number % COLUMNS, alignment=Qt.AlignmentFlag.AlignTop
                )
            for column in range(COLUMNS):
                grid.setColumnStretch(column, 1)
            card.body.addLayout(grid)
            page.body.addWidget(card)
        page.body.addStretch(1)
        bar = ActionBar(self._save, "save")
        bar.add(button(say("talenta.form.cancel"), presenter.close))
        layout = flush_column(self, spacing=0)
        layout.addWidget(page, 1)
        layout.addWidget(bar)
        self.hide()

    def show_state(self, state: SuccessionState) -> None:
        fresh = state.asking and not self._open
        self._open = state.asking
        self.setVisible(state.asking)
        if not state.asking:
            return
        for name, field in self.fields.items():
            if fresh:
                field.set_value(state.values.get(name, ""))
            field.set_error(state.errors.get(name, ""))
        if fresh:
            self.fields["pendidikan"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif state.errors:
            go_to_wrong(*self.fields.values())

    def save(self) -> None:
        self._presenter.save_requirements({name: str(field.value or "") for name, field in self.fields.items()})
