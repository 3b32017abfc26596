"""The database of an office: an SQLite file, or PostgreSQL at a centre. SQLAlchemy is loaded when a file is opened."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.storage.db.ids import new_id

if TYPE_CHECKING:
    from asn_desktop.storage.db.heads import Heads
    from asn_desktop.storage.db.store import SqlStore

__all__ = ["create_store", "new_id", "open_store"]


def open_store(path: Path, *, today: date, installation: str = "", journals: Path | None = None) -> SqlStore:
    """Open an office's file; its lists will tell of `today`.

    `installation` names this computer's copy of the program: a file that comes from elsewhere starts a new epoch in
    its journal. So does one that lacks what it had when it was last open here: `journals` is a folder of this computer
    where that is noted. Raises UserError for every reason not to open it: missing, foreign, damaged, newer, in use, on
    a network path or on removable media.
    """
    from asn_desktop.storage.db.opening import open_store as opened

    return opened(path, today=today, installation=installation, heads=_heads(journals))


def create_store(
    path: Path,
    kantor: Kantor,
    *,
    today: date,
    installation: str = "",
    actor: str = "",
    journals: Path | None = None,
) -> SqlStore:
    """Make a new file for an office and open it. Raises UserError where it cannot be made, or the name is taken."""
    from asn_desktop.storage.db.opening import create_store as created

    return created(path, kantor, today=today, installation=installation, actor=actor, heads=_heads(journals))


def _heads(journals: Path | None) -> Heads:
    from asn_desktop.storage.db.heads import Heads

    return Heads(journals)
