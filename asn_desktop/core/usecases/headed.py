"""A unit's head with what he plans in a year, and the people he appraises directly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import Jabatan, StatusJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import superior
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit, held_on, jabatan_on
from asn_desktop.core.domain.skp import HasilKerja, HasilSementara, JenisHasilKerja, SebabSkp, Skp
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.usecases.penilai import organisation_around
from asn_desktop.core.usecases.ports import Reader


class Head(Struct, frozen=True):
    """The post that heads a unit and who holds it on a day. Everything is empty where the unit has no such post."""

    unit_id: UUID
    jabatan: str = ""
    pegawai_id: UUID | None = None
    nama: str = ""
    status: StatusJabatan = StatusJabatan.DEFINITIF
    plan: Skp | None = None
    """The holder's plan of the year, whatever its status."""
    results: tuple[HasilKerja, ...] = ()


class Member(Struct, frozen=True):
    """Somebody who answers to the head of a unit."""

    pegawai_id: UUID
    nama: str
    nip: str
    jabatan: str
    unit: str


def day_of(tahun: int, today: date) -> date:
    """The day of a year nearest to today: whose people are meant when a year is spoken of."""
    return min(max(today, date(tahun, 1, 1)), date(tahun, 12, 31))


def head_of(reader: Reader, unit_id: UUID, tahun: int, day: date) -> Head:
    """Who heads the unit on a day, and his plan of the year that covers the day, or else his newest one."""
    post = next(iter(reader.find(Jabatan, unit_id=unit_id, kepala=True)), None)
    if post is None:
        return Head(unit_id)
    held = held_on(reader.find(RiwayatJabatan, jabatan_id=post.id), day)
    # An acting official exercises the post while the definitive one is away.
    holder = next((h for h in held if h.status is not StatusJabatan.DEFINITIF), held[0] if held else None)
    if holder is None:
        return Head(unit_id, post.nama)
    plan = plan_on(reader, holder.pegawai_id, tahun, day, acting=holder.status is not StatusJabatan.DEFINITIF)
    return Head(
        unit_id,
        post.nama,
        holder.pegawai_id,
        reader.get(Pegawai, holder.pegawai_id).nama_lengkap,
        holder.status,
        plan,
        results_of(reader, plan),
    )


def plan_on(reader: Reader, pegawai_id: UUID, tahun: int, day: date, *, acting: bool = False) -> Skp | None:
    """A person's plan of the year that covers the day, or else the newest. Who acts may have one for that (Plt)."""
    plans = reader.find(Skp, pegawai_id=pegawai_id, tahun=tahun)
    return max(
        plans,
        key=lambda skp: (acting and skp.sebab is SebabSkp.PLT, skp.period.contains(day), skp.mulai),
        default=None,
    )


def results_of(reader: Reader, plan: Skp | None) -> tuple[HasilKerja, ...]:
    """The results of a plan that have a text, utama before tambahan."""
    if plan is None:
        return ()
    found = [hasil for hasil in reader.find(HasilKerja, skp_id=plan.id) if hasil.rencana]
    return tuple(sorted(found, key=lambda hasil: (hasil.jenis is not JenisHasilKerja.UTAMA, hasil.urutan)))


def provisional_of(reader: Reader, unit_id: UUID, tahun: int) -> tuple[HasilSementara, ...]:
    """The provisional results of the post that heads the unit, in order."""
    return tuple(sorted(reader.find(HasilSementara, unit_id=unit_id, tahun=tahun), key=lambda each: each.urutan))


def heading_unit(reader: Reader, pegawai_id: UUID, day: date) -> UUID | None:
    """The unit whose head stands above a person by the tree of units, also where another appraiser was decided on."""
    org = replace(organisation_around(reader, [pegawai_id]), decided={})
    return superior(org, pegawai_id, day).unit_id


def staff_of(reader: Reader, unit_id: UUID, day: date) -> tuple[Member, ...]:
    """Who answers to the head of the unit on a day, by name: its people, and the heads of the units below."""
    tree = unit_tree(reader.find(Unit))
    headed = {post.unit_id: post.id for post in reader.find(Jabatan, kepala=True)}
    own, posts = [unit_id], []
    for current in own:
        for child in tree.children.get(current, ()):
            if child in headed:
                posts.append(headed[child])
            elif child not in own:
                own.append(child)
    people = {place.pegawai_id for place in held_on(reader.find(RiwayatUnit, unit_id=tuple(own)), day)}
    if posts:
        people |= {held.pegawai_id for held in held_on(reader.find(RiwayatJabatan, jabatan_id=tuple(posts)), day)}
    if not people:
        return ()
    org = replace(organisation_around(reader, people), decided={})
    under = [person for person in people if superior(org, person, day).unit_id == unit_id]
    places = {person: org.units.get(person, ()) for person in under}
    names = {p: next((tree.units[e.unit_id].nama for e in held_on(places[p], day)), "") for p in under}
    return _members(reader, under, names, day)


def _members(reader: Reader, people: Iterable[UUID], units: dict[UUID, str], day: date) -> tuple[Member, ...]:
    wanted = tuple(people)
    held: dict[UUID, list[RiwayatJabatan]] = {}
    for entry in reader.find(RiwayatJabatan, pegawai_id=wanted) if wanted else ():
        held.setdefault(entry.pegawai_id, []).append(entry)

    def post(pegawai_id: UUID) -> str:
        found = jabatan_on(held.get(pegawai_id, ()), day)
        return found.nama if found else ""

    members = (
        Member(pegawai.id, pegawai.nama_lengkap, pegawai.nip, post(pegawai.id), units[pegawai.id])
        for pegawai in (reader.find(Pegawai, id=wanted) if wanted else ())
        if pegawai.kedudukan.in_service
    )
    return tuple(sorted(members, key=lambda member: (member.nama.casefold(), member.nip)))
