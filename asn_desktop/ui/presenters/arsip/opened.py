"""One printed form of the archive, opened: what came back of it, whether it is still as stored, and its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.arsip import Cetakan, Pindaian
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.arsip.attaching import detach
from asn_desktop.core.usecases.arsip.current import compare
from asn_desktop.core.usecases.arsip.lists import ArsipRow
from asn_desktop.core.usecases.form_facts.model import Of
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.core.usecases.printing import FormMaker
from asn_desktop.ui.presenters.arsip.state import Attachment, Board, Shown, Size
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services

SIZED = 60
"""Side of a picture that is drawn only to learn how a page lies."""
TURNS = "arsip.putar"
"""The setting in which it is kept how the reader has turned pages: quarters clockwise, by file and page."""


_CAREER = {Of.RENCANA: "rencana", Of.KARIER: "", Of.KGB: "", Of.PANGKAT: ""}
"""What to open of a person's career."""
_LISTS = {
    FormKind.KALENDER_KARIER: "karier",
    FormKind.LAPORAN_TALENTA: "talenta",
    FormKind.DAFTAR_SUKSESI: "talenta",
}
"""The screens that show the same as a list; other lists are of the people."""


class _Page(Struct, frozen=True):
    """A page of an attachment as it lies in the file, and by how many quarters it is turned to be read."""

    sha256: str
    index: int
    size: Size
    turn: int

    @property
    def shown(self) -> Size:
        width, height = self.size
        return (height, width) if self.turn % 2 else (width, height)

    @property
    def place(self) -> str:
        return f"{self.sha256[:16]}/{self.index}"


class Opened:
    """The form beside the list."""

    def __init__(self, services: Services, board: Board, maker: Callable[[], FormMaker]) -> None:
        self._services = services
        self._board = board
        self._maker = maker
        self._reading = Newest(services.runner)
        self._drawn = 0
        self._pages: list[_Page] = []

    def open(self, row: ArsipRow) -> None:
        """Show what there is of a printed form, and whether it is still as stored."""
        ctx = self._services.context()

        def work(_progress: Progress, _cancel: Cancel) -> Shown | None:
            with ctx.store.read() as reader:
                found = reader.find(Cetakan, id=row.id)
                scans = reader.find(Pindaian, cetakan_id=row.id)
            if not found:
                return None
            match = compare(ctx, self._maker(), found)[row.id]
            missing = ctx.vault.missing(scan.sha256 for scan in scans if scan.sha256)
            attachments = tuple(self._attachment(scan, scan.sha256 in missing) for scan in scans)
            return Shown(replace(row, pindaian=scans), match, attachments)

        def done(shown: Shown | None) -> None:
            before = self._board.state.shown
            self._board.show(shown=shown)
            if before is None or shown is None or before.attachments != shown.attachments:
                self._find_pages(() if shown is None else shown.attachments)

        self._reading.submit(work, done)

    def close(self) -> None:
        """Back from the opened form to the list."""
        self._reading.leave()
        self._drawn += 1
        self._pages = []
        self._board.show(shown=None)

    def draw(self, number: int, pixels: int) -> None:
        """Draw a page, `pixels` wide."""
        if number >= len(self._pages):
            return
        page, drawn, ctx = self._pages[number], self._drawn, self._services.context()
        width, height = page.shown
        side = int(pixels * max(width, height) / width)

        def done(png: bytes) -> None:
            if drawn == self._drawn and png and self._pages[number] == page:
                self._board.view.show_page(number, png, page.turn)

        self._services.runner.submit(
            lambda _p, _c: ctx.vault.thumbnail(page.sha256, side, page.index), done, lane="free"
        )

    def turn(self, number: int) -> None:
        """Turn a page by a quarter, clockwise; it will lie that way the next time too."""
        if number >= len(self._pages):
            return
        page = self._pages[number]
        turned = self._pages[number] = replace(page, turn=(page.turn + 1) % 4)
        self._board.view.turn_page(number, turned.shown)
        store = self._services.context().store

        def work(_progress: Progress, _cancel: Cancel) -> None:
            with store.read() as reader:
                kept = reader.setting(TURNS)
            store.remember(TURNS, {**(kept if isinstance(kept, dict) else {}), turned.place: turned.turn})

        self._services.runner.submit(work, lambda _none: None)

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
        """Open what was printed: the plan, the appraisal, the unit's table or spread, the objection, the person."""
        shown = self._board.state.shown
        if shown is None:
            return
        row, go = shown.row, self._services.shell.go
        of = FORMS[FormKind(row.formulir)].of if row.formulir in tuple(FORMS) else None
        if of in (Of.SKP, Of.EVALUASI, Of.KEBERATAN):
            go(of.value, row.subjek_id)
        elif of is Of.MATRIKS:
            go("skp", None, f"rencana_unit={row.subjek_id}&tahun={row.tanggal.year}&tab=matrix")
        elif of is Of.CAPAIAN:
            go("sebaran")
        elif of in _CAREER:
            go("karier", row.pegawai_id, _CAREER[of])
        elif row.formulir in _LISTS:
            go(_LISTS[FormKind(row.formulir)])
        else:
            go("pegawai", row.pegawai_id)

    def _find_pages(self, attachments: Sequence[Attachment]) -> None:
        """How the pages lie, and how they are to be turned: drawn small, beside the work on the file."""
        self._drawn += 1
        self._pages = []
        drawn, ctx = self._drawn, self._services.context()

        def work(_progress: Progress, cancel: Cancel) -> list[_Page]:
            with ctx.store.read() as reader:
                kept = reader.setting(TURNS)
            turns = kept if isinstance(kept, dict) else {}
            found = []
            for page in self._lying(ctx, attachments):
                if cancel() or drawn != self._drawn:
                    break
                turn = turns[page.place] if page.place in turns else self._upright(ctx, page)
                found.append(replace(page, turn=turn))
            return found

        def done(pages: list[_Page]) -> None:
            if drawn == self._drawn:
                self._pages = pages
                self._board.view.show_pages(tuple(page.shown for page in pages))

        self._services.runner.submit(work, done, lane="free")

    def _lying(self, ctx: Context, attachments: Sequence[Attachment]) -> Iterator[_Page]:
        for each in attachments:
            for index in range(each.pages):
                yield _Page(each.sha256, index, _size(ctx.vault.thumbnail(each.sha256, SIZED, index)), 0)

    def _upright(self, ctx: Context, page: _Page) -> int:
        """The turn after which the code of the form lies as it was printed."""
        if self._services.scanner is None:
            return 0
        return self._services.scanner().turn(ctx.vault.read(page.sha256), page.index)

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


def _size(png: bytes) -> Size:
    """The size of a page in points, as if its longer side were that of A4."""
    if len(png) < 24:
        return 595.0, 842.0
    width, height = (int.from_bytes(png[start : start + 4], "big") for start in (16, 20))
    scale = 842 / max(width, height, 1)
    return width * scale, height * scale
