"""Rule packs that came from outside: kept until their day, then put into force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready


class ArrivedPacks:
    """Packs on their way into force: `waiting` holds them until their day, `rules` is what the program goes by."""

    def __init__(self, waiting: Path, rules: Path) -> None:
        self._waiting = waiting
        self._rules = rules

    def keep(self, pack: PackFile) -> None:
        """Keep a tried pack until its day. Raises UserError where the folder cannot be written."""
        target = self._waiting / f"{pack.active_from.isoformat()} {Path(pack.name).stem}.json"
        try:
            self._waiting.mkdir(parents=True, exist_ok=True)
            coming = target.with_suffix(".part")
            coming.write_bytes(msgspec.json.encode(pack))
            coming.replace(target)
        except OSError as problem:
            raise UserError("folder_unwritable", folder=str(self._waiting)) from problem

    def waiting(self) -> tuple[PackFile, ...]:
        """Packs whose day is still to come, the nearest first; files that are none are left alone."""
        return tuple(pack for _, pack in self._read())

    def holds(self, pack: PackFile) -> bool:
        """True where this very pack waits for its day, or is in force."""
        file = self._rules / Path(pack.name).name
        return pack in self.waiting() or (file.is_file() and file.read_text("utf-8", "replace") == pack.content)

    def drop(self, pack: PackFile) -> None:
        """Forget a pack before its day."""
        for file, kept in self._read():
            if kept == pack:
                file.unlink()

    def put_into_force(self, today: date) -> tuple[PackFile, ...]:
        """Put the packs whose day has come into force, oldest first, so that of two of a topic the newer stays."""
        done: list[PackFile] = []
        for file, pack in self._read():
            if pack.active_from > today:
                continue
            target = self._rules / Path(pack.name).name
            self._rules.mkdir(parents=True, exist_ok=True)
            coming = target.with_suffix(".part")
            coming.write_text(pack.content, encoding="utf-8")
            coming.replace(target)
            file.unlink()
            done.append(pack)
        return tuple(done)

    def in_force(self) -> tuple[str, ...]:
        """Names of the packs that came from outside and are in force."""
        return tuple(sorted(file.name for file in self._rules.glob("*.toml")))

    def withdraw(self, name: str) -> None:
        """Go back to the pack that was shipped with the program."""
        (self._rules / Path(name).name).unlink(missing_ok=True)

    def _read(self) -> list[tuple[Path, PackFile]]:
        found: list[tuple[Path, PackFile]] = []
        for file in sorted(self._waiting.glob("*.json")):
            try:
                found.append((file, msgspec.json.decode(file.read_bytes(), type=ready(PackFile))))
            except (OSError, msgspec.DecodeError):
                continue
        return found
