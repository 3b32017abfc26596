"""What a sheet shows when it comes into view is whole: no line cut in its height, no word beyond the edge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.ui.views import evaluasi


def cut_labels(root: QWidget) -> Iterator[str]:
    """Labels that get less height than their words take, or that reach beyond what can be seen of the page."""
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if label.height() < needed:
            yield f"{label.text()[:40]!r}: {label.height()} of {needed} high"
        around = label.parentWidget()
        while around is not None and around is not root:
            right = label.mapTo(around, QPoint(label.width(), 0)).x()
            if right > around.width():
                yield f"{label.text()[:40]!r}: ends at {right} of {around.width()}"
                break
            around = around.parentWidget()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_a_sheet_is_whole_when_it_is_first_seen(
    window_world: QApplication, practice_copy: Path, tmp_path: Path,
    size: tuple[int, int],
) -> None:  # fmt: skip
    """Seen in the program: facts of the head were cut to half a line, and words at the side ended beyond the edge.

    A hidden sheet that had been asked to lay itself out was not asked again when it got something to show.
    """
    from asn_desktop.ui.shell.pictures import Album

    album = Album(
        window_world, bootstrap.machine(), bootstrap.texts, bootstrap.resources(), tmp_path / "home", date(2026, 3, 14)
    )
    cut: dict[str, list[str]] = {}
    pictures = album.take(practice_copy, tmp_path, size)
    for picture in pictures:
        name = picture.stem.partition("-")[2]  # after the number of the screen
        if name in ("skp-isi", "evaluasi-isi"):
            cut[name] = list(cut_labels(album.window))
        if len(cut) == 2:
            pictures.close()
    assert cut == {"skp-isi": [], "evaluasi-isi": []}


class Placed(QObject):
    """Notes what is moved or resized after its page was painted the first time."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = False
        self.late: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted = True
        placed = event.type() in (QEvent.Type.Move, QEvent.Type.Resize)
        if placed and self.painted and isinstance(watched, (QLabel, QPlainTextEdit)):
            self.late.append(watched.text() if isinstance(watched, QLabel) else watched.accessibleName())
        return False


@pytest.mark.parametrize("status", list(StatusEvaluasi))
def test_somebody_else_is_painted_once_and_nothing_moves_after_that(
    desk: Any, window_world: QApplication, qtbot: Any, status: StatusEvaluasi
) -> None:
    """Seen in the program: the page of the next person was painted three times while its parts went to their places."""
    screen: Any = evaluasi.make(desk.services)
    qtbot.addWidget(screen)
    screen.resize(1166, 640)
    screen.show()
    first, *others = desk.rows(2025, evaluasi=status)[:3]
    screen.show_target(first.evaluasi_id, "")
    QTest.qWait(50)
    assert others
    for row in others:
        placed = Placed()
        for widget in screen.sheet.findChildren(QWidget):
            widget.installEventFilter(placed)
        QTimer.singleShot(0, partial(screen.show_target, row.evaluasi_id, ""))  # as a click comes: out of the loop
        qtbot.waitUntil(lambda placed=placed: placed.painted)
        QTest.qWait(50)
        assert placed.late == []
