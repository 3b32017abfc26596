"""What a medium, or this computer's own disk, says when it fails, in words that a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN})
_WINDOWS = {
    15: "envelope_medium_gone",  # ERROR_INVALID_DRIVE
    19: "envelope_medium_read_only",  # ERROR_WRITE_PROTECT
    21: "envelope_medium_gone",  # ERROR_NOT_READY
    32: "envelope_medium_busy",  # ERROR_SHARING_VIOLATION
    33: "envelope_medium_busy",  # ERROR_LOCK_VIOLATION
    39: "envelope_medium_full",  # ERROR_HANDLE_DISK_FULL
    55: "envelope_medium_gone",  # ERROR_DEV_NOT_EXIST
    112: "envelope_medium_full",  # ERROR_DISK_FULL
    206: "envelope_path_too_long",  # ERROR_FILENAME_EXCED_RANGE
    433: "envelope_medium_gone",  # ERROR_NO_SUCH_DEVICE
    1006: "envelope_medium_gone",  # ERROR_FILE_INVALID: the volume was changed under an open file
    1110: "envelope_medium_gone",  # ERROR_MEDIA_CHANGED
    1112: "envelope_medium_gone",  # ERROR_NO_MEDIA_IN_DRIVE
    1167: "envelope_medium_gone",  # ERROR_DEVICE_NOT_CONNECTED
    1617: "envelope_medium_gone",  # ERROR_DEVICE_REMOVED
}
"""Python gives most of these the one number EACCES."""
_LONGEST = 259
"""Letters of a path on a Windows that was not told otherwise; of a longer one it says that it does not exist."""


_NO_PATH = 3  # ERROR_PATH_NOT_FOUND


@contextmanager
def medium_explained(folder: Path) -> Iterator[None]:
    """Turns what the medium says into a UserError that names it."""
    try:
        yield
    except OSError as problem:
        raise UserError(_key(problem), folder=str(folder)) from problem


@contextmanager
def own_disk_explained() -> Iterator[None]:
    """Turns a full disk of this computer into a UserError; all else passes as it is."""
    try:
        yield
    except OSError as problem:
        if problem.errno in _FULL:
            raise UserError("envelope_no_room_here") from problem
        raise


def _key(problem: OSError) -> str:
    windows = getattr(problem, "winerror", None) or 0
    known = _WINDOWS.get(windows)
    if known is not None:
        return known
    if problem.errno == errno.ENAMETOOLONG or (windows == _NO_PATH and len(str(problem.filename)) > _LONGEST):
        return "envelope_path_too_long"
    if problem.errno in _FULL:
        return "envelope_medium_full"
    if problem.errno in _READ_ONLY:
        return "envelope_medium_read_only"
    return "envelope_medium_gone" if problem.errno in _GONE else "envelope_medium_fails"
