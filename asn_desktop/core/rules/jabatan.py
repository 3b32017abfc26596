"""Whether a golongan lies inside the range of a post: the normal range, and the outer one that SIASN keeps."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.kernel.verdict import Citation, Missing, Outcome, Reason, Verdict, any_of, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.values import EselonRange, JenjangRange
from asn_desktop.core.rules.golongan import known
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "jabatan.rentang_golongan"


class Rentang(enum.StrEnum):
    """Where a golongan lies: in the normal range, only in the outer one, or outside both."""

    NORMAL = "normal"
    BATAS_LUAR = "batas_luar"
    DI_LUAR = "di_luar"


def eselon_written(text: str) -> str:
    """`IIIA`, `iii.a`, `III/a` and `Eselon III a` are `III.a`. Raises ValueError for a text that is no eselon."""
    found = re.fullmatch(r"(?:ESELON)?(I{1,3}|IV|V)([AB])?", re.sub(r"[\s./\\-]", "", text).upper())
    if found is None:
        raise ValueError(text)
    return f"{found[1]}.{found[2].lower()}" if found[2] else found[1]


_INPUTS = (
    Input("jenis", JenisJabatan, " | ".join(JenisJabatan), "pengelola_kepegawaian"),
    Input("golongan", str, "text: I/a .. IV/e", "pengelola_kepegawaian", check=known),
    Input("eselon", str, "text: I.a .. IV.b (managerial posts)", "pengelola_kepegawaian", False, check=eselon_written),
    Input("jenjang", Jenjang, f"{' | '.join(Jenjang)} (functional posts)", "pengelola_kepegawaian", False),
)


def range_of(
    jenis: JenisJabatan | None, golongan: str | None, law: Law, eselon: str = "", jenjang: Jenjang | None = None
) -> Verdict:
    """Compare a golongan with the range of a post.

    Met inside the normal range or at least inside the outer one (the reasons say which), not met outside. While the
    eselon or jenjang is not known, only what holds for all of them is decided. Implementing posts, and PPPK, have no
    range in the packs: nothing then speaks against the golongan.
    """
    given = {"jenis": jenis, "golongan": golongan}
    if jenis is None or golongan is None:
        reason = Reason("jabatan.rentang", Outcome.UNDETERMINED, facts(given))
        return verdict(_ID, law, ("jabatan",), reason, missing=missing(_INPUTS, given))
    if ladder.is_pppk(golongan) or jenis is JenisJabatan.PELAKSANA:
        reason = Reason("jabatan.tanpa_rentang", Outcome.MET, facts(given), law.get("jabatan.jenis").citation)
        return verdict(_ID, law, ("jabatan",), reason)
    if jenis.manajerial:
        parts = _managerial(jenis, golongan, law, eselon)
        needed = "" if eselon else "eselon"
    else:
        parts = (_functional(golongan, law, jenjang),)
        needed = "" if jenjang else "jenjang"
    reason = any_of("jabatan.rentang", parts, jenis=jenis, golongan=golongan)
    undetermined = reason.outcome is Outcome.UNDETERMINED and needed
    lacking = (Missing(needed, "pengelola_kepegawaian"),) if undetermined else ()
    results = {} if lacking else {"rentang": _place(parts), **_limits(parts[0])}
    return verdict(_ID, law, ("jabatan",), reason, results, missing=lacking)


def _managerial(jenis: JenisJabatan, golongan: str, law: Law, eselon: str) -> tuple[Reason, ...]:
    parts = []
    for key, entry in (("normal", "rentang_eselon"), ("batas_luar", "rentang_eselon_siasn")):
        ruled = law.get(f"jabatan.{entry}")
        rows: list[EselonRange] = [row for row in ruled.value.baris if row.jenis is jenis]
        exact = [row for row in rows if row.eselon == eselon]
        parts.append(_compare(f"jabatan.{key}", exact or rows, golongan, ruled.citation))
    return tuple(parts)


def _functional(golongan: str, law: Law, jenjang: Jenjang | None) -> Reason:
    entries: tuple[str, ...] = ("rentang_keahlian", "rentang_keterampilan")
    if jenjang is not None:
        entries = (entries[0],) if jenjang.keahlian else (entries[1],)
    ruled = [law.get(f"jabatan.{entry}") for entry in entries]
    rows: list[JenjangRange] = [row for each in ruled for row in each.value.baris if jenjang in (None, row.jenjang)]
    return _compare("jabatan.normal", rows, golongan, ruled[-1].citation)


def _compare(key: str, rows: Sequence[EselonRange | JenjangRange], golongan: str, citation: Citation) -> Reason:
    """Inside every row: met; inside none: not met; otherwise it depends on what is not yet known."""
    inside = [ladder.rank(row.terendah) <= ladder.rank(golongan) <= ladder.rank(row.tertinggi) for row in rows]
    outcome = Outcome.MET if all(inside) else Outcome.UNDETERMINED if any(inside) else Outcome.NOT_MET
    low = min((row.terendah for row in rows), key=ladder.rank)
    high = max((row.tertinggi for row in rows), key=ladder.rank)
    return Reason(key, outcome, facts({"golongan": golongan, "terendah": low, "tertinggi": high}), citation)


def _place(parts: tuple[Reason, ...]) -> Rentang:
    if parts[0].outcome is Outcome.MET:
        return Rentang.NORMAL
    return Rentang.BATAS_LUAR if parts[-1].outcome is Outcome.MET else Rentang.DI_LUAR


def _limits(part: Reason) -> dict[str, str]:
    return {name: part.facts[name].value for name in ("terendah", "tertinggi")}


def _decide(given: Given, law: Law) -> Verdict:
    return range_of(given["jenis"], given["golongan"], law, given["eselon"] or "", given["jenjang"])


RULE = Rule(
    _ID,
    ("jabatan",),
    _INPUTS,
    {"rentang": " | ".join(Rentang), "terendah": "text", "tertinggi": "text"},
    ("jabatan.rentang", "jabatan.normal", "jabatan.batas_luar", "jabatan.tanpa_rentang"),
    _decide,
)
