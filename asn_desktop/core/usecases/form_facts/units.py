"""Units that forms are about: those asked for, or those of the people asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Pihak
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit, held_on, latest
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.headed import head_of
from asn_desktop.core.usecases.penilai import parties, pihak_of
from asn_desktop.core.usecases.ports import Reader, chunks

_MONTHS = {JenisEvaluasi.AKHIR: 12, JenisEvaluasi.TRIWULAN: 3, JenisEvaluasi.BULAN: 1}


def first_day(tahun: int, jenis: JenisEvaluasi, nomor: int) -> date:
    """The first day of a year or of its quarter or month."""
    return date(tahun, (max(nomor, 1) - 1) * _MONTHS[jenis] + 1, 1)


def last_day(tahun: int, jenis: JenisEvaluasi, nomor: int) -> date:
    """The last day of it."""
    return add_months(first_day(tahun, jenis, nomor), _MONTHS[jenis]) - timedelta(days=1)


def find_units(reader: Reader, asked: Selection) -> Sequence[UUID]:
    """The units asked for; else those of the people on the last day of the term, by code.

    The units of a head are those he leads, that of everybody else the nearest one above him with a head.
    """
    if asked.unit_ids:
        return asked.unit_ids
    people = _people(reader, asked)
    day = last_day(asked.tahun, asked.jenis, asked.nomor)
    tree = unit_tree(reader.find(Unit))
    posts = {post.id: post.unit_id for post in reader.find(Jabatan, kepala=True)}
    leads: dict[UUID, set[UUID]] = {}
    for part in chunks(tuple(posts), 500):
        for held in held_on(reader.find(RiwayatJabatan, jabatan_id=tuple(part)), day):
            if held.jabatan_id in posts:
                leads.setdefault(held.pegawai_id, set()).add(posts[held.jabatan_id])
    headed = set(posts.values())
    found: set[UUID] = {unit for person in people for unit in leads.get(person, ())}
    others = [person for person in people if person not in leads]
    for part in chunks(others, 500):
        places: dict[UUID, list[RiwayatUnit]] = {}
        for entry in reader.find(RiwayatUnit, pegawai_id=tuple(part)):
            places.setdefault(entry.pegawai_id, []).append(entry)
        for history in places.values():
            place = latest(history, day)
            if place is not None:
                above = (place.unit_id, *tree.ancestors(place.unit_id))
                found.add(next((unit for unit in above if unit in headed), above[-1]))
    known = (tree.units[unit] for unit in found if unit in tree.units)
    return tuple(unit.id for unit in sorted(known, key=lambda unit: (unit.kode, unit.nama, unit.id)))


def leaders(
    reader: Reader, law: Law, tree: UnitTree, unit_id: UUID, day: date, tahun: int
) -> tuple[Pihak | None, Pihak | None]:
    """Who heads the unit on a day, and who stands one level up; where it has no head, the next head above it."""
    head = head_of(reader, unit_id, tahun, day)
    if head.pegawai_id is not None:
        people = parties(reader, law, head.pegawai_id, day)
        return pihak_of(reader, law, head.pegawai_id, day, head.status), people.penilai.pihak
    for above in tree.ancestors(unit_id):
        upper = head_of(reader, above, tahun, day)
        if upper.pegawai_id is not None:
            return None, pihak_of(reader, law, upper.pegawai_id, day, upper.status)
    return None, None


def _people(reader: Reader, asked: Selection) -> Iterable[UUID]:
    if asked.evaluasi_ids:
        return [each.pegawai_id for part in chunks(asked.evaluasi_ids, 500) for each in reader.find(Evaluasi, id=part)]
    if asked.skp_ids:
        return [each.pegawai_id for part in chunks(asked.skp_ids, 500) for each in reader.find(Skp, id=tuple(part))]
    return asked.pegawai_ids
