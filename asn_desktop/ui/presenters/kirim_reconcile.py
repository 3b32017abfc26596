"""What e-Kinerja says of a term beside what this office decided, person by person."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import RekapPenilaian
from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import MONTHS, Texts
from asn_desktop.core.usecases.bridges import Compared, Comparison, reconcile
from asn_desktop.core.usecases.ports import Cell, Sheet
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.services import Services

CONCERNS = frozenset({"evaluasi", "rekap_penilaian", "pegawai"})
_MARKS: dict[Compared, tuple[str, Tone]] = {
    Compared.BERBEDA: ("triangle-alert", "bad"),
    Compared.HANYA_DI_SINI: ("arrow-right", "warn"),
    Compared.HANYA_DI_SANA: ("circle-question-mark", "warn"),
    Compared.SAMA: ("circle-check", "ok"),
}


class ComparedLine(Struct, frozen=True):
    """One person: ratings and predikat here and there, and where in the file they stand."""

    pegawai_id: UUID | None
    nip: str
    nama: str
    how: Compared
    chip: Chip
    here: str
    there: str
    source: str


class ReconcileState(Struct, frozen=True):
    """`terms` are those of which something was taken in: (year, month or None)."""

    read: bool = False
    terms: tuple[tuple[int, int | None], ...] = ()
    term: tuple[int, int | None] | None = None
    how: Compared | None = None
    lines: tuple[ComparedLine, ...] = ()

    @property
    def shown(self) -> tuple[ComparedLine, ...]:
        return tuple(line for line in self.lines if self.how is None or line.how is self.how)

    def count(self, how: Compared) -> int:
        return sum(line.how is how for line in self.lines)


class ReconcileView(Protocol):
    def render(self, state: ReconcileState) -> None: ...


class ReconcilePresenter:
    """Intentions of the page."""

    def __init__(self, services: Services, view: ReconcileView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self.state = ReconcileState()

    def load(self) -> None:
        """Read which terms were taken in, and compare one of them."""
        wanted = self.state.term

        def work(*_: object) -> tuple[tuple[tuple[int, int | None], ...], tuple[Comparison, ...]]:
            ctx = self._services.context()
            with ctx.store.read() as reader:
                told = {(int(year), month) for year, month in reader.values(RekapPenilaian, ("tahun", "bulan"))}
            terms = tuple(sorted(told, key=lambda each: (-each[0], each[1] is not None, -(each[1] or 0))))
            term = wanted if wanted in terms else (terms[0] if terms else None)
            return terms, reconcile(ctx, *term) if term else ()

        def done(found: tuple[tuple[tuple[int, int | None], ...], tuple[Comparison, ...]]) -> None:
            terms, compared = found
            term = wanted if wanted in terms else (terms[0] if terms else None)
            lines = tuple(self._line(each) for each in compared)
            self._set(read=True, terms=terms, term=term, lines=lines)

        self._services.runner.submit(work, done)

    def changed(self, changes: Changes) -> None:
        if not changes.kinds.isdisjoint(CONCERNS):
            self.load()

    def choose_term(self, term: tuple[int, int | None]) -> None:
        if term != self.state.term:
            self.state = replace(self.state, term=term)
            self.load()

    def only(self, how: Compared | None) -> None:
        """Show only those who agree, or differ, in this way."""
        self._set(how=how)

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
        heads = ("nip", "nama", "keadaan", "sini", "sana", "berkas")
        rows: list[list[Cell]] = [[say(f"kirim.compare.column.{head}") for head in heads]]
        rows.extend([line.nip, line.nama, line.chip.text, line.here, line.there, line.source] for line in shown)

        def work(*_: object) -> None:
            self._services.sheets.write(path, [Sheet(say("kirim.compare.title"), rows)])

        self._services.runner.submit(
            work,
            lambda _none: self._services.shell.note("kirim.compare.written", n=len(shown), file=path.name),
            lane="free",
        )

    def _line(self, each: Comparison) -> ComparedLine:
        texts = self._texts
        source = texts.say("kirim.compare.source", file=each.berkas, baris=each.baris) if each.baris else each.berkas
        return ComparedLine(
            each.pegawai_id,
            each.nip,
            each.nama,
            each.how,
            compared_chip(texts, each.how),
            _result(texts, each.sini),
            _result(texts, each.sana),
            source,
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


def _result(texts: Texts, result: tuple[Rating | None, Rating | None, Predikat | None] | None) -> str:
    if result is None:
        return texts.say("kirim.compare.nothing")
    unknown = texts.say("kirim.compare.unknown")
    hasil, perilaku = (texts.say(f"kirim.compare.rating.{each.value}") if each else unknown for each in result[:2])
    predikat = texts.show(result[2]) if result[2] else unknown
    return texts.say("kirim.compare.result", predikat=predikat, hasil=hasil, perilaku=perilaku)
