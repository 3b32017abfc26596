"""The papers that go with a proposal: those on the list in force, less the ones that are only for others."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.karier import Dokumen, Hak
from asn_desktop.core.kernel.verdict import Citation, Missing, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.papers import RIGHTS, Papers
from asn_desktop.core.rulepack.rank import ExamSteps
from asn_desktop.core.rules.golongan import known
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "berkas"
_WHO = "pengelola_kepegawaian"
_TOPICS = (_ID, "kenaikan_pangkat")


def _on_paper(hak: Hak) -> Hak:
    if hak not in RIGHTS:
        raise ValueError(hak)
    return hak


_INPUTS = (
    Input("hak", Hak, " | ".join(RIGHTS), _WHO, check=_on_paper),
    Input("jenis_jabatan", JenisJabatan, " | ".join(JenisJabatan), _WHO, False),
    Input("golongan", str, "text: I/a .. IV/e, PPPK I .. XVII", _WHO, False, known),
    Input("penghargaan", bool, "boolean: holds a Satyalancana already", _WHO, False),
)


class Pengusul(Struct, frozen=True, gc=False):
    """For whom it is proposed, as far as the papers depend on it; None is not known."""

    jenis_jabatan: JenisJabatan | None = None
    golongan: str | None = None
    penghargaan: bool | None = None


class Perlu(Struct, frozen=True, gc=False):
    """A paper of the list that is needed, or of which nobody can say without the inputs `lacking`."""

    dokumen: Dokumen
    lacking: tuple[str, ...] = ()
    citation: Citation | None = None
    """What makes it a paper for some only, where that is an article of its own."""


def needed(hak: Hak, whose: Pengusul, law: Law) -> tuple[Perlu, ...]:
    """The papers for a right, in the order of the list. Raises NoLawAtDateError where no list is in force."""
    listed: Papers = law.get(f"{_ID}.{hak.value}").value
    asked = (_asked(each, whose, law) for each in listed.dokumen)
    return tuple(each for each in asked if each is not None)


def _asked(dokumen: Dokumen, whose: Pengusul, law: Law) -> Perlu | None:
    """PAK is for functional posts, ujian dinas where a golongan is crossed, the certificate for who holds an award."""
    match dokumen:
        case Dokumen.PAK:
            return _where(dokumen, {"jenis_jabatan": _is(whose.jenis_jabatan, (JenisJabatan.FUNGSIONAL,))})
        case Dokumen.UJIAN_DINAS:
            ruled = law.get("kenaikan_pangkat.ujian_dinas")
            steps: ExamSteps = ruled.value
            conditions = {
                "jenis_jabatan": _is(whose.jenis_jabatan, (JenisJabatan.PELAKSANA,)),
                "golongan": _is(whose.golongan, steps.dari),
            }
            return _where(dokumen, conditions, ruled.citation)
        case Dokumen.PIAGAM_SATYALANCANA:
            return _where(dokumen, {"penghargaan": whose.penghargaan})
        case _:
            return Perlu(dokumen)


def _is(value: str | None, among: Sequence[str]) -> bool | None:
    return None if value is None else value in among


def _where(dokumen: Dokumen, conditions: dict[str, bool | None], citation: Citation | None = None) -> Perlu | None:
    if False in conditions.values():
        return None
    return Perlu(dokumen, tuple(name for name, met in conditions.items() if met is None), citation)


def decide(hak: Hak | None, whose: Pengusul, law: Law) -> Verdict:
    """Which papers a proposal needs; undetermined where one of them depends on what is not known."""
    if hak is None:
        return verdict(
            _ID, law, _TOPICS, Reason("berkas.daftar", Outcome.UNDETERMINED), missing=missing(_INPUTS, {"hak": hak})
        )
    papers = needed(hak, whose, law)
    parts = tuple(
        Reason(
            "berkas.perlu",
            Outcome.UNDETERMINED if each.lacking else Outcome.MET,
            facts({"dokumen": each.dokumen}),
            each.citation,
        )
        for each in papers
    )
    unknown = tuple(dict.fromkeys(name for each in papers for name in each.lacking))
    sure = [each.dokumen.value for each in papers if not each.lacking]
    stated = facts({"hak": hak, "n": len(sure)})
    outcome = Outcome.UNDETERMINED if unknown else Outcome.MET
    top = Reason(
        "berkas.sebagian" if unknown else "berkas.daftar", outcome, stated, law.get(f"{_ID}.{hak}").citation, parts
    )
    return verdict(_ID, law, _TOPICS, top, {"dokumen": ", ".join(sure)}, tuple(Missing(name, _WHO) for name in unknown))


def _decide(given: Given, law: Law) -> Verdict:
    whose = Pengusul(given["jenis_jabatan"], given["golongan"], given["penghargaan"])
    return decide(given["hak"], whose, law)


RULE = Rule(
    _ID,
    _TOPICS,
    _INPUTS,
    {"dokumen": "text: the papers in their order, with commas between"},
    ("berkas.daftar", "berkas.sebagian", "berkas.perlu"),
    _decide,
)
