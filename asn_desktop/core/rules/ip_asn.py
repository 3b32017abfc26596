"""Indeks Profesionalitas ASN of one person: four dimensions of 25, 40, 30 and 5 points (PerBKN 8/2019)."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from msgspec import Struct

from asn_desktop.core.domain.indeks import KategoriIpAsn, KelompokJabatan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.riwayat import Pendidikan, TingkatHukuman
from asn_desktop.core.kernel.verdict import Citation, Fact, Native, Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.indices import CompetenceTable, IpAsnBands
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.conditions import lacking
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_ID = "ip_asn"
_WHO = "pengelola_kepegawaian"
TRAININGS = ("diklat_kepemimpinan", "diklat_fungsional", "diklat_teknis", "seminar")
_INPUTS = (
    Input("kelompok", KelompokJabatan, " | ".join(KelompokJabatan), _WHO),
    Input("pendidikan", Pendidikan, " | ".join(Pendidikan), "pegawai"),
    *(Input(name, bool, "boolean (only where it counts for the group)", "pegawai", False) for name in TRAININGS),
    Input("predikat", Predikat, " | ".join(Predikat), "pejabat_penilai"),
    Input("hukuman_disiplin", TingkatHukuman, " | ".join(TingkatHukuman), _WHO),
)
_NEEDS = {
    "ip_asn.kelompok": ("kelompok",),
    "ip_asn.kualifikasi": ("pendidikan",),
    "ip_asn.kinerja": ("predikat",),
    "ip_asn.disiplin": ("hukuman_disiplin",),
    **{f"ip_asn.{name}": (name,) for name in TRAININGS},
}


class ProfilAsn(Struct, frozen=True):
    """What is known of a person; None is not known. Trainings that do not count for the group are not looked at."""

    kelompok: KelompokJabatan | None = None
    pendidikan: Pendidikan | None = None
    diklat_kepemimpinan: bool | None = None
    diklat_fungsional: bool | None = None
    diklat_teknis: bool | None = None
    seminar: bool | None = None
    predikat: Predikat | None = None
    hukuman_disiplin: TingkatHukuman | None = None


def decide(profil: ProfilAsn, law: Law) -> Verdict:
    """Points of each dimension that can be determined; their sum and its category once all can.

    The category goes by the sum cut off after two decimals, as SIASN does: 90.999 is still Tinggi.
    """
    dimensions = (
        _dimension("kualifikasi", profil.pendidikan, law),
        _competence(profil, law),
        _dimension("kinerja", profil.predikat, law),
        _dimension("disiplin", profil.hukuman_disiplin, law),
    )
    bands = law.get("ip_asn.kategori")
    points = {part.key.rpartition(".")[2]: part.facts.get("nilai") for part in dimensions}
    results: dict[str, Native | Fact | None] = dict(points)
    whole = all_of("ip_asn.nilai", dimensions, bands.citation)
    if whole.outcome is Outcome.MET:
        total = sum((Decimal(fact.value) for fact in points.values() if fact), Decimal())
        table: IpAsnBands = bands.value
        results |= {"nilai": total, "kategori": table.of(total.quantize(Decimal("0.01"), ROUND_DOWN))}
        stated = facts({"nilai": total, "kategori": results["kategori"]})
        whole = Reason("ip_asn.nilai", Outcome.MET, stated, bands.citation, dimensions)
    given = {name: getattr(profil, name) for name in profil.__struct_fields__}
    return verdict(_ID, law, (_ID,), whole, results, lacking(whole, _NEEDS, _INPUTS, given))


def _dimension(name: str, value: Pendidikan | Predikat | TingkatHukuman | None, law: Law) -> Reason:
    ruled = law.get(f"ip_asn.{name}")
    if value is None:
        return Reason(f"ip_asn.{name}", Outcome.UNDETERMINED, {}, ruled.citation)
    stated = facts({"isi": value, "nilai": ruled.value.of(value)})
    return Reason(f"ip_asn.{name}", Outcome.MET, stated, ruled.citation)


def _competence(profil: ProfilAsn, law: Law) -> Reason:
    ruled = law.get("ip_asn.kompetensi")
    table: CompetenceTable = ruled.value
    if profil.kelompok is None:
        unknown = (Reason("ip_asn.kelompok", Outcome.UNDETERMINED, {}, ruled.citation),)
        return all_of("ip_asn.kompetensi", unknown, ruled.citation)
    worth = table.of(profil.kelompok)
    parts = tuple(
        _training(name, getattr(profil, name), Decimal(points), ruled.citation)
        for name in TRAININGS
        if (points := getattr(worth, name)) is not None
    )
    whole = all_of("ip_asn.kompetensi", parts, ruled.citation)
    if whole.outcome is not Outcome.MET:
        return whole
    total = sum((Decimal(part.facts["nilai"].value) for part in parts), Decimal())
    return all_of("ip_asn.kompetensi", parts, ruled.citation, nilai=total, kelompok=profil.kelompok)


def _training(name: str, done: bool | None, points: Decimal, citation: Citation) -> Reason:
    if done is None:
        return Reason(f"ip_asn.{name}", Outcome.UNDETERMINED, facts({"paling_banyak": points}), citation)
    stated = facts({"isi": done, "nilai": points if done else Decimal(0), "paling_banyak": points})
    return Reason(f"ip_asn.{name}", Outcome.MET, stated, citation)


def _decide(given: Given, law: Law) -> Verdict:
    return decide(ProfilAsn(**given), law)


RULE = Rule(
    _ID,
    (_ID,),
    _INPUTS,
    {
        "kualifikasi": "decimal",
        "kompetensi": "decimal",
        "kinerja": "decimal",
        "disiplin": "decimal",
        "nilai": "decimal",
        "kategori": " | ".join(KategoriIpAsn),
    },
    (
        "ip_asn.nilai",
        "ip_asn.kualifikasi",
        "ip_asn.kompetensi",
        "ip_asn.kelompok",
        *(f"ip_asn.{name}" for name in TRAININGS),
        "ip_asn.kinerja",
        "ip_asn.disiplin",
    ),
    _decide,
)
