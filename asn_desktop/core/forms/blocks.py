"""The blocks a form's layout is made of, as the files in `resources/forms` write them.

A text may hold placeholders. Those of every form are in `DOCUMENT`, those of one planned result in `RESULT`, of one of
its measures in `MEASURE`, of one behaviour in `BEHAVIOUR`; what only one form has is told by its registration. A column
that names no measure stands merged over the rows of its result. Nothing given for a placeholder is printed as a dotted
line, to be filled in by hand.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from string import Formatter
from typing import Annotated, Literal

from msgspec import Meta, Struct

from asn_desktop.core.domain.skp import JenisHasilKerja
from asn_desktop.core.forms.facts import Who
from asn_desktop.core.forms.filled import Align, Style
from asn_desktop.core.forms.layout_error import LayoutError
from asn_desktop.core.forms.wording import placeholders

DOCUMENT = frozenset(
    {
        "instansi", "hari_mulai", "hari_sampai", "tahun", "tempat", "tanggal", "capaian", "predikat",
        "rating_hasil", "rating_perilaku", "catatan", "nama", "jabatan", "unit_kerja", "bulan", "masa",
        "tanggal_mulai", "tanggal_sampai",
    }
)  # fmt: skip
RESULT = frozenset({"nomor", "diintervensi", "rencana", "penugasan", "ukuran", "realisasi_semua", "umpan_balik"})
MEASURE = frozenset({"aspek", "indikator", "target", "perspektif", "realisasi"})
BEHAVIOUR = frozenset({"nomor", "nilai", "panduan", "ekspektasi", "umpan_balik"})


Period = Literal["akhir", "triwulan_1", "triwulan_2", "triwulan_3", "triwulan_4", "bulan"]
Millimetres = Annotated[float, Meta(ge=0, le=300)]


class PartyField(enum.StrEnum):
    NAMA = "nama"
    NIP = "nip"
    PANGKAT = "pangkat_golongan"
    JABATAN = "jabatan"
    UNIT_KERJA = "unit_kerja"
    INSTANSI = "instansi"


class _Part(Struct, frozen=True, forbid_unknown_fields=True):
    pass


class _Block(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag=""):
    """`given` names a placeholder: the block is there only where that has a text."""

    given: str = ""

    def templates(self) -> Iterator[tuple[str, str]]:
        """Keys of the block and their texts about the whole form, as far as it has any."""
        return iter(())


class TitleSpec(_Block, frozen=True, tag="title"):
    """Centred lines in bold. `scale` of the form's type size, `space` in mm below."""

    lines: tuple[str, ...]
    scale: Annotated[float, Meta(gt=0.3, le=4)] = 1.15
    space: Millimetres = 2

    def templates(self) -> Iterator[tuple[str, str]]:
        yield from (("lines", line) for line in self.lines)


class ChoicePart(_Part, frozen=True):
    """A piece of a line; with `only` it is crossed out unless the appraised period is one of these.

    With `added` it stands there only for these periods: the form as published does not have it. `when` names a
    placeholder: it is crossed out where that has no text.
    """

    text: str
    only: tuple[Period, ...] = ()
    added: tuple[Period, ...] = ()
    when: str = ""


class ChoiceSpec(_Block, frozen=True, tag="choice"):
    """A centred line in which what does not apply is crossed out."""

    parts: tuple[ChoicePart, ...]
    scale: Annotated[float, Meta(gt=0.3, le=4)] = 1.15
    space: Millimetres = 3

    def templates(self) -> Iterator[tuple[str, str]]:
        yield from (("text", part.text) for part in self.parts)
        yield from (("when", f"{{{part.when}}}") for part in self.parts if part.when)


class EmblemSpec(_Block, frozen=True, tag="emblem"):
    """The place of the state emblem, `mm` high."""

    mm: Millimetres


class SidesSpec(_Block, frozen=True, tag="sides"):
    """One text at the left margin, one at the right."""

    left: str
    right: str

    def templates(self) -> Iterator[tuple[str, str]]:
        yield from (("left", self.left), ("right", self.right))


class PartyRow(_Part, frozen=True):
    """A line about a party: label and field; contract employees may have another label (`NI PPPK`)."""

    label: str
    field: PartyField
    label_pppk: str = ""


class PartySpec(_Part, frozen=True):
    """One party under its title, on the left or right half of the table of parties."""

    who: Who
    title: str
    rows: tuple[PartyRow, ...]


class PartiesSpec(_Block, frozen=True, tag="parties"):
    """Two parties side by side, their lines numbered under `number`. Widths in mm."""

    number: str
    left: PartySpec
    right: PartySpec
    number_width: Millimetres = 8
    label_width: Millimetres = 40

    def __post_init__(self) -> None:
        if len(self.left.rows) != len(self.right.rows):
            raise LayoutError("uneven_rows", "rows")


class ColumnSpec(_Part, frozen=True):
    """A column: title, width (at least `width` mm, and a share `grow` of the rest), and the text of its cells.

    `detail` is a second row under the text, in the same column. `bullets` names a list printed under the text.
    """

    title: str
    text: str
    width: Millimetres
    grow: Annotated[float, Meta(ge=0)] = 0
    align: Align = Align.LEFT
    style: Style = Style.REGULAR
    detail: str = ""
    bullets: Literal["", "panduan"] = ""


class ResultSection(_Part, frozen=True):
    """`A. UTAMA`: the planned results of one kind under a line of their own."""

    title: str
    jenis: JenisHasilKerja


class ResultsSpec(_Block, frozen=True, tag="hasil_kerja"):
    """The table of planned results. `numbering` prints the row (1) (2) (3) under the column titles."""

    heading: str
    columns: tuple[ColumnSpec, ...]
    sections: tuple[ResultSection, ...]
    numbering: bool = False

    def __post_init__(self) -> None:
        for column in self.columns:
            known("text", column.text, RESULT | MEASURE)
            known("detail", column.detail, RESULT | MEASURE)
            if column.bullets:
                raise LayoutError("elsewhere", "bullets", column=column.title)
        if any(c.detail for c in self.columns) and any(measured(c) for c in self.columns):
            raise LayoutError("not_together", "detail")


class BehavioursSpec(_Block, frozen=True, tag="perilaku"):
    """The table of the seven values. The heading stands over the first columns, which have no titles of their own."""

    heading: str
    columns: tuple[ColumnSpec, ...]

    def __post_init__(self) -> None:
        for column in self.columns:
            known("text", column.text, BEHAVIOUR)
            if column.detail:
                raise LayoutError("elsewhere", "detail", column=column.title)


class ValueSpec(_Block, frozen=True, tag="value"):
    """A boxed value under its title. `together`: never apart from what follows."""

    title: str
    text: str
    together: bool = False

    def templates(self) -> Iterator[tuple[str, str]]:
        yield "text", self.text


class CurveSpec(_Block, frozen=True, tag="curve"):
    """The distribution that goes with the organisation's achievement, as a curve."""

    title: str
    axis: str


class NumberedRow(_Part, frozen=True):
    """A line of a numbered item: a label with a field of the item's party or a text, or a text over the whole width."""

    label: str = ""
    label_pppk: str = ""
    field: PartyField | None = None
    text: str = ""
    lines: Annotated[int, Meta(ge=1, le=60)] = 1

    def __post_init__(self) -> None:
        if (self.field is None) == (not self.text):
            raise LayoutError("one_of_two", "field")


class NumberedItem(_Part, frozen=True):
    """A numbered item: its title over its rows."""

    number: str
    title: str
    rows: tuple[NumberedRow, ...]
    who: Who | None = None

    def __post_init__(self) -> None:
        if self.who is None and any(row.field is not None for row in self.rows):
            raise LayoutError("who_needed", "who", number=self.number)


class NumberedSpec(_Block, frozen=True, tag="numbered"):
    """The numbered table of the Dokumen Evaluasi. Widths in mm."""

    items: tuple[NumberedItem, ...]
    number_width: Millimetres = 9
    label_width: Millimetres = 62

    def templates(self) -> Iterator[tuple[str, str]]:
        yield from (("text", row.text) for item in self.items for row in item.rows)


class TextSpec(_Block, frozen=True, tag="text"):
    """Running text over the whole width, as a letter has it; `indent` in mm."""

    lines: tuple[str, ...]
    align: Align = Align.LEFT
    style: Style = Style.REGULAR
    indent: Millimetres = 0
    scale: Annotated[float, Meta(gt=0.3, le=4)] = 1
    space: Millimetres = 2

    def templates(self) -> Iterator[tuple[str, str]]:
        yield from (("lines", line) for line in self.lines)


class TotalSpec(_Part, frozen=True):
    """The last line of a table: its `title` over all columns but the last, the sum in that one."""

    title: str
    text: str


class TableSpec(_Block, frozen=True, tag="table"):
    """A table of the form's own `rows`; columns without any title have no title row.

    What is added by hand needs room: there are at least `free` rows, each at least `lines` lines of text high. The
    first `merged` columns stand once over rows that follow one another with the same text in the first of them. The
    `total` line stands after all rows; below rows without merged columns it is never parted from the last of them.
    """

    rows: str
    columns: tuple[ColumnSpec, ...]
    heading: str = ""
    numbering: bool = False
    free: Annotated[int, Meta(ge=0, le=60)] = 1
    lines: Annotated[int, Meta(ge=1, le=60)] = 1
    together: bool = False
    merged: Annotated[int, Meta(ge=0, le=8)] = 0
    total: TotalSpec | None = None

    def templates(self) -> Iterator[tuple[str, str]]:
        if self.total is not None:
            yield "total", self.total.text

    def __post_init__(self) -> None:
        if self.merged >= len(self.columns):
            raise LayoutError("all_merged", "merged")
        for column in self.columns:
            for name in ("detail", "bullets"):
                if getattr(column, name):
                    raise LayoutError("elsewhere", name, column=column.title)


class MatrixSpec(_Block, frozen=True, tag="matriks"):
    """A table with as many columns as the form's rows `across`, under the title `over`, after the fixed `columns`.

    The cells of a row are named by the number of the column, from 1. Each of those columns is at least `least` mm wide;
    what the paper does not hold side by side follows in further tables, in which the fixed columns stand again.
    """

    rows: str
    across: str
    columns: tuple[ColumnSpec, ...]
    over: str
    heading: str = ""
    least: Annotated[float, Meta(ge=15, le=300)] = 40

    def __post_init__(self) -> None:
        for column in self.columns:
            for name in ("detail", "bullets"):
                if getattr(column, name):
                    raise LayoutError("elsewhere", name, column=column.title)


class SignerSpec(_Part, frozen=True):
    """One signature: lines above the room for the pen, and who signs; without `who` the name is written by hand."""

    above: tuple[str, ...]
    who: Who | None = None
    nip: str = "NIP. {nip}"
    nip_pppk: str = "NI PPPK. {nip}"

    def __post_init__(self) -> None:
        known("nip", self.nip, frozenset({"nip"}))
        known("nip_pppk", self.nip_pppk, frozenset({"nip"}))


class SignaturesSpec(_Block, frozen=True, tag="signatures"):
    """Who signs. `staggered`: the left one stands below the right one."""

    right: SignerSpec
    left: SignerSpec | None = None
    staggered: bool = False

    def templates(self) -> Iterator[tuple[str, str]]:
        for side in (self.right, self.left):
            if side is not None:
                yield from (("above", line) for line in side.above)


class ExplanationSpec(_Block, frozen=True, tag="explanation"):
    """The verdict in plain words, as the "Mengapa?" panel says it."""


BlockSpec = (
    TitleSpec
    | ChoiceSpec
    | EmblemSpec
    | SidesSpec
    | PartiesSpec
    | ResultsSpec
    | BehavioursSpec
    | ValueSpec
    | CurveSpec
    | NumberedSpec
    | TextSpec
    | TableSpec
    | MatrixSpec
    | SignaturesSpec
    | ExplanationSpec
)


def known(field: str, template: str, names: frozenset[str]) -> None:
    """Check that the text of a field asks only for what there is, in the one way there is: `{name}`."""
    try:
        pieces = list(Formatter().parse(template))
    except ValueError as problem:
        raise LayoutError("brace", field, text=template) from problem
    for _, name, shape, conversion in pieces:
        if name is not None and (name not in names or shape or conversion):
            raise LayoutError("unknown_name", field, name=f"{{{name}}}")


def measured(column: ColumnSpec) -> bool:
    """True for a column that has a cell of its own for each measure of a result."""
    return any(name in MEASURE for name in placeholders(column.text))
