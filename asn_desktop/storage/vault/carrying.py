"""Evidence and scans among the copies of an office's file: they never change, so each is copied once for all copies."""

from __future__ import annotations

from pathlib import Path

from asn_desktop.core.usecases.ports import Cancel, Progress, never, no_progress
from asn_desktop.storage.vault import folder as place
from asn_desktop.storage.vault.files import copied

NAME = "berkas"
"""The folder among the copies that holds the files of them all."""


class FolderCarrier:
    """See `core.usecases.safekeeping.Carrier`."""

    def lacking(self, file: Path, copies: Path) -> bool:
        source, target = place.folder_of(file), copies / NAME
        return any(
            place.is_ours(source, path) and not place.place_of(target, path.name).is_file()
            for path in place.present(source)
        )

    def save(self, file: Path, copies: Path, progress: Progress = no_progress, cancel: Cancel = never) -> int:
        return copied(place.folder_of(file), copies / NAME, progress, cancel)

    def bring_back(self, copy: Path, file: Path, progress: Progress = no_progress, cancel: Cancel = never) -> int:
        target = place.folder_of(file)
        return sum(copied(source, target, progress, cancel) for source in (copy.parent / NAME, place.folder_of(copy)))
