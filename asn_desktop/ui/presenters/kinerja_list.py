"""What the lists of plans and of appraisals share: the question they put to the file, and the work on many rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.overview import NONE_YET, appraisal_year
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import KinerjaFilter, KinerjaRow, TermRow
from asn_desktop.ui.presenters.listing import Asked

YEARS_BACK = 3
"""Years before the present one that can be chosen even where nothing is recorded yet."""

OFFICE = 10_000
"""More people than any one office has: where a whole year is walked through, not searched."""

Option = tuple[str, str]
"""Value and wording of one choice."""


class Refused(Struct, frozen=True):
    """One person for whom it was not done, and why."""

    name: str
    why: str
    now: str


def year_of(asked: Asked, ctx: Context) -> int:
    """The chosen year, or the one people work on."""
    chosen = asked.choice("tahun")
    return int(chosen) if chosen.isdecimal() else appraisal_year(ctx.today)


def years(ctx: Context) -> tuple[Option, ...]:
    """Years to choose from: the one people work on first, then the others, newest first.

    Next year's plans are begun in December.
    """
    working = appraisal_year(ctx.today)
    last = ctx.today.year + (1 if ctx.today.month == 12 else 0)
    others = (year for year in range(last, working - YEARS_BACK - 1, -1) if year != working)
    return tuple((str(year), str(year)) for year in (working, *others))


def filter_of(asked: Asked, ctx: Context) -> KinerjaFilter:
    """The question of a list as the file understands it."""
    unit = asked.choice("unit")
    predikat = asked.choice("predikat")
    return KinerjaFilter(
        tahun=year_of(asked, ctx),
        text=asked.text,
        unit_id=UUID(unit) if unit else None,
        skp=_status(StatusSkp, asked.choice("skp")),
        evaluasi=_status(StatusEvaluasi, asked.choice("evaluasi")),
        predikat=Predikat(predikat) if predikat else None,
        penilai=asked.choice("penilai"),
    )


def rows_of(services_context: Callable[[], Context]) -> Callable[[Reader, Asked, int, int], Sequence[KinerjaRow]]:
    """The rows of a question, as a `Listing` fetches them."""

    def rows(reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[KinerjaRow]:
        return reader.kinerja_rows(filter_of(asked, services_context()), asked.sort, limit, offset)

    return rows


def count_of(services_context: Callable[[], Context]) -> Callable[[Reader, Asked], int]:
    """How many rows a question has."""

    def count(reader: Reader, asked: Asked) -> int:
        return reader.kinerja_count(filter_of(asked, services_context()))

    return count


def read_units(reader: Reader) -> UnitTree:
    return unit_tree(reader.find(Unit))


def unit_options(tree: UnitTree) -> tuple[Option, ...]:
    """Units from the top down, each set in under its parent."""
    found: list[Option] = []

    def add(unit_id: UUID, depth: int) -> None:
        found.append((str(unit_id), f"{'    ' * depth}{tree.units[unit_id].nama}"))
        for child in tree.children.get(unit_id, ()):
            add(child, depth + 1)

    for top in tree.children.get(None, ()):
        add(top, 0)
    return tuple(found)


def state_options(texts: Texts, kind: type[StatusSkp] | type[StatusEvaluasi]) -> tuple[Option, ...]:
    """The states of a plan or an appraisal, and that there is none."""
    key = "widget.chip.no_skp" if kind is StatusSkp else "widget.chip.no_evaluasi"
    return ((NONE_YET, texts.say(key)), *((state.value, texts.show(state)) for state in kind))


def whereabouts(texts: Texts, row: KinerjaRow | TermRow) -> str:
    """The unit of a row; of an employee who moved away the office he moved to."""
    return texts.say("document.moved_to", kantor=row.pindah) if row.pindah else row.unit


def refused_of(
    texts: Texts, names: Mapping[UUID | None, str], errors: Sequence[tuple[UUID, UserError]]
) -> tuple[Refused, ...]:
    """Who was left, by name, with the reason in words."""
    found = []
    for identity, error in errors:
        _what, why, now = texts.error(error)
        found.append(Refused(names.get(identity, ""), why, now))
    return tuple(found)


def _status(kind: type[StatusSkp] | type[StatusEvaluasi], value: str) -> StatusSkp | StatusEvaluasi | str:
    """A status that the file knows; other choices are states that are worked out, and narrow nothing here."""
    if value in tuple(kind):
        return kind(value)
    return value if value == NONE_YET else ""


def plan_meant(reader: Reader, target: UUID) -> UUID | None:
    """The plan meant by the id of a plan, or by that of an employee (his newest)."""
    try:
        return reader.get(Skp, target).id
    except NotFoundError:
        plans = sorted(reader.find(Skp, pegawai_id=target), key=lambda skp: skp.mulai)
        return plans[-1].id if plans else None
