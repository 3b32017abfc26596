"""The career of one person: every right with its reasons, the line of the years, and what would change it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.core.domain.karier import Hak, Jalan
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat
from asn_desktop.core.domain.rencana_karier import Andaian, AndaianPredikat
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import usulan
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.karier.calendar_state import CONCERNS
from asn_desktop.ui.presenters.karier.career_read import CareerRead, read_career
from asn_desktop.ui.presenters.karier.forms import LETTERS, career_forms
from asn_desktop.ui.presenters.karier.lines import (
    assumed_lines,
    career_head,
    consequences,
    right_detail,
    right_lines,
    shift_lines,
    way_detail,
    way_lines,
    year_choices,
)
from asn_desktop.ui.presenters.karier.state import PLAN, RIGHTS, WHAT_IF, CareerState, CareerView, Part, RightDetail
from asn_desktop.ui.presenters.karier.years import beside_line, career_line, step_key
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import TermKey


class CareerPresenter:
    """Presenter of one person's career. What is assumed is nowhere kept: it goes with the person on show."""

    def __init__(self, services: Services, view: CareerView) -> None:
        self._services = services
        self._view = view
        self._read: CareerRead | None = None
        self._reading = Newest(services.runner)
        self._id: UUID | None = None
        self._on = AskedDay(services)
        self._page = RIGHTS
        self._part: Part | None = None
        self._shift = -1
        self._assumed: tuple[Andaian, ...] = ()
        self._stale = False

    # What the reader asks for

    def open(self, target: UUID, detail: str = "") -> None:
        """The career of a person; `detail` is a right to show, or a page, behind which a field of it may be named."""
        detail = detail.partition("/")[0]
        if target != self._id:
            self._id, self._assumed, self._part, self._shift = target, (), None, -1
            self._on.ask(None)
        self._page = detail if detail in (WHAT_IF, PLAN) else RIGHTS
        if detail in (*Hak, *Jalan):
            self._part = Hak(detail) if detail in set(Hak) else Jalan(detail)
        if self._page == PLAN:
            self._on.ask(None)
        self._load()

    def turn(self, page: str) -> None:
        """The rights, what would change them, or the plan; that one is always of today."""
        if page == self._page:
            return
        self._page = page
        self._render()
        if page == PLAN and self._on.other is not None:
            self.as_of(None)

    def as_of(self, day: date | None) -> None:
        """The same person as recorded on another day, by the law of that day; None for today."""
        self._on.ask(day)
        self._assumed = ()  # what was thought of from one day on may lie behind the other
        self._load()

    def choose(self, part: Part) -> None:
        """Show why this right, or this way, comes out as it does."""
        if part is not self._part:
            self._part = part
            self._render()

    def pick(self, key: str) -> None:
        """A step was chosen on the line of the years: its right, or on the second page what decides it."""
        if self._read is None:
            return
        if self._page == RIGHTS:
            self.choose(Hak(key.partition("/")[0]))
            return
        for number, shift in enumerate(self._read.found.shifts):
            if any(step is not None and step_key(step) == key for step in (shift.then, shift.now)):
                self.choose_shift(number)
                return

    def choose_shift(self, number: int) -> None:
        """Show what decides this step."""
        if number != self._shift:
            self._shift = number
            self._render()

    def assume(self, each: Andaian) -> None:
        """One more assumption; the same again says nothing new."""
        if each not in self._assumed:
            self._assume((*self._assumed, each))

    def assume_predikat(self, tahun: int, value: str) -> None:
        """The predikat of one year; "" takes it back."""
        kept = tuple(e for e in self._assumed if not (isinstance(e, AndaianPredikat) and e.tahun == tahun))
        self._assume((*kept, AndaianPredikat(tahun, Predikat(value))) if value else kept)

    def assume_all_good(self) -> None:
        """Baik in every year that is not appraised yet."""
        if self._read is None:
            return
        kept = tuple(each for each in self._assumed if not isinstance(each, AndaianPredikat))
        years = year_choices(self._read.found.now, self._services.texts, kept)
        self._assume((*kept, *(AndaianPredikat(each.tahun, Predikat.BAIK) for each in years if not each.recorded)))

    def drop(self, number: int) -> None:
        """Take one assumption back."""
        self._assume(tuple(each for n, each in enumerate(self._assumed) if n != number))

    def clear(self) -> None:
        """Nothing is assumed any more."""
        self._assume(())

    @property
    def assumed(self) -> tuple[Andaian, ...]:
        """What is assumed now."""
        return self._assumed

    def print(self, form: str) -> None:
        """A form about this career, on the print screen; a letter about a right for the month in which that comes."""
        if self._id is None:
            return
        falls = self._read.falls(self._read.held(LETTERS[form])) if self._read and form in LETTERS else None
        of = f"{falls.year}/{TermKey(JenisEvaluasi.BULAN, falls.month)}" if falls else f"{self._on.day.year}/"
        self._services.shell.go("cetak", self._id, f"{form}/{of}//{self._on.day.isoformat()}")

    def propose(self) -> None:
        """Begin a proposal for the chosen right on its day, or open the one that nobody has decided yet."""
        read, target = self._read, self._id
        held = read.proposed(self._part) if read is not None else None
        if read is None or target is None or held is None:
            return
        hak, jalan = held.hak, self._part if isinstance(self._part, Jalan) else None
        if hak in read.proposals:
            self._services.shell.go("usulan", read.proposals[hak])
            return
        due = read.falls(held)
        if due is None:
            return
        nama = read.header.name

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UUID, Changes]:
            return usulan.start(self._services.context(), target, hak, due, jalan)

        def done(result: tuple[UUID, Changes]) -> None:
            made, changes = result
            self._services.shell.offer(changes)
            self._services.shell.tell("usulan.said.started", nama=nama)
            self._services.shell.go("usulan", made)

        self._services.runner.submit(work, done)

    def _proposal(self) -> str:
        """Of today's rights that are proposed on a known day."""
        read = self._read
        held = read.proposed(self._part) if read is not None else None
        if read is None or held is None or self._on.other is not None:
            return ""
        return "open" if held.hak in read.proposals else "begin" if held.due is not None else ""

    def show_register(self) -> None:
        """What is recorded of the person."""
        if self._id is not None:
            self._services.shell.go("pegawai", self._id)

    def changed(self, changes: Changes, *, visible: bool) -> None:
        """Something was saved somewhere."""
        concerned = bool(changes.kinds & (CONCERNS | {"usulan"})) and self._id is not None
        self._stale = self._stale or concerned
        if visible:
            self.visited()

    def visited(self) -> None:
        """The page is on show again; a new day may have begun."""
        old = self._read is not None and self._on.other is None and self._read.day != self._on.day
        if self._id is not None and (self._stale or old):
            self._load()

    # What is behind it

    def _assume(self, assumed: tuple[Andaian, ...]) -> None:
        before, self._assumed = self._assumed, assumed

        def refused(error: Exception) -> None:
            self._assumed = before
            self._render()
            if not isinstance(error, UserError):
                raise error
            self._services.shell.report(error)

        self._shift = -1
        self._load(refused)

    def _load(self, refused: object = None) -> None:
        target, on, assumed = self._id, self._on.day, self._assumed
        if target is None:
            return
        self._stale = False
        texts = self._services.texts

        def work(_progress: Progress, _cancel: Cancel) -> CareerRead:
            return read_career(self._services.context(), target, on, assumed, texts)

        def done(read: CareerRead) -> None:
            self._read = read
            self._render()

        def failed(error: Exception) -> None:
            if isinstance(error, NotFoundError):
                self._id = self._read = None
                self._view.gone()
            elif callable(refused):
                refused(error)
            else:
                raise error

        self._reading.submit(work, done, failed)

    def _detail(self, read: CareerRead) -> RightDetail | None:
        """What is explained: what was chosen or, where the person has that no more, the first right."""
        texts = self._services.texts
        way = read.way(self._part)
        if way is not None:
            return way_detail(way, texts)
        held = [each.hak for each in read.career.rights]
        if self._part not in held:
            self._part = held[0] if held else None
        return (
            right_detail(read.career, self._part, read.days, read.law, texts) if isinstance(self._part, Hak) else None
        )

    def _render(self) -> None:
        if self._read is None or self._id is None:
            return
        texts, read = self._services.texts, self._read
        found = read.found
        now, career = found.now, read.career
        shifts = shift_lines(found, texts)
        number = self._shift if any(line.number == self._shift for line in shifts) else -1
        state = CareerState(
            pegawai_id=self._id,
            head=career_head(read.header, now, texts),
            day=now.day,
            today=self._services.context().today,
            page=self._page,
            line=career_line(now, texts, now.facts.histories),
            rights=right_lines(career, texts),
            ways=way_lines(read.ways, texts),
            detail=self._detail(read),
            in_service=bool(now.rights),
            assumed=self._assumed,
            lines=assumed_lines(self._assumed, texts),
            years=year_choices(now, texts, self._assumed),
            beside=beside_line(found, texts, self._assumed),
            shifts=shifts,
            shift_why=why_of(found.shifts[number].step.verdict, texts) if number >= 0 else None,
            shift_number=number,
            consequences=consequences(found, texts),
            forms=career_forms(texts),
            proposal=self._proposal(),
        )
        self._view.render(state)
