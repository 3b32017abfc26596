"""The recovery file: all keys under a passphrase, for the day the computer is gone. `age -d` opens it too."""

from __future__ import annotations

from pathlib import Path

import msgspec

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.durable import write_private
from asn_desktop.storage.identity.keeping import Kept, decoded

SHORTEST = 12
"""Signs of a passphrase: whoever finds the file may try as long as he likes."""
LIMIT = 4 << 20


def save(path: Path, passphrase: str, kept: Kept) -> None:
    """Write the file and read it back. Raises UserError: a short passphrase, no room, no right to write."""
    import pyrage

    if len(passphrase.strip()) < SHORTEST:
        raise UserError("identity_passphrase_short", least=SHORTEST)
    sealed = pyrage.passphrase.encrypt(msgspec.json.encode(kept), passphrase)
    try:
        write_private(path, sealed)
        written = path.read_bytes()
    except OSError as problem:
        raise UserError("identity_recovery_not_written", file=path.name, folder=str(path.parent)) from problem
    if written != sealed:
        raise UserError("identity_recovery_not_written", file=path.name, folder=str(path.parent))


def read(path: Path, passphrase: str) -> Kept:
    """What is in the file. Raises UserError: missing, not ours, another passphrase."""
    try:
        if path.stat().st_size > LIMIT:
            raise UserError("identity_recovery_foreign", file=path.name)
        sealed = path.read_bytes()
    except OSError as problem:
        raise UserError("identity_recovery_unreadable", file=path.name, folder=str(path.parent)) from problem
    return _opened(sealed, passphrase, path)


def _opened(sealed: bytes, passphrase: str, path: Path) -> Kept:
    import pyrage

    if not sealed.startswith(b"age-encryption.org/v1\n-> scrypt "):
        raise UserError("identity_recovery_foreign", file=path.name)
    try:
        content = pyrage.passphrase.decrypt(sealed, passphrase)
    except (pyrage.DecryptError, OSError) as problem:
        raise UserError("identity_passphrase_wrong", file=path.name) from problem
    return decoded(content, path.parent)
