"""Lists of a centre on paper: offices to be called, sums of a year, promotions that fall due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.exchange.trust import CentreCard
from asn_desktop.core.forms.filled import (
    Align,
    Block,
    Cell,
    FilledForm,
    Group,
    Lines,
    Para,
    Section,
    Style,
    Table,
    Width,
)
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.usecases.centre.overview import Call
from asn_desktop.core.usecases.centre.paper import cell, number, page
from asn_desktop.core.usecases.centre.rows import PromotionRow, RollUp
from asn_desktop.core.usecases.centre.satisfaction import SatisfactionRow, summed


def call_form(calls: Sequence[Call], card: CentreCard, today: date, texts: Texts) -> FilledForm:
    """The offices to be called, with why, and room for what was said."""
    say = texts.say
    notes = Cell((Para(""),), lines=3)
    rows = [
        (cell(call.office.name), cell(last_sent(call.days, texts)), cell("\n".join(reasons(call, texts))), notes)
        for call in calls
    ]
    heads = _heads("telepon", ("kantor", "terakhir", "sebab", "catatan"), texts)
    table = _table((Width(45, 1), Width(32), Width(55, 2), Width(35)), heads, rows)
    title = say("pusat.kertas.telepon.judul")
    return page(title, card.name, [*_top(title, card, texts.show(today)), table], card, texts)


def roll_up_form(
    rows: Sequence[RollUp], tahun: int, kantor: str, card: CentreCard, today: date, texts: Texts
) -> FilledForm:
    """Sums of a year by office, or by unit of the office `kantor`, with the sum of all.

    Says what cannot be summed up from what offices send: the index of professionality.
    """
    say = texts.say
    of_unit = bool(kantor)
    heads = [
        *_heads("rekap", ("unit" if of_unit else "kantor",), texts),
        *_heads("rekap", ("pegawai", "skp", "disetujui", "final"), texts, Align.RIGHT),
        *(_head(texts.show(one), Align.RIGHT) for one in Predikat),
    ]
    lines = [(row.unit or say("pusat.rekap.no_unit") if of_unit else row.kantor, _counts((row,))) for row in rows]
    body = [(cell(name), *(number(n, texts) for n in counts)) for name, counts in lines]
    total = (cell(say("pusat.kertas.jumlah"), Style.BOLD), *(number(n, texts, Style.BOLD) for n in _counts(rows)))
    table = _table((Width(50, 3), *(Width(18, 1) for _ in heads[1:])), heads, [*body, total])
    title = say("pusat.kertas.rekap.judul", tahun=str(tahun))
    note = Lines((Para(say("pusat.kertas.rekap.tidak_ada"), Style.ITALIC),), 0.9, 2)
    top = _top(title, card, kantor or say("pusat.rekap.all"), texts.show(today))
    return page(title, kantor or card.name, [*top, table, note], card, texts, landscape=True)


def satisfaction_form(
    rows: Sequence[SatisfactionRow], law: Law, kantor: str, card: CentreCard, today: date, texts: Texts
) -> FilledForm:
    """Index and quality of public satisfaction by office, or by unit of the office `kantor`, with that of all."""
    say = texts.say

    def line(name: Cell, of: Sequence[SatisfactionRow], style: Style = Style.REGULAR) -> tuple[Cell, ...]:
        counts = (sum(row.survei for row in of), sum(row.responden for row in of))
        ikm, mutu = summed(of, law) or (None, None)
        index = Cell((Para("-" if ikm is None else texts.show(ikm), style, Align.RIGHT),))
        return (
            name,
            *(number(n, texts, style) for n in counts),
            index,
            cell("-" if mutu is None else texts.show(mutu), style),
        )

    of_unit = bool(kantor)
    heads = [
        _head(say(f"survei.centre.head.{'unit' if of_unit else 'kantor'}"), Align.LEFT),
        *(_head(say(f"survei.centre.head.{name}"), Align.RIGHT) for name in ("survei", "responden", "ikm")),
        _head(say("survei.centre.head.mutu"), Align.LEFT),
    ]
    names = ((row.unit or say("survei.unit_gone")) if of_unit else row.kantor for row in rows)
    body = [line(cell(name), (row,)) for name, row in zip(names, rows, strict=True)]
    total = line(cell(say("pusat.kertas.jumlah"), Style.BOLD), rows, Style.BOLD)
    table = _table((Width(50, 3), Width(22), Width(26), Width(20), Width(38)), heads, [*body, total])
    title = say("survei.centre.title", tahun=str(law.day.year))
    note = Lines((Para(say("survei.centre.weighed"), Style.ITALIC),), 0.9, 2)
    top = _top(title, card, kantor or say("pusat.rekap.all"), texts.show(today))
    return page(title, kantor or card.name, [*top, table, note], card, texts)


def promotion_form(
    rows: Sequence[PromotionRow], months: int, kantor: str, card: CentreCard, today: date, texts: Texts
) -> FilledForm:
    """Promotions that fall due within so many months, by day and name; of one office, or of all (`kantor` empty)."""
    say = texts.say
    states = {True: "met", False: "not_met", None: "unknown"}
    body = [
        tuple(
            cell(text)
            for text in (
                texts.show(row.tanggal),
                f"{row.nama}\n{grouped_nip(row.nip)}",
                "\n".join(part for part in (row.unit, "" if kantor else row.kantor) if part),
                row.hasil,
                say(f"centre.ready.{states[row.ready]}"),
            )
        )
        for row in rows
    ]
    heads = _heads("pangkat", ("tanggal", "nama", "tempat", "hasil", "syarat"), texts)
    table = _table((Width(34), Width(50, 2), Width(50, 2), Width(22), Width(30)), heads, body)
    title = say("pusat.kertas.pangkat.judul")
    about = say("pusat.kertas.pangkat.tentang", n=months, hari=today)
    top = _top(title, card, kantor or say("pusat.rekap.all"), about)
    blocks = [*top, table] if rows else [*top, Lines((Para(say("pusat.kertas.pangkat.kosong")),), 1, 2)]
    return page(title, kantor or card.name, blocks, card, texts)


def last_sent(days: int | None, texts: Texts) -> str:
    """When anything came last, in words; None: nothing ever did."""
    if days is None:
        return texts.say("pusat.never")
    return texts.say("pusat.today") if days <= 0 else texts.say("pusat.days", n=days)


def reasons(call: Call, texts: Texts) -> tuple[str, ...]:
    """Why an office is to be called."""
    row, say = call.office, texts.say
    found = [say("pusat.call.silent")] if call.silent else []
    for _epoch, first, last in row.gaps:
        key = "pusat.call.gap_one" if first == last else "pusat.call.gap"
        found.append(say(key, first=first, last=last))
    if row.waiting:
        found.append(say("pusat.call.waiting", n=row.waiting))
    if row.open_office:
        found.append(say("pusat.call.open", n=row.open_office))
    if not call.certificate:
        found.append(say("pusat.call.certificate"))
    return tuple(found)


def _counts(rows: Iterable[RollUp]) -> tuple[int, ...]:
    several = tuple(rows)
    known = (sum(getattr(row, name) for row in several) for name in ("pegawai", "skp", "disetujui", "final"))
    return (*known, *(sum(row.predikat.get(one, 0) for row in several) for one in Predikat))


def _top(title: str, card: CentreCard, *about: str) -> list[Block]:
    return [
        Lines((Para(card.name, Style.BOLD, Align.CENTER),), 1.2, 1),
        Lines((Para(title, Style.BOLD, Align.CENTER),), 1.4, 1),
        Lines(tuple(Para(line, align=Align.CENTER) for line in about), 1, 4),
    ]


def _table(widths: tuple[Width, ...], heads: Sequence[Cell], rows: Sequence[tuple[Cell, ...]]) -> Table:
    return Table(widths, (Section(tuple(Group((row,)) for row in rows)),), head=(tuple(heads),))


def _heads(of: str, names: tuple[str, ...], texts: Texts, align: Align = Align.LEFT) -> list[Cell]:
    return [_head(texts.say(f"pusat.kertas.{of}.{name}"), align) for name in names]


def _head(text: str, align: Align) -> Cell:
    return Cell((Para(text, Style.BOLD, align),))
