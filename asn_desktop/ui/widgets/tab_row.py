"""The row of tabs above pages: all of the screens draw the same one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar


def tab_row(name: str, titles: Iterable[str] = (), *, scrolls: bool = False) -> QTabBar:
    """`name` is what a screen reader says of it; where it `scrolls`, titles are never shortened in a narrow window."""
    tabs = QTabBar()
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    tabs.setUsesScrollButtons(scrolls)
    if scrolls:
        tabs.setElideMode(Qt.TextElideMode.ElideNone)
    tabs.setAccessibleName(name)
    for title in titles:
        tabs.addTab(title)
    return tabs
