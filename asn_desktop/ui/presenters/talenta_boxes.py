"""The nine boxes of the office: who stands where, who stands nowhere and why, and where the lines are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.domain.talenta import PenilaianPotensi
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.indices import TalentBoxes
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.core.usecases.talenta import KNOWN, Cutoffs, Grid, Placed
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.kinerja_list import Option, read_units, unit_options
from asn_desktop.ui.presenters.listing import Asked, Listing, choices_of
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta_day import AskedDay
from asn_desktop.ui.presenters.talenta_rows import NONE, Fits, HeldRows, below, words_in

CONCERNS = frozenset(
    {
        "unit", "pegawai", "riwayat_jabatan", "riwayat_unit", "riwayat_golongan", "evaluasi", "rekap_penilaian",
        "penilaian_potensi",
    }
)  # fmt: skip
BACK = 3
"""Ends of years that movement is told of, beside the day itself."""
NAMED = 7
"""People of a box that are named in it; more are a number."""
FIRST_MOVED = 3
"""People named whose box another line would change."""


class PlacedRow(Struct, frozen=True, gc=False):
    """One person with the boxes at the ends of the last years, oldest first, the present one last."""

    of: Placed
    moves: tuple[int | None, ...]

    @property
    def id(self) -> UUID:
        return self.of.pegawai_id

    @property
    def trend(self) -> int:
        """1 where the box is a higher one than the last known one before, -1 a lower one, 0 neither or not known."""
        before = next((box for box in reversed(self.moves[:-1]) if box is not None), None)
        now = self.of.kotak
        if before is None or now is None or before == now:
            return 0
        return 1 if now > before else -1


class Lacking(Struct, frozen=True):
    """So many people miss an input that somebody can give."""

    input: str
    who: str
    n: int


class Trial(Struct, frozen=True):
    """Other cut-offs: how many would change their box, and how many successors could be taken from."""

    cutoffs: Cutoffs
    moved: int
    pool: int
    names: tuple[str, ...]


class BoxesState(Struct, frozen=True):
    """What stands around the list. `day` is that of what is shown; None: nothing is there to show yet."""

    asked: date
    today: date
    day: date | None
    working: bool
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

    def show_trials(self, trials: tuple[Trial, ...], wrong: str) -> None: ...


class _Read(Struct, frozen=True):
    grids: tuple[Grid, ...]
    tree: UnitTree


class _Sums(Struct, frozen=True):
    counts: Mapping[int, int]
    names: Mapping[int, tuple[str, ...]]
    outside: int
    lacking: tuple[Lacking, ...]


class BoxesPresenter:
    """Presenter of the boxes; `listing` is what the list beside them shows."""

    def __init__(self, services: Services, view: BoxesView, on: AskedDay | None = None) -> None:
        self._services = services
        self._on = on or AskedDay(services)
        self._view = view
        self.rows: HeldRows[PlacedRow] = HeldRows(_KEYS, self._fits)
        self.listing = Listing(services, "talenta", self.rows.count, self.rows.rows, Sort("nama"))
        self.grid: Grid | None = None
        self._years: tuple[date, ...] = ()
        self._tree: UnitTree | None = None
        self._units: tuple[Option, ...] = ()
        self._cells: tuple[tuple[int, ...], ...] = ()
        self._pool: frozenset[int] = frozenset()
        self._generation = 0
        self._sums: tuple[Grid, str, _Sums] | None = None
        self._working = False
        self._stale = True
        self._read_on: date | None = None

    # What the reader asks for

    def visited(self) -> None:
        """The page is on show."""
        if self._stale or self._read_on != self.day:
            self.read()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        """Something was saved somewhere."""
        if changes.kinds & CONCERNS:
            self._stale = True
            if visible:
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

    # Where the lines are drawn

    def try_cutoffs(self, menengah: str, tinggi: str) -> None:
        """What each known pair, and the one typed, would change. Nothing is saved."""
        of = self.grid
        if of is None:
            return
        wrong, own = "", of.cutoffs
        try:
            own = read_cutoffs(menengah, tinggi)
        except UserError:
            wrong = self._services.texts.say("talenta.cutoffs.wrong")
        pairs = tuple(dict.fromkeys((of.cutoffs, *KNOWN, own)))
        generation, texts = self._generation, self._services.texts

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Trial, ...]:
            law = self._services.context().law.at(of.day)
            pool = law.get("talenta.kotak").value.suksesi
            return tuple(_trial(talenta.sensitivity(of, pair, law), pool, texts) for pair in pairs)

        def done(trials: tuple[Trial, ...]) -> None:
            if generation == self._generation:
                self._view.show_trials(trials, wrong)

        self._services.runner.submit(work, done, lane="free")

    def set_cutoffs(self, menengah: str, tinggi: str) -> bool:
        """Keep the office's own lines. False where they cannot be read; the view has been told."""
        try:
            new = read_cutoffs(menengah, tinggi)
        except UserError as error:
            self._services.shell.report(error)
            return False

        def work(_progress: Progress, _cancel: Cancel) -> None:
            talenta.set_cutoffs(self._services.context(), new)

        def done(_none: None) -> None:
            self._services.shell.note("talenta.cutoffs.saved", menengah=new.menengah, tinggi=new.tinggi)
            self.read()

        self._services.runner.submit(work, done)
        return True

    # What is behind it

    def read(self) -> None:
        """Everybody, in the background; what was shown before stays until then."""
        self._generation += 1
        self._stale = False
        generation, ctx = self._generation, self.context()
        self._read_on = ctx.today
        ends = tuple(date(ctx.today.year - back, 12, 31) for back in range(BACK, 0, -1))

        def work(_progress: Progress, _cancel: Cancel) -> _Read:
            with ctx.store.read() as reader:
                tree = read_units(reader)
            made = talenta.grids(ctx, (*ends, ctx.today))
            if generation == self._generation:
                self._tree = tree
                self.rows.hold(_rows(made))
            return _Read(made, tree)

        def done(read: _Read) -> None:
            if generation != self._generation:
                return
            self._working = False
            self.grid, self._years = read.grids[-1], (*ends, ctx.today)
            self._units = unit_options(read.tree)
            boxes: TalentBoxes = ctx.law.at(ctx.today).get("talenta.kotak").value
            self._cells = tuple(tuple(boxes.of(kinerja, potensial) for potensial in Potensial) for kinerja in Rating)
            self._pool = frozenset(boxes.suksesi)
            self.listing.refresh()
            self.refresh()

        def failed(error: Exception) -> None:
            if generation == self._generation:
                self._working, self._stale = False, True
                self.refresh()
            raise error

        self._working = True
        title = self._services.texts.say("talenta.job.boxes")
        self._services.runner.submit(work, done, failed, lane="free", title=title)
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

    def _summed(self, unit: str) -> _Sums:
        """What the boxes tell; counted anew only for other people, because every letter of a search asks for it."""
        of = self.grid
        if of is None:
            return _Sums({}, {}, 0, ())
        if self._sums is None or self._sums[0] is not of or self._sums[1] != unit:
            units = below(self._tree, unit)
            people = [each for each in of.people if units is None or each.unit_id in units]
            self._sums = of, unit, _sums(people)
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


def read_cutoffs(menengah: str, tinggi: str) -> Cutoffs:
    """What was typed; a comma or a point parts decimals. Raises UserError."""
    try:
        low, high = (Decimal(text.strip().replace(",", ".")) for text in (menengah, tinggi))
    except InvalidOperation:
        raise UserError("talent_cutoffs", menengah=menengah or "–", tinggi=tinggi or "–") from None
    if not (low.is_finite() and high.is_finite() and 0 < low < high <= 100):
        raise UserError("talent_cutoffs", menengah=menengah, tinggi=tinggi)
    return Cutoffs(low, high)


def box_chip(texts: Texts, verdict: Verdict) -> Chip:
    """The box as a state; those from which successors are taken stand out."""
    box = verdict.result("kotak")
    if box is None:
        return Chip(texts.say("talenta.none"), "circle-dashed", "warn")
    return Chip(
        texts.say("talenta.box.name", n=box), "layout-grid", "ok" if verdict.result("kelompok_suksesi") else "neutral"
    )


def lacks(of: Placed, texts: Texts) -> str:
    """What is missing, and who has it."""
    return "; ".join(
        texts.say("talenta.lacking", what=texts.say(f"input.{each.input}"), who=texts.say(f"role.{each.who}"))
        for each in of.verdict.missing
    )


def moves_text(row: PlacedRow) -> str:
    """`– → 1 → 5`; only a dash where no box is known at all."""
    if all(box is None for box in row.moves):
        return "–"
    return " → ".join("–" if box is None else str(box) for box in row.moves)


def potential_text(of: Placed, texts: Texts) -> str:
    """`78,5 · Menengah`."""
    if of.dinilai is None or of.potensial is None:
        return "–"
    value = of.dinilai.nilai
    return texts.show(of.potensial) if value is None else f"{texts.show(value)} · {texts.show(of.potensial)}"


def source_text(assessed: PenilaianPotensi | None, texts: Texts) -> str:
    """Where the potential comes from, and of which day."""
    return "–" if assessed is None else f"{assessed.sumber}, {texts.show(assessed.tanggal)}"


def _rows(grids: tuple[Grid, ...]) -> tuple[PlacedRow, ...]:
    before = [{each.pegawai_id: each.kotak for each in of.people} for of in grids[:-1]]
    return tuple(
        PlacedRow(each, (*(on.get(each.pegawai_id) for on in before), each.kotak)) for each in grids[-1].people
    )


def _sums(people: Iterable[Placed]) -> _Sums:
    boxes: dict[int, list[str]] = {box: [] for box in range(1, 10)}
    lacking: Counter[tuple[str, str]] = Counter()
    outside = 0
    for each in people:
        box = each.kotak
        if box is not None:
            boxes[box].append(each.nama)
            continue
        outside += 1
        lacking.update((missing.input, missing.who) for missing in each.verdict.missing)
    return _Sums(
        {box: len(names) for box, names in boxes.items()},
        {box: tuple(names[:NAMED]) for box, names in boxes.items()},
        outside,
        tuple(Lacking(name, who, n) for (name, who), n in lacking.most_common()),
    )


def _trial(found: talenta.Sensitivity, pool: Collection[int], texts: Texts) -> Trial:
    names = tuple(
        texts.say("talenta.cutoffs.moved_one", nama=before.nama, dari=before.kotak or 0, ke=after.kotak or 0)
        for before, after in found.moved[:FIRST_MOVED]
    )
    return Trial(found.cutoffs, len(found.moved), sum(found.counts[box] for box in pool), names)


_KEYS: dict[str, Any] = {
    "nama": lambda row: row.of.nama.casefold(),
    "kotak": lambda row: row.of.kotak or 0,
    "predikat": lambda row: row.of.predikat.value if row.of.predikat else "",
    "potensi": lambda row: (row.of.potensial is not None, _height(row)),
    "unit": lambda row: row.of.unit.casefold(),
    "nip": lambda row: row.of.nip,
    "gerak": lambda row: row.trend,
    "tanggal": lambda row: row.of.dinilai.tanggal if row.of.dinilai else date.min,
}


def _height(row: PlacedRow) -> tuple[int, Decimal]:
    order = ("rendah", "menengah", "tinggi")
    if row.of.potensial is None or row.of.dinilai is None:
        return -1, Decimal()
    return order.index(row.of.potensial.value), row.of.dinilai.nilai or Decimal()
