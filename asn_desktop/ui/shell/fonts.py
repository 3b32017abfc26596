"""The typeface of the screen: the system's own on Windows, a shipped one elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from asn_desktop.ui.presenters.preferences import TextSize

FAMILY = "Segoe UI" if sys.platform == "win32" else "Inter"

POINTS: dict[TextSize, float] = {"small": 9.0, "normal": 10.0, "large": 11.5, "largest": 13.5}

FACES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


def load_fonts(folder: Path) -> None:
    """Make the shipped typeface known to Qt. Raises FileNotFoundError where it is not there: boxes help nobody."""
    if sys.platform == "win32":
        return
    for face in FACES:
        if QFontDatabase.addApplicationFont(str(folder / face)) < 0:
            raise FileNotFoundError(folder / face)


def screen_font(size: TextSize) -> QFont:
    """The typeface in one of the four sizes; numbers have equal widths, so columns of them align."""
    font = QFont(FAMILY)
    font.setPointSizeF(POINTS[size])
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
