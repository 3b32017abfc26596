"""The words in which forms are asked for and registered."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Literal, Protocol, TypeVar
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.forms.facts import FormFacts, Who
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Context, Reader


class Of(enum.StrEnum):
    """What a form is of: it decides what is looked for when people are chosen, and what its code leads back to."""

    SKP = "skp"
    EVALUASI = "evaluasi"
    MATRIKS = "matriks"
    CAPAIAN = "capaian"
    KEBERATAN = "keberatan"
    KONVERSI = "konversi"
    KREDIT = "kredit"
    KARIER = "karier"
    RENCANA = "rencana"
    KGB = "kgb"
    PANGKAT = "pangkat"
    DAFTAR_UNIT = "daftar_unit"
    DAFTAR = "daftar"

    @property
    def of_unit(self) -> bool:
        """Several of the chosen people may share one form: it is about their unit, or the office."""
        return self in (Of.MATRIKS, Of.CAPAIAN, Of.DAFTAR_UNIT, Of.DAFTAR)

    @property
    def of_day(self) -> bool:
        """It tells how things stand on a day, or what comes next: without a year or term, as of today."""
        return self.dated or self is Of.RENCANA

    @property
    def dated(self) -> bool:
        """What its code leads back to has no versions: the day the form tells of stands in their place (`edition`)."""
        return self in (Of.KARIER, Of.KGB, Of.PANGKAT, Of.DAFTAR_UNIT, Of.DAFTAR)


class Selection(Struct, frozen=True):
    """What to print: these objections, achievements of units, career plans, or appraisals, else these plans, else
    everything these people have in the year.

    `jenis` and `nomor` are the term, for forms that are made for parts of the year: 1 to 4 of quarters, 1 to 12 of
    months, 0 of the year. Forms about a unit are of `unit_ids`, lists of the office too of the office's own identity;
    without, of the units of these people. `versi` asks for
    a plan as it was agreed on in that version; 0 is the one that stands. `hari` is the day as of which forms tell that
    tell of a day; without, that of the year or term which is nearest to today. `bulan`: how many months the calendar
    looks ahead; 0 is two years. `saring`: which of its lines, as the calendar's own filters name it (and `teks`).
    """

    tahun: int = 0
    pegawai_ids: tuple[UUID, ...] = ()
    skp_ids: tuple[UUID, ...] = ()
    evaluasi_ids: tuple[UUID, ...] = ()
    jenis: JenisEvaluasi = JenisEvaluasi.AKHIR
    nomor: int = 0
    unit_ids: tuple[UUID, ...] = ()
    capaian_ids: tuple[UUID, ...] = ()
    keberatan_ids: tuple[UUID, ...] = ()
    rencana_ids: tuple[UUID, ...] = ()
    versi: int = 0
    hari: date | None = None
    bulan: int = 0
    saring: tuple[tuple[str, str], ...] = ()


class NotConcernedError(UserError):
    """The form does not concern this person. Whoever is asked for alone is told so; of many he is left out."""


class Item(Protocol):
    """One thing that one form is of."""

    @property
    def subject(self) -> UUID | None:
        """The record that the form's code leads back to; None where there is none yet."""

    @property
    def pegawai_id(self) -> UUID | None:
        """Whose form it is; None of a form about a unit."""

    def name(self, reader: Reader) -> str:
        """Whom or what it is about, for messages; it may not yet have what the form needs."""


I = TypeVar("I", bound=Item)  # noqa: E741 - an item


class Material(Struct, frozen=True):
    """How the things of one kind are found, in the order they are asked for, and read, some hundred at a time.

    What `read` returns is handed to the form's `facts` with each item. `named` is the field of `Selection` in which the
    records themselves are asked for, to which the codes of these forms lead back.
    """

    find: Callable[[Reader, Selection], Sequence[Item]]
    read: Callable[[Context, Reader, Sequence[Any]], Any]
    named: Literal["skp_ids", "evaluasi_ids", "unit_ids", "capaian_ids", "keberatan_ids", "rencana_ids", "pegawai_ids"]


class Form(Struct, frozen=True, kw_only=True):
    """One form. `facts` gives what it prints of an item, or raises UserError where the item has nothing for it.

    `signer` is the official it is carried to: what is sorted by who signs is sorted by him. `terms` are the parts of
    the year it is made for. `words` are what its layout may ask for beside that which every form has.
    `before` gives the facts as paper of the same version may have said them rightly, before something was added.
    """

    kind: FormKind
    of: Of
    facts: Callable[[Any, Any], FormFacts]
    signer: Who = Who.PENILAI
    terms: tuple[JenisEvaluasi, ...] = (JenisEvaluasi.AKHIR,)
    words: Words = Words()
    before: Callable[[FormFacts], Iterable[FormFacts]] | None = None
