"""Feedback on one plan: what was given, and the one being written, with a gentle word where it stays vague."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from asn_desktop.core.domain.pelaksanaan import UmpanBalik
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import written_date
from asn_desktop.core.usecases import pelaksanaan as usecase
from asn_desktop.core.usecases.pelaksanaan import Months
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.pelaksanaan.feedback_state import (
    FeedbackState,
    FeedbackTyped,
    about_of,
    about_options,
    draft_of,
    feedback_line,
    hints,
)
from asn_desktop.ui.presenters.services import Services


class FeedbackDesk:
    """Presenter of the feedback beside the months. What is being written is kept at every letter."""

    def __init__(self, services: Services, months: Callable[[], Months | None], render: Callable[[], None]) -> None:
        self._services = services
        self._months = months
        self._render = render
        self._drafts = Drafts(services)
        self._writing: FeedbackTyped | None = None
        self._problems: dict[str, str] = {}
        self._hints: tuple[str, ...] = ()
        self._everything = False
        self._others: tuple[UmpanBalik, ...] = ()
        self._checking = False
        self._again = False

    def opened(self, kept: Any | None) -> None:
        """Another plan is on show; `kept` is what was being written when the program ended."""
        self._problems, self._hints, self._everything, self._others = {}, (), False, ()
        self._writing = None
        if kept is not None:
            try:
                self._writing = msgspec.convert(kept, ready(FeedbackTyped))
            except msgspec.ValidationError:
                self._writing = None

    def begin(self, identity: UUID | None = None) -> None:
        """Write feedback, or correct what was given."""
        stored = self._months()
        if stored is None:
            return
        given = next((each for each in stored.feedback if each.id == identity), None)
        texts, ctx = self._services.texts, self._services.context()
        if given is None:
            rater = stored.plan.parties.penilai.pihak
            day = min(max(ctx.today, stored.plan.skp.mulai), stored.plan.skp.last_day)
            self._writing = FeedbackTyped(written_date(day, texts.language), rater.nama if rater else "")
        else:
            about = about_of(given)
            day_said = written_date(given.tanggal, texts.language)
            self._writing = FeedbackTyped(day_said, given.pemberi, about, given.isi, given.id)
        self._problems, self._hints = {}, ()
        self._keep()
        self._read_others()
        self._render()

    def typed(self, **changes: str) -> None:
        """A field of the feedback being written."""
        if self._writing is None:
            return
        self._writing = replace(self._writing, **changes)
        self._problems = {name: text for name, text in self._problems.items() if name not in changes}
        self._keep()
        self._check()
        self._render()

    def cancel(self) -> None:
        """Give up what is being written."""
        self._writing = None
        self._problems, self._hints = {}, ()
        self._keep()
        self._render()

    def give(self) -> None:
        """Keep it; what cannot be read is said under its field."""
        stored, writing = self._months(), self._writing
        if stored is None or writing is None:
            return
        day, say = read_date(writing.tanggal), self._services.texts.say
        if day is None or (stored.plan.skp.period.contains(day) and day.month in stored.closed):
            wrong = "skp.agree.invalid" if day is None else "pelaksanaan.feedback.judged"
            self._problems = {"tanggal": say(wrong)}
            self._render()
            return
        skp_id, name = stored.plan.skp.id, stored.plan.pegawai.nama_lengkap
        draft = draft_of(stored, writing, day)

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return usecase.give_feedback(self._services.context(), skp_id, draft)

        def done(changes: Changes) -> None:
            self.cancel()
            if changes:
                self._services.shell.offer(changes)
            self._services.shell.tell("pelaksanaan.said.feedback", nama=name)

        self._services.runner.submit(work, done, self._refused)

    def remove(self, identity: UUID) -> None:
        """To the bin; the message offers to bring it back."""

        def done(changes: Changes) -> None:
            self._services.shell.offer(changes)
            self._services.shell.tell("pelaksanaan.said.feedback_removed")

        ctx = self._services.context
        self._services.runner.submit(lambda _p, _c: usecase.remove_feedback(ctx(), identity), done)

    def show_everything(self, everything: bool) -> None:
        """That of the whole plan, or of the term on show."""
        self._everything = everything
        self._render()

    def state(self, first: int, last: int) -> FeedbackState:
        """What to show while the months `first` to `last` are on show."""
        stored, texts = self._months(), self._services.texts
        if stored is None:
            return FeedbackState()
        inside = [each for each in stored.feedback if first <= each.tanggal.month <= last]
        shown = stored.feedback if self._everything else inside
        about = about_options(texts, stored, self._services.context())
        names = dict(about)
        return FeedbackState(
            tuple(feedback_line(texts, each, names, stored) for each in shown),
            len(stored.feedback) - len(inside),
            self._everything,
            any(month not in stored.closed for month in usecase.plan_months(stored.plan.skp)),
            self._writing,
            about,
            self._problems,
            self._hints,
        )

    def _refused(self, error: Exception) -> None:
        """Where the refusal is about one field, it stands there; otherwise it is said as usual."""
        fields = {
            "feedback_empty": "isi",
            "feedback_giver_missing": "pemberi",
            "feedback_in_future": "tanggal",
            "feedback_outside_plan": "tanggal",
        }
        if not isinstance(error, UserError) or error.key not in fields:
            raise error
        _what, why, now = self._services.texts.error(error)
        self._problems = {fields[error.key]: f"{why} {now}"}
        self._render()

    def _keep(self) -> None:
        stored = self._months()
        if stored is None:
            return
        place = place_of(stored.plan.skp.id)
        if self._writing is None:
            self._drafts.settled(place)
        else:
            self._drafts.typed(place, msgspec.to_builtins(self._writing))

    def _read_others(self) -> None:
        """What the same giver wrote before: a copied text is seen while it is written."""
        writing = self._writing
        if writing is None or not writing.pemberi.strip():
            return
        giver = writing.pemberi.strip()

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UmpanBalik, ...]:
            with self._services.context().store.read() as reader:
                return reader.find(UmpanBalik, pemberi=giver)

        def done(found: tuple[UmpanBalik, ...]) -> None:
            self._others = found
            self._check()

        self._services.runner.submit(work, done)

    def _check(self) -> None:
        """Beside the window, and only the newest text: many texts take long to compare."""
        if self._checking:
            self._again = True
            return
        writing, stored = self._writing, self._months()
        if writing is None or stored is None or not writing.isi.strip():
            self._hints = ()
            return
        self._checking = True
        texts, ctx, others, skp_id = self._services.texts, self._services.context(), self._others, stored.plan.skp.id

        def work(_progress: Progress, _cancel: Cancel) -> tuple[str, ...]:
            return hints(texts, ctx, writing, skp_id, others)

        def done(found: tuple[str, ...]) -> None:
            self._checking = False
            if self._writing is not None and found != self._hints:
                self._hints = found
                self._render()
            if self._again:
                self._again = False
                self._check()

        self._services.runner.submit(work, done, lane="free")


def place_of(skp_id: UUID) -> str:
    """Where feedback that is being written is kept."""
    return f"pelaksanaan/{skp_id}/umpan"
