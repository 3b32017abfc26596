"""The second face of Kirim: everything that was sent with what became of it, and what comes back from the centre."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.exchange.receipt import Answer, Fixer, Outcome
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.centre.paper import why
from asn_desktop.core.usecases.exchange.arriving import Found, take_all
from asn_desktop.core.usecases.exchange.books import Sent
from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
from asn_desktop.core.usecases.exchange.pending import is_awaited
from asn_desktop.core.usecases.exchange.receiving import take_code
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.kirim.arrival import After, ArrivalLine, arrival_lines
from asn_desktop.ui.presenters.kirim.records import Named, Place, mending, name_records
from asn_desktop.ui.presenters.kirim.sending import books_of
from asn_desktop.ui.presenters.kirim.words import instant, megabytes
from asn_desktop.ui.presenters.services import Services, machine_of

_MARKS: dict[Outcome, tuple[str, Tone]] = {
    Outcome.HELD: ("clock", "warn"),
    Outcome.QUARANTINED: ("octagon-alert", "bad"),
    Outcome.CONFLICT: ("triangle-alert", "warn"),
    Outcome.ACCEPTED: ("circle-check", "ok"),
    Outcome.DUPLICATE: ("circle-check", "neutral"),
}


class SentLine(Struct, frozen=True):
    """One envelope that left."""

    id: UUID
    number: int
    made: str
    count: int
    size: str
    file: str
    stick: str
    state: Chip
    open: int = 0


class AnswerLine(Struct, frozen=True):
    """A record that was not accepted, or accepted with a remark: what, why, and who acts."""

    label: str
    outcome: Chip
    reason: str
    who: str
    place: Place | None = None


class SentDetail(Struct, frozen=True):
    """What is known of one envelope: a sentence, the totals, the records that want somebody to act, and remarks."""

    title: str
    said: str
    totals: tuple[Chip, ...] = ()
    answers: tuple[AnswerLine, ...] = ()


class HistoryState(Struct, frozen=True):
    """`arrived` tells what the last file from the centre brought; it stays until it was read."""

    read: bool = False
    rows: tuple[SentLine, ...] = ()
    chosen: UUID | None = None
    detail: SentDetail | None = None
    code: str = ""
    code_problem: str = ""
    taking: bool = False
    arrived: tuple[ArrivalLine, ...] = ()


class HistoryView(Protocol):
    def render(self, state: HistoryState) -> None: ...


class HistoryPresenter:
    """Intentions of the page. `arrived` tells the other faces that something came."""

    def __init__(self, services: Services, view: HistoryView, arrived: Callable[[], None]) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._arrived = arrived
        self._sent: Mapping[UUID, Sent] = {}
        self._open: tuple[Answer, ...] = ()
        self._names: Mapping[UUID, Named] = {}
        self.state = HistoryState()

    def load(self) -> None:
        """Read everything that was sent, and what still wants somebody to act."""

        def work(*_: object) -> tuple[tuple[Sent, ...], tuple[Answer, ...], Mapping[UUID, Named]]:
            ctx = self._services.context()
            with books_of(ctx).books() as books:
                sent, answers = books.sent(), books.answers()
            told = [*answers, *(answer for each in sent if each.receipt for answer in each.receipt.answers)]
            with ctx.store.read() as reader:
                return sent, answers, name_records(reader, self._texts, [(each.kind, each.id) for each in told])

        self._services.runner.submit(work, lambda found: self._show(*found))

    def choose(self, identity: UUID) -> None:
        """Tell more of one envelope."""
        if identity in self._sent:
            self._set(chosen=identity, detail=self._detail(self._sent[identity]))

    def type_code(self, typed: str) -> None:
        self.state = replace(self.state, code=typed)
        if self.state.code_problem:
            self._set(code_problem="")

    def take_code(self) -> None:
        """Note the code that was read over the phone."""
        typed = self.state.code
        if not typed.strip():
            return

        def work(*_: object) -> Sent:
            ctx = self._services.context()
            return take_code(ctx, books_of(ctx), machine_of(self._services).sender.ring, typed)

        def done(noted: Sent) -> None:
            self._set(code="", code_problem="", chosen=noted.id)
            self._services.shell.note(f"kirim.code.{'whole' if noted.whole else 'part'}", nomor=noted.number)
            self.load()
            self._arrived()

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self._set(code_problem=" ".join(self._texts.error(error)[1:]))

        self._services.runner.submit(work, done, failed)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take in what came back from the centre: files, or folders with all that is in them for this office."""
        self._take(lambda _machine: paths, ", ".join(path.name for path in paths))

    def take_stick(self) -> None:
        """Take in all that the sticks bring for this office: names of files do not tell which of them are."""

        def sticks(machine: ExchangeMachine) -> Sequence[Path]:
            found = [stick.folder for stick in machine.sticks()]
            if not found:
                raise UserError("exchange_no_stick")
            return found

        self._take(sticks, self._texts.say("kirim.stick.title"))

    def _take(self, where: Callable[[ExchangeMachine], Sequence[Path]], name: str) -> None:
        if self.state.taking:
            return

        def taken(_progress: Progress, _cancel: Cancel) -> tuple[Found, tuple[ArrivalLine, ...]]:
            ctx, machine = self._services.context(), machine_of(self._services)
            found = take_all(ctx, books_of(ctx), machine, where(machine))
            return found, self._lines(ctx, found)

        def done(answer: tuple[Found, tuple[ArrivalLine, ...]]) -> None:
            found, lines = answer
            arrivals = [landed.arrival for landed in found.landed]
            receipts = [receipt for arrival in arrivals for receipt in arrival.receipts]
            self._set(taking=False, arrived=lines, chosen=receipts[-1].envelope if receipts else self.state.chosen)
            gone = frozenset(each.pegawai_id for arrival in arrivals for each in arrival.moved)
            touched = Changes(frozenset({"pegawai"}), gone) if gone else Changes()
            for arrival in arrivals:
                touched |= arrival.changes
            self._services.shell.offer(touched)
            self.load()
            self._arrived()

        def failed(error: Exception) -> None:
            self._set(taking=False)
            self._arrived()  # it may have told that a certificate no longer holds
            raise error

        self._set(taking=True, arrived=())
        title = self._texts.say("kirim.taking", file=name)
        self._services.runner.submit(taken, done, failed, title=title)

    def put_away(self) -> None:
        """What the file brought has been read."""
        self._set(arrived=())

    def go(self, place: Place | None) -> None:
        """Open the record that somebody has to act on."""
        if place is not None:
            self._services.shell.go(place.screen, place.target, place.detail)

    def changed(self, changes: Changes) -> None:
        if changes:
            self.load()

    def _lines(self, ctx: Context, found: Found) -> tuple[ArrivalLine, ...]:
        arrivals = [landed.arrival for landed in found.landed]
        people = [("pegawai", moved.pegawai_id) for arrival in arrivals for moved in arrival.moved]
        ahead = [pair for arrival in arrivals for pair in arrival.ahead]
        with ctx.store.read() as reader:
            names = name_records(reader, self._texts, [*people, *ahead])
        with books_of(ctx).books() as books:
            numbers = {each.id: each.number for each in books.sent()}
            still = frozenset((each.epoch, each.seq) for each in books.answers())
        return arrival_lines(self._texts, found, After(names, numbers, still))

    def _show(self, sent: tuple[Sent, ...], answers: tuple[Answer, ...], names: Mapping[UUID, Named]) -> None:
        self._sent = {each.id: each for each in sent}
        self._open, self._names = answers, names
        rows = tuple(self._line(each) for each in sent)
        chosen = self.state.chosen if self.state.chosen in self._sent else (sent[0].id if sent else None)
        detail = self._detail(self._sent[chosen]) if chosen else None
        self._set(read=True, rows=rows, chosen=chosen, detail=detail)

    def _line(self, sent: Sent) -> SentLine:
        texts = self._texts
        wants = len(self._wanting(sent))
        return SentLine(
            sent.id,
            sent.number,
            instant(texts, sent.made),
            sent.count,
            megabytes(texts, sent.size),
            sent.file,
            sent.medium,
            state_chip(texts, sent, wants, awaited=self._awaited(sent)),
            wants,
        )

    def _awaited(self, sent: Sent) -> bool:
        return is_awaited(sent, tuple(self._sent.values()))

    def _wanting(self, sent: Sent) -> tuple[Answer, ...]:
        """Entries of this envelope on which nobody has acted yet."""
        return tuple(each for each in self._open if each.epoch == sent.epoch and sent.first <= each.seq <= sent.last)

    def _detail(self, sent: Sent) -> SentDetail:
        texts, receipt = self._texts, sent.receipt
        title = texts.say("kirim.sent.title", nomor=sent.number, waktu=instant(texts, sent.made))
        if sent.received is None:
            return SentDetail(title, texts.say(f"kirim.sent.{'on_way' if self._awaited(sent) else 'needless'}"))
        when = instant(texts, sent.received)
        if receipt is None:
            key = "kirim.sent.code_whole" if sent.whole else "kirim.sent.code_part"
            return SentDetail(title, texts.say(key, waktu=when))
        if receipt.gap is not None:
            first, last = receipt.gap
            return SentDetail(title, texts.say("kirim.sent.gap", dari=first, sampai=last))
        totals = tuple(
            Chip(texts.say("kirim.sent.total", hasil=texts.say(f"exchange.outcome.{each.value}"), n=n), *_MARKS[each])
            for each in Outcome
            if (n := receipt.count(each))
        )
        wanting = self._wanting(sent)
        key = "whole" if not receipt.open else "part" if wanting else "settled"
        remarks = (each for each in receipt.answers if each.outcome is Outcome.ACCEPTED)
        lines = tuple(self._answer(each) for each in (*wanting, *remarks))
        return SentDetail(title, texts.say(f"kirim.sent.{key}", waktu=when, n=len(wanting)), totals, lines)

    def _answer(self, answer: Answer) -> AnswerLine:
        texts = self._texts
        named = self._names.get(answer.id) or Named(answer.kind)
        return AnswerLine(
            named.label,
            Chip(texts.say(f"exchange.outcome.{answer.outcome.value}"), *_MARKS[answer.outcome]),
            why(answer, texts),
            texts.say(f"kirim.who.{answer.who.value}"),
            mending(named.place, answer) if answer.who is Fixer.OFFICE else None,
        )

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)
        self._view.render(self.state)


def state_chip(texts: Texts, sent: Sent, wanting: int, *, awaited: bool) -> Chip:
    """On its way, arrived, or arrived but for some records; or lost, and no longer needed."""
    if sent.received is None and not awaited:
        return Chip(texts.say("kirim.state.needless"), "circle-check", "neutral")
    if sent.received is None:
        return Chip(texts.say("kirim.state.on_way"), "truck", "info")
    if sent.receipt is not None and sent.receipt.gap is not None:
        return Chip(texts.say("kirim.state.waiting"), "clock", "warn")
    if sent.whole or (sent.receipt is not None and not wanting):
        return Chip(texts.say("kirim.state.whole"), "circle-check", "ok")
    if sent.receipt is None:
        return Chip(texts.say("kirim.state.part_code"), "triangle-alert", "warn")
    return Chip(texts.say("kirim.state.part", n=wanting), "triangle-alert", "warn")
