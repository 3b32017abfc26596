"""What the style sheet draws is judged by its pixels, in all three looks."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QVBoxLayout, QWidget

from asn_desktop.ui.shell.theme import apply_theme
from asn_desktop.ui.widgets.tokens import LOOKS, contrast

SEEN = 3.0
"""WCAG 2.1, 1.4.11: what a control is told by."""


def ring(box: QCheckBox, ground: QWidget) -> float:
    """The strongest contrast of a box without its words against what it stands on."""
    box.ensurePolished()
    picture: QImage = ground.grab().toImage()
    at = box.mapTo(ground, box.rect().topLeft())
    scale = picture.devicePixelRatio()
    behind = picture.pixelColor(int((at.x() - 2) * scale), int(at.y() * scale)).name()
    across = range(int(at.x() * scale), int((at.x() + 18) * scale))
    middle = int((at.y() + box.height() / 2) * scale)
    return max(contrast(picture.pixelColor(x, middle).name(), behind) for x in across)


@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("role", ["page", "card", "bar", "side"])
def test_an_empty_box_is_seen(window_world: Any, qtbot: Any, theme: Any, role: str) -> None:
    apply_theme(window_world, theme, "normal")
    ground = QFrame()
    qtbot.addWidget(ground)
    ground.setProperty("role", role)
    layout = QVBoxLayout(ground)
    first, empty, full = QCheckBox(), QCheckBox(), QCheckBox()
    for box in (first, empty, full):
        layout.addWidget(box)
    full.setChecked(True)
    ground.show()
    first.setFocus()
    assert ring(empty, ground) >= SEEN
    assert ring(full, ground) >= SEEN


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("entries", [1, 2, 3, 9])
@pytest.mark.parametrize("size", ["normal", "largest"])
def test_a_short_list_of_choices_is_shown_whole(window_world: Any, qtbot: Any, entries: int, size: Any) -> None:
    apply_theme(window_world, "dark", size)
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    combo = QComboBox()
    combo.addItems([f"Pilihan {number}" for number in range(entries)])
    layout.addWidget(combo)
    page.show()
    combo.showPopup()
    view = combo.view()
    rows = [view.visualRect(view.model().index(number, 0)) for number in range(entries)]
    assert all(view.viewport().rect().contains(row) for row in rows)
    combo.hidePopup()
