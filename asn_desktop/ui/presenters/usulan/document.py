"""One proposal on the screen: papers are kept as they are said, each step is recorded by itself, typing is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.usulan import StatusUsulan
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases import usulan as usecase
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.core.usecases.usulan import ProposalSheet
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.dates import unread
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.person_header import header
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import TermKey
from asn_desktop.ui.presenters.usulan import steps
from asn_desktop.ui.presenters.usulan.list import CONCERNS, day_note
from asn_desktop.ui.presenters.usulan.papers import PaperDesk
from asn_desktop.ui.presenters.usulan.shown import FORMS, Known, shown
from asn_desktop.ui.presenters.usulan.state import Ending, Step, Typed, UsulanView

DECIDED = "usulan.said.keputusan"


class _Read(Struct, frozen=True):
    """A proposal as read from the file. `post` and `unit` are where the person works on the day asked for."""

    sheet: ProposalSheet
    post: str
    unit: str
    draft: Typed | None = None


class UsulanPresenter:
    """Presenter of one proposal. What is typed for a step is kept as a draft until the step is recorded.

    It is shown as of the day `on`; whatever is recorded is recorded today.
    """

    def __init__(self, services: Services, view: UsulanView, on: AskedDay | None = None) -> None:
        self._services = services
        self._on = on or AskedDay(services)
        self._view = view
        self._drafts = Drafts(services)
        self._read: _Read | None = None
        self._fresh = self._typed = Typed()
        self._offer: Typed | None = None
        self._turned: Step | None = None
        self._errors: dict[str, str] = {}
        self._reading = Newest(services.runner)
        self._busy = False
        self._own: Changes | None = None
        self.papers = PaperDesk(services, self._submit, self._render)

    @property
    def dirty(self) -> bool:
        """Something is typed that was not recorded."""
        return self._read is not None and self._typed != self._fresh

    @property
    def step(self) -> Step | None:
        """The step that can be recorded now."""
        if self._read is None or not self._read.sheet.usulan.status.open or self._read.sheet.away:
            return None
        sent = self._read.sheet.usulan.status is StatusUsulan.DIKIRIM
        return self._turned or (Step.KEPUTUSAN if sent else Step.KIRIM)

    def open(self, target: UUID, *, resume: bool = False) -> None:
        """Show a proposal. `resume` takes up what a power cut left: the user has already said so."""
        if self._read is not None and self._identity == target and self.dirty:
            self._render()
            return
        self._load(target, resume=resume)

    def changed(self, changes: Changes) -> None:
        """Something was saved elsewhere; what is being typed here stays."""
        if self._read is None or changes is self._own or self._busy or not changes.kinds & CONCERNS:
            return
        if not self.dirty:
            self._load(self._identity)

    def asked(self) -> None:
        """Another day is asked for; what is being typed stays."""
        if self._read is None:
            return
        target, ctx = self._identity, self._services.context()

        def done(read: _Read) -> None:
            self._read = read
            self._render()

        self._reading.submit(lambda _progress, _cancel: self._fresh_read(ctx, target), done)

    def save(self) -> None:
        """Leaving records nothing: what is typed stays in its draft."""

    def recover(self) -> None:
        """Take back what was typed before the power cut."""
        if self._offer is not None:
            self._typed, self._offer = self._offer, None
            if self.step is Step.KIRIM and self._typed.nomor_keputusan:
                self._turned = Step.KEPUTUSAN  # it was being decided without having been sent
            self._edited()

    def forget(self) -> None:
        """Give it up."""
        self._offer = None
        self._drafts.settled(steps.place_of(self._identity))
        self._render()

    # Steps

    def type(self, **changes: Any) -> None:
        """What the user gives, by the names of `Typed`."""
        if self._read is None:
            return
        self._typed = replace(self._typed, **changes)
        self._errors = {name: said for name, said in self._errors.items() if name not in {*changes, ""}}
        untouched = (self._typed.mkg_tahun, self._typed.mkg_bulan) == (self._fresh.mkg_tahun, self._fresh.mkg_bulan)
        if untouched and {"hasil", "tmt_keputusan"} & set(changes):
            self._typed = steps.with_service(self._read.sheet, self._typed)
            self._fresh = replace(self._fresh, mkg_tahun=self._typed.mkg_tahun, mkg_bulan=self._typed.mkg_bulan)
        self._edited()

    def unread(self, name: str, text: str) -> None:
        """The `text` in the field `name` cannot be read as a day, and the cursor has left it."""
        if self._read is not None:
            self._errors = {**self._errors, name: unread(text, self._services.texts)}
            self._render()

    def turn_to(self, step: Step) -> None:
        """Record the decision although the letter was not, the letter after all, or correct what was noted of it."""
        self._turned, self._errors = step, {}
        self._render()

    def record(self) -> None:
        """Record the step on show; where something lacks it is said at its field and nothing is saved."""
        step, typed = self.step, self._typed
        if step is None or self._read is None or self._busy:
            return
        hak = self._read.sheet.usulan.hak
        lacking = steps.lacks(self._services.texts, step, hak, typed)
        self._errors = lacking | {name: self._errors[name] for name in lacking if name in self._errors}
        if self._errors:
            self._render()
            self._view.point()
            return
        identity = self._identity

        def refused(error: UserError) -> None:
            self._errors = {steps.field_of(error): steps.why_not(self._services.texts, error)}
            self._render()
            self._view.point()

        self._submit(
            lambda ctx: steps.record(ctx, step, identity, hak, typed),
            f"usulan.said.{step.value}",
            refused,
            settled=True,
        )

    def end(self, ending: Ending, alasan: str, on_done: Callable[[str], None]) -> None:
        """It came back, was refused, or is dropped; `on_done` gets why not, or ""."""
        identity = self._identity

        def refused(error: UserError) -> None:
            on_done(steps.why_not(self._services.texts, error))

        self._submit(
            lambda ctx: steps.ended(ctx, ending, identity, alasan), f"usulan.said.{ending.value}", refused,
            well=lambda: on_done(""), settled=True,
        )  # fmt: skip

    def reopen(self) -> None:
        """It was decided, refused or dropped by mistake: as before, in the register too."""
        if self._read is None or self._busy:
            return
        identity, nama = self._identity, self._read.sheet.facts.person.nama_lengkap

        def well() -> None:  # an undo itself: what could be undone now is something older
            self._services.shell.note("usulan.said.reopened", nama=nama)

        self._submit(lambda ctx: usecase.reopen(ctx, identity), "", None, well=well, settled=True)

    # To other screens

    def print(self) -> None:
        """The form that goes with the proposal, of the month that the right falls in."""
        if self._read is None:
            return
        usulan = self._read.sheet.usulan
        form = FORMS.get(usulan.hak)
        if form is None:
            return
        year = usulan.hak is Hak.ANGKA_KREDIT
        term = "" if year else str(TermKey(JenisEvaluasi.BULAN, usulan.tmt.month))
        of = usulan.tmt.year - 1 if year else usulan.tmt.year
        self._services.shell.go("cetak", usulan.pegawai_id, f"{form.value}/{of}/{term}")

    def show_career(self) -> None:
        """The right in the person's career."""
        if self._read is not None:
            usulan = self._read.sheet.usulan
            self._services.shell.go("karier", usulan.pegawai_id, usulan.hak.value)

    def show_register(self) -> None:
        """What is recorded of the person."""
        if self._read is not None:
            self._services.shell.go("pegawai", self._read.sheet.usulan.pegawai_id)

    # Within

    @property
    def _identity(self) -> UUID:
        assert self._read is not None
        return self._read.sheet.usulan.id

    def _edited(self) -> None:
        place = steps.place_of(self._identity)
        if self.dirty:
            self._drafts.typed(place, msgspec.to_builtins(self._typed))
        else:
            self._drafts.settled(place)
        self._render()

    def _load(self, target: UUID, *, resume: bool = False, recorded: bool = False) -> None:
        """`recorded`: its draft is being forgotten, and may still be read when the keys came fast; it says nothing."""

        def work(_progress: Progress, _cancel: Cancel) -> _Read | None:
            ctx = self._services.context()
            try:
                found = self._fresh_read(ctx, target)
            except NotFoundError:
                return None
            with ctx.store.read() as reader:
                return replace(found, draft=steps.decoded(reader.drafts().get(steps.place_of(target))))

        def done(read: _Read | None) -> None:
            if read is None:
                self._read = None
                self._view.missing()
                return
            self._take(replace(read, draft=None) if recorded else read)
            if resume:
                self.recover()
            self._render()

        self._reading.submit(work, done)

    def _fresh_read(self, ctx: Context, target: UUID) -> _Read:
        sheet, day = usecase.open_proposal(ctx, target, self._on.other), self._on.day
        head = header(people.profile(ctx, sheet.usulan.pegawai_id, day), ctx.law.at(day), self._services.texts)
        return _Read(sheet, head.post, head.unit)

    def _take(self, read: _Read) -> None:
        self._read, self._turned, self._errors = read, None, {}
        self.papers.begin(read.sheet.facts.person.nip)
        self._fresh = self._typed = steps.begun(read.sheet, self._services.context().today)
        draft = read.draft
        self._offer = draft if draft is not None and draft != self._fresh and self.step is not None else None

    def _submit(
        self,
        does: Callable[[Context], Changes],
        told: str,
        refused: Callable[[UserError], None] | None,
        facts: Mapping[str, object] = MappingProxyType({}),
        *,
        well: Callable[[], None] = lambda: None,
        settled: bool = False,
    ) -> None:
        """`settled`: the step is done, and what was typed for it with it; else typing goes on."""
        assert self._read is not None
        identity, nama = self._identity, self._read.sheet.facts.person.nama_lengkap
        self._busy = settled

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Changes, _Read]:
            ctx = self._services.context()
            changes = does(ctx)
            return changes, self._fresh_read(ctx, identity)

        def done(result: tuple[Changes, _Read]) -> None:
            self._busy = False
            self._own, read = result
            here = self._read is not None and self._identity == identity
            if settled:
                self._drafts.settled(steps.place_of(identity))
            if here and settled:
                self._take(read)
            elif here:
                self._read = read
            well()
            self._services.shell.offer(self._own)
            if told:
                only = told == DECIDED and self._own.kinds == {"usulan"}  # the register stays as it is
                self._services.shell.tell(f"{told}_only" if only else told, nama=nama, **facts)
            self._render()

        def failed(error: Exception) -> None:
            self._busy = False
            if not isinstance(error, UserError) or refused is None:
                raise error
            refused(error)

        self._services.runner.submit(work, done, failed)

    def _render(self) -> None:
        if self._read is None:
            return
        known = Known(
            sheet=self._read.sheet,
            post=self._read.post,
            unit=self._read.unit,
            step=self.step,
            typed=self._typed,
            dirty=self.dirty,
            offered=self._offer is not None,
            errors=self._errors,
            paper_errors=self.papers.errors,
            day=self._on.day,
            day_note=day_note(self._services.texts, self._on),
        )
        self._view.render(shown(self._services.texts, known))
