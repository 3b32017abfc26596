"""What signed paper there is of a plan or an appraisal: it locks that version."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.arsip import Cetakan, Pindaian
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Reader, chunks


class Signed(Struct, frozen=True):
    """A printed form of which signed paper came back, the newest first."""

    cetakan: Cetakan
    pindaian: tuple[Pindaian, ...]


def signed_paper(reader: Reader, subjek_ids: Iterable[UUID]) -> tuple[Signed, ...]:
    """The signed paper of these plans or appraisals, newest print first."""
    printed = {
        each.id: each
        for part in chunks(tuple(dict.fromkeys(subjek_ids)), 500)
        for each in reader.find(Cetakan, subjek_id=tuple(part))
    }
    scans: dict[UUID, list[Pindaian]] = {}
    for part in chunks(tuple(printed), 500):
        for scan in reader.find(Pindaian, cetakan_id=tuple(part)):
            scans.setdefault(scan.cetakan_id, []).append(scan)
    found = [Signed(printed[each], tuple(scans[each])) for each in scans]
    return tuple(sorted(found, key=lambda one: (one.cetakan.revisi, one.cetakan.id), reverse=True))


def refuse_if_signed(reader: Reader, subjek_id: UUID) -> None:
    """For ways that would make a record vanish instead of giving it a new version. Raises UserError `signed_locked`."""
    papers = signed_paper(reader, [subjek_id])
    if papers:
        newest = papers[0]
        raise UserError("signed_locked", kode=newest.cetakan.kode, tanggal=newest.pindaian[0].tanggal)
