"""The bench on which a form is filled and set: the same in the program and in each process that helps it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from asn_desktop.core.forms.fill import Order, fill
from asn_desktop.core.forms.filled import FilledForm
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import PageSetup, PaperSize
from asn_desktop.storage.pdf.document import Document
from asn_desktop.storage.pdf.faces import Faces
from asn_desktop.storage.pdf.fonts import EmbeddedFonts
from asn_desktop.storage.pdf.picture import Picture
from asn_desktop.storage.pdf.setting import SetPages, Setter
from asn_desktop.storage.pdf.wrap import Wrapper

MEASURES: dict[PaperSize, tuple[float, float]] = {PaperSize.A4: (210, 297), PaperSize.F4: (215, 330)}
"""Width and height in mm. F4 (folio) is what Indonesian offices have in the tray beside A4."""
TextsOf = Callable[[], Texts]
"""Gives the Indonesian catalogue; a function of a module, so that it can be named to another process."""


class Job(NamedTuple):
    """A form to be set; `alone`: it is a file of its own, and is wanted as one."""

    form: FilledForm | Order
    alone: bool


class Outcome(NamedTuple):
    """What came of it: its pages, or the whole file where it is alone; or why it could not be set."""

    pages: SetPages | None
    file: bytes = b""
    failure: tuple[str, dict[str, object]] | None = None


class Bench(NamedTuple):
    """What setting needs, in whichever process."""

    faces: Faces
    fonts: EmbeddedFonts
    wrapper: Wrapper
    texts: TextsOf

    def setter(self, setup: PageSetup) -> Setter:
        return Setter(self.faces, self.wrapper, MEASURES[setup.size], picture_of(setup))

    def work(self, setter: Setter, picture: Picture | None, jobs: Iterable[Job]) -> list[Outcome]:
        """Set some forms; a form that cannot be set does not stop the others."""
        return [self._one(setter, picture, job) for job in jobs]

    def _one(self, setter: Setter, picture: Picture | None, job: Job) -> Outcome:
        try:
            form = job.form if isinstance(job.form, FilledForm) else fill(job.form.spec, job.form.facts, self.texts())
            pages = setter.set(form)
        except UserError as error:
            return Outcome(None, failure=(error.key, error.facts))
        if not job.alone:
            return Outcome(pages)
        out = io.BytesIO()
        document = Document(out, self.faces, self.fonts, picture)
        document.add(pages)
        document.finish()
        return Outcome(pages._replace(pages=(), letters={}, page_count=len(pages.pages)), out.getvalue())


def bench(fonts: Path, texts: TextsOf) -> Bench:
    faces = Faces(fonts)
    return Bench(faces, EmbeddedFonts(), Wrapper(faces), texts)


def picture_of(setup: PageSetup) -> Picture | None:
    return Picture(setup.emblem) if setup.emblem else None
