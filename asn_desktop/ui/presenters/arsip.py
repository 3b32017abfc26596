"""The archive: what was printed, what came back with signatures, and taking in what the scanner has read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.arsip import Cetakan, Pindaian
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.arsip.attaching import Attached, attach, attach_by_code, detach
from asn_desktop.core.usecases.arsip.current import Kecocokan, compare
from asn_desktop.core.usecases.arsip.lists import ArsipFilter, ArsipRow, narrowed, printed_forms
from asn_desktop.core.usecases.arsip.recognition import Recognised, recognise
from asn_desktop.core.usecases.arsip.scanner import Scanner
from asn_desktop.core.usecases.arsip.typed import find_code
from asn_desktop.core.usecases.ports import Cancel, Progress, Reader
from asn_desktop.core.usecases.printing import FormMaker
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.arsip_lines import ResultLine, result_lines
from asn_desktop.ui.presenters.listing import Asked, Listing
from asn_desktop.ui.presenters.services import Services

CONCERNS = frozenset({"cetakan", "pindaian", "skp", "evaluasi", "pegawai"})
SMALL = 160
"""Side of the small pictures of pages, in pixels."""
SIZED = 60
"""Side of a picture that is drawn only to learn how a page lies."""


class Attachment(Struct, frozen=True):
    """A picture in the archive, or the word that the paper is in the office: said in one line."""

    id: UUID
    words: str
    sha256: str
    pages: int


class Shown(Struct, frozen=True):
    """One printed form, opened. `match` is how its paper stands to what is stored now."""

    row: ArsipRow
    match: Kecocokan
    attachments: tuple[Attachment, ...]


class ArsipState(Struct, frozen=True):
    """`found` is what a pile of scans was read as; None while the list is shown. `code_problem` stands at the code."""

    found: Recognised | None = None
    lines: tuple[ResultLine, ...] = ()
    attachable: int = 0
    reading: bool = False
    shown: Shown | None = None
    code: str = ""
    code_problem: str = ""


class ArsipView(Protocol):
    def render(self, state: ArsipState) -> None: ...

    def show_thumbnail(self, line: int, png: bytes) -> None:
        """The small picture of a line of the result."""

    def show_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Pages of the opened form with these proportions are ready to be drawn; empty: there is no picture."""

    def show_page(self, number: int, png: bytes) -> None:
        """The picture of a page."""


class ArsipPresenter:
    """Presenter of the archive. `listing` is what the list shows."""

    def __init__(self, services: Services, view: ArsipView) -> None:
        self._services = services
        self._view = view
        self._state = ArsipState()
        self._printed: tuple[int, tuple[ArsipRow, ...]] | None = None
        self._answer: tuple[Asked, tuple[ArsipRow, ...]] | None = None
        self._asked = 0
        self._pages: list[tuple[str, int]] = []
        self.listing = Listing(services, "arsip", self._count, self._some_rows, Sort("tanggal", descending=True))

    @property
    def state(self) -> ArsipState:
        return self._state

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""
        if changes.kinds & CONCERNS:
            self.listing.refresh()
            if self._state.shown is not None:
                self.open(self._state.shown.row)

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders that were chosen or dropped here; nothing is kept yet."""
        if self._state.reading or not paths:
            return
        scanner, ctx, texts = self._scanner(), self._services.context(), self._services.texts
        self._show(reading=True, found=None, lines=())

        def work(progress: Progress, cancel: Cancel) -> Recognised:
            return recognise(ctx, scanner, self._maker(), paths, progress, cancel)

        def done(found: Recognised) -> None:
            lines = result_lines(found, texts)
            self._show(reading=False, found=found, lines=lines, attachable=len(found.to_attach))
            self._draw_lines(lines)

        def failed(error: Exception) -> None:
            self._show(reading=False)
            raise error

        self._services.runner.submit(work, done, failed, lane="free", title=texts.say("arsip.job.read"))

    def attach(self) -> None:
        """Keep everything that was recognised, in one transaction."""
        found = self._state.found
        if found is None:
            return
        scanner, ctx, texts = self._scanner(), self._services.context(), self._services.texts

        def work(progress: Progress, cancel: Cancel) -> tuple[Attached, Changes]:
            return attach(ctx, scanner, found.to_attach, progress, cancel)

        def done(result: tuple[Attached, Changes]) -> None:
            attached, changes = result
            self._show(found=None, lines=())
            self._services.shell.offer(changes)
            if attached.forms:
                self._services.shell.tell("arsip.said.attached", n=attached.forms)
            for _form, error in attached.refused:
                self._services.shell.report(error)

        self._services.runner.submit(work, done, title=texts.say("arsip.job.attach"))

    def leave_result(self) -> None:
        """Back to the list; what was read is not kept."""
        self._asked += 1
        self._show(found=None, lines=())

    def type_code(self, typed: str) -> None:
        """A code is being typed: what was wrong with the last one is no longer said."""
        if typed != self._state.code:
            self._show(code=typed, code_problem="")

    def note_code(self, typed: str, line: int | None = None) -> None:
        """The signed paper of this code has come back: without a picture, or with the unread page of a line."""
        ctx, scanner = self._services.context(), self._services.scanner
        page = None if line is None else self._state.lines[line].page

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Cetakan, Changes]:
            with ctx.store.read() as reader:
                printed = find_code(reader, typed)
            picture = (scanner(), page) if scanner is not None and page is not None else None
            return printed, attach_by_code(ctx, self._maker(), printed, page=picture)

        def done(result: tuple[Cetakan, Changes]) -> None:
            printed, changes = result
            lines = tuple(each for number, each in enumerate(self._state.lines) if number != line)
            self._show(code="", code_problem="", lines=lines)
            self._services.shell.offer(changes)
            self._services.shell.tell("arsip.said.noted", code=printed.kode)
            self._draw_lines(lines)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError) or not error.key.startswith("code_"):
                raise error
            _what, why, now = self._services.texts.error(error)
            self._show(code=typed, code_problem=f"{why} {now}")

        self._services.runner.submit(work, done, failed)

    def open(self, row: ArsipRow) -> None:
        """Show what there is of a printed form, and whether it is still as stored."""
        self._asked += 1
        asked, ctx = self._asked, self._services.context()

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Shown | None, tuple[tuple[float, float], ...]]:
            with ctx.store.read() as reader:
                found = reader.find(Cetakan, id=row.id)
                scans = reader.find(Pindaian, cetakan_id=row.id)
            if not found:
                return None, ()
            match = compare(ctx, self._maker(), found)[row.id]
            missing = ctx.vault.missing(scan.sha256 for scan in scans if scan.sha256)
            attachments = tuple(self._attachment(scan, scan.sha256 in missing) for scan in scans)
            now = replace(row, pindaian=scans)
            return Shown(now, match, attachments), self._sizes(attachments)

        def done(result: tuple[Shown | None, tuple[tuple[float, float], ...]]) -> None:
            if asked == self._asked:
                shown, sizes = result
                self._pages = [] if shown is None else _pages(shown.attachments)
                self._show(shown=shown)
                self._view.show_pages(sizes)

        self._services.runner.submit(work, done)

    def close_form(self) -> None:
        """Back from the opened form to the list."""
        self._asked += 1
        self._pages = []
        self._show(shown=None)

    def draw(self, number: int, pixels: int) -> None:
        """Draw a page of the opened form, `pixels` wide."""
        if number >= len(self._pages):
            return
        (sha256, page), asked, ctx = self._pages[number], self._asked, self._services.context()

        def done(png: bytes) -> None:
            if asked == self._asked and png:
                self._view.show_page(number, png)

        self._services.runner.submit(
            lambda _p, _c: ctx.vault.thumbnail(sha256, int(pixels * 1.5), page), done, lane="free"
        )

    def export(self, attachment: Attachment, target: Path) -> None:
        """A copy of an attachment for somebody else."""
        ctx = self._services.context()

        def done(path: Path) -> None:
            self._services.shell.tell("arsip.said.exported", name=path.name)

        self._services.runner.submit(lambda _p, _c: ctx.vault.export(attachment.sha256, target), done, lane="free")

    def detach(self, attachment: Attachment) -> None:
        """Take an attachment away; "undo" brings it back."""
        ctx = self._services.context()

        def done(changes: Changes) -> None:
            self._services.shell.offer(changes)
            self._services.shell.tell("arsip.said.detached")

        self._services.runner.submit(lambda _p, _c: detach(ctx, [attachment.id]), done)

    def where_from(self) -> None:
        """Open the plan or the appraisal that was printed."""
        shown = self._state.shown
        if shown is not None:
            screen = "skp" if shown.row.formulir == "skp" else "evaluasi"
            self._services.shell.go(screen, shown.row.pegawai_id if screen == "evaluasi" else shown.row.subjek_id)

    def render(self) -> None:
        self._view.render(self._state)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self.render()

    def _scanner(self) -> Scanner:
        if self._services.scanner is None:
            raise CancelledError
        return self._services.scanner()

    def _maker(self) -> FormMaker:
        if self._services.printing is None:
            raise UserError("nothing_to_print")
        return self._services.printing().maker

    def _attachment(self, scan: Pindaian, missing: bool) -> Attachment:
        say, vault = self._services.texts.say, self._services.context().vault
        if not scan.sha256:
            return Attachment(scan.id, say("arsip.noted", day=scan.tanggal, note=scan.catatan), "", 0)
        if missing:
            return Attachment(scan.id, say("arsip.lost", day=scan.tanggal), scan.sha256, 0)
        pages = ", ".join(str(page) for page in scan.halaman)
        key = "arsip.attached" if pages else "arsip.attached_by_code"
        words = say(key, day=scan.tanggal, pages=pages, how=scan.cara, media=scan.media.upper())
        return Attachment(scan.id, words, scan.sha256, vault.page_count(scan.sha256))

    def _sizes(self, attachments: Sequence[Attachment]) -> tuple[tuple[float, float], ...]:
        """How the pages lie, in points of an A4 sheet."""
        vault = self._services.context().vault
        return tuple(_size(vault.thumbnail(sha256, SIZED, page)) for sha256, page in _pages(attachments))

    def _draw_lines(self, lines: Sequence[ResultLine]) -> None:
        """Small pictures of what was read, one after the other, as long as they are on show."""
        self._asked += 1
        asked, scanner = self._asked, self._services.scanner
        if scanner is None:
            return
        reader = scanner()
        for number, line in enumerate(lines):
            if line.page is not None:
                self._draw_line(reader, asked, number, line)

    def _draw_line(self, scanner: Scanner, asked: int, number: int, line: ResultLine) -> None:
        page = line.page
        assert page is not None

        def work(_progress: Progress, _cancel: Cancel) -> bytes:
            return scanner.picture(page.file, page.index, SMALL) if asked == self._asked else b""

        def done(png: bytes) -> None:
            if asked == self._asked and png:
                self._view.show_thumbnail(number, png)

        self._services.runner.submit(work, done, lane="free")

    def _count(self, reader: Reader, asked: Asked) -> int:
        return len(self._all(reader, asked))

    def _some_rows(self, reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[ArsipRow]:
        return self._all(reader, asked)[offset : offset + limit]

    def _all(self, reader: Reader, asked: Asked) -> tuple[ArsipRow, ...]:
        """The whole answer, kept until the question changes; all forms are read anew only when the file has changed."""
        stands = reader.position()
        if self._printed is None or self._printed[0] != stands:
            self._printed, self._answer = (stands, printed_forms(reader)), None
        if self._answer is None or self._answer[0] != asked:
            where = ArsipFilter(
                asked.text, asked.choice("formulir"), asked.choice("kembali"), int(asked.choice("tahun") or 0)
            )
            self._answer = asked, narrowed(self._printed[1], where, asked.sort)
        return self._answer[1]


def _pages(attachments: Sequence[Attachment]) -> list[tuple[str, int]]:
    return [(each.sha256, page) for each in attachments for page in range(each.pages)]


def _size(png: bytes) -> tuple[float, float]:
    if len(png) < 24:
        return 595.0, 842.0
    width, height = (int.from_bytes(png[start : start + 4], "big") for start in (16, 20))
    scale = 842 / max(width, height, 1)
    return width * scale, height * scale
