"""The rights of one person, or of everybody in one pass, as of any day under the law of any day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import superior
from asn_desktop.core.domain.riwayat import RiwayatGolongan, latest
from asn_desktop.core.kernel.errors import CancelledError, NotFoundError
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.question import Answers, Question, Right
from asn_desktop.core.usecases.karier.reading import Histories, read_everybody, read_organisation, read_people
from asn_desktop.core.usecases.karier.rights import rights
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, never, no_progress

_STEP = 500
"""People between two reports of progress."""

SuperiorRank = Callable[[UUID], str | None]
"""The golongan of a person's superior."""


class Career(Struct, frozen=True, gc=False):
    """What is known of a person on a day, and every right that follows from it."""

    facts: Facts
    rights: tuple[Right, ...]


def one_career(ctx: Context, pegawai_id: UUID, on: date, law_day: date | None = None) -> Career:
    """One person as recorded on `on`, by the law of `law_day` (the same day unless said). Raises NotFoundError."""
    law = ctx.law.at(law_day or on)
    with ctx.store.read() as reader:
        found = read_people(reader, (pegawai_id,))
        if not found:
            raise NotFoundError(Pegawai.__name__.lower(), pegawai_id)
        rank = superior_ranks(reader, law, on, None)
    facts = facts_of(found[0], on, rank(pegawai_id))
    return Career(facts, rights(Question(facts, on, Answers(law))))


def each_career(
    ctx: Context,
    on: date,
    law_day: date | None = None,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> Iterator[Career]:
    """Everybody, by name, one after the other, so that nobody need hold hundred thousands of verdicts.

    Raises CancelledError.
    """
    law = ctx.law.at(law_day or on)
    with ctx.store.read() as reader:
        people = read_everybody(reader)
        rank = superior_ranks(reader, law, on, people)
    answers = Answers(law)
    for number, histories in enumerate(people):
        if number % _STEP == 0:
            if cancel():
                raise CancelledError
            progress(number, len(people), histories.person.nama)
        facts = facts_of(histories, on, rank(histories.person.id))
        yield Career(facts, rights(Question(facts, on, answers)))
    progress(len(people), len(people))


def superior_ranks(reader: Reader, law: Law, day: date, people: tuple[Histories, ...] | None) -> SuperiorRank:
    """Looks up superiors where the law asks for their rank, and nobody where it does not."""
    try:
        asked = bool(law.get("kenaikan_pangkat.dibatasi_atasan").value)
    except NoLawAtDateError:
        asked = False
    if not asked:
        return lambda _person: None
    org = read_organisation(reader)
    held = {each.person.id: each.golongan for each in people} if people is not None else None

    def rank(person: UUID) -> str | None:
        above = superior(org, person, day).pegawai_id
        if above is None:
            return None
        history = held.get(above, ()) if held is not None else reader.find(RiwayatGolongan, pegawai_id=above)
        entry = latest(history, day)
        return entry.golongan if entry else None

    return rank
