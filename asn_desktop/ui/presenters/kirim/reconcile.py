"""What e-Kinerja says of a term beside what this office decided, person by person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import RekapPenilaian
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import MONTHS, Texts
from asn_desktop.core.usecases.bridges import Compared, Comparison, reconcile, set_handled
from asn_desktop.core.usecases.bridges.reconciling import Result
from asn_desktop.core.usecases.ports import Cell, Sheet
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.services import Services

WIDTHS = (20, 26, 18, 26, 26, 52, 12, 22)
"""Of the columns of the file, in characters: together a page across."""
CONCERNS = frozenset({"evaluasi", "rekap_penilaian", "pegawai"})
_MARKS: dict[Compared, tuple[str, Tone]] = {
    Compared.BERBEDA: ("triangle-alert", "bad"),
    Compared.HANYA_DI_SINI: ("arrow-right", "warn"),
    Compared.HANYA_DI_SANA: ("circle-question-mark", "warn"),
    Compared.SAMA: ("circle-check", "ok"),
}


OPEN = "open"
"""Of all who do not agree, those whom nobody has seen to yet."""


class ComparedLine(Struct, frozen=True):
    """One person: ratings and predikat here and there, what to do, whether that was done, and where in the file."""

    pegawai_id: UUID | None
    nip: str
    nama: str
    how: Compared
    chip: Chip
    here: str
    there: str
    source: str
    todo: str
    handled: bool

    @property
    def open(self) -> bool:
        return self.how is not Compared.SAMA and not self.handled


class ReconcileState(Struct, frozen=True):
    """`terms` are those of which something was taken in: (year, month or None)."""

    read: bool = False
    terms: tuple[tuple[int, int | None], ...] = ()
    term: tuple[int, int | None] | None = None
    how: Compared | str | None = None
    lines: tuple[ComparedLine, ...] = ()

    @property
    def shown(self) -> tuple[ComparedLine, ...]:
        if self.how == OPEN:
            return tuple(line for line in self.lines if line.open)
        return tuple(line for line in self.lines if self.how is None or line.how is self.how)

    @property
    def waiting(self) -> int:
        return sum(line.open for line in self.lines)

    def count(self, how: Compared) -> int:
        return sum(line.how is how for line in self.lines)


_Read = tuple[
    tuple[tuple[int, int | None], ...], tuple[int, int | None] | None, tuple[Comparison, ...], tuple[ComparedLine, ...]
]


class ReconcileView(Protocol):
    def render(self, state: ReconcileState) -> None: ...


class ReconcilePresenter:
    """Intentions of the page."""

    def __init__(self, services: Services, view: ReconcileView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._compared: tuple[Comparison, ...] = ()
        self.state = ReconcileState()

    def load(self) -> None:
        """Read which terms were taken in, and compare one of them."""
        wanted = self.state.term

        def work(*_: object) -> _Read:
            ctx = self._services.context()
            with ctx.store.read() as reader:
                told = {(int(year), month) for year, month in reader.values(RekapPenilaian, ("tahun", "bulan"))}
            terms = tuple(sorted(told, key=lambda each: (-each[0], each[1] is not None, -(each[1] or 0))))
            term = wanted if wanted in terms else (terms[0] if terms else None)
            compared = reconcile(ctx, *term) if term else ()
            return terms, term, compared, tuple(self._line(each) for each in compared)

        def done(found: _Read) -> None:
            terms, term, self._compared, lines = found
            self._set(read=True, terms=terms, term=term, lines=lines)

        self._services.runner.submit(work, done)

    def changed(self, changes: Changes) -> None:
        if not changes.kinds.isdisjoint(CONCERNS):
            self.load()

    def choose_term(self, term: tuple[int, int | None]) -> None:
        if term != self.state.term:
            self.state = replace(self.state, term=term)
            self.load()

    def only(self, how: Compared | str | None) -> None:
        """Show only those who agree, or differ, in this way."""
        self._set(how=how)

    def tick(self, lines: Sequence[ComparedLine], *, handled: bool) -> None:
        """These were seen to, or the tick is taken back."""
        term = self.state.term
        meant = {(line.nip, line.source) for line in lines if line.how is not Compared.SAMA}
        if term is None or not meant:
            return
        both = zip(self._compared, self.state.lines, strict=True)
        now = [
            (changed, self._line(changed))
            if (line.nip, line.source) in meant and (changed := replace(each, handled=handled))
            else (each, line)
            for each, line in both
        ]
        compared = self._compared = tuple(each for each, _line in now)
        self._set(lines=tuple(line for _each, line in now))

        def work(*_: object) -> None:
            set_handled(self._services.context(), *term, compared)

        self._services.runner.submit(work, lambda _none: None)

    def open(self, line: ComparedLine) -> None:
        """The person's years stand on the own page."""
        if line.pegawai_id is not None:
            self._services.shell.go("pegawai", line.pegawai_id, "kinerja")

    def take_in(self) -> None:
        """The file of e-Kinerja is taken in where all spreadsheets are."""
        self._services.shell.go("pegawai", None, "impor")

    def export(self, path: Path) -> None:
        """Write what is shown to a spreadsheet."""
        say, shown = self._texts.say, self.state.shown
        heads = ("nip", "nama", "keadaan", "sini", "sana", "langkah", "ditangani", "berkas")
        rows: list[list[Cell]] = [[say(f"kirim.compare.column.{head}") for head in heads]]
        done = say("kirim.compare.handled")
        for line in shown:
            state, ticked = compared_chip(self._texts, line.how).text, done if line.handled else ""
            rows.append([line.nip, line.nama, state, line.here, line.there, line.todo, ticked, line.source])
        term = self.state.term
        name = f"{say('kirim.compare.sheet')} {term_name(self._texts, term)}" if term else say("kirim.compare.sheet")

        def work(*_: object) -> None:
            self._services.sheets.write(path, [Sheet(name, rows)], WIDTHS)

        self._services.runner.submit(
            work,
            lambda _none: self._services.shell.note("kirim.compare.written", n=len(shown), file=path.name),
            lane="free",
        )

    def _line(self, each: Comparison) -> ComparedLine:
        texts = self._texts
        source = texts.say("kirim.compare.source", file=each.berkas, baris=each.baris) if each.baris else each.berkas
        handled = Chip(texts.say("kirim.compare.handled"), "check", "info")
        return ComparedLine(
            each.pegawai_id,
            each.nip,
            each.nama,
            each.how,
            handled if each.handled else compared_chip(texts, each.how),
            _result(texts, each.sini),
            _result(texts, each.sana),
            source,
            todo(texts, each),
            each.handled,
        )

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)
        self._view.render(self.state)


def compared_chip(texts: Texts, how: Compared) -> Chip:
    return Chip(texts.say(f"kirim.compare.{how.value}"), *_MARKS[how])


def term_name(texts: Texts, term: tuple[int, int | None]) -> str:
    """2025, or Maret 2025."""
    year, month = term
    if month is None:
        return texts.say("kirim.compare.year", tahun=str(year))
    return f"{MONTHS[texts.language][month - 1]} {year}"


def todo(texts: Texts, each: Comparison) -> str:
    """What has to be done so that both say the same, and about what."""
    if each.how is Compared.HANYA_DI_SANA and each.pegawai_id is None:
        return texts.say("kirim.compare.todo.bukan_pegawai")
    if each.sini is None or each.sana is None or each.how is Compared.SAMA:
        return texts.say(f"kirim.compare.todo.{each.how.value}")
    if each.sini[:2] == each.sana[:2]:
        ruled = each.matriks or each.sini[2]
        return texts.say("kirim.compare.todo.matriks", predikat=texts.show(ruled) if ruled else "")
    unknown = texts.say("kirim.compare.unknown")
    parts = [
        texts.say(
            f"kirim.compare.part.{part}",
            sini=texts.show(here) if here else unknown,
            sana=texts.show(there) if there else unknown,
        )
        for part, here, there in zip(("hasil", "perilaku"), each.sini, each.sana, strict=False)
        if here != there
    ]
    return texts.say("kirim.compare.todo.berbeda", apa="; ".join(parts))


def _result(texts: Texts, result: Result | None) -> str:
    if result is None:
        return texts.say("kirim.compare.nothing")
    unknown = texts.say("kirim.compare.unknown")
    hasil, perilaku = (texts.say(f"kirim.compare.rating.{each.value}") if each else unknown for each in result[:2])
    predikat = texts.show(result[2]) if result[2] else unknown
    return texts.say("kirim.compare.result", predikat=predikat, hasil=hasil, perilaku=perilaku)
