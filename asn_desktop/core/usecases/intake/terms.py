"""Cells that hold one of a few terms: sex, legal standing, kind of employee, level of education."""

from __future__ import annotations

import re
from typing import Any

from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Kedudukan
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.usecases.intake.cells import Bad, Parser, digits, text


def _choice(values: dict[str, Any], key: str) -> Parser:
    def parse(cell: Any) -> Any:
        found = digits(cell)
        if not isinstance(found, str):
            return found
        return values.get(re.sub(r"[^a-z0-9]", "", found.lower())) or Bad(key)

    return parse


sex = _choice(
    dict.fromkeys(("m", "l", "lk", "laki", "lakilaki", "pria", "male", "1"), JenisKelamin.PRIA)
    | dict.fromkeys(("f", "p", "pr", "w", "wanita", "perempuan", "female", "2"), JenisKelamin.WANITA),
    "sex_unknown",
)

kedudukan = _choice(
    {status.value.replace("_", ""): status for status in Kedudukan}
    | {
        "01": Kedudukan.AKTIF,
        "pnsaktif": Kedudukan.AKTIF,
        "cutidiluartanggungannegara": Kedudukan.CLTN,
        "cutiluartanggungannegara": Kedudukan.CLTN,
        "pemberhentiansementara": Kedudukan.DIBERHENTIKAN_SEMENTARA,
        "mpp": Kedudukan.MASA_PERSIAPAN_PENSIUN,
        "bup": Kedudukan.PENSIUN,
        "pensiunbup": Kedudukan.PENSIUN,
        "meninggaldunia": Kedudukan.MENINGGAL,
    },
    "kedudukan_unknown",
)

_kind_alone = _choice(
    dict.fromkeys(("pns", "pnsdaerah", "pnspusat", "pnsd", "pnsdpk", "pegawainegerisipil"), JenisPegawai.PNS)
    | dict.fromkeys(("cpns", "calonpns", "calonpegawainegerisipil", "c"), JenisPegawai.CPNS)
    | dict.fromkeys(("pppk", "p3k", "pppkpenuhwaktu", "pppkparuhwaktu", "pppkdaerah"), JenisPegawai.PPPK),
    "jenis_pegawai_unknown",
)

_KINDS = {
    "pppk": JenisPegawai.PPPK,
    "p3k": JenisPegawai.PPPK,
    "cpns": JenisPegawai.CPNS,
    "pns": JenisPegawai.PNS,
}
_ANOTHER = ("pns", "pppk", "p3k", "pensiun", "pindah", "honor", "mantan")


def jenis_pegawai(cell: Any) -> JenisPegawai | Bad | None:
    """The kind of employee, also with a word behind it (`PPPK Guru`, `PNS Daerah`); never where two are named."""
    found: JenisPegawai | Bad | None = _kind_alone(cell)
    if isinstance(found, Bad) and isinstance(cell, str):
        bare = re.sub(r"[^a-z0-9]", "", cell.lower())
        for start, kind in _KINDS.items():
            if bare.startswith(start) and not any(word in bare[len(start) :] for word in _ANOTHER):
                return kind
    return found


status_cpns_pns = _choice({"c": "C", "cpns": "C", "p": "P", "pns": "P"}, "jenis_pegawai_unknown")

_LEVELS: dict[str, Pendidikan] = {
    **dict.fromkeys(("sd", "sekolahdasar", "mi", "paketa"), Pendidikan.SD),
    **dict.fromkeys(("sltp", "smp", "mts", "paketb", "sltpsederajat"), Pendidikan.SLTP),
    **dict.fromkeys(("sltpkejuruan", "st", "smep", "skkp"), Pendidikan.SLTP_KEJURUAN),
    **dict.fromkeys(
        ("slta", "smta", "sma", "smk", "smu", "stm", "smea", "spg", "spk", "man", "ma", "paketc", "sltakejuruan",
         "sltakeguruan", "smaipa", "smaips", "sltasederajat"),
        Pendidikan.SLTA,
    ),
    **dict.fromkeys(("d1", "di", "diplomai", "diploma1"), Pendidikan.D1),
    **dict.fromkeys(("d2", "dii", "diplomaii", "diploma2"), Pendidikan.D2),
    "sgplb": Pendidikan.SGPLB,
    **dict.fromkeys(
        ("d3", "diii", "diplomaiii", "diploma3", "diplomaiiisarjanamuda", "sarjanamuda", "sm"), Pendidikan.D3
    ),
    **dict.fromkeys(("d4", "div", "diplomaiv", "diploma4", "sarjanaterapan"), Pendidikan.D4),
    **dict.fromkeys(("s1", "si", "sarjana", "strata1", "stratai", "s1sarjana"), Pendidikan.S1),
    "dokter": Pendidikan.DOKTER,
    "apoteker": Pendidikan.APOTEKER,
    **dict.fromkeys(("s2", "sii", "magister", "strata2", "strataii", "pascasarjana", "s2magister"), Pendidikan.S2),
    **dict.fromkeys(("s3", "siii", "doktor", "strata3", "strataiii", "s3doktor"), Pendidikan.S3),
}  # fmt: skip
_LEVEL_FIRST = re.compile(
    r"(?i)^((?:STRATA|DIPLOMA)\s*(?:[1-4]|IV|I{1,3})|S\s*-?\s*(?:[123]|I{1,3})|D\s*[-.]?\s*(?:[1-4]|IV|I{1,3})|[A-Z]+)(?=[^A-Za-z0-9]|$)(.*)$"
)


def _education_parts(cell: Any) -> tuple[Pendidikan, str] | Bad | None:
    found = text(cell)
    if not isinstance(found, str):
        return found
    whole = re.sub(r"[^a-z0-9]", "", found.lower())
    if whole in _LEVELS:
        return _LEVELS[whole], ""
    if match := _LEVEL_FIRST.match(found):
        level = _LEVELS.get(re.sub(r"[^a-z0-9]", "", match[1].lower()))
        if level is not None:
            return level, match[2].strip(" -–/,.()")
    return Bad("pendidikan_unknown")


def pendidikan(cell: Any) -> Pendidikan | Bad | None:
    """The level of a diploma: `S-1`, `S1 Administrasi Negara`, `SLTA`, `D-III/Diploma III` ..."""
    found = _education_parts(cell)
    return found[0] if isinstance(found, tuple) else found


def jurusan_after(cell: Any) -> str | None:
    """The subject behind the level, where one cell holds both (`S1 Administrasi Negara`)."""
    found = _education_parts(cell)
    if not isinstance(found, tuple) or re.sub(r"[^a-z0-9]", "", found[1].lower()) in _LEVELS:
        return None
    return found[1] or None
