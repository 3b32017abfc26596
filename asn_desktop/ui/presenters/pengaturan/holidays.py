"""The office's calendar: how often it appraises within the year, and which days are no working days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.kantor import HariLibur, Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import hari_libur, keadaan
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.pengaturan.calendar_lines import Lines, read_lines
from asn_desktop.ui.presenters.services import Services

FIELD = "libur"
"""The field whose typing is kept until it is recorded."""

CADENCES = (JenisEvaluasi.BULAN, JenisEvaluasi.TRIWULAN, JenisEvaluasi.AKHIR)
CONCERNS = frozenset({"hari_libur", "kantor"})

Work = Callable[[Progress, Cancel], Changes]


class CalendarState(Struct, frozen=True):
    """`days` are those of the year shown; `lines` is what was understood of `typed`."""

    periodik: JenisEvaluasi = JenisEvaluasi.TRIWULAN
    tahun: int = 0
    years: tuple[int, ...] = ()
    days: tuple[HariLibur, ...] = ()
    typed: str = ""
    lines: Lines = Lines()


class CalendarView(Protocol):
    def render(self, state: CalendarState) -> None: ...


class Calendar:
    """Presenter of the settings' tab about the calendar."""

    def __init__(self, services: Services, view: CalendarView) -> None:
        self._services = services
        self._view = view
        self._drafts = Drafts(services)
        self._place = ""
        self._all: tuple[HariLibur, ...] = ()
        self._state = CalendarState(tahun=services.context().today.year)

    def load(self) -> None:
        """Read what is recorded, and what was being typed."""

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Kantor, tuple[HariLibur, ...], str]:
            with self._services.context().store.read() as reader:
                kantor = reader.find(Kantor)[0]
                kept = reader.drafts().get(f"pengaturan/{kantor.id}/{FIELD}", "")
                return kantor, hari_libur.recorded(reader), str(kept)

        def done(found: tuple[Kantor, tuple[HariLibur, ...], str]) -> None:
            kantor, self._all, kept = found
            first = not self._place
            self._place = f"pengaturan/{kantor.id}/{FIELD}"
            self._show(periodik=kantor.periodik, typed=kept if first else self._state.typed)

        self._services.runner.submit(work, done)

    def changed(self, changes: Changes) -> None:
        if changes.kinds & CONCERNS:
            self.load()

    def set_cadence(self, periodik: JenisEvaluasi) -> None:
        """By month, by quarter, or only by the year: as the office decides."""

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return keadaan.set_cadence(self._services.context(), periodik)

        self._save(work, f"pelaksanaan.said.cadence_{periodik.value}")

    def show_year(self, tahun: int) -> None:
        self._show(tahun=tahun)

    def typed(self, text: str) -> None:
        self._drafts.typed(self._place, text)
        self._show(typed=text)

    def record(self) -> None:
        """Record what was read; lines that could not be read stay to be put right."""
        days, problems = self._state.lines.days, self._state.lines.problems
        if problems or not days:
            return

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return hari_libur.record(self._services.context(), days)

        def saved() -> None:
            self._drafts.settled(self._place)
            self._show(typed="", tahun=days[0][0].year)

        self._save(work, "kalender.added", len(days), saved)

    def remove(self, chosen: Sequence[HariLibur]) -> None:
        """Remove the chosen days; undo brings them back."""
        if not chosen:
            return

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return hari_libur.remove(self._services.context(), [each.id for each in chosen])

        self._save(work, "kalender.removed", len(chosen))

    def _save(self, work: Work, said: str, n: int = 0, saved: Callable[[], None] = lambda: None) -> None:
        def done(changes: Changes) -> None:
            saved()
            if changes:
                self._services.shell.offer(changes)
                self._services.shell.tell(said, **({"n": n} if n else {}))

        self._services.runner.submit(work, done)

    def _show(self, **changes: object) -> None:
        state = replace(self._state, **changes)
        now = self._services.context().today.year
        years = {now - 1, now, now + 1, state.tahun, *(each.tanggal.year for each in self._all)}
        known: dict[date, str] = {each.tanggal: each.nama for each in self._all}
        self._state = replace(
            state,
            years=tuple(sorted(years, reverse=True)),
            days=tuple(each for each in self._all if each.tanggal.year == state.tahun),
            lines=read_lines(self._services.texts, state.typed, state.tahun, known),
        )
        self._view.render(self._state)
