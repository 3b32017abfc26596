"""The receipt of an envelope on paper, on one page, and what it says in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from asn_desktop.core.exchange.receipt import Answer, Outcome, Receipt
from asn_desktop.core.exchange.trust import CentreCard
from asn_desktop.core.forms.filled import (
    Align,
    Block,
    Cell,
    FilledForm,
    Footer,
    FormKind,
    Group,
    Lines,
    Para,
    Section,
    Signatures,
    Signer,
    Style,
    Table,
    Width,
)
from asn_desktop.core.kernel.texts import Texts

LINES = 22
"""Lines for kinds (one each) and entries (three each) on a receipt; the others are counted: it stays on one page."""
KINDS = 8
"""Kinds that are named at most, those with most entries; more where entries leave room for them."""
_OTHERS = ""
"""Stands for all other kinds together."""


def receipt_form(receipt: Receipt, kantor: str, number: int, card: CentreCard, actor: str, texts: Texts) -> FilledForm:
    """The receipt of an envelope, with its code large enough to be read out over the phone. It is dated when it was
    made: printed again, it is the same.
    """
    say = texts.say
    facts = [
        (say("pusat.kertas.kantor"), kantor),
        (say("pusat.kertas.nomor"), str(number)),
        (say("pusat.kertas.entri"), span_text(receipt.epoch, receipt.first, receipt.last, texts)),
        (say("pusat.kertas.diterima"), texts.show(date.fromisoformat(receipt.made[:10]))),
        (say("pusat.kertas.sampai"), texts.show(receipt.watermark)),
    ]
    blocks: list[Block] = [
        Lines((Para(card.name, Style.BOLD, Align.CENTER),), 1.2, 1),
        Lines((Para(say("pusat.kertas.judul"), Style.BOLD, Align.CENTER),), 1.5, 4),
        _facts(facts),
        Lines((Para(""),), 0.5, 1),
        Lines((Para(say("pusat.kertas.kode"), align=Align.CENTER),), 1, 1),
        Lines((Para(receipt.code, Style.BOLD, Align.CENTER),), 2.6, 1),
        Lines((Para(say("pusat.kertas.kode_guna"), Style.ITALIC, Align.CENTER),), 0.9, 5),
        _totals(receipt, texts),
        Lines((Para(""),), 0.5, 1),
    ]
    if receipt.gap is not None:
        sentence = say("pusat.kertas.kurang", first=receipt.gap[0], last=receipt.gap[1])
        blocks.append(Lines((Para(sentence, Style.BOLD),), 1, 3))
    if receipt.answers:
        blocks.append(_answers(receipt, texts))
    blocks.append(Lines((Para(""),), 0.5, 1))
    made = texts.show(date.fromisoformat(receipt.made[:10]))
    blocks.append(Signatures(Signer((made, say("pusat.kertas.penerima")), actor or " ", card.name)))
    return page(say("pusat.kertas.judul"), kantor, blocks, card, texts)


def why(answer: Answer, texts: Texts) -> str:
    """Why an entry was not accepted, with kinds and fields by their names."""
    return reason_text(answer.reason, answer.facts, texts)


def reason_text(reason: str, facts: object, texts: Texts) -> str:
    """The sentence of a reason, with kinds and fields as the reader knows them. What a newer centre says, as it is."""
    if not texts.has(f"exchange.reason.{reason}"):
        return reason
    shown = dict(facts) if isinstance(facts, dict) else {}
    for topic, name in (("kind", "kind"), ("field", "field")):
        if name in shown and texts.has(f"{topic}.{shown[name]}"):
            shown[name] = texts.say(f"{topic}.{shown[name]}")
    return texts.say(f"exchange.reason.{reason}", **shown)


def span_text(epoch: int, first: int, last: int, texts: Texts) -> str:
    """From which entry to which; the epoch is told where an office went back to an older copy."""
    return texts.say("pusat.span_epoch" if epoch else "pusat.span", epoch=epoch, first=first, last=last)


def kind_text(kind: str, texts: Texts) -> str:
    """The name of a kind of records; one that this program does not know by what it is called."""
    return texts.say(f"kind.{kind}") if texts.has(f"kind.{kind}") else kind


def _facts(facts: Sequence[tuple[str, str]]) -> Table:
    rows = tuple(Group(((cell(label), cell(value, Style.BOLD)),)) for label, value in facts)
    return Table((Width(60), Width(90, 1)), (Section(rows),))


def _totals(receipt: Receipt, texts: Texts) -> Table:
    of_kind: Counter[str] = Counter()
    for total in receipt.totals:
        of_kind[total.kind] += total.n
    named = [kind for kind, _n in of_kind.most_common(_named(receipt))]
    shown = [outcome for outcome in Outcome if receipt.count(outcome)]
    counts: Counter[tuple[str, Outcome]] = Counter()
    for total in receipt.totals:
        counts[total.kind if total.kind in named else _OTHERS, total.outcome] += total.n
    kinds = sorted(named, key=lambda kind: kind_text(kind, texts).casefold())
    if len(of_kind) > len(named):
        kinds.append(_OTHERS)
    head = (cell(texts.say("pusat.kertas.jenis"), Style.BOLD), *(_head(outcome, texts) for outcome in shown))
    rows = [
        (
            cell(_kind_or_others(kind, len(of_kind) - len(named), texts)),
            *(number(counts[kind, outcome], texts) for outcome in shown),
        )
        for kind in kinds
    ]
    rows.append(
        (
            cell(texts.say("pusat.kertas.jumlah"), Style.BOLD),
            *(number(receipt.count(one), texts, Style.BOLD) for one in shown),
        )
    )
    columns = (Width(50, 1), *(Width(24) for _ in shown))
    return Table(columns, (Section(tuple(Group((row,)) for row in rows)),), head=(head,))


def _named(receipt: Receipt) -> int:
    """How many kinds are named: all the lines that entries leave."""
    return max(KINDS, LINES - 1 - 3 * len(receipt.answers))


def _kind_or_others(kind: str, others: int, texts: Texts) -> str:
    return texts.say("pusat.kertas.jenis_lain", n=others) if kind == _OTHERS else kind_text(kind, texts)


def _answers(receipt: Receipt, texts: Texts) -> Table:
    say = texts.say
    rows = []
    kinds = min(len({total.kind for total in receipt.totals}), _named(receipt) + 1)
    room = (LINES - kinds) // 3
    for answer in receipt.answers[:room]:
        outcome, who = say(f"exchange.outcome.{answer.outcome}"), say(f"exchange.who.{answer.who}")
        cells = (texts.show(answer.seq), kind_text(answer.kind, texts), outcome, why(answer, texts), who)
        rows.append(Group((tuple(cell(text) for text in cells),)))
    more = len(receipt.answers) - room
    if more > 0:
        rows.append(Group(((Cell((Para(say("pusat.kertas.lagi", n=more), Style.ITALIC),), span=5),),)))
    heads = ("entri_no", "jenis", "hasil", "sebab", "tindak")
    return Table(
        (Width(16), Width(32), Width(24), Width(60, 1), Width(20)),
        (Section(tuple(rows)),),
        head=(tuple(cell(say(f"pusat.kertas.{head}"), Style.BOLD) for head in heads),),
    )


def page(
    title: str, about: str, blocks: Sequence[Block], card: CentreCard, texts: Texts, *, landscape: bool = False
) -> FilledForm:
    """Paper of a centre, with its name in the footer and, where it is one for practice, that across the page."""
    footer = Footer(title, about, "" if about == card.name else card.name, texts.say("forms.pages"))
    marks = (texts.say("shell.practice"),) if card.practice else ()
    continued = texts.say("pusat.kertas.lanjutan")
    return FilledForm(FormKind.SERAH_TERIMA, about, "", landscape, 10, tuple(blocks), footer, continued, marks)


def cell(text: str, style: Style = Style.REGULAR) -> Cell:
    """Lines of text in a table."""
    return Cell(tuple(Para(line, style) for line in text.split("\n")))


def _head(outcome: Outcome, texts: Texts) -> Cell:
    return Cell((Para(texts.say(f"exchange.outcome.{outcome}"), Style.BOLD, Align.RIGHT),))


def number(n: int, texts: Texts, style: Style = Style.REGULAR) -> Cell:
    """A number at the right; none is a dash."""
    return Cell((Para(texts.show(n) if n else "-", style, Align.RIGHT),))
