"""One objection on the screen: each step is recorded by itself, typing is kept, and refusals stand at their fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from asn_desktop.core.domain.keberatan import StatusKeberatan
from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rules import keberatan as rules
from asn_desktop.core.usecases import evaluasi
from asn_desktop.core.usecases import keberatan as usecase
from asn_desktop.core.usecases.keberatan import OPEN, Filing, Hearing
from asn_desktop.core.usecases.penilai import Party
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters import keberatan_state as show
from asn_desktop.ui.presenters import keberatan_steps as steps
from asn_desktop.ui.presenters.chips import predikat_chip
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.keberatan_list import CONCERNS
from asn_desktop.ui.presenters.keberatan_state import KeberatanState, KeberatanView, Step, Typed
from asn_desktop.ui.presenters.keberatan_steps import Read
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.why import Why

FORM = "keberatan"
"""The kind of the letters; the button to print them is there when there is such a form."""


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
        self._party: tuple[tuple[UUID, date], Party | None] | None = None
        self._matrix: dict[tuple[Rating, Rating], Predikat] = {}
        self._asked = 0
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

    def turn_to(self, step: Step) -> None:
        """Correct the appraiser's statement, or decide although he has not spoken."""
        if step is Step.PENJELASAN and isinstance(self._found, Hearing) and not self._typed.penjelasan:
            said = self._found.keberatan
            self._typed = replace(self._typed, penjelasan=said.penjelasan, tanggal_penjelasan=said.tanggal_penjelasan)
        self._turned, self._errors = step, {}
        self._edited()

    def record(self) -> None:
        """Record the step on show; where something lacks it is said at its field and nothing is saved."""
        step, found, typed = self.step, self._found, self._typed
        if step is None or found is None or self._busy:
            return
        self._errors = steps.lacks(self._services.texts, step, typed)
        if self._errors:
            self._render()
            return
        identity = self._identity

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UUID, Changes]:
            return steps.record(self._services.context(), step, identity, typed)

        self._submit(work, f"keberatan.said.{step.value}", lambda error: self._refused(error, step))

    def withdraw(self, day: date, on_done: Callable[[str], None]) -> None:
        """The employee takes the objection back; `on_done` gets why not, or ""."""
        identity = self._identity

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UUID, Changes]:
            return identity, usecase.withdraw(self._services.context(), identity, day)

        self._submit(work, "keberatan.said.withdrawn", lambda error: on_done(self._why_not(error)), lambda: on_done(""))

    # To other screens

    def print(self) -> None:
        """The letters."""
        if self._found is not None:
            self._services.shell.go("cetak", self._found.pegawai.id, f"{FORM}/{self._found.evaluasi.tahun}")

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

    def _load(self, target: UUID, *, resume: bool = False, recorded: bool = False) -> None:
        """`recorded`: its draft is being forgotten, and may still be read when the keys came fast; it says nothing."""
        self._asked += 1
        asked = self._asked

        def work(_progress: Progress, _cancel: Cancel) -> Read | None:
            return steps.read(self._services.context(), target)

        def done(read: Read | None) -> None:
            if asked != self._asked:
                return
            if read is None:
                self._view.missing()
                return
            self._take(replace(read, draft=None) if recorded else read)
            if resume:
                self.recover()
            self._render()

        self._services.runner.submit(work, done)

    def _take(self, read: Read) -> None:
        self._found, self._turned, self._errors, self._party = read.found, None, {}, None
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
            self._load(identity, recorded=True)

        def failed(error: Exception) -> None:
            self._busy = False
            if not isinstance(error, UserError):
                raise error
            refused(error)

        self._services.runner.submit(work, done, failed)

    def _refused(self, error: UserError, step: Step) -> None:
        self._errors = {steps.field_of(error, step): self._why_not(error)}
        self._render()

    def _why_not(self, error: UserError) -> str:
        _what, why, now = self._services.texts.error(error)
        return f"{why} {now}"

    def _decider(self) -> Party | None:
        """Who decides on the day that is typed; None while he is looked up."""
        found, day = self._found, self._typed.tanggal_putusan
        if not isinstance(found, Hearing) or self.step is not Step.PUTUSAN or day is None:
            return None
        if day == self._services.context().today:
            return found.pemutus
        asked = found.keberatan.id, day
        if self._party is None or self._party[0] != asked:
            self._party = asked, None
            self._look_up(*asked)
        return self._party[1]

    def _look_up(self, identity: UUID, day: date) -> None:
        def done(party: Party) -> None:
            if self._party is not None and self._party[0] == (identity, day):
                self._party = (identity, day), party
                self._render()

        self._services.runner.submit(lambda _p, _c: usecase.decider(self._services.context(), identity, day), done)

    def _timing(self) -> Why | None:
        found, typed = self._found, self._typed
        if isinstance(found, Hearing):
            return why_of(found.keberatan.verdict, self._services.texts) if found.keberatan.verdict else None
        ctx = self._services.context()
        law = ctx.law.at(typed.tanggal_pengajuan or ctx.today)
        return why_of(rules.deadline(typed.tanggal_terima, law, typed.tanggal_pengajuan), self._services.texts)

    def _predikat(self) -> Predikat | None:
        hasil, perilaku = self._typed.rating_hasil, self._typed.rating_perilaku
        return None if hasil is None or perilaku is None else self._matrix[hasil, perilaku]

    def _render(self) -> None:
        found = self._found
        if found is None:
            return
        texts, step, today = self._services.texts, self.step, self._services.context().today
        hearing = found if isinstance(found, Hearing) else None
        filed = hearing.keberatan if hearing else None
        party = self._decider()
        day = self._typed.tanggal_putusan or today
        self._view.render(
            KeberatanState(
                identity=self._identity,
                head=show.head_of(texts, found),
                locked=True,
                dirty=self.dirty,
                saved=self._saved_words(),
                recovery=self._offer is not None,
                pegawai_id=found.pegawai.id,
                tahun=found.evaluasi.tahun,
                evaluasi_id=found.evaluasi.id,
                step=step,
                typed=self._typed,
                errors=self._errors,
                hasil=show.result_card(texts, found.evaluasi),
                pengajuan=show.filed_card(texts, filed),
                penjelasan=show.heard_card(texts, filed, step),
                putusan=show.ruled_card(texts, hearing, step, today),
                akibat=show.outcome_card(texts, hearing),
                timing=self._timing(),
                decider=show.decider_line(texts, party, day) if party else None,
                matrix=self._matrix,
                predikat=predikat_chip(texts, self._predikat()),
                withdrawable=step in (Step.PENJELASAN, Step.PUTUSAN),
                correctable=step is Step.PUTUSAN and filed is not None and bool(filed.penjelasan),
                deciding=step is Step.PENJELASAN,
                new_id=hearing.hasil.id if hearing and hearing.hasil else None,
                printable=filed is not None and FORM in tuple(FormKind),
            )
        )

    def _saved_words(self) -> str:
        if self._offer is not None:
            return self._services.texts.say("document.saved.waiting")
        return self._services.texts.say("document.saved.typing") if self.dirty else ""
