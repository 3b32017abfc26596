"""The register as an import compares with it: people by NIP, their histories, units and posts, and a fingerprint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar
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


def read_register(reader: Reader) -> Register:
    """One consistent look at all people and histories."""
    people = reader.find(Pegawai)
    golongan = reader.find(RiwayatGolongan)
    jabatan = reader.find(RiwayatJabatan)
    unit = reader.find(RiwayatUnit)
    pendidikan = reader.find(RiwayatPendidikan)
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


def fingerprint(*kinds: Iterable[Record]) -> int:
    """A number that changes whenever any record is added, removed or saved; the same within one run of the program."""
    return sum(hash((record.id, record.version)) for records in kinds for record in records)


def _by_person(entries: Iterable[H]) -> dict[UUID, list[H]]:
    found: dict[UUID, list[H]] = {}
    for entry in entries:
        found.setdefault(entry.pegawai_id, []).append(entry)
    return found
