"""What every open document shows, whatever it is: whose it is, who signs, and whether what is typed is safe."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import ParaPihak
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.penilai import Parties
from asn_desktop.core.usecases.skp import Plan
from asn_desktop.ui.presenters.chips import Chip, skp_chip
from asn_desktop.ui.presenters.parties import PartyLine, party_lines, person_facts, signed_lines


class DocumentHead(Struct, frozen=True):
    """Whose document it is, of which period, and how far it is."""

    name: str
    nip: str
    facts: tuple[tuple[str, str], ...]
    """Post and unit with their labels."""
    period: str
    parties: tuple[PartyLine, ...]
    chip: Chip


class DocumentState(Struct, frozen=True, kw_only=True):
    """Base of the states of documents."""

    identity: UUID
    head: DocumentHead
    locked: bool
    """Nothing can be typed: agreed on, or final."""
    dirty: bool
    saved: str
    recovery: bool
    """Typing from before a power cut is on offer."""
    away: str = ""
    """The office that owns the document now, where it is only read here."""


def head_of(texts: Texts, parties: Parties, signed: ParaPihak | None, period: Any, chip: Chip) -> DocumentHead:
    """The head with the parties as they were copied into the document where it is signed, else as they stand.

    `period` is the record that has `mulai` and `last_day`.
    """
    person = signed.pegawai if signed else parties.pegawai
    return DocumentHead(
        person.nama,
        grouped_nip(person.nip),
        person_facts(texts, person),
        texts.say("skp.period", mulai=period.mulai, sampai=period.last_day),
        signed_lines(texts, signed) if signed else party_lines(texts, parties),
        chip,
    )


def plan_head(texts: Texts, plan: Plan) -> DocumentHead:
    """Whose plan it is; once agreed on, with the parties of that day."""
    signed = None if plan.editable else plan.skp.pihak
    return head_of(texts, plan.parties, signed, plan.skp, skp_chip(texts, plan.skp.status))


def shortened(text: str, length: int = 40) -> str:
    """The beginning of a text, for a label."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"
