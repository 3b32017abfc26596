"""Hours of competence development in a year: at least 20 for PNS, at most 24 for PPPK."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.inputs import InputError
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.service import TrainingForms
from asn_desktop.core.rulepack.wholeness import Count
from asn_desktop.core.rules.conditions import lacking
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_ID = "pengembangan.jp"
_TOPICS = ("pengembangan",)
Status = Literal["pns", "pppk"]


class Kegiatan(Struct, frozen=True, forbid_unknown_fields=True):
    """One activity of development: its form, and its hours of 45 minutes (JP); without hours they are not known.

    The form may be left out where the certificate does not name it: its hours count as they are written.
    """

    bentuk: str = ""
    jp: Count | None = None


_INPUTS = (
    Input("status", Status, "pns | pppk", "pengelola_kepegawaian"),
    Input("kegiatan", list[Kegiatan], "list of { bentuk, jp }", "pegawai"),
)
_NEEDS = {"pengembangan.status": ("status",), "pengembangan.kegiatan": ("kegiatan",)}


def form_of(text: str) -> str:
    """A form as the packs write it, from one as certificates do: `E-learning`, `Bimbingan teknis`."""
    return re.sub(r"[\s_-]+", "_", text.strip().casefold())


def decide(status: Status | None, kegiatan: Sequence[Kegiatan] | None, law: Law) -> Verdict:
    """Whether the hours of a year are enough (PNS) or within what may be given (PPPK), and how many are lacking.

    `target` is the least number for PNS and the greatest for PPPK, for whom nothing is ever lacking. Raises InputError
    for a form that is not recognised.
    """
    forms = law.get("pengembangan.bentuk")
    recognised: TrainingForms = forms.value
    for each in kegiatan or ():
        if (form := form_of(each.bentuk)) and form not in recognised.semua:
            raise InputError("kegiatan", each.bentuk, " | ".join(recognised.semua))
    ruled = law.get("pengembangan.paling_banyak" if status == "pppk" else "pengembangan.paling_sedikit")
    unknown = kegiatan is None or any(each.jp is None for each in kegiatan)
    if status is None or unknown:
        parts = (
            Reason("pengembangan.status", Outcome.UNDETERMINED if status is None else Outcome.MET),
            Reason("pengembangan.kegiatan", Outcome.UNDETERMINED if unknown else Outcome.MET, {}, forms.citation),
        )
        reason = Reason("pengembangan.jp", Outcome.UNDETERMINED, {}, ruled.citation, parts)
        given = {"status": status, "kegiatan": kegiatan}
        return verdict(_ID, law, _TOPICS, reason, missing=lacking(reason, _NEEDS, _INPUTS, given))
    hours = sum(each.jp or 0 for each in kegiatan or ())
    target: int = ruled.value
    enough = hours <= target if status == "pppk" else hours >= target
    short = 0 if status == "pppk" else max(0, target - hours)
    stated = facts({"jp": hours, "target": target, "kurang": short})
    key = "pengembangan.paling_banyak" if status == "pppk" else "pengembangan.paling_sedikit"
    part = Reason(key, Outcome.MET if enough else Outcome.NOT_MET, stated, ruled.citation)
    reason = Reason("pengembangan.jp", part.outcome, stated, ruled.citation, (part,))
    return verdict(_ID, law, _TOPICS, reason, {"jp": hours, "target": target, "kurang": short})


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["status"], given["kegiatan"], law)


RULE = Rule(
    _ID,
    _TOPICS,
    _INPUTS,
    {"jp": "integer", "target": "integer (pns: at least, pppk: at most)", "kurang": "integer"},
    (
        "pengembangan.jp",
        "pengembangan.status",
        "pengembangan.kegiatan",
        "pengembangan.paling_sedikit",
        "pengembangan.paling_banyak",
    ),
    _decide,
)
