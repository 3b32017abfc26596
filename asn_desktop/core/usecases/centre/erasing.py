"""Erasing what is known of an employee, where the law asks for it: contents go, that there were records stays."""

from __future__ import annotations

from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.exchange.downward import Correction
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre.ports import CentreStore, Outgoing, Unit
from asn_desktop.core.usecases.centre.receipts import hand_out


class Erased(Struct, frozen=True):
    """How many entries lost their contents, and which files of evidence nobody names any more."""

    entries: int
    evidence: tuple[str, ...]


def erase(store: CentreStore, office: UUID, pegawai: UUID, reason: str, actor: str) -> Erased:
    """Wipe contents, names and search of an employee. Numbers, hashes and receipts stay, so that nothing that was
    counted is missing; the same envelope once more brings nothing back. What the office itself holds is the office's:
    the removal is proposed to it, and travels up once it is taken. Raises UserError.
    """
    with store.writing(office) as (unit,):
        states = unit.records.of_person(pegawai)
        if not states:
            raise UserError("centre_not_there", kantor=store.card().name)
        evidence = unit.evidence(pegawai)
        concerned = {*states, *_never_judged(unit, {pegawai, *states})}
        entries = unit.history.wipe(concerned)
        unit.records.keep({record: replace(state, removed=True) for record, state in states.items()})
        unit.answers.wipe(concerned)
        for kept in unit.history.envelopes():
            receipt = kept.receipt
            if receipt is not None and any(answer.id in concerned for answer in receipt.answers):
                answers = tuple(replace(one, facts={}) if one.id in concerned else one for one in receipt.answers)
                wiped = replace(receipt, answers=answers)
                unit.history.keep_envelope(replace(kept, receipt=wiped))
                hand_out(unit, wiped)
        unit.down.wipe(pegawai)
        person = states.get(pegawai)
        if person is not None and not person.removed:
            asked = Correction(unit.new_id(), "pegawai", pegawai, person.version, {}, reason, remove=True)
            unit.down.put([Outgoing(asked.id, PartKind.CORRECTIONS.value, msgspec.json.encode(asked))])
        unit.people.forget(pegawai)
        gone = unit.forget_evidence(evidence)
        unit.disputes.journal("erase", actor, {"alasan": reason}, {})
        unit.commit()
    return Erased(entries, gone)


def _never_judged(unit: Unit, about: set[UUID]) -> set[UUID]:
    """Records that are held or in quarantine, and speak of any of these."""
    told = [str(one).encode() for one in about]
    return {
        record
        for record in unit.answers.open_records() - about
        if any(one in bytes(entry.after) for entry in unit.history.of_record(record) for one in told)
    }
