"""Buttons: one primary per screen, ordinary ones, quiet ones, and icons with a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import look_of


def button(text: str, clicked: Callable[[], object], icon_name: str = "", parent: QWidget | None = None) -> QPushButton:
    """An ordinary button."""
    made = QPushButton(text, parent)
    made.clicked.connect(lambda _checked=False: clicked())
    if icon_name:
        _lead(made, icon_name, look_of(made.palette()).text)
    return made


def primary_button(action: QAction, icon_name: str = "", parent: QWidget | None = None) -> QPushButton:
    """The screen's one primary button; it follows its action's text and whether it can be used now."""
    made = QPushButton(parent)
    made.setProperty("role", "primary")
    made.clicked.connect(lambda _checked=False: action.trigger())
    if icon_name:
        look = look_of(made.palette())
        _lead(made, icon_name, look.on_accent, off=look.muted)

    def follow() -> None:
        made.setText(action.text())
        made.setToolTip(action.toolTip() if action.toolTip() != action.text() else "")
        made.setEnabled(action.isEnabled())
        if made.parentWidget() is not None or not action.isVisible():  # shown without a parent it is a window
            made.setVisible(action.isVisible())

    action.changed.connect(follow)
    follow()
    return made


def quiet_button(
    text: str, clicked: Callable[[], object], icon_name: str = "", parent: QWidget | None = None
) -> QPushButton:
    """A button that looks like a link, for what is seldom wanted."""
    made = button(text, clicked, "", parent)
    made.setProperty("role", "quiet")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon_name:
        _lead(made, icon_name, look_of(made.palette()).accent)
    return made


def icon_button(name: str, icon_name: str, clicked: Callable[[], object], parent: QWidget | None = None) -> QToolButton:
    """A button with only an icon; `name` is its tooltip and what a screen reader says."""
    made = QToolButton(parent)
    made.setIcon(icon(icon_name, look_of(made.palette()).text, 18))
    made.setIconSize(QSize(18, 18))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setAutoRaise(True)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def _lead(made: QPushButton, icon_name: str, colour: str, off: str = "") -> None:
    """Put an icon before the words, with room between them."""
    made.setIcon(icon(icon_name, colour, 16, off=off, gap=4))
    made.setIconSize(QSize(20, 16))
