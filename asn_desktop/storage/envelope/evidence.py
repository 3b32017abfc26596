"""Files that go beside an envelope: packed in parts of moderate size, each an encrypted file of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from asn_desktop.core.exchange.manifest import FORMAT, Part
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange.ports import Evidence, EvidenceFile, Step
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.storage import age
from asn_desktop.storage.envelope import layout
from asn_desktop.storage.envelope.medium import Medium
from asn_desktop.storage.envelope.packing import Chained, Packer, grouped, spool
from asn_desktop.storage.envelope.resuming import Begun


class Packed(Struct, frozen=True):
    """Evidence on the medium. `kept` are files of an earlier try, `left_out` those that the vault could not give."""

    stem: str
    parts: tuple[Part, ...] = ()
    paths: tuple[Path, ...] = ()
    size: int = 0
    kept: int = 0
    left_out: tuple[str, ...] = ()


def pack(
    evidence: Evidence,
    begun: Begun,
    medium: Medium,
    room: int,
    recipients: Sequence[str],
    progress: Progress,
    cancel: Cancel,
) -> Packed:
    """Put what is not there yet beside the parts that an earlier try has left. `room` is for the envelope itself."""
    there = {each for part in begun.parts for each in part.files}
    missing = [file for file in evidence.files if file.sha256 not in there]
    total = sum(file.size for file in evidence.files)
    done = total - sum(file.size for file in missing)
    medium.check_room(room + total - done)
    parts = [part.part for part in begun.parts]
    paths = [medium.folder / part.part.file for part in begun.parts]
    size = sum(path.stat().st_size for path in paths)
    left_out: list[str] = []
    numbers = _free_numbers(medium.folder, begun.stem)

    def show(written: int, most: int) -> None:
        progress(min(done + min(written, most), total), total, Step.EVIDENCE)

    show(0, 0)
    for run in grouped([file.size for file in missing], layout.EVIDENCE_PART, layout.EVIDENCE_FILES):
        given: list[layout.EvidenceName] = []
        with spool() as content:
            packer = Packer(content)
            name = layout.part_name(begun.stem, next(numbers))
            files = _read([missing[place] for place in run], evidence, given, left_out)
            part = packer.files(files, name, cancel)
            packer.close()
            if not given:
                continue
            head = msgspec.json.encode(layout.EvidenceHead(FORMAT, tuple(given))) + b"\n"
            source = Chained(head, content)
            fill = partial(age.encrypt, source, recipients=recipients)
            written = medium.write(name, fill, cancel, partial(show, most=part.size))
        done = min(done + part.size, total)
        show(0, 0)
        parts.append(part)
        paths.append(written.path)
        size += written.size
    return Packed(begun.stem, tuple(parts), tuple(paths), size, len(there), tuple(left_out))


def _read(
    files: Sequence[EvidenceFile], evidence: Evidence, given: list[layout.EvidenceName], left_out: list[str]
) -> Iterator[bytes]:
    for file in files:
        try:
            content = evidence.read(file.sha256)
        except UserError:  # one file that is gone or was altered must not keep everything else here
            left_out.append(file.sha256)
            continue
        given.append(layout.EvidenceName(file.sha256, len(content)))
        yield content


def _free_numbers(folder: Path, stem: str) -> Iterator[int]:
    return (number for number in range(1, 1_000) if not (folder / layout.part_name(stem, number)).exists())
