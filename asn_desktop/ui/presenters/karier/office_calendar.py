"""What falls due in the office, as of a day: what was kept is there at once, then it is brought up to date."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from asn_desktop.core.kernel.errors import CancelledError
from asn_desktop.core.usecases import karier
from asn_desktop.core.usecases.karier import MONTHS, Calendar, Proposed, Sending
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.karier.rows import CalendarRows
from asn_desktop.ui.presenters.kinerja_list import Option, read_units, unit_options
from asn_desktop.ui.presenters.services import Job, Services


class _Read(Struct, frozen=True):
    kept: Calendar | None
    current: bool
    days: Sending
    units: tuple[Option, ...]
    proposed: Proposed


class OfficeCalendar:
    """Reads and decides, and hands what it finds to `rows`. Of questions for several days the newest is answered.

    `came` is told that the rows are new, `turned` that only the work on them has begun or ended.
    """

    def __init__(self, services: Services, on: AskedDay, came: Callable[[], None], turned: Callable[[], None]) -> None:
        self._services = services
        self._on = on
        self._came = came
        self._turned = turned
        self.rows = CalendarRows()
        self.made: Calendar | None = None
        """What is on show; None: there is nothing yet."""
        self.days = Sending()
        self.units: tuple[Option, ...] = ()
        self.working = False
        self.stopped = False
        """The user ended the work."""
        self._proposed: Proposed = {}
        self._generation = 0
        self._job: Job | None = None

    @property
    def outdated(self) -> bool:
        """It is of another day than is asked for, and nobody works on that or has ended it."""
        shown = self.made.day if self.made else None
        return not self.working and not self.stopped and shown != self._on.day

    def stop(self) -> None:
        """End the work under way; nothing of it is kept."""
        if self._job is not None:
            self._job.cancel()

    def set_days(self, days: Sending, done: Callable[[], None]) -> None:
        """Keep the office's days for sending."""
        self.days = days

        def work(_progress: Progress, _cancel: Cancel) -> None:
            karier.set_sending(self._services.context(), days)
            self.rows.hold(self.made, days, self._proposed)

        def kept(_none: None) -> None:
            self._show()
            done()

        self._services.runner.submit(work, kept)

    def read(self) -> None:
        """Show what is kept; where it is of today only who changed is decided again, otherwise everybody is."""
        self._generation += 1
        self.stopped = False
        self.stop()
        generation, ctx, held = self._generation, self._on.context(), self.made
        today = self._on.other is None

        def work(_progress: Progress, _cancel: Cancel) -> _Read:
            with ctx.store.read() as reader:
                days, tree = karier.sending(reader), read_units(reader)
                proposed = karier.under_way(reader) if today else {}  # of another day nothing is in hand
            kept = held if held is not None and held.day == ctx.today else None
            if kept is None and today:
                kept = karier.kept_calendar(ctx)
            current = karier.brought_up(ctx, kept) if kept is not None else None
            shown = current or kept or held
            if generation == self._generation:
                self.rows.hold(shown, days, proposed, tree)
            return _Read(shown, current is not None, days, unit_options(tree), proposed)

        def done(read: _Read) -> None:
            if generation != self._generation:
                return
            self.made, self.days, self.units, self._proposed = read.kept, read.days, read.units, read.proposed
            if read.current:
                self._show()
            else:
                self._decide(generation)

        self.working = True
        self._services.runner.submit(work, done, lane="free")
        self._turned()

    def _decide(self, generation: int) -> None:
        """Everybody, in the background: with how far it is, and with a way to end it."""
        ctx, today = self._on.context(), self._on.other is None

        def work(progress: Progress, cancel: Cancel) -> Calendar | None:
            try:
                made = karier.calendar(ctx, MONTHS, progress, cancel)
            except CancelledError:
                return None
            if generation == self._generation:
                self.rows.hold(made, self.days, self._proposed)
            return made

        def done(made: Calendar | None) -> None:
            if generation != self._generation:
                return
            self._job = None
            if made is None:
                self._end()
                return
            self.made = made
            self._show()
            if today:
                self._services.runner.submit(
                    lambda _progress, _cancel: karier.keep_calendar(self._services.context(), made), lambda _none: None
                )

        def failed(error: Exception) -> None:
            if generation == self._generation:
                self._job = None
                self._end()
            raise error

        self.working = True
        title = self._services.texts.say("karier_ui.job.calendar", tanggal=self._on.day)
        self._job = self._services.runner.submit(work, done, failed, lane="free", title=title)
        if self.working:
            self._came()

    def _show(self) -> None:
        self.working = False
        self._came()

    def _end(self) -> None:
        self.working, self.stopped = False, True
        self._turned()
