"""What a centre publishes for all its offices: rule packs, and reference data of its own. It travels with the next
envelopes to each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from asn_desktop.core.domain.talenta import SyaratJabatan
from asn_desktop.core.exchange.downward import PackFile, ReferenceRecord
from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.centre.ports import NOBODY, CentreStore, Outgoing, Unit
from asn_desktop.core.usecases.new_law import Trial

REFERENCE = ("unit", "jabatan", "syarat_jabatan", "hari_libur")
"""Kinds of records that can be the same for several offices, each after those it refers to."""


_PACKS = UUID("0f2c6d1e-5a4b-5e0a-9b53-6f1f7c1d2a90")
"""Under this name the identities of published packs are formed."""


class Published(Struct, frozen=True):
    """Something that every office is told. `kind` is the kind of record, empty for a rule pack in force from a day.

    `desk` is the decision by which it was published, `by` and `at` (an instant in UTC) who made it and when; `carried`
    counts the offices to which an envelope has carried it.
    """

    id: UUID
    name: str
    kind: str = ""
    active_from: date | None = None
    desk: UUID | None = None
    by: str = ""
    at: str = ""
    carried: int = 0


class Proposed(Struct, frozen=True):
    """Reference data that an office keeps. `new` was never published, `changed` differs from what was."""

    records: tuple[Record, ...]
    new: tuple[Published, ...]
    changed: tuple[Published, ...]

    @property
    def different(self) -> bool:
        return bool(self.new or self.changed)


def publish_pack(store: CentreStore, trial: Trial, active_from: date, actor: str) -> None:
    """A rule pack for every office, with the day from which it is in force. Raises UserError where one of its cases
    does not come out as expected: the offices would refuse it. The same pack from the same day is published once.
    """
    if not trial.passed:
        raise UserError("pack_cases_fail", berkas=trial.file.name, n=len(trial.failed))
    body = msgspec.json.encode(replace(trial.file, active_from=active_from))
    item = Outgoing(uuid5(_PACKS, body.decode()), PartKind.PACKS.value, body)
    if all(one.id != item.id for one in store.library()):
        facts = {"nama": trial.title, "hari": active_from.isoformat()}
        _publish(store, [item], "publish_pack", facts, actor)


def counting_packs(library: Sequence[Outgoing], today: date) -> tuple[Outgoing, ...]:
    """The packs by which an office has to go: of each topic the newest whose day has come, and those whose day is to
    come; of one day the one that was published last.
    """
    by_topic: dict[str, dict[date, Outgoing]] = {}
    for one in _packs(library):
        file = msgspec.json.decode(one.body, type=ready(PackFile))
        by_topic.setdefault(file.name, {})[file.active_from] = one
    counting: list[Outgoing] = []
    for days in by_topic.values():
        in_force = max((day for day in days if day <= today), default=None)
        counting.extend(one for day, one in days.items() if day > today or day == in_force)
    return tuple(counting)


def reference_of(store: CentreStore, office: UUID, kinds: Collection[str]) -> Proposed:
    """What an office (as a rule the centre's own) keeps of these kinds, beside what was published before.

    What a record cannot be without goes along, of whichever kind: an office could do nothing with a requirement of a
    post that it does not know. What refers to something that is not here any more stays here.
    """
    before = {one.id: one.body for one in store.library() if one.sort == PartKind.REFERENCE.value}
    kept: dict[UUID, Record] = {}
    for kind in REFERENCE:
        kept |= {one.id: one for one in store.records(office, (kind,)) if _needs(one) <= before.keys() | kept.keys()}
    chosen = {identity for identity, one in kept.items() if kind_of(type(one)) in kinds}
    for _step in REFERENCE:
        chosen |= {need for one in kept.values() if one.id in chosen for need in _needs(one)}
    records = [one for one in kept.values() if one.id in chosen]
    names = _names(kept.values())
    new = tuple(_shown(one, names) for one in records if one.id not in before)
    changed = tuple(_shown(one, names) for one in records if before.get(one.id, _line(one)) != _line(one))
    return Proposed(tuple(records), new, changed)


def publish_reference(store: CentreStore, proposed: Proposed, kantor: str, actor: str) -> None:
    """Reference data of an office for every office. Each record keeps its identity, whatever it is called now."""
    different = {one.id for one in (*proposed.new, *proposed.changed)}
    items = [Outgoing(one.id, PartKind.REFERENCE.value, _line(one)) for one in proposed.records if one.id in different]
    _publish(store, items, "publish_reference", {"n": len(items), "kantor": kantor}, actor)


def withdraw(store: CentreStore, effects: Mapping[str, Any], note: Callable[[Unit], None]) -> None:
    """Take back what was published together, as long as nothing of it was carried to any office; what it had replaced
    counts again. `note` is told the same transaction. Raises UserError.
    """
    before = {UUID(one): body for one, body in effects["before"].items()}
    published_as = {UUID(one): digest for one, digest in effects["digests"].items()}
    offices = tuple(row.office for row in store.offices())
    with store.writing(NOBODY, *offices) as (unit, *_others):
        library = {one.id: one for one in store.library() if one.id in published_as}
        if {identity: _digest(one.body) for identity, one in library.items()} != published_as:
            raise UserError("centre_published_anew")
        if n := max((n for identity, n in store.carried().items() if identity in published_as), default=0):
            raise UserError("centre_published_travelled", n=n)
        gone = published_as.keys() - before.keys()
        if any(_needs(one) & gone for one in _records(store.library()) if one.id not in gone):
            raise UserError("centre_published_anew")
        unit.down.withdraw(gone)
        unit.down.publish([replace(library[one], body=body.encode()) for one, body in before.items()])
        note(unit)
        unit.commit()


def _publish(store: CentreStore, items: Sequence[Outgoing], action: str, facts: dict[str, Any], actor: str) -> None:
    ids = {one.id for one in items}
    with store.writing(NOBODY) as (unit,):
        before = {str(one.id): one.body.decode() for one in store.library() if one.id in ids}
        digests = {str(one.id): _digest(one.body) for one in items}
        unit.down.publish(items)
        unit.disputes.journal(action, actor, facts, {"sort": "publish", "before": before, "digests": digests})
        unit.commit()


def published_name(one: Published, texts: Texts) -> str:
    """What it is called; a requirement whose post is not published any more says so."""
    return one.name or texts.say("pusat.terbitan.post_gone")


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()


def published(store: CentreStore) -> tuple[Published, ...]:
    """All that was published: the newest publication first, in it the records by kind and name."""
    decided = store.publications()
    carried = store.carried()
    library = store.library()
    files = ((one.id, msgspec.json.decode(one.body, type=ready(PackFile))) for one in _packs(library))
    found = [Published(identity, file.name, "", file.active_from) for identity, file in files]
    records = _records(library)
    names = _names(records)
    found.extend(_shown(one, names) for one in records)
    told = []
    for item in sorted(found, key=lambda item: (item.kind, item.name.casefold(), item.active_from or date.min)):
        row = decided.get(item.id)
        by: dict[str, Any] = {} if row is None else {"desk": row.id, "by": row.actor, "at": row.at}
        told.append(replace(item, carried=carried.get(item.id, 0), **by))
    return tuple(sorted(told, key=lambda item: item.at, reverse=True))


def _packs(library: Iterable[Outgoing]) -> list[Outgoing]:
    return [one for one in library if one.sort == PartKind.PACKS.value]


def _records(library: Iterable[Outgoing]) -> list[Record]:
    """The reference data among what is published."""
    bodies = (one.body for one in library if one.sort == PartKind.REFERENCE.value)
    lines = (msgspec.json.decode(body, type=ready(ReferenceRecord)) for body in bodies)
    return [SPECS[line.kind].read(line.after) for line in lines]


def _line(record: Record) -> bytes:
    after = Raw(msgspec.json.encode(record))
    return msgspec.json.encode(ReferenceRecord(kind_of(type(record)), record.id, after))


def _needs(record: Record) -> set[UUID]:
    """What a record refers to."""
    refers = SPECS[kind_of(type(record))].refers
    return {need for field, _kind in refers if (need := getattr(record, field)) is not None}


def _names(records: Iterable[Record]) -> dict[UUID, str]:
    return {one.id: str(getattr(one, "nama", "")) for one in records}


def _shown(record: Record, names: Mapping[UUID, str]) -> Published:
    """By its own name, or by that of the post it is about."""
    about = record.jabatan_id if isinstance(record, SyaratJabatan) else record.id
    return Published(record.id, names.get(about, ""), kind_of(type(record)))
