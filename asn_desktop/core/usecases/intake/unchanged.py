"""Rows that say nothing new of the people they speak of, found without making a record.

Of fifty thousand people who are known, few have changed; but to look at all of them field by field (`revising`) their
records would have to be made first, which takes longer than reading the spreadsheet. So what a row says is first looked
up, word for word, among the lines of the register. What stands there needs no more; what does not (another value,
another writing of the same, a cell that says nothing where the register knows something) is looked at closely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

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

    # A column that is empty from top to bottom says nothing of anybody.
    person = given({field: field for field in fields if not {None}.issuperset(values.get(field, ()))})
    jabatan = {"nama": posts, "tmt": values.get("tmt_jabatan", nothing)} | given({"status_jabatan": "status"})
    questions = [_Question(Pegawai, "id", person, nothing), _Question(RiwayatJabatan, "pegawai_id", jabatan, posts)]
    if "golongan" in values:
        golongan = given(_GOLONGAN) | {"tmt": values.get("tmt_golongan", nothing)}
        questions.append(_Question(RiwayatGolongan, "pegawai_id", golongan, values["golongan"]))
    if "pendidikan" in values:
        questions.append(_Question(RiwayatPendidikan, "pegawai_id", given(_PENDIDIKAN), values["pendidikan"]))
    found: set[int] = set()
    for question, new in zip(questions, _not_in_register(reader, register, identities, questions), strict=True):
        told = question.told
        found.update(new if question.kind is Pegawai else (at for at in new if told[at] is not None))
    now = map(register.unit_now.__getitem__, people)
    found.update([at for at, (unit, here) in enumerate(zip(units, now, strict=True)) if unit != here and unit])
    if "status_jabatan" not in values:  # then only the name can tell Plt and Plh
        found.update(at for at, place in enumerate(places) if _acting(place))
    found.update(at for at, remark in enumerate(values.get("keterangan", ())) if remark is not None)
    return found


class _Question(NamedTuple):
    """What the rows say of one kind of record; `told` is empty where a row says nothing of it."""

    kind: type[Record]
    owner: str
    said: Columns
    told: Sequence[Any]


def _not_in_register(
    reader: Reader, register: Register, identities: Sequence[str], questions: Sequence[_Question]
) -> Iterator[list[int]]:
    """For each question the rows whose person has no record that says the same.

    The database makes its lines beside us, which make the lines of the rows: each takes about as long.
    """
    with ThreadPoolExecutor(1) as beside:
        asked = [
            beside.submit(reader.lines, one.kind, (one.owner, *one.said), **_open(one.kind), **register.only(one.owner))
            for one in questions
        ]
        for one, answer in zip(questions, asked, strict=True):
            lines = list(map(_line, zip(identities, *one.said.values(), strict=True)))
            new = set(lines)
            new.difference_update(answer.result())
            yield [at for at, line in enumerate(lines) if line in new] if new else []


def _open(kind: type[Record]) -> dict[str, Any]:
    """Of posts only those still held."""
    return {"sampai": None} if kind is RiwayatJabatan else {}


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
