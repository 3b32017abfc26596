"""The first face of Kirim: what would travel, onto which stick, and whether that may be pulled."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Protocol, cast

from msgspec.structs import replace

from asn_desktop.core.exchange.trust import Certificate
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rules.register import Severity
from asn_desktop.core.usecases.doctor import examine
from asn_desktop.core.usecases.exchange.books import ExchangeStore
from asn_desktop.core.usecases.exchange.machine import Stick
from asn_desktop.core.usecases.exchange.outlook import Outlook, look_ahead
from asn_desktop.core.usecases.exchange.pending import Since
from asn_desktop.core.usecases.exchange.ports import step_text
from asn_desktop.core.usecases.exchange.sending import Departure, send
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.kirim.state import KindLine, Left, Problem, SendState, StickLine
from asn_desktop.ui.presenters.kirim.words import instant, megabytes, problem
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Job, Services, machine_of

ENROLMENT = frozenset({"exchange_not_enrolled", "exchange_other_computer"})
"""Reasons for which the computer has to be enrolled first."""
SOON = timedelta(days=60)
"""Before the end of a certificate in which the user is told: a renewal travels on sticks both ways."""


def books_of(ctx: Context) -> ExchangeStore:
    """An office's file always has them."""
    return cast("ExchangeStore", ctx.store)


class SendView(Protocol):
    def render(self, state: SendState) -> None: ...


class SendPresenter:
    """Intentions of the page. `progress` is (done, total, step in words) of the writing under way."""

    def __init__(self, services: Services, view: SendView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._job: Job | None = None
        self._doctored = False
        self._reading = Newest(services.runner)
        self.progress: tuple[int, int, str] = (0, 0, "")
        self.state = SendState()

    def load(self) -> None:
        """Read what would travel, and which sticks are there."""
        since = self.state.since

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Outlook, tuple[Stick, ...], Problem | None]:
            ctx, machine = self._services.context(), machine_of(self._services)
            found = look_ahead(ctx, books_of(ctx), machine.sender, since)
            # In words here: the first error that is told anywhere reads the catalogue of all of them.
            refusal = problem(self._texts, found.refusal) if found.refusal else None
            return found, machine.sticks(), refusal

        def done(found: tuple[Outlook, tuple[Stick, ...], Problem | None]) -> None:
            self._show_outlook(*found)
            self._examine()

        self._reading.submit(work, done)

    def changed(self, changes: Changes) -> None:
        if changes and not self.state.sending:
            self._doctored = False
            self.load()

    def answered(self) -> None:
        """Something came from the centre: where the stick goes next is old news."""
        self.state = replace(self.state, left=None)
        self.load()

    def since(self, since: Since) -> None:
        self._set(since=since)
        self.load()

    def look_for_sticks(self) -> None:
        """A stick was put in or pulled."""
        if self.state.sending:
            return

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Stick, ...]:
            return machine_of(self._services).sticks()

        self._services.runner.submit(work, self._show_sticks, lane="free")

    def choose(self, folder: Path) -> None:
        """Write to this drive, or to any folder."""
        sticks = self.state.sticks
        if all(stick.folder != folder for stick in sticks):
            said = self._texts.say("kirim.stick.folder")
            sticks = (*(each for each in sticks if each.said != said), StickLine(folder, str(folder), said))
        self._set(sticks=sticks, chosen=folder, failed=None, left=None)

    def send(self) -> None:
        """Write, read back and verify. Nothing counts as sent before that is done."""
        state = self.state
        folder = state.chosen
        if not state.ready or folder is None:
            return
        name = next(stick.name for stick in state.sticks if stick.folder == folder)
        since = state.since

        def work(progress: Progress, cancel: Cancel) -> Departure:
            def told(done: int, total: int, what: str = "") -> None:
                words = self._texts.say(step_text(what)) if what else ""
                self.progress = (done, total, words)
                progress(done, total, words)

            ctx = self._services.context()
            sender = machine_of(self._services).sender
            try:
                return send(ctx, books_of(ctx), sender, folder, since=since, medium=name, progress=told, cancel=cancel)
            except CancelledError:
                raise UserError("exchange_stopped") from None

        def done(left: Departure) -> None:
            self._job = None
            self._set(sending=False, left=self._left(left, name))
            self.load()

        def failed(error: Exception) -> None:
            self._job = None
            self._set(sending=False)
            if not isinstance(error, UserError):
                raise error
            self._set(failed=problem(self._texts, error))
            self.load()

        self.progress = (0, 0, "")
        self._set(sending=True, left=None, failed=None)
        title = self._texts.say("kirim.writing", stik=name)
        job = self._services.runner.submit(work, done, failed, lane="free", title=title)
        if self.state.sending:
            self._job = job

    def stop(self) -> None:
        """End the writing: no envelope will be on the stick."""
        if self._job is not None:
            self._job.cancel()

    def put_away(self) -> None:
        """What was said of the last writing has been read."""
        self._set(left=None, failed=None)

    def doctor(self) -> None:
        """Show what the data doctor objects to."""
        self._services.shell.go("pegawai", None, "periksa")

    def missing(self) -> None:
        """Show which evidence the office lacks."""
        self._services.shell.go("pengaturan", None, "berkas")

    def _examine(self) -> None:
        """Findings come after everything else: they take longest, and nothing waits for them."""
        if self._doctored or not self.state.known:
            return
        self._doctored = True

        def work(_progress: Progress, _cancel: Cancel) -> tuple[int, int]:
            found = examine(self._services.context())
            wrong = sum(each.severity is Severity.WRONG for each in found)
            return wrong, len(found) - wrong

        def failed(error: Exception) -> None:
            self._set(unexamined=True)
            raise error

        self._set(findings=None, unexamined=False)
        self._services.runner.submit(work, lambda n: self._set(findings=n[0], open_ends=n[1]), failed, lane="free")

    def _show_outlook(self, found: Outlook, sticks: tuple[Stick, ...], refusal: Problem | None) -> None:
        texts, due = self._texts, found.pending
        lasting = self._lasting(found)
        enrols = found.refusal is not None and found.refusal.key in ENROLMENT
        self.state = replace(
            self.state,
            read=True,
            known=found.known and not enrols,
            refusal=refusal,
            restarted=found.restarted,
            ending=self._ending(found.certificate),
            count=due.count,
            kinds=tuple(KindLine(texts.say(f"kind.{kind}"), n) for kind, n in due.counts.items()),
            lasting=lasting,
            files=found.files,
            size=megabytes(texts, found.size),
            absent=len(found.absent),
            on_way=tuple(
                texts.say(
                    "kirim.way.line",
                    nomor=each.number,
                    waktu=instant(texts, each.made),
                    n=each.count,
                    stik=each.medium or each.file,
                )
                for each in due.on_way
            ),
            to=found.certificate.centre.name if found.certificate else "",
        )
        self._show_sticks(sticks)

    def _ending(self, certificate: Certificate | None) -> Problem | None:
        """The certificate ends so soon that its renewal should be on its way."""
        if certificate is None:
            return None
        left = certificate.valid_until - self._services.context().today
        if left > SOON:
            return None
        say = self._texts.say
        return Problem(
            say("kirim.ending.what", n=left.days, sampai=certificate.valid_until),
            say("kirim.ending.why"),
            say("kirim.ending.now"),
        )

    def _lasting(self, found: Outlook) -> str:
        """Since when it is, and how much of it no stick has held yet."""
        say, due, newest = self._texts.say, found.pending, found.pending.newest
        if newest is None:
            return say("kirim.since.first")
        said = say(f"kirim.since.{due.since.value}", nomor=newest.number, waktu=instant(self._texts, newest.made))
        if due.since is Since.ENVELOPE:
            return said
        return f"{said} {say('kirim.since.fresh', n=found.fresh) if found.fresh else say('kirim.since.stale')}"

    def _show_sticks(self, sticks: tuple[Stick, ...]) -> None:
        texts = self._texts
        lines = tuple(
            StickLine(
                each.folder,
                each.label,
                texts.say("kirim.stick.room", kosong=megabytes(texts, each.free), besar=megabytes(texts, each.size)),
            )
            for each in sticks
        )
        said, chosen = texts.say("kirim.stick.folder"), self.state.chosen
        kept = tuple(each for each in self.state.sticks if each.said == said)
        lines = (*lines, *(each for each in kept if all(line.folder != each.folder for line in lines)))
        if all(line.folder != chosen for line in lines):
            chosen = lines[0].folder if len(lines) == 1 else None
        self._set(sticks=lines, chosen=chosen)

    def _left(self, left: Departure, name: str) -> Left:
        numbers = ", ".join(str(each.number) for each in left.envelopes)
        size = sum(each.size for each in left.envelopes)
        return Left(
            numbers,
            sum(each.count for each in left.envelopes),
            len(left.files),
            megabytes(self._texts, size),
            name,
            len(left.absent),
        )

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)
        self._view.render(self.state)
