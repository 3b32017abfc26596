"""What stands around list and pages of the print screen, and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.texts import MONTHS, Texts
from asn_desktop.core.usecases.form_facts.model import Of
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.ports import PaperSize
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.ui.presenters.kinerja_list import Option, Refused

Sizes = tuple[tuple[float, float], ...]
"""Width and height of pages in points."""
QUARTERS = ("I", "II", "III", "IV")


class TermChoice(Struct, frozen=True):
    """A part of the year that a form is printed for; number 0 is the whole."""

    jenis: JenisEvaluasi = JenisEvaluasi.AKHIR
    nomor: int = 0

    @property
    def value(self) -> str:
        return f"{self.jenis.value}/{self.nomor}"

    @classmethod
    def of(cls, value: str) -> TermChoice:
        jenis, _, nomor = value.partition("/")
        return cls(JenisEvaluasi(jenis), int(nomor))


class CetakState(Struct, frozen=True):
    """What stands around list and preview."""

    form: FormKind
    term: TermChoice
    terms: tuple[Option, ...]
    """Parts of the year to choose from; only one where the form is made for the year alone."""
    paper: PaperSize
    by_signer: bool
    years: tuple[Option, ...]
    units: tuple[Option, ...]
    choices: Mapping[str, str]
    """What the list is narrowed to."""
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

    def show_document(self, sizes: Sizes) -> None:
        """Pages with these sizes are ready to be drawn; empty: there is nothing to see."""

    def add_pages(self, sizes: Sizes) -> None:
        """Further pages of the document on show."""

    def show_page(self, number: int, png: bytes) -> None:
        """The picture of a page."""


def is_of_person(form: FormKind) -> bool:
    """Everybody who is chosen has a form of his own, for his plan or its appraisal."""
    return FORMS[form].of in (Of.SKP, Of.EVALUASI)


def is_of_plan(form: FormKind) -> bool:
    """The form says something of the plan only, so that the plan's state counts."""
    return FORMS[form].of is Of.SKP


def terms_of(texts: Texts, form: FormKind, periodik: JenisEvaluasi, term: TermChoice) -> tuple[Option, ...]:
    """The whole year, and the months or quarters the office appraises by, where the form is made for them.

    A `term` of the other cadence, by which the office appraised before, is offered with those of its kind.
    """
    whole = (TermChoice().value, texts.show(JenisEvaluasi.AKHIR))
    periodik = periodik if term.jenis is JenisEvaluasi.AKHIR else term.jenis
    if periodik not in FORMS[form].terms or periodik is JenisEvaluasi.AKHIR:
        return (whole,)
    names = QUARTERS if periodik is JenisEvaluasi.TRIWULAN else MONTHS[texts.language]
    parts = (
        (TermChoice(periodik, number).value, texts.say(f"cetak.term.{periodik.value}", name=name))
        for number, name in enumerate(names, start=1)
    )
    return whole, *parts


def who(texts: Texts, rows: Sequence[KinerjaRow], whole: bool, form: FormKind) -> str:
    """Whose forms are meant."""
    if not rows:
        return texts.say("cetak.who.nobody")
    if FORMS[form].of is Of.DAFTAR:
        return texts.say("cetak.who.office")
    if not is_of_person(form):
        kind = FORMS[form].of
        of = "units" if kind.of_unit else "objections" if kind is Of.KEBERATAN else "people"
        people = len({row.pegawai_id for row in rows})  # a plan for each part of the year is still one person
        if people == 1:
            return texts.say(f"cetak.who.{of}.single", nama=rows[0].nama)
        return texts.say(f"cetak.who.{of}.many", n=people)
    if len(rows) == 1:
        return rows[0].nama
    many = sum(row.skp_id is not None for row in rows)  # those without a plan have none, and are named below
    return texts.say("cetak.who.everybody" if whole else "cetak.who.chosen", n=many)


def planless(texts: Texts, rows: Sequence[KinerjaRow], tahun: int) -> str:
    """That none of them has a plan; empty where somebody has."""
    if not rows or any(row.skp_id is not None for row in rows):
        return ""
    if len(rows) == 1:
        return texts.say("cetak.planless.single", nama=rows[0].nama, tahun=str(tahun))
    return texts.say("cetak.planless.many", n=len(rows), tahun=str(tahun))


def drafts(texts: Texts, rows: Sequence[KinerjaRow], form: FormKind, term: TermChoice) -> str:
    """Who is still a draft, and who has no plan: said before it is printed.

    The list knows the year's appraisals only, so that nothing is said of those of a term; nor does it know how far
    units and objections are.
    """
    if not is_of_person(form) or all(row.skp_id is None for row in rows):
        return ""
    said = []
    known = is_of_plan(form) or term == TermChoice()
    still = [row.nama for row in rows if row.skp_id is not None and known and not _final(row, form)]
    without = [row.nama for row in rows if row.skp_id is None]
    if still:
        said.append(texts.say("cetak.drafts", n=len(still), nama=_some(still)))
    if without:
        said.append(texts.say("cetak.without", n=len(without), nama=_some(without)))
    return " ".join(said)


def _final(row: KinerjaRow, form: FormKind) -> bool:
    if is_of_plan(form):
        return row.skp_status is StatusSkp.DISETUJUI
    return row.evaluasi_status is StatusEvaluasi.FINAL


def _some(names: Sequence[str], most: int = 3) -> str:
    """The first few names."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")
