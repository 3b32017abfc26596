"""What a pile of scans was read as: a line for each form and each page that needs somebody's eyes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.arsip.lines import ResultLine
from asn_desktop.ui.presenters.arsip.state import ArsipState
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

THUMBNAIL = 72
"""Side of the picture beside a line, in pixels."""
MOST = 200
"""Lines shown; the doubtful ones come first, and what is sound needs no reading."""

NoteCode = Callable[[str, int], None]


class ResultPage(QWidget):
    """Until "attach" is pressed nothing is kept."""

    def __init__(
        self, texts: Texts, attach: QAction, close: Callable[[], None], note: NoteCode, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._note = note
        self._shown: tuple[ResultLine, ...] = ()
        self._pictures: list[QLabel] = []
        self._page = ScrollPage()
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID)
        self._heading = words("", "heading")
        self._summary = words("", "body")
        self._page.body.addWidget(self._heading)
        self._page.body.addWidget(self._summary)
        self._page.body.addLayout(self._column)
        self._page.body.addStretch(1)
        self.bar = ActionBar(attach, "check")
        self.bar.add(button(texts.say("arsip.close_result"), close))
        layout = flush_column(self, spacing=0)
        layout.addWidget(self._page, 1)
        layout.addWidget(self.bar)

    def show_result(self, state: ArsipState) -> None:
        found, say = state.found, self._texts.say
        if found is None:
            self._fill(())
            return
        doubtful = sum(line.chip.tone not in ("ok", "neutral") for line in state.lines)
        self._heading.setText(say("arsip.result", n=state.attachable))
        summary = say("arsip.summary", n=found.pages)
        if found.blank:
            summary += " " + say("arsip.blank", n=found.blank)
        if doubtful:
            summary += " " + say("arsip.doubtful", n=doubtful)
        if len(state.lines) > MOST:
            summary += " " + say("arsip.more", n=len(state.lines) - MOST)
        self._summary.setText(summary)
        self.bar.note.setText(say("arsip.result_note") if state.attachable else say("arsip.result_none"))
        self._fill(state.lines[:MOST])

    def show_thumbnail(self, number: int, picture: QImage) -> None:
        if number < len(self._pictures):
            label = self._pictures[number]
            ratio = label.devicePixelRatioF()
            small = QPixmap.fromImage(picture).scaled(
                label.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            small.setDevicePixelRatio(ratio)
            label.setPixmap(small)

    def _fill(self, lines: tuple[ResultLine, ...]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        self._pictures = []
        while (item := self._column.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for number, line in enumerate(lines):
            self._column.addWidget(self._line(number, line))

    def _line(self, number: int, line: ResultLine) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        across = QHBoxLayout(card)
        across.setContentsMargins(GRID, GRID, GRID, GRID)
        across.setSpacing(2 * GRID)
        picture = QLabel()
        picture.setFixedSize(THUMBNAIL, THUMBNAIL)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pictures.append(picture)
        across.addWidget(picture)
        said = QVBoxLayout()
        said.setSpacing(GRID // 2)
        said.addWidget(words(line.title, "strong"))
        said.addWidget(words(line.detail, "body"))
        if line.by_code:
            said.addLayout(self._by_code(number))
        said.addStretch(1)
        across.addLayout(said, 1)
        across.addWidget(ChipLabel(line.chip), 0, Qt.AlignmentFlag.AlignTop)
        return card

    def _by_code(self, number: int) -> QHBoxLayout:
        """The page has no code that could be read: somebody types the one at its foot."""
        code = QLineEdit()
        code.setPlaceholderText(self._texts.say("arsip.code"))
        code.setAccessibleName(self._texts.say("arsip.code"))
        code.setMaximumWidth(220)

        def note() -> None:
            if code.text().strip():
                self._note(code.text(), number)

        code.returnPressed.connect(note)
        line = QHBoxLayout()
        line.addWidget(code, 1)
        line.addWidget(button(self._texts.say("arsip.attach_by_code"), note))
        line.addStretch(1)
        return line
