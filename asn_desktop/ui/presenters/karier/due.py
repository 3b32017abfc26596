"""The Kalender Karier of the office: what falls due, what is urgent, as of which day, and the files made of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.errors import CancelledError
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import karier
from asn_desktop.core.usecases.karier import MONTHS, OPEN, Calendar, DueRow, Proposed, Sending, Urgensi, wording
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.karier.due_state import (
    CONCERNS,
    MOST_DAYS,
    CalendarState,
    CalendarView,
    Counts,
    DueTold,
    Face,
    rights,
    states,
    times,
    told,
)
from asn_desktop.ui.presenters.karier.forms import CALENDAR
from asn_desktop.ui.presenters.karier.proposing import propose
from asn_desktop.ui.presenters.karier.rows import CalendarRows, MonthTile, PersonRow
from asn_desktop.ui.presenters.kinerja_list import Option, read_units, unit_options
from asn_desktop.ui.presenters.listing import Asked, Listing, choices_of, detail_of
from asn_desktop.ui.presenters.services import Job, Services


class _Read(Struct, frozen=True):
    kept: Calendar | None
    current: bool
    days: Sending
    tree: UnitTree
    proposed: Proposed


class CalendarPresenter:
    """Presenter of the calendar. `listing` and `people` are what its two lists show."""

    def __init__(self, services: Services, view: CalendarView) -> None:
        self._services = services
        self._view = view
        self.rows = CalendarRows()
        self.listing = Listing(services, "karier", self.rows.count, self.rows.rows, Sort("urgen"))
        self.people = Listing(services, "karier_orang", self.rows.person_count, self.rows.person_rows, Sort("urgen"))
        self.face: Face = "list"
        self._tiles = Asked()
        self._calendar: Calendar | None = None
        self._days = Sending()
        self._proposed: Proposed = {}
        self._units: tuple[Option, ...] = ()
        self._tree: UnitTree | None = None
        self._asked_day: date | None = None
        self._generation = 0
        self._working = False
        self._stopped = False
        self._stale = True
        self._job: Job | None = None

    # What the reader asks for

    def visited(self) -> None:
        """The page is on show."""
        shown = self._calendar.day if self._calendar else None
        if self._stale or (not self._working and not self._stopped and shown != self._day):
            self.read()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        """Something was saved somewhere."""
        self._stale = self._stale or bool(changes.kinds & CONCERNS)
        if visible:
            self.visited()

    def as_of(self, day: date | None) -> None:
        """The calendar of another day, by the law of that day; None for today."""
        wanted = None if day == self._services.context().today else day
        if wanted != self._asked_day or self._stopped:
            self._asked_day = wanted
            self.read()

    def narrow(self, detail: str) -> None:
        """Filters another screen asks for."""
        self.show_choices(choices_of(detail))  # what was being searched for is no part of that question

    def turn(self, face: Face) -> None:
        """Another view of the same question; only the one in view is worked out."""
        asked, self.face = self.question, face
        self.show_choices(dict(asked.choices), asked.text)

    @property
    def question(self) -> Asked:
        """What the view on show is asked for."""
        return {"list": self.listing.asked, "months": self._tiles, "people": self.people.asked}[self.face]

    @property
    def _shown(self) -> Asked:
        """What is on show, in no particular order: the months show all of them, whichever the list is of."""
        asked = self.question
        months = self.face == "months"
        return Asked(asked.text, {key: value for key, value in asked.choices.items() if not months or key != "masa"})

    def show_choices(self, choices: dict[str, str], text: str = "") -> None:
        """Another question for the view on show."""
        if self.face == "list":
            self.listing.ask(text=text, choices=choices)
        elif self.face == "people":
            self.people.ask(text=text, choices=choices)
        else:
            self._tiles = Asked(text, choices)
            self._count_months()

    def _count_months(self) -> None:
        """Of very many people that takes a while; only the newest question is answered."""
        asked = self._tiles

        def done(tiles: tuple[MonthTile, ...]) -> None:
            if asked is self._tiles:
                self._view.show_tiles(tiles)

        self._services.runner.submit(lambda _progress, _cancel: self.rows.tiles(asked), done, lane="free")

    def show_month(self, month: date | None) -> str:
        """The filters under which the list shows a tile."""
        return detail_of(self.question.choices | {"masa": OPEN if month is None else f"{month:%Y-%m}"})

    def open(self, row: DueRow) -> None:
        """The career of the person, at the right in question."""
        self._services.shell.go("karier", row.person.id, row.due.hak.value)

    def open_person(self, row: PersonRow) -> None:
        self._services.shell.go("karier", row.person.id)

    def stop(self) -> None:
        """End the work under way; nothing of it is kept."""
        if self._job is not None:
            self._job.cancel()

    def set_days(self, kurir: str, proses: str) -> dict[str, str]:
        """Keep the office's days for sending. Returns what is wrong, by field, in words."""
        say = self._services.texts.say
        typed = {"kurir": kurir.strip(), "proses": proses.strip()}
        wrong = {
            name: say("karier_ui.days.wrong", n=MOST_DAYS)
            for name, text in typed.items()
            if not (text.isascii() and text.isdecimal() and int(text) <= MOST_DAYS)
        }
        if wrong:
            return wrong
        self._days = days = Sending(int(typed["kurir"]), int(typed["proses"]))

        def work(_progress: Progress, _cancel: Cancel) -> None:
            karier.set_sending(self._services.context(), days)
            self.rows.hold(self._calendar, days, self._proposed)

        def done(_none: None) -> None:
            self._refresh()
            self._services.shell.tell("karier_ui.said.days", kurir=days.kurir_hari, proses=days.proses_hari)

        self._services.runner.submit(work, done)
        return {}

    def save_events(self, path: Path) -> None:
        """Write what the list shows for calendars of other programs."""
        services, write = self._services, self._services.write_calendar
        if self._calendar is None or write is None:
            return
        texts, days, whole, asked = services.texts, self._days, self._calendar, self._shown

        def work(_progress: Progress, _cancel: Cancel) -> int:
            shown = karier.by_day(self.rows.found(asked), add_months(whole.day, MONTHS))
            return write(path, texts.say("karier.lembar"), wording.events(shown, days, whole.day, texts), whole.day)

        def done(n: int) -> None:
            services.shell.tell("karier_ui.said.events", n=n, name=path.name)

        services.runner.submit(work, done, lane="free", title=texts.say("karier_ui.job.events"))

    def told(self, row: DueRow) -> DueTold:
        """One line in sentences."""
        day = self._calendar.day if self._calendar else self._day
        return told(row, self._days, day, self._services.texts)

    def propose(self, rows: Sequence[DueRow]) -> None:
        """Begin proposals for these lines; of one alone that has a proposal, show it."""
        if len(rows) == 1 and rows[0].usulan is not None:
            self._services.shell.go("usulan", rows[0].usulan.id)
        else:
            propose(self._services, rows, self._view.show_refused)

    def print(self, form: str) -> None:
        """A list of the office, or of the unit looked at, as of the day of the calendar, on the print screen; the
        calendar itself with what is shown of it.
        """
        asked, day = self._shown, self._day
        wanted = {"formulir": form, "tahun": str(day.year), "hari": day.isoformat(), "unit": asked.choice("unit")}
        if form == CALENDAR:
            narrowed = {**asked.choices, "teks": asked.text}
            wanted["saring"] = detail_of({key: value for key, value in narrowed.items() if value and key != "unit"})
        self._services.shell.go("cetak", None, detail_of({key: value for key, value in wanted.items() if value}))

    # What is behind it

    def read(self) -> None:
        """Show what is kept; where it is of today only who changed is decided again, otherwise everybody is."""
        self._generation += 1
        self._stale = False
        self._stopped = False
        self.stop()
        generation, asked, held = self._generation, self._asked_day, self._calendar

        def work(_progress: Progress, _cancel: Cancel) -> _Read:
            ctx = self._context(asked)
            with ctx.store.read() as reader:
                days, tree = karier.sending(reader), read_units(reader)
                proposed = karier.under_way(reader) if asked is None else {}  # of another day nothing is in hand
            kept = held if held is not None and held.day == ctx.today else None
            if kept is None and asked is None:
                kept = karier.kept_calendar(ctx)
            current = karier.brought_up(ctx, kept) if kept is not None else None
            shown = current or kept or held
            if generation == self._generation:
                self.rows.hold(shown, days, proposed, tree)
            return _Read(shown, current is not None, days, tree, proposed)

        def done(read: _Read) -> None:
            if generation != self._generation:
                return
            self._calendar, self._days, self._tree = read.kept, read.days, read.tree
            self._proposed = read.proposed
            self._units = unit_options(read.tree)
            if read.current:
                self._refresh()
            else:
                self._decide(generation, asked)

        self._working = True
        self._services.runner.submit(work, done, lane="free")
        self._render()

    def _decide(self, generation: int, asked: date | None) -> None:
        """Everybody, in the background: with how far it is, and with a way to end it."""
        self._working = True
        texts = self._services.texts

        def work(progress: Progress, cancel: Cancel) -> Calendar | None:
            try:
                made = karier.calendar(self._context(asked), MONTHS, progress, cancel)
            except CancelledError:
                return None
            if generation == self._generation:
                self.rows.hold(made, self._days, self._proposed)
            return made

        def done(made: Calendar | None) -> None:
            if generation != self._generation:
                return
            self._job, self._working = None, False
            self._stopped = made is None
            if made is None:
                self._render()
                return
            self._calendar = made
            self._refresh()
            if asked is None:
                self._services.runner.submit(
                    lambda _progress, _cancel: karier.keep_calendar(self._services.context(), made), lambda _none: None
                )

        def failed(error: Exception) -> None:
            if generation == self._generation:
                self._job, self._working, self._stopped = None, False, True
                self._render()
            raise error

        self._job = self._services.runner.submit(
            work, done, failed, lane="free", title=texts.say("karier_ui.job.calendar", tanggal=self._day)
        )
        if self._working:
            self._refresh(working=True)

    def _refresh(self, *, working: bool = False) -> None:
        self._working = working
        if self.face == "list":
            self.listing.refresh()
        elif self.face == "people":
            self.people.refresh()
        else:
            self._count_months()
        self._render()

    def _context(self, asked: date | None) -> Context:
        ctx = self._services.context()
        return ctx if asked is None else replace(ctx, today=asked)

    @property
    def _day(self) -> date:
        return self._asked_day or self._services.context().today

    def _render(self) -> None:
        texts, of = self._services.texts, self._calendar
        n = {urgensi: self.rows.counts.get(urgensi, 0) for urgensi in Urgensi}
        self._view.render(
            CalendarState(
                asked=self._day,
                today=self._services.context().today,
                day=of.day if of else None,
                working=self._working,
                stopped=self._stopped,
                days=self._days,
                units=self._units,
                rights=rights(texts),
                states=states(texts),
                times=times(texts, of.day if of else self._day),
                counts=Counts(n[Urgensi.TERLAMBAT], n[Urgensi.TERBUKA], n[Urgensi.SEGERA]),
                empty=of is not None and not self.rows.all,
            )
        )
