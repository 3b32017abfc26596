"""A verdict in the reader's words: one sentence, the tree of reasons, what is missing, what would change it."""

from __future__ import annotations

from msgspec import Struct

from asn_desktop.core.kernel.verdict import Outcome


class WhyLine(Struct, frozen=True):
    """One reason: its mark, the sentence with the facts, the article, how deep it lies.

    `verified` is False where the article was not read in the regulation's own text; `spare` is True where another
    reason of the same kind was enough.
    """

    outcome: Outcome
    sentence: str
    article: str = ""
    depth: int = 0
    verified: bool = True
    spare: bool = False


class Why(Struct, frozen=True):
    """What the panel "Mengapa?" shows. `missing` and `alternatives` are whole sentences."""

    headline: str
    lines: tuple[WhyLine, ...] = ()
    missing: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    footer: str = ""

    @property
    def reasons(self) -> Why:
        """What was decided and on what grounds: what a reader looks for first."""
        return Why(self.headline, self.lines)

    @property
    def beyond(self) -> Why:
        """The rest: what is missing, what would change it, and the law."""
        return Why("", missing=self.missing, alternatives=self.alternatives, footer=self.footer)
