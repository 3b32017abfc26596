"""The register as an import compares with it: everybody it can speak of in plain values, units, posts; and in full
the people of whom a file says something new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.ports import Reader

COMPARED: tuple[type[Record], ...] = (
    Pegawai,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatUnit,
    RiwayatPendidikan,
    Unit,
    Jabatan,
    Kantor,
)
"""What a list of people is compared with: once one of these was saved, the comparison has to be made anew."""

FEW = 3000
"""Rows, or people, up to which only those are read that are asked about, and not everybody."""


class Known(Struct, frozen=True):
    """A person of the register. Histories are oldest first."""

    person: Pegawai
    golongan: list[RiwayatGolongan] = []
    jabatan: list[RiwayatJabatan] = []
    unit: list[RiwayatUnit] = []
    pendidikan: list[RiwayatPendidikan] = []


class Register(Struct, frozen=True):
    """Everything an import needs to know of the file.

    A person is a number, the place in each of the lists: identities and NIP as they are stored, and `unit_now`, the
    unit each is in until further notice. `few`: the people are those of the rows, not everybody.
    """

    identities: list[str]
    nips: list[str]
    unit_now: list[str | None]
    few: bool
    units: tuple[Unit, ...]
    posts: tuple[Jabatan, ...]
    office: str

    def only(self, owner: str) -> dict[str, Any]:
        """Narrows a question to records of these people, where they are few; `owner` is the field that names them."""
        return {owner: tuple(self.identities)} if self.few else {}


def read_register(reader: Reader, values: Mapping[str, Sequence[Any]]) -> Register:
    """One consistent look at the people a file can speak of, given its values by target.

    That is everybody with one of its NIP, SIASN identities or birth dates (for namesakes); of a large file, everybody.
    """
    few = len(values["nip"]) <= FEW
    people = sorted(_named(reader, values) if few else reader.values(Pegawai, ("id", "nip")))
    identities = [identity for identity, _ in people]
    of_people = {"pegawai_id": tuple(identities)} if few else {}
    latest: dict[str, tuple[Any, ...]] = {}
    known = latest.get
    for entry in reader.values(RiwayatUnit, ("pegawai_id", "tmt", "id", "unit_id", "sampai"), **of_people):
        before = known(entry[0])
        if before is None or before < entry:
            latest[entry[0]] = entry
    unit_now = [None if entry is None or entry[4] is not None else entry[3] for entry in map(known, identities)]
    offices = reader.find(Kantor)
    return Register(
        identities=identities,
        nips=[nip for _, nip in people],
        unit_now=unit_now,
        few=few,
        units=reader.find(Unit),
        posts=reader.find(Jabatan),
        office=offices[0].nama if offices else "",
    )


def _named(reader: Reader, values: Mapping[str, Sequence[Any]]) -> set[tuple[Any, ...]]:
    found: set[tuple[Any, ...]] = set()
    for field in ("nip", "pns_id", "tanggal_lahir"):
        wanted = {value for value in values.get(field, ()) if value is not None}
        if wanted:
            found.update(reader.values(Pegawai, ("id", "nip"), **{field: tuple(wanted)}))
    return found


def owners(
    reader: Reader, values: Mapping[str, Sequence[Any]], register: Register
) -> tuple[list[int | None], set[int]]:
    """Whose rows they are: per row the number of a person in the register, or None.

    By SIASN's identity first, which stays when a NIP is corrected; otherwise by NIP. And the positions of the rows
    whose NIP belongs to several people of the register.
    """
    nips = register.nips
    by_nip = dict(zip(reversed(nips), range(len(nips) - 1, -1, -1), strict=True))
    found = list(map(by_nip.get, values["nip"]))
    double = {nip for nip, n in Counter(nips).items() if n > 1} if len(by_nip) < len(nips) else set()
    twice = {position for position, nip in enumerate(values["nip"]) if nip in double} if double else set()
    if "pns_id" in values:
        number = {identity: person for person, identity in enumerate(register.identities)}
        named = sorted(reader.values(Pegawai, ("id", "pns_id"), **register.only("id")))
        by_identity = {pns_id: number[identity] for identity, pns_id in named if pns_id}
        for position, identity in enumerate(values["pns_id"]):
            person = by_identity.get(identity)
            if person is not None:
                found[position] = person
                twice.discard(position)
    return found, twice


_oldest_first = attrgetter("tmt")


def read_known(reader: Reader, people: Sequence[str]) -> dict[str, Known]:
    """These people in full, by identity."""
    some = len(people) <= FEW
    persons = reader.find(Pegawai, id=tuple(people)) if some else reader.find(Pegawai)
    of_people: dict[str, Any] = {"pegawai_id": tuple(people)} if some else {}
    # By the number inside the identity: a UUID is hashed and compared by Python code.
    known = {person.id.int: Known(person) for person in persons}
    for held in sorted(reader.find(RiwayatGolongan, **of_people), key=_oldest_first):
        if one := known.get(held.pegawai_id.int):
            one.golongan.append(held)
    for post in sorted(reader.find(RiwayatJabatan, **of_people), key=_oldest_first):
        if one := known.get(post.pegawai_id.int):
            one.jabatan.append(post)
    for place in sorted(reader.find(RiwayatUnit, **of_people), key=_oldest_first):
        if one := known.get(place.pegawai_id.int):
            one.unit.append(place)
    for diploma in reader.find(RiwayatPendidikan, **of_people):
        if one := known.get(diploma.pegawai_id.int):
            one.pendidikan.append(diploma)
    return {str(one.person.id): one for one in known.values()}
