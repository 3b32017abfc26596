"""Where dialogs of this screen begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents() -> str:
    """The user's documents; where there is no such folder, what is above it: a dialog takes it for a file otherwise."""
    wanted = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str(next(place for place in (wanted, *wanted.parents) if place.is_dir()))
