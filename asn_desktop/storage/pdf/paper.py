"""The adapter behind the port `Paper`: forms to files, or to a preview."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from asn_desktop.core.forms.filled import FilledForm
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Cancel, NotSet, PageSetup, PaperSize, never
from asn_desktop.storage.pdf.document import Document
from asn_desktop.storage.pdf.faces import Faces
from asn_desktop.storage.pdf.preview import PdfPreview
from asn_desktop.storage.pdf.wrap import Wrapper

MEASURES: dict[PaperSize, tuple[float, float]] = {PaperSize.A4: (210, 297), PaperSize.F4: (215, 330)}
"""Width and height in mm. F4 (folio) is what Indonesian offices have in the tray beside A4."""


class PdfPaper:
    """Fonts and broken lines are shared by everything this object prints; one document is made at a time."""

    def __init__(self, fonts: Path) -> None:
        self._faces = Faces(fonts)
        self._wrapper = Wrapper(self._faces)
        self._turn = threading.Lock()

    def write(
        self,
        path: Path,
        forms: Iterable[FilledForm],
        setup: PageSetup,
        cancel: Cancel = never,
        not_set: NotSet | None = None,
    ) -> bool:
        """All in one PDF, whole or not at all; False where it was cancelled. Raises UserError."""
        content = self._render(forms, setup, cancel, not_set)
        if content is None:
            return False
        draft = _part(path, content)
        _put(draft, path)
        return True

    def write_apart(
        self,
        folder: Path,
        forms: Iterable[tuple[str, FilledForm]],
        setup: PageSetup,
        cancel: Cancel = never,
        not_set: NotSet | None = None,
    ) -> tuple[Path, ...] | None:
        """One PDF under each name; names are given only when all are written. None where it was cancelled."""
        parts: list[tuple[Path, Path]] = []
        try:
            for name, form in forms:
                content = self._render_one(form, setup, not_set) if not cancel() else None
                if cancel():
                    return None
                if content is not None:
                    path = folder / name
                    parts.append((_part(path, content), path))
            if not parts:
                raise UserError("nothing_to_print")
            paths = tuple(path for _, path in parts)
            while parts:
                _put(*parts.pop(0))
            return paths
        finally:
            for draft, _ in parts:
                draft.unlink(missing_ok=True)

    def preview(self, forms: Iterable[FilledForm], setup: PageSetup) -> PdfPreview:
        """The same pages for the screen, drawn when they are asked for. Raises UserError."""
        content = self._render(forms, setup, never, None)
        assert content is not None  # nobody can cancel a preview
        return PdfPreview(content)

    def _render_one(self, form: FilledForm, setup: PageSetup, not_set: NotSet | None) -> bytes | None:
        try:
            return self._render((form,), setup, never, None)
        except UserError as error:
            if not_set is None:
                raise
            not_set(form, error)
            return None

    def _render(
        self, forms: Iterable[FilledForm], setup: PageSetup, cancel: Cancel, not_set: NotSet | None
    ) -> bytes | None:
        with self._turn:
            document = Document(self._faces, self._wrapper, MEASURES[setup.size], setup.emblem)
            for form in forms:
                if cancel():
                    return None
                try:
                    document.add(form)
                except UserError as error:
                    if not_set is None:
                        raise
                    not_set(form, error)
            if cancel():
                return None
            if not document.form_count:
                raise UserError("nothing_to_print")
            return document.finish()


_REASONS = {
    errno.EACCES: "print_not_allowed",
    errno.EPERM: "print_not_allowed",
    errno.EROFS: "print_not_allowed",
    errno.ENOSPC: "print_no_room",
}
"""What the system says, in words of the catalogue: its own are English."""


def _part(path: Path, content: bytes) -> Path:
    """The content in a file beside `path`, safely on the disk but not yet under its name."""
    draft = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise _not_written(draft, path, problem) from problem
    return draft


def _put(draft: Path, path: Path) -> None:
    try:
        draft.replace(path)
    except OSError as problem:
        raise _not_written(draft, path, problem) from problem


def _not_written(draft: Path, path: Path, problem: OSError) -> UserError:
    with suppress(OSError):
        draft.unlink()
    return UserError(_REASONS.get(problem.errno or 0, "print_not_written"), path=str(path))
