"""The checklist: one line for each paper with what is said of it, and its copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QWidget,
)

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.usulan.state import PaperRow
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

WIDE = 940
"""Width from which a paper is one line."""
ENDS = 250
"""Width of a paper's state, its copy and what can be done with it."""


class PaperActions(Protocol):
    """What a line asks for."""

    def paper(self, row: PaperRow, **changes: object) -> None: ...
    def unread_paper(self, row: PaperRow, text: str) -> None: ...
    def detach(self, row: PaperRow) -> None: ...
    def attach(self, row: PaperRow, path: Path) -> None: ...


class PaperLine(QFrame):
    """A paper. What is typed is kept when the cursor leaves the field; a file dropped on the line becomes its copy."""

    def __init__(
        self,
        texts: Texts,
        actions: PaperActions,
        choose: Callable[[PaperRow], None],
        look: Callable[[PaperRow], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self._texts = texts
        self._actions = actions
        self._choose = choose
        self._look = look
        self.row: PaperRow | None = None
        self._open = True
        say = texts.say
        self.there = QCheckBox()
        self.name = words("")
        self.name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # to the line, which ticks
        self._paper = QWidget()
        left = flush_line(self._paper, spacing=GRID)
        left.addWidget(self.there)
        left.addWidget(self.name, 1)
        self.there.toggled.connect(self._toggled)
        self.chip = ChipLabel()
        self.number = QLineEdit()
        self.day, self.until = DateField(texts), DateField(texts)
        self.fields = tuple(
            Field(say(f"usulan.papers.{name}"), editor)
            for name, editor in (("nomor", self.number), ("tanggal", self.day), ("berlaku", self.until))
        )
        self.number.editingFinished.connect(lambda: self._say(nomor=self.number.text().strip()))
        self.day.editingFinished.connect(lambda: self._say_day("tanggal", self.day))
        self.until.editingFinished.connect(lambda: self._say_day("berlaku_sampai", self.until))
        self.copy = words("", "muted", wrap=False)
        self.clip = icon_button(say("usulan.papers.attach"), "paperclip", lambda: self._with(self._choose))
        self.look = icon_button(say("usulan.papers.look"), "eye", lambda: self._with(self._look))
        self.more = icon_button(say("document.more"), "ellipsis-vertical", self._menu)
        self._ends = QWidget()
        ends = flush_line(self._ends, spacing=GRID)
        ends.addWidget(self.chip)
        ends.addWidget(self.copy, 1)
        for part in (self.clip, self.look, self.more):
            ends.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._wide: bool | None = None
        self.set_wide(True)
        self.setAcceptDrops(True)

    def set_wide(self, wide: bool) -> None:
        """Everything in one line under the headings of the list, or the fields below the name, each with its label."""
        if wide == self._wide:
            return
        self._wide = wide
        while self._grid.takeAt(0) is not None:
            pass
        if wide:
            self._grid.addWidget(self._paper, 0, 0)
            for place, field in enumerate(self.fields, start=1):
                self._grid.addWidget(field, 0, place)
            self._grid.addWidget(self._ends, 0, len(self.fields) + 1)
            stretch(self._grid)
        else:
            self._grid.addWidget(self._paper, 0, 0, 1, 2)
            self._grid.addWidget(self._ends, 0, 2)
            for place, field in enumerate(self.fields):
                self._grid.addWidget(field, 1, place, Qt.AlignmentFlag.AlignTop)
            for column, share in enumerate((4, 3, 3, 0, 0)):
                self._grid.setColumnStretch(column, share)
                self._grid.setColumnMinimumWidth(column, 0)
        for field in self.fields:
            field.show_label(not wide)

    def show_row(self, row: PaperRow, *, editable: bool) -> None:
        self.row, self._open = row, editable
        blocker = QSignalBlocker(self.there)
        self.name.setText(row.name)
        self.there.setAccessibleName(row.name)
        self.there.setChecked(row.ada)
        blocker.unblock()
        self.there.setEnabled(editable)
        self.chip.set_chip(row.chip)
        if not self.number.hasFocus():
            self.fields[0].set_value(row.nomor)
        for field, value in ((self.fields[1], row.tanggal), (self.fields[2], row.berlaku_sampai)):
            editor = field.editor
            if isinstance(editor, DateField) and editor.valid and not editor.hasFocus():
                field.set_value(value)
        self.fields[2].set_error(row.error)
        for editor in (self.day, self.until):
            editor.setPlaceholderText(self._texts.say("usulan.papers.day_hint") if editable else "")
        for field in self.fields:
            field.editor.setEnabled(editable)
            field.editor.setAccessibleDescription(row.name)
        self.copy.setText(row.copy)
        self.clip.setVisible(editable and not row.sha256)
        for part in (self.look, self.more):
            part.setVisible(bool(row.sha256))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the name ticks, as one beside a box does everywhere."""
        if self._paper.geometry().contains(event.position().toPoint()) and self.there.isEnabled():
            self.there.toggle()
        else:
            super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._open and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and self.row is not None:
            event.acceptProposedAction()
            self._actions.attach(self.row, paths[0])

    def _toggled(self, on: bool) -> None:
        self._say(ada=on)

    def _say(self, **changes: object) -> None:
        if self.row is not None and self._open:
            self._actions.paper(self.row, **changes)

    def _say_day(self, name: str, editor: DateField) -> None:
        if self.row is None or not self._open:
            return
        if editor.valid:
            self._say(**{name: editor.date()})
        else:
            self._actions.unread_paper(self.row, editor.text())

    def _with(self, does: Callable[[PaperRow], None]) -> None:
        if self.row is not None:
            does(self.row)

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._open:
            menu.addAction(self._texts.say("usulan.papers.replace"), lambda: self._with(self._choose))
            menu.addAction(self._texts.say("usulan.papers.detach"), lambda: self._with(self._actions.detach))
        menu.addAction(self._texts.say("usulan.papers.look"), lambda: self._with(self._look))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def stretch(grid: QGridLayout) -> None:
    """The same columns in every line and in the headings above them: name, number, two days, state."""
    for column, (share, least) in enumerate(((5, 190), (4, 110), (0, 150), (0, 150), (0, ENDS))):
        grid.setColumnStretch(column, share)
        grid.setColumnMinimumWidth(column, least)


class PaperList(QWidget):
    """All papers of a proposal, one under the other; what the columns are stands above them once."""

    def __init__(
        self,
        texts: Texts,
        actions: PaperActions,
        choose: Callable[[PaperRow], None],
        look: Callable[[PaperRow], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make: Callable[[], PaperLine] = lambda: PaperLine(texts, actions, choose, look, self)
        self.lines: list[PaperLine] = []
        self._column = flush_column(self, spacing=GRID // 2)
        self._heads = QWidget()
        heads = QGridLayout(self._heads)
        heads.setContentsMargins(GRID, 0, GRID, 0)
        heads.setHorizontalSpacing(2 * GRID)
        for place, name in enumerate(("berkas", "nomor", "tanggal", "berlaku", "keadaan")):
            heads.addWidget(words(texts.say(f"usulan.papers.{name}"), "label", wrap=False), 0, place)
        stretch(heads)
        self._heads.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column.addWidget(self._heads)

    def show_papers(self, rows: tuple[PaperRow, ...], *, editable: bool) -> None:
        while len(self.lines) < len(rows):
            self.lines.append(self._make())
            self._column.addWidget(self.lines[-1])
        for line in self.lines[len(rows) :]:
            line.row = None
            line.hide()
        for line, row in zip(self.lines, rows, strict=False):
            line.show_row(row, editable=editable)
            line.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= WIDE
        self._heads.setVisible(wide and any(not line.isHidden() for line in self.lines))
        for line in self.lines:
            line.set_wide(wide)
