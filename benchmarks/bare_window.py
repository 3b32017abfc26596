"""The yardstick: a plain PySide6 window with a table of 50,000 rows, from process start to painted."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.measure import resident, since

Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    def rowCount(self, parent: Index | None = None) -> int:
        return 50_000

    def columnCount(self, parent: Index | None = None) -> int:
        return 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return f"{index.row()} {index.column()}" if role == Qt.ItemDataRole.DisplayRole else None


class Table(QTableView):
    def __init__(self, started: int) -> None:
        super().__init__()
        self._started = started
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._report)

    def _report(self) -> None:
        answer = {"painted": since(self._started), "painted_cpu": time.process_time(), "memory": resident()}
        print(json.dumps(answer))
        QApplication.quit()


def main() -> None:
    app = QApplication([])
    table = Table(int(sys.argv[1]))
    model = Rows(table)
    table.setModel(model)
    table.resize(1280, 720)
    table.show()
    app.exec()


if __name__ == "__main__":
    main()
