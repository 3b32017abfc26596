"""Rows that say nothing new of the people they speak of, found without making a record.

Of fifty thousand people who are known, few have changed; but to look at all of them field by field (`revising`) their
records would have to be made first, which takes longer than reading the spreadsheet. So what a row says is first looked
up, word for word, among the lines of the register. What stands there needs no more; what does not (another value,
another writing of the same, a cell that says nothing where the register knows something) is looked at closely.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.intake.places import Place
from asn_desktop.core.usecases.intake.register import Register
from asn_desktop.core.usecases.ports import Reader

_EMPTY_TEXT = frozenset(
    field.name for kind in (Pegawai, RiwayatPendidikan) for field in msgspec.structs.fields(kind) if field.default == ""
)
"""Fields that hold empty text where nothing is recorded."""

_line = msgspec.json.Encoder().encode

Columns = dict[str, Sequence[Any]]
"""What the rows say, by field of the record that would hold it."""


def doubtful(
    reader: Reader,
    values: Mapping[str, Sequence[Any]],
    fields: Iterable[str],
    register: Register,
    people: Sequence[int],
    places: Sequence[Place | None],
) -> set[int]:
    """The positions of rows that may say something new.

    `fields` are those of a person; `people` has the number of the person for each row. Of a row without one any number
    will do: its answer means nothing.
    """
    identities = list(map(register.identities.__getitem__, people))
    nothing = [None] * len(people)
    units, posts = _units_and_posts(places)

    def given(targets: Mapping[str, str]) -> Columns:
        return {field: _column(values, field, target) for target, field in targets.items() if target in values}

    def absent(kind: type[Record], owner: str, said: Columns, **equals: Any) -> Iterable[int]:
        """The rows whose person has no record that says the same."""
        lines = list(map(_line, zip(identities, *said.values(), strict=True)))
        new = set(lines)
        new.difference_update(reader.lines(kind, (owner, *said), **equals, **register.only(owner)))
        return [at for at, line in enumerate(lines) if line in new] if new else ()

    # A column that is empty from top to bottom says nothing of anybody.
    person = given({field: field for field in fields if not {None}.issuperset(values.get(field, ()))})
    golongan = given(_GOLONGAN) | {"tmt": values.get("tmt_golongan", nothing)}
    jabatan = {"nama": posts, "tmt": values.get("tmt_jabatan", nothing)} | given({"status_jabatan": "status"})
    pendidikan = given(_PENDIDIKAN)
    found = set(absent(Pegawai, "id", person))
    now = map(register.unit_now.__getitem__, people)
    found.update([at for at, (unit, here) in enumerate(zip(units, now, strict=True)) if unit != here and unit])
    found.update(at for at in absent(RiwayatJabatan, "pegawai_id", jabatan, sampai=None) if posts[at] is not None)
    if "status_jabatan" not in values:  # then only the name can tell Plt and Plh
        found.update(at for at, place in enumerate(places) if _acting(place))
    for field, kind, said in (("golongan", RiwayatGolongan, golongan), ("pendidikan", RiwayatPendidikan, pendidikan)):
        if field in values:
            found.update(at for at in absent(kind, "pegawai_id", said) if values[field][at] is not None)
    found.update(at for at, remark in enumerate(values.get("keterangan", ())) if remark is not None)
    return found


_GOLONGAN = {"golongan": "golongan", "mkg_tahun": "mkg_tahun", "mkg_bulan": "mkg_bulan"}
_PENDIDIKAN = {"pendidikan": "tingkat", "jurusan": "jurusan", "sekolah": "sekolah", "tahun_lulus": "tahun_lulus"}


def _column(values: Mapping[str, Sequence[Any]], field: str, target: str) -> Sequence[Any]:
    column = values[target]
    return [value or "" for value in column] if field in _EMPTY_TEXT else column


def _units_and_posts(places: Sequence[Place | None]) -> tuple[Sequence[str | None], Sequence[str | None]]:
    """The identity of the unit and the name of the post, by row; one place is one object, however many rows name it."""
    units: dict[int, str | None] = {id(None): None}
    posts: dict[int, str | None] = {id(None): None}
    which = list(map(id, places))
    for one, place in dict(zip(which, places, strict=True)).items():
        if place is not None:
            units[one] = str(place.unit.id) if place.unit else None
            posts[one] = place.post.nama if place.post else None
    return list(map(units.__getitem__, which)), list(map(posts.__getitem__, which))


def _acting(place: Place | None) -> bool:
    return place is not None and place.post is not None and place.post.status is not StatusJabatan.DEFINITIF
