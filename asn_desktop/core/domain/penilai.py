"""Who appraises whom: the pejabat penilai kinerja of a person and that official's superior, by date."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, StatusJabatan
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit, held_on, latest
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.record import Record


class Pejabat(Record, frozen=True, kw_only=True):
    """An official outside the office's register (a regent, a secretary of the region) who appraises or decides."""

    nama: str
    jabatan: str
    nip: str = ""
    pangkat_golongan: str = ""
    unit_kerja: str = ""
    atasan_id: UUID | None = None
    """The outside official above this one, where the office knows (a regent above the regional secretary)."""


class PenetapanPenilai(Record, frozen=True, kw_only=True):
    """An explicit decision who appraises a person for a time; it goes before what the unit tree says.

    Exactly one of `penilai_id` (an employee) and `pejabat_id` (an outside official) is set; neither means that
    the place is declared vacant.
    """

    pegawai_id: UUID
    tmt: date
    sampai: date | None = None
    penilai_id: UUID | None = None
    pejabat_id: UUID | None = None
    status: StatusJabatan = StatusJabatan.DEFINITIF
    dasar: str = ""


E = TypeVar("E", RiwayatUnit, PenetapanPenilai)


class Basis(enum.StrEnum):
    """How the superior was found."""

    DITETAPKAN = "ditetapkan"
    KEPALA_UNIT = "kepala_unit"
    KEPALA_UNIT_INDUK = "kepala_unit_induk"
    KOSONG = "kosong"
    TANPA_UNIT = "tanpa_unit"
    BERPUTAR = "berputar"
    DI_LUAR = "di_luar"


class Atasan(Struct, frozen=True):
    """A superior on a day: an employee or an outside official, how he holds the place, how he was found."""

    basis: Basis
    pegawai_id: UUID | None = None
    pejabat_id: UUID | None = None
    status: StatusJabatan = StatusJabatan.DEFINITIF
    unit_id: UUID | None = None

    @property
    def known(self) -> bool:
        return self.pegawai_id is not None or self.pejabat_id is not None


class Organisation(Struct, frozen=True):
    """What is needed to find superiors: the tree, the heads' posts, and everybody's dated places."""

    tree: UnitTree
    kepala: dict[UUID, UUID]
    """Head post by unit."""
    holders: dict[UUID, tuple[RiwayatJabatan, ...]]
    """History entries by head post."""
    units: dict[UUID, tuple[RiwayatUnit, ...]]
    """Unit history by person."""
    decided: dict[UUID, tuple[PenetapanPenilai, ...]]
    """Explicit decisions by person."""


def organisation(
    tree: UnitTree,
    posts: Iterable[Jabatan],
    jabatan: Iterable[RiwayatJabatan],
    units: Iterable[RiwayatUnit],
    decided: Iterable[PenetapanPenilai],
) -> Organisation:
    """Who leads which unit and sits where, put together once for many questions about appraisers."""
    kepala = {post.unit_id: post.id for post in posts if post.kepala}
    heads = set(kepala.values())
    holders: dict[UUID, list[RiwayatJabatan]] = {}
    for entry in jabatan:
        if entry.jabatan_id in heads:
            holders.setdefault(entry.jabatan_id, []).append(entry)
    return Organisation(
        tree,
        kepala,
        {post: tuple(entries) for post, entries in holders.items()},
        _by_person(units),
        _by_person(decided),
    )


def superior(org: Organisation, pegawai_id: UUID, day: date) -> Atasan:
    """The direct superior (pejabat penilai kinerja) of a person on a day.

    An explicit decision goes first. Otherwise it is who heads the person's unit; for that head, who heads the
    nearest unit above that has a head. A head's place without a holder on the day is a vacancy and is shown as such.
    """
    explicit = latest(org.decided.get(pegawai_id, ()), day)
    if explicit is not None:
        known = explicit.penilai_id is not None or explicit.pejabat_id is not None
        basis = Basis.DITETAPKAN if known else Basis.KOSONG
        return Atasan(basis, explicit.penilai_id, explicit.pejabat_id, explicit.status)
    place = latest(org.units.get(pegawai_id, ()), day)
    if place is None or place.unit_id not in org.tree.units:
        return Atasan(Basis.TANPA_UNIT)
    chain = (place.unit_id, *org.tree.ancestors(place.unit_id))
    for level, unit_id in enumerate(chain):
        post = org.kepala.get(unit_id)
        if post is None:
            continue
        held = held_on(org.holders.get(post, ()), day)
        if any(entry.pegawai_id == pegawai_id for entry in held):
            continue  # also the definitive head while somebody acts for him: he does not answer to his deputy
        if not held:
            return Atasan(Basis.KOSONG, unit_id=unit_id)
        holder = _in_charge(held)
        basis = Basis.KEPALA_UNIT if level == 0 else Basis.KEPALA_UNIT_INDUK
        return Atasan(basis, holder.pegawai_id, status=holder.status, unit_id=unit_id)
    looped = any(place.unit_id in loop for loop in org.tree.loops)
    return Atasan(Basis.BERPUTAR if looped else Basis.KOSONG)


def superior_of_superior(
    org: Organisation, pegawai_id: UUID, first: Atasan, official: Pejabat | None, day: date
) -> Atasan:
    """Who stands above a person's superior. `official` is the superior where he is outside the register.

    Whom an outside official answers to is known only where it was recorded; otherwise he is not vacant but unknown.
    """
    if official is not None:
        known = official.atasan_id is not None
        return Atasan(Basis.DITETAPKAN if known else Basis.DI_LUAR, pejabat_id=official.atasan_id)
    if first.pegawai_id is None:
        return Atasan(Basis.KOSONG)
    second = superior(org, first.pegawai_id, day)
    return Atasan(Basis.BERPUTAR) if second.pegawai_id == pegawai_id else second


def _in_charge(held: Sequence[RiwayatJabatan]) -> RiwayatJabatan:
    """Who exercises the post: an acting official goes before an absent definitive one."""
    return next((entry for entry in held if entry.status is not StatusJabatan.DEFINITIF), held[0])


def _by_person(entries: Iterable[E]) -> dict[UUID, tuple[E, ...]]:
    found: dict[UUID, list[E]] = {}
    for entry in entries:
        found.setdefault(entry.pegawai_id, []).append(entry)
    return {person: tuple(of) for person, of in found.items()}
