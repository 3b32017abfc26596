"""Official forms of one person, of chosen people or of everybody: seen before they are printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import printing as usecase
from asn_desktop.core.usecases.arsip.register import register_printed
from asn_desktop.core.usecases.file_names import file_stem
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.overview import NONE_YET
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.core.usecases.ports import Cancel, PaperSize, Preview, Progress, SetForm
from asn_desktop.core.usecases.printing import Printed
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.ui.presenters import cetak_state as state
from asn_desktop.ui.presenters.cetak_pages import PREVIEWED, ShownPages
from asn_desktop.ui.presenters.cetak_state import CetakState, CetakView, TermChoice
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
from asn_desktop.ui.presenters.pelaksanaan_terms import read_term
from asn_desktop.ui.presenters.services import Printing, Services

CONCERNS = frozenset({"skp", "evaluasi", "pegawai", "hasil_kerja", "indikator", "capaian_organisasi", "unit", "kantor"})


class CetakPresenter:
    """Presenter of the print screen. `listing` is what the list widget shows."""

    def __init__(self, services: Services, view: CetakView) -> None:
        self._services = services
        self._view = view
        self.listing = Listing(services, "cetak", count_of(services.context), rows_of(services.context))
        self.shown = ShownPages(services, view, self._printing, self.render)
        self._form = FormKind.SKP
        self._term = TermChoice()
        self._periodik = JenisEvaluasi.AKHIR
        self._paper = PaperSize.A4
        self._by_signer = False
        self._units: tuple[Option, ...] = ()
        self._rows: tuple[KinerjaRow, ...] = ()
        self._all = False
        self._refused: tuple[Refused, ...] = ()
        self._on_printer: tuple[SetForm, ...] = ()

    @property
    def rows(self) -> tuple[KinerjaRow, ...]:
        """Whose forms are printed."""
        return self._rows

    @property
    def selection(self) -> Selection:
        """The same for the use case: the plan of each row, in the list's order, and the term."""
        ids = tuple(row.skp_id for row in self._rows if row.skp_id is not None)
        return Selection(self._tahun, skp_ids=ids, jenis=self._term.jenis, nomor=self._term.nomor)

    @property
    def form(self) -> FormKind:
        return self._form

    @property
    def paper(self) -> PaperSize:
        return self._paper

    @property
    def pile(self) -> Pile:
        """One after the other: as listed, or by who signs."""
        return Pile.ONE_BY_SIGNER if self._by_signer else Pile.ONE

    @property
    def file_name(self) -> str:
        """What a saved file is called unless the user says otherwise."""
        name = f"{self._services.texts.show(self._form)} {self._tahun}"
        return f"{file_stem(f'{name} {self._rows[0].nama}' if len(self._rows) == 1 else name)}.pdf"

    def start(self) -> None:
        """Read the choices, and how was printed last; fonts are loaded while the user looks for somebody."""

        def work(_progress: Progress, _cancel: Cancel) -> tuple[tuple[Option, ...], JenisEvaluasi, str, bool]:
            with self._services.context().store.read() as reader:
                return (
                    unit_options(read_units(reader)),
                    reader.find(Kantor)[0].periodik,
                    str(reader.setting("cetak.paper") or PaperSize.A4.value),
                    bool(reader.setting("cetak.by_signer")),
                )

        def done(found: tuple[tuple[Option, ...], JenisEvaluasi, str, bool]) -> None:
            self._units, self._periodik, paper, self._by_signer = found
            self._paper = PaperSize(paper)
            self.render()

        self._services.runner.submit(work, done)
        if self._services.printing is not None:
            self._services.runner.submit(lambda _p, _c: self._printing().paper.warm_up(), _nothing, lane="free")

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere: list and pages may look different now."""
        if changes.kinds & CONCERNS:
            self.listing.refresh()
            self.show(self._rows, whole=self._all)

    def show_person(self, target: UUID, detail: str) -> None:
        """The form `detail` (`evaluasi/2025`, `evaluasi/2025/triwulan-1`) of one employee or of one plan, as another
        screen asks for it.
        """
        form, tahun, masa = (*detail.split("/"), "", "")[:3]
        if form in (kind.value for kind in FORMS):
            term = read_term(masa)
            self._form = FormKind(form)
            meant = term is not None and term.jenis in FORMS[self._form].terms
            self._term = TermChoice(term.jenis, term.nomor) if term and meant else TermChoice()
        asked = {"tahun": tahun or self.listing.asked.choice("tahun")}  # other choices may hide the person
        self.listing.ask(text="", choices={name: value for name, value in asked.items() if value})

        def found(rows: tuple[KinerjaRow, ...]) -> None:
            self.show([row for row in rows if target in (row.pegawai_id, row.skp_id, row.evaluasi_id)])

        self.listing.everything(found)

    def show_filters(self, detail: str) -> None:
        """Filters another screen asks for."""
        if detail:
            self.listing.ask(text="", choices=choices_of(detail))

    def choose_form(self, form: FormKind) -> None:
        self._form = form
        if self._term.jenis not in FORMS[form].terms:
            self._term = TermChoice()
        self._show_pages()

    def choose_term(self, term: TermChoice) -> None:
        self._term = term
        self._show_pages()

    def choose_paper(self, paper: PaperSize) -> None:
        self._paper = paper
        self._remember("cetak.paper", paper.value)
        self._show_pages()

    def choose_by_signer(self, wanted: bool) -> None:
        """Sort by who signs, with a list for each signer."""
        self._by_signer = wanted
        self._remember("cetak.by_signer", wanted)
        self.render()

    def show(self, rows: Sequence[KinerjaRow], *, whole: bool = False) -> None:
        """Whose forms are meant: the chosen rows, or (`whole`) everybody the list shows."""
        self._rows, self._all = tuple(rows), whole
        self._show_pages()

    def save(self, target: Path, pile: Pile) -> None:
        """Save all of it: as the PDF `target`, or into the folder `target` where the pile is of several files."""
        services, form, selection, size = self._services, self._form, self.selection, self._paper
        rows = self._rows

        def work(progress: Progress, cancel: Cancel) -> Printed:
            made, ctx = self._printing(), services.context()
            return usecase.print_forms(
                ctx, made.paper, made.maker, form, selection, size, target,
                pile=pile, progress=progress, cancel=cancel,
            )  # fmt: skip

        def done(printed: Printed) -> None:
            without = [row for row in rows if row.skp_id is None and state.is_of_person(form)]
            self._refused = (
                *(Refused(row.nama, services.texts.say("cetak.no_plan"), "") for row in without),
                *(self._refusal(one) for one in printed.refused),
            )
            self.render()
            self._register(printed.forms)
            if printed.cancelled:
                services.shell.tell("cetak.said.cancelled")
            elif pile.in_folder:
                services.shell.tell("cetak.said.saved_apart", n=len(printed.paths), folder=target.name)
            else:
                services.shell.tell("cetak.said.saved", n=len(printed.forms), name=target.name)

        services.runner.submit(work, done, lane="free", title=services.texts.say("cetak.job.save", n=len(rows)))

    def pages(self, on_ready: Callable[[Preview], None]) -> None:
        """All pages of what is chosen, for a printer; the receiver closes them."""
        services, form, selection, size = self._services, self._form, self.selection, self._paper
        pile = self.pile

        def work(progress: Progress, cancel: Cancel) -> tuple[Preview, Printed]:
            made, ctx = self._printing(), services.context()
            return usecase.print_pages(
                ctx, made.paper, made.maker, form, selection, size, pile=pile, progress=progress, cancel=cancel
            )

        def done(made: tuple[Preview, Printed]) -> None:
            pages, printed = made
            self._on_printer = printed.forms
            self._refused = tuple(self._refusal(one) for one in printed.refused)
            self.render()
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

    def close(self) -> None:
        """Give the memory of the preview back."""
        self.shown.close()

    def render(self) -> None:
        texts, ctx, rows = self._services.texts, self._services.context(), self._rows
        many = sum(row.skp_id is not None for row in rows)
        self._view.render(
            CetakState(
                form=self._form,
                term=self._term,
                terms=state.terms_of(texts, self._form, self._periodik, self._term),
                paper=self._paper,
                by_signer=self._by_signer,
                years=years(ctx),
                units=self._units,
                who=state.who(texts, rows, self._all, self._form),
                drafts=state.drafts(texts, rows, self._form, self._term),
                shown=texts.say("cetak.first", n=PREVIEWED)
                if many > PREVIEWED and state.is_of_person(self._form)
                else "",
                busy=self.shown.busy,
                ready=many > 0,
                planless=state.planless(texts, rows, self._tahun),
                refused=self._refused,
            )
        )

    @property
    def _tahun(self) -> int:
        return year_of(self.listing.asked, self._services.context())

    def _show_pages(self) -> None:
        self.shown.show(self._form, self.selection, self._paper)
        self.render()

    def _printing(self) -> Printing:
        if self._services.printing is None:
            raise UserError("nothing_to_print")
        return self._services.printing()

    def _register(self, forms: Sequence[SetForm]) -> None:
        """Note what final forms are on paper now, so that the signed sheets find their way back."""
        if forms:
            ctx = self._services.context()
            self._services.runner.submit(lambda _p, _c: register_printed(ctx, forms), self._services.shell.offer)

    def _remember(self, name: str, value: object) -> None:
        store = self._services.context().store
        self._services.runner.submit(lambda _p, _c: store.remember(name, value), _nothing)

    def _refusal(self, one: usecase.Refused) -> Refused:
        _what, why, now = self._services.texts.error(one.error)
        return Refused(one.person, why, now)


def _nothing(_value: None) -> None:
    """Nobody waits for the end of it."""
