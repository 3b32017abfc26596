"""One appraiser for the selected people: what is asked, the work with progress, and who was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import written_date
from asn_desktop.core.usecases import penetapan
from asn_desktop.core.usecases.penetapan import AssignResult, Penetapan
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.rows import PegawaiRow
from asn_desktop.ui.presenters.entry_fields import (
    YES,
    Field,
    Form,
    Option,
    Section,
    form_of,
    problem_sentences,
    read_all,
)
from asn_desktop.ui.presenters.kinerja_list import Refused, refused_of
from asn_desktop.ui.presenters.rater_search import rater_of, raters_like
from asn_desktop.ui.presenters.services import Services

WHO = Field("penilai", "record", span=3, source="pegawai", helped=True)
WHAT = (
    Field("status", "choice", span=1, required=True, terms=StatusJabatan),
    Field("tmt", "date", span=2, required=True, helped=True),
    Field("dasar", span=4, helped=True),
    Field("kosong", "flag", span=2),
)
SECTIONS = (Section("", (WHO, *WHAT)),)


class ManyState(Struct, frozen=True):
    """`form` is None while nothing is asked. `n` people are meant by it."""

    n: int = 0
    form: Form | None = None
    refused: tuple[Refused, ...] = ()
    focus: str = ""


class ManyView(Protocol):
    def render(self, state: ManyState) -> None: ...

    def suggest(self, options: tuple[Option, ...]) -> None:
        """Whom the typed name can mean."""


class AppraiserManyPresenter:
    """Intentions of the panel."""

    def __init__(self, services: Services, view: ManyView) -> None:
        self._services = services
        self._view = view
        self._rows: tuple[PegawaiRow, ...] = ()
        self.state = ManyState()

    def ask(self, rows: Sequence[PegawaiRow]) -> None:
        """Ask who appraises these people."""
        self._rows = tuple(rows)
        texts, today = self._services.texts, self._services.context().today
        form = form_of(
            "appraiser", SECTIONS, None, texts, status=StatusJabatan.DEFINITIF, tmt=written_date(today, texts.language)
        )
        self._set(n=len(self._rows), form=form, focus=WHO.name)

    def close(self) -> None:
        self._rows = ()
        self._set(n=0, form=None, focus="")

    def find(self, _field: str, text: str) -> None:
        """Look up whom the typed name can mean."""
        self._services.runner.submit(
            lambda _progress, _cancel: raters_like(self._services.context(), text), self._view.suggest
        )

    def typed(self, name: str, text: str) -> None:
        """A person and an empty place exclude one another."""
        form = self.state.form
        if form is None:
            return
        typed = {**form.typed, name: text}
        if name == "kosong" and text == YES:
            typed[WHO.name] = ""
        elif name == WHO.name and text:
            typed["kosong"] = ""
        problems = {field: words for field, words in form.problems.items() if field not in (name, WHO.name)}
        self._set(form=replace(form, typed=typed, problems=problems), focus="")

    def confirm(self) -> None:
        """Set the appraiser; whoever cannot have him is left and named."""
        form = self.state.form
        if form is None:
            return
        values, problems = read_all((Section("", WHAT),), form.typed)
        penilai_id, pejabat_id = rater_of(form.typed.get(WHO.name, ""))
        if penilai_id is None and pejabat_id is None and not values["kosong"]:
            problems = {WHO.name: "pick", **problems}
        if problems:
            sentences = problem_sentences(form, problems, self._services.texts)
            self._set(form=replace(form, problems=sentences), focus=next(iter(problems)))
            return
        rows = self._rows
        decision = Penetapan(
            values["tmt"],
            penilai_id=penilai_id,
            pejabat_id=pejabat_id,
            status=values["status"],
            dasar=values["dasar"],
        )

        def work(progress: Progress, cancel: Cancel) -> tuple[AssignResult, Changes]:
            return penetapan.assign_many(self._services.context(), [row.id for row in rows], decision, progress, cancel)

        def done(answer: tuple[AssignResult, Changes]) -> None:
            result, changes = answer
            names: dict[UUID | None, str] = {row.id: row.nama for row in rows}
            self._set(refused=refused_of(self._services.texts, names, result.refused), focus="")
            self._tell(result, changes, decision)

        title = self._services.texts.say("appraiser.job", n=len(rows))
        self._services.runner.submit(work, done, title=title)
        self.close()

    def read_refused(self) -> None:
        """The user has read who was left out."""
        self._set(refused=(), focus="")

    def _tell(self, result: AssignResult, changes: Changes, decision: Penetapan) -> None:
        shell = self._services.shell
        if changes:
            shell.offer(changes)
            said = "appraiser.said.replaced" if result.replaced else "appraiser.said.done"
            shell.tell(said, n=len(result.done), tanggal=decision.tmt, lama=result.replaced)
        elif result.same:
            shell.tell("appraiser.said.same", n=len(result.same))

    def _set(self, **changed: Any) -> None:
        self.state = replace(self.state, **changed)
        self._view.render(self.state)
