"""The Kalender Karier of the office: what falls due, what is urgent, as of which day, and the files made of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import karier
from asn_desktop.core.usecases.karier import MONTHS, OPEN, DueRow, Sending, Urgensi, wording
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.karier.calendar_state import (
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
from asn_desktop.ui.presenters.karier.office_calendar import OfficeCalendar
from asn_desktop.ui.presenters.karier.proposing import propose
from asn_desktop.ui.presenters.karier.rows import PersonRow
from asn_desktop.ui.presenters.listing import Asked, Listing, choices_of, detail_of
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services


class CalendarPresenter:
    """Presenter of the calendar. `listing` and `people` are what its two lists show."""

    def __init__(self, services: Services, view: CalendarView) -> None:
        self._services = services
        self._view = view
        self._on = AskedDay(services)
        self._office = OfficeCalendar(services, self._on, self._refresh, self._render)
        self.rows = self._office.rows
        self.listing = Listing(services, "karier", self.rows.count, self.rows.rows, Sort("urgen"))
        self.people = Listing(services, "karier_orang", self.rows.person_count, self.rows.person_rows, Sort("urgen"))
        self.face: Face = "list"
        self._tiles = Asked()
        self._counting = Newest(services.runner)
        self._stale = True

    # What the reader asks for

    def visited(self) -> None:
        """The page is on show."""
        if self._stale or self._office.outdated:
            self.read()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        """Something was saved somewhere."""
        self._stale = self._stale or bool(changes.kinds & CONCERNS)
        if visible:
            self.visited()

    def as_of(self, day: date | None) -> None:
        """The calendar of another day, by the law of that day; None for today."""
        if self._on.ask(day) or self._office.stopped:
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
        self._counting.submit(lambda _progress, _cancel: self.rows.tiles(asked), self._view.show_tiles, lane="free")

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
        self._office.stop()

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
        days = Sending(int(typed["kurir"]), int(typed["proses"]))
        self._office.set_days(
            days,
            lambda: self._services.shell.tell("karier_ui.said.days", kurir=days.kurir_hari, proses=days.proses_hari),
        )
        return {}

    def save_events(self, path: Path) -> None:
        """Write what the list shows for calendars of other programs."""
        services, write = self._services, self._services.write_calendar
        whole = self._office.made
        if whole is None or write is None:
            return
        texts, days, asked = services.texts, self._office.days, self._shown

        def work(_progress: Progress, _cancel: Cancel) -> int:
            shown = karier.by_day(self.rows.found(asked), add_months(whole.day, MONTHS))
            return write(path, texts.say("karier.lembar"), wording.events(shown, days, whole.day, texts), whole.day)

        def done(n: int) -> None:
            services.shell.tell("karier_ui.said.events", n=n, name=path.name)

        services.runner.submit(work, done, lane="free", title=texts.say("karier_ui.job.events"))

    def told(self, row: DueRow) -> DueTold:
        """One line in sentences."""
        made = self._office.made
        return told(row, self._office.days, made.day if made else self._on.day, self._services.texts)

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
        asked, day = self._shown, self._on.day
        wanted = {"formulir": form, "tahun": str(day.year), "hari": day.isoformat(), "unit": asked.choice("unit")}
        if form == CALENDAR:
            narrowed = {**asked.choices, "teks": asked.text}
            wanted["saring"] = detail_of({key: value for key, value in narrowed.items() if value and key != "unit"})
        self._services.shell.go("cetak", None, detail_of({key: value for key, value in wanted.items() if value}))

    # What is behind it

    def read(self) -> None:
        """Read what is kept, and bring it up to date."""
        self._stale = False
        self._office.read()

    def _refresh(self) -> None:
        if self.face == "list":
            self.listing.refresh()
        elif self.face == "people":
            self.people.refresh()
        else:
            self._count_months()
        self._render()

    def _render(self) -> None:
        texts, office = self._services.texts, self._office
        made, n = office.made, {urgensi: self.rows.counts.get(urgensi, 0) for urgensi in Urgensi}
        self._view.render(
            CalendarState(
                asked=self._on.day,
                today=self._services.context().today,
                day=made.day if made else None,
                working=office.working,
                stopped=office.stopped,
                days=office.days,
                units=office.units,
                rights=rights(texts),
                states=states(texts),
                times=times(texts, made.day if made else self._on.day),
                counts=Counts(n[Urgensi.TERLAMBAT], n[Urgensi.TERBUKA], n[Urgensi.SEGERA]),
                empty=made is not None and not self.rows.all,
            )
        )
