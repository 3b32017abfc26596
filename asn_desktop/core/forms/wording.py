"""Text for paper: templates filled, dotted lines for what is not given, nothing unprintable left in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from string import Formatter

from asn_desktop.core.forms.filled import Align, Para, Style
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.kernel.explain import cited, sentence
from asn_desktop.core.kernel.texts import MONTHS, Texts, written_date
from asn_desktop.core.kernel.verdict import Citation, Reason, Verdict

DOTS = "." * 16
"""Where something is to be filled in by hand; fits the narrowest column."""
LONG_DOTS = "." * 36
"""The same for a name or a date on its own line."""


def clean(text: str) -> str:
    """The text as it can be set: composed letters, no control or invisible signs, lines without outer space."""
    if text.isascii() and text.isprintable():
        return text.strip(" ")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf"))
    return "\n".join(line.strip(" ") for line in kept.split("\n")).strip("\n ")


def filled(template: str, values: Mapping[str, str], dots: str = DOTS) -> str:
    """The template with its values; what is not given becomes a dotted line."""
    return template.format_map({name: clean(values.get(name, "")) or dots for name in placeholders(template)})


@cache
def placeholders(template: str) -> tuple[str, ...]:
    """The names a template asks for; templates come from the layouts, so there are few."""
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def said(value: object, texts: Texts) -> str:
    """A value in the words of paper: a text as it is; days, numbers and terms of the law as they are written; of a
    verdict its headline, of a reason its sentence. Several values stand one under the other.
    """
    match value:
        case None:
            return ""
        case Phrase():
            return texts.say(value.key, **{name: _filler(each, texts) for name, each in value.facts.items()})
        case tuple():
            return "\n".join(filter(None, (said(each, texts) for each in value)))
        case Verdict():
            return sentence(value.reason, texts, value.results)
        case Reason():
            return sentence(value, texts)
        case Citation():
            return cited(value, texts)
    return value if type(value) is str else texts.show(value)


def _filler(value: object, texts: Texts) -> object:
    """What fills a sentence: whatever the catalogue says itself stays as it is, so that it can count."""
    return said(value, texts) if isinstance(value, (Phrase, Verdict, Reason, Citation, tuple)) else value


def paras(text: str, style: Style = Style.REGULAR, align: Align = Align.LEFT) -> tuple[Para, ...]:
    """A text of one or more lines as paragraphs."""
    return tuple(Para(line, style, align) for line in text.split("\n"))


def day_upper(day: date, *, year: bool) -> str:
    """`31 DESEMBER 2025`, or without the year."""
    text = written_date(day) if year else f"{day.day} {MONTHS['id'][day.month - 1]}"
    return text.upper()
