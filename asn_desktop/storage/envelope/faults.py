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
    19: "envelope_medium_read_only",  # ERROR_WRITE_PROTECT
    21: "envelope_medium_gone",  # ERROR_NOT_READY
    39: "envelope_medium_full",  # ERROR_HANDLE_DISK_FULL
    112: "envelope_medium_full",  # ERROR_DISK_FULL
    433: "envelope_medium_gone",  # ERROR_NO_SUCH_DEVICE
    1006: "envelope_medium_gone",  # ERROR_FILE_INVALID: the volume was changed under an open file
    1167: "envelope_medium_gone",  # ERROR_DEVICE_NOT_CONNECTED
}
"""Python gives most of these the one number EACCES."""


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
    known = _WINDOWS.get(getattr(problem, "winerror", None) or 0)
    if known is not None:
        return known
    if problem.errno in _FULL:
        return "envelope_medium_full"
    if problem.errno in _READ_ONLY:
        return "envelope_medium_read_only"
    return "envelope_medium_gone" if problem.errno in _GONE else "envelope_medium_fails"
