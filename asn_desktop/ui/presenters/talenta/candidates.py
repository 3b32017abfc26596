"""One candidate for a post as a row of the list, with the reasons that speak for and against."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.talenta import Kesiapan
from asn_desktop.core.kernel.explain import sentence
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.talenta import Candidate
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.talenta.rows import NONE, Fits, words_in
from asn_desktop.ui.presenters.why import Why

SAME, OTHER = "sama", "luar"
NAMED, POOL = "disebut", "suksesi"


class CandidateRow(Struct, frozen=True, gc=False):
    of: Candidate
    rank: int

    @property
    def id(self) -> UUID:
        return self.of.pegawai_id


class Reasons(Struct, frozen=True):
    """One question about a candidate, answered."""

    title: str
    outcome: Outcome
    why: Why


def reasons_of(of: Candidate, texts: Texts) -> tuple[Reasons, ...]:
    """Every verdict about a candidate: by law, by the office, by competence, and the talent box."""
    found = [(texts.say("talenta.by.law"), of.fit.jabatan)]
    if of.fit.kantor is not None:
        found.append((texts.say("talenta.by.office"), of.fit.kantor))
    if of.fit.jpm is not None:
        found.append((texts.say("talenta.by.jpm"), of.fit.jpm))
    found.append((texts.say("talenta.by.box"), of.talenta))
    return tuple(Reasons(title, verdict.outcome, why_of(verdict, texts)) for title, verdict in found)


def against(of: Candidate, texts: Texts) -> str:
    """What is not fulfilled, or not known, in sentences."""
    verdicts = [verdict for verdict in (of.fit.jabatan, of.fit.kantor) if verdict is not None]
    parts = [part for verdict in verdicts for part in (verdict.reason.parts or (verdict.reason,))]
    return " ".join(sentence(part, texts) for part in parts if part.outcome is not Outcome.MET)


def candidate_fits(asked: Asked) -> Fits[CandidateRow]:
    outcome, unit, group = asked.choice("cocok"), asked.choice("asal"), asked.choice("kelompok")
    box, named = asked.choice("kotak"), words_in(asked)

    def fits(row: CandidateRow) -> bool:
        of = row.of
        return (
            (not outcome or of.fit.outcome.value == outcome)
            and (not box or (of.kotak is None if box == NONE else str(of.kotak) == box))
            and (not unit or of.same_unit == (unit == SAME))
            and (group != NAMED or of.named is not None)
            and (group != POOL or of.talenta.result("kelompok_suksesi") is True)
            and (not asked.text or named(f"{of.nama} {of.nip} {of.jabatan} {of.unit} {of.golongan}"))
        )

    return fits


CANDIDATE_KEYS: dict[str, Any] = {
    "cocok": lambda row: row.rank,
    "nama": lambda row: row.of.nama.casefold(),
    "kotak": lambda row: row.of.kotak or 0,
    "jpm": lambda row: row.of.jpm if row.of.jpm is not None else Decimal(-1),
    "golongan": lambda row: ladder.rank(row.of.golongan) if row.of.golongan in ladder.PNS else -1,
    "unit": lambda row: row.of.unit.casefold(),
    "jabatan": lambda row: row.of.jabatan.casefold(),
    "siap": lambda row: tuple(Kesiapan).index(row.of.named.kesiapan) if row.of.named else 9,
    "nip": lambda row: row.of.nip,
}
