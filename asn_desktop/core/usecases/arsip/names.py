"""What a person calls a printed form: by whom it is about."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.domain.kinerja import CapaianOrganisasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases.ports import Reader, chunks


def subject_names(reader: Reader, printed: Iterable[Cetakan]) -> dict[UUID, str]:
    """By the identity of the printed form: the employee's name, or for a form about a unit whose it is.

    That is the unit's name where the form leads to the unit or to its achievement, and the name of the unit's head
    where it leads to the head's plan (the table of roles); else empty.
    """
    forms = tuple(printed)
    of_units = {each.subjek_id for each in forms if each.pegawai_id is None}
    owners = {each: each for each in of_units} | _owners(reader, of_units)
    people = {each.pegawai_id for each in forms if each.pegawai_id is not None}
    names = _named(reader, Unit, set(owners.values())) | _named(reader, Pegawai, people | set(owners.values()))
    return {each.id: names.get(each.pegawai_id or owners[each.subjek_id], "") for each in forms}


def _owners(reader: Reader, subjects: set[UUID]) -> dict[UUID, UUID]:
    """Of achievements the unit, of plans the person."""
    found: dict[UUID, UUID] = {}
    for part in chunks(sorted(subjects), 500):
        found |= {each.id: each.unit_id for each in reader.find(CapaianOrganisasi, id=tuple(part))}
        found |= {each.id: each.pegawai_id for each in reader.find(Skp, id=tuple(part))}
    return found


def _named(reader: Reader, kind: type[Pegawai] | type[Unit], asked: set[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for part in chunks(sorted(asked), 500):
        for record in reader.find(kind, id=tuple(part)):
            found[record.id] = record.nama_lengkap if isinstance(record, Pegawai) else record.nama
    return found
