"""The rows of the list of appraisals: a page at a time from the file, or all of them where states are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases import keadaan
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.core.usecases.overview import NONE_YET
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import KinerjaFilter, KinerjaRow
from asn_desktop.ui.presenters.keadaan_rows import LATE, OPEN, StateRows
from asn_desktop.ui.presenters.kinerja_list import OFFICE, filter_of, year_of
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.terms import TermKey, read_term
from asn_desktop.ui.presenters.walk import Step

WHOLE_YEAR = TermKey(JenisEvaluasi.AKHIR, 0)
STATES = (OPEN, LATE, *(each.value for each in Keadaan if each.value not in tuple(StatusEvaluasi)))
"""Choices that the file cannot answer: they follow from dates and from what is missing."""
_BY_STATE = frozenset({"keadaan", "giliran", "batas"})
_PREDIKAT: dict[Predikat | None, int] = {None: -1, **{each: number for number, each in enumerate(Predikat)}}


def term_of(asked: Asked) -> TermKey:
    """The term of a question; no choice is the year as a whole."""
    return read_term(asked.choice("masa")) or WHOLE_YEAR


class AppraisalRows:
    """What a `Listing` asks for, and the people to walk through."""

    def __init__(self, context: Callable[[], Context]) -> None:
        self._context = context
        self._states = StateRows(context)

    def count(self, reader: Reader, asked: Asked) -> int:
        if _by_state(asked):
            return len(self._everything(reader, asked))
        return reader.kinerja_count(self._filter(asked))

    def rows(self, reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[StateRow]:
        if _by_state(asked):
            return self._everything(reader, asked)[offset : offset + limit]
        page = reader.kinerja_rows(self._filter(asked), asked.sort, limit, offset)
        return self._stated(reader, asked, page)

    def steps(self, reader: Reader, asked: Asked) -> tuple[Step, ...]:
        """Everybody of the question who has a plan, in its order."""
        if _by_state(asked):
            found = [(each.row.skp_id, each.row.nama) for each in self._everything(reader, asked)]
        else:
            where = self._filter(asked)
            where = replace(where, skp=where.skp or "begun")
            found = [(each.skp_id, each.nama) for each in reader.kinerja_rows(where, asked.sort, OFFICE)]
        return tuple(Step(skp_id, name) for skp_id, name in found if skp_id is not None)

    def _filter(self, asked: Asked) -> KinerjaFilter:
        ctx, term = self._context(), term_of(asked)
        whole = keadaan.whole_term(year_of(asked, ctx), term.jenis, term.nomor, ctx.law.at(ctx.today))
        return replace(filter_of(asked, ctx), term=keadaan.term_of(whole))

    def _stated(self, reader: Reader, asked: Asked, page: Sequence[KinerjaRow]) -> tuple[StateRow, ...]:
        """The rows of a page with their states, in the page's order."""
        ctx, term = self._context(), term_of(asked)
        people = {row.pegawai_id for row in page}
        found: dict[tuple[UUID, UUID | None], StateRow] = {
            (each.pegawai_id, each.row.skp_id): each
            for each in keadaan.states(ctx, reader, year_of(asked, ctx), term.jenis, term.nomor, people)
        }
        return tuple(found[row.pegawai_id, row.skp_id] for row in page)

    def _everything(self, reader: Reader, asked: Asked) -> Sequence[StateRow]:
        choices = {**asked.choices, "masa": str(term_of(asked))}
        state = choices.pop("evaluasi", "")
        if state in STATES:
            choices["keadaan"] = state
        found: Sequence[StateRow] = self._states.everything(reader, replace(asked, choices=choices))
        fits = _tests(asked, state)
        if fits:
            found = [each for each in found if all(fit(each) for fit in fits)]
        key = _KEYS.get(asked.sort.column)
        return found if key is None else sorted(found, key=key, reverse=asked.sort.descending)


_KEYS: dict[str, Callable[[StateRow], Any]] = {
    "evaluasi_status": lambda each: "" if each.row.evaluasi_status is None else each.row.evaluasi_status.value,
    "predikat": lambda each: _PREDIKAT[each.row.predikat],
}


def _by_state(asked: Asked) -> bool:
    return asked.choice("evaluasi") in STATES or asked.sort.column in _BY_STATE


def _tests(asked: Asked, state: str) -> list[Callable[[StateRow], bool]]:
    """What the register of states does not narrow by itself."""
    predikat, penilai, skp = asked.choice("predikat"), asked.choice("penilai"), asked.choice("skp")
    tests: list[Callable[[StateRow], bool]] = []
    if state and state not in STATES:
        tests.append(lambda each: _status(each.row.evaluasi_status, state))
    if skp:
        tests.append(lambda each: _status(each.row.skp_status, skp))
    if predikat:
        tests.append(lambda each: each.row.predikat == predikat)
    if penilai:
        tests.append(lambda each: penilai.casefold() in each.row.penilai.casefold())
    return tests


def _status(has: str | None, wanted: str) -> bool:
    return has is None if wanted == NONE_YET else has == wanted
