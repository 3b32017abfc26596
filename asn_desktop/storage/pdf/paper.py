"""The adapter behind the port `Paper`: forms to a file, or to a preview."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from asn_desktop.core.forms.filled import FilledForm
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Cancel, PageSetup, PaperSize, Progress, never, no_progress
from asn_desktop.storage.pdf.document import Document
from asn_desktop.storage.pdf.faces import Faces
from asn_desktop.storage.pdf.preview import PdfPreview
from asn_desktop.storage.pdf.wrap import Wrapper

MEASURES: dict[PaperSize, tuple[float, float]] = {PaperSize.A4: (210, 297), PaperSize.F4: (215, 330)}
"""Width and height in mm. F4 (folio) is what Indonesian offices have in the tray beside A4."""


class PdfPaper:
    """Fonts and wrapped texts are shared by everything this object prints; one document is made at a time."""

    def __init__(self, fonts: Path) -> None:
        self._faces = Faces(fonts)
        self._wrapper = Wrapper(self._faces)
        self._turn = threading.Lock()

    def render(
        self,
        forms: Iterable[FilledForm],
        setup: PageSetup,
        progress: Progress = no_progress,
        cancel: Cancel = never,
        total: int = 0,
    ) -> bytes | None:
        """The forms as one PDF; None where it was cancelled. Raises UserError."""
        with self._turn:
            document = Document(self._faces, self._wrapper, MEASURES[setup.size], setup.emblem)
            for form in forms:
                if cancel():
                    return None
                document.add(form)
                progress(document.form_count, total, form.person)
            if not document.form_count:
                raise UserError("nothing_to_print")
            return document.finish()

    def write(
        self,
        path: Path,
        forms: Iterable[FilledForm],
        setup: PageSetup,
        progress: Progress = no_progress,
        cancel: Cancel = never,
        total: int = 0,
    ) -> bool:
        """One PDF, whole or not at all; False where it was cancelled and nothing was written. Raises UserError."""
        content = self.render(forms, setup, progress, cancel, total)
        if content is None or cancel():
            return False
        draft = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError as problem:
            draft.unlink(missing_ok=True)
            raise UserError("cannot_write_file", path=str(path), problem=problem.strerror or "") from problem
        return True

    def preview(self, forms: Sequence[FilledForm], setup: PageSetup) -> PdfPreview:
        """The same pages for the screen, drawn when they are asked for. Raises UserError."""
        content = self.render(forms, setup)
        assert content is not None  # nobody can cancel here
        return PdfPreview(content)
