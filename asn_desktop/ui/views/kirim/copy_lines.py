"""The fields of one plan in the order of the screens of e-Kinerja, each with its copy button and its tick."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.kirim_bridge import BridgePresenter, BridgeState, PasteLine, ScreenLines
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class CopyLines(QWidget):
    """Shows the chosen plan of a `BridgeState`. Copying ticks a line and goes on to the next."""

    def __init__(self, texts: Texts, presenter: BridgePresenter) -> None:
        super().__init__()
        self._texts = texts
        self._presenter = presenter
        self.rows: list[PasteRow] = []
        self._shape: tuple[object, ...] = ()
        self._cards: list[tuple[Card, QWidget]] = []
        self._name = words("", "heading")
        self._said = words("", "muted", wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(16 * GRID)
        self.bar.setAccessibleName(texts.say("kirim.bridge.copy_face"))
        head = QFrame()
        head.setProperty("role", "bar")
        line = QHBoxLayout(head)
        line.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(self._name, 1)
        line.addWidget(self._said)
        line.addWidget(self.bar)
        self._page = ScrollPage()
        self._column = QVBoxLayout()
        self._column.setSpacing(2 * GRID)
        self._page.body.addLayout(self._column)
        self._page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._page, 1)

    def show_lines(self, state: BridgeState) -> None:
        say = self._texts.say
        done, total = state.done, state.total
        self._name.setText(state.name)
        whole = total and done == total
        self._said.setText(say("kirim.bridge.all") if whole else say("kirim.bridge.progress", n=done, semua=total))
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        lines = [line for screen in state.screens for line in screen.lines]
        shape = (state.chosen, *((line.field, line.below, line.text) for line in lines))
        if shape != self._shape:
            self._shape = shape
            self._build(state.screens)
        for row, line in zip(self.rows, lines, strict=True):
            row.show_copied(on=line.copied)

    def copy(self, number: int) -> None:
        """Put a line on the clipboard, tick it, and go on to the next that is not ticked."""
        QGuiApplication.clipboard().setText(self._presenter.text_of(number))
        self._presenter.tick(number, True)
        later = next((row for row in self.rows[number + 1 :] if not row.tick.isChecked()), None)
        if later is not None:
            later.copy.setFocus(Qt.FocusReason.TabFocusReason)
            self._page.ensureWidgetVisible(later)

    def _build(self, screens: tuple[ScreenLines, ...]) -> None:
        self.rows.clear()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for screen in screens:
            card = Card(screen.name)
            card.body.setSpacing(GRID)
            below = ""
            for line in screen.lines:
                if line.below != below:
                    below = line.below
                    if below:
                        card.body.addWidget(words(below, "muted"))
                row = PasteRow(self._texts, line, self)
                self.rows.append(row)
                card.body.addWidget(row)
            self._column.addWidget(card)
            card.show()  # at once: by itself it would come after the page has been laid out
        self._page.verticalScrollBar().setValue(0)

    def ticked(self, number: int, *, on: bool) -> None:
        """Somebody set or took back a tick by hand."""
        self._presenter.tick(number, on)


class PasteRow(QWidget):
    """One field: its tick, what it is called, its text, and the button that copies it."""

    def __init__(self, texts: Texts, line: PasteLine, around: CopyLines) -> None:
        super().__init__()
        self.tick = QCheckBox()
        self.tick.setAccessibleName(texts.say("kirim.bridge.done", isian=line.field))
        self.tick.toggled.connect(lambda on: around.ticked(line.number, on=on))
        label = words(line.text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = button(texts.say("kirim.bridge.copy"), lambda: around.copy(line.number), "copy")
        self.copy.setAccessibleName(texts.say("kirim.bridge.copy_what", isian=line.field))
        self.copy.setAccessibleDescription(line.text)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(words(line.field, "label"))
        column.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)

    def show_copied(self, *, on: bool) -> None:
        if on != self.tick.isChecked():
            blocker = QSignalBlocker(self.tick)
            self.tick.setChecked(on)
            blocker.unblock()
