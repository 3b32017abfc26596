"""What a person calls a printed form: by whom it is about."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases.ports import Reader, chunks


def subject_names(reader: Reader, printed: Iterable[Cetakan]) -> dict[UUID, str]:
    """By the identity of the printed form: the employee's name, of a form about a unit the unit's, else empty."""
    forms = tuple(printed)
    people = _named(reader, Pegawai, {each.pegawai_id for each in forms if each.pegawai_id is not None})
    units = _named(reader, Unit, {each.subjek_id for each in forms if each.pegawai_id is None})
    return {
        each.id: people.get(each.pegawai_id, "") if each.pegawai_id is not None else units.get(each.subjek_id, "")
        for each in forms
    }


def _named(reader: Reader, kind: type[Pegawai] | type[Unit], asked: set[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for part in chunks(sorted(asked), 500):
        for record in reader.find(kind, id=tuple(part)):
            found[record.id] = record.nama_lengkap if isinstance(record, Pegawai) else record.nama
    return found
