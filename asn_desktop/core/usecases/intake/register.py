"""The register as an import compares with it: people by NIP, their histories, units and posts, and a fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.ports import Reader


class Known(Struct, frozen=True):
    """A person of the register. Histories are oldest first."""

    person: Pegawai
    golongan: list[RiwayatGolongan] = []
    jabatan: list[RiwayatJabatan] = []
    unit: list[RiwayatUnit] = []
    pendidikan: list[RiwayatPendidikan] = []

    @property
    def unit_now(self) -> UUID | None:
        """The unit the person is in until further notice."""
        return self.unit[-1].unit_id if self.unit and self.unit[-1].sampai is None else None


class Register(Struct, frozen=True):
    """Everything an import needs to know of the file."""

    known: tuple[Known, ...]
    by_nip: dict[str, list[Known]]
    by_pns_id: dict[str, Known]
    units: tuple[Unit, ...]
    posts: tuple[Jabatan, ...]
    office: str
    fingerprint: int


_FEW = 3000
"""Rows up to which only the people of the file are read, and not the whole register."""

_oldest_first = attrgetter("tmt")


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
    # By the number inside the identity: a UUID is hashed and compared by Python code, which here runs a million times.
    by_number = {person.id.int: Known(person) for person in people}
    for held in sorted(golongan, key=_oldest_first):
        if known := by_number.get(held.pegawai_id.int):
            known.golongan.append(held)
    for post in sorted(jabatan, key=_oldest_first):
        if known := by_number.get(post.pegawai_id.int):
            known.jabatan.append(post)
    for place in sorted(unit, key=_oldest_first):
        if known := by_number.get(place.pegawai_id.int):
            known.unit.append(place)
    for diploma in pendidikan:
        if known := by_number.get(diploma.pegawai_id.int):
            known.pendidikan.append(diploma)
    by_nip: dict[str, list[Known]] = {}
    for known in by_number.values():
        by_nip.setdefault(known.person.nip, []).append(known)
    return Register(
        known=tuple(by_number.values()),
        by_nip=by_nip,
        by_pns_id={known.person.pns_id: known for known in by_number.values() if known.person.pns_id},
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
    """A number that changes whenever any record is added, removed or saved: the sum of all identities and versions."""
    return sum(record.id.int + (record.version << 128) for records in kinds for record in records)
