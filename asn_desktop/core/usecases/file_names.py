"""Names of files that every computer accepts, Windows too, and that can be told apart."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 120
"""Signs of a name without its ending: Windows counts the whole path, and allows 260."""


def file_stem(*parts: str) -> str:
    """The parts joined by `_`, without what Windows forbids in names: signs, words for devices, a dot at the end."""
    kept = (re.sub(r"\s+", " ", _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", part))).strip(" .") for part in parts)
    stem = "_".join(part for part in kept if part)[:LONGEST].rstrip(" .")
    return f"_{stem}" if not stem or _DEVICES.fullmatch(stem) else stem


class FileNames:
    """Gives each name once: a second one that differs in nothing but capitals, as Windows sees it, gets a number."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def unused(self, stem: str) -> str:
        """The stem, with `_2`, `_3` where it was given before."""
        key = stem.casefold()
        number = self._used[key] = self._used.get(key, 0) + 1
        return stem if number == 1 else self.unused(f"{stem}_{number}")
