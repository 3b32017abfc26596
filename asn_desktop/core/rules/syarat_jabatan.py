"""Requirements for appointment as pengawas, administrator or JPT pratama (PP 11/2017 jo. PP 17/2020)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Annotated, Any

from msgspec import Meta, Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.riwayat import Pendidikan, TingkatHukuman
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, all_of, any_of, facts
from asn_desktop.core.rulepack.model import Law, Ruled
from asn_desktop.core.rulepack.posts import POSTS, RELATED_FIELD, Degrees, Experience, Experiences, TrainingTable
from asn_desktop.core.rulepack.values import EselonTable
from asn_desktop.core.rules.conditions import HUKUMAN, KEYS, PREDIKAT, lacking, no_sanction, predikat_of_years
from asn_desktop.core.rules.decimals import not_negative
from asn_desktop.core.rules.golongan import known_pns
from asn_desktop.core.rules.posts import post_fact
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_TOPICS = ("syarat_jabatan", "jabatan")
_WHO = "pengelola_kepegawaian"


class Pengalaman(Struct, frozen=True):
    """Years in a post, or, as `bidang_terkait`, years in the related field whatever the post."""

    jabatan: str
    tahun: Decimal


def _experience(items: list[dict[str, Any]]) -> tuple[Pengalaman, ...]:
    if any(set(item) != {"jabatan", "tahun"} or item["jabatan"] not in (*POSTS, RELATED_FIELD) for item in items):
        raise ValueError(items)
    return tuple(Pengalaman(item["jabatan"], not_negative(item["tahun"])) for item in items)


_INPUTS = (
    Input("pendidikan", Pendidikan, " | ".join(Pendidikan), "pegawai"),
    Input("golongan", str, "text: I/a .. IV/e", _WHO, check=known_pns),
    Input(
        "pengalaman",
        list[dict[str, Any]],
        f"list of {{ jabatan, tahun }}; jabatan: {' | '.join(POSTS)} | {RELATED_FIELD}",
        _WHO,
        check=_experience,
    ),
    Input("usia", Annotated[int, Meta(ge=15, le=100)], "integer, years (only where an age is set)", _WHO, False),
    PREDIKAT,
    Input("pelatihan", list[str], "list: pkp | pka | pkn_ii | pim_iv | pim_iii | pim_ii | ...", "pegawai", False),
    HUKUMAN,
)
_NEEDS = {
    "syarat_jabatan.pendidikan": ("pendidikan",),
    "syarat_jabatan.golongan": ("golongan",),
    "syarat_jabatan.pengalaman_tidak_diisi": ("pengalaman",),
    "syarat_jabatan.bidang_terkait": ("pengalaman",),
    "syarat_jabatan.usia": ("usia",),
    "syarat.predikat": ("predikat",),
    "syarat.disiplin": ("hukuman_disiplin",),
}


class Calon(Struct, frozen=True):
    """What is known of a candidate; None is not known. `predikat` runs from the newest year back, `usia` in years."""

    pendidikan: Pendidikan | None = None
    golongan: str | None = None
    pengalaman: Sequence[Pengalaman] | None = None
    usia: int | None = None
    predikat: Sequence[Predikat] | None = None
    pelatihan: Sequence[str] | None = None
    hukuman_disiplin: TingkatHukuman | None = None


def decide(tujuan: JenisJabatan, calon: Calon, law: Law) -> Verdict:
    """Whether the candidate fulfils what can be computed; competence tests, integrity and health are for people.

    A golongan below the usual range but inside SIASN's, and leadership training still to come, are notes only. Years
    in several posts that are each enough do not add up; entries of the same post do.
    """
    prefix = f"syarat_jabatan.{tujuan.value}"
    age = (_age(calon.usia, law.get(f"{prefix}_usia")),) if tujuan is JenisJabatan.JPT_PRATAMA else ()
    parts = (
        _degree(calon.pendidikan, law.get(f"{prefix}_pendidikan")),
        _experiences(calon.pengalaman, law.get(f"{prefix}_pengalaman")),
        _golongan(tujuan, calon.golongan, law),
        *age,
        predikat_of_years(calon.predikat, law.get("syarat_jabatan.predikat")),
        no_sanction(calon.hukuman_disiplin, law.get("syarat_jabatan.disiplin")),
        *_training(tujuan, calon.pelatihan or (), law),
    )
    reason = all_of("syarat_jabatan.pengangkatan", parts, law.get(f"{prefix}_pengalaman").citation, tujuan=tujuan)
    given = {name: getattr(calon, name) for name in calon.__struct_fields__}
    rule = f"jabatan.{tujuan.value}"
    return verdict(rule, law, _TOPICS, reason, missing=lacking(reason, _NEEDS, _INPUTS, given))


def _degree(pendidikan: Pendidikan | None, ruled: Ruled) -> Reason:
    degrees: Degrees = ruled.value
    stated = facts({"pendidikan": pendidikan, "paling_rendah": degrees.ijazah[0]})
    if pendidikan is None:
        return Reason("syarat_jabatan.pendidikan", Outcome.UNDETERMINED, stated, ruled.citation)
    outcome = Outcome.MET if pendidikan in degrees.ijazah else Outcome.NOT_MET
    return Reason("syarat_jabatan.pendidikan", outcome, stated, ruled.citation)


def _experiences(pengalaman: Sequence[Pengalaman] | None, ruled: Ruled) -> Reason:
    wanted: Experiences = ruled.value
    if pengalaman is None:
        return Reason("syarat_jabatan.pengalaman_tidak_diisi", Outcome.UNDETERMINED, {}, ruled.citation)
    each = tuple(_one_of(condition, pengalaman, ruled) for condition in wanted.syarat)
    return all_of("syarat_jabatan.pengalaman", each, ruled.citation)


def _one_of(condition: Experience, pengalaman: Sequence[Pengalaman], ruled: Ruled) -> Reason:
    years = {name: sum((p.tahun for p in pengalaman if p.jabatan == name), Decimal()) for name in condition.jabatan}
    if condition.jabatan == (RELATED_FIELD,) and not any(p.jabatan == RELATED_FIELD for p in pengalaman):
        stated = facts({"n": condition.tahun})
        return Reason("syarat_jabatan.bidang_terkait", Outcome.UNDETERMINED, stated, ruled.citation)
    if condition.jabatan == (RELATED_FIELD,):
        stated = facts({"tahun": years[RELATED_FIELD], "n": condition.tahun})
        outcome = Outcome.MET if years[RELATED_FIELD] >= condition.tahun else Outcome.NOT_MET
        return Reason("syarat_jabatan.bidang_terkait", outcome, stated, ruled.citation)
    tried = tuple(
        Reason(
            "syarat_jabatan.jabatan",
            Outcome.MET if has >= condition.tahun else Outcome.NOT_MET,
            facts({"jabatan": post_fact(name), "tahun": has, "n": condition.tahun}),
            ruled.citation,
        )
        for name, has in years.items()
    )
    return any_of("syarat_jabatan.salah_satu", tried, ruled.citation, n=condition.tahun)


def _golongan(tujuan: JenisJabatan, golongan: str | None, law: Law) -> Reason:
    """Compared with the lowest golongan of the post: SIASN's limit decides, the usual one is a note."""
    usual, outer = law.get("jabatan.rentang_eselon"), law.get("jabatan.rentang_eselon_siasn")
    low, lowest = _lowest(usual.value, tujuan), _lowest(outer.value, tujuan)
    stated = facts({"golongan": golongan, "lazim": low, "terendah": lowest})
    if golongan is None:
        return Reason("syarat_jabatan.golongan", Outcome.UNDETERMINED, stated, usual.citation)
    if ladder.rank(golongan) >= ladder.rank(low):
        return Reason("syarat_jabatan.golongan", Outcome.MET, stated, usual.citation)
    outcome = Outcome.MET if ladder.rank(golongan) >= ladder.rank(lowest) else Outcome.NOT_MET
    return Reason("syarat_jabatan.golongan_di_bawah", outcome, stated, outer.citation)


def _lowest(table: EselonTable, tujuan: JenisJabatan) -> str:
    return min((row.terendah for row in table.baris if row.jenis is tujuan), key=ladder.rank)


def _age(usia: int | None, ruled: Ruled) -> Reason:
    stated = facts({"usia": usia, "paling_tinggi": ruled.value})
    if usia is None:
        return Reason("syarat_jabatan.usia", Outcome.UNDETERMINED, stated, ruled.citation)
    outcome = Outcome.MET if usia <= ruled.value else Outcome.NOT_MET
    return Reason("syarat_jabatan.usia", outcome, stated, ruled.citation)


def _training(tujuan: JenisJabatan, followed: Sequence[str], law: Law) -> tuple[Reason, ...]:
    ruled = law.get("syarat_jabatan.pelatihan")
    table: TrainingTable = ruled.value
    wanted = table.of(tujuan)
    done = any(each in wanted for each in followed)
    stated = facts({"pelatihan": wanted[0].upper().replace("_", " "), "n": table.menyusul_bulan}) if wanted else {}
    key = "syarat_jabatan.pelatihan" if done else "syarat_jabatan.pelatihan_menyusul"
    return (Reason(key, Outcome.MET, stated, ruled.citation),) if wanted else ()


def _for(tujuan: JenisJabatan) -> Callable[[Given, Law], Verdict]:
    return lambda given, law: decide(tujuan, Calon(**given), law)


_REASONS = (
    "syarat_jabatan.pengangkatan",
    "syarat_jabatan.pendidikan",
    "syarat_jabatan.pengalaman",
    "syarat_jabatan.pengalaman_tidak_diisi",
    "syarat_jabatan.salah_satu",
    "syarat_jabatan.jabatan",
    "syarat_jabatan.golongan",
    "syarat_jabatan.golongan_di_bawah",
    "syarat_jabatan.pelatihan",
    "syarat_jabatan.pelatihan_menyusul",
    *KEYS,
)
RULES = (
    Rule("jabatan.pengawas", _TOPICS, _INPUTS, {}, _REASONS, _for(JenisJabatan.PENGAWAS)),
    Rule("jabatan.administrator", _TOPICS, _INPUTS, {}, _REASONS, _for(JenisJabatan.ADMINISTRATOR)),
    Rule(
        "jabatan.jpt_pratama",
        _TOPICS,
        _INPUTS,
        {},
        (*_REASONS, "syarat_jabatan.bidang_terkait", "syarat_jabatan.usia"),
        _for(JenisJabatan.JPT_PRATAMA),
    ),
)
