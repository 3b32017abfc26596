"""Rows that say nothing new of the people they speak of, found on plain values.

Of fifty thousand people who are known, few have changed; but to look at all of them field by field (`revising`) their
records would have to be made first, which takes longer than reading the spreadsheet. So what a row says is first looked
up word for word among what the register says, column by column. What is found there needs no more; what is not found
(another value, or another writing of the same) is looked at closely.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import compress, count
from operator import itemgetter
from typing import Any

import msgspec

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.intake.body import DATES
from asn_desktop.core.usecases.intake.cells import Memo
from asn_desktop.core.usecases.intake.places import Place
from asn_desktop.core.usecases.intake.register import Register
from asn_desktop.core.usecases.ports import Reader

_STORED_AS_TEXT = frozenset((*DATES, "status_jabatan", "pendidikan"))
_FIELDS = {"tmt_golongan": "tmt", "tmt_jabatan": "tmt", "status_jabatan": "status"}
"""What targets are called in the histories, where they have another name there."""
_EMPTY_TEXT = frozenset(
    field.name for kind in (Pegawai, RiwayatPendidikan) for field in msgspec.structs.fields(kind) if field.default == ""
)
"""Fields that are stored as empty text where nothing is recorded."""


def doubtful(
    reader: Reader,
    values: Mapping[str, Sequence[Any]],
    fields: Iterable[str],
    register: Register,
    people: Sequence[int],
    places: Sequence[Place | None],
) -> set[int]:
    """The positions of rows that may say something new.

    `fields` are fields of the person; `people` has the number of the person for each row. Of a row without one any
    number will do: its answer means nothing.
    """
    rows = _Rows(reader, values, register, people)
    rows.look_at_person(fields)
    rows.look_at_golongan()
    rows.look_at_place(places)
    rows.look_at_pendidikan()
    rows.doubtful.update(p for p, remark in enumerate(values.get("keterangan", ())) if remark is not None)
    return rows.doubtful


class _Rows:
    def __init__(
        self, reader: Reader, values: Mapping[str, Sequence[Any]], register: Register, people: Sequence[int]
    ) -> None:
        self.doubtful: set[int] = set()
        self._reader = reader
        self._values = values
        self._register = register
        self._people = people
        self._ids = [register.identity(person) for person in people]

    def look_at_person(self, fields: Iterable[str]) -> None:
        """Whole rows beside whole people: the values of one person lie side by side in memory."""
        names = [name for name in fields if name in self._values]
        stored = itemgetter(*(self._register.fields.index(name) for name in names))
        everybody = self._register.people
        said = zip(*map(self._given, names), strict=True)
        self.doubtful.update(
            position
            for position, (row, person) in enumerate(zip(said, self._people, strict=True))
            if row != (known := stored(everybody[person])) and any(map(_new, row, known))
        )

    def look_at_golongan(self) -> None:
        if "golongan" in self._values:
            service = [name for name in ("mkg_tahun", "mkg_bulan") if name in self._values]
            self._look_up(RiwayatGolongan, "golongan", self._given("golongan"), ("tmt_golongan", *service))

    def look_at_place(self, places: Sequence[Place | None]) -> None:
        """The unit the person is in and the post held, both until further notice."""
        told: dict[int, tuple[str | None, str | None]] = {id(None): (None, None)}
        by_name = "status_jabatan" not in self._values  # then only the name can tell Plt and Plh
        for position, place in enumerate(places):
            if place is None:
                continue
            unit, post = place.unit, place.post
            if id(place) not in told:  # one place is one object, however many rows name it
                told[id(place)] = (str(unit.id) if unit else None, post.nama if post else None)
            if by_name and post is not None and post.status is not StatusJabatan.DEFINITIF:
                self.doubtful.add(position)
        units = [told[id(place)][0] for place in places]
        posts = [told[id(place)][1] for place in places]
        now = map(self._register.unit_now.__getitem__, self._people)
        self.doubtful.update(compress(count(), map(_new, units, now)))
        status = () if by_name else ("status_jabatan",)
        self._look_up(RiwayatJabatan, "nama", posts, ("tmt_jabatan", *status), sampai=None)

    def look_at_pendidikan(self) -> None:
        if "pendidikan" in self._values:
            rest = [name for name in ("jurusan", "sekolah", "tahun_lulus") if name in self._values]
            self._look_up(RiwayatPendidikan, "tingkat", self._given("pendidikan"), rest)

    def _look_up(
        self, kind: type[Record], field: str, given: Sequence[Any], beside: Iterable[str], **equals: Any
    ) -> None:
        """Whether the person has an entry with the value given for `field` and, beside it, those of other targets."""
        names = ("pegawai_id", field, *(_FIELDS.get(name, name) for name in beside))
        stands = set(self._reader.values(kind, names, **equals, **self._register.of_people))
        rows = zip(self._ids, given, *map(self._given, beside), strict=True)
        self.doubtful.update(p for p, said in enumerate(rows) if said[1] is not None and said not in stands)

    def _given(self, target: str) -> Sequence[Any]:
        """A column as it would be stored."""
        column = self._values.get(target)
        if column is None:
            return [None] * len(self._people)
        if target in _STORED_AS_TEXT:
            return list(map(Memo(_stored).__getitem__, column))
        return [value or "" for value in column] if target in _EMPTY_TEXT else column


def _new(given: Any, stored: Any) -> bool:
    """What a row does not say cannot be new."""
    return given is not None and given != "" and given != stored


def _stored(value: Any) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
