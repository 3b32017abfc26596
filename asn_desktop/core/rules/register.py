"""What the data doctor looks at, and what it says: the register of one day, and a finding."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import Organisation, PenetapanPenilai, organisation
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit, latest
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.kernel.verdict import Citation, Fact, Native, facts
from asn_desktop.core.rulepack.model import Law


class Severity(enum.StrEnum):
    """How sure it is that something must change, from certain to merely incomplete."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"
    MISSING = "missing"


class Finding(Struct, frozen=True):
    """One thing to look at. `key` has its three sentences in the catalogue (`finding.<key>.what`, `.why`, `.now`).

    `field` is where to jump in the record of `pegawai_id` or `unit_id`: a field of it, or one of the histories
    `golongan`, `jabatan`, `unit`, `penilai`. `who` can put it right (`role.<who>`).
    """

    key: str
    severity: Severity
    field: str
    who: str
    pegawai_id: UUID | None = None
    unit_id: UUID | None = None
    facts: dict[str, Fact] = {}
    citation: Citation | None = None


class Register(Struct, frozen=True):
    """Everybody and everything of the office as of `day`, with the histories by person."""

    day: date
    law: Law
    people: tuple[Pegawai, ...]
    serving: tuple[Pegawai, ...]
    """Those in service; the data of those who left are only looked at for what they still hold."""
    places: dict[UUID, UUID]
    """The unit of `day` by person; who has none is not in it."""
    golongan: dict[UUID, list[RiwayatGolongan]]
    jabatan: dict[UUID, list[RiwayatJabatan]]
    posts: dict[UUID, Jabatan]
    org: Organisation


E = TypeVar("E", RiwayatGolongan, RiwayatJabatan)


def register(
    day: date,
    law: Law,
    people: Iterable[Pegawai],
    golongan: Iterable[RiwayatGolongan],
    jabatan: Iterable[RiwayatJabatan],
    units: Iterable[Unit],
    posts: Iterable[Jabatan],
    places: Iterable[RiwayatUnit],
    decided: Iterable[PenetapanPenilai],
) -> Register:
    """Arrange the records once, so that every validator is linear in people."""
    held, by_post, everybody = tuple(jabatan), {post.id: post for post in posts}, tuple(people)
    org = organisation(unit_tree(units), by_post.values(), held, places, decided)
    serving = tuple(person for person in everybody if person.kedudukan.in_service)
    now = {person: place.unit_id for person, history in org.units.items() if (place := latest(history, day))}
    return Register(day, law, everybody, serving, now, _by_person(golongan), _by_person(held), by_post, org)


def about(
    person: Pegawai,
    key: str,
    severity: Severity,
    field: str,
    stated: Mapping[str, Native | None] | None = None,
    *,
    who: str = "pengelola_kepegawaian",
    citation: Citation | None = None,
) -> Finding:
    """A finding about a person; name and NIP are always among its facts."""
    values: Mapping[str, Native | None] = {"nama": person.nama, "nip": person.nip, **(stated or {})}
    return Finding(key, severity, field, who, person.id, None, facts(values), citation)


def about_unit(
    unit: Unit, key: str, severity: Severity, field: str, stated: Mapping[str, Native | None] | None = None
) -> Finding:
    """A finding about a unit."""
    values: Mapping[str, Native | None] = {"unit": unit.nama, **(stated or {})}
    return Finding(key, severity, field, "pengelola_kepegawaian", None, unit.id, facts(values))


def _by_person(entries: Iterable[E]) -> dict[UUID, list[E]]:
    found: dict[UUID, list[E]] = {}
    for entry in entries:
        found.setdefault(entry.pegawai_id, []).append(entry)
    return found
