"""The adapter behind the port `Paper`: forms to files, or to a preview."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from asn_desktop.core.forms.filled import FilledForm, Style
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Cancel, Cover, FormSheet, NotSet, OnSet, PageSetup, SetForm, never
from asn_desktop.storage.pdf.bench import Bench, Outcome, TextsOf, bench, picture_of
from asn_desktop.storage.pdf.document import Document
from asn_desktop.storage.pdf.parts import Parts
from asn_desktop.storage.pdf.press import Press, processes_for
from asn_desktop.storage.pdf.preview import PdfPreview


class PdfPaper:
    """Fonts and broken lines are shared by everything this object prints; one pile is set at a time.

    `processes` says how many processes a pile of so many forms is worth; 1 means none but this one.
    """

    def __init__(self, fonts: Path, texts: TextsOf, processes: Callable[[int], int] = processes_for) -> None:
        self._folder = fonts
        self._bench = bench(fonts, texts)
        self._processes = processes
        self._turn = threading.Lock()

    def write(
        self,
        sheets: Iterable[FormSheet],
        setup: PageSetup,
        *,
        expected: int = 1,
        cover: Cover | None = None,
        cancel: Cancel = never,
        on_set: OnSet | None = None,
        not_set: NotSet | None = None,
    ) -> tuple[Path, ...] | None:
        """The files the sheets name, all whole or none at all; None where it was cancelled. Raises UserError."""
        with Parts() as parts:
            if not self._print(sheets, setup, parts, expected, cover, cancel, on_set, not_set):
                return None
            return parts.keep()

    def pages(
        self,
        sheets: Iterable[FormSheet],
        setup: PageSetup,
        *,
        expected: int = 1,
        cover: Cover | None = None,
        cancel: Cancel = never,
        on_set: OnSet | None = None,
        not_set: NotSet | None = None,
    ) -> PdfPreview | None:
        """The same pile as one document in memory, for a printer. None where it was cancelled. Raises UserError."""
        memory = _InMemory()
        if not self._print(sheets, setup, memory, expected, cover, cancel, on_set, not_set):
            return None
        return PdfPreview(memory.content.getvalue())

    def warm_up(self) -> None:
        """Load fonts and engines before they are asked for."""
        import pypdfium2  # noqa: F401
        import zxingcpp  # noqa: F401

        with self._turn:
            for style in Style:
                self._bench.fonts.prepare(self._bench.faces[style])

    def preview(self, forms: Iterable[FilledForm], setup: PageSetup) -> PdfPreview:
        """The same pages for the screen, drawn when they are asked for. Raises UserError."""
        with self._turn:
            out, picture, setter = io.BytesIO(), picture_of(setup), self._bench.setter(setup)
            document = Document(out, self._bench.faces, self._bench.fonts, picture)
            for form in forms:
                document.add(setter.set(form))
            if not document.form_count:
                raise UserError("nothing_to_print")
            document.finish()
            return PdfPreview(out.getvalue())

    def _print(
        self,
        sheets: Iterable[FormSheet],
        setup: PageSetup,
        place: Place,
        expected: int,
        cover: Cover | None,
        cancel: Cancel,
        on_set: OnSet | None,
        not_set: NotSet | None,
    ) -> bool:
        """Set all sheets into files at a place; False where it was cancelled."""
        press = Press(self._bench, self._folder, setup, self._processes(expected), cancel)
        with self._turn, _Pile(self._bench, setup, place, cover) as pile:
            for sheet, outcome in press.run(_alone(sheets, cover is None)):
                if outcome.failure is not None:
                    key, facts = outcome.failure
                    error = UserError(key, **facts)
                    if not_set is None:
                        raise error
                    not_set(sheet.name, error)
                    continue
                made = pile.put(sheet, outcome)
                if on_set is not None:
                    on_set(made)
            if cancel():
                return False
            if not pile.forms:
                raise UserError("nothing_to_print")
            pile.end()
            return True


class Place(Protocol):
    """Where a pile's files come to be."""

    def open(self, path: Path) -> AbstractContextManager[BinaryIO]: ...


class _InMemory:
    """One file that never reaches a disk."""

    def __init__(self) -> None:
        self.content = io.BytesIO()

    @contextmanager
    def open(self, _path: Path) -> Iterator[BinaryIO]:
        yield self.content


class _Pile:
    """The files of a pile, one open at a time, and the covers of its groups."""

    def __init__(self, own: Bench, setup: PageSetup, place: Place, cover: Cover | None) -> None:
        self._bench = own
        self._setup = setup
        self._picture = picture_of(setup)
        self._place = place
        self._cover = cover
        self._path: Path | None = None
        self._open = ExitStack()
        self._document: Document | None = None
        self._group: str | None = None
        self._members: list[SetForm] = []
        self._group_start = 0
        self.forms = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def put(self, sheet: FormSheet, outcome: Outcome) -> SetForm:
        """Add what came of a sheet to its file."""
        pages = outcome.pages
        assert pages is not None  # failures are told before
        made = SetForm(
            pages.kind, pages.person, pages.nip, sheet.versi, pages.decided, pages.code, pages.digest,
            pages.page_count, sheet.subject, sheet.pegawai_id, sheet.final,
        )  # fmt: skip
        self.forms += 1
        if outcome.file:
            self.end()
            with self._place.open(sheet.path) as file:
                file.write(outcome.file)
            return made
        if sheet.path != self._path:
            self.end()
            self._begin(sheet.path)
        if sheet.group != self._group:
            self._end_group()
            self._group = sheet.group
        self._members.append(made)
        assert self._document is not None  # begun above
        self._document.add(pages)
        return made

    def end(self) -> None:
        """Complete the file that is open."""
        if self._document is None:
            return
        self._end_group()
        self._document.finish()
        self._open.close()
        self._path = self._document = None

    def _begin(self, path: Path) -> None:
        self._path = path
        file = self._open.enter_context(self._place.open(path))
        self._document = Document(file, self._bench.faces, self._bench.fonts, self._picture)

    def _end_group(self) -> None:
        if self._document is None:
            return
        if self._cover is not None and self._group is not None and self._members:
            form = self._cover(self._group, tuple(self._members))
            if form is not None:
                self._document.add(self._bench.setter(self._setup).set(form), before=self._group_start)
        self._group, self._members = None, []
        self._group_start = self._document.form_count


def _alone(sheets: Iterable[FormSheet], possible: bool) -> Iterator[tuple[FormSheet, bool]]:
    """Each sheet, and whether it is a file of its own: then the process that sets it makes the file too."""
    before: FormSheet | None = None
    last: Path | None = None
    for sheet in sheets:
        if before is not None:
            yield before, possible and before.path not in (last, sheet.path)
            last = before.path
        before = sheet
    if before is not None:
        yield before, possible and before.path != last
