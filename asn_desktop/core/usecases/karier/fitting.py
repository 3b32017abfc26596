"""How far a person fits a post: the law's requirements, the golongan range, what the office asks, and competence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.domain.talenta import PenilaianKompetensi, SyaratJabatan
from asn_desktop.core.kernel.period import whole_months
from asn_desktop.core.kernel.verdict import Citation, Missing, Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.posts import RELATED_FIELD
from asn_desktop.core.rules import jpm, syarat_jabatan
from asn_desktop.core.rules.jabatan import range_of
from asn_desktop.core.rules.syarat_jabatan import Calon, Pengalaman
from asn_desktop.core.usecases.karier.facts import (
    Facts,
    diploma,
    predikat_before,
    sanction_on,
)
from asn_desktop.core.usecases.karier.local import POSTS, locally

_APPOINTED = (JenisJabatan.PENGAWAS, JenisJabatan.ADMINISTRATOR, JenisJabatan.JPT_PRATAMA)
"""Posts whose requirements the packs hold (PP 11/2017 jo. PP 17/2020)."""

_TRAININGS = {
    "pkp": r"\bpkp\b|kepemimpinan\s+pengawas",
    "pka": r"\bpka\b|kepemimpinan\s+administrator",
    "pkn_ii": r"\bpkn\s*(?:tingkat|tk\.?)?\s*(?:ii|2)\b|kepemimpinan\s+nasional\s+(?:tingkat|tk\.?)\s*(?:ii|2)\b",
    "pim_iv": r"\bpim\s*(?:tingkat|tk\.?)?\s*(?:iv|4)\b",
    "pim_iii": r"\bpim\s*(?:tingkat|tk\.?)?\s*(?:iii|3)\b",
    "pim_ii": r"\bpim\s*(?:tingkat|tk\.?)?\s*(?:ii|2)\b",
}
"""Leadership trainings by the names under which they are recorded, old and new."""


class Target(Struct, frozen=True):
    """The post that is looked at: one of the office's own, or only its kind. `syarat` is what the office asks."""

    nama: str
    jenis: JenisJabatan
    jenjang: Jenjang | None = None
    eselon: str = ""
    jabatan_id: UUID | None = None
    syarat: SyaratJabatan | None = None


class Fit(Struct, frozen=True):
    """What speaks for and against somebody in a post. `jpm` is there where the post has a standard of competence."""

    target: Target
    jabatan: Verdict
    """By law: the appointment, or the golongan range where the packs hold no more."""
    kantor: Verdict | None
    """What the office itself asks."""
    jpm: Verdict | None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return tuple(each for each in (self.jabatan, self.kantor, self.jpm) if each is not None)

    @property
    def outcome(self) -> Outcome:
        """Not met as soon as one is not; undetermined where something is not known. A JPM is a measure, no hurdle."""
        seen = {each.outcome for each in (self.jabatan, self.kantor) if each is not None}
        return next((each for each in (Outcome.NOT_MET, Outcome.UNDETERMINED) if each in seen), Outcome.MET)


def target_of(jabatan: Jabatan, syarat: SyaratJabatan | None = None) -> Target:
    """A post of the office as what one can aim at, with what the office asks for it."""
    return Target(jabatan.nama, jabatan.jenis, jabatan.jenjang, jabatan.eselon, jabatan.id, syarat)


def fit(person: Facts, target: Target, tanggal: date, law: Law, kompetensi: PenilaianKompetensi | None = None) -> Fit:
    """How far the person, as recorded, fits the post on `tanggal`. Raises NoLawAtDateError."""
    match = _competence(target.syarat, kompetensi, law) if target.syarat and target.syarat.kompetensi else None
    return Fit(
        target,
        _by_law(person, target, tanggal, law, match),
        _by_office(person, target.syarat, law) if target.syarat is not None else None,
        match,
    )


def candidate(person: Facts, target: Target, tanggal: date, law: Law) -> Calon:
    """What is known of the person as a candidate."""
    wanted = law.get("syarat_jabatan.predikat").value
    results, _ = predikat_before(person, tanggal, wanted.tahun, law)
    held = diploma(person)
    return Calon(
        held.tingkat if held is not None else None,
        person.golongan_nama,
        experience(person, target, tanggal),
        _age(person, tanggal),
        results or None,
        trainings(person),
        sanction_on(person, tanggal, law),
    )


def experience(person: Facts, target: Target, tanggal: date) -> tuple[Pengalaman, ...] | None:
    """Years in each kind of definitive post until `tanggal`; None where no post is recorded.

    Related are the posts whose name the field of the target (`bidang`) occurs in; where the office named no field,
    nobody can say what is related.
    """
    history = [each for each in person.histories.jabatan if each.status is StatusJabatan.DEFINITIF]
    if not history:
        return None
    field = target.syarat.bidang.casefold() if target.syarat is not None else ""
    months: dict[str, int] = {}
    for each in history:
        end = min(each.sampai or tanggal, tanggal)
        if each.tmt >= end:
            continue
        name = each.jenjang.value if each.jenis is JenisJabatan.FUNGSIONAL and each.jenjang else each.jenis.value
        served = whole_months(each.tmt, end)
        if name != JenisJabatan.FUNGSIONAL.value:
            months[name] = months.get(name, 0) + served
        if field and field in f"{each.nama} {each.unit_nama}".casefold():
            months[RELATED_FIELD] = months.get(RELATED_FIELD, 0) + served
    if field:
        months.setdefault(RELATED_FIELD, 0)
    return tuple(Pengalaman(name, Decimal(n * 100 // 12) / 100) for name, n in months.items())


def trainings(person: Facts) -> tuple[str, ...]:
    """Leadership trainings among those recorded."""
    names = [each.nama.casefold() for each in person.histories.pelatihan]
    return tuple(code for code, known in _TRAININGS.items() if any(re.search(known, name) for name in names))


def _by_law(person: Facts, target: Target, tanggal: date, law: Law, match: Verdict | None) -> Verdict:
    """The appointment by law and by a local regulation, which may ask for a job-person match."""
    if target.jenis in _APPOINTED:
        known = candidate(person, target, tanggal, law)
        if person.person.jenis_pegawai is JenisPegawai.PPPK:
            known = replace(known, golongan=None)  # posts ask for a golongan of PNS; what stands for it nobody has said
        reached = match.result("jpm") if match is not None else None
        decided = syarat_jabatan.decide(target.jenis, known, law)
        measured = reached if isinstance(reached, Decimal) else None
        return locally(decided, POSTS[target.jenis], person, tanggal, law, measured)
    return range_of(target.jenis, person.golongan_nama, law, target.eselon, target.jenjang)


def _by_office(person: Facts, syarat: SyaratJabatan, law: Law) -> Verdict:
    """Education, field of study and training as the office's own analysis of posts asks for them."""
    citation = Citation(syarat.dasar or "Analisis jabatan kantor", "", verified=False)
    parts: list[Reason] = []
    held = diploma(person)
    if syarat.pendidikan is not None:
        order = tuple(Pendidikan)
        outcome = (
            Outcome.UNDETERMINED
            if held is None
            else Outcome.MET
            if order.index(held.tingkat) >= order.index(syarat.pendidikan)
            else Outcome.NOT_MET
        )
        stated = facts({"pendidikan": held.tingkat if held else None, "paling_rendah": syarat.pendidikan})
        parts.append(Reason("syarat_kantor.pendidikan", outcome, stated, citation))
    if syarat.jurusan:
        studied = [each.jurusan for each in person.histories.pendidikan if each.jurusan]
        outcome = _among(syarat.jurusan, studied)
        stated = facts({"jurusan": syarat.jurusan, "ada": ", ".join(studied)})
        parts.append(Reason("syarat_kantor.jurusan", outcome, stated, citation))
    if syarat.pelatihan:
        outcome = _among(syarat.pelatihan, [each.nama for each in person.histories.pelatihan])
        stated = facts({"pelatihan": syarat.pelatihan})
        parts.append(Reason("syarat_kantor.pelatihan", outcome, stated, citation))
    reason = all_of("syarat_kantor.semua", tuple(parts), citation)
    absent = tuple(
        Missing(each.key.removeprefix("syarat_kantor."), "pegawai")
        for each in parts
        if each.outcome is Outcome.UNDETERMINED
    )
    return Verdict("syarat_kantor", law.day, reason.outcome, reason, {}, absent)


def _among(wanted: str, recorded: list[str]) -> Outcome:
    """One of the alternatives that are asked for (`Hukum; Administrasi`) occurs in what is recorded."""
    if not recorded:
        return Outcome.UNDETERMINED
    words = [each.strip().casefold() for each in re.split(r"[;/]| atau ", wanted) if each.strip()]
    met = any(word in each.casefold() for word in words for each in recorded)
    return Outcome.MET if met else Outcome.NOT_MET


def _competence(syarat: SyaratJabatan, assessed: PenilaianKompetensi | None, law: Law) -> Verdict:
    """The job-person match; competences that the post does not ask for do not count."""
    level: Mapping[str, int] | None = None
    if assessed is not None:
        level = {code: reached for code, reached in assessed.level.items() if code in syarat.kompetensi}
    return jpm.decide(syarat.kompetensi, level, law)


def _age(person: Facts, tanggal: date) -> int | None:
    born = person.person.tanggal_lahir
    return whole_months(born, tanggal) // 12 if born is not None else None
