"""Takes up an interrupted try: parts of evidence that stand on the stick, whole, are not written again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from asn_desktop.core.exchange.manifest import Part
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.exchange.ports import Evidence, Step
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.storage.envelope import layout
from asn_desktop.storage.envelope.faults import medium_explained
from asn_desktop.storage.envelope.reading_part import EvidencePart


class KeptPart(Struct, frozen=True):
    """A part of an earlier try, verified: the hashes of its files."""

    part: Part
    files: tuple[str, ...]


class Begun(Struct, frozen=True):
    """Under which name the envelope goes on, and what is there of it."""

    stem: str
    parts: tuple[KeptPart, ...] = ()


def resume(folder: Path, evidence: Evidence, identities: Sequence[str], progress: Progress, cancel: Cancel) -> Begun:
    """The try that left the most files which are still wanted; a new name where there is none.

    A part counts only where every file in it is wanted and is what its name says, whoever may have put it there.
    """
    wanted = {file.sha256: file.size for file in evidence.files}
    total = sum(wanted.values())
    best = Begun(layout.new_stem())
    most = 0
    for stem, names in _unfinished(folder).items():
        found: list[KeptPart] = []
        seen: set[str] = set()
        for name in names:
            if cancel():
                raise CancelledError
            part = _usable(folder / name, wanted, seen, identities)
            if part is not None:
                found.append(part)
                seen.update(part.files)
                progress(min(total, sum(wanted[each] for each in seen)), total, Step.CHECKING)
        if len(seen) > most:
            best, most = Begun(stem, tuple(found)), len(seen)
    return best


def _unfinished(folder: Path) -> dict[str, list[str]]:
    """Names of parts whose envelope was never written, by the name of the envelope."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    with medium_explained(folder):
        for path in sorted(folder.iterdir()):
            name = layout.PART_NAME.fullmatch(path.name)
            if name and path.is_file() and not path.is_symlink() and not (folder / (name[1] + layout.SUFFIX)).exists():
                found[name[1]].append(path.name)
    return found


def _usable(path: Path, wanted: dict[str, int], seen: set[str], identities: Sequence[str]) -> KeptPart | None:
    try:
        with closing(EvidencePart(path, identities)) as part:
            files = tuple(file.sha256 for file in part.files)
            if not files or len(set(files)) < len(files) or not wanted.keys() - seen >= set(files):
                return None
            return KeptPart(part.verified(path.name), files)
    except UserError:  # somebody else's, or cut off
        return None
