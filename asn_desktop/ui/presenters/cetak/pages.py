"""Pages before they are printed: those of the first form at once, those of some others while one looks at it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from msgspec.structs import replace

from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases import printing as usecase
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.core.usecases.ports import Cancel, PaperSize, Preview, Progress
from asn_desktop.ui.presenters.cetak.state import CetakView, Sizes
from asn_desktop.ui.presenters.services import Job, Printing, Services

PREVIEWED = 10
"""Forms shown before printing; what follows looks the same, and an office may have hundreds."""


class ShownPages:
    """What is seen in the preview. Only the newest wish counts; `changed` is called when it is fulfilled or fails."""

    def __init__(
        self, services: Services, view: CetakView, printing: Callable[[], Printing], changed: Callable[[], None]
    ) -> None:
        self._services = services
        self._view = view
        self._printing = printing
        self._changed = changed
        self._parts: list[tuple[Preview, Sizes]] = []
        self._wish = 0
        self._making: Job | None = None
        self.busy = False
        self.forms = 0
        """Forms on show, or soon: what is left out follows when it is printed."""

    @property
    def count(self) -> int:
        """Pages on show."""
        return sum(len(sizes) for _, sizes in self._parts)

    @property
    def landscape(self) -> bool:
        """How the pages lie, for the printer."""
        return bool(self._parts) and self._parts[0][1][0][0] > self._parts[0][1][0][1]

    def show(self, form: FormKind, selection: Selection, size: PaperSize, pile: Pile = Pile.ONE) -> None:
        """Show the first forms of a selection of plans, or of people; nothing where it is empty.

        Of a pile by who signs they come as they will be printed: each signer's list before what he signs.
        """
        self.close()
        self._view.show_document(())
        of_plans = bool(selection.skp_ids)
        ids = (selection.skp_ids or selection.pegawai_ids)[:PREVIEWED]
        self.forms = len(ids)
        if ids and pile is Pile.ONE_BY_SIGNER:
            self.busy = True
            self._make_pile(form, selection, size)
        elif ids and FORMS[form].of.of_unit:
            self.busy = True
            self._make(form, selection, size, None)
        elif ids:
            self.busy = True
            first, others = (
                replace(selection, skp_ids=part) if of_plans else replace(selection, pegawai_ids=part)
                for part in (ids[:1], ids[1:])
            )
            self._make(form, first, size, others)

    def draw(self, number: int, pixels: int) -> None:
        """Draw a page, `pixels` wide."""
        wish, index = self._wish, number
        for preview, sizes in self._parts:
            if index < len(sizes):
                self._draw(wish, preview, index, number, pixels / sizes[index][0])
                return
            index -= len(sizes)

    def close(self) -> None:
        """Give the memory back, and let nothing come of what is under way."""
        self._wish += 1
        self.busy = False
        if self._making is not None:
            self._making.cancel()
            self._making = None
        for preview, _ in self._parts:
            preview.close()
        self._parts = []

    def _make_pile(self, form: FormKind, selection: Selection, size: PaperSize) -> None:
        """The beginning of the pile by who signs; whoever has no form is named when it is printed."""
        wish, services = self._wish, self._services

        def work(_progress: Progress, cancel: Cancel) -> tuple[Preview, Sizes, int]:
            made, ctx = self._printing(), services.context()
            pages, printed = usecase.print_pages(
                ctx, made.paper, made.maker, form, selection, size,
                pile=Pile.ONE_BY_SIGNER, least=PREVIEWED, cancel=cancel,
            )  # fmt: skip
            return pages, tuple(pages.page_size(page) for page in range(pages.page_count)), len(printed.forms)

        def done(found: tuple[Preview, Sizes, int]) -> None:
            pages, sizes, forms = found
            if wish != self._wish:
                pages.close()
                return
            self.busy, self._making, self.forms = False, None, forms
            self._parts.append((pages, sizes))
            self._view.show_document(sizes)
            self._changed()

        self._follow(wish, services.runner.submit(work, done, self._failed(wish), lane="free"))

    def _failed(self, wish: int) -> Callable[[Exception], None]:
        """What is done when pages cannot be made; nobody hears of those that are no longer wanted."""

        def failed(error: Exception) -> None:
            if wish == self._wish:
                self.busy, self._making = False, None
                self._changed()
                if not (isinstance(error, UserError) and error.key == "nothing_to_print"):
                    raise error

        return failed

    def _follow(self, wish: int, job: Job) -> None:
        if wish == self._wish and self.busy:
            self._making = job

    def _draw(self, wish: int, preview: Preview, index: int, number: int, zoom: float) -> None:
        def done(png: bytes) -> None:
            if wish == self._wish:
                self._view.show_page(number, png)

        def failed(error: Exception) -> None:
            if wish == self._wish:
                raise error

        self._services.runner.submit(lambda _p, _c: preview.page_png(index, zoom), done, failed, lane="free")

    def _make(self, form: FormKind, selection: Selection, size: PaperSize, then: Selection | None) -> None:
        """Make the pages of a selection, and after them those of another."""
        wish, services = self._wish, self._services

        def work(_progress: Progress, cancel: Cancel) -> tuple[Preview, Sizes] | None:
            made, ctx = self._printing(), services.context()
            coming = usecase.forms_for(ctx, made.maker, form, selection, lambda _refused: None)
            forms = list(islice(coming, PREVIEWED))
            if cancel():
                raise CancelledError
            if not forms:
                return None
            preview = made.paper.preview(forms, usecase.page_setup(ctx, size))
            return preview, tuple(preview.page_size(page) for page in range(preview.page_count))

        def done(found: tuple[Preview, Sizes] | None) -> None:
            if wish != self._wish:
                if found is not None:
                    found[0].close()
                return
            self.busy, self._making = False, None
            if found is not None:
                first = not self._parts
                self._parts.append(found)
                (self._view.show_document if first else self._view.add_pages)(found[1])
            self._changed()
            if then is not None and (then.skp_ids or then.pegawai_ids):
                self._make(form, then, size, None)

        self._follow(wish, services.runner.submit(work, done, self._failed(wish), lane="free"))
