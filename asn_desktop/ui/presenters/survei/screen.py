"""The surveys of public satisfaction of a year: listed, explained, entered by hand or from a sheet of answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.survei import SurveiKepuasan
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import survei
from asn_desktop.core.usecases.overview import appraisal_year
from asn_desktop.core.usecases.ports import Cancel, Progress, Sheet
from asn_desktop.core.usecases.survei import Judged, Surveys
from asn_desktop.core.usecases.survei_sheet import Answers, blank, read_answers
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.kinerja_list import years
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.survei.form import SurveyForm, form_of, new_form, read, with_answers
from asn_desktop.ui.presenters.survei.lines import line_of, table_of, units_of
from asn_desktop.ui.presenters.survei.state import SurveyDetail, SurveyState, SurveyView

CONCERNS = frozenset({"survei_kepuasan", "unit", "kantor"})


class SurveyPresenter:
    """Presenter of the surveys' side of the screen Sebaran."""

    def __init__(self, services: Services, view: SurveyView) -> None:
        self._services = services
        self._view = view
        self._found: Surveys | None = None
        self._chosen: UUID | None = None
        self._form: SurveyForm | None = None
        self._text = ""
        self._stale = True
        self._reading = Newest(services.runner)
        self.tahun = appraisal_year(services.context().today)

    def visited(self) -> None:
        """The page is on show."""
        if self._stale:
            self.read()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        self._stale = self._stale or bool(changes.kinds & CONCERNS)
        if visible:
            self.visited()

    def show(self, tahun: str = "") -> None:
        """The year that another screen or the choice above asks for."""
        year = int(tahun) if tahun.isdecimal() else self.tahun
        if year != self.tahun or self._stale:
            self.tahun = year
            self.read()
        else:
            self._render()

    def search(self, text: str) -> None:
        self._text = text
        self._render()

    def choose(self, survei_id: UUID) -> None:
        if survei_id != self._chosen:
            self._chosen = survei_id
            self._render()

    # The form

    def add(self) -> None:
        """A form for a further survey of the year; of the unit of the chosen one, where there is one."""
        found = self._judged()
        self._show_form(new_form(self.tahun, found.survei.unit_id if found else None))

    def edit(self) -> None:
        """Correct the chosen survey."""
        found = self._judged()
        if found is not None:
            self._show_form(form_of(found.survei))

    def close(self) -> None:
        """Put the form away; what was typed is given up."""
        self._show_form(None)

    def take(self, path: Path, typed: dict[str, str]) -> None:
        """Number of respondents and means from a sheet of answers; nothing is saved by it."""
        services = self._services

        def work(_progress: Progress, _cancel: Cancel) -> Answers:
            return read_answers(services.sheets.read(path))

        def done(answers: Answers) -> None:
            if self._form is not None:
                self._show_form(with_answers(self._form, typed, answers, path.name))
                services.shell.note("survei.said.taken", n=answers.responden, name=path.name)

        services.runner.submit(work, done, lane="free", title=services.texts.say("survei.job.taking"))

    def save_blank(self, path: Path) -> None:
        """An empty sheet for the answers."""
        services = self._services

        def work(_progress: Progress, _cancel: Cancel) -> None:
            services.sheets.write(path, [blank()])

        services.runner.submit(
            work, lambda _none: services.shell.note("survei.said.blank", name=path.name), lane="free"
        )

    def save(self, typed: dict[str, str]) -> None:
        """Record what was typed, or say at each field what is wrong."""
        if self._form is None:
            return
        ctx = self._services.context()
        form = replace(self._form, typed=typed)
        made, problems = read(form, ctx.store.new_group(), self._services.texts)
        self._form = replace(form, problems=problems)
        if made is None:
            self._render()
            return

        def saved() -> None:
            self._form, self._chosen = None, made.id
            self.tahun, self._stale = made.tahun, True

        self._write(lambda: survei.save(self._services.context(), made), "survei.said.saved", made, saved)

    def remove(self) -> None:
        """Move the chosen survey to the bin; undo brings it back."""
        found = self._judged()
        if found is None:
            return
        gone = found.survei
        self._write(lambda: survei.remove(self._services.context(), gone.id), "survei.said.removed", gone)

    def export_to(self, path: Path) -> None:
        """Every survey of the year as a spreadsheet, with the means of its elements."""
        found, texts = self._found, self._services.texts
        if found is None:
            return
        rows = table_of(found, texts)

        def work(_progress: Progress, _cancel: Cancel) -> None:
            self._services.sheets.write(path, [Sheet(texts.say("survei.sheet"), rows)])

        def done(_none: None) -> None:
            self._services.shell.note("widget.list.exported", n=len(rows) - 1, name=path.name)

        self._services.runner.submit(work, done, lane="free", title=texts.say("widget.list.exporting"))

    def read(self) -> None:
        """Read and judge the surveys of the year."""
        self._stale = False
        tahun = self.tahun

        def work(_progress: Progress, _cancel: Cancel) -> Surveys:
            return survei.surveys(self._services.context(), tahun)

        def done(found: Surveys) -> None:
            self._found = found
            self._render()

        self._reading.submit(work, done)

    # Inside

    def _write(
        self, work: Callable[[], Changes], said: str, of: SurveiKepuasan, saved: Callable[[], None] = lambda: None
    ) -> None:
        def done(changes: Changes) -> None:
            saved()
            self._services.shell.offer(changes)
            self._services.shell.tell(said, layanan=of.layanan, tahun=str(of.tahun))
            self.visited()

        self._services.runner.submit(lambda _progress, _cancel: work(), done)

    def _judged(self) -> Judged | None:
        judged = self._found.judged if self._found else ()
        return next((each for each in judged if each.survei.id == self._chosen), None)

    def _show_form(self, form: SurveyForm | None) -> None:
        self._form = form
        self._render()

    def _render(self) -> None:
        found, texts, ctx = self._found, self._services.texts, self._services.context()
        if found is None:
            return
        words = self._text.casefold().split()
        lines = tuple(
            line
            for line in (line_of(each, found.tree, texts) for each in found.judged)
            if all(word in f"{line.unit} {line.layanan} {line.masa}".casefold() for word in words)
        )
        if self._chosen not in {line.id for line in lines}:
            self._chosen = lines[0].id if lines else None
        judged = self._judged()
        self._view.render(
            SurveyState(
                years=years(ctx),
                tahun=str(self.tahun),
                lines=lines,
                chosen=self._chosen,
                detail=None if judged is None else self._detail(judged, found),
                form=self._form,
                units=units_of(found.tree),
                elements=survei.elements(ctx.law, self._form.tahun if self._form else self.tahun),
                none=not found.judged,
            )
        )

    def _detail(self, judged: Judged, found: Surveys) -> SurveyDetail:
        texts, of = self._services.texts, judged.survei
        line = line_of(judged, found.tree, texts)
        beside = [each.survei for each in found.judged if each.survei.unit_id == of.unit_id]
        together = ""
        if len(beside) > 1:
            verdict = survei.together(beside, survei.law_of(self._services.context().law, self.tahun))
            ikm, mutu = survei.results(verdict)
            people = sum(each.responden for each in beside)
            together = texts.say("survei.together", ikm=ikm, mutu=mutu, n=len(beside), responden=people)
        key = "survei.about" if of.populasi is None else "survei.about_of"
        about = texts.say(key, masa=of.masa, tahun=str(of.tahun), n=of.responden, populasi=of.populasi or 0)
        whys = (why_of(verdict, texts) for verdict in (judged.verdict, judged.sampel))
        return SurveyDetail(of.id, of.layanan, line.unit, about, line.ikm, line.mutu, together, *whys)
