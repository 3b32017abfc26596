"""From a verdict to what the panel "Mengapa?" shows."""

from __future__ import annotations

from asn_desktop.core.kernel.explain import explain
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.ui.presenters.why import Why, WhyLine


def why_of(verdict: Verdict, texts: Texts) -> Why:
    """The verdict in words. An article that stands for the whole is said once, at the end, not at every line."""
    said = explain(verdict, texts)
    lines = tuple(
        WhyLine(
            line.outcome,
            line.sentence,
            line.citation if line.citation != said.basis else "",
            line.depth,
            spare=line.spare,
        )
        for line in said.lines
    )
    footer = "\n".join(part for part in (said.basis, said.law, said.caution) if part)
    return Why(said.headline, lines, said.missing, said.alternatives, footer)
