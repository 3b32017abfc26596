"""The tab of the identity: fields on cards, in two columns where there is room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.entry_fields import Form, Section
from asn_desktop.ui.views.pegawai.form import FormView, Typed
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.tokens import GRID

TWO_COLUMNS = 860
"""From this width on the cards stand in two columns."""


class CardsForm(ScrollPage):
    """A long form in one or two columns of cards; the fields keep their order for Tab and Enter."""

    def __init__(self, texts: Texts, typed: Typed, find: Typed, left: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=1180)
        self._left_count = left
        self._form = FormView(texts, typed, find, cards=True)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(2 * GRID)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(2 * GRID)
            self._columns.addLayout(column, 1)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self._form.hide()
        self._form.setParent(self)
        self._sections: tuple[Section, ...] = ()
        self._wide: bool | None = None

    def show_form(self, form: Form) -> None:
        self._form.show_form(form)
        if form.sections != self._sections:
            self._sections, self._wide = form.sections, None
            self._arrange()

    def focus(self, name: str) -> None:
        self._form.focus(name)
        field = self._form.fields.get(name)
        if field is not None:
            self.ensureWidgetVisible(field)

    def set_read_only(self, read_only: bool) -> None:
        self._form.set_read_only(read_only)

    def suggest(self, name: str, options: tuple) -> None:  # type: ignore[type-arg]
        self._form.suggest(name, options)

    @property
    def fields(self) -> dict:  # type: ignore[type-arg]
        return self._form.fields

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.viewport().width() >= TWO_COLUMNS
        if wide == self._wide or not self._form.surfaces:
            return
        self._wide = wide
        for column in (self._left, self._right):
            while column.takeAt(0) is not None:
                pass
        for number, card in enumerate(self._form.surfaces):
            (self._left if number < self._left_count or not wide else self._right).addWidget(card)
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._columns.setStretch(1, 1 if wide else 0)
        self._columns.setSpacing(2 * GRID if wide else 0)
