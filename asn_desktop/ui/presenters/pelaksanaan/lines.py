"""The action plan and the realisation of a plan while they are typed."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.pelaksanaan import RencanaAksi
from asn_desktop.core.usecases.pelaksanaan import MonthsDraft, RealisedDraft, StepDraft

Realised = dict[tuple[UUID, int], RealisedDraft]
"""What is typed by indicator and closing month."""


class StepLine(Struct, frozen=True):
    """One step of the action plan in the editor. `key` lasts as long as the screen."""

    key: int
    hasil_id: UUID
    bulan: int
    kegiatan: str = ""
    target: str = ""
    id: UUID | None = None

    @property
    def blank(self) -> bool:
        """Nothing is to be done: it is not saved."""
        return not self.kegiatan.strip()


class RealisedEntry(Struct, frozen=True):
    """What is typed for one indicator and term, as it is kept."""

    indikator_id: UUID
    bulan: int
    realisasi: str
    sumber_data: str = ""


class MonthsTyped(Struct, frozen=True):
    """Everything typed about the months in a fixed order, so that two of them can be compared, and kept as a draft."""

    steps: tuple[StepDraft, ...] = ()
    realised: tuple[RealisedEntry, ...] = ()

    def draft(self) -> MonthsDraft:
        """As the use case takes it."""
        return MonthsDraft(
            self.steps,
            {
                (each.indikator_id, each.bulan): RealisedDraft(each.realisasi, each.sumber_data)
                for each in self.realised
            },
        )


class Taken(Struct, frozen=True):
    """What one click did to the steps, so that it can be undone: lines that came, and lines that went with places."""

    key: str
    facts: dict[str, object]
    came: frozenset[int] = frozenset()
    gone: tuple[tuple[int, StepLine], ...] = ()


def typed(lines: Iterable[StepLine], realised: Mapping[tuple[UUID, int], RealisedDraft]) -> MonthsTyped:
    """What would be saved: without blank lines and blanks around texts, by month and in the order written."""
    written = sorted((line for line in lines if not line.blank), key=lambda line: line.bulan)
    entries = sorted(realised.items(), key=lambda pair: (pair[0][0].bytes, pair[0][1]))
    return MonthsTyped(
        tuple(StepDraft(w.hasil_id, w.bulan, w.kegiatan.strip(), w.target.strip(), w.id) for w in written),
        tuple(
            RealisedEntry(indikator, bulan, each.realisasi.strip(), each.sumber_data.strip())
            for (indikator, bulan), each in entries
            if each.realisasi.strip() or each.sumber_data.strip()
        ),
    )


class ActionPlan:
    """The steps of one plan while they are typed. Keys are given once and never again."""

    def __init__(self) -> None:
        self._keys = itertools.count(1)
        self.lines: tuple[StepLine, ...] = ()
        self.taken: tuple[Taken, ...] = ()

    def show(self, drafts: Iterable[StepDraft]) -> None:
        """What is stored, or a kept draft."""
        self.lines, self.taken = self.of(drafts), ()

    def of(self, drafts: Iterable[StepDraft]) -> tuple[StepLine, ...]:
        """Lines for steps."""
        return tuple(
            StepLine(next(self._keys), each.hasil_kerja_id, each.bulan, each.kegiatan, each.target, each.id)
            for each in drafts
        )

    def write(self, key: int, kegiatan: str | None, target: str | None) -> None:
        """The text of a step; what is None stays."""
        self.lines = tuple(
            replace(
                line,
                kegiatan=line.kegiatan if kegiatan is None else kegiatan,
                target=line.target if target is None else target,
            )
            if line.key == key
            else line
            for line in self.lines
        )

    def add(self, hasil_id: UUID, bulan: int) -> int:
        """A further step in a month; one that is still empty is used again. Returns its key."""
        for line in self.lines:
            if (line.hasil_id, line.bulan) == (hasil_id, bulan) and line.blank:
                return line.key
        self.lines = (*self.lines, self._new(hasil_id, bulan))
        return self.lines[-1].key

    def remove(self, key: int) -> None:
        """Take a step away; `undo` puts it back."""
        place = next((number for number, line in enumerate(self.lines) if line.key == key), None)
        if place is None:
            return
        line = self.lines[place]
        self.lines = (*self.lines[:place], *self.lines[place + 1 :])
        if not line.blank:
            self.taken = (*self.taken, Taken("removed", {"teks": line.kegiatan}, gone=((place, line),)))

    def spread(self, key: int, months: Iterable[int]) -> bool:
        """The same step in all of these months. False: it stands there already."""
        source = next((line for line in self.lines if line.key == key), None)
        if source is None or source.blank:
            return False
        same = {
            line.bulan
            for line in self.lines
            if line.hasil_id == source.hasil_id and line.kegiatan.strip() == source.kegiatan.strip()
        }
        missing = [month for month in months if month not in same]
        return self._came(
            "spread", [self._new(source.hasil_id, month, source.kegiatan, source.target) for month in missing]
        )

    def repeat(self, hasil_id: UUID, bulan: int) -> bool:
        """The steps of the last month before this one that has any. False: there is nothing to add."""
        before = [line for line in self.lines if line.hasil_id == hasil_id and line.bulan < bulan and not line.blank]
        last = max((line.bulan for line in before), default=0)
        there = {line.kegiatan.strip() for line in self.lines if (line.hasil_id, line.bulan) == (hasil_id, bulan)}
        wanted = [line for line in before if line.bulan == last and line.kegiatan.strip() not in there]
        return self._came("repeated", [self._new(hasil_id, bulan, line.kegiatan, line.target) for line in wanted])

    def undo(self) -> int | None:
        """Take back what was taken away or copied last. Returns the key of what came back."""
        if not self.taken:
            return None
        *rest, last = self.taken
        self.taken = tuple(rest)
        lines = [line for line in self.lines if line.key not in last.came]
        for place, line in last.gone:
            lines.insert(min(place, len(lines)), line)
        self.lines = tuple(lines)
        return last.gone[0][1].key if last.gone else None

    def _new(self, hasil_id: UUID, bulan: int, kegiatan: str = "", target: str = "") -> StepLine:
        return StepLine(next(self._keys), hasil_id, bulan, kegiatan, target)

    def _came(self, key: str, lines: Sequence[StepLine]) -> bool:
        if lines:
            self.lines = (*self.lines, *lines)
            self.taken = (*self.taken, Taken(key, {"n": len(lines)}, frozenset(line.key for line in lines)))
        return bool(lines)


def adopted(lines: tuple[StepLine, ...], sent: tuple[StepLine, ...], stored: Sequence[RencanaAksi]
) -> tuple[StepLine, ...]:  # fmt: skip
    """The lines with the identities the file gave them when `sent` was saved; typing that went on stays."""
    written = sorted((line for line in sent if not line.blank), key=lambda line: line.bulan)
    kept = sorted(stored, key=lambda step: step.urutan)
    if len(written) != len(kept):  # a result was taken out of the plan meanwhile, and its steps with it
        known = {step.id for step in kept}
        return tuple(line if line.id in known else replace(line, id=None) for line in lines)
    ids = {line.key: step.id for line, step in zip(written, kept, strict=True)}
    return tuple(replace(line, id=ids.get(line.key)) for line in lines)
