"""What a record of each kind refers to, whose it is, and how it is read from a journal: needed where it arrives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.domain.kinds import KINDS
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Record

_TARGETS = {
    "atasan_id": "pejabat",
    "evaluasi_hasil_id": "evaluasi",
    "menggantikan_id": "evaluasi",
    "pejabat_penilai_id": "pejabat",
    "penilai_id": "pegawai",
    "rencana_id": "rencana_karier",
}
"""Kind of record behind a field whose name does not tell it."""

_FREE = {("hasil_sementara", "hasil_kerja_id")}
"""May name what another office keeps, though the field's name is that of a kind."""

_OWNERS = ("pegawai_id", "skp_id", "evaluasi_id", "usulan_id", "cetakan_id")
"""Fields that lead to the employee a record belongs to, the nearest first."""


class Kind(Struct, frozen=True):
    """`refers` are its fields that must lead to a record of the same office, each with the kind of that record;
    `owner` is the field that leads to the employee it belongs to (empty: to nobody, or it is an employee).
    """

    name: str
    record_type: type[Record]
    refers: tuple[tuple[str, str], ...]
    owner: str
    read: Callable[[Any], Record]
    references: Callable[[Record], tuple[UUID, ...]]
    """The records this one refers to; empty references are left out."""


def _kind(name: str, record_type: type[Record]) -> Kind:
    refers = []
    for field in record_type.__struct_fields__:
        target = _TARGETS.get(field) or field.removesuffix("_id")
        if field.endswith("_id") and target in KINDS and (name, field) not in _FREE:
            refers.append((field, target))
    fields = [field for field, _ in refers]
    owner = next((field for field in _OWNERS if field in record_type.__struct_fields__), "")
    return Kind(
        name, record_type, tuple(refers), owner, msgspec.json.Decoder(ready(record_type)).decode, _getter(fields)
    )


def _getter(fields: list[str]) -> Callable[[Record], tuple[UUID, ...]]:
    """Written for speed: it runs for every entry that arrives."""
    if not fields:
        return lambda _record: ()
    get: Callable[[Record], Any] = attrgetter(*fields)
    if len(fields) == 1:
        return lambda record: () if (one := get(record)) is None else (one,)
    return lambda record: tuple(one for one in get(record) if one is not None)


SPECS: Mapping[str, Kind] = {name: _kind(name, record_type) for name, record_type in KINDS.items()}
