"""Pick one of many by typing a part of its name: units, posts, officials, people."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from asn_desktop.ui.presenters.entry_fields import Option

VALUE = Qt.ItemDataRole.UserRole + 1
LABEL = Qt.ItemDataRole.UserRole + 2
PAUSE = 120
"""Milliseconds without a key before people are looked up."""


class PickField(QLineEdit):
    """A line that holds one option or nothing. `picked` carries its value, "" when the line no longer names one.

    `wanted` carries what is being typed, for options that are looked up instead of given.
    """

    picked = Signal(str)
    wanted = Signal(str)

    def __init__(self, searched: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = ""
        self._searched = searched
        self._labels: dict[str, str] = {}
        self._model = QStandardItemModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        mode = QCompleter.CompletionMode
        completer.setCompletionMode(mode.UnfilteredPopupCompletion if searched else mode.PopupCompletion)
        completer.setMaxVisibleItems(12)
        self._popup = QListView()
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        completer.setPopup(self._popup)
        completer.activated[QModelIndex].connect(self._chosen)  # type: ignore[index]
        self._completer = completer
        self.setCompleter(completer)
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._edited)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self.wanted.emit(self.text().strip()))

    def set_options(self, options: tuple[Option, ...]) -> None:
        """What can be picked. The line keeps what it says."""
        self._model.clear()
        for option in options:
            text = f"{option.label}  ·  {option.detail}" if option.detail else option.label
            item = QStandardItem(text)
            item.setData(option.value, VALUE)
            item.setData(option.label, LABEL)
            item.setToolTip(text)
            self._model.appendRow(item)
            self._labels[option.value] = option.label
        if self._searched and options and self.hasFocus() and not self.value:
            self._completer.complete()

    def set_value(self, value: str) -> None:
        """Show an option by its value; "" empties the line unless something is being typed there."""
        if value == self.value:
            return
        self.value = value
        blocker = QSignalBlocker(self)
        self.setText(self._labels.get(value, "") if value else "")
        blocker.unblock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            if not self._searched:
                self._completer.setCompletionPrefix("" if self.value else self.text())
            self._completer.complete()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was picked is shown as it is called; a text that names nothing is kept to be seen and mended."""
        super().focusOutEvent(event)
        if self.value and self.text() != self._labels.get(self.value, self.text()):
            self.setText(self._labels[self.value])

    def _edited(self, _text: str) -> None:
        """A text that is exactly one option's name picks it without a click."""
        typed = self.text().strip().casefold()
        exact = [value for value, label in self._labels.items() if label.casefold() == typed] if typed else []
        value = exact[0] if len(exact) == 1 else ""
        if value != self.value:
            self.value = value
            self.picked.emit(value)
        if self._searched and typed and not value:
            self._pause.start()

    def _chosen(self, index: QModelIndex) -> None:
        value, label = index.data(VALUE), index.data(LABEL)
        # The completer writes the whole line after this signal; the label alone is what the field says.
        QTimer.singleShot(0, self, lambda: self.setText(label))
        self.value = value
        self.picked.emit(value)
