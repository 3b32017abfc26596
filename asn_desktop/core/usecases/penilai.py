"""Both parties of an appraisal and the appraiser's superior, as they stand on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, StatusJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import ParaPihak, Pihak
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import (
    Atasan,
    Basis,
    Organisation,
    Pejabat,
    PenetapanPenilai,
    organisation,
    superior,
    superior_of_superior,
)
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit, held_on, jabatan_on, latest
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import golongan as golongan_rules
from asn_desktop.core.usecases.ports import Reader


class Party(Struct, frozen=True):
    """A superior: how he was found, and what a form would print of him; `pihak` is None where nobody is known."""

    atasan: Atasan
    pihak: Pihak | None


class Parties(Struct, frozen=True):
    """The three people of an appraisal."""

    pegawai: Pihak
    penilai: Party
    atasan_penilai: Party


def parties(reader: Reader, law: Law, pegawai_id: UUID, day: date, skp: Skp | None = None) -> Parties:
    """Who is appraised, by whom, and who stands above, on a day; an appraiser fixed in the SKP goes first."""
    org = organisation_around(reader, [pegawai_id, *([skp.penilai_id] if skp and skp.penilai_id else [])])
    first = _fixed(skp) or superior(org, pegawai_id, day)
    official = reader.get(Pejabat, first.pejabat_id) if first.pejabat_id else None
    second = superior_of_superior(org, pegawai_id, first, official, day)
    return Parties(
        pihak_of(reader, law, pegawai_id, day),
        Party(first, _pihak(reader, law, first, day)),
        Party(second, _pihak(reader, law, second, day)),
    )


def pihak_of(
    reader: Reader, law: Law, pegawai_id: UUID, day: date, status: StatusJabatan = StatusJabatan.DEFINITIF
) -> Pihak:
    """A person as forms print him on a day; with `status` Plt or Plh in the post he acts in."""
    pegawai = reader.get(Pegawai, pegawai_id)
    rank = latest(reader.find(RiwayatGolongan, pegawai_id=pegawai_id), day)
    history = reader.find(RiwayatJabatan, pegawai_id=pegawai_id)
    post = jabatan_on(history, day)
    if status is not StatusJabatan.DEFINITIF:
        post = next((held for held in held_on(history, day) if held.status is status), post)
    place = latest(reader.find(RiwayatUnit, pegawai_id=pegawai_id), day)
    unit = next(iter(reader.find(Unit, id=place.unit_id)), None) if place else None
    return Pihak(
        nama=pegawai.nama_lengkap,
        nip=pegawai.nip,
        pangkat_golongan=golongan_rules.pangkat_golongan(rank.golongan, law) if rank else "",
        jabatan=held_as(post) if post else "",
        unit_kerja=unit.nama if unit else (post.unit_nama if post else ""),
        pegawai_id=pegawai_id,
    )


def organisation_around(reader: Reader, people: Iterable[UUID]) -> Organisation:
    """As much of the office as decides who stands above these people, and above those who do.

    Opening one person must not read the whole register, so units are followed upwards from where the people are.
    """
    known: set[UUID] = set()
    waiting = set(people)
    units: dict[UUID, Unit] = {}
    places: list[RiwayatUnit] = []
    decided: list[PenetapanPenilai] = []
    posts: dict[UUID, Jabatan] = {}
    held: list[RiwayatJabatan] = []
    for _ in range(2):
        waiting -= known
        known |= waiting
        if not waiting:
            break
        places += (new_places := reader.find(RiwayatUnit, pegawai_id=tuple(waiting)))
        decided += (new_decided := reader.find(PenetapanPenilai, pegawai_id=tuple(waiting)))
        new_units = _with_parents(reader, {place.unit_id for place in new_places} - units.keys(), units)
        new_posts = reader.find(Jabatan, kepala=True, unit_id=tuple(new_units)) if new_units else ()
        posts |= {post.id: post for post in new_posts}
        new_held = reader.find(RiwayatJabatan, jabatan_id=tuple(p.id for p in new_posts)) if new_posts else ()
        held += new_held
        waiting = {entry.pegawai_id for entry in new_held} | {d.penilai_id for d in new_decided if d.penilai_id}
    return organisation(unit_tree(units.values()), posts.values(), held, places, decided)


def whole_organisation(reader: Reader) -> Organisation:
    """Everybody's places at once, for lists and checks over the whole register."""
    return organisation(
        unit_tree(reader.find(Unit)),
        reader.find(Jabatan, kepala=True),
        reader.find(RiwayatJabatan),
        reader.find(RiwayatUnit),
        reader.find(PenetapanPenilai),
    )


def _with_parents(reader: Reader, wanted: set[UUID], units: dict[UUID, Unit]) -> set[UUID]:
    """Read the units and all above them into `units`; returns the ids that are new."""
    before = set(units)
    while wanted:
        found = reader.find(Unit, id=tuple(wanted))
        units |= {unit.id: unit for unit in found}
        wanted = {unit.induk_id for unit in found if unit.induk_id is not None} - units.keys()
    return set(units) - before


def _fixed(skp: Skp | None) -> Atasan | None:
    if skp is None or (skp.penilai_id is None and skp.pejabat_penilai_id is None):
        return None
    return Atasan(Basis.DITETAPKAN, skp.penilai_id, skp.pejabat_penilai_id)


def _pihak(reader: Reader, law: Law, atasan: Atasan, day: date) -> Pihak | None:
    if atasan.pejabat_id is not None:
        official = reader.get(Pejabat, atasan.pejabat_id)
        return Pihak(
            nama=official.nama,
            nip=official.nip,
            pangkat_golongan=official.pangkat_golongan,
            jabatan=official.jabatan,
            unit_kerja=official.unit_kerja,
        )
    if atasan.pegawai_id is None:
        return None
    return pihak_of(reader, law, atasan.pegawai_id, day, atasan.status)


def held_as(post: RiwayatJabatan) -> str:
    """A post as its holder signs: an acting official says so."""
    prefix = {StatusJabatan.PLT: "Plt. ", StatusJabatan.PLH: "Plh. "}.get(post.status, "")
    return f"{prefix}{post.nama}"


def nearest_day(skp: Skp, day: date) -> date:
    """The day of the plan's period nearest to a day: whose people are its parties then."""
    return min(max(day, skp.mulai), skp.last_day)


def signed(reader: Reader, people: Parties) -> ParaPihak:
    """The parties as they are copied into a decision, with the office's name and place of that day."""
    kantor = reader.find(Kantor)[0]
    return ParaPihak(people.pegawai, people.penilai.pihak, people.atasan_penilai.pihak, kantor.instansi, kantor.tempat)
