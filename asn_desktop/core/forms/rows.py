"""The tables of a form: planned results with their measures, the seven behaviours, and what only one form has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from asn_desktop.core.forms.blocks import BehavioursSpec, ColumnSpec, ResultsSpec, TableSpec, measured
from asn_desktop.core.forms.facts import HasilFacts, IndikatorFacts, PerilakuFacts
from asn_desktop.core.forms.filled import Align, Cell, Group, Para, Section, Style, Table, Width
from asn_desktop.core.forms.wording import DOTS, clean, filled, paras, placeholders
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


def own_table(part: TableSpec, rows: Iterable[Mapping[str, str]]) -> Table:
    """The form's own rows, then empty ones up to `free` for what is added by hand. What is not given stays empty."""
    made = [
        tuple(
            Cell(paras(_plain(column.text, row), column.style, column.align), lines=part.lines)
            for column in part.columns
        )
        for row in rows
    ]
    empty = [tuple(Cell((Para(""),), lines=part.lines) for _ in part.columns)] * max(0, part.free - len(made))
    titled = any(column.title for column in part.columns)
    return Table(
        _widths(part.columns),
        (Section(tuple(Group((row,)) for row in [*made, *empty])),),
        part.heading,
        head=_head(part.columns, part.numbering) if titled else (),
        together=part.together,
    )


def _plain(template: str, row: Mapping[str, str]) -> str:
    return template.format_map({name: clean(row.get(name, "")) for name in placeholders(template)})


def _result(columns: tuple[ColumnSpec, ...], number: int, result: HasilFacts, texts: Texts) -> Group:
    values = {
        "nomor": str(number),
        "rencana": result.rencana,
        "diintervensi": result.diintervensi,
        "penugasan": result.penugasan,
        "umpan_balik": result.umpan_balik,
        "ukuran": "\n".join(f"{each.indikator}: {each.target or DOTS}" for each in result.indikator),
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


def _measure(each: IndikatorFacts | None, texts: Texts) -> dict[str, str]:
    if each is None:
        return dict.fromkeys(("aspek", "indikator", "target", "perspektif", "realisasi"), "")
    return {
        "aspek": texts.show(each.aspek) if each.aspek else "",
        "indikator": each.indikator,
        "target": each.target,
        "perspektif": each.perspektif,
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
