"""Order of the Daftar Urut Kepangkatan: who stands before whom among civil servants (PP 15/1979)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import UrutanDuk
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.rulepack.rank import SeniorityOrder

_KINDS = tuple(JenisJabatan)
_LEVELS = tuple(Pendidikan)
_JENJANG = tuple(Jenjang)
_LEADERSHIP = (
    re.compile(r"\bpkn\s*(tingkat|tk\.?)?\s*(i|1)\b|\b(?:diklat)?pim\.?\s*(tingkat|tk\.?)?\s*(i|1)\b"),
    re.compile(r"\bpkn\s*(tingkat|tk\.?)?\s*(ii|2)\b|\b(?:diklat)?pim\.?\s*(tingkat|tk\.?)?\s*(ii|2)\b"),
    re.compile(r"\bpka\b|kepemimpinan administrator|\b(?:diklat)?pim\.?\s*(tingkat|tk\.?)?\s*(iii|3)\b"),
    re.compile(r"\bpkp\b|kepemimpinan pengawas|\b(?:diklat)?pim\.?\s*(tingkat|tk\.?)?\s*(iv|4)\b"),
)
"""Leadership training from the highest to the lowest, as certificates name it."""


class Senior(Struct, frozen=True):
    """What the order asks of a person; None is not recorded. `masa_kerja` is the length of service in months."""

    golongan: str
    tmt_pangkat: date
    jabatan: JenisJabatan | None = None
    eselon: str = ""
    jenjang: Jenjang | None = None
    tmt_jabatan: date | None = None
    masa_kerja: int | None = None
    latihan: int | None = None
    pendidikan: Pendidikan | None = None
    lulus: int | None = None
    lahir: date | None = None


def leadership(nama: str) -> int | None:
    """The level of a leadership training, 1 to 4 from the highest; None for any other training."""
    name = nama.casefold()
    return next((level for level, shape in enumerate(_LEADERSHIP, start=1) if shape.search(name)), None)


def position(person: Senior, order: SeniorityOrder) -> tuple[tuple[object, ...], ...]:
    """A key that sorts people from the first to the last; what is not recorded of somebody stands last among equals."""
    return tuple(_MEASURES[each](person) for each in order.urutan)


_LAST: tuple[object, ...] = (1,)


def _known(value: object | None, *more: object) -> tuple[object, ...]:
    return _LAST if value is None else (0, value, *more)


def _post(person: Senior) -> tuple[object, ...]:
    """Managerial posts by eselon, functional ones by jenjang; of equal posts the one held longer."""
    if person.jabatan is None:
        return _LAST
    level = -_JENJANG.index(person.jenjang) if person.jenjang is not None else 0
    return (0, _KINDS.index(person.jabatan), person.eselon or "~", level, person.tmt_jabatan or date.max)


def _education(person: Senior) -> tuple[object, ...]:
    if person.pendidikan is None:
        return _LAST
    return (0, -_LEVELS.index(person.pendidikan), person.lulus or 9999)


_MEASURES: Mapping[UrutanDuk, Callable[[Senior], tuple[object, ...]]] = {
    UrutanDuk.PANGKAT: lambda person: (-ladder.rank(person.golongan),),
    UrutanDuk.TMT_PANGKAT: lambda person: (person.tmt_pangkat,),
    UrutanDuk.JABATAN: _post,
    UrutanDuk.MASA_KERJA: lambda person: _known(None if person.masa_kerja is None else -person.masa_kerja),
    UrutanDuk.LATIHAN: lambda person: _known(person.latihan),
    UrutanDuk.PENDIDIKAN: _education,
    UrutanDuk.USIA: lambda person: _known(person.lahir),
}


def in_order(people: Sequence[tuple[Senior, str]], order: SeniorityOrder) -> list[int]:
    """Where everybody stands, as indices of `people`; who are equal in everything stand by the text given with them."""
    return sorted(range(len(people)), key=lambda at: (position(people[at][0], order), people[at][1]))
