"""Receipts: made once from what was judged, kept, and given again whenever the same envelope comes again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

import msgspec
from msgspec.structs import replace

from asn_desktop.core.exchange.entry import Position
from asn_desktop.core.exchange.judging import CENTRE, ancestors
from asn_desktop.core.exchange.receipt import Answer, Outcome, Receipt, Total
from asn_desktop.core.exchange.receipt_code import receipt_code
from asn_desktop.core.usecases.centre.judging import Judging
from asn_desktop.core.usecases.centre.ports import KeptEnvelope, Outgoing, Unit

FORMAT = 1


def judged(unit: Unit, kept: KeptEnvelope, judging: Judging) -> Receipt:
    """The receipt of an envelope whose entries were all judged; it goes out with the next envelope to the office."""
    answers = tuple(judging.close())
    totals = tuple(
        Total(kind, outcome, n) for (kind, outcome), n in sorted(judging.totals.items(), key=lambda pair: pair[0]) if n
    )
    whole = all(total.outcome in (Outcome.ACCEPTED, Outcome.DUPLICATE) for total in totals)
    closed = tuple((place.epoch, place.seq) for place in unit.answers.told(kept.id))
    watermark = unit.history.epochs()[kept.epoch].watermark
    receipt = _receipt(unit, kept, watermark, totals, whole=whole)
    return _handed(unit, replace(receipt, answers=answers, closed=closed, ahead=_ahead(unit, kept.epoch)))


def waiting(unit: Unit, kept: KeptEnvelope, counts: Mapping[str, int]) -> Receipt:
    """The receipt of an envelope that waits for entries before its own: which ones."""
    epoch = unit.history.epochs().get(kept.epoch)
    watermark = 0 if epoch is None else epoch.watermark
    known = watermark if epoch is not None else _known_before(unit, kept)
    totals = tuple(Total(kind, Outcome.HELD, n) for kind, n in sorted(counts.items()) if n)
    receipt = _receipt(unit, kept, watermark, totals, whole=False)
    return _handed(unit, replace(receipt, gap=(known + 1, kept.first - 1)))


def restate(unit: Unit, answer: Answer) -> None:
    """Say something else of an entry: in its answer, and in the receipts that speak of it."""
    unit.answers.restate(answer)
    for kept in unit.history.envelopes():
        receipt = kept.receipt
        before = next((one for one in receipt.answers if _about(one, answer)), None) if receipt is not None else None
        if receipt is None or before is None:
            continue
        answers = tuple(answer if _about(one, answer) else one for one in receipt.answers)
        counts = Counter({(total.kind, total.outcome): total.n for total in receipt.totals})
        counts[answer.kind, before.outcome] -= 1
        counts[answer.kind, answer.outcome] += 1
        totals = tuple(Total(kind, outcome, n) for (kind, outcome), n in sorted(counts.items()) if n)
        restated = replace(receipt, answers=answers, totals=totals)
        unit.history.keep_envelope(replace(kept, receipt=restated))
        hand_out(unit, restated)


def _receipt(unit: Unit, kept: KeptEnvelope, watermark: int, totals: tuple[Total, ...], *, whole: bool) -> Receipt:
    """What every receipt says of its envelope; `whole`: nothing of it is open."""
    return Receipt(
        format=FORMAT,
        id=unit.new_id(),
        centre=unit.centre,
        office=unit.office,
        envelope=kept.id,
        sha256=kept.sha256,
        epoch=kept.epoch,
        first=kept.first,
        last=kept.last,
        watermark=watermark,
        made=unit.now,
        totals=totals,
        answers=(),
        code=receipt_code(unit.secret(), kept.sha256, whole=whole),
    )


def _handed(unit: Unit, receipt: Receipt) -> Receipt:
    hand_out(unit, receipt)
    return receipt


def _about(one: Answer, other: Answer) -> bool:
    return (one.epoch, one.seq) == (other.epoch, other.seq)


def hand_out(unit: Unit, receipt: Receipt) -> None:
    """It travels down with the next envelopes to the office."""
    unit.down.put([Outgoing(receipt.envelope, "receipts", encode(receipt))])


def encode(receipt: Receipt) -> bytes:
    """As it travels: one line of JSON."""
    return msgspec.json.encode(receipt)


def _known_before(unit: Unit, kept: KeptEnvelope) -> int:
    """Up to where anything is here of the epochs before, when an epoch begins with entries that do not follow."""
    earlier = [state.watermark for number, state in unit.history.epochs().items() if number < kept.epoch]
    return min(max(earlier, default=0), kept.first - 2)


def _ahead(unit: Unit, epoch: int) -> tuple[tuple[str, UUID], ...]:
    """Records of which the centre has a value that the sender, who went back to an older copy, does not know."""
    states = unit.history.epochs()
    if len(states) < 2:
        return ()
    parents: dict[int, Position] = {each.epoch: each.parent for each in states.values() if each.parent is not None}
    builds_on = {CENTRE: 2**63} | ancestors(epoch, parents)
    return tuple(unit.records.beyond(builds_on))
