"""What this computer remembers between starts: language, look, who works here, which files were open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.kernel.texts import Language

ThemeChoice = Literal["system", "light", "dark", "contrast"]
TextSize = Literal["small", "normal", "large", "largest"]

RECENT = 6

NOT_A_NAME = frozenset(
    {
        "acer", "admin", "administrator", "asus", "dell", "guest", "hp", "kantor", "kecamatan", "distrik",
        "kepegawaian", "komputer", "laptop", "lenovo", "operator", "owner", "pc", "pegawai", "pengguna", "root",
        "staf", "staff", "tamu", "test", "toshiba", "user", "windows",
    }
)  # fmt: skip
"""Words of which accounts of computers are made."""


class Preferences(Struct, frozen=True):
    """Kept per user of this computer, not in the office's file. `actor` signs what is written to the journal."""

    language: Language = "id"
    theme: ThemeChoice = "system"
    text_size: TextSize = "normal"
    actor: str = ""
    recent: tuple[str, ...] = ()
    geometry: str = ""
    backups: str = ""
    """Folder for copies of office files; "" is the program's own."""
    centre: str = ""
    """Where the centre is that was open last: a file, or a URL without its password."""

    def opened(self, path: Path) -> Preferences:
        """With this file as the newest of the recent ones."""
        name = str(path)
        return replace(self, recent=(name, *(other for other in self.recent if other != name))[:RECENT])

    def without(self, path: str) -> Preferences:
        """Without a file that is no longer there."""
        return replace(self, recent=tuple(other for other in self.recent if other != path))


def likely_name(account: str) -> str:
    """What the computer calls its user, where that may be a person's name; "" for `root`, `HP`, `pc-01`, `maria`."""
    words = account.split()
    written = all(word.strip(".,'").replace("'", "").replace("-", "").isalpha() for word in words)
    shouted = len(words) == 1 and account.isupper()
    if not written or shouted or not account[:1].isupper():
        return ""
    return "" if NOT_A_NAME & {part for word in words for part in word.casefold().split("-")} else account


def known_name(actor: str, account: str) -> str:
    """Who works here, as far as somebody said so: what was typed counts, what only the computer says may be no name."""
    return likely_name(actor) if actor == account else actor


Keep = Callable[[Preferences], None]
