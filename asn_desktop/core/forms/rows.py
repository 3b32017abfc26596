"""The tables of a form: planned results with their measures, the seven behaviours, and what only one form has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from asn_desktop.core.forms.blocks import BehavioursSpec, ColumnSpec, MatrixSpec, ResultsSpec, TableSpec, measured
from asn_desktop.core.forms.facts import HasilFacts, IndikatorFacts, PerilakuFacts
from asn_desktop.core.forms.filled import Align, Cell, Group, Para, Section, Style, Table, Width
from asn_desktop.core.forms.wording import DOTS, clean, filled, paras, placeholders, said
from asn_desktop.core.kernel.texts import Texts


def result_table(part: ResultsSpec, results: Iterable[HasilFacts], texts: Texts) -> Table:
    """The planned results by kind, numbered anew in each section. A section without results keeps one free row."""
    by_kind: dict[str, list[HasilFacts]] = {}
    for result in results:
        by_kind.setdefault(result.jenis, []).append(result)
    sections = []
    for section in part.sections:
        groups = [
            _result(part.columns, number, result, texts)
            for number, result in enumerate(by_kind.get(section.jenis, ()), start=1)
        ]
        free = Group((tuple(Cell((Para(""),)) for _ in part.columns),))
        sections.append(Section(tuple(groups) or (free,), section.title))
    return Table(_widths(part.columns), tuple(sections), part.heading, head=_head(part.columns, part.numbering))


def behaviour_table(part: BehavioursSpec, behaviours: Iterable[PerilakuFacts]) -> Table:
    """One row for each value, in the order of the law."""
    groups = []
    for number, behaviour in enumerate(behaviours, start=1):
        values = {
            "nomor": str(number),
            "nilai": behaviour.nilai,
            "ekspektasi": behaviour.ekspektasi,
            "umpan_balik": behaviour.umpan_balik,
        }
        groups.append(Group((tuple(_behaviour_cell(column, values, behaviour) for column in part.columns),)))
    untitled = sum(not column.title for column in part.columns)
    titled = part.columns[untitled:]
    sections = (Section(tuple(groups)),)
    if not titled:
        return Table(_widths(part.columns), sections, part.heading)
    return Table(_widths(part.columns), sections, part.heading, untitled, _head(titled, numbering=False))


def own_table(part: TableSpec, rows: Iterable[Mapping[str, object]], texts: Texts, total: str = "") -> Table:
    """The form's own rows, then empty ones up to `free` for what is added by hand, then the line of the `total`.

    What is not given stays empty.
    """
    made = [
        tuple(
            Cell(paras(_plain(column.text, row, texts), column.style, column.align), lines=part.lines)
            for column in part.columns
        )
        for row in rows
    ]
    empty = [tuple(Cell((Para(""),), lines=part.lines) for _ in part.columns)] * max(0, part.free - len(made))
    groups = [*_grouped(made, part.merged), *(Group((row,)) for row in empty)]
    if part.total is not None:
        title = Cell((Para(part.total.title, Style.BOLD),), span=len(part.columns) - 1)
        before = groups.pop().rows if groups and not part.merged else ()
        groups.append(Group((*before, (title, Cell(paras(total, Style.BOLD, part.columns[-1].align))))))
    titled = any(column.title for column in part.columns)
    return Table(
        _widths(part.columns),
        (Section(tuple(groups)),),
        part.heading,
        head=_head(part.columns, part.numbering) if titled else (),
        together=part.together,
    )


def _grouped(rows: Iterable[tuple[Cell, ...]], merged: int) -> Iterator[Group]:
    """Rows that say the same in their first column under one cell for each of the merged columns."""
    if not merged:
        yield from (Group((row,)) for row in rows)
        return
    for _, same in groupby(rows, key=lambda row: row[0].paras):
        together = tuple(same)
        over = {at: replace(cell, repeat=True) for at, cell in enumerate(together[0][:merged])}
        yield Group(tuple(row[merged:] for row in together), over)


def matrix_tables(
    part: MatrixSpec,
    across: Sequence[Mapping[str, object]],
    rows: Sequence[Mapping[str, object]],
    room: float,
    texts: Texts,
) -> Iterator[Table]:
    """The rows with as many of the columns as `room` mm hold, about as many in each table, until all have stood."""
    fixed = _widths(part.columns)
    beside = max(1, int((room - sum(width.mm for width in fixed)) // part.least))
    tables = max(1, -(-len(across) // beside))
    beside = max(1, -(-len(across) // tables))
    for first in range(0, max(1, len(across)), beside):
        titles = [Para(_plain(part.over, each, texts), Style.BOLD, Align.CENTER) for each in across[first:][:beside]]
        head = (*_head(part.columns, numbering=False)[0], *(Cell((title,)) for title in titles))
        places = range(first + 1, first + 1 + len(titles))
        groups = tuple(
            Group(
                (
                    (
                        *(
                            Cell(paras(_plain(each.text, row, texts), each.style, each.align), repeat=True)
                            for each in part.columns
                        ),
                        *(Cell(paras(clean(str(row.get(str(place), ""))))) for place in places),
                    ),
                )
            )
            for row in rows
        )
        widths = (*fixed, *(Width(part.least, 1) for _ in titles))
        heading = part.heading
        if beside < len(across):
            said_part = texts.say("forms.columns", mulai=first + 1, sampai=places[-1], jumlah=len(across))
            heading = f"{heading} {said_part}".strip()
        yield Table(widths, (Section(groups),), heading, head=(head,))


def _plain(template: str, row: Mapping[str, object], texts: Texts) -> str:
    return template.format_map({name: clean(said(row.get(name, ""), texts)) for name in placeholders(template)})


def _result(columns: tuple[ColumnSpec, ...], number: int, result: HasilFacts, texts: Texts) -> Group:
    values = {
        "nomor": str(number),
        "rencana": result.rencana,
        "diintervensi": result.diintervensi,
        "penugasan": result.penugasan,
        "umpan_balik": result.umpan_balik,
        "ukuran": "\n".join(_narrated(each, texts) for each in result.indikator),
        "realisasi_semua": "\n".join(each.realisasi for each in result.indikator if each.realisasi),
    }
    if any(column.detail for column in columns):
        merged = {at: _cell(column, values) for at, column in enumerate(columns) if not column.detail}
        texts_of = [column for column in columns if column.detail]
        detail = tuple(Cell(paras(filled(column.detail, values))) for column in texts_of)
        return Group((tuple(_cell(column, values) for column in texts_of), detail), merged)
    merged = {at: _cell(column, values) for at, column in enumerate(columns) if not measured(column)}
    measures = result.indikator or (None,)
    rows = tuple(
        tuple(_cell(column, values | _measure(each, texts)) for column in columns if measured(column))
        for each in measures
    )
    return Group(rows, merged)


def _narrated(each: IndikatorFacts, texts: Texts) -> str:
    """A measure as the qualitative forms have it: one narrative, with target and perspective where they are given."""
    target = f": {each.target}" if each.target else ""
    perspective = f" ({texts.show(each.perspektif)})" if each.perspektif else ""
    return f"{each.indikator or DOTS}{target}{perspective}"


def _measure(each: IndikatorFacts | None, texts: Texts) -> dict[str, str]:
    if each is None:
        return dict.fromkeys(("aspek", "indikator", "target", "perspektif", "realisasi"), "")
    return {
        "aspek": texts.show(each.aspek) if each.aspek else "",
        "indikator": each.indikator,
        "target": each.target,
        "perspektif": texts.show(each.perspektif) if each.perspektif else "",
        "realisasi": each.realisasi,
    }


def _cell(column: ColumnSpec, values: Mapping[str, str]) -> Cell:
    again = placeholders(column.text) in (("nomor",), ("diintervensi",), ("rencana",))
    return Cell(paras(filled(column.text, values), column.style, column.align), repeat=again)


def _behaviour_cell(column: ColumnSpec, values: Mapping[str, str], behaviour: PerilakuFacts) -> Cell:
    bullets = behaviour.panduan if column.bullets else ()
    listed = tuple(Para(clean(line), indent=3, mark="•") for line in bullets)
    return Cell(paras(filled(column.text, values), column.style, column.align) + listed, repeat=_is_number(column))


def _is_number(column: ColumnSpec) -> bool:
    return placeholders(column.text) == ("nomor",)


def _widths(columns: tuple[ColumnSpec, ...]) -> tuple[Width, ...]:
    return tuple(Width(column.width, column.grow) for column in columns)


def _head(columns: tuple[ColumnSpec, ...], numbering: bool) -> tuple[tuple[Cell, ...], ...]:
    titles = tuple(Cell((Para(column.title, Style.BOLD, Align.CENTER),)) for column in columns)
    if not numbering:
        return (titles,)
    numbers = tuple(Cell((Para(f"({place})", align=Align.CENTER),)) for place in range(1, len(columns) + 1))
    return titles, numbers
