"""An employee who moves from one office to another, or who was registered in two: ownership moves once."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Raw, Struct

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.downward import Transfer
from asn_desktop.core.exchange.entry import Operation
from asn_desktop.core.exchange.judging import State
from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre.ports import CentreStore, Outgoing, Unit


class _Carried(Struct, frozen=True):
    """A record as it travels with its employee."""

    kind: str
    after: Raw


def transfer(
    store: CentreStore, from_office: UUID, pegawai: UUID, to_office: UUID, effective: date, actor: str
) -> Transfer:
    """Hand an employee over: the new office gets history and evidence, the old one keeps a copy to read.

    What the old office had not sent yet is taken into history. Raises UserError.
    """
    with store.writing(from_office, to_office) as (source, target):
        moved, effects = hand_over(source, target, pegawai, pegawai, effective)
        facts = {"nama": moved.nama, "dari": moved.from_name, "ke": moved.to_name}
        source.disputes.journal("transfer", actor, facts, effects)
        source.commit()
    return moved


def hand_over(
    source: Unit, target: Unit, pegawai: UUID, to_pegawai: UUID, effective: date
) -> tuple[Transfer, dict[str, Any]]:
    """Move the records of an employee within one transaction; returns what undoing it needs to know.

    `to_pegawai` is another identity where the new office has registered the person itself: then that one stays.
    """
    here, there = source.row(), target.row()
    if here is None or there is None or source.office == target.office:
        raise UserError("centre_no_such_office")
    states = source.records.of_person(pegawai)
    person = next((one for one in source.records.find(("pegawai",), (pegawai,)) if isinstance(one, Pegawai)), None)
    if person is None or pegawai in source.people.away():
        raise UserError("centre_not_there", kantor=here.name)
    carried = _carried(source, target, states, pegawai, to_pegawai)
    identity = source.new_id()
    moved = Transfer(
        identity, pegawai, person.nip, person.nama_lengkap, here.office, here.name, there.office, there.name, effective
    )
    places = target.history.write(
        [(kind, record, Operation.CREATE.value, image) for record, (kind, image, _) in carried.items()],
        here.name,
        "transfer",
    )
    target.records.keep(
        {
            record: State(kind, state.version, place.epoch, place.seq, False, to_pegawai, state.locked)
            for (record, (kind, _, state)), place in zip(carried.items(), places, strict=True)
        }
    )
    for sha256, size in source.evidence(pegawai).items():
        target.keep_evidence(sha256, size)
    source.people.keep_transfer(moved, to_pegawai)
    returned = target.people.returned(to_pegawai)
    records = tuple(Raw(msgspec.json.encode(_Carried(kind, Raw(image)))) for kind, image, _ in carried.values())
    arriving = msgspec.structs.replace(moved, pegawai_id=to_pegawai, records=records)
    for unit, told in ((source, moved), (target, arriving)):
        unit.down.put([Outgoing(identity, PartKind.TRANSFERS.value, msgspec.json.encode(told))])
    for unit, one in ((source, pegawai), (target, to_pegawai)):
        unit.people.refresh((one,), ())
        unit.people.refresh_years((one,))
    effects = {
        "sort": "transfer",
        "transfer": str(identity),
        "pegawai": str(pegawai),
        "to_office": str(target.office),
        "to_pegawai": str(to_pegawai),
        "records": [str(record) for record in carried],
        "returned": [str(one) for one in returned],
    }
    return moved, effects


def take_back(source: Unit, target: Unit, effects: dict[str, Any]) -> None:
    """Undo a transfer. Raises UserError once it was sent or the new office has worked with it: then the employee is
    transferred back.
    """
    identity, records = UUID(effects["transfer"]), [UUID(one) for one in effects["records"]]
    sent = any(one.id == identity and one.sent for unit in (source, target) for one in unit.down.due(1_000_000))
    worked_on = any(state.epoch >= 0 for state in target.records.states(records).values())
    if sent or worked_on:
        raise UserError("centre_too_late")
    target.records.drop(records)
    target.forget_evidence(source.evidence(UUID(effects["pegawai"])))
    source.people.undo_transfer(identity)
    target.people.away_again([UUID(one) for one in effects["returned"]])
    for unit, person in ((source, effects["pegawai"]), (target, effects["to_pegawai"])):
        unit.down.drop((identity,))
        unit.people.refresh((UUID(person),), ())
        unit.people.refresh_years((UUID(person),))


def _carried(
    source: Unit, target: Unit, states: dict[UUID, State], pegawai: UUID, to_pegawai: UUID
) -> dict[UUID, tuple[str, bytes, State]]:
    """The live records that can stand in the other office. What is nothing without a unit of the old one stays."""
    old, new = str(pegawai).encode(), str(to_pegawai).encode()
    found: dict[UUID, tuple[str, bytes, State]] = {}
    for record, state in states.items():
        image = None if state.removed else source.records.image(state)
        if image is not None and state.kind in SPECS and (state.kind != "pegawai" or pegawai == to_pegawai):
            found[record] = (state.kind, image.replace(old, new) if old != new else image, state)
    while True:
        known = {to_pegawai, *found}
        lacking = {record: _needs(kind, image) - known for record, (kind, image, _) in found.items()}
        here = target.records.states({one for needs in lacking.values() for one in needs})
        stray = [record for record, needs in lacking.items() if needs - here.keys()]
        if not stray:
            return found
        for record in stray:
            del found[record]


def _needs(kind: str, image: bytes) -> set[UUID]:
    """What a record cannot be without."""
    spec = SPECS[kind]
    required = {field.name for field in msgspec.structs.fields(spec.record_type) if field.required}
    record = spec.read(image)
    return {getattr(record, field) for field, _ in spec.refers if field in required}
