"""The body of the Lembar Penjelasan: a verdict in plain words, as the "Mengapa?" panel says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asn_desktop.core.forms.filled import Align, Block, Cell, Group, Lines, Para, Section, Style, Table, Width
from asn_desktop.core.forms.wording import clean
from asn_desktop.core.kernel.explain import Explanation, Line, explain
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Verdict

_STEP = 4.0
"""How far a part of a reason stands in from it, in mm."""


def explanation_blocks(verdict: Verdict | None, texts: Texts, pimpinan: Verdict | None = None) -> Iterator[Block]:
    """The result first, then every reason with how it came out and its article, what is missing, what would change it.

    Of the head of a unit also what its achievement means for his rating (`pimpinan`). Raises ValueError without a
    verdict: whoever prints this sheet decides first.
    """
    if verdict is None:
        raise ValueError("an explanation needs a verdict")
    said = explain(verdict, texts)
    yield _box(texts.say("forms.result"), (said.headline,), Style.BOLD)
    yield _reasons(said, texts)
    if pimpinan is not None:
        head = explain(pimpinan, texts)
        basis = f"{texts.say('forms.article')}: {head.basis}"
        sentences = (head.headline, *(line.sentence for line in head.lines), basis)
        yield _box(texts.say("forms.head_rating"), sentences)
    if said.missing:
        yield _box(texts.say("forms.missing"), said.missing, mark="•")
    if said.alternatives:
        yield _box(texts.say("forms.alternatives"), said.alternatives, mark="•")
    closing = tuple(Para(clean(text), Style.ITALIC) for text in (said.law, said.caution) if text)
    yield Lines(closing, scale=0.85)


def _box(title: str, texts: Iterable[str], style: Style = Style.REGULAR, mark: str = "") -> Table:
    paras = tuple(Para(clean(text), style, indent=_STEP if mark else 0, mark=mark) for text in texts)
    return Table((Width(0, 1),), (Section((Group(((Cell(paras),),)),)),), title)


def _reasons(said: Explanation, texts: Texts) -> Table:
    titles = tuple(
        Cell((Para(texts.say(f"forms.{title}"), Style.BOLD, Align.CENTER),))
        for title in ("reason", "outcome", "article")
    )
    rows = [Group((tuple(_reason(line)),)) for line in said.lines]
    basis = Group(((Cell((Para(texts.say("forms.basis")),), span=2), Cell((Para(clean(said.basis)),))),))
    columns = (Width(60, 3), Width(32), Width(40, 2))
    return Table(columns, (Section((*rows, basis)),), texts.say("forms.reasons"), head=(titles,))


def _reason(line: Line) -> Iterator[Cell]:
    yield Cell((Para(clean(line.sentence), indent=line.depth * _STEP),))
    yield Cell((Para(line.mark, align=Align.CENTER),))
    article = tuple(Para(clean(text)) for text in (line.citation, line.note) if text)
    yield Cell(article or (Para(""),))
