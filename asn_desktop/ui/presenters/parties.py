"""The three people of an appraisal as a screen names them, and how each superior was found."""

from __future__ import annotations

from msgspec import Struct

from asn_desktop.core.domain.kinerja import ParaPihak, Pihak
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.penilai import Parties, Party


class PartyLine(Struct, frozen=True):
    """A superior: what he is here, who he is, his post, and how he was found. `known` False: nobody is."""

    role: str
    name: str
    post: str
    found: str
    known: bool
    direct: bool = False
    """True for the appraiser himself."""


def person_facts(texts: Texts, person: Pihak) -> tuple[tuple[str, str], ...]:
    """Post and unit with their labels; what is not recorded is said."""
    unknown = texts.say("evaluasi.role.unknown")
    return (
        (texts.say("skp.column.jabatan"), person.jabatan or unknown),
        (texts.say("skp.column.unit"), person.unit_kerja or unknown),
    )


def party_lines(texts: Texts, parties: Parties) -> tuple[PartyLine, ...]:
    """The appraiser and the appraiser's superior."""
    return _line(texts, "penilai", parties.penilai), _line(texts, "atasan_penilai", parties.atasan_penilai)


def signed_lines(texts: Texts, signed: ParaPihak) -> tuple[PartyLine, ...]:
    """The same as they were copied into a plan agreed on, or into a final appraisal."""
    found = texts.say("evaluasi.role.signed")
    roles = (("penilai", signed.penilai), ("atasan_penilai", signed.atasan_penilai))
    return tuple(_shown(texts, role, who, found) for role, who in roles)


def _line(texts: Texts, role: str, party: Party) -> PartyLine:
    return _shown(texts, role, party.pihak, texts.show(party.atasan.basis))


def _shown(texts: Texts, role: str, who: Pihak | None, found: str) -> PartyLine:
    said, direct = texts.say(f"evaluasi.role.{role}"), role == "penilai"
    if who is None:
        return PartyLine(said, texts.say("evaluasi.role.unknown"), "", found, False, direct)
    return PartyLine(said, who.nama, who.jabatan, found, True, direct)
