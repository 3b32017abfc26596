"""All rules of this version by id: the door for case files, the command line and re-evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.inputs import UnknownRuleError
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import (
    angka_kredit,
    angka_kredit_akumulasi,
    angka_kredit_awal,
    angka_kredit_tercapai,
    berkas,
    bup,
    disiplin,
    distribusi,
    gabungan_tahun,
    gaji_pokok,
    golongan,
    ip_asn,
    jabatan,
    jpm,
    kalender,
    keadaan,
    keadilan,
    keadilan_umpan,
    keberatan,
    kenaikan_jenjang,
    kenaikan_pangkat,
    kenaikan_pangkat_lain,
    kenaikan_pangkat_pilihan,
    kgb,
    kontrak,
    masa_evaluasi,
    nip,
    pengembangan,
    periode_pangkat,
    predikat,
    rating_pimpinan,
    satyalancana,
    setempat,
    skm,
    syarat_jabatan,
    talenta,
    tenggat_tahun,
    tugas_belajar,
)
from asn_desktop.core.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    rule.id: rule
    for rule in (
        nip.RULE,
        golongan.RULE,
        jabatan.RULE,
        predikat.RULE,
        distribusi.RULE,
        *kalender.RULES,
        keberatan.RULE,
        masa_evaluasi.RULE,
        tenggat_tahun.RULE,
        keadaan.RULE,
        rating_pimpinan.RULE,
        *gabungan_tahun.RULES,
        keadilan.RULE,
        keadilan_umpan.RULE,
        disiplin.RULE,
        gaji_pokok.RULE,
        kgb.RULE,
        *angka_kredit.RULES,
        angka_kredit_akumulasi.RULE,
        angka_kredit_tercapai.RULE,
        *angka_kredit_awal.RULES,
        kenaikan_jenjang.RULE,
        kenaikan_pangkat.RULE,
        *kenaikan_pangkat_pilihan.RULES,
        *kenaikan_pangkat_lain.RULES,
        periode_pangkat.RULE,
        bup.RULE,
        kontrak.RULE,
        satyalancana.RULE,
        pengembangan.RULE,
        tugas_belajar.RULE,
        *syarat_jabatan.RULES,
        setempat.RULE,
        berkas.RULE,
        talenta.RULE,
        jpm.RULE,
        ip_asn.RULE,
        *skm.RULES,
    )
}


def evaluate(rule: str, given: Mapping[str, Any], law: Law) -> Verdict:
    """Decide by the rule's id. Raises UnknownRuleError, InputError, NoLawAtDateError."""
    known = RULES.get(rule)
    if known is None:
        raise UnknownRuleError(rule)
    return known.evaluate(given, law)
