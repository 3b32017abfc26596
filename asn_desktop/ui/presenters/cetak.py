"""Official forms of one person, of chosen people or of everybody: seen before they are printed or saved."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.forms.fill import fill
from asn_desktop.core.forms.filled import FilledForm, FormKind
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import printing as usecase
from asn_desktop.core.usecases.arsip.register import as_printed, register_printed
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.overview import NONE_YET
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.core.usecases.ports import Cancel, PaperSize, Preview, Progress, SetForm
from asn_desktop.core.usecases.printing import Printed
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.ui.presenters.kinerja_list import (
    Option,
    Refused,
    count_of,
    read_units,
    rows_of,
    unit_options,
    year_of,
    years,
)
from asn_desktop.ui.presenters.listing import Listing, choices_of, detail_of
from asn_desktop.ui.presenters.services import Job, Printing, Services

PREVIEWED = 10
"""Forms shown before printing; what follows looks the same, and an office may have hundreds."""

MEASURE = 0.2
"""Zoom at which a page is drawn once only to learn its size."""

CONCERNS = frozenset({"skp", "evaluasi", "pegawai", "hasil_kerja", "indikator", "capaian_organisasi", "unit", "kantor"})


class CetakState(Struct, frozen=True):
    """What stands around list and preview."""

    form: FormKind
    forms: tuple[Option, ...]
    paper: PaperSize
    papers: tuple[Option, ...]
    years: tuple[Option, ...]
    units: tuple[Option, ...]
    who: str
    drafts: str
    shown: str
    busy: bool
    ready: bool
    planless: str = ""
    """Said instead of pages where nobody chosen has a plan."""
    refused: tuple[Refused, ...] = ()


class CetakView(Protocol):
    def render(self, state: CetakState) -> None: ...

    def show_document(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Pages with these sizes in points are ready to be drawn; empty: there is nothing to see."""

    def show_page(self, number: int, png: bytes) -> None:
        """The picture of a page."""


class CetakPresenter:
    """Presenter of the print screen. `listing` is what the list widget shows."""

    def __init__(self, services: Services, view: CetakView) -> None:
        self._services = services
        self._view = view
        self.listing = Listing(services, "cetak", count_of(services.context), rows_of(services.context))
        self._form = FormKind.SKP
        self._paper = PaperSize.A4
        self._units: tuple[Option, ...] = ()
        self._rows: tuple[KinerjaRow, ...] = ()
        self._all = False
        self._preview: Preview | None = None
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._asked = 0
        self._making: Job | None = None
        self._refused: tuple[Refused, ...] = ()
        self._on_printer: tuple[SetForm, ...] = ()

    @property
    def rows(self) -> tuple[KinerjaRow, ...]:
        """Whose forms are printed."""
        return self._rows

    @property
    def selection(self) -> Selection:
        """The same for the use case: the plan of each row, in the list's order."""
        return Selection(self._tahun, skp_ids=tuple(row.skp_id for row in self._rows if row.skp_id is not None))

    @property
    def landscape(self) -> bool:
        """How the pages lie, for the printer."""
        return bool(self._sizes) and self._sizes[0][0] > self._sizes[0][1]

    @property
    def form(self) -> FormKind:
        return self._form

    @property
    def paper(self) -> PaperSize:
        return self._paper

    @property
    def file_name(self) -> str:
        """What a saved file is called unless the user says otherwise."""
        name = f"{self._services.texts.say(f'cetak.file.{self._form.value}')} {self._tahun}"
        return f"{name} {self._rows[0].nama.split(',')[0]}.pdf" if len(self._rows) == 1 else f"{name}.pdf"

    def start(self) -> None:
        """Read the choices, and the paper that was used last."""

        def work(_progress: Progress, _cancel: Cancel) -> tuple[tuple[Option, ...], str]:
            with self._services.context().store.read() as reader:
                return unit_options(read_units(reader)), str(reader.setting("cetak.paper") or PaperSize.A4.value)

        def done(found: tuple[tuple[Option, ...], str]) -> None:
            self._units, paper = found
            self._paper = PaperSize(paper)
            self.render()

        self._services.runner.submit(work, done)

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere: list and pages may look different now."""
        if changes.kinds & CONCERNS:
            self.listing.refresh()
            self.show(self._rows, whole=self._all)

    def show_person(self, target: UUID, detail: str) -> None:
        """The form `detail` (`evaluasi/2025`) of one employee, as another screen asks for it."""
        form, _, tahun = detail.partition("/")
        if form in tuple(FormKind):
            self._form = FormKind(form)
        choices = dict(self.listing.asked.choices)
        choices.pop("unit", None)
        if tahun:
            choices["tahun"] = tahun
        self.listing.ask(text="", choices=choices)

        def found(rows: tuple[KinerjaRow, ...]) -> None:
            self.show([row for row in rows if target in (row.pegawai_id, row.skp_id, row.evaluasi_id)])

        self.listing.everything(found)

    def show_filters(self, detail: str) -> None:
        """Filters another screen asks for."""
        if detail:
            self.listing.ask(text="", choices=choices_of(detail))

    def choose_form(self, form: FormKind) -> None:
        self._form = form
        self._make_preview()

    def choose_paper(self, paper: PaperSize) -> None:
        self._paper = paper

        def work(_progress: Progress, _cancel: Cancel) -> None:
            self._services.context().store.remember("cetak.paper", paper.value)

        self._services.runner.submit(work, lambda _none: None)
        self._make_preview()

    def show(self, rows: Sequence[KinerjaRow], *, whole: bool = False) -> None:
        """Whose forms are meant: the chosen rows, or (`whole`) everybody the list shows."""
        self._rows, self._all = tuple(rows), whole
        self._make_preview()

    def draw(self, number: int, pixels: int) -> None:
        """Draw a page of the preview, `pixels` wide."""
        preview, asked = self._preview, self._asked
        if preview is None or number >= len(self._sizes):
            return
        zoom = pixels / self._sizes[number][0]

        def done(png: bytes) -> None:
            if asked == self._asked:
                self._view.show_page(number, png)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                raise error

        self._services.runner.submit(lambda _p, _c: preview.page_png(number, zoom), done, failed, lane="free")

    def save(self, target: Path, *, apart: bool) -> None:
        """Save all of it as one PDF, or one for each form into a folder."""
        services, form, selection, size = self._services, self._form, self.selection, self._paper
        rows = self._rows

        def work(progress: Progress, cancel: Cancel) -> Printed:
            made = self._printing()
            return usecase.print_forms(
                services.context(), made.paper, made.maker, form, selection, size, target,
                pile=Pile.EACH if apart else Pile.ONE, progress=progress, cancel=cancel,
            )  # fmt: skip

        def done(printed: Printed) -> None:
            without = [row for row in rows if row.skp_id is None]
            self._refused = (
                *(Refused(row.nama, services.texts.say("cetak.no_plan"), "") for row in without),
                *(self._refusal(one) for one in printed.refused),
            )
            self.render()
            self._register(printed.forms)
            if printed.cancelled:
                services.shell.tell("cetak.said.cancelled")
            elif apart:
                services.shell.tell("cetak.said.saved_apart", n=len(printed.paths), folder=target.name)
            else:
                services.shell.tell("cetak.said.saved", n=len(printed.forms), name=target.name)

        services.runner.submit(work, done, lane="free", title=services.texts.say("cetak.job.save", n=len(rows)))

    def pages(self, on_ready: Callable[[Preview], None]) -> None:
        """All pages of what is chosen, for a printer; the receiver closes them."""
        services, form, selection, size = self._services, self._form, self.selection, self._paper

        def work(_progress: Progress, cancel: Cancel) -> tuple[Preview, tuple[SetForm, ...]]:
            made, ctx = self._printing(), services.context()
            forms: list[tuple[usecase.Ready, FilledForm]] = []
            for ready in usecase.orders_for(ctx, made.maker, form, selection, lambda _refused: None):
                if cancel():
                    raise CancelledError
                forms.append((ready, fill(ready.order.spec, ready.order.facts, made.maker.texts)))
            pages = made.paper.preview([filled for _, filled in forms], usecase.page_setup(ctx, size))
            counted = zip(forms, pages.form_pages, strict=True)
            return pages, tuple(as_printed(ready, filled, many) for (ready, filled), many in counted)

        def done(made: tuple[Preview, tuple[SetForm, ...]]) -> None:
            pages, self._on_printer = made
            on_ready(pages)

        title = services.texts.say("cetak.job.print", n=len(self._rows))
        services.runner.submit(work, done, lane="free", title=title)

    def printed(self, pages: int) -> None:
        """The printer has taken all pages."""
        self._register(self._on_printer)
        self._on_printer = ()
        self._services.shell.tell("cetak.said.printed", n=pages)

    def open_plans(self) -> None:
        """To where the missing plans are made: those of the year, in the unit of the chosen people where it is one."""
        units = {row.unit_id for row in self._rows}
        asked = {"tahun": str(self._tahun), "skp": NONE_YET}
        if len(units) == 1 and None not in units:
            asked["unit"] = str(units.pop())
        self._services.shell.go("skp", None, detail_of(asked))

    def read_refused(self) -> None:
        """The user has read whose form could not be made."""
        self._refused = ()
        self.render()

    def _register(self, forms: Sequence[SetForm]) -> None:
        """Note what final forms are on paper now, so that the signed sheets find their way back."""
        if not forms:
            return
        ctx = self._services.context()
        self._services.runner.submit(lambda _p, _c: register_printed(ctx, forms), self._services.shell.offer)

    def close(self) -> None:
        """Give the memory of the preview back."""
        self._asked += 1
        if self._preview is not None:
            self._preview.close()
            self._preview = None

    def render(self) -> None:
        texts, ctx = self._services.texts, self._services.context()
        with_plan = [row for row in self._rows if row.skp_id is not None]
        self._view.render(
            CetakState(
                form=self._form,
                forms=tuple((kind.value, texts.say(f"cetak.form.{kind.value}")) for kind in FORMS),
                paper=self._paper,
                papers=tuple((size.value, texts.say(f"cetak.paper.{size.value}")) for size in PaperSize),
                years=years(ctx),
                units=self._units,
                who=self._who(),
                drafts=self._drafts(with_plan),
                shown=texts.say("cetak.first", n=PREVIEWED) if len(with_plan) > PREVIEWED else "",
                busy=self._making is not None,
                ready=bool(with_plan),
                planless=self._planless() if self._rows and not with_plan else "",
                refused=self._refused,
            )
        )

    @property
    def _tahun(self) -> int:
        return year_of(self.listing.asked, self._services.context())

    def _printing(self) -> Printing:
        if self._services.printing is None:
            raise UserError("nothing_to_print")
        return self._services.printing()

    def _make_preview(self) -> None:
        """Make the pages of the first forms; only the newest wish counts."""
        self.close()
        asked = self._asked
        first = Selection(self._tahun, skp_ids=self.selection.skp_ids[:PREVIEWED])
        if self._making is not None:
            self._making.cancel()
            self._making = None
        self._sizes = ()
        self._view.show_document(())
        if not first.skp_ids:
            self.render()
            return
        services, form, size = self._services, self._form, self._paper

        def work(_progress: Progress, cancel: Cancel) -> tuple[Preview, tuple[tuple[float, float], ...]]:
            made, ctx = self._printing(), services.context()
            forms = list(usecase.forms_for(ctx, made.maker, form, first, lambda _refused: None))
            if cancel():
                raise CancelledError
            preview = made.paper.preview(forms, usecase.page_setup(ctx, size))
            return preview, tuple(_size(preview.page_png(page, MEASURE)) for page in range(preview.page_count))

        def done(found: tuple[Preview, tuple[tuple[float, float], ...]]) -> None:
            preview, sizes = found
            if asked != self._asked:
                preview.close()
                return
            self._making = None
            self._preview, self._sizes = preview, sizes
            self._view.show_document(sizes)
            self.render()

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._making = None
                self.render()
                raise error

        self._making = services.runner.submit(work, done, failed, lane="free")
        if self._preview is not None:
            self._making = None
        self.render()

    def _who(self) -> str:
        say = self._services.texts.say
        if not self._rows:
            return say("cetak.who.nobody")
        if len(self._rows) == 1:
            return self._rows[0].nama
        return say("cetak.who.everybody" if self._all else "cetak.who.chosen", n=len(self._rows))

    def _planless(self) -> str:
        say, tahun = self._services.texts.say, str(self._tahun)
        if len(self._rows) == 1:
            return say("cetak.planless.single", nama=self._rows[0].nama, tahun=tahun)
        return say("cetak.planless.many", n=len(self._rows), tahun=tahun)

    def _drafts(self, rows: Sequence[KinerjaRow]) -> str:
        """Who is still a draft, and who has no plan: said before it is printed."""
        say, parts = self._services.texts.say, []
        drafts = [row.nama for row in rows if not self._final(row)]
        without = [row.nama for row in self._rows if row.skp_id is None]
        if drafts:
            parts.append(say("cetak.drafts", n=len(drafts), nama=_some(drafts)))
        if without:
            parts.append(say("cetak.without", n=len(without), nama=_some(without)))
        return " ".join(parts)

    def _final(self, row: KinerjaRow) -> bool:
        if self._form is FormKind.SKP:
            return row.skp_status is StatusSkp.DISETUJUI
        return row.evaluasi_status is StatusEvaluasi.FINAL

    def _refusal(self, one: usecase.Refused) -> Refused:
        _what, why, now = self._services.texts.error(one.error)
        return Refused(one.person, why, now)


def _some(names: Sequence[str], most: int = 3) -> str:
    """The first few names."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def _size(png: bytes) -> tuple[float, float]:
    """Width and height in points of a page drawn at `MEASURE`, from the head of the picture."""
    wide, high = struct.unpack(">II", png[16:24])
    return wide / MEASURE, high / MEASURE
