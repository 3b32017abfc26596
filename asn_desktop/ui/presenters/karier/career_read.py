"""One person's career as it was read for a page: which of its rights can be proposed, and for what day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.rencana_karier import Andaian
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.usecases import karier, usulan
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases.karier import Career, Right, Sending, Way, WhatIf
from asn_desktop.core.usecases.karier.question import Answers
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.usulan import open_proposals
from asn_desktop.ui.presenters.karier.state import Part
from asn_desktop.ui.presenters.person_header import Header, header


class CareerRead(Struct, frozen=True):
    """One person as read from the file; what is chosen on the page changes nothing of it."""

    header: Header
    found: WhatIf
    career: Career
    """With every right as it comes out on its day."""
    ways: tuple[Way, ...]
    law: Law
    days: Sending
    proposals: dict[Hak, UUID]
    """Proposals that nobody has decided yet."""

    @property
    def day(self) -> date:
        return self.found.now.day

    def way(self, part: Part | None) -> Way | None:
        return next((each for each in self.ways if each.jalan is part), None)

    def held(self, part: Part | None) -> Right | None:
        return next((each for each in self.career.rights if each.hak is part), None)

    def proposed(self, part: Part | None) -> Right | None:
        """What is chosen as a right that somebody decides on a proposal."""
        way = self.way(part)
        if way is not None:
            return self._along(way)
        held = self.held(part)
        return held if held is not None and held.hak in usulan.PROPOSED else None

    def falls(self, held: Right | None) -> date | None:
        """The day on which a right comes if its papers leave in time; None where that is not known."""
        if held is None:
            return None
        due = karier.due_of(held, self.career.facts, self.law)
        return karier.aimed_at(due, self.days, self.day) if due is not None else None

    def _along(self, way: Way) -> Right | None:
        """The promotion that the way ends in, on the day it could take effect; None where it does not come to that."""
        first = karier.promotion(way, self.day, self.law)
        if first is None or first.due is None:
            return None
        held = karier.promotion(karier.along(way.jalan, self.career.facts, first.due, self.law), first.due, self.law)
        return held if held is not None and held.outcome is not Outcome.NOT_MET else None


def read_career(ctx: Context, target: UUID, on: date, assumed: Sequence[Andaian], texts: Texts) -> CareerRead:
    """The career of a person as recorded on a day, by the law of that day, with what would be if `assumed` came true.

    Raises NotFoundError where the person is not in the register, UserError where the assumptions cannot be.
    """
    profile = people.profile(ctx, target, on)
    found = karier.what_if(ctx, target, on, assumed)
    with ctx.store.read() as reader:
        days, proposals = karier.sending(reader), open_proposals(reader, target)
    law, now = ctx.law.at(on), found.now
    answers = Answers(law)
    held = tuple(karier.on_its_day(each, now.facts, answers) for each in now.rights)
    ways = karier.ways(now.facts, on, law)
    return CareerRead(header(profile, law, texts), found, Career(now.facts, held), ways, law, days, proposals)
