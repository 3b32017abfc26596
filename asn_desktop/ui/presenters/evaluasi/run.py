"""The keyboard run: some people rated one after the other, and in the end what was done, what was left, and why."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.evaluasi import Appraisal, read_appraisal
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.terms import TermKey
from asn_desktop.ui.presenters.walk import Step


class Done(enum.StrEnum):
    """How one person stands at the end."""

    FINAL = "final"
    READY = "ready"
    """Everything is there; it waits to be made final."""
    LEFT = "left"


class RunLine(Struct, frozen=True):
    """One person at the end of a run. `why` says what still lacks; "" where nothing does. Without a plan there is no
    `skp_id`.
    """

    skp_id: UUID | None
    evaluasi_id: UUID | None
    name: str
    done: Done
    why: str


class Run(Struct, frozen=True):
    """Whom one goes through, in which term. `skipped`: who was asked for but cannot be made final yet, and why."""

    steps: tuple[Step, ...]
    term: TermKey
    skipped: tuple[RunLine, ...] = ()


class RunSummary(Struct, frozen=True):
    """The end of a run, or where it was broken off."""

    run: Run
    lines: tuple[RunLine, ...]

    def of(self, done: Done) -> tuple[RunLine, ...]:
        return tuple(line for line in self.lines if line.done is done)

    @property
    def again(self) -> tuple[Step, ...]:
        """Who was gone through and still lacks something."""
        gone = {step.skp_id for step in self.run.steps}
        left = ((line.skp_id, line.name) for line in self.of(Done.LEFT))
        return tuple(Step(skp_id, name) for skp_id, name in left if skp_id is not None and skp_id in gone)


def summary(ctx: Context, texts: Texts, run: Run, progress: Progress, cancel: Cancel) -> RunSummary:
    """How everybody of a run stands now. Cancelled, it tells of those it came to."""
    lines: list[RunLine] = []
    with ctx.store.read() as reader:
        for number, step in enumerate(run.steps, start=1):
            if cancel():
                break
            of_term = reader.find(Evaluasi, skp_id=step.skp_id, jenis=run.term.jenis, nomor=run.term.nomor)
            newest = max(of_term, key=lambda each: each.revisi, default=None)
            if newest is None:
                why = texts.say("evaluasi.run.not_begun")
                lines.append(RunLine(step.skp_id, None, step.name, Done.LEFT, why))
            else:
                lines.append(_line(texts, step, read_appraisal(ctx, reader, newest.id)))
            progress(number, len(run.steps), step.name)
    return RunSummary(run, (*lines, *run.skipped))


def headline(texts: Texts, found: RunSummary) -> str:
    """What was done, in one sentence."""
    n = {done: len(found.of(done)) for done in Done}
    return texts.say(
        "evaluasi.run.end", jumlah=len(found.lines), final=n[Done.FINAL], siap=n[Done.READY], belum=n[Done.LEFT]
    )


def _line(texts: Texts, step: Step, found: Appraisal) -> RunLine:
    identity = found.evaluasi.id
    if found.final:
        return RunLine(step.skp_id, identity, step.name, Done.FINAL, "")
    lacks = [gap for gap in found.gaps if gap.blocking]
    if not lacks:
        return RunLine(step.skp_id, identity, step.name, Done.READY, texts.say("evaluasi.run.ready"))
    return RunLine(step.skp_id, identity, step.name, Done.LEFT, _said(texts, [(gap.key, gap.n) for gap in lacks]))


def _said(texts: Texts, lacks: Sequence[tuple[str, int]]) -> str:
    return " ".join(texts.say(f"evaluasi.gap.{key}", n=n) for key, n in lacks)
