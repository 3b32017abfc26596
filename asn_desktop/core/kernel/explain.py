"""A verdict in words: one rendering for the "Mengapa?" panel, for paper and for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Alternative, Citation, Fact, Missing, Outcome, Reason, Verdict


class Line(Struct, frozen=True):
    """One condition. `mark` is its outcome in words, `depth` 0 stands directly under the headline.

    `citation` is empty where the condition rests on no article; `note` says what is doubtful about it.
    """

    depth: int
    outcome: Outcome
    mark: str
    sentence: str
    citation: str = ""
    note: str = ""
    spare: bool = False
    """Another condition of the same kind is met and one was enough: that this one is not is no fault."""


class Explanation(Struct, frozen=True):
    """Everything a reader needs, in his language, in reading order; sentences are final."""

    rule: str
    outcome: Outcome
    headline: str
    basis: str
    """The article the whole rests on."""
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    alternatives: tuple[str, ...]
    law: str
    """Of which day the law was taken, and from which packs."""
    caution: str
    """Said where an article used was not read in the regulation's own text; otherwise empty."""


def explain(verdict: Verdict, texts: Texts) -> Explanation:
    """Put a verdict into words. A stored verdict is explained as it was given; nothing is decided again."""
    top = verdict.reason
    packs = ", ".join(f"{pack.topic} {pack.version} ({pack.sha256[:8]})" for pack in verdict.packs)
    return Explanation(
        rule=texts.say(f"rule.{verdict.rule}.name"),
        outcome=verdict.outcome,
        headline=sentence(top, texts, verdict.results),
        basis=cited(top.citation, texts),
        lines=tuple(_lines(top, 0, texts)),
        missing=tuple(_missing(each, texts) for each in verdict.missing),
        alternatives=tuple(_alternative(each, texts) for each in verdict.alternatives),
        law=texts.say("explain.law", day=verdict.law_date, packs=packs),
        caution="" if verdict.verified else texts.say("explain.caution"),
    )


def sentence(reason: Reason, texts: Texts, more: Mapping[str, Fact] | None = None) -> str:
    """One reason as a sentence, by its key and outcome, filled with its facts."""
    values = {
        name: fact if fact.kind == "term" else fact.native for name, fact in {**(more or {}), **reason.facts}.items()
    }
    return texts.say(f"reason.{reason.key}.{reason.outcome.value}", **values)


def cited(citation: Citation | None, texts: Texts) -> str:
    """`PP 30/2019, Pasal 59`, followed by a warning where the text itself was not read."""
    if citation is None:
        return ""
    key = "explain.citation" if citation.verified else "explain.citation_unverified"
    return texts.say(key, regulation=citation.regulation, article=citation.article)


def _lines(above: Reason, depth: int, texts: Texts) -> Iterator[Line]:
    enough = {part.key for part in above.parts if part.outcome is Outcome.MET and above.outcome is Outcome.MET}
    for reason in above.parts:
        note = reason.citation.note if reason.citation else ""
        spare = reason.outcome is not Outcome.MET and reason.key in enough
        mark = texts.say("explain.spare") if spare else texts.show(reason.outcome)
        yield Line(depth, reason.outcome, mark, sentence(reason, texts), cited(reason.citation, texts), note, spare)
        yield from _lines(reason, depth + 1, texts)


def _missing(missing: Missing, texts: Texts) -> str:
    what = texts.say(f"input.{missing.input}")
    said = texts.say("explain.missing", what=what, who=texts.say(f"role.{missing.who}"))
    return said[:1].upper() + said[1:]


def _alternative(alternative: Alternative, texts: Texts) -> str:
    what = texts.say(f"input.{alternative.input}")
    return texts.say("explain.alternative", what=what, value=alternative.value, result=alternative.result)
