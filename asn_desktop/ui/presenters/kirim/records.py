"""The records that the centre speaks of, by the names this office knows them by, and where each is opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.exchange.receipt import Answer
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Reader

_SUBJECTS = ("nama", "rencana", "indikator", "kegiatan", "nomor", "tahun", "golongan")
"""What tells one record of a kind from another."""
_LONGEST = 70
_OPENED = {
    "kantor": ("pengaturan", "kantor"),
    "hari_libur": ("pengaturan", "kalender"),
    "pejabat": ("pegawai", "pejabat"),
}
_MONTHS = frozenset({"rencana_aksi", "realisasi_berkala", "umpan_balik", "bukti_dukung"})
_CAREER = frozenset({"usulan", "berkas_usulan", "rencana_karier", "langkah_karier", "kemajuan_karier"})


class Place(Struct, frozen=True):
    """Where a record is opened, for `shell.go`."""

    screen: str
    target: UUID | None = None
    detail: str = ""


class Named(Struct, frozen=True):
    """A record in words; `place` is None where it is not here any more."""

    label: str
    place: Place | None = None


def mending(place: Place | None, answer: Answer) -> Place | None:
    """Where a record is mended: of an employee at the very field that the centre names."""
    field = answer.facts.get("field")
    if place is None or answer.kind != "pegawai" or field not in Pegawai.__struct_fields__:
        return place
    return Place(place.screen, place.target, str(field))


def name_records(reader: Reader, texts: Texts, asked: Iterable[tuple[str, UUID]]) -> Mapping[UUID, Named]:
    """Every record by the name of its kind, of itself, and of the person it is of."""
    wanted: dict[str, list[UUID]] = {}
    for kind, identity in asked:
        wanted.setdefault(kind, []).append(identity)
    found: dict[UUID, Named] = {}
    for kind, identities in wanted.items():
        known = SPECS.get(kind)
        name = texts.say(f"kind.{kind}") if texts.has(f"kind.{kind}") else kind
        here, strange = ({}, {}) if known is None else _found(reader, known.record_type, identities)
        for identity in identities:
            record, whose = here.get(identity), strange.get(identity)
            label = f"{name} · {whose}" if whose else name
            found[identity] = Named(label) if record is None else _named(reader, texts, kind, name, record)
    return found


def _found(
    reader: Reader, record_type: type[Record], identities: list[UUID]
) -> tuple[dict[UUID, Record], dict[UUID, str]]:
    """The records, and whose those are that cannot be read: what the centre says of them may be just that."""
    try:
        return {each.id: each for each in reader.find(record_type, id=tuple(identities))}, {}
    except UserError:
        found: dict[UUID, Record] = {}
        strange: dict[UUID, str] = {}
        for identity in identities:
            try:
                found |= {each.id: each for each in reader.find(record_type, id=identity)}
            except UserError as error:
                strange[identity] = str(error.facts.get("whose", ""))
        return found, strange


def _named(reader: Reader, texts: Texts, kind: str, name: str, record: Record) -> Named:
    if isinstance(record, Pegawai):
        return Named(record.nama_lengkap, Place("pegawai", record.id))
    subject = next((_shown(texts, value) for part in _SUBJECTS if (value := getattr(record, part, None))), "")
    subject = subject if len(subject) <= _LONGEST else f"{subject[: _LONGEST - 1].rstrip()}…"
    person = _person(reader, record)
    parts = (name, subject, person.nama_lengkap if person else "")
    return Named(" · ".join(part for part in parts if part), _place(kind, record, person))


def _shown(texts: Texts, value: object) -> str:
    return str(value) if isinstance(value, int) else texts.show(value)  # a year has no thousands


def _person(reader: Reader, record: Record) -> Pegawai | None:
    """Whose record it is, over as many steps as it takes."""
    seen: Record | None = record
    while seen is not None:
        owner = SPECS[kind_of(type(seen))].owner
        identity = getattr(seen, owner) if owner else None
        if identity is None:
            return None
        target = SPECS["pegawai" if owner == "pegawai_id" else owner.removesuffix("_id")].record_type
        seen = next(iter(reader.find(target, id=identity)), None)
        if isinstance(seen, Pegawai):
            return seen
    return None


def _place(kind: str, record: Record, person: Pegawai | None) -> Place | None:
    if kind in _OPENED:
        screen, detail = _OPENED[kind]
        return Place(screen, None, detail)
    if kind in ("unit", "jabatan"):
        return Place("pegawai", record.id if kind == "unit" else getattr(record, "unit_id", None), "unit/")
    skp, appraisal = getattr(record, "skp_id", None), getattr(record, "evaluasi_id", None)
    if kind == "keberatan":
        return Place("keberatan", record.id)
    if isinstance(record, Evaluasi) or appraisal is not None:
        return Place("evaluasi", record.id if isinstance(record, Evaluasi) else appraisal)
    if isinstance(record, Skp) or skp is not None:
        return Place("pelaksanaan" if kind in _MONTHS else "skp", record.id if isinstance(record, Skp) else skp)
    if person is None:
        return None
    return Place("karier" if kind in _CAREER else "pegawai", person.id)
