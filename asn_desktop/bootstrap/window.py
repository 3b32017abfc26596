"""The window, and this computer as it needs it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop.bootstrap.centre import centres
from asn_desktop.bootstrap.forms import printing, scanner, texts, write_calendar
from asn_desktop.bootstrap.keys import exchange
from asn_desktop.bootstrap.law import law_book
from asn_desktop.bootstrap.places import backups, documents, home, installation, journals, resources
from asn_desktop.core.kernel.texts import Language

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from asn_desktop.core.domain.kantor import Kantor
    from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Vault
    from asn_desktop.core.usecases.safekeeping import Safe
    from asn_desktop.ui.presenters.offices import Machine


def note_defect(problem: BaseException) -> Path:
    """Note where the program went wrong in the log that the window keeps too; returns the folder of the log."""
    from asn_desktop.ui.shell.logbook import close_log, keep_log, log_uncaught

    folder = home() / "log"
    kept = keep_log(folder) or logging.NullHandler()  # where it cannot be kept, it is not spread over the screen
    logging.getLogger("asn_desktop").addHandler(kept)
    log_uncaught(type(problem), problem, problem.__traceback__)
    close_log(kept)
    return folder


def machine() -> Machine:
    """This computer, as the window needs it. Storage is imported when the first file is opened."""
    from asn_desktop.storage.db import create_store, new_id, open_store
    from asn_desktop.storage.packs.unread import UnreadLaw
    from asn_desktop.storage.sheets import SpreadsheetFiles
    from asn_desktop.ui.presenters.offices import Machine

    def make_practice(ctx: Context, progress: Progress, cancel: Cancel) -> object:
        from asn_desktop.core.usecases.practice.create import create

        return create(ctx, "walesi", progress=progress, cancel=cancel)

    def practice_kantor(identity: UUID) -> Kantor:
        from asn_desktop.core.usecases.practice.create import kantor

        return kantor("walesi", None, identity)

    return Machine(
        open_store=lambda path, today: open_store(path, today=today, installation=installation(), journals=journals()),
        create_store=lambda path, office, today, actor: create_store(
            path, office, today=today, installation=installation(), actor=actor, journals=journals()
        ),
        new_id=new_id,
        law=lambda: UnreadLaw(law_book),
        practice=make_practice,
        practice_kantor=practice_kantor,
        sheets=SpreadsheetFiles(),
        printing=printing,
        documents=documents(),
        safe=safe,
        vault=vault,
        scanner=scanner,
        write_calendar=write_calendar,
        exchange=exchange,
        centres=centres(),
    )


def safe(root: Path | None = None) -> Safe:
    """The copies of office files in a folder; without one, in that which the user has chosen in the settings."""
    from datetime import datetime

    from asn_desktop.storage.db.safe import FileSafe
    from asn_desktop.storage.vault import FolderCarrier

    return FileSafe(root or backups(), installation, datetime.now, FolderCarrier())


def vault(office: Path) -> Vault:
    """Evidence and scans of an office, in the folder beside its file."""
    from asn_desktop.storage.vault import FileVault

    return FileVault(office)


def open_window(file: Path | None = None, centre: str = "", centre_home: Path | None = None) -> int:
    """Show the window, open `file`, a centre, or what was open last in it, and run until it is closed."""
    import msgspec
    from PySide6.QtWidgets import QApplication

    from asn_desktop.ui.shell.app import Desk

    opened = None if file is None else file.absolute()
    os.chdir(next(place for place in (documents(), *documents().parents) if place.is_dir()))  # where dialogs begin
    app = QApplication([sys.argv[0]])
    app.setApplicationName("ASN Desktop")
    known = machine() if centre_home is None else msgspec.structs.replace(machine(), centres=centres(centre_home))
    desk = Desk(app, known, texts, resources(), home())
    desk.start(opened, centre)
    return app.exec()


def has_screen() -> bool:
    """Can a window be shown? Without a screen Qt ends the whole program, with words for nobody."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in told)


def screen_pictures(
    file: Path, folder: Path, today: date, language: Language = "id", keys: Path | None = None
) -> Iterator[Path]:
    """Save a picture of each main screen with the office open, as it looks on a day; needs no display. `keys` is where
    those are that the office exchanges with.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tempfile import TemporaryDirectory

    from msgspec.structs import replace
    from PySide6.QtWidgets import QApplication

    from asn_desktop.ui.shell.pictures import SHOWN, Album

    app = QApplication.instance() or QApplication(["asn-desktop"])
    if not isinstance(app, QApplication):
        raise TypeError("pictures need an application with windows")
    with TemporaryDirectory() as home:
        known = replace(machine(), exchange=lambda: exchange(keys))
        album = Album(app, known, texts, resources(), Path(home), today, replace(SHOWN, language=language))
        yield from album.take(file, folder)
