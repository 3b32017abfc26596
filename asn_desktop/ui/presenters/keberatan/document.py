"""One objection on the screen: each step is recorded by itself, typing is kept, and refusals stand at their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from asn_desktop.core.domain.keberatan import StatusKeberatan
from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import evaluasi
from asn_desktop.core.usecases import keberatan as usecase
from asn_desktop.core.usecases.keberatan import OPEN, Filing, Hearing
from asn_desktop.core.usecases.penilai import Party
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.dates import unread
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.keberatan import steps
from asn_desktop.ui.presenters.keberatan.decider import Decider
from asn_desktop.ui.presenters.keberatan.list import CONCERNS
from asn_desktop.ui.presenters.keberatan.shown import FORM, Known, shown
from asn_desktop.ui.presenters.keberatan.state import KeberatanView, Step, Typed
from asn_desktop.ui.presenters.keberatan.steps import Read
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import term_of_appraisal

RULING = ("putusan", "rating_hasil", "rating_perilaku", "pertimbangan", "nomor_putusan", "tanggal_putusan")
"""What is typed of the decision."""


class KeberatanPresenter:
    """Presenter of one objection, or of a result that nobody objected to yet.

    Unlike a plan there is nothing to save halfway: what is typed is kept as a draft until its step is recorded.
    """

    def __init__(self, services: Services, view: KeberatanView) -> None:
        self._services = services
        self._view = view
        self._drafts = Drafts(services)
        self._found: Filing | Hearing | None = None
        self._fresh = self._typed = Typed()
        self._offer: Typed | None = None
        self._turned: Step | None = None
        self._errors: dict[str, str] = {}
        self._decider = Decider(services, self._render)
        self._matrix: dict[tuple[Rating, Rating], Predikat] = {}
        self._reading = Newest(services.runner)
        self._busy = False
        self._own: Changes | None = None

    @property
    def dirty(self) -> bool:
        """Something is typed that was not recorded."""
        return self._found is not None and self._typed != self._fresh

    @property
    def step(self) -> Step | None:
        """The step that can be recorded now."""
        if isinstance(self._found, Filing):
            return Step.PENGAJUAN
        if self._found is None or self._found.keberatan.status not in OPEN:
            return None
        natural = Step.PENJELASAN if self._found.keberatan.status is StatusKeberatan.DIAJUKAN else Step.PUTUSAN
        return self._turned or natural

    def open(self, target: UUID, *, resume: bool = False) -> None:
        """Show an objection by its id; by the id of a result the one against it, or a new one.

        `resume` takes up what a power cut left: the user has already said so.
        """
        if self._found is not None and self._identity == target and self.dirty:
            self._render()
            return
        self._load(target, resume=resume)

    def changed(self, changes: Changes) -> None:
        """Something was saved elsewhere; what is being typed here stays."""
        if self._found is None or changes is self._own or self.dirty or self._busy:
            return
        if changes.kinds & CONCERNS:
            self._load(self._identity)

    def save(self) -> None:
        """Leaving records nothing: what is typed stays in its draft."""

    def recover(self) -> None:
        """Take back what was typed before the power cut."""
        if self._offer is not None:
            self._typed, self._offer = self._offer, None
            if self.step is Step.PENJELASAN and (self._typed.putusan or self._typed.pertimbangan):
                self._turned = Step.PUTUSAN  # it was being decided without a statement
            self._edited()

    def forget(self) -> None:
        """Give it up."""
        self._offer = None
        self._drafts.settled(self._place)
        self._render()

    def type(self, **changes: Any) -> None:
        """What the user gives, by the names of `Typed`."""
        if self._found is None:
            return
        self._typed = replace(self._typed, **changes)
        gone = {*changes, *(("rating_hasil",) if "rating_perilaku" in changes else ()), ""}
        if "tanggal_putusan" in changes:
            gone.add("pemutus")
        self._errors = {name: said for name, said in self._errors.items() if name not in gone}
        self._edited()

    def unread(self, name: str, text: str) -> None:
        """The `text` in the field `name` cannot be read as a day, and the cursor has left it."""
        if self._found is not None:
            self._errors = {**self._errors, name: unread(text, self._services.texts)}
            self._render()

    def turn_to(self, step: Step) -> None:
        """Give or correct the appraiser's statement, or decide although he has not spoken."""
        if step is Step.PENJELASAN and isinstance(self._found, Hearing) and not self._typed.penjelasan:
            said = self._found.keberatan
            day = said.tanggal_penjelasan or self._typed.tanggal_penjelasan
            self._typed = replace(self._typed, penjelasan=said.penjelasan, tanggal_penjelasan=day)
        self._turned, self._errors = step, {}
        self._edited()

    def record(self) -> None:
        """Record the step on show; where something lacks it is said at its field and nothing is saved."""
        step, found, typed = self.step, self._found, self._typed
        if step is None or found is None or self._busy:
            return
        lacking = steps.lacks(self._services.texts, step, typed)
        self._errors = lacking | {name: self._errors[name] for name in lacking if name in self._errors}
        if self._errors:
            self._render()
            self._view.point()
            return
        identity = self._identity

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UUID, Changes]:
            return steps.record(self._services.context(), step, identity, typed)

        # A decision that was begun before the statement waits where it was.
        kept = {name: getattr(typed, name) for name in RULING} if step is Step.PENJELASAN else None
        self._submit(work, f"keberatan.said.{step.value}", lambda error: self._refused(error, step), kept=kept)

    def withdraw(self, day: date, on_done: Callable[[str], None]) -> None:
        """The employee takes the objection back; `on_done` gets why not, or ""."""
        identity = self._identity

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UUID, Changes]:
            return identity, usecase.withdraw(self._services.context(), identity, day)

        def refused(error: UserError) -> None:
            on_done(steps.why_not(self._services.texts, error))

        self._submit(work, "keberatan.said.withdrawn", refused, lambda: on_done(""))

    # To other screens

    def print(self) -> None:
        """The letters."""
        if self._found is not None:
            result = self._found.evaluasi
            self._services.shell.go("cetak", result.skp_id, f"{FORM}/{result.tahun}/{term_of_appraisal(result)}")

    def show_result(self) -> None:
        """The result that is objected to."""
        if self._found is not None:
            self._services.shell.go("evaluasi", self._found.evaluasi.id)

    def show_new_result(self) -> None:
        """The version that the decision made."""
        if isinstance(self._found, Hearing) and self._found.hasil is not None:
            self._services.shell.go("evaluasi", self._found.hasil.id)

    def show_superiors(self) -> None:
        """Where the superior who is to decide can be named: at the appraiser."""
        if self._found is not None:
            pihak = self._found.evaluasi.pihak
            above = pihak.penilai.pegawai_id if pihak and pihak.penilai else None
            self._services.shell.go("pegawai", above or self._found.pegawai.id, "penilai")

    # Within

    @property
    def _identity(self) -> UUID:
        found = self._found
        assert found is not None
        return found.keberatan.id if isinstance(found, Hearing) else found.evaluasi.id

    @property
    def _place(self) -> str:
        return steps.place_of(self._identity)

    def _edited(self) -> None:
        if self.dirty:
            self._drafts.typed(self._place, msgspec.to_builtins(self._typed))
        else:
            self._drafts.settled(self._place)
        self._render()

    def _load(
        self,
        target: UUID,
        *,
        resume: bool = False,
        recorded: bool = False,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        """`recorded`: its draft is being forgotten, and may still be read when the keys came fast; it says nothing.
        `kept` goes on being typed.
        """

        def work(_progress: Progress, _cancel: Cancel) -> Read | None:
            return steps.read(self._services.context(), target)

        def done(read: Read | None) -> None:
            if read is None:
                self._view.missing()
                return
            self._take(replace(read, draft=None) if recorded else read)
            if resume:
                self.recover()
            if kept:
                self._typed = replace(self._typed, **kept)
                self._edited()
            else:
                self._render()

        self._reading.submit(work, done)

    def _take(self, read: Read) -> None:
        self._found, self._turned, self._errors = read.found, None, {}
        self._decider.forget()
        today = self._services.context().today
        if isinstance(read.found, Filing):
            fresh = Typed(tanggal_terima=read.found.diterima, tanggal_pengajuan=today)
        else:
            fresh = Typed(tanggal_penjelasan=today, tanggal_putusan=today)
        self._fresh = self._typed = fresh
        draft = read.draft
        self._offer = draft if draft is not None and draft != fresh and self.step is not None else None
        ctx, result = self._services.context(), read.found.evaluasi
        self._matrix = {
            (hasil, perilaku): Predikat(str(evaluasi.preview(ctx, result, hasil, perilaku).result("predikat")))
            for hasil in Rating
            for perilaku in Rating
        }

    def _submit(
        self,
        work: Callable[[Progress, Cancel], tuple[UUID, Changes]],
        told: str,
        refused: Callable[[UserError], None],
        well: Callable[[], None] = lambda: None,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        place, nama = self._place, self._found.pegawai.nama_lengkap if self._found else ""
        self._busy = True

        def done(result: tuple[UUID, Changes]) -> None:
            self._busy = False
            identity, self._own = result
            self._drafts.settled(place)
            well()
            self._services.shell.offer(self._own)
            self._services.shell.tell(told, nama=nama)
            self._load(identity, recorded=True, kept=kept)

        def failed(error: Exception) -> None:
            self._busy = False
            if not isinstance(error, UserError):
                raise error
            refused(error)

        self._services.runner.submit(work, done, failed)

    def _refused(self, error: UserError, step: Step) -> None:
        self._errors = {steps.field_of(error, step): steps.why_not(self._services.texts, error)}
        self._render()
        self._view.point()

    def _deciding(self) -> Party | None:
        """Who decides on the day that is typed; None while he is looked up."""
        found, day = self._found, self._typed.tanggal_putusan
        if not isinstance(found, Hearing) or self.step is not Step.PUTUSAN or day is None:
            return None
        return self._decider.on(found, day)

    def _render(self) -> None:
        found = self._found
        if found is None:
            return
        known = Known(
            found=found,
            step=self.step,
            typed=self._typed,
            dirty=self.dirty,
            offered=self._offer is not None,
            errors=self._errors,
            party=self._deciding(),
            matrix=self._matrix,
        )
        self._view.render(shown(self._services.texts, self._services.context(), known))
