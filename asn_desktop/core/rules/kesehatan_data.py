"""The data doctor: everything in the register that is wrong, doubtful or missing, with who can put it right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rules.kesehatan_identitas import duplicates, identity
from asn_desktop.core.rules.kesehatan_karier import career
from asn_desktop.core.rules.kesehatan_organisasi import superiors, units
from asn_desktop.core.rules.register import Finding, Register, Severity

VALIDATORS: tuple[Callable[[Register], Iterator[Finding]], ...] = (identity, duplicates, career, units, superiors)
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def findings(register: Register) -> tuple[Finding, ...]:
    """All findings, certain ones first, then by kind and by name."""
    found = [finding for validator in VALIDATORS for finding in validator(register)]
    return tuple(sorted(found, key=_place))


def words(finding: Finding, texts: Texts) -> tuple[str, str, str]:
    """What was found, why it matters, and what to do now."""
    values = {name: fact if fact.kind == "term" else fact.native for name, fact in finding.facts.items()}
    what, why, now = (texts.say(f"finding.{finding.key}.{part}", **values) for part in ("what", "why", "now"))
    return what, why, now


def _place(finding: Finding) -> tuple[int, str, str]:
    name = finding.facts.get("nama") or finding.facts.get("unit")
    return _ORDER[finding.severity], finding.key, "" if name is None else name.value
