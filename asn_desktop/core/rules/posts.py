"""Posts as inputs and as facts of rules."""

from __future__ import annotations

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.kernel.verdict import Fact
from asn_desktop.core.rulepack.posts import GURU, LEVELS, POSTS


def post(text: str) -> str:
    """A post as rules name it. Raises ValueError for a text that is none."""
    if text not in POSTS:
        raise ValueError(text)
    return text


def post_fact(name: str) -> Fact:
    """A post as a fact that is shown with its proper wording."""
    if name == GURU:
        return Fact.of("Guru")
    return Fact.of(Jenjang(name) if name in LEVELS else JenisJabatan(name))
