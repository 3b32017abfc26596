"""The table of roles and results: the people stay in view while the results scroll, cells are typed in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.peran_hasil import Matrix
from asn_desktop.ui.models.matrix import MatrixModel, PeopleModel
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tokens import GRID

PEOPLE, RESULT, HEAD, LEAST = 220, 200, 78, 44
"""Pixels: widths of the names and of one result, height of the headings, least height of a row."""
Index = QModelIndex | QPersistentModelIndex


class _CellDelegate(QStyledItemDelegate):
    """Several lines in a cell: Enter is done and goes down, Shift+Enter makes a line, Escape gives up."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit) and isinstance(model, MatrixModel):
            model.setData(index, editor.toPlainText())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                table = self.parent()
                if isinstance(table, _Cells):
                    table.go_down()
                return True
        return super().eventFilter(editor, event)


class _Cells(QTableView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and index.isValid():
            self.edit(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self.model().setData(index, "")
        else:
            super().keyPressEvent(event)

    def go_down(self) -> None:
        index = self.currentIndex()
        below = self.model().index(index.row() + 1, index.column())
        if below.isValid():
            self.setCurrentIndex(below)
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class MatrixTable(QWidget):
    """Two tables side by side that scroll up and down together. `model.typed` says what was typed."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MatrixModel(texts, self)
        self.people, self.cells = QTableView(), _Cells()
        self.people.setModel(PeopleModel(texts, self.model))
        self.cells.setModel(self.model)
        self.cells.setItemDelegate(_CellDelegate(self.cells))
        self.cells.setAccessibleName(texts.say("skp.unit.tab_matrix"))
        self.people.setAccessibleName(texts.say("skp.unit.people"))
        triggers = QAbstractItemView.EditTrigger
        self.cells.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.cells.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.people.setEditTriggers(triggers.NoEditTriggers)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.people.setVerticalScrollBarPolicy(never)
        self.people.setHorizontalScrollBarPolicy(never)
        self.cells.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for table in (self.people, self.cells):
            table.setWordWrap(True)
            table.setTextElideMode(Qt.TextElideMode.ElideNone)
            table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            table.verticalHeader().hide()
            table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head = table.horizontalHeader()
            head.setFixedHeight(HEAD)
            head.setDefaultAlignment(
                Qt.AlignmentFlag(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | Qt.TextFlag.TextWordWrap
            )
            head.setSectionsClickable(False)
        self.people.horizontalHeader().setStretchLastSection(True)
        self.people.setFixedWidth(PEOPLE)
        self.cells.horizontalHeader().setDefaultSectionSize(RESULT)
        self.cells.verticalScrollBar().valueChanged.connect(self.people.verticalScrollBar().setValue)
        self.people.verticalScrollBar().valueChanged.connect(self.cells.verticalScrollBar().setValue)
        self.cells.horizontalHeader().sectionResized.connect(lambda *_: self._fit_rows())
        row = flush_line(self, spacing=0)
        beside = QVBoxLayout()  # ends where the other table's scroll bar begins
        beside.setContentsMargins(0, 0, 0, self.cells.horizontalScrollBar().sizeHint().height())
        beside.addWidget(self.people)
        row.addLayout(beside)
        row.addWidget(self.cells, 1)

    def on_undo(self, does: Callable[[], object]) -> None:
        """What Ctrl+Z does in the table."""

        shortcut(self.cells, "Ctrl+Z", does)

    def show_matrix(self, matrix: Matrix | None) -> None:
        place = self.cells.currentIndex()
        row, column = place.row(), place.column()
        self.model.show_matrix(matrix)
        self._fit_rows()
        if not self.cells.currentIndex().isValid() and self.model.rowCount() and self.model.columnCount():
            row, column = max(row, 0), max(column, 0)
            self.cells.setCurrentIndex(
                self.model.index(min(row, self.model.rowCount() - 1), min(column, self.model.columnCount() - 1))
            )

    def _fit_rows(self) -> None:
        """Both tables give a row the height of what needs most."""
        people = self.people.model()
        widths = [self.cells.columnWidth(column) for column in range(self.model.columnCount())]
        for number in range(self.model.rowCount()):
            texts = [(str(people.index(number, 0).data() or ""), PEOPLE)]
            texts += [(str(self.model.index(number, at).data() or ""), width) for at, width in enumerate(widths)]
            height = max(LEAST, *(self._height(text, width) for text, width in texts if text))
            self.cells.setRowHeight(number, height)
            self.people.setRowHeight(number, height)

    def _height(self, text: str, width: int) -> int:
        room = QRect(0, 0, width - 3 * GRID, 10_000)
        wrapped = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return wrapped.height() + 2 * GRID
