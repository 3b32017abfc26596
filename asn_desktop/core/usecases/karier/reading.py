"""What the register holds about careers: everybody's in a few questions, or one person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, RekapPenilaian, StatusEvaluasi
from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import Organisation, PenetapanPenilai, organisation
from asn_desktop.core.domain.riwayat import (
    RIWAYAT,
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatPenghargaan,
    RiwayatUnit,
)
from asn_desktop.core.domain.skp import PengecualianSkp, SebabPengecualian
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.domain.usulan import KeteranganCltn, PenetapanAngkaKredit
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.ports import Reader

KINDS: tuple[type[Record], ...] = (
    Pegawai,
    *RIWAYAT,
    PengecualianSkp,
    Evaluasi,
    RekapPenilaian,
    PenetapanAngkaKredit,
    KeteranganCltn,
)
"""The records a career rests on; each belongs to one person."""


class Appraisal(Struct, frozen=True, gc=False):
    """A yearly result of one plan: of the office's own final appraisal, or (`skp` empty) taken over from e-Kinerja.

    `tanggal` is the day of the decision; what was taken over has none and counts once its year is over.
    """

    tahun: int
    mulai: date
    sampai: date
    predikat: Predikat
    tanggal: date | None = None
    skp: str = ""
    revisi: int = 1


class Histories(Struct, frozen=True, gc=False):
    """One person with everything recorded, in no order."""

    person: Pegawai
    golongan: tuple[RiwayatGolongan, ...] = ()
    jabatan: tuple[RiwayatJabatan, ...] = ()
    unit: tuple[RiwayatUnit, ...] = ()
    pendidikan: tuple[RiwayatPendidikan, ...] = ()
    pelatihan: tuple[RiwayatPelatihan, ...] = ()
    disiplin: tuple[RiwayatDisiplin, ...] = ()
    penghargaan: tuple[RiwayatPenghargaan, ...] = ()
    penilaian: tuple[Appraisal, ...] = ()
    cltn: bool = False
    """An unpaid leave is on record as a time without plan."""
    pak: tuple[PenetapanAngkaKredit, ...] = ()
    keterangan_cltn: tuple[KeteranganCltn, ...] = ()


@in_bulk()
def read_everybody(reader: Reader) -> tuple[Histories, ...]:
    """Everybody of this office with everything, by name; a few questions, however many people there are.

    Who moved to another office is told there.
    """
    away = reader.away()
    return tuple(each for each in _joined(reader, {}) if each.person.id not in away)


def read_people(reader: Reader, people: Collection[UUID]) -> tuple[Histories, ...]:
    """The same of some people only; those who are not in the register are left out."""
    return tuple(_joined(reader, {"pegawai_id": tuple(people)})) if people else ()


def read_organisation(reader: Reader) -> Organisation:
    """Who heads whom; only the law before PerBKN 2/2025 asks for it."""
    posts, held = reader.find(Jabatan), reader.find(RiwayatJabatan)
    places, decided = reader.find(RiwayatUnit), reader.find(PenetapanPenilai)
    return organisation(unit_tree(reader.find(Unit)), posts, held, places, decided)


def _joined(reader: Reader, whose: dict[str, Any]) -> Iterator[Histories]:
    ids = whose.get("pegawai_id")
    people = reader.find(Pegawai, id=ids) if ids else reader.find(Pegawai)
    golongan = _by_person(reader.find(RiwayatGolongan, **whose))
    jabatan = _by_person(reader.find(RiwayatJabatan, **whose))
    unit = _by_person(reader.find(RiwayatUnit, **whose))
    pendidikan = _by_person(reader.find(RiwayatPendidikan, **whose))
    pelatihan = _by_person(reader.find(RiwayatPelatihan, **whose))
    disiplin = _by_person(reader.find(RiwayatDisiplin, **whose))
    penghargaan = _by_person(reader.find(RiwayatPenghargaan, **whose))
    penilaian = _appraisals(reader, whose)
    pak = _by_person(reader.find(PenetapanAngkaKredit, **whose))
    statements = _by_person(reader.find(KeteranganCltn, **whose))
    cltn = {each.pegawai_id for each in reader.find(PengecualianSkp, sebab=SebabPengecualian.CLTN, **whose)}
    for person in sorted(people, key=lambda person: (person.nama.casefold(), person.nip)):
        key = person.id
        yield Histories(
            person,
            tuple(golongan.get(key, ())),
            tuple(jabatan.get(key, ())),
            tuple(unit.get(key, ())),
            tuple(pendidikan.get(key, ())),
            tuple(pelatihan.get(key, ())),
            tuple(disiplin.get(key, ())),
            tuple(penghargaan.get(key, ())),
            tuple(penilaian.get(str(key), ())),
            key in cltn,
            tuple(pak.get(key, ())),
            tuple(statements.get(key, ())),
        )


_EVALUASI = ("pegawai_id", "tahun", "mulai", "sampai", "predikat", "tanggal", "skp_id", "revisi")
_REKAP = ("pegawai_id", "tahun", "predikat_berkas", "predikat_matriks")


def _appraisals(reader: Reader, whose: dict[str, Any]) -> dict[str, list[Appraisal]]:
    """Final yearly results by person; identities and days come as text, because very many are read."""
    found: dict[str, list[Appraisal]] = defaultdict(list)
    day = date.fromisoformat
    final = reader.values(Evaluasi, _EVALUASI, status=StatusEvaluasi.FINAL, jenis=JenisEvaluasi.AKHIR, **whose)
    for person, tahun, mulai, sampai, predikat, tanggal, skp, revisi in final:
        if predikat:
            decided = day(tanggal) if tanggal else None
            appraisal = Appraisal(tahun, day(mulai), day(sampai), Predikat(predikat), decided, str(skp), revisi)
            found[str(person)].append(appraisal)
    for person, tahun, berkas, matriks in reader.values(RekapPenilaian, _REKAP, bulan=None, **whose):
        if person and matriks in (None, "", berkas):  # where file and matrix differ, nobody knows which is right
            whole = Appraisal(tahun, date(tahun, 1, 1), date(tahun + 1, 1, 1), Predikat(berkas))
            found[str(person)].append(whole)
    return found


H = TypeVar(
    "H",
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatUnit,
    RiwayatPendidikan,
    RiwayatPelatihan,
    RiwayatDisiplin,
    RiwayatPenghargaan,
    PenetapanAngkaKredit,
    KeteranganCltn,
)


def _by_person(entries: Iterable[H]) -> dict[UUID, list[H]]:
    found: dict[UUID, list[H]] = defaultdict(list)
    for entry in entries:
        found[entry.pegawai_id].append(entry)
    return found
