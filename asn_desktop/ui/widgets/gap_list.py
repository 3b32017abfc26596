"""What still lacks, in words, the blocking ones first; each line leads to where it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QWidget

from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.icons import icon, pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class Gap(Struct, frozen=True):
    """One line. `go` is called when the user wants to get there; None: there is no place to go to."""

    text: str
    blocking: bool
    go: Callable[[], None] | None = None


class GapList(QWidget):
    """Two groups under their headings, or one good sentence."""

    def __init__(self, blocking: str, advice: str, complete: str, jump: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings = {True: blocking, False: advice}
        self._complete = complete
        self._jump = jump
        self._shown: tuple[tuple[str, bool], ...] | None = None
        self._goes: list[Callable[[], None] | None] = []
        self._layout = flush_column(self, spacing=GRID // 2)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show these lines; nothing is touched where they read as before."""
        ordered = sorted(gaps, key=lambda gap: not gap.blocking)
        self._goes = [gap.go for gap in ordered]
        shown = tuple((gap.text, gap.blocking) for gap in ordered)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not ordered:
            self._add(self._line(self._complete, "circle-check", "ok", None))
            return
        said: bool | None = None
        for number, gap in enumerate(ordered):
            if gap.blocking is not said:
                said = gap.blocking
                self._add(words(self._headings[said], "label"))
            mark, tone = ("circle-alert", "bad") if gap.blocking else ("info", "accent")
            self._add(self._line(gap.text, mark, tone, number if gap.go else None))

    def _add(self, widget: QWidget) -> None:
        self._layout.addWidget(widget)
        widget.show()  # at once: by itself it would come after the page around it has been laid out

    def _line(self, text: str, mark: str, tone: str, number: int | None) -> QWidget:
        look = look_of(self.palette())
        line = QFrame()
        row = flush_line(line, spacing=GRID)
        picture = QLabel()
        picture.setPixmap(pixmap(mark, getattr(look, tone), 16))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words(text), 1, Qt.AlignmentFlag.AlignTop)
        if number is not None:
            go = QToolButton()
            go.setIcon(icon("arrow-right", look.accent, 16))
            go.setToolTip(self._jump)
            go.setAccessibleName(f"{self._jump}: {text}")
            go.setAutoRaise(True)
            go.clicked.connect(lambda _checked=False, number=number: self._go(number))
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a sentence may take more lines than one would guess
        line.setSizePolicy(policy)
        return line

    def _go(self, number: int) -> None:
        go = self._goes[number]
        if go is not None:
            go()
