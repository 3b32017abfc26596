"""Layouts that add no space of their own around what they hold: whoever is inside brings it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

_Layout = TypeVar("_Layout", QHBoxLayout, QVBoxLayout)


def flush_column(of: QWidget | None = None, spacing: int | None = None) -> QVBoxLayout:
    """One below the other from edge to edge; `spacing` in pixels between them, None as the style has it."""
    return _flush(QVBoxLayout(of) if of is not None else QVBoxLayout(), spacing)


def flush_line(of: QWidget | None = None, spacing: int | None = None) -> QHBoxLayout:
    """The same side by side."""
    return _flush(QHBoxLayout(of) if of is not None else QHBoxLayout(), spacing)


def _flush(layout: _Layout, spacing: int | None) -> _Layout:
    layout.setContentsMargins(0, 0, 0, 0)
    if spacing is not None:
        layout.setSpacing(spacing)
    return layout
