"""How an envelope lies on a medium, and the bounds within which one is written and read (docs/envelope-format.md)."""

from __future__ import annotations

import re
import secrets

from msgspec import Struct

NAME = re.compile(r"[0-9a-f]{16}\.asnd", re.ASCII)
PART_NAME = re.compile(r"([0-9a-f]{16})-([0-9]{2,3})\.asnd", re.ASCII)
UNFINISHED = re.compile(r"[0-9a-f]{16}(-[0-9]{2,3})?\.asnd\.tmp", re.ASCII)
SUFFIX = ".asnd"

FILE_LIMIT = 1 << 30
"""Bytes of one file of ours: a quarter of what FAT32 can hold."""
CONTENT_LIMIT = 16 << 30
"""Bytes of one part before compression."""
HEAD_LIMIT = 4 << 20
"""Bytes of a first line: a manifest with a thousand parts has a quarter of a million."""
LINE_LIMIT = 64 << 20
"""Bytes of one line: a receipt with half a million answers."""
EVIDENCE_PART = 64_000_000
"""Bytes of evidence in one file: little is written again when a stick is pulled out."""
EVIDENCE_FILES = 10_000
"""Files in one of them: their list stays well below `HEAD_LIMIT`."""
SPOOL = 32 << 20
"""Bytes kept in memory; more goes into a nameless file of this computer, which is gone with the program."""
WINDOW = 1 << 23
"""Bytes that unpacking may need to look back: what every reader of zstd must be able to (RFC 8878)."""
BLOCK = 1 << 18


class EvidenceName(Struct, frozen=True, forbid_unknown_fields=True):
    """A file in a part of evidence."""

    sha256: str
    size: int


class EvidenceHead(Struct, frozen=True, forbid_unknown_fields=True):
    """The first line of a part of evidence: which files follow, in their order."""

    format: int
    files: tuple[EvidenceName, ...]


def new_stem() -> str:
    """A name that tells nothing."""
    return secrets.token_hex(8)


def part_name(stem: str, number: int) -> str:
    return f"{stem}-{number:02d}{SUFFIX}"
