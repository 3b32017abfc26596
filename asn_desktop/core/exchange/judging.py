"""What becomes of an entry that arrives at the centre: one outcome each, whatever happens to the others.

Order comes from epoch and number, never from a clock. A value of which the sender could not know (made after his copy
was taken) is never overwritten: both are kept, and the desk decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import MAXYEAR
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.entry import Entry, Operation, Position
from asn_desktop.core.exchange.kinds import SPECS, Kind
from asn_desktop.core.exchange.receipt import Fixer, Outcome
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record

CENTRE = -1
"""The epoch of what the centre itself wrote for an office: every office builds on it."""

_MOST = 2**62
"""Versions beyond this one nobody can count on from."""
_PLACE = re.compile(r"`\$\.?([^`]*)`")


class State(Struct, frozen=True, gc=False):
    """A record as the centre knows it: which version, from which entry, and whose it is.

    `locked`: a final appraisal, which only a new version replaces.
    """

    kind: str
    version: int
    epoch: int
    seq: int
    removed: bool = False
    pegawai: UUID | None = None
    locked: bool = False


class Finding(Struct, frozen=True):
    """The outcome of one entry that was not simply accepted. `waits`: for which record, where it is held."""

    outcome: Outcome
    reason: str
    who: Fixer
    facts: dict[str, Any] = {}
    waits: UUID | None = None


class Incoming(Struct, frozen=True, gc=False):
    """An entry with the record it holds (None: it went to the bin), or with what is wrong with it."""

    entry: Entry
    kind: Kind | None = None
    record: Record | None = None
    refers: tuple[UUID, ...] = ()
    problem: Finding | None = None


class Elsewhere(Struct, frozen=True):
    """An employee in the register of another office."""

    office: UUID
    kantor: str
    pegawai: UUID
    nama: str


def read_entry(entry: Entry) -> Incoming:
    """Decode the record of an entry; what cannot be read is quarantined, the others go on."""
    spec = SPECS.get(entry.kind)
    if spec is None:
        return Incoming(entry, None, problem=_quarantine("unknown_kind", Fixer.CENTRE, kind=entry.kind))
    if entry.op is Operation.REMOVE:
        return Incoming(entry, spec)
    try:
        record = spec.read(entry.after)
    except (msgspec.DecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        field = place[1] if place else ""
        reason = "invalid_field" if field else "unreadable"
        return Incoming(entry, spec, problem=_quarantine(reason, Fixer.OFFICE, field=field))
    if record.id != entry.id or not 0 < record.version < _MOST:
        return Incoming(entry, spec, problem=_quarantine("other_record", Fixer.OFFICE))
    if not 0 < getattr(record, "tahun", 1) < MAXYEAR:
        return Incoming(entry, spec, problem=_quarantine("invalid_field", Fixer.OFFICE, field="tahun"))
    return Incoming(entry, spec, record, spec.references(record))


class Judge:
    """Judges the entries of one office in order. `known` must hold every record they are about or refer to.

    `ancestors` gives the last entry of each epoch on which the sender builds; `away` are employees who moved to
    another office, by name of that office; `rejected` are records of which an earlier entry is still open. `units`
    are those the sender may speak of (empty: all). `image` gives the after-image of a record as it is known. `erased`
    are employees of whom nothing may be kept here any more.
    """

    def __init__(
        self,
        office: UUID,
        ancestors: Mapping[int, int],
        away: Mapping[UUID, str],
        rejected: frozenset[UUID] = frozenset(),
        units: frozenset[UUID] = frozenset(),
        image: Callable[[UUID, State], bytes | None] = lambda _id, _state: None,
        erased: frozenset[UUID] = frozenset(),
    ) -> None:
        self.known: dict[UUID, State] = {}
        self.changed: dict[UUID, State] = {}
        """States that differ from what the centre had, by record; the caller stores them."""
        self.conflicts: list[tuple[Entry, State | None, Elsewhere | None]] = []
        """What the desk has to look at; the caller stores and empties it."""
        self.withheld: set[UUID] = set()
        """Records whose contents may not stay; the caller wipes them and empties it."""
        self.files: set[str] = set()
        """Files of evidence that they name."""
        self.by_nip: Mapping[str, tuple[Elsewhere, ...]] = {}
        self.by_id: Mapping[UUID, Elsewhere] = {}
        self._office = office
        self._ancestors = ancestors
        self._away = away
        self._rejected = set(rejected)
        self._units = units
        self._image = image
        self.erased = erased
        self._fresh: dict[UUID, bytes] = {}

    def judge(self, item: Incoming) -> Finding | None:
        """None: accepted. Raises UserError where the sender oversteps: then nothing of the envelope counts."""
        if self.erased and self.withholds(item):
            return _quarantine("erased", Fixer.OFFICE)
        entry, kind, record = item.entry, item.kind, item.record
        identity, states = entry.id, self.known
        if item.problem is not None or kind is None:
            self._rejected.add(identity)
            return item.problem
        known = states.get(identity)
        if record is None:
            return self._removal(entry, known)
        for parent in item.refers:
            if parent not in states and parent != identity:
                self._rejected.add(identity)
                return _held("no_parent", parent, kind=_parent_kind(kind, record, parent))
        if known is None and entry.op is not Operation.CREATE and identity not in self._rejected:
            return _held("no_create", identity, kind=entry.kind)
        if self._units or kind.name == "kantor":
            self._overstepping(kind, record)
        is_person = kind.name == "pegawai"
        pegawai = identity if is_person else self._owner(kind, record)
        locked = type(record) is Evaluasi and record.status is StatusEvaluasi.FINAL
        after = State(kind.name, record.version, entry.epoch, entry.seq, False, pegawai, locked)
        if self._away and pegawai is not None and pegawai in self._away:
            return self._told_late(entry, known, after, self._away[pegawai])
        if is_person and (other := self.by_id.get(identity)) is not None:
            return _quarantine("owned_elsewhere", Fixer.CENTRE, kantor=other.kantor)
        if known is not None:
            if known.epoch == entry.epoch and known.seq > entry.seq and known.version >= record.version:
                return None  # integrated late: a newer value of the same author stands already
            if not self.builds_on(known) and not self._same(entry, known):
                self.conflicts.append((entry, known, None))
                return _conflict("newer_here", kind=entry.kind)
            if known.locked and not self._may_change(entry, known):
                return _quarantine("final_changed", Fixer.OFFICE)
        self._settle(entry, after)
        if type(record) is Pegawai and (same := self.by_nip.get(record.nip)):
            self.conflicts.append((entry, None, same[0]))
            return _conflict("nip_elsewhere", nip=record.nip, kantor=same[0].kantor, nama=same[0].nama)
        return None

    def withholds(self, item: Incoming) -> bool:
        """Whether it tells of somebody who was erased. His office's removal is no telling: that one is taken."""
        entry, kind, record = item.entry, item.kind, item.record
        if entry.op is Operation.REMOVE:
            return False
        known = self.known.get(entry.id)
        whose = None if known is None else known.pegawai
        if kind is not None and record is not None:
            whose = entry.id if kind.name == "pegawai" else self._owner(kind, record) or whose
        if whose not in self.erased:
            # Whose it is cannot be read, and it names him: it stays what it is, without its contents.
            if item.problem is not None and known is None and self._names_erased(entry):
                self.withheld.add(entry.id)
            return False
        version = record.version if record is not None else 1 if known is None else known.version
        self._settle(entry, State(entry.kind, version, entry.epoch, entry.seq, True, whose))
        self.withheld.add(entry.id)
        if named := getattr(record, "sha256", ""):
            self.files.add(named)
        return True

    def builds_on(self, known: State) -> bool:
        """True where whoever sends knew this value when he went on."""
        return known.epoch == CENTRE or known.seq <= self._ancestors.get(known.epoch, -1)

    def _removal(self, entry: Entry, known: State | None) -> Finding | None:
        if known is None:
            if entry.id not in self._rejected:
                return _held("no_create", entry.id, kind=entry.kind)
            self._settle(entry, State(entry.kind, 1, entry.epoch, entry.seq, True))
            return None
        gone = State(entry.kind, known.version + 1, entry.epoch, entry.seq, True, known.pegawai, known.locked)
        if known.pegawai is not None and known.pegawai in self._away:
            return self._told_late(entry, known, gone, self._away[known.pegawai])
        if known.epoch == entry.epoch and known.seq > entry.seq:
            return None
        if not self.builds_on(known) and not known.removed:
            self.conflicts.append((entry, known, None))
            return _conflict("newer_here", kind=entry.kind)
        if known.locked and not (entry.undoes and entry.id in self._fresh):
            return _quarantine("final_changed", Fixer.OFFICE)
        self._settle(entry, gone)
        return None

    def _told_late(self, entry: Entry, known: State | None, after: State, kantor: str) -> Finding:
        """Of somebody who is in another office now: it changes only the copy of this one, on which later entries of
        this office build.
        """
        if known is None or (known.epoch, known.seq) < (entry.epoch, entry.seq):
            self._settle(entry, after)
        return _history(kantor)

    def _names_erased(self, entry: Entry) -> bool:
        after = bytes(entry.after)
        return any(str(one).encode() in after for one in self.erased)

    def _settle(self, entry: Entry, state: State) -> None:
        self.known[entry.id] = self.changed[entry.id] = state
        if state.locked and not state.removed:
            self._fresh[entry.id] = bytes(entry.after)

    def _owner(self, kind: Kind, record: Record) -> UUID | None:
        if not kind.owner:
            return None
        found: UUID | None = getattr(record, kind.owner)
        if found is None or kind.owner == "pegawai_id":
            return found
        parent = self.known.get(found)
        return None if parent is None else parent.pegawai

    def _same(self, entry: Entry, known: State) -> bool:
        """Both sides came to the same value: nothing to decide."""
        if known.removed:
            return False
        image = self._after(entry.id, known)
        return image is not None and _bare(image) == _bare(bytes(entry.after))

    def _may_change(self, entry: Entry, known: State) -> bool:
        """A final appraisal stays as it is, but may be marked as replaced; what was never told may be undone."""
        if entry.undoes and entry.id in self._fresh:
            return True
        image = self._after(entry.id, known)
        if image is None:
            return True
        before, after = _bare(image), _bare(bytes(entry.after))
        before.pop("digantikan", None), after.pop("digantikan", None)
        return before == after

    def _after(self, identity: UUID, known: State) -> bytes | None:
        return self._fresh.get(identity) or self._image(identity, known)

    def _overstepping(self, kind: Kind, record: Record) -> None:
        if type(record) is Kantor and record.id != self._office:
            raise UserError("centre_scope_office", nama=record.nama)
        if self._units:
            unit = record.id if kind.name == "unit" else getattr(record, "unit_id", None)
            if unit is not None and unit not in self._units:
                raise UserError("centre_scope_unit")


def ancestors(epoch: int, parents: Mapping[int, Position]) -> dict[int, int]:
    """The epochs that an epoch builds on, each with the last entry it has of them. `parents` gives, for each epoch,
    the entry on which its first one follows; an epoch that begins with the journal itself has none.
    """
    found = {epoch: 2**63}
    last = 2**63
    while (parent := parents.get(epoch)) is not None and parent.epoch not in found:
        epoch, last = parent.epoch, min(last, parent.seq)
        found[epoch] = last
    return found


def _parent_kind(kind: Kind, record: Record, parent: UUID) -> str:
    return next(of for field, of in kind.refers if getattr(record, field) == parent)


def _bare(image: bytes) -> dict[str, Any]:
    """A record apart from its version, which only counts how often it was saved."""
    fields: dict[str, Any] = msgspec.json.decode(image)
    fields.pop("version", None)
    return fields


def _quarantine(reason: str, who: Fixer, **facts: Any) -> Finding:
    return Finding(Outcome.QUARANTINED, reason, who, facts)


def _held(reason: str, waits: UUID, **facts: Any) -> Finding:
    return Finding(Outcome.HELD, reason, Fixer.OFFICE, facts, waits)


def _conflict(reason: str, **facts: Any) -> Finding:
    return Finding(Outcome.CONFLICT, reason, Fixer.CENTRE, facts)


def _history(kantor: str) -> Finding:
    return Finding(Outcome.ACCEPTED, "moved_away", Fixer.NOBODY, {"kantor": kantor})
