"""The results of a plan while they are edited: frozen lines with keys that last as long as the screen."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja, Perspektif
from asn_desktop.core.usecases.skp import IndicatorDraft, ResultDraft
from asn_desktop.ui.presenters.skp.shape import USUAL, Shape

STARTING_ASPECTS = (Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU)
"""A new result begins with a row for each; biaya is added where it is agreed on."""


class IndicatorLine(Struct, frozen=True):
    """One measure in the editor."""

    key: int
    aspek: Aspek | None
    indikator: str = ""
    target: str = ""
    id: UUID | None = None
    perspektif: Perspektif | None = None

    @property
    def blank(self) -> bool:
        return not (self.indikator.strip() or self.target.strip())


class ResultLine(Struct, frozen=True):
    """One planned result in the editor."""

    key: int
    jenis: JenisHasilKerja
    rencana: str = ""
    diintervensi: str = ""
    indikator: tuple[IndicatorLine, ...] = ()
    id: UUID | None = None
    penugasan: str = ""
    diintervensi_id: UUID | None = None
    sementara_id: UUID | None = None

    @property
    def untouched(self) -> bool:
        """A prepared line nobody has written in; it is not saved."""
        texts = self.rencana.strip() or self.diintervensi.strip() or self.penugasan.strip()
        return self.id is None and not texts and all(line.blank for line in self.indikator)


L = TypeVar("L", ResultLine, IndicatorLine)


class Removed(Struct, frozen=True):
    """A line taken away, with where it stood, so that it can be put back."""

    position: int
    line: ResultLine | IndicatorLine
    result: int | None = None
    """Key of the result an indicator belonged to."""


class Lines:
    """Lines of one plan. Every operation returns new lines; keys are given once and never again."""

    def __init__(self) -> None:
        self._keys = itertools.count(1)

    def of(self, drafts: Iterable[ResultDraft]) -> tuple[ResultLine, ...]:
        """Lines for stored or recovered drafts, utama before tambahan."""
        return ordered(
            ResultLine(
                next(self._keys),
                draft.jenis,
                draft.rencana,
                draft.diintervensi,
                tuple(
                    IndicatorLine(
                        next(self._keys), typed.aspek, typed.indikator, typed.target, typed.id, typed.perspektif
                    )
                    for typed in draft.indikator
                ),
                draft.id,
                draft.penugasan,
                draft.diintervensi_id,
                draft.sementara_id,
            )
            for draft in drafts
        )

    def new_result(self, jenis: JenisHasilKerja, shape: Shape = USUAL) -> ResultLine:
        """A result to be written, with the usual aspects as rows where measures have aspects."""
        key = next(self._keys)
        aspects = STARTING_ASPECTS if shape.sorted_by == "aspek" else (None,)
        return ResultLine(key, jenis, indikator=tuple(IndicatorLine(next(self._keys), aspek) for aspek in aspects))

    def new_indicator(self, beside: ResultLine, shape: Shape = USUAL) -> IndicatorLine:
        """A measure to be written; where measures have aspects, of the first one the result does not have yet."""
        if shape.sorted_by != "aspek":
            return IndicatorLine(next(self._keys), None)
        used = {line.aspek for line in beside.indikator}
        return IndicatorLine(next(self._keys), next((a for a in Aspek if a not in used), Aspek.KUANTITAS))


def ordered(lines: Iterable[ResultLine]) -> tuple[ResultLine, ...]:
    """Utama before tambahan, otherwise as they stand."""
    return tuple(sorted(lines, key=lambda line: line.jenis is not JenisHasilKerja.UTAMA))


def drafts_of(lines: Iterable[ResultLine]) -> tuple[ResultDraft, ...]:
    """What is to be saved: prepared lines nobody has written in are left out."""
    return tuple(
        ResultDraft(
            line.jenis,
            line.rencana.strip(),
            line.diintervensi.strip(),
            tuple(
                IndicatorDraft(i.aspek, i.indikator.strip(), i.target.strip(), i.id, i.perspektif)
                for i in line.indikator
            ),
            line.id,
            line.penugasan.strip(),
            line.diintervensi_id,
            line.sementara_id,
        )
        for line in lines
        if not line.untouched
    )


def edited(
    lines: tuple[ResultLine, ...], key: int, change: Callable[[ResultLine], ResultLine]
) -> tuple[ResultLine, ...]:
    """The lines with the one of `key` changed."""
    return tuple(change(line) if line.key == key else line for line in lines)


def indicator_edited(line: ResultLine, key: int, change: Callable[[IndicatorLine], IndicatorLine]) -> ResultLine:
    """The result with its measure of `key` changed."""
    return replace(line, indikator=tuple(change(i) if i.key == key else i for i in line.indikator))


def adopted(lines: tuple[ResultLine, ...], sent: tuple[ResultLine, ...], stored: tuple[ResultDraft, ...]
) -> tuple[ResultLine, ...]:  # fmt: skip
    """The lines with the identities the file gave them when `sent` was saved as `stored`, in the same order.

    Typing may have gone on meanwhile; only identities are taken over, never texts.
    """
    ids: dict[int, UUID | None] = {}
    for line, draft in zip((line for line in sent if not line.untouched), stored, strict=True):
        ids[line.key] = draft.id
        ids.update((i.key, typed.id) for i, typed in zip(line.indikator, draft.indikator, strict=True))
    return tuple(
        replace(
            line,
            id=ids.get(line.key, line.id),
            indikator=tuple(replace(i, id=ids.get(i.key, i.id)) for i in line.indikator),
        )
        for line in lines
    )


def reordered(lines: tuple[ResultLine, ...], key: int, step: int) -> tuple[ResultLine, ...]:
    """The lines with a result moved inside its section, or a measure inside its result: up (-1) or down (+1)."""
    for line in lines:
        if line.key == key:
            section = _moved([found for found in lines if found.jenis is line.jenis], key, step)
            return ordered((*section, *(found for found in lines if found.jenis is not line.jenis)))
        if any(indicator.key == key for indicator in line.indikator):
            moved = replace(line, indikator=tuple(_moved(list(line.indikator), key, step)))
            return tuple(moved if found.key == line.key else found for found in lines)
    return lines


def _moved(items: list[L], key: int, step: int) -> list[L]:
    """One item moved; at the edge nothing changes."""
    at = next(number for number, item in enumerate(items) if item.key == key)
    if 0 <= at + step < len(items):
        items[at], items[at + step] = items[at + step], items[at]
    return items


def without(lines: tuple[ResultLine, ...], key: int) -> tuple[tuple[ResultLine, ...], Removed | None]:
    """The lines without a result or a measure of this key, and what was taken."""
    for position, line in enumerate(lines):
        if line.key == key:
            return lines[:position] + lines[position + 1 :], Removed(position, line)
        for place, indicator in enumerate(line.indikator):
            if indicator.key == key:
                rest = line.indikator[:place] + line.indikator[place + 1 :]
                kept = edited(lines, line.key, lambda found, rest=rest: replace(found, indikator=rest))  # type: ignore[misc]
                return kept, Removed(place, indicator, line.key)
    return lines, None


def put_back(lines: tuple[ResultLine, ...], removed: Removed) -> tuple[ResultLine, ...]:
    """The lines with what was taken standing where it stood; lost with its result, a measure stays lost."""
    line = removed.line
    if isinstance(line, ResultLine):
        return ordered((*lines[: removed.position], line, *lines[removed.position :]))

    def insert(result: ResultLine) -> ResultLine:
        at = removed.position
        return replace(result, indikator=(*result.indikator[:at], line, *result.indikator[at:]))

    return edited(lines, removed.result or 0, insert)
