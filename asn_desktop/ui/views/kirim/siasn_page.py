"""The spreadsheets for SIASN: for which year, what they will hold and what is missing, before they are written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from asn_desktop.ui.presenters.kirim.siasn import SiasnPresenter, SiasnState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.kirim.choices import offer
from asn_desktop.ui.views.kirim.places import documents
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.field import choice_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.words import words


class SiasnPage(QWidget):
    """Renders `SiasnState`."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        say = self._say = services.texts.say
        self.presenter = SiasnPresenter(services, self)
        self._state = SiasnState()
        self.primary_action = QAction(say("kirim.siasn.go"), self)
        self.primary_action.setEnabled(False)
        self.primary_action.triggered.connect(self._save)
        self.year = choice_field(say("kirim.siasn.year"), (), typed=self._year_chosen)
        self.year.setMaximumWidth(160)
        page = ScrollPage(width=900)
        page.body.addWidget(words(say("kirim.siasn.help"), "muted"))
        page.body.addWidget(self.year)
        holds = Card(say("kirim.siasn.holds"))
        self._people, self._yearly, self._termly = words(""), words(""), words("")
        for line in (self._people, self._yearly, self._termly, words(say("kirim.siasn.codes"), "muted")):
            holds.body.addWidget(line)
        self._lacking = Card(say("kirim.siasn.lacking"))
        self._lacks = words("")
        self._lacking.body.addWidget(self._lacks)
        for card in (holds, self._lacking):
            page.body.addWidget(card)
        page.body.addStretch(1)
        bar = ActionBar(self.primary_action, "file-spreadsheet")
        layout = flush_column(self, spacing=0)
        layout.addWidget(page, 1)
        layout.addWidget(bar)
        self.presenter.load()

    def render(self, state: SiasnState) -> None:  # type: ignore[override]
        say, self._state = self._say, state
        self.primary_action.setEnabled(state.people > 0)
        self._lacking.setVisible(state.people > 0)  # in an empty office nothing is missing, and nothing is there
        offer(self.year.editor, [(str(year), year) for year in state.years], state.tahun)
        self._people.setText(say("kirim.siasn.people", n=state.people))
        self._yearly.setText(say("kirim.siasn.yearly", n=state.yearly, tahun=str(state.tahun)))
        self._termly.setText(say("kirim.siasn.termly", n=state.termly, tahun=str(state.tahun)))
        lacks = "\n".join(state.lacks)
        self._lacks.setText(f"{lacks}\n{say('kirim.siasn.lack_in_file')}" if lacks else say("kirim.siasn.lack.none"))

    def _year_chosen(self) -> None:
        editor = self.year.editor
        if isinstance(editor, QComboBox):
            self.presenter.choose_year(int(editor.currentData()))

    def _save(self) -> None:
        proposed = str(Path(documents()) / self.presenter.proposed())
        chosen, _ = QFileDialog.getSaveFileName(self, self._say("kirim.siasn.go"), proposed, self._say("kirim.excel"))
        if chosen:
            self.presenter.export(Path(chosen))
