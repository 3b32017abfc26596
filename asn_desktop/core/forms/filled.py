"""A filled form: every word final, in the few shapes a page is drawn from. Knows no paper size and no law."""

from __future__ import annotations

import enum
from datetime import date

from msgspec import Struct


class FormKind(enum.StrEnum):
    """The official forms (PermenPANRB 6/2022), the letters of an objection (PP 30/2019 Pasal 59), the sheet that
    explains a result, forms and lists about careers (credit: PerBKN 3/2023), and the list that goes with a pile.
    """

    SKP = "skp"
    LAMPIRAN_SKP = "lampiran_skp"
    MATRIKS_PERAN_HASIL = "matriks_peran_hasil"
    UMPAN_BALIK = "umpan_balik"
    EVALUASI = "evaluasi"
    DOKUMEN_EVALUASI = "dokumen_evaluasi"
    PENETAPAN_PREDIKAT = "penetapan_predikat"
    PENJELASAN = "penjelasan"
    KEBERATAN = "keberatan"
    PENJELASAN_KEBERATAN = "penjelasan_keberatan"
    PUTUSAN_KEBERATAN = "putusan_keberatan"
    KONVERSI_AK = "konversi_ak"
    AKUMULASI_AK = "akumulasi_ak"
    PENETAPAN_AK = "penetapan_ak"
    KARTU_KARIER = "kartu_karier"
    RENCANA_KARIER = "rencana_karier"
    KGB = "kgb"
    USUL_PANGKAT = "usul_pangkat"
    DUK = "duk"
    NOMINATIF = "nominatif"
    BEZETTING = "bezetting"
    IP_ASN = "ip_asn"
    KALENDER_KARIER = "kalender_karier"
    LAPORAN_TALENTA = "laporan_talenta"
    DAFTAR_SUKSESI = "daftar_suksesi"
    SERAH_TERIMA = "serah_terima"


class Align(enum.StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Style(enum.StrEnum):
    """Faces of the one family that paper uses."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold_italic"


class Para(Struct, frozen=True):
    """A paragraph without line breaks. `mark` hangs left of the text (a bullet, a number); `indent` in mm.

    `struck` are ranges of characters crossed out by a line ("coret yang tidak perlu").
    """

    text: str
    style: Style = Style.REGULAR
    align: Align = Align.LEFT
    indent: float = 0
    mark: str = ""
    struck: tuple[tuple[int, int], ...] = ()


class Width(Struct, frozen=True):
    """A column's width: at least `mm`, and a share `grow` of what the paper leaves over."""

    mm: float
    grow: float = 0


class Cell(Struct, frozen=True):
    """A cell over `span` columns. `repeat`: shown again where its row goes on over a page (a row's number).

    `lines` is the least height in lines of text, for what is filled in by hand.
    """

    paras: tuple[Para, ...]
    span: int = 1
    repeat: bool = False
    lines: int = 1


class Group(Struct, frozen=True):
    """Rows that belong together. `merged` cells stand over all of them, by column; `rows` fill the other columns."""

    rows: tuple[tuple[Cell, ...], ...]
    merged: dict[int, Cell] = {}


class Section(Struct, frozen=True):
    """A part of a table under its own line (`A. UTAMA`); without a title just rows."""

    groups: tuple[Group, ...]
    title: str = ""


class Lines(Struct, frozen=True, tag="lines"):
    """Paragraphs over the whole width. `scale` of the form's type size; `space` in mm stays free below."""

    paras: tuple[Para, ...]
    scale: float = 1
    space: float = 2


class Sides(Struct, frozen=True, tag="sides"):
    """One text at the left margin and one at the right."""

    left: Para
    right: Para


class Table(Struct, frozen=True, tag="table"):
    """A ruled table. `heading` and `head` stand again on each page it goes on over, the heading as continued."""

    columns: tuple[Width, ...]
    sections: tuple[Section, ...]
    heading: str = ""
    heading_span: int = 0
    """The heading stands in the first title row, over this many columns, rather than in a row of its own."""
    head: tuple[tuple[Cell, ...], ...] = ()
    together: bool = False
    """Never apart from what follows it: the box above a signature."""


class Curve(Struct, frozen=True, tag="curve"):
    """The distribution curve: relative frequencies at equal steps, a word under each. No values: the space only."""

    title: str
    axis: str
    words: tuple[str, ...]
    values: tuple[int, ...]


class Emblem(Struct, frozen=True, tag="emblem"):
    """The place of the state emblem, centred; `mm` high, left blank where the office has set no picture."""

    mm: float


class Signer(Struct, frozen=True):
    """One signature: lines above (place and date, role), room for the pen, name in bold, number below."""

    above: tuple[str, ...]
    name: str
    below: str


class Signatures(Struct, frozen=True, tag="signatures"):
    """Who signs, left and right; `staggered`: the left one below the right one, because it is signed after."""

    right: Signer
    left: Signer | None = None
    staggered: bool = False


Block = Lines | Sides | Table | Curve | Emblem | Signatures


class Footer(Struct, frozen=True):
    """What stands at the foot of each page; `pages` has the places {page} and {pages}."""

    form: str
    person: str
    version: str
    pages: str


class FilledForm(Struct, frozen=True):
    """One form of one person or unit, ready for any paper.

    `marks` stand across each page (DRAF, LATIHAN). `code` is the short code of `digest`, the SHA-256 of everything
    printed; without code it is no form but goes with a pile of them. `decided` dates the document; None while it is a
    draft.
    """

    kind: FormKind
    person: str
    nip: str
    landscape: bool
    size: float
    blocks: tuple[Block, ...]
    footer: Footer
    continued: str
    marks: tuple[str, ...] = ()
    decided: date | None = None
    code: str = ""
    digest: str = ""
