"""The page for a new employee."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.presenters.pegawai.new import NewPersonPresenter, NewState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pegawai.identity import CardsForm
from asn_desktop.ui.views.pegawai.page import BackLine, Page
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.flush import flush_column


class NewPage(Page):
    """Shows a `NewState`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._presenter = NewPersonPresenter(services, self)
        self.saving = QAction(self.say("pegawai.new.save"), self)
        self.saving.triggered.connect(self._presenter.save)
        self.primary = self.saving
        self.form = CardsForm(services.texts, self._presenter.typed, lambda _field, _text: None, 1)
        self.bar = ActionBar(self.saving, "save")
        self.bar.add(button(self.say("pegawai.new.cancel"), self._presenter.discard))
        layout = flush_column(self, spacing=0)
        layout.addWidget(BackLine(self, self.say("pegawai.new.title")))
        layout.addWidget(self.form, 1)
        layout.addWidget(self.bar)

    @property
    def title(self) -> str:
        return self.say("pegawai.new.title")

    def show_page(self, _target: UUID | None, _detail: str) -> None:
        self._presenter.open()

    def render(self, state: NewState) -> None:  # type: ignore[override]
        self.form.show_form(state.form)
        self.bar.note.setText(self.say("pegawai.new.recovered" if state.recovered else "pegawai.new.intro"))
        if state.focus:
            self.form.focus(state.focus)
