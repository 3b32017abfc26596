"""Piles of forms: in one file or in several, as they came or by who signs them, with a list for each signer."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import JenisEvaluasi, Pihak
from asn_desktop.core.forms.facts import FormFacts, Head, Who
from asn_desktop.core.forms.fill import Order, fill
from asn_desktop.core.forms.filled import FilledForm, FormKind
from asn_desktop.core.forms.spec import FormBook
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.file_names import FileNames, file_stem
from asn_desktop.core.usecases.ports import FormSheet, SetForm

if TYPE_CHECKING:
    from asn_desktop.core.usecases.form_facts.model import Selection

T = TypeVar("T")


class Ready(Struct, frozen=True):
    """A form ready to be filled, and what paper does not say of it: the record it is of, and who signs it.

    `versi` is the version of that record; of a form that tells of a day its `edition`.
    """

    order: Order
    name: str
    subject: UUID | None
    pegawai_id: UUID | None
    signer: Pihak | None
    versi: int = 1


class Pile(enum.StrEnum):
    """Into which files a pile goes, and in which order."""

    ONE = "satu"
    EACH = "per_formulir"
    SIGNERS = "per_penanda_tangan"
    ONE_BY_SIGNER = "satu_urut_penanda_tangan"

    @property
    def in_folder(self) -> bool:
        """Several files, so that a folder is asked for instead of a file."""
        return self in (Pile.EACH, Pile.SIGNERS)


def by_signer(items: Sequence[T], signers: Sequence[Pihak | None], least: int = 0) -> list[T]:
    """The items by the name of who signs them, those of one signer as they came; where the place is vacant, last.

    With `least` only the first so many, and whatever else the last of their signers signs: his list stays true.
    """

    def key(at: int) -> tuple[bool, str, str]:
        signer = signers[at]
        return (True, "", "") if signer is None else (False, signer.nama.casefold(), _identity(signer))

    order = sorted(range(len(items)), key=key)
    if 0 < least < len(order):
        last = key(order[least - 1])
        order = [at for place, at in enumerate(order) if place < least or key(at) == last]
    return [items[at] for at in order]


class PileLayout:
    """Gives each form of a pile its file and, where it is sorted, each signer his list."""

    def __init__(
        self, book: FormBook, texts: Texts, pile: Pile, form: FormKind, selection: Selection, target: Path
    ) -> None:
        self._book = book
        self._texts = texts
        self._pile = pile
        self._form = form
        self._stem = (form.value, str(selection.tahun or ""), f"{selection.nomor:02}" if selection.nomor else "")
        self._target = target
        self._names = FileNames()
        self._signer_files: dict[str, Path] = {}
        self._heads: dict[str, Head] = {}

    @property
    def sorted(self) -> bool:
        """By who signs."""
        return self._pile in (Pile.SIGNERS, Pile.ONE_BY_SIGNER)

    def sheets(self, forms: Iterable[Ready]) -> Iterator[FormSheet]:
        """The forms with their files: `skp_2025_<NIP>.pdf`, or `skp_2025_<signer>_<his NIP>.pdf`."""
        for ready in forms:
            head = ready.order.facts.head
            group = ""
            if self.sorted:
                group = "" if ready.signer is None else _identity(ready.signer)
                self._heads.setdefault(group, _cover_head(head, ready.signer))
            yield FormSheet(
                self._path(ready, group), ready.order, ready.name, group, ready.versi, ready.subject, ready.pegawai_id,
                head.final,
            )  # fmt: skip

    def cover(self, group: str, forms: Sequence[SetForm]) -> FilledForm:
        """The Daftar Serah-Terima of one signer: what is brought to him, with room for a tick and his initials."""
        rows = tuple(
            {
                "nomor": str(number),
                "nama": each.name,
                "nip": grouped_nip(each.nip),
                "halaman": str(each.pages),
                "kode": each.code,
            }
            for number, each in enumerate(forms, start=1)
        )
        values = {
            "formulir": self._texts.show(self._form).upper(),
            "jumlah_formulir": self._texts.show(len(forms)),
            "jumlah_halaman": self._texts.show(sum(each.pages for each in forms)),
        }
        facts = FormFacts(head=self._heads[group], values=values, rows={"daftar": rows})
        made = fill(self._book.spec(FormKind.SERAH_TERIMA), facts, self._texts)
        return replace(made, code="", digest="", footer=replace(made.footer, version=""))

    def _path(self, ready: Ready, group: str) -> Path:
        if not self._pile.in_folder:
            return self._target
        if self._pile is Pile.EACH:
            head = ready.order.facts.head
            owner = head.holder(Who.PEGAWAI)
            return self._named(head.berkas if owner is None else owner.nip or owner.nama)
        if group not in self._signer_files:
            said = ready.signer
            parts = ("jabatan kosong",) if said is None else (said.nama, said.nip)
            self._signer_files[group] = self._named(*parts)
        return self._signer_files[group]

    def _named(self, *parts: str) -> Path:
        return self._target / f"{self._names.unused(file_stem(*self._stem, *parts))}.pdf"


def _identity(signer: Pihak) -> str:
    """What tells signers apart: the number, else name and post, as of officials without a NIP."""
    return signer.nip or f"{signer.nama}/{signer.jabatan}"


def _cover_head(head: Head, signer: Pihak | None) -> Head:
    """A list is of the signer, for the whole term and of no version; never a draft, because it is no form."""
    months = {JenisEvaluasi.AKHIR: 12, JenisEvaluasi.TRIWULAN: 3, JenisEvaluasi.BULAN: 1}[head.jenis]
    first = date(head.tahun, (max(head.nomor, 1) - 1) * months + 1, 1)
    return replace(
        head,
        people={Who.PENILAI: signer},
        mulai=first,
        sampai=add_months(first, months) - timedelta(days=1),
        versi=1,
        final=True,
        tanggal=None,
        perihal="" if signer is None else signer.nama,
    )
