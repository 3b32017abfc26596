"""One person's talent: the box with its reasons, what was assessed when and by whom, and entering it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.talenta import PenilaianKompetensi, PenilaianPotensi
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.talenta import Cutoffs, Grid, Placed, cutoffs
from asn_desktop.ui.presenters.chips import Chip, predikat_chip
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.assessment import (
    EMPTY,
    AssessedLine,
    Which,
    faults_in,
    lines_of,
    read,
    written,
)
from asn_desktop.ui.presenters.talenta.boxes import BoxesPresenter
from asn_desktop.ui.presenters.talenta.placed import PlacedRow, box_chip, moves_text
from asn_desktop.ui.presenters.why import Why

KINDS = frozenset({"penilaian_potensi", "penilaian_kompetensi"})


class TalentState(Struct, frozen=True):
    pegawai_id: UUID
    name: str
    facts: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    why: Why | None
    """None: the person is not among those in service."""
    box: int | None
    moves: str
    lines: tuple[AssessedLine, ...]
    form: Which | None
    """Which form is open."""
    editing: UUID | None
    values: Mapping[str, str]
    """What the form begins with; changes when another one is opened."""
    errors: Mapping[str, str]


class TalentView(Protocol):
    def render(self, state: TalentState) -> None: ...

    def gone(self) -> None: ...


class _Read(Struct, frozen=True):
    person: Pegawai
    potential: tuple[PenilaianPotensi, ...]
    competence: tuple[PenilaianKompetensi, ...]
    at: Cutoffs


class TalentPresenter:
    """Presenter of one person's page; the boxes are those of `boxes`."""

    def __init__(self, services: Services, view: TalentView, boxes: BoxesPresenter) -> None:
        self._services = services
        self._view = view
        self._boxes = boxes
        self._reading = Newest(services.runner)
        self._wanted: UUID | None = None
        self._read: _Read | None = None
        self._form: Which | None = None
        self._editing: UUID | None = None
        self._values: dict[str, str] = {}
        self._errors: dict[str, str] = {}

    def open(self, person: UUID, form: Which | None = None) -> None:
        """Show this person; with a form, begin an assessment at once."""
        self._wanted, self._form = person, None
        self._editing, self._errors = None, {}
        self._load(form)

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""
        if self._wanted is not None and (changes.kinds & KINDS or self._wanted in changes.ids):
            self._load(self._form)

    def boxes_read(self) -> None:
        """The boxes are new."""
        self._render()

    def begin(self, which: Which) -> None:
        """An empty form; the day is not guessed."""
        self._form, self._editing, self._errors = which, None, {}
        self._values = dict(EMPTY)
        self._render()

    def edit(self, line: AssessedLine) -> None:
        """Correct an assessment."""
        record = self._record(line.id)
        if record is None:
            return
        self._form, self._editing, self._errors = line.which, line.id, {}
        self._values = written(record, self._services.texts)
        self._render()

    def close(self) -> None:
        """Put the form away; nothing of it is kept."""
        self._form, self._editing, self._errors = None, None, {}
        self._render()

    def save(self, typed: Mapping[str, str]) -> None:
        """Keep what was typed, or say at each field what is wrong."""
        if self._form is None or self._read is None:
            return
        wrong = faults_in(self._form, typed, self._services.context().today, self._services.texts)
        self._errors = wrong
        if wrong:
            self._values = dict(typed)
            self._render()
            return
        before = self._record(self._editing) if self._editing is not None else None
        made = read(self._form, typed, before, self._new_id() if before is None else before.id, self._read.person.id)

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            ctx = self._services.context()
            if isinstance(made, PenilaianPotensi):
                return talenta.save_potential(ctx, made)
            return talenta.save_competence(ctx, made)

        def done(changes: Changes) -> None:
            self._form, self._editing, self._errors = None, None, {}
            self._services.shell.offer(changes)
            self._services.shell.tell("talenta.said.assessed", nama=made_for)

        made_for = self._read.person.nama_lengkap
        self._services.runner.submit(work, done)

    def strike(self) -> None:
        """Take the assessment on the form back; it can be undone."""
        editing, which = self._editing, self._form
        if editing is None or which is None:
            return
        kind = PenilaianPotensi if which == "potensi" else PenilaianKompetensi

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return talenta.strike_assessment(self._services.context(), kind, editing)

        def done(changes: Changes) -> None:
            self._form, self._editing = None, None
            self._services.shell.offer(changes)
            self._services.shell.tell("talenta.said.struck")

        self._services.runner.submit(work, done)

    def show_career(self) -> None:
        if self._wanted is not None:
            self._services.shell.go("karier", self._wanted)

    # What is behind it

    def _load(self, form: Which | None) -> None:
        wanted = self._wanted
        if wanted is None:
            return

        def work(_progress: Progress, _cancel: Cancel) -> _Read | None:
            with self._services.context().store.read() as reader:
                try:
                    person = reader.get(Pegawai, wanted)
                except NotFoundError:
                    return None
                return _Read(
                    person,
                    reader.find(PenilaianPotensi, pegawai_id=wanted),
                    reader.find(PenilaianKompetensi, pegawai_id=wanted),
                    cutoffs(reader),
                )

        def done(found: _Read | None) -> None:
            self._read = found
            if found is None:
                self._wanted = None
                self._view.gone()
            elif form is not None and self._form is None:
                self.begin(form)
            else:
                self._render()

        self._reading.submit(work, done, lane="free")

    def _record(self, identity: UUID) -> PenilaianPotensi | PenilaianKompetensi | None:
        if self._read is None:
            return None
        every: tuple[PenilaianPotensi | PenilaianKompetensi, ...] = (*self._read.potential, *self._read.competence)
        return next((each for each in every if each.id == identity), None)

    def _new_id(self) -> UUID:
        """Identities come from the file; an unused one costs nothing."""
        ctx = self._services.context()
        return ctx.store.new_group()

    def _render(self) -> None:
        of = self._read
        if of is None:
            return
        texts, person = self._services.texts, of.person
        row = self._boxes.row_of(person.id)
        placed = row.of if row is not None else None
        self._view.render(
            TalentState(
                pegawai_id=person.id,
                name=person.nama_lengkap,
                facts=self._facts(person, placed),
                chips=() if placed is None else self._chips(placed),
                why=why_of(placed.verdict, texts) if placed is not None else None,
                box=placed.kotak if placed is not None else None,
                moves=self._moves(row),
                lines=lines_of(of.potential, of.competence, of.at, self._boxes.day, texts),
                form=self._form,
                editing=self._editing,
                values=self._values,
                errors=self._errors,
            )
        )

    def _facts(self, person: Pegawai, placed: Placed | None) -> tuple[tuple[str, str], ...]:
        say = self._services.texts.say
        return (
            (say("talenta.column.nip"), grouped_nip(person.nip)),
            (say("talenta.column.jabatan"), placed.jabatan if placed and placed.jabatan else say("talenta.unknown")),
            (say("talenta.column.unit"), placed.unit if placed and placed.unit else say("talenta.unknown")),
        )

    def _chips(self, placed: Placed) -> tuple[Chip, ...]:
        texts = self._services.texts
        return box_chip(texts, placed.verdict), predikat_chip(texts, placed.predikat)

    def _moves(self, row: PlacedRow | None) -> str:
        grid: Grid | None = self._boxes.grid
        if row is None or grid is None:
            return ""
        return self._services.texts.say("talenta.moves", gerak=moves_text(row), tahun=str(grid.day.year - 3))
