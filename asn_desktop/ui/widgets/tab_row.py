"""The row of tabs above pages: all of the screens draw the same one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QWidget

from asn_desktop.ui.widgets.tokens import GRID


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


def tab_head(tabs: QTabBar, *beside: QWidget, parent: QWidget | None = None) -> QFrame:
    """The bar over the pages: the tabs, and what holds for all of the pages beside them."""
    head = QFrame(parent)
    head.setProperty("role", "bar")
    line = QHBoxLayout(head)
    line.setContentsMargins(GRID, 0, 2 * GRID if beside else GRID, 0)
    line.setSpacing(GRID)
    line.addWidget(tabs, 1)
    for widget in beside:
        line.addWidget(widget)
    return head
