"""Connections to one SQLite file, kept for whoever asks next. SQLAlchemy takes its own from here too, once it is
loaded, so that both can stand in one transaction.
"""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

BUSY_MILLISECONDS = 5000
"""How long a writer waits for another; writes of one program are serial anyway."""

CACHE = 4096
"""Kilobytes of the file that a connection keeps in memory."""
WRITING_CACHE = 65_536
"""The same while it writes. What has no room is written into the file and read back again and again before all is done:
that made taking in 50,000 people slower than ten times 5,000. Small changes do not fill it.
"""

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_MILLISECONDS}",
    f"cache_size=-{CACHE}",
)


class Kept(sqlite3.Connection):
    """A connection whose `close` ends the transaction and hands it back; `spoilt` ones are closed for good."""

    home: Connections | None = None

    def close(self) -> None:
        if self.home is None:
            super().close()
        else:
            self.home.take_back(self)

    def spoilt(self) -> None:
        self.home = None


class Connections:
    """The file must exist when the first connection is made; it is not created by accident."""

    def __init__(self, path: Path) -> None:
        self._uri = path.absolute().as_uri() + "?mode=rw"
        self._idle: list[Kept] = []
        self._of_thread = threading.local()

    def take(self) -> Kept:
        """The connection offered in this thread, or an idle one, or a new one."""
        offered: Kept | None = self._of_thread.__dict__.pop("offered", None)
        if offered is not None:
            return offered
        try:
            return self._idle.pop()
        except IndexError:
            return self._opened()

    def offer(self, connection: Kept) -> None:
        """Whoever takes next in this thread gets this connection, with the transaction it stands in."""
        self._of_thread.offered = connection

    def take_back(self, connection: Kept) -> None:
        connection.rollback()
        self._idle.append(connection)

    def close(self) -> None:
        """Close those that nobody uses."""
        while self._idle:
            connection = self._idle.pop()
            connection.spoilt()
            connection.close()

    def _opened(self) -> Kept:
        connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False, factory=Kept)
        connection.isolation_level = None  # transactions begin where we say
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.home = self
        return connection
