"""How rules name posts: a kind of managerial or implementing post, a jenjang, or guru."""

from __future__ import annotations

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.kernel.verdict import Fact

GURU = "guru"
POSTS: tuple[str, ...] = (
    *(kind.value for kind in JenisJabatan if kind is not JenisJabatan.FUNGSIONAL),
    *(level.value for level in Jenjang),
    GURU,
)


def post(text: str) -> str:
    """A post as rules name it. Raises ValueError for a text that is none."""
    if text not in POSTS:
        raise ValueError(text)
    return text


def post_fact(name: str) -> Fact:
    """A post as a fact that is shown with its proper wording."""
    if name == GURU:
        return Fact.of("Guru")
    return Fact.of(Jenjang(name) if name in set(Jenjang) else JenisJabatan(name))
