"""Drives that can be taken out, as the system lists them."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from asn_desktop.core.usecases.exchange.machine import Stick

_ESCAPED = re.compile(r"\\([0-7]{3})")
_PUT_IN = ("/media/", "/run/media/")
"""Where a desktop puts drives that were plugged in; large ones do not call themselves removable."""


def sticks() -> tuple[Stick, ...]:
    """Removable drives with something in them, by label. An empty card reader is none."""
    if sys.platform == "win32":
        from asn_desktop.storage.windows import windows

        return measured(windows().drives_to_take_out())
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ()
    text = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    return measured(mounted(text, Path("/sys/class/block")))


def mounted(mounts: str, blocks: Path) -> list[tuple[Path, str]]:
    """Folder and label of every removable drive in the text of /proc/mounts; `blocks` is where the kernel tells of
    its block devices.
    """
    found: dict[str, tuple[Path, str]] = {}
    for line in mounts.splitlines():
        source, target, *_ = (_unescaped(part) for part in line.split(" "))
        if source.startswith("/dev/") and (target.startswith(_PUT_IN) or _removable(blocks / Path(source).name)):
            found.setdefault(source, (Path(target), Path(target).name))
    return list(found.values())


def measured(drives: list[tuple[Path, str]]) -> tuple[Stick, ...]:
    """Those that have something in them, with their room, by label."""
    made = []
    for folder, label in drives:
        try:
            usage = shutil.disk_usage(folder)
        except OSError:  # nothing in it, or pulled this very moment
            continue
        made.append(Stick(folder, label, usage.free, usage.total))
    return tuple(sorted(made, key=lambda stick: (stick.label.casefold(), stick.folder)))


def _removable(device: Path) -> bool:
    if not device.exists():
        return False
    device = device.resolve()
    for candidate in (device / "removable", device.parent / "removable"):  # a partition lies inside its disk
        if candidate.is_file():
            return candidate.read_text().strip() == "1"
    return False


def _unescaped(text: str) -> str:
    """/proc/mounts writes a space as \\040."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 8)), text)
