"""The matrix of roles and results as a table: people down, the head's results across, cells that can be typed in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.peran_hasil import Matrix

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """`typed` carries person, result and text; the model shows what is stored, so it changes when that does."""

    typed = Signal(object, object, str)

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = texts.say
        self.matrix: Matrix | None = None

    def show_matrix(self, matrix: Matrix | None) -> None:
        """Another table, or other cells in the same one: then the reader's place stays."""
        old, self.matrix = self.matrix, matrix
        if old is not None and matrix is not None and _shape(old) == _shape(matrix):
            if matrix.rows and matrix.columns:
                self.dataChanged.emit(self.index(0, 0), self.index(len(matrix.rows) - 1, len(matrix.columns) - 1))
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(matrix.columns) - 1)
            return
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.matrix is None or not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            row, column = self.matrix.rows[index.row()], self.matrix.columns[index.column()]
            return "\n".join(cell.peran for cell in row.cells.get(column.hasil_id, ()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if self.matrix is None or not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row, column = self.matrix.rows[index.row()], self.matrix.columns[index.column()]
        self.typed.emit(row.member.pegawai_id, column.hasil_id, str(value))
        return True

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.matrix is None or orientation is not Qt.Orientation.Horizontal:
            return None
        if not 0 <= section < len(self.matrix.columns):
            return None
        column = self.matrix.columns[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.text
        if role == Qt.ItemDataRole.DisplayRole:
            key = "skp.unit.column_provisional" if column.provisional else "skp.unit.column"
            return self._say(key, nomor=section + 1, teks=column.text)
        return None


class PeopleModel(QAbstractTableModel):
    """The one column of people that stays in view beside the matrix."""

    def __init__(self, texts: Texts, of: MatrixModel) -> None:
        super().__init__(of)
        self._say = texts.say
        self._of = of
        of.modelAboutToBeReset.connect(self.beginResetModel)
        of.modelReset.connect(self.endResetModel)
        of.dataChanged.connect(self._changed)

    def _changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def rowCount(self, parent: Index = _TOP) -> int:
        return self._of.rowCount(parent)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._of.matrix is None or not index.isValid():
            return None
        row = self._of.matrix.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            key = "skp.unit.person" if row.cells else "skp.unit.person_idle"
            return self._say(key, nama=row.member.nama, jabatan=row.member.jabatan)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def headerData(self, _section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._say("skp.unit.people")
        return None


def _shape(matrix: Matrix) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    return (
        tuple(row.member.pegawai_id for row in matrix.rows),
        tuple(column.hasil_id for column in matrix.columns),
    )
