"""Signed paper coming back: a pile of scans that is read, looked at and kept; or the code on a form, typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.arsip.attaching import Attached, attach, attach_by_code
from asn_desktop.core.usecases.arsip.recognition import Recognised, recognise
from asn_desktop.core.usecases.arsip.scanner import ScannedPage, Scanner
from asn_desktop.core.usecases.arsip.typed import find_code
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.printing import FormMaker
from asn_desktop.ui.presenters.arsip.lines import ResultLine, result_lines
from asn_desktop.ui.presenters.arsip.state import Board
from asn_desktop.ui.presenters.services import Services

SMALL = 160
"""Side of the small pictures of pages, in pixels."""


class Scans:
    """Reads, shows and keeps what comes back."""

    def __init__(self, services: Services, board: Board, maker: Callable[[], FormMaker]) -> None:
        self._services = services
        self._board = board
        self._maker = maker
        self._drawn = 0

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders that were chosen or dropped here; nothing is kept yet."""
        if self._board.state.reading or not paths:
            return
        scanner, ctx, texts = self._scanner(), self._services.context(), self._services.texts
        self._board.show(reading=True, found=None, lines=())

        def work(progress: Progress, cancel: Cancel) -> Recognised:
            return recognise(ctx, scanner, self._maker(), paths, progress, cancel)

        def done(found: Recognised) -> None:
            lines = result_lines(found, texts)
            self._board.show(reading=False, found=found, lines=lines, attachable=len(found.to_attach))
            self._draw_lines(lines)

        def failed(error: Exception) -> None:
            self._board.show(reading=False)
            raise error

        self._services.runner.submit(work, done, failed, lane="free", title=texts.say("arsip.job.read"))

    def attach(self) -> None:
        """Keep everything that was recognised, in one transaction."""
        found = self._board.state.found
        if found is None:
            return
        scanner, ctx, texts = self._scanner(), self._services.context(), self._services.texts

        def work(progress: Progress, cancel: Cancel) -> tuple[Attached, Changes]:
            return attach(ctx, scanner, found.to_attach, progress, cancel)

        def done(result: tuple[Attached, Changes]) -> None:
            attached, changes = result
            self._board.show(found=None, lines=())
            self._services.shell.offer(changes)
            if attached.forms:
                self._services.shell.tell("arsip.said.attached", n=attached.forms)
            for _form, error in attached.refused:
                self._services.shell.report(error)

        self._services.runner.submit(work, done, title=texts.say("arsip.job.attach"))

    def leave(self) -> None:
        """Back to the list; what was read is not kept."""
        self._drawn += 1
        self._board.show(found=None, lines=())

    def type_code(self, typed: str) -> None:
        """A code is being typed: what was wrong with the last one is no longer said."""
        if typed != self._board.state.code:
            self._board.show(code=typed, code_problem="")

    def note_code(self, typed: str, line: int | None = None) -> None:
        """The signed paper of this code has come back: without a picture, or with the unread page of a line."""
        ctx, scanner = self._services.context(), self._services.scanner
        page = None if line is None else self._board.state.lines[line].page

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Cetakan, Changes]:
            with ctx.store.read() as reader:
                printed = find_code(reader, typed)
            picture = (scanner(), page) if scanner is not None and page is not None else None
            return printed, attach_by_code(ctx, self._maker(), printed, page=picture)

        def done(result: tuple[Cetakan, Changes]) -> None:
            printed, changes = result
            lines = tuple(each for number, each in enumerate(self._board.state.lines) if number != line)
            self._board.show(code="", code_problem="", lines=lines)
            self._services.shell.offer(changes)
            self._services.shell.tell("arsip.said.noted", code=printed.kode)
            self._draw_lines(lines)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError) or not error.key.startswith("code_"):
                raise error
            _what, why, now = self._services.texts.error(error)
            self._board.show(code=typed, code_problem=f"{why} {now}")

        self._services.runner.submit(work, done, failed)

    def _scanner(self) -> Scanner:
        if self._services.scanner is None:
            raise CancelledError
        return self._services.scanner()

    def _draw_lines(self, lines: Sequence[ResultLine]) -> None:
        """Small pictures of what was read, one after the other, as long as they are on show."""
        self._drawn += 1
        if self._services.scanner is None:
            return
        scanner = self._services.scanner()
        for number, line in enumerate(lines):
            if line.page is not None:
                self._draw_line(scanner, self._drawn, number, line.page)

    def _draw_line(self, scanner: Scanner, drawn: int, number: int, page: ScannedPage) -> None:
        def work(_progress: Progress, _cancel: Cancel) -> bytes:
            return scanner.picture(page.file, page.index, SMALL) if drawn == self._drawn else b""

        def done(png: bytes) -> None:
            if drawn == self._drawn and png:
                self._board.view.show_thumbnail(number, png)

        self._services.runner.submit(work, done, lane="free")
