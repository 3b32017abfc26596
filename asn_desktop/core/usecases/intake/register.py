"""The register as an import compares with it: people by NIP, their histories, units and posts, and a fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.ports import Reader


class Register(Struct):
    """Everything an import needs to know of the file. Histories are by person, oldest first."""

    by_nip: dict[str, list[Pegawai]]
    by_pns_id: dict[str, Pegawai]
    golongan: dict[UUID, list[RiwayatGolongan]]
    jabatan: dict[UUID, list[RiwayatJabatan]]
    unit: dict[UUID, list[RiwayatUnit]]
    pendidikan: dict[UUID, list[RiwayatPendidikan]]
    units: tuple[Unit, ...]
    posts: tuple[Jabatan, ...]
    office: str
    fingerprint: int


H = TypeVar("H", RiwayatGolongan, RiwayatJabatan, RiwayatUnit, RiwayatPendidikan)


_FEW = 3000
"""Rows up to which only the people of the file are read, and not the whole register."""


def read_register(reader: Reader, values: Mapping[str, Sequence[Any]]) -> Register:
    """One consistent look at the people a file can speak of, given its values by target.

    That is everybody with one of its NIP, SIASN identities or birth dates (for namesakes); of a large file, everybody.
    The same values give the same people again, so that the fingerprint tells whether any of them has changed.
    """
    if len(values["nip"]) > _FEW:
        people = reader.find(Pegawai)
        of_people: dict[str, Any] = {}
    else:
        people = _named(reader, values)
        of_people = {"pegawai_id": tuple(person.id for person in people)}
    golongan = reader.find(RiwayatGolongan, **of_people)
    jabatan = reader.find(RiwayatJabatan, **of_people)
    unit = reader.find(RiwayatUnit, **of_people)
    pendidikan = reader.find(RiwayatPendidikan, **of_people)
    units = reader.find(Unit)
    posts = reader.find(Jabatan)
    offices = reader.find(Kantor)
    by_nip: dict[str, list[Pegawai]] = {}
    for person in people:
        by_nip.setdefault(person.nip, []).append(person)
    return Register(
        by_nip=by_nip,
        by_pns_id={person.pns_id: person for person in people if person.pns_id},
        golongan=_by_person(sorted(golongan, key=lambda entry: entry.tmt)),
        jabatan=_by_person(sorted(jabatan, key=lambda entry: entry.tmt)),
        unit=_by_person(sorted(unit, key=lambda entry: entry.tmt)),
        pendidikan=_by_person(pendidikan),
        units=units,
        posts=posts,
        office=offices[0].nama if offices else "",
        fingerprint=fingerprint(people, golongan, jabatan, unit, pendidikan, units, posts),
    )


def _named(reader: Reader, values: Mapping[str, Sequence[Any]]) -> tuple[Pegawai, ...]:
    found: dict[UUID, Pegawai] = {}
    for field in ("nip", "pns_id", "tanggal_lahir"):
        wanted = {value for value in values.get(field, ()) if value is not None}
        if wanted:
            found |= {person.id: person for person in reader.find(Pegawai, **{field: tuple(wanted)})}
    return tuple(found.values())


def fingerprint(*kinds: Iterable[Record]) -> int:
    """A number that changes whenever any record is added, removed or saved; the same within one run of the program."""
    return sum(hash((record.id, record.version)) for records in kinds for record in records)


def _by_person(entries: Iterable[H]) -> dict[UUID, list[H]]:
    found: dict[UUID, list[H]] = {}
    for entry in entries:
        found.setdefault(entry.pegawai_id, []).append(entry)
    return found
