"""The desk of a centre: what nobody but a person can decide. Every decision is journalled and can be taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from msgspec import Raw
from msgspec.structs import asdict, replace

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.downward import Correction
from asn_desktop.core.exchange.entry import Operation, Position
from asn_desktop.core.exchange.judging import CENTRE, State
from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.exchange.receipt import Answer, Fixer, Outcome
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.centre.moving import hand_over, take_back
from asn_desktop.core.usecases.centre.ports import CentreStore, Outgoing, Settled, Unit
from asn_desktop.core.usecases.centre.publishing import withdraw
from asn_desktop.core.usecases.centre.receipts import restate
from asn_desktop.core.usecases.centre.rows import AlertRow, ConflictRow, Decision, DeskRow, Sort, returnable


def decide(store: CentreStore, conflict: ConflictRow, decision: Decision, actor: str, reason: str = "") -> UUID:
    """Settle a conflict; returns the decision's identity, by which it can be undone. Raises UserError."""
    offices = (conflict.office,) if conflict.other_office is None else (conflict.office, conflict.other_office)
    with store.writing(*offices) as units:
        unit = units[0]
        row = unit.disputes.get(conflict.id)
        if row.decision is not None:
            raise UserError("centre_decided_already")
        if (row.sort is Sort.VALUE) != (decision in (Decision.OFFICE, Decision.CENTRE)):
            raise UserError("centre_no_such_decision")
        if row.sort is Sort.VALUE:
            effects = _settle_value(unit, row, decision, reason)
        else:
            effects = _settle_person(units, row, decision)
        effects |= {"conflict": str(row.id), "answers": _close(unit, row)}
        facts = {"nama": row.nama, "kantor": row.kantor, "keputusan": decision.value, "alasan": reason}
        facts |= {"lain": row.other_kantor} if row.other_kantor else {}
        desk = unit.disputes.journal("decide", actor, facts, effects)
        unit.disputes.decide(row.id, decision.value, desk)
        unit.commit()
    return desk


def reject(store: CentreStore, office: UUID, place: Position, reason: str, actor: str) -> UUID:
    """Give an entry that lies in quarantine at the centre back to its office, which has to put it right."""
    with store.writing(office) as (unit,):
        answer = unit.answers.get(place)
        if answer is None or not returnable(answer.outcome, answer.who):
            raise UserError("centre_returned_already")
        given_back = replace(
            answer, outcome=Outcome.QUARANTINED, reason="rejected", facts={"alasan": reason}, who=Fixer.OFFICE
        )
        restate(unit, given_back)
        effects = {"sort": "reject", "answer": msgspec.to_builtins(answer)}
        desk = unit.disputes.journal("reject", actor, {"entri": place.seq, "alasan": reason}, effects)
        unit.commit()
    return desk


def settle_alert(store: CentreStore, alert: AlertRow, note: str, actor: str) -> UUID:
    """Somebody has dealt with a refused envelope, and how; if it comes once more the alert stands again.

    Raises UserError: without a note, or another operator was faster.
    """
    if not note.strip():
        raise UserError("centre_note_missing")
    with store.writing(alert.office) as (unit,):
        if alert not in store.alerts():
            raise UserError("centre_decided_already")
        effects = {"sort": "alert", "envelope": str(alert.envelope), "reason": alert.reason, "times": alert.times}
        facts = {"nama": alert.kantor, "perihal": alert.reason, "fakta": alert.facts, "alasan": note.strip()}
        desk = unit.disputes.journal("alert", actor, facts, effects)
        unit.commit()
    return desk


def propose(
    store: CentreStore, office: UUID, record: UUID, fields: dict[str, Any], reason: str, actor: str
) -> Correction:
    """Propose other values for a record of an office, which takes or declines them. Raises UserError."""
    with store.writing(office) as (unit,):
        state = unit.records.states((record,)).get(record)
        if state is None or state.removed:
            raise NotFoundError("record", record)
        unknown = set(fields) - set(SPECS[state.kind].record_type.__struct_fields__)
        if unknown or not fields or not reason.strip():
            raise UserError("centre_correction_incomplete")
        correction = _correction(unit, record, state.kind, state.version, fields, reason)
        effects = {"sort": "propose", "record": str(record), "outgoing": [str(correction.id)]}
        unit.disputes.journal("propose", actor, {"nama": _whose(unit, state), "alasan": reason}, effects)
        unit.commit()
    return correction


def undo(store: CentreStore, office: UUID, desk: UUID, actor: str) -> UUID:
    """Take a decision back, as a decision of its own. Raises UserError where it was taken back, or is on its way."""
    with store.reading(office) as unit:
        row, effects = _reversible(unit, desk)
    if effects["sort"] == "publish":
        made: list[UUID] = []

        def note(unit: Unit) -> None:
            _reversible(unit, desk)
            made.append(unit.disputes.journal("undo", actor, dict(row.facts), {}))
            unit.disputes.undone(desk, made[0])

        withdraw(store, effects, note)
        return made[0]
    other = (UUID(effects["to_office"]),) if "to_office" in effects else ()
    sources = (UUID(effects["from_office"]),) if "from_office" in effects else (office,)
    with store.writing(office, *sources, *other) as (unit, source, *target):
        _reversible(unit, desk)  # under the lock: another operator may have been a moment faster
        _undo(unit, source, target, effects)
        by = unit.disputes.journal("undo", actor, dict(row.facts), {})
        unit.disputes.undone(desk, by)
        unit.commit()
    return by


def _reversible(unit: Unit, desk: UUID) -> tuple[DeskRow, Any]:
    """A decision that nobody has taken back yet, with what it changed. Raises UserError."""
    row, effects = unit.disputes.journalled(desk)
    if row.undone or "sort" not in effects:
        raise UserError("centre_cannot_undo")
    return row, effects


def _settle_value(unit: Unit, row: ConflictRow, decision: Decision, reason: str) -> dict[str, Any]:
    epoch, seq, our_epoch, our_seq = unit.disputes.places(row.id)
    before = unit.records.states((row.record,))[row.record]
    theirs = unit.history.at([Position(epoch, seq)])[0]
    image = bytes(theirs.after)
    removed = theirs.op is Operation.REMOVE
    version = before.version + 1 if removed else SPECS[row.kind].read(image).version
    outgoing: list[str] = []
    if decision is Decision.OFFICE:
        after = replace(before, version=version, epoch=epoch, seq=seq, removed=removed)
    else:
        ours = None if our_epoch is None else unit.records.image(replace(before, epoch=our_epoch, seq=our_seq or 0))
        operation = Operation.REMOVE if ours is None else Operation.UPDATE
        (place,) = unit.history.write([(row.kind, row.record, operation.value, ours)], "", "decide")
        after = replace(before, version=version, epoch=place.epoch, seq=place.seq, removed=ours is None)
        wanted = {name: value for name, value in (row.ours or {}).items() if (row.theirs or {}).get(name) != value}
        wanted.pop("version", None)
        correction = _correction(unit, row.record, row.kind, version, wanted, reason)
        outgoing = [str(correction.id)]
    unit.records.keep({row.record: after})
    _refresh(unit, row.record, after)
    return {"sort": "value", "record": str(row.record), "state": asdict(before), "outgoing": outgoing}


def _whose(unit: Unit, state: State) -> str:
    """The name of the employee to whom a record belongs."""
    own = unit.records.find(("pegawai",), () if state.pegawai is None else (state.pegawai,))
    return next((one.nama_lengkap for one in own if isinstance(one, Pegawai)), "")


def _settle_person(units: tuple[Unit, ...], row: ConflictRow, decision: Decision) -> dict[str, Any]:
    if decision is Decision.DIFFERENT or row.other_record is None:
        return {"sort": "different"}
    here, there = units
    if decision is Decision.MERGE_HERE:
        _, effects = hand_over(there, here, row.other_record, row.record, here.today)
        return effects | {"from_office": str(there.office)}
    _, effects = hand_over(here, there, row.record, row.other_record, here.today)
    return effects | {"from_office": str(here.office)}


def _close(unit: Unit, row: ConflictRow) -> list[list[int]]:
    """Answers about this record that wanted the desk are settled by it."""
    places = unit.answers.open_of(row.record)
    asked = [place for place in places if (one := unit.answers.get(place)) and one.outcome is Outcome.CONFLICT]
    unit.answers.settle([Settled(place, "desk") for place in asked])
    return [[place.epoch, place.seq] for place in asked]


def _undo(unit: Unit, source: Unit, target: list[Unit], effects: dict[str, Any]) -> None:
    match effects["sort"]:
        case "value":
            record = UUID(effects["record"])
            _not_sent(unit, effects["outgoing"])
            _not_gone_on(unit, record, UUID(effects["conflict"]))
            before = msgspec.convert(effects["state"], ready(State))
            unit.records.keep({record: before})
            _refresh(unit, record, before)
        case "transfer":
            take_back(source, target[0], effects)
        case "reject":
            restate(unit, msgspec.convert(effects["answer"], ready(Answer)))
        case "propose":
            _not_sent(unit, effects["outgoing"])
        case _:
            pass
    if "conflict" in effects:
        unit.disputes.decide(UUID(effects["conflict"]), None, None)
        unit.answers.reopen([Position(epoch, seq) for epoch, seq in effects["answers"]])


def _not_sent(unit: Unit, outgoing: list[str]) -> None:
    """Nothing is taken back of which the office has been told already."""
    ids = {UUID(one) for one in outgoing}
    if any(one.sent for one in unit.down.due(1_000_000) if one.id in ids):
        raise UserError("centre_too_late")
    unit.down.drop(ids)


def _not_gone_on(unit: Unit, record: UUID, conflict: UUID) -> None:
    """What the office has changed since then counts: going back would show an older value for it."""
    epoch, seq, *_ours = unit.disputes.places(conflict)
    state = unit.records.states((record,))[record]
    if (state.epoch, state.seq) != (epoch, seq) and state.epoch != CENTRE:
        raise UserError("centre_too_late")


def _correction(unit: Unit, record: UUID, kind: str, version: int, fields: dict[str, Any], reason: str) -> Correction:
    values = {name: Raw(msgspec.json.encode(value)) for name, value in fields.items()}
    correction = Correction(unit.new_id(), kind, record, version, values, reason)
    unit.down.put([Outgoing(correction.id, PartKind.CORRECTIONS.value, msgspec.json.encode(correction))])
    return correction


def _refresh(unit: Unit, record: UUID, state: State) -> None:
    if state.pegawai is not None:
        unit.people.refresh((state.pegawai,), ())
        unit.people.refresh_years((state.pegawai,))
    elif state.kind == "unit":
        unit.people.refresh((), (record,))
