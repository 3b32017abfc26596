"""What a pile of scans is: pages grouped to forms, compared with what was printed and with what is stored now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.arsip import Cetakan, Pindaian
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.arsip.current import Kecocokan, compare
from asn_desktop.core.usecases.arsip.names import subject_names
from asn_desktop.core.usecases.arsip.scanner import ScannedPage, Scanner, Unread
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, chunks, never, no_progress
from asn_desktop.core.usecases.printing import FormMaker


class FoundForm(Struct, frozen=True):
    """A printed form in the pile, with its pages in order.

    `missing` are the numbers of pages that are neither in the pile nor in the archive; `attached` those that the
    archive already had. Without `pages` everything of it was there before.
    """

    cetakan: Cetakan
    name: str
    match: Kecocokan
    pages: tuple[ScannedPage, ...]
    missing: tuple[int, ...] = ()
    attached: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The page numbers to be attached."""
        return tuple(page.seal.page for page in self.pages if page.seal is not None)


class Recognised(Struct, frozen=True):
    """Everything that was in the pile. `unknown` pages carry a sound code that was never registered in this file.

    `twice` are further pictures of a page that is in the pile or in the archive already. `unread` pages say why;
    empty backs of sheets are only counted. `broken` files could not be read at all.
    """

    forms: tuple[FoundForm, ...]
    unknown: tuple[ScannedPage, ...] = ()
    unread: tuple[ScannedPage, ...] = ()
    twice: tuple[ScannedPage, ...] = ()
    blank: int = 0
    broken: tuple[tuple[Path, UserError], ...] = ()
    pages: int = 0

    @property
    def to_attach(self) -> tuple[FoundForm, ...]:
        return tuple(form for form in self.forms if form.pages)


def recognise(
    ctx: Context,
    scanner: Scanner,
    maker: FormMaker,
    paths: Iterable[Path],
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> Recognised:
    """Read files and folders; nothing is changed. Raises CancelledError."""
    pages, broken = _read(scanner, scanner.files(paths), progress, cancel)
    sealed = [page for page in pages if page.seal is not None]
    with ctx.store.read() as reader:
        printed = _printed(reader, {page.seal.code for page in sealed if page.seal is not None})
        unknown = [
            page for page in sealed if page.seal is not None and (page.seal.code, page.seal.digest) not in printed
        ]
        mine = _by_form(sealed, printed)
        archived = _archived(reader, mine)
        names = subject_names(reader, [cetakan for cetakan, _ in mine.values()])
    matches = compare(ctx, maker, [cetakan for cetakan, _ in mine.values()])
    forms: list[FoundForm] = []
    twice: list[ScannedPage] = []
    for cetakan, of_form in mine.values():
        form, more = _form(cetakan, of_form, names[cetakan.id], matches[cetakan.id], archived.get(cetakan.id, set()))
        forms.append(form)
        twice += more
    unread = [page for page in pages if page.seal is None and page.unread is not Unread.KOSONG]
    return Recognised(
        tuple(forms),
        tuple(unknown),
        tuple(unread),
        tuple(twice),
        sum(page.unread is Unread.KOSONG for page in pages),
        tuple(broken),
        len(pages),
    )


def _read(
    scanner: Scanner, files: Sequence[Path], progress: Progress, cancel: Cancel
) -> tuple[list[ScannedPage], list[tuple[Path, UserError]]]:
    pages: list[ScannedPage] = []
    broken: list[tuple[Path, UserError]] = []
    counts: dict[Path, int] = {}
    for file in files:
        if cancel():
            raise CancelledError
        try:
            counts[file] = scanner.page_count(file)
        except UserError as error:
            broken.append((file, error))
    total = sum(counts.values())
    for file in counts:
        try:
            for page in scanner.read(file):
                pages.append(page)
                progress(len(pages), total, file.name)
                if cancel():
                    raise CancelledError
        except UserError as error:
            broken.append((file, error))
    return pages, broken


def _printed(reader: Reader, codes: set[str]) -> dict[tuple[str, str], Cetakan]:
    """Printed forms by code and hash: both must agree, so that a page is never taken for another's."""
    return {
        (each.kode, each.sidik): each
        for part in chunks(sorted(codes), 500)
        for each in reader.find(Cetakan, kode=tuple(part))
    }


def _by_form(
    pages: Sequence[ScannedPage], printed: dict[tuple[str, str], Cetakan]
) -> dict[UUID, tuple[Cetakan, list[ScannedPage]]]:
    found: dict[UUID, tuple[Cetakan, list[ScannedPage]]] = {}
    for page in pages:
        assert page.seal is not None
        cetakan = printed.get((page.seal.code, page.seal.digest))
        if cetakan is not None:
            found.setdefault(cetakan.id, (cetakan, []))[1].append(page)
    return found


def _archived(reader: Reader, forms: Iterable[UUID]) -> dict[UUID, set[int]]:
    """The page numbers of which the archive has a picture."""
    found: dict[UUID, set[int]] = {}
    for part in chunks(tuple(forms), 500):
        for scan in reader.find(Pindaian, cetakan_id=tuple(part)):
            found.setdefault(scan.cetakan_id, set()).update(scan.halaman)
    return found


def _form(
    cetakan: Cetakan, pages: Sequence[ScannedPage], name: str, match: Kecocokan, archived: set[int]
) -> tuple[FoundForm, list[ScannedPage]]:
    new: dict[int, ScannedPage] = {}
    twice: list[ScannedPage] = []
    for page in pages:
        assert page.seal is not None
        if page.seal.page in archived or page.seal.page in new:
            twice.append(page)
        else:
            new[page.seal.page] = page
    missing = [number for number in range(1, cetakan.halaman + 1) if number not in new and number not in archived]
    ordered = tuple(new[number] for number in sorted(new))
    return FoundForm(cetakan, name, match, ordered, tuple(missing), tuple(sorted(archived))), twice
