"""Where the program finds what it brings along, and keeps what belongs to this user of this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError


def resources() -> Path:
    """Where rules, forms, texts, fonts, icons and samples are: inside the wheel, or beside the package."""
    package = Path(__file__).parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def home() -> Path:
    """Where the program keeps what belongs to this user of this computer; `ASN_DESKTOP_HOME` moves it."""
    moved = os.environ.get("ASN_DESKTOP_HOME")
    if moved:
        return Path(moved)
    from platformdirs import user_data_path

    return user_data_path("asn-desktop", appauthor=False)


def documents() -> Path:
    """Where new office files go unless the user chooses another place."""
    if "ASN_DESKTOP_HOME" in os.environ:
        return home() / "ASN Desktop"
    from platformdirs import user_documents_path

    return user_documents_path() / "ASN Desktop"


def backups() -> Path:
    """Where copies of office files are kept."""
    from asn_desktop.ui.shell.preferences import load_preferences

    return Path(load_preferences(home() / "preferences.json", "").backups or home() / "cadangan")


def installation() -> str:
    """The name of this computer's copy of the program, made up once: by it a copied file is recognised.

    Raises UserError where the program's folder cannot be read or written.
    """
    file = home() / "installation"
    try:
        if not file.exists():
            from uuid import uuid4

            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(uuid4().hex, "ascii")
        return file.read_text("ascii")
    except OSError as problem:
        raise UserError("home_unusable", folder=str(file.parent)) from problem


def journals() -> Path:
    """Where is noted how far the journals of the offices have come on this computer."""
    return home() / "journals"


def keep_system_quiet() -> None:
    """Windows asks nobody to put a disk into a drive: what a drive says comes to this program."""
    if sys.platform == "win32":
        from asn_desktop.storage.windows import windows

        windows().keep_quiet()


def words_file() -> Path:
    """The words by which keys are compared over the phone; all installations must have the same."""
    return resources() / "words" / "id.txt"
