"""Erasing what is known of an employee, where the law asks for it: contents go, that there were records stays."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.exchange.downward import Correction
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre.judging import CHUNK, Judging
from asn_desktop.core.usecases.centre.ports import CentreStore, EnvelopeState, Outgoing, Unit
from asn_desktop.core.usecases.centre.receipts import hand_out
from asn_desktop.core.usecases.centre.rows import ConflictRow


class Erased(Struct, frozen=True):
    """How many entries lost their contents, and which files of evidence nobody names any more."""

    entries: int
    evidence: tuple[str, ...]


def erase(store: CentreStore, office: UUID, pegawai: UUID, reason: str, actor: str) -> Erased:
    """Wipe contents, names and search of an employee. Numbers, hashes and receipts stay, so that nothing that was
    counted is missing; the same envelope once more brings nothing back, and what the office still sends of him is held
    back without its contents. What the office itself holds is the office's: the removal is proposed to it, and travels
    up once it is taken. The caller removes the files of evidence. Raises UserError: not there, or the desk has to
    decide something about him first.
    """
    if not reason.strip():
        raise UserError("centre_reason_missing")
    with store.writing(office) as (unit,):
        states = unit.records.of_person(pegawai)
        if not states or pegawai in unit.disputes.erased():
            raise UserError("centre_not_there", kantor=store.card().name)
        if any(_concerns(row, office, pegawai, states) for row in store.conflicts()):
            raise UserError("centre_erase_disputed")
        unit.disputes.journal("erase", actor, {"alasan": reason.strip()}, {"pegawai": str(pegawai)})
        evidence = unit.evidence(pegawai)
        entries = unit.history.wipe(states)
        gone = {record: replace(state, removed=True, locked=False) for record, state in states.items()}
        unit.records.keep(gone)
        never_judged = _never_judged(unit)
        concerned = {*states, *(one for one in never_judged if unit.records.states((one,)))}
        unit.answers.wipe(concerned)
        unit.disputes.wipe(concerned)
        for kept in unit.history.envelopes():
            receipt = kept.receipt
            if receipt is not None and any(answer.id in concerned for answer in receipt.answers):
                answers = tuple(
                    replace(one, reason="erased", facts={}) if one.id in concerned else one for one in receipt.answers
                )
                wiped = replace(receipt, answers=answers)
                unit.history.keep_envelope(replace(kept, receipt=wiped))
                hand_out(unit, wiped)
        unit.down.wipe(pegawai)
        person = states.get(pegawai)
        if person is not None and not person.removed:
            asked = Correction(unit.new_id(), "pegawai", pegawai, person.version, {}, reason.strip(), remove=True)
            unit.down.put([Outgoing(asked.id, PartKind.CORRECTIONS.value, msgspec.json.encode(asked))])
        unit.people.forget(pegawai)
        unnamed = unit.forget_evidence(evidence)
        unit.commit()
    return Erased(entries + len(never_judged), unnamed)


def _concerns(row: ConflictRow, office: UUID, pegawai: UUID, states: Collection[UUID]) -> bool:
    """Whether the desk is still asked about one of these records."""
    return (row.office == office and row.record in states) or (row.other_office, row.other_record) == (office, pegawai)


def _never_judged(unit: Unit) -> set[UUID]:
    """Wipe what was said of him by entries that were held or put into quarantine, or that lie behind a gap."""
    open_records = unit.answers.open_records()
    entries = [
        entry
        for record in open_records - unit.records.states(open_records).keys()
        for entry in unit.history.of_record(record)
    ]
    runs = [sorted(entries, key=lambda entry: (entry.epoch, entry.seq))]
    for kept in unit.history.envelopes(EnvelopeState.WAITING):
        runs.extend(unit.history.entries(kept.epoch, kept.first, kept.last, CHUNK))
    judging = Judging(unit, unit.office, 0)
    return {record for run in runs for record in judging.wait(run)}
