"""What a key ring keeps, in one file that only its owner may read."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from asn_desktop.core.exchange.trust import Admission, Revocation
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.storage.durable import write_private
from asn_desktop.storage.identity.keys import KeyPair

FORMAT = 1
NAME = "keys.json"
REVOKED = "revoked.json"
"""Certificates that the centre has taken back: no secret, and nothing that a recovery file must hold."""


class Kept(Struct, frozen=True, forbid_unknown_fields=True):
    """Pairs of keys and admissions, the newest first."""

    format: int
    pairs: tuple[KeyPair, ...]
    admissions: tuple[Admission, ...] = ()


def load(folder: Path) -> Kept | None:
    """What is kept in the folder; None where nothing was yet. Raises UserError where it cannot be read."""
    try:
        content = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise UserError("identity_unreadable", folder=str(folder)) from problem
    return decoded(content, folder)


def decoded(content: bytes, folder: Path) -> Kept:
    """Raises UserError where it is not what we have written: keys are never made anew over keys that were there."""
    try:
        kept = msgspec.json.decode(content, type=ready(Kept))
    except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
        raise UserError("identity_unreadable", folder=str(folder)) from problem
    if kept.format != FORMAT or not kept.pairs:
        raise UserError("identity_unreadable", folder=str(folder))
    return kept


def save(folder: Path, kept: Kept) -> None:
    """Replace what is kept, whole or not at all. Raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_private(folder / NAME, msgspec.json.encode(kept))
    except OSError as problem:
        raise UserError("identity_not_kept", folder=str(folder)) from problem


def load_revoked(folder: Path) -> tuple[Revocation, ...]:
    """What the centre has said of certificates. Raises UserError where it cannot be read."""
    try:
        return msgspec.json.decode((folder / REVOKED).read_bytes(), type=ready(tuple[Revocation, ...]))
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as problem:
        raise UserError("identity_unreadable", folder=str(folder)) from problem


def save_revoked(folder: Path, revocations: tuple[Revocation, ...]) -> None:
    """Replace what is kept of it, whole or not at all. Raises UserError."""
    try:
        write_private(folder / REVOKED, msgspec.json.encode(revocations))
    except OSError as problem:
        raise UserError("identity_not_kept", folder=str(folder)) from problem


def save_first(folder: Path, kept: Kept) -> Kept:
    """Keep the first keys; where another process was quicker, those it made."""
    waiting = folder / f"{NAME}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_private(waiting, msgspec.json.encode(kept))
        try:
            os.link(waiting, folder / NAME)  # fails where the name is taken, unlike a renaming
        except FileExistsError:
            return load(folder) or kept
        except OSError:  # a file system without links
            save(folder, kept)
        finally:
            waiting.unlink(missing_ok=True)
    except OSError as problem:
        raise UserError("identity_not_kept", folder=str(folder)) from problem
    return kept
