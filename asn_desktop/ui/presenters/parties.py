"""The three people of an appraisal as a screen names them, and how each superior was found."""

from __future__ import annotations

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import ParaPihak
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.penilai import Parties, Party


class PartyLine(Struct, frozen=True):
    """A superior: what he is here, who he is, his post, and how he was found. `known` False: nobody is."""

    role: str
    name: str
    post: str
    found: str
    known: bool


def party_lines(texts: Texts, parties: Parties) -> tuple[PartyLine, ...]:
    """The appraiser and the appraiser's superior."""
    return (
        _line(texts, "evaluasi.role.penilai", parties.penilai),
        _line(texts, "evaluasi.role.atasan_penilai", parties.atasan_penilai),
    )


def signed_lines(texts: Texts, signed: ParaPihak) -> tuple[PartyLine, ...]:
    """The same as they were copied into a final appraisal."""
    found = texts.say("evaluasi.role.signed")
    roles = (("penilai", signed.penilai), ("atasan_penilai", signed.atasan_penilai))
    return tuple(
        PartyLine(texts.say(f"evaluasi.role.{role}"), who.nama, who.jabatan, found, True)
        if who is not None
        else PartyLine(texts.say(f"evaluasi.role.{role}"), texts.say("evaluasi.role.unknown"), "", found, False)
        for role, who in roles
    )


def _line(texts: Texts, role: str, party: Party) -> PartyLine:
    found = texts.show(party.atasan.basis)
    if party.pihak is None:
        return PartyLine(texts.say(role), texts.say("evaluasi.role.unknown"), "", found, False)
    return PartyLine(texts.say(role), party.pihak.nama, party.pihak.jabatan, found, True)
