"""Which result of the superior a planned result serves, as the card shows it: linked, provisional, or worded anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.intervention import Choice, LinkDifference
from asn_desktop.core.usecases.likeness import normal
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.skp.lines import ResultLine


class LinkLine(Struct, frozen=True):
    """How a result hangs together with the superior's. `chip` of None: written freely, or nothing is served.

    `said`: what differs, in words; then the new wording can be taken, or the old one left.
    """

    chip: Chip | None = None
    said: str = ""
    new: str | None = None


FREE = LinkLine()


def relinked(line: ResultLine, choices: Iterable[Choice]) -> ResultLine:
    """The result linked to what it now says: to the superior's result of that wording, else to none."""
    text = normal(line.diintervensi)
    found = next((choice for choice in choices if text and normal(choice.text) == text), None)
    if found is None:
        return replace(line, diintervensi_id=None, sementara_id=None)
    return replace(line, diintervensi_id=found.hasil_id, sementara_id=found.sementara_id)


def link_of(
    texts: Texts, line: ResultLine, provisional: frozenset[UUID], differing: Mapping[UUID, LinkDifference]
) -> LinkLine:
    """The state of one result. `provisional` are the provisional results that nobody has planned yet."""
    if line.diintervensi_id is None and line.sementara_id is None:
        return FREE
    other = differing.get(line.id) if line.id is not None else None
    if other is not None and other.old == line.diintervensi.strip():
        if other.new is None:
            return LinkLine(Chip(texts.say("skp.link.gone"), "circle-alert", "warn"), texts.say("skp.link.gone_help"))
        said = texts.say("skp.link.differs_help", baru=other.new)
        return LinkLine(Chip(texts.say("skp.link.differs"), "circle-alert", "warn"), said, other.new)
    if line.sementara_id in provisional and line.diintervensi_id is None:
        return LinkLine(Chip(texts.say("skp.link.provisional"), "clock", "info"))
    return LinkLine(Chip(texts.say("skp.link.linked"), "link", "ok"))
