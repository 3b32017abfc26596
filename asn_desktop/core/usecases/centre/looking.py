"""What lies on a stick, before anything of it is taken in; and what was kept of a single envelope, office or person."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.exchange.receipt import Receipt
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.centre.ports import CentreStore, IssuedCertificate
from asn_desktop.core.usecases.centre.receiving import OWN_TROUBLE, Desk, is_known
from asn_desktop.core.usecases.ports import Cancel, Progress, never, no_progress


class Lie(enum.StrEnum):
    """How a file on a stick stands to what the centre has: new, taken in before, or nothing the centre may take."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


class Lying(Struct, frozen=True):
    """An envelope on a stick. `made` is an instant in UTC as ISO text; `evidence` counts files beside the envelope,
    `absent` those of them that should be there and are not.
    """

    path: Path
    state: Lie
    kantor: str = ""
    number: int = 0
    epoch: int = 0
    first: int = 0
    last: int = 0
    made: str = ""
    evidence: int = 0
    absent: int = 0
    refused: UserError | None = None


def look(
    store: CentreStore, desk: Desk, paths: Sequence[Path], progress: Progress = no_progress, cancel: Cancel = never
) -> tuple[Lying, ...]:
    """Every envelope in these files and folders, verified but not taken in: of each office in the order in which they
    follow on one another, those that are refused last. Raises CancelledError, UserError: there is none, or the centre
    itself cannot go on.
    """
    files = [file for path in paths for file in (desk.opener.find(path) if path.is_dir() else (path,))]
    if not files:
        raise UserError("centre_nothing_found")
    found = []
    for number, file in enumerate(files):
        if cancel():
            raise CancelledError
        progress(number, len(files), file.name)
        found.append(_lying(store, desk, file))
    progress(len(files), len(files))
    return tuple(sorted(found, key=lambda one: (one.refused is not None, one.kantor, one.epoch, one.first)))


def receipt_of(store: CentreStore, office: UUID, envelope: UUID) -> Receipt | None:
    """The receipt of an envelope that came; None where it never came."""
    with store.reading(office) as unit:
        kept = unit.history.envelope(envelope)
    return None if kept is None else kept.receipt


def certificates_of(store: CentreStore, office: UUID) -> tuple[IssuedCertificate, ...]:
    """What was issued to an office, the newest first."""
    with store.reading(office) as unit:
        return tuple(unit.certificates())


def records_of(store: CentreStore, office: UUID, pegawai: UUID) -> tuple[Record, ...]:
    """Everything the office has recorded of an employee, the employee's own record among it."""
    with store.reading(office) as unit:
        return tuple(unit.records.find(tuple(SPECS), (pegawai,)))


def _lying(store: CentreStore, desk: Desk, file: Path) -> Lying:
    try:
        with desk.opener.open(file, desk.trust) as opened:
            manifest, name = opened.manifest, opened.certificate.name
            known = is_known(store, manifest, opened.sha256)
            beside, absent = len(opened.evidence_parts), len(opened.missing_evidence)
    except UserError as refused:
        if refused.key in OWN_TROUBLE:
            raise
        return Lying(file, Lie.REFUSED, refused=refused)
    state = Lie.KNOWN if known else Lie.NEW
    span = manifest.span
    epoch, first, last = (0, 0, 0) if span is None else (span.epoch, span.first, span.last)
    return Lying(file, state, name, manifest.number, epoch, first, last, manifest.made, beside, absent)
