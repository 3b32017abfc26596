"""Labels remember how high they are, and never tell yesterday's height."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from asn_desktop.ui.widgets.words import Role, words

pytestmark = pytest.mark.usefixtures("window_world")

WIDTHS = (60, 140, 236, 600)
SHORT = "Tersedia"
LONG = "Laporan keuangan semester yang lengkap dan tepat waktu\n•  12 laporan\n•  paling lambat 31 Juli"


def as_qt_says(qtbot: Any, label: QLabel) -> list[int]:
    """The heights of Qt's own label that looks the same."""
    plain = QLabel(label.text())
    qtbot.addWidget(plain)
    plain.setTextFormat(Qt.TextFormat.PlainText)
    plain.setProperty("role", label.property("role"))
    plain.setWordWrap(label.wordWrap())
    plain.setFont(label.font())
    plain.ensurePolished()
    return [plain.heightForWidth(width) for width in WIDTHS]


def heights(label: QLabel) -> list[int]:
    label.ensurePolished()
    return [label.heightForWidth(width) for width in WIDTHS]


def test_the_height_follows_the_text_the_face_and_whether_it_runs_over_lines(qtbot: Any) -> None:
    label = words(LONG)
    qtbot.addWidget(label)
    assert heights(label) == as_qt_says(qtbot, label)
    tall = heights(label)
    label.setText(SHORT)
    assert heights(label) == as_qt_says(qtbot, label) < tall
    label.setText(LONG)
    larger = label.font()
    larger.setPointSizeF(larger.pointSizeF() * 2)
    label.setFont(larger)
    assert heights(label) == as_qt_says(qtbot, label) > tall
    label.setWordWrap(False)
    assert heights(label) == as_qt_says(qtbot, label)


def test_the_height_follows_the_role(qtbot: Any) -> None:
    label = words(LONG, "muted")
    qtbot.addWidget(label)
    before = heights(label)
    label.setProperty("role", "number")
    label.style().unpolish(label)
    label.style().polish(label)
    assert heights(label) == as_qt_says(qtbot, label)
    assert heights(label) > before


@pytest.mark.parametrize("role", get_args(Role))
def test_the_height_before_a_label_is_shown_is_the_height_it_will_have(qtbot: Any, role: Role) -> None:
    """Pages are laid out before they are painted: a heading that answered for the face of a sentence was cut."""
    label = words(LONG, role)
    qtbot.addWidget(label)
    asked = [label.heightForWidth(width) for width in WIDTHS]
    label.show()
    assert asked == heights(label) == as_qt_says(qtbot, label)
