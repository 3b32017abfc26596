"""Official forms of one person, of chosen people or of everybody: seen before they are printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.file_names import file_stem
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.form_facts.year import usual_year
from asn_desktop.core.usecases.overview import NONE_YET, appraisal_year
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.core.usecases.ports import Cancel, PaperSize, Preview, Progress
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.ui.presenters.cetak import state
from asn_desktop.ui.presenters.cetak.chosen import Chosen
from asn_desktop.ui.presenters.cetak.output import Output, Wanted
from asn_desktop.ui.presenters.cetak.pages import ShownPages
from asn_desktop.ui.presenters.cetak.state import CetakState, CetakView, TermChoice
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.kinerja_list import (
    Option,
    count_of,
    read_units,
    rows_of,
    unit_options,
    year_of,
    years,
)
from asn_desktop.ui.presenters.listing import Listing, choices_of, detail_of
from asn_desktop.ui.presenters.services import Printing, Services
from asn_desktop.ui.presenters.terms import read_term

CONCERNS = frozenset(
    {
        *("skp", "evaluasi", "pegawai", "hasil_kerja", "indikator", "capaian_organisasi", "unit", "kantor", "jabatan"),
        *("riwayat_golongan", "riwayat_jabatan", "riwayat_unit", "riwayat_pendidikan", "riwayat_pelatihan"),
        *("riwayat_disiplin", "riwayat_penghargaan", "rekap_penilaian", "penetapan_angka_kredit", "syarat_jabatan"),
        *("usulan", "berkas_usulan"),
    }
)


class CetakPresenter:
    """Presenter of the print screen. `listing` is what the list widget shows."""

    def __init__(self, services: Services, view: CetakView) -> None:
        self._services = services
        self._view = view
        self.listing = Listing(services, "cetak", count_of(services.context), rows_of(services.context))
        self.shown = ShownPages(services, view, self._printing, self.render)
        self.output = Output(services, self._printing, self.render)
        self._form = FormKind.SKP
        self._term = TermChoice()
        self._periodik = JenisEvaluasi.AKHIR
        self._paper = PaperSize.A4
        self._by_signer = False
        self._units: tuple[Option, ...] = ()
        self._chosen = Chosen()
        self._of_form = False

    @property
    def rows(self) -> tuple[KinerjaRow, ...]:
        """Whose forms are printed."""
        return self._chosen.rows

    @property
    def selection(self) -> Selection:
        """The same for the use case."""
        return self._chosen.selection(self._form, self._term)

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
        name = f"{self._services.texts.show(self._form)} {self._chosen.tahun}"
        return f"{file_stem(f'{name} {self._who}' if len(self.rows) == 1 else name)}.pdf"

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
            self._take(self._chosen)

    def show_person(self, target: UUID, detail: str) -> None:
        """The form `detail` (`evaluasi/2025`, `evaluasi/2025/triwulan-1`, of an older version of a plan `skp/2025//1`,
        as of a day `kartu_karier/2026///2026-03-14`) of one employee or of one plan, as another screen asks for it.
        """
        form, tahun, masa, versi, day = (*detail.split("/"), "", "", "", "")[:5]
        if form in (kind.value for kind in FORMS):
            term = read_term(masa)
            self._form = FormKind(form)
            meant = term is not None and term.jenis in FORMS[self._form].terms
            self._term = TermChoice(term.jenis, term.nomor) if term and meant else TermChoice()
        asked = {"tahun": tahun or self.listing.asked.choice("tahun")}  # other choices may hide the person
        self.listing.ask(text="", choices={name: value for name, value in asked.items() if value})

        def found(rows: tuple[KinerjaRow, ...]) -> None:
            meant = [row for row in rows if target in (row.pegawai_id, row.skp_id, row.evaluasi_id)]
            self._take(Chosen(tuple(meant), versi=int(versi or 0), day=read_date(day)))

        self.listing.everything(found)

    def show_filters(self, detail: str) -> None:
        """Filters another screen asks for, and with `formulir` the form to be printed; `saring` narrows the form."""
        choices = choices_of(detail)
        form, day = choices.pop("formulir", ""), read_date(choices.pop("hari", ""))
        narrowed = tuple(choices_of(choices.pop("saring", "")).items())
        if form in (kind.value for kind in FORMS):
            self.choose_form(FormKind(form))
        if choices:
            self.listing.ask(text="", choices=choices)
        if FORMS[self._form].of.of_unit and form:
            self.listing.everything(lambda rows: self._take(Chosen(rows, whole=True, day=day, narrowed=narrowed)))

    def choose_form(self, form: FormKind) -> None:
        self._form = form
        if self._term.jenis not in FORMS[form].terms:
            self._term = TermChoice()
        self._show_pages()
        self._offer_year()

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
        self._show_pages()

    def show(self, rows: Sequence[KinerjaRow], *, whole: bool = False) -> None:
        """Whose forms are meant: the chosen rows, or (`whole`) everybody the list shows."""
        self._take(Chosen(tuple(rows), whole))

    def save(self, target: Path, pile: Pile) -> None:
        """Save all of it: as the PDF `target`, or into the folder `target` where the pile is of several files."""
        self.output.save(self._wanted(pile), target)

    def pages(self, on_ready: Callable[[Preview], None]) -> None:
        """All pages of what is chosen, for a printer; the receiver closes them."""
        self.output.pages(self._wanted(self.pile), on_ready)

    def open_plans(self) -> None:
        """To where the missing plans are made: those of the year, in the unit of the chosen people where it is one."""
        units = {row.unit_id for row in self.rows}
        asked = {"tahun": str(self._chosen.tahun), "skp": NONE_YET}
        if len(units) == 1 and None not in units:
            asked["unit"] = str(units.pop())
        self._services.shell.go("skp", None, detail_of(asked))

    def close(self) -> None:
        """Give the memory of the preview back."""
        self.shown.close()

    def render(self) -> None:
        texts, ctx, rows = self._services.texts, self._services.context(), self.rows
        many = self._chosen.forms_of(self._form)
        self._view.render(
            CetakState(
                form=self._form,
                term=self._term,
                terms=state.terms_of(texts, self._form, self._periodik, self._term),
                paper=self._paper,
                by_signer=self._by_signer,
                years=years(ctx),
                units=self._units,
                choices=self.listing.asked.choices,
                who=self._who,
                drafts=state.drafts(texts, rows, self._form, self._term),
                shown=texts.say("cetak.first", n=self.shown.forms)
                if 0 < self.shown.forms < many and state.is_of_person(self._form)
                else "",
                busy=self.shown.busy,
                ready=many > 0,
                planless="" if FORMS[self._form].of.of_day else state.planless(texts, rows, self._chosen.tahun),
                refused=self.output.refused,
            )
        )

    @property
    def _who(self) -> str:
        texts, form, chosen = self._services.texts, self._form, self._chosen
        if chosen.rows and chosen.units_for(form):
            name = next((name for value, name in self._units if value == str(chosen.unit)), "")
            return texts.say("cetak.who.unit", nama=name.strip())
        name, versi = state.who(texts, chosen.rows, chosen.whole, form), chosen.version_for(form)
        return texts.say("cetak.who.version", nama=name, nomor=versi) if versi else name

    def _wanted(self, pile: Pile) -> Wanted:
        form, chosen = self._form, self._chosen
        return Wanted(form, self.selection, self._paper, pile, chosen.pile_of(form), chosen.without(form))

    @property
    def _tahun(self) -> int:
        return year_of(self.listing.asked, self._services.context())

    def _offer_year(self) -> None:
        """An objection is to a result that there is: unless another year was chosen, that of the newest results."""
        ctx, form = self._services.context(), self._form
        before = self._tahun
        if before != appraisal_year(ctx.today) and not self._of_form:
            return

        def done(usual: int) -> None:
            if form is self._form and before == self._tahun != usual:
                self._of_form = usual != appraisal_year(ctx.today)
                self._turn_to(usual)

        self._services.runner.submit(lambda _p, _c: usual_year(ctx, form), done)

    def _turn_to(self, tahun: int) -> None:
        """The list of another year, with the same people chosen."""
        chosen, whole = set(self._chosen.people), self._chosen.whole
        self.listing.ask(choices={**self.listing.asked.choices, "tahun": str(tahun)}, remember=False)
        self.render()

        def found(rows: tuple[KinerjaRow, ...]) -> None:
            self.show([row for row in rows if row.pegawai_id in chosen], whole=whole)

        if chosen:
            self.listing.everything(found)

    def _take(self, chosen: Chosen) -> None:
        """These from now on, in the year and the unit that the list is narrowed to."""
        unit = self.listing.asked.choice("unit")
        self._chosen = replace(chosen, tahun=self._tahun, unit=UUID(unit) if unit else None)
        self._show_pages()

    def _show_pages(self) -> None:
        self.shown.show(self._form, self.selection, self._paper, self.pile)
        self.render()

    def _printing(self) -> Printing:
        if self._services.printing is None:
            raise UserError("nothing_to_print")
        return self._services.printing()

    def _remember(self, name: str, value: object) -> None:
        store = self._services.context().store
        self._services.runner.submit(lambda _p, _c: store.remember(name, value), _nothing)


def _nothing(_value: None) -> None:
    """Nobody waits for the end of it."""
