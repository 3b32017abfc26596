"""Who appraises the selected people: asked under the list, in the place of its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.pegawai.appraiser_many import WHO, AppraiserManyPresenter, ManyState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pegawai.form import FormView
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.refused_panel import RefusedPanel
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class AppraiserPanel(QFrame):
    """Hidden until it asks. Escape gives up. `refused` belongs above the list: it stays until it is read."""

    toggled = Signal(bool)
    """It has appeared (True) or gone."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = services.texts.say
        self._say = say
        self.setProperty("role", "note")
        self.presenter = AppraiserManyPresenter(services, self)
        self.go = QAction(say("appraiser.go"), self)
        self.go.triggered.connect(self.presenter.confirm)
        self.title = words("", "strong")
        self.form = FormView(services.texts, self.presenter.typed, self.presenter.find)
        self.refused = RefusedPanel(
            say("appraiser.refused.title"), say("appraiser.refused.close"), self.presenter.read_refused
        )
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.title, 1)
        top.addWidget(button(say("appraiser.cancel"), self.presenter.close))
        top.addWidget(primary_button(self.go, "user-check"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(self.form)
        self.hide()

    def render(self, state: ManyState) -> None:  # type: ignore[override]
        self.refused.show_refused(state.refused)
        asked = state.form is not None
        if state.form is not None:
            self.title.setText(self._say("appraiser.title", n=state.n))
            self.form.show_form(state.form)
        if asked is self.isHidden():
            self.setVisible(asked)
            self.toggled.emit(asked)
        if state.focus:
            self.form.focus(state.focus)

    def suggest(self, options: tuple[Option, ...]) -> None:
        self.form.suggest(WHO.name, options)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.presenter.close()
        else:
            super().keyPressEvent(event)
