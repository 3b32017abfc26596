"""Batas usia pensiun by post, the day of the pension, and the preparation period before it (UU 20/2023, PP 11/2017)."""

from __future__ import annotations

from datetime import date

from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError, Ruled
from asn_desktop.core.rulepack.posts import GURU, LEVELS, POSTS
from asn_desktop.core.rulepack.service import NamedAges, RetirementTable
from asn_desktop.core.rules.posts import post, post_fact
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "bup"
_INPUTS = (
    Input("jabatan", str, " | ".join(POSTS), "pengelola_kepegawaian", check=post),
    Input("tanggal_lahir", date, "date", "pegawai"),
    Input("nama_jabatan", str, "text (functional posts with a law of their own)", "pengelola_kepegawaian", False),
)


def retirement_age(jabatan: str, law: Law, nama: str = "") -> tuple[int, Ruled]:
    """The age in years with the value it stands in. Raises NoLawAtDateError."""
    own = _by_name(nama, jabatan, law) if nama and jabatan in LEVELS else None
    if own is not None:
        return own
    entry = "guru" if jabatan == GURU else "fungsional" if jabatan in LEVELS else "jabatan"
    ruled = law.get(f"bup.{entry}")
    table: RetirementTable = ruled.value
    return table.of(jabatan), ruled


def _by_name(nama: str, jabatan: str, law: Law) -> tuple[int, Ruled] | None:
    """None too on days before any post had a law of its own."""
    try:
        ruled = law.get("bup.khusus")
    except NoLawAtDateError:
        return None
    table: NamedAges = ruled.value
    age = table.of(nama, jabatan)
    return (age, ruled) if age is not None else None


def pension_day(born: date, age: int, months: int) -> date:
    """The first day of the month that lies `months` after the birthday month in which `age` is reached."""
    return add_months(born.replace(day=1), 12 * age + months)


def decide(jabatan: str | None, tanggal_lahir: date | None, law: Law, nama: str = "") -> Verdict:
    """The age, the day of the pension, and the first day on which the preparation period may begin.

    A corrected birth date in the register decides, not the one inside the NIP.
    """
    given = {"jabatan": jabatan, "tanggal_lahir": tanggal_lahir}
    after = law.get("bup.tmt_pensiun")
    if jabatan is None:
        part = Reason("bup.usia", Outcome.UNDETERMINED, {}, after.citation)
        reason = Reason("bup.pensiun", Outcome.UNDETERMINED, {}, after.citation, (part,))
        return verdict(_ID, law, (_ID,), reason, missing=missing(_INPUTS, given))
    age, ruled = retirement_age(jabatan, law, nama)
    known = Reason("bup.usia", Outcome.MET, facts({"jabatan": post_fact(jabatan), "usia": age}), ruled.citation)
    if tanggal_lahir is None:
        unknown = Reason("bup.lahir", Outcome.UNDETERMINED)
        reason = Reason("bup.pensiun", Outcome.UNDETERMINED, facts({"usia": age}), after.citation, (known, unknown))
        return verdict(_ID, law, (_ID,), reason, {"bup": age}, missing(_INPUTS, given))
    day = pension_day(tanggal_lahir, age, after.value)
    preparation = law.get("bup.masa_persiapan")
    from_day = add_months(day, -12 * preparation.value)
    parts = (
        known,
        Reason("bup.lahir", Outcome.MET, facts({"tanggal_lahir": tanggal_lahir})),
        Reason("bup.persiapan", Outcome.MET, facts({"mulai": from_day, "n": preparation.value}), preparation.citation),
    )
    stated = facts({"usia": age, "tanggal_lahir": tanggal_lahir, "tmt_pensiun": day})
    reason = Reason("bup.pensiun", Outcome.MET, stated, after.citation, parts)
    return verdict(_ID, law, (_ID,), reason, {"bup": age, "tmt_pensiun": day, "mpp_paling_awal": from_day})


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["jabatan"], given["tanggal_lahir"], law, given["nama_jabatan"] or "")


RULE = Rule(
    _ID,
    (_ID,),
    _INPUTS,
    {"bup": "integer, years", "tmt_pensiun": "date", "mpp_paling_awal": "date"},
    ("bup.pensiun", "bup.usia", "bup.lahir", "bup.persiapan"),
    _decide,
)
