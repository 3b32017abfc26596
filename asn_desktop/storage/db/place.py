"""Where a file may lie: on a disk of this computer. On a network or a USB stick SQLite loses data without notice."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError

NETWORK = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "glusterfs",
        "davfs",
        "lustre",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.rclone",
        "fuse.gvfsd-fuse",
        "fuse.glusterfs",
    ]
)
"""Kinds of file systems, as /proc/mounts names them, that lie on another computer."""

_ESCAPED = re.compile(r"\\([0-7]{3})")


def refuse_unsafe_place(file: Path) -> None:
    """Raises UserError where the file lies on a network path or on removable media."""
    if str(file).startswith(("\\\\", "//")):
        raise UserError("file_on_network", file=file.name)
    if sys.platform == "win32":
        _refuse_drive(file)
    else:
        mounts = Path("/proc/mounts")
        if mounts.exists():
            source, kind = mount_of(file.resolve(), mounts.read_text(encoding="utf-8", errors="surrogateescape"))
            refuse_mount(file, source, kind, Path("/sys/class/block"))


def mount_of(file: Path, mounts: str) -> tuple[str, str]:
    """Device and kind of the file system that holds the file, from the text of /proc/mounts."""
    best, found = -1, ("", "")
    for line in mounts.splitlines():
        source, target, kind, *_ = (_unescaped(part) for part in line.split(" "))
        if file.is_relative_to(target) and len(Path(target).parts) >= best:
            best, found = len(Path(target).parts), (source, kind)
    return found


def refuse_mount(file: Path, source: str, kind: str, blocks: Path) -> None:
    """Raises UserError for a network file system, or a device that the kernel (under `blocks`) calls removable."""
    if kind in NETWORK:
        raise UserError("file_on_network", file=file.name)
    device = blocks / Path(source).name
    if not source.startswith("/dev/") or not device.exists():
        return
    device = device.resolve()
    for candidate in (device / "removable", device.parent / "removable"):  # a partition lies inside its disk
        if candidate.is_file():
            if candidate.read_text().strip() == "1":
                raise UserError("file_on_removable", file=file.name)
            return


def _unescaped(text: str) -> str:
    """/proc/mounts writes a space as \\040."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 8)), text)


if sys.platform == "win32":
    from asn_desktop.storage.windows import REMOTE, REMOVABLE, windows

    def _refuse_drive(file: Path) -> None:
        kind = windows().kind_of_drive(file.resolve().anchor)
        if kind == REMOTE:
            raise UserError("file_on_network", file=file.name)
        if kind == REMOVABLE:
            raise UserError("file_on_removable", file=file.name)
