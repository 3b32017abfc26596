"""What is going on with the stick: that it is being written, that it may be pulled, or what is in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.kirim.sending import SendPresenter
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

LOOK = 100
"""Milliseconds between two looks at how far the writing is."""


class Notice(QFrame):
    """A sentence that stays until it is read, with buttons at its right. Hidden while it has nothing to say."""

    def __init__(self, role: str, icon_name: str = "info", tone: str = "accent") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.title = words("", "strong")
        self.text = words("")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark = QLabel()
        mark.setPixmap(pixmap(icon_name, getattr(look_of(self.palette()), tone), 24))
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._row.setSpacing(2 * GRID)
        self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(column, 1)
        self.hide()

    def add(self, widget: QWidget) -> None:
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, title: str, text: str) -> None:
        """What it will say once it is shown."""
        self.title.setText(title)
        self.text.setText(text)

    def show_said(self, title: str, text: str) -> None:
        self.say(title, text)
        self.show()


class Writing(QFrame):
    """How far the writing is, with the one button that ends it. It asks the presenter, whose work runs elsewhere."""

    def __init__(self, texts: Texts, presenter: SendPresenter) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._texts = texts
        self._presenter = presenter
        self._step = words("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(texts.say("kirim.progress"))
        self.stop = button(texts.say("kirim.stop"), self._stopped, "circle-x")
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        column.addWidget(words(texts.say("kirim.writing_now"), "strong"))
        column.addWidget(self.bar)
        column.addWidget(self._step)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addLayout(column, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)
        self.hide()

    def show_writing(self, *, on: bool) -> None:
        if on == self._timer.isActive():
            return
        self.setVisible(on)
        self.stop.setEnabled(True)
        if on:
            self._look()
            self._timer.start()
        else:
            self._timer.stop()

    def _look(self) -> None:
        done, total, step = self._presenter.progress
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._step.setText(step or self._texts.say("kirim.preparing"))

    def _stopped(self) -> None:
        self.stop.setEnabled(False)
        self._presenter.stop()
