"""The nine boxes of the office: who stands where, who stands nowhere and why, and where the lines are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rulepack.indices import TalentBoxes
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.core.usecases.talenta import Cutoffs, Grid
from asn_desktop.ui.presenters.asked_day import AskedDay, Freshness
from asn_desktop.ui.presenters.kinerja_list import Option, read_units, unit_options
from asn_desktop.ui.presenters.listing import Asked, Listing, choices_of
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.counts import Counts, Lacking, counts_of
from asn_desktop.ui.presenters.talenta.placed import PLACED_KEYS, PlacedRow, placed_rows
from asn_desktop.ui.presenters.talenta.rows import NONE, Fits, HeldRows, below, words_in

CONCERNS = frozenset(
    {
        "unit", "pegawai", "riwayat_jabatan", "riwayat_unit", "riwayat_golongan", "evaluasi", "rekap_penilaian",
        "penilaian_potensi",
    }
)  # fmt: skip
BACK = 3
"""Ends of years that movement is told of, beside the day itself."""


class BoxesState(Struct, frozen=True):
    """What stands around the list. `day` is that of what is shown; None: nothing is there to show yet."""

    asked: date
    today: date
    day: date | None
    working: bool
    failed: bool
    """The last reading brought nothing."""
    counts: Mapping[int, int]
    names: Mapping[int, tuple[str, ...]]
    box: str
    """The box on show: `1` to `9`, `none`, or "" for everybody."""
    outside: int
    lacking: tuple[Lacking, ...]
    units: tuple[Option, ...]
    cutoffs: Cutoffs
    years: tuple[date, ...]
    """The days that movement is told of."""
    cells: tuple[tuple[int, ...], ...]
    """The numbers of the boxes as the regulation's figure shows them: high performance at the top, high potential at
    the right. Empty where nothing is there to show yet."""
    pool: frozenset[int]
    """The boxes from which successors are taken."""
    registered: bool
    """Somebody is in the register."""

    @property
    def another_day(self) -> bool:
        return self.asked != self.today


class BoxesView(Protocol):
    def render(self, state: BoxesState) -> None: ...


class _Read(Struct, frozen=True):
    grids: tuple[Grid, ...]
    rows: tuple[PlacedRow, ...]
    tree: UnitTree
    units: tuple[Option, ...]


class BoxesPresenter:
    """Presenter of the boxes; `listing` is what the list beside them shows."""

    def __init__(self, services: Services, view: BoxesView, on: AskedDay | None = None) -> None:
        self._services = services
        self._on = on or AskedDay(services)
        self._view = view
        self._fresh = Freshness(self._on, CONCERNS)
        self._reading = Newest(services.runner)
        self.rows: HeldRows[PlacedRow] = HeldRows(PLACED_KEYS, self._fits)
        self.listing = Listing(services, "talenta", self.rows.count, self.rows.rows, Sort("nama"))
        self.grid: Grid | None = None
        self._years: tuple[date, ...] = ()
        self._tree: UnitTree | None = None
        self._units: tuple[Option, ...] = ()
        self._cells: tuple[tuple[int, ...], ...] = ()
        self._pool: frozenset[int] = frozenset()
        self._sums: tuple[Grid, str, Counts] | None = None
        self._working = self._failed = False

    # What the reader asks for

    def visited(self) -> None:
        """The page is on show."""
        if self._fresh.lost:
            self.read()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        """Something was saved somewhere."""
        if self._fresh.touched(changes) and visible:
            self.read()

    def as_of(self, day: date | None) -> None:
        """The boxes of another day, by the law of that day; None for today."""
        if self._on.ask(day):
            self.read()

    @property
    def day(self) -> date:
        """The day that is asked for."""
        return self._on.day

    def context(self) -> Context:
        """As of the day that is asked for."""
        return self._on.context()

    def narrow(self, detail: str) -> None:
        """Filters another screen asks for (`kotak=9&unit=<id>`)."""
        self.listing.ask(text="", choices=choices_of(detail))
        self.refresh()

    def choose_box(self, box: str) -> None:
        """Who stands in this box; the same again: everybody."""
        asked = self.listing.asked
        rest = {key: value for key, value in asked.choices.items() if key != "kotak"}
        chosen = {} if not box or asked.choice("kotak") == box else {"kotak": box}
        self.listing.ask(choices=rest | chosen)
        self.refresh()

    def row_of(self, person: UUID) -> PlacedRow | None:
        return next((row for row in self.rows.all if row.id == person), None)

    # What is behind it

    def read(self) -> None:
        """Everybody, in the background; what was shown before stays until then."""
        self._fresh.begin()
        ctx = self.context()
        ends = tuple(date(ctx.today.year - back, 12, 31) for back in range(BACK, 0, -1))

        def work(_progress: Progress, _cancel: Cancel) -> _Read:
            with ctx.store.read() as reader:
                tree = read_units(reader)
            made = talenta.grids(ctx, (*ends, ctx.today))
            return _Read(made, placed_rows(made), tree, unit_options(tree))

        def done(read: _Read) -> None:
            self._working = False
            self._tree, self._units = read.tree, read.units
            self.rows.hold(read.rows)
            self.grid, self._years = read.grids[-1], (*ends, ctx.today)
            boxes: TalentBoxes = ctx.law.at(ctx.today).get("talenta.kotak").value
            self._cells = tuple(tuple(boxes.of(kinerja, potensial) for potensial in Potensial) for kinerja in Rating)
            self._pool = frozenset(boxes.suksesi)
            self.listing.refresh()
            self.refresh()

        def failed(error: Exception) -> None:
            self._working, self._failed = False, True
            self._fresh.failed()
            self.refresh()
            raise error

        self._working, self._failed = True, False
        title = self._services.texts.say("talenta.job.boxes")
        self._reading.submit(work, done, failed, lane="free", title=title)
        if self._working:
            self.refresh()

    def refresh(self) -> None:
        """Show what is there, as the filters narrow it."""
        asked = self.listing.asked
        sums = self._summed(asked.choice("unit"))
        self._view.render(
            BoxesState(
                asked=self.day,
                today=self._services.context().today,
                day=self.grid.day if self.grid else None,
                working=self._working,
                failed=self._failed,
                counts=sums.counts,
                names=sums.names,
                box=asked.choice("kotak"),
                outside=sums.outside,
                lacking=sums.lacking,
                units=self._units,
                cutoffs=self.grid.cutoffs if self.grid else Cutoffs(),
                years=self._years,
                cells=self._cells,
                pool=self._pool,
                registered=bool(self.grid and self.grid.people),
            )
        )

    def _summed(self, unit: str) -> Counts:
        """What the boxes tell; counted anew only for other people, because every letter of a search asks for it."""
        of = self.grid
        if of is None:
            return Counts({}, {}, 0, ())
        if self._sums is None or self._sums[0] is not of or self._sums[1] != unit:
            units = below(self._tree, unit)
            people = [each for each in of.people if units is None or each.unit_id in units]
            self._sums = of, unit, counts_of(people)
        return self._sums[2]

    def _fits(self, asked: Asked) -> Fits[PlacedRow]:
        units, box, named = below(self._tree, asked.choice("unit")), asked.choice("kotak"), words_in(asked)

        level, trend = asked.choice("potensi"), asked.choice("gerak")

        def fits(row: PlacedRow) -> bool:
            of = row.of
            return (
                (units is None or of.unit_id in units)
                and (not box or (of.kotak is None if box == NONE else str(of.kotak) == box))
                and (not level or (of.potensial is not None and of.potensial.value == level))
                and (not trend or str(row.trend) == trend)
                and (not asked.text or named(f"{of.nama} {of.nip} {of.jabatan} {of.unit}"))
            )

        return fits
