"""Judging a stretch of an office's entries against what the centre has, and settling what waited for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.entry import Entry, Position
from asn_desktop.core.exchange.judging import Elsewhere, Finding, Incoming, Judge, State, ancestors, read_entry
from asn_desktop.core.exchange.receipt import Answer, Outcome
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.centre.ports import Dispute, Settled, Unit

CHUNK = 5_000
"""Entries that are stored and judged at once."""
_REGISTER = frozenset({"pegawai", "riwayat_golongan", "riwayat_jabatan", "riwayat_unit"})
_YEARS = frozenset({"skp", "evaluasi"})
_SHOWN = _REGISTER | _YEARS | {"unit"}
"""Kinds of records of which the register of employees is made."""


class Judging:
    """Judges the entries of one envelope, chunk by chunk; memory holds what it touches, not what it carries."""

    def __init__(self, unit: Unit, envelope: UUID, epoch: int, units: frozenset[UUID] = frozenset()) -> None:
        self._unit = unit
        self._envelope = envelope
        parents = {state.epoch: state.parent for state in unit.history.epochs().values() if state.parent is not None}
        self._away = unit.people.away()
        self._open = set(unit.answers.open_records())
        self._waiting = unit.answers.waiting()
        self._begins = unit.records.empty()
        self._judge = Judge(
            unit.office,
            ancestors(epoch, parents),
            self._away,
            frozenset(self._open),
            units,
            lambda _id, state: unit.records.image(state),
            unit.disputes.erased(),
        )
        self._answers: dict[Position, tuple[Answer, UUID | None]] = {}
        self._unsaid: list[tuple[Answer, UUID | None]] = []
        self._shown: dict[tuple[int, int], Record] = {}
        self._ahead: dict[int, Incoming] = {}
        self.totals: Counter[tuple[str, Outcome]] = Counter()

    def reading(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same entries, which will be judged: their records are read while they pass on to be stored."""
        for entry in entries:
            self._ahead[entry.seq] = read_entry(entry)
            yield entry

    def wait(self, entries: Sequence[Entry]) -> frozenset[UUID]:
        """Entries that wait for others: not judged yet, but contents of who was erased do not stay. Returns of which
        records.
        """
        if not self._judge.erased or not entries:
            return frozenset()
        items = self._read(entries)
        self._prepare(items)
        for item in items:
            self._judge.withholds(item)
        self._unit.records.keep(self._judge.changed)
        return self._wipe()

    def run(self, entries: Sequence[Entry]) -> None:
        """Judge entries that follow on those before; raises UserError where the sender oversteps."""
        items = self._read(entries)
        self._ahead.clear()
        self._prepare(items)
        accepted = Counter(entry.kind for entry in entries)
        judge, opened = self._judge.judge, self._open
        for item in items:
            finding = judge(item)
            if finding is not None:
                accepted[item.entry.kind] -= 1
                self.totals[item.entry.kind, finding.outcome] += 1
                self._say(item.entry, finding)
            elif opened and item.entry.id in opened:
                self._settle_earlier(item.entry)
        for kind, n in accepted.items():
            self.totals[kind, Outcome.ACCEPTED] += n
        self._flush()
        self._wipe()

    def again(self, known: Sequence[Entry]) -> None:
        """Count entries that were here before: duplicates, unless what was said of them still stands."""
        if not known:
            return
        still = self._unit.answers.open_at(known[0].epoch, known[0].seq, known[-1].seq)
        for answer in still:
            self._answers.setdefault(Position(answer.epoch, answer.seq), (answer, None))
        said = {answer.seq: answer.outcome for answer in still}
        for entry in known:
            self.totals[entry.kind, said.get(entry.seq, Outcome.DUPLICATE)] += 1

    def unnamed(self) -> tuple[str, ...]:
        """Files of evidence that came with entries whose contents did not stay, and that nobody here names."""
        return self._unit.forget_evidence(self._judge.files) if self._judge.files else ()

    def close(self) -> list[Answer]:
        """Store what changed, and bring the register up to it; returns the answers in order."""
        changed, people = self._judge.changed, self._unit.people
        self._unit.records.keep(changed)
        if self._begins:
            told = (self._shown.get((state.epoch, state.seq)) for state in changed.values() if not state.removed)
            people.begin([record for record in told if record is not None])
        else:
            of_register, of_years = _concerned(changed, _REGISTER), _concerned(changed, _YEARS)
            people.refresh(of_register, {one for one, state in changed.items() if state.kind == "unit"})
            people.refresh_years(of_years | of_register)
        return [answer for _, (answer, _) in sorted(self._answers.items())]

    def _read(self, entries: Iterable[Entry]) -> list[Incoming]:
        items = [self._ahead.get(entry.seq) or read_entry(entry) for entry in entries]
        if self._begins:
            for item in items:
                if item.record is not None and item.entry.kind in _SHOWN:
                    self._shown[item.entry.epoch, item.entry.seq] = item.record
        return items

    def _prepare(self, items: Sequence[Incoming]) -> None:
        """Ask once for everything that a run of entries is about or refers to."""
        judge = self._judge
        if not self._begins:
            wanted = {item.entry.id for item in items}.union(*(item.refers for item in items))
            wanted.difference_update(judge.known)
            judge.known.update(self._unit.records.states(wanted))
        persons = {item.record.id: item.record.nip for item in items if type(item.record) is Pegawai}
        if persons:
            by_person, judge.by_id = self._unit.people.others(persons)
            judge.by_nip = {persons[person]: others for person, others in by_person.items()}

    def _say(self, entry: Entry, finding: Finding) -> None:
        answer = Answer(
            entry.epoch, entry.seq, entry.kind, entry.id, finding.outcome, finding.reason, finding.facts, finding.who
        )
        position = Position(entry.epoch, entry.seq)
        self._answers[position] = (answer, finding.waits)
        self._unsaid.append((answer, finding.waits))
        if finding.outcome in (Outcome.HELD, Outcome.QUARANTINED):
            self._open.add(entry.id)
        if finding.waits is not None:
            self._waiting.setdefault(finding.waits, []).append(position)

    def _settle_earlier(self, entry: Entry) -> None:
        """A good value of a record closes what was said of bad ones before it."""
        self._write_answers()
        earlier = [place for place in self._unit.answers.open_of(entry.id) if place < (entry.epoch, entry.seq)]
        self._unit.answers.settle([Settled(place, "entry") for place in earlier])
        self._open.discard(entry.id)

    def _flush(self) -> None:
        """Store what was said; then whatever waited for a record that has come is judged once more."""
        while True:
            self._write_answers()
            disputes, self._judge.conflicts = self._judge.conflicts, []
            self._unit.disputes.keep([_dispute(*each) for each in disputes])
            come = self._judge.changed.keys() & self._waiting.keys() if self._waiting else ()
            ready = sorted({place for identity in come for place in self._waiting.pop(identity)})
            if not ready:
                return
            items = self._read(self._unit.history.at(ready))
            self._prepare(items)
            for item in items:
                self._once_more(item)

    def _wipe(self) -> frozenset[UUID]:
        withheld, self._judge.withheld = frozenset(self._judge.withheld), set()
        if withheld:
            self._unit.history.wipe(withheld)
        return withheld

    def _write_answers(self) -> None:
        unsaid, self._unsaid = self._unsaid, []
        self._unit.answers.keep(self._envelope, unsaid)

    def _once_more(self, item: Incoming) -> None:
        entry = item.entry
        place = Position(entry.epoch, entry.seq)
        finding = self._judge.judge(item)
        ours = place in self._answers
        if finding is not None and finding.outcome is not Outcome.ACCEPTED:
            before = self._answers.get(place)
            self._say(entry, finding)
            if before is not None and before[0].outcome is not finding.outcome:
                self.totals[entry.kind, before[0].outcome] -= 1
                self.totals[entry.kind, finding.outcome] += 1
            elif before is None:
                del self._answers[place]  # an earlier envelope's; its own receipt has told of it
            return
        self._unit.answers.settle([Settled(place, "entry")])
        if ours:
            self.totals[entry.kind, self._answers.pop(place)[0].outcome] -= 1
            self.totals[entry.kind, Outcome.ACCEPTED] += 1


def _concerned(changed: Mapping[UUID, State], kinds: frozenset[str]) -> set[UUID]:
    """Employees whom changes of these kinds are about."""
    return {state.pegawai for state in changed.values() if state.kind in kinds and state.pegawai is not None}


def _dispute(entry: Entry, known: State | None, other: Elsewhere | None) -> Dispute:
    ours = None if known is None else Position(known.epoch, known.seq)
    return Dispute(kind=entry.kind, record=entry.id, theirs=Position(entry.epoch, entry.seq), ours=ours, other=other)
