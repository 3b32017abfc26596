"""A requirement of a local regulation in one line, as it is listed and as a trial tells of it."""

from __future__ import annotations

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.local import Trainings
from asn_desktop.core.rulepack.requirements import MinimumPredikat
from asn_desktop.core.usecases.local_rules import LocalRule


class LocalLine(Struct, frozen=True):
    """A requirement that is there already, in words."""

    rule: LocalRule
    said: str
    cited: str
    verified: bool


def line_of(texts: Texts, rule: LocalRule) -> LocalLine:
    """`Kenaikan pangkat: pelatihan Pengadaan Barang, mulai 1 Januari 2027`, and where it is written."""
    key = f"packs.local.asks.{rule.syarat.value}"
    match rule.nilai:
        case Trainings(nama):
            facts: dict[str, object] = {"pelatihan": "; ".join(nama)}
        case MinimumPredikat(predikat, tahun):
            facts = {"predikat": predikat, "n": tahun}
        case number:
            facts = {"n": number}
    said = texts.say("packs.local.line", sasaran=rule.sasaran, syarat=texts.say(key, **facts), mulai=rule.mulai)
    return LocalLine(rule, said, f"{rule.ruled.regulation}, {rule.ruled.article}", rule.ruled.verified)
