"""The fields of one plan in the order of the screens of e-Kinerja, each with its copy button and its tick."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.kirim.bridge import BridgePresenter, BridgeState, PasteLine, ScreenLines
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

FIRST, STEP = 12, 2
"""Rows that are made at once, more than a window shows, and those made in one go while it is read."""


class CopyLines(QWidget):
    """Shows the chosen plan of a `BridgeState`. Copying ticks a line and goes on to the next."""

    def __init__(self, texts: Texts, presenter: BridgePresenter) -> None:
        super().__init__()
        self._texts = texts
        self._presenter = presenter
        self.rows: list[PasteRow] = []
        self._shape: tuple[object, ...] = ()
        self._copied: dict[int, bool] = {}
        self._making: Iterator[PasteRow] = iter(())
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(lambda: self._make(STEP))
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
        layout = flush_column(self, spacing=0)
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
        self._copied = {line.number: line.copied for line in lines}
        if shape != self._shape:
            self._shape = shape
            self._build(state.screens)
        for row, line in zip(self.rows, lines, strict=False):  # the last rows may not be made yet
            row.show_copied(on=line.copied)

    def copy(self, number: int) -> None:
        """Put a line on the clipboard, tick it, and go on to the next that is not ticked."""
        QGuiApplication.clipboard().setText(self._presenter.text_of(number))
        self._presenter.tick(number, True)
        later, more = self._unticked(number), True
        while later is None and more:
            more = self._make(STEP)
            later = self._unticked(number)
        if later is not None:
            later.copy.setFocus(Qt.FocusReason.TabFocusReason)
            self._page.ensureWidgetVisible(later)

    def _unticked(self, number: int) -> PasteRow | None:
        """The next row below this one that is not ticked, of those that are made."""
        return next((row for row in self.rows[number + 1 :] if not row.tick.isChecked()), None)

    def _build(self, screens: tuple[ScreenLines, ...]) -> None:
        self.rows.clear()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._making = self._rows_of(screens)
        self._make(FIRST)
        self._page.verticalScrollBar().setValue(0)
        self._later.start()

    def _make(self, count: int) -> bool:
        """Make so many more rows; True while there are others. Somebody with seventy does not wait for the last."""
        made = len(list(islice(self._making, count)))
        if made < count:
            self._later.stop()
        return made == count

    def _rows_of(self, screens: tuple[ScreenLines, ...]) -> Iterator[PasteRow]:
        for screen in screens:
            card = Card(screen.name)
            card.body.setSpacing(GRID)
            self._column.addWidget(card)
            card.show()  # at once, as all below: by itself it would come after the page has been laid out
            below = ""
            for line in screen.lines:
                if line.below != below:
                    below = line.below
                    if below:
                        what = words(below, "muted")
                        card.body.addWidget(what)
                        what.show()
                row = PasteRow(self._texts, line, self)
                row.show_copied(on=self._copied[line.number])
                self.rows.append(row)
                card.body.addWidget(row)
                row.show()
                yield row

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
        row = flush_line(self, spacing=GRID)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)

    def show_copied(self, *, on: bool) -> None:
        if on != self.tick.isChecked():
            blocker = QSignalBlocker(self.tick)
            self.tick.setChecked(on)
            blocker.unblock()
