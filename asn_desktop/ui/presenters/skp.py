"""The plan of one person on the screen: typed, kept as draft, saved, submitted, agreed on, opened again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja, Skp, StatusSkp
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.rules import berakhlak
from asn_desktop.core.usecases import skp as usecase
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader
from asn_desktop.core.usecases.skp import Plan, PlanDraft, PlanGap
from asn_desktop.ui.presenters.chips import Chip, skp_chip
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.parties import PartyLine, party_lines, person_facts, signed_lines
from asn_desktop.ui.presenters.rater_search import rater_of, raters_like
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp_lines import (
    IndicatorLine,
    Lines,
    Removed,
    ResultLine,
    adopted,
    drafts_of,
    edited,
    indicator_edited,
    ordered,
    put_back,
    reordered,
    without,
)

CONCERNS = frozenset({"skp", "hasil_kerja", "indikator", "ekspektasi_perilaku", "evaluasi", "pegawai"})
"""Kinds of records whose change an open plan shows."""


class GapLine(Struct, frozen=True):
    """What the plan still lacks, in words; `key` is the result it lies in, where there is one."""

    text: str
    blocking: bool
    key: int | None = None


class ValueLine(Struct, frozen=True):
    """One value of BerAKHLAK with its behaviours, and what the leader expects under it."""

    nilai: NilaiBerakhlak
    name: str
    behaviours: tuple[str, ...]
    text: str


class SkpState(Struct, frozen=True):
    """Everything the screen shows. `focus` is the key of the line to go to, in this rendering only."""

    skp_id: UUID
    pegawai_id: UUID
    tahun: int
    name: str
    nip: str
    facts: tuple[tuple[str, str], ...]
    period: str
    parties: tuple[PartyLine, ...]
    chip: Chip
    status: StatusSkp
    agreed_on: date | None
    editable: bool
    results: tuple[ResultLine, ...]
    values: tuple[ValueLine, ...]
    gaps: tuple[GapLine, ...]
    dirty: bool
    saved: str
    undo: str
    recovery: bool
    focus: int | None
    today: date

    @property
    def blocked(self) -> bool:
        return any(gap.blocking for gap in self.gaps)


class SkpView(Protocol):
    def render(self, state: SkpState) -> None: ...

    def missing(self) -> None:
        """The plan is not there (any more)."""


class _Loaded(Struct, frozen=True):
    plan: Plan
    draft: PlanDraft | None = None


class SkpPresenter:
    """Presenter of the plan editor."""

    def __init__(self, services: Services, view: SkpView, now: Callable[[], datetime]) -> None:
        self._services = services
        self._view = view
        self._now = now
        self._drafts = Drafts(services)
        self._lines = Lines()
        self._plan: Plan | None = None
        self._results: tuple[ResultLine, ...] = ()
        self._expectations: dict[NilaiBerakhlak, str] = {}
        self._saved = PlanDraft()
        self._saved_at: datetime | None = None
        self._removed: tuple[Removed, ...] = ()
        self._offer: PlanDraft | None = None
        self._own: Changes | None = None
        self._saving = False

    @property
    def plan(self) -> Plan | None:
        return self._plan

    @property
    def dirty(self) -> bool:
        """True while something typed has not been saved."""
        return self._plan is not None and self._plan.editable and self._typed() != self._saved

    def open(self, target: UUID) -> None:
        """Show a plan by its id, or the newest plan of an employee. What was typed in another one is saved first."""
        if self._plan is not None and self._plan.skp.id == target and self.dirty:
            return
        self.save()
        self._load(target)

    def changed(self, changes: Changes) -> None:
        """Something was saved elsewhere; what is being typed here stays."""
        if self._plan is None or changes is self._own or self.dirty or self._saving:
            return
        if changes.kinds & CONCERNS:
            self._load(self._plan.skp.id)

    def result_typed(self, key: int, *, rencana: str | None = None, diintervensi: str | None = None) -> None:
        """The text of a result, or of the superior's result it serves."""

        def change(line: ResultLine) -> ResultLine:
            return replace(
                line,
                rencana=line.rencana if rencana is None else rencana,
                diintervensi=line.diintervensi if diintervensi is None else diintervensi,
            )

        self._edit(edited(self._results, key, change))

    def indicator_typed(
        self, result: int, key: int, *, aspek: Aspek | None = None, indikator: str | None = None,
        target: str | None = None,
    ) -> None:  # fmt: skip
        """Aspect, measure or target of one row."""

        def change(line: IndicatorLine) -> IndicatorLine:
            return replace(
                line,
                aspek=aspek or line.aspek,
                indikator=line.indikator if indikator is None else indikator,
                target=line.target if target is None else target,
            )

        self._edit(edited(self._results, result, lambda line: indicator_edited(line, key, change)))

    def expectation_typed(self, nilai: NilaiBerakhlak, text: str) -> None:
        """What the leader expects under one value."""
        self._expectations = {**self._expectations, nilai: text}
        self._keep()
        self._render()

    def add_result(self, jenis: JenisHasilKerja) -> None:
        """A new result at the end of its section, ready to be written."""
        line = self._lines.new_result(jenis)
        self._edit(ordered((*self._results, line)), focus=line.key)

    def add_indicator(self, result: int) -> None:
        """A further measure of a result."""
        line = next((found for found in self._results if found.key == result), None)
        if line is None:
            return
        new = self._lines.new_indicator(line)
        self._edit(
            edited(self._results, result, lambda found: replace(found, indikator=(*found.indikator, new))),
            focus=new.key,
        )

    def remove(self, key: int) -> None:
        """Take a result or a measure away; it can be put back with `undo`."""
        kept, removed = without(self._results, key)
        if removed is not None:
            self._removed = (*self._removed, removed)
            self._edit(kept)

    def undo(self) -> None:
        """Put back what was taken away last."""
        if self._removed:
            *rest, last = self._removed
            self._removed = tuple(rest)
            self._edit(put_back(self._results, last), focus=last.line.key)

    def move(self, key: int, step: int) -> None:
        """Move a result inside its section, or a measure inside its result, up (-1) or down (+1)."""
        self._edit(reordered(self._results, key, step), focus=key)

    def save(self) -> None:
        """Save what is typed; nothing happens where nothing changed."""
        if self.dirty:
            self._write(None, "")

    def submit(self) -> None:
        """The employee hands the plan in."""
        self._write(usecase.submit, "skp.said.submitted")

    def agree(self, tanggal: date) -> None:
        """Both agreed on the plan on this date."""
        self._write(lambda ctx, skp_id: usecase.agree(ctx, skp_id, tanggal), "skp.said.agreed")

    def look_for_raters(self, text: str, on_found: Callable[[tuple[Option, ...]], None]) -> None:
        """Who could appraise, while a name is being typed."""
        self._services.runner.submit(lambda _p, _c: raters_like(self._services.context(), text), on_found)

    def set_rater(self, value: str) -> None:
        """Fix the appraiser of this plan; "" leaves it to the organisation again."""
        penilai_id, pejabat_id = rater_of(value)
        self._write(
            lambda ctx, skp_id: usecase.set_rater(ctx, skp_id, penilai_id, pejabat_id),
            "skp.said.rater_set" if value else "skp.said.rater_freed",
        )

    def reopen(self) -> None:
        """Back to draft."""
        self._write(usecase.reopen, "skp.said.reopened")

    def delete(self) -> None:
        """Move the plan to the bin."""
        plan = self._plan
        if plan is None:
            return

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return usecase.remove(self._services.context(), plan.skp.id)

        def done(changes: Changes) -> None:
            self._drafts.settled(self._place(plan.skp.id))
            self._plan = None
            self._services.shell.offer(changes)
            self._services.shell.tell("skp.said.removed", nama=plan.pegawai.nama_lengkap)
            self._services.shell.go("skp")

        self._services.runner.submit(work, done)

    def recover(self) -> None:
        """Take back what was typed before the power cut; it is saved only when the user saves."""
        if self._offer is not None:
            draft, self._offer = self._offer, None
            self._results = self._lines.of(draft.results)
            self._expectations = dict(draft.expectations)
            self._render()

    def forget(self) -> None:
        """Give up what was typed before the power cut."""
        if self._plan is not None:
            self._offer = None
            self._drafts.settled(self._place(self._plan.skp.id))
            self._render()

    def jump(self, key: int) -> None:
        """Go to a line."""
        self._render(focus=key)

    def print(self) -> None:
        """Save, and show the form."""
        if self._plan is not None:
            self.save()
            self._services.shell.go("cetak", self._plan.pegawai.id, f"skp/{self._plan.skp.tahun}")

    def appraise(self) -> None:
        """Go on to the appraisal of this plan."""
        if self._plan is not None:
            self.save()
            self._services.shell.go("evaluasi", self._plan.skp.id)

    def _load(self, target: UUID) -> None:
        def work(_progress: Progress, _cancel: Cancel) -> _Loaded | None:
            ctx = self._services.context()
            with ctx.store.read() as reader:
                skp_id = resolve(reader, target)
                if skp_id is None:
                    return None
                plan = usecase.read_plan(ctx, reader, skp_id)
                kept = reader.drafts().get(self._place(skp_id))
            return _Loaded(plan, None if kept is None else _decoded(kept))

        def done(found: _Loaded | None) -> None:
            if found is None:
                self._view.missing()
                return
            self._take(found.plan)
            self._saved_at = None
            self._removed = ()
            offered = found.draft is not None and found.plan.editable and found.draft != self._saved
            self._offer = found.draft if offered else None
            if found.draft is not None and not offered:
                self._drafts.settled(self._place(found.plan.skp.id))
            self._render()

        self._services.runner.submit(work, done)

    def _take(self, plan: Plan) -> None:
        self._plan = plan
        draft = plan.draft()
        self._results = self._lines.of(draft.results)
        if plan.editable and not self._results:
            self._results = (self._lines.new_result(JenisHasilKerja.UTAMA),)
        self._expectations = dict(draft.expectations)
        self._saved = self._typed()

    def _typed(self) -> PlanDraft:
        expectations = {nilai: text.strip() for nilai, text in self._expectations.items() if text.strip()}
        return PlanDraft(drafts_of(self._results), expectations)

    def _edit(self, results: tuple[ResultLine, ...], focus: int | None = None) -> None:
        self._results = results
        self._keep()
        self._render(focus)

    def _keep(self) -> None:
        if self._plan is not None:
            place = self._place(self._plan.skp.id)
            if self.dirty:
                self._drafts.typed(place, msgspec.to_builtins(self._typed(), str_keys=True))
            else:
                self._drafts.settled(place)

    def _write(self, then: Callable[[Context, UUID], Changes] | None, said: str) -> None:
        """Save what is typed and, in the same task, take the next step; then show the plan as it is stored."""
        plan = self._plan
        if plan is None or self._saving:
            return
        sent, draft, dirty = self._results, self._typed(), self.dirty
        self._saving = True

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Changes, Plan, Exception | None]:
            ctx = self._services.context()
            changes = usecase.save(ctx, plan.skp.id, draft) if dirty else Changes()
            refused: Exception | None = None
            if then is not None:
                try:
                    changes |= then(ctx, plan.skp.id)
                except Exception as error:  # what was saved stays saved; the refusal is shown after it
                    refused = error
            return changes, usecase.plan(ctx, plan.skp.id), refused

        def done(result: tuple[Changes, Plan, Exception | None]) -> None:
            changes, stored, refused = result
            self._saving = False
            self._drafts.settled(self._place(plan.skp.id))
            self._saved_at = self._now()
            if self._plan is not None and self._plan.skp.id == plan.skp.id:
                self._saved_as(stored, sent, draft)
            self._own = changes
            if changes:
                self._services.shell.offer(changes)
            if refused is not None:
                raise refused
            if said:
                self._services.shell.tell(said, nama=stored.pegawai.nama_lengkap)

        def failed(error: Exception) -> None:
            self._saving = False
            raise error

        self._services.runner.submit(work, done, failed)

    def _saved_as(self, stored: Plan, sent: tuple[ResultLine, ...], draft: PlanDraft) -> None:
        """Show what was saved. Typing that went on meanwhile stays, and is not saved yet."""
        went_on = self._typed() != draft
        self._plan = stored
        content = stored.draft()
        self._results = (
            adopted(self._results, sent, content.results) if stored.editable else self._lines.of(content.results)
        )
        self._saved = content if went_on and stored.editable else self._typed()
        if went_on:
            self._keep()
        self._render()

    def _render(self, focus: int | None = None) -> None:
        plan = self._plan
        if plan is None:
            return
        texts, skp = self._services.texts, plan.skp
        ctx = self._services.context()
        signed = skp.pihak if not plan.editable else None
        guides = berakhlak.values(ctx.law.at(skp.last_day))
        self._view.render(
            SkpState(
                skp_id=skp.id,
                pegawai_id=skp.pegawai_id,
                tahun=skp.tahun,
                name=plan.pegawai.nama_lengkap,
                nip=grouped_nip(plan.pegawai.nip),
                facts=person_facts(texts, signed.pegawai if signed else plan.parties.pegawai),
                period=texts.say("skp.period", mulai=skp.mulai, sampai=skp.last_day),
                parties=signed_lines(texts, signed) if signed else party_lines(texts, plan.parties),
                chip=skp_chip(texts, skp.status),
                status=skp.status,
                agreed_on=skp.tanggal_disetujui,
                editable=plan.editable,
                results=self._results,
                values=tuple(
                    ValueLine(guide.nilai, guide.nama, guide.perilaku, self._expectations.get(guide.nilai, ""))
                    for guide in guides
                ),
                gaps=self._gap_lines(),
                dirty=self.dirty,
                saved=self._saved_words(),
                undo=self._undo_words(),
                recovery=self._offer is not None,
                focus=focus,
                today=ctx.today,
            )
        )

    def _gap_lines(self) -> tuple[GapLine, ...]:
        if self._plan is None or not self._plan.editable:
            return ()
        written = [line for line in self._results if not line.untouched]

        def line_of(gap: PlanGap) -> GapLine:
            line = written[gap.result - 1] if gap.result else None
            facts: dict[str, object] = {}
            if line is not None:
                section = [found.key for found in written if found.jenis is line.jenis]
                facts = {"nomor": section.index(line.key) + 1, "jenis": line.jenis}
            key = line.key if line else next((r.key for r in self._results), None)
            return GapLine(self._services.texts.say(f"skp.gap.{gap.key}", **facts), gap.blocking, key)

        return tuple(line_of(gap) for gap in usecase.gaps(drafts_of(self._results)))

    def _saved_words(self) -> str:
        say = self._services.texts.say
        if self._plan is None or not self._plan.editable:
            return ""
        if self.dirty:
            return say("skp.saved.typing")
        return say("skp.saved.at", jam=f"{self._saved_at:%H.%M}") if self._saved_at else say("skp.saved.nothing")

    def _undo_words(self) -> str:
        if not self._removed:
            return ""
        line = self._removed[-1].line
        say = self._services.texts.say
        if isinstance(line, ResultLine):
            return say("skp.undo.result", teks=shortened(line.rencana) or say("skp.undo.blank"))
        return say("skp.undo.indicator", teks=shortened(line.indikator) or say("skp.undo.blank"))

    @staticmethod
    def _place(skp_id: UUID) -> str:
        return f"skp/{skp_id}/isi"


def resolve(reader: Reader, target: UUID) -> UUID | None:
    """The plan meant by the id of a plan, or by that of an employee (his newest)."""
    try:
        return reader.get(Skp, target).id
    except NotFoundError:
        plans = sorted(reader.find(Skp, pegawai_id=target), key=lambda skp: skp.mulai)
        return plans[-1].id if plans else None


def shortened(text: str, length: int = 40) -> str:
    """The beginning of a text, for a label."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def _decoded(kept: Any) -> PlanDraft | None:
    """A kept draft; None where an older version of the program wrote it in another shape."""
    try:
        return msgspec.convert(kept, PlanDraft, str_keys=True)
    except (msgspec.ValidationError, ValueError):
        return None
