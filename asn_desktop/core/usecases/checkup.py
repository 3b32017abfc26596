"""What the last examination of a large register found, kept in the file so that it is shown at once next time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec import Struct

from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.rules.register import Finding, Severity
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.rows import PegawaiFilter

AUTOMATIC = 2_000
"""People up to whom an examination takes no time worth mentioning; larger registers are examined when asked for."""

KEPT = 50
"""Findings kept of each group, the gravest first; all of them are on the page of the data doctor."""

SETTING = "checkup"


class Group(Struct, frozen=True):
    """The findings that `who` can put right: how many, and the first of them."""

    who: str
    total: int
    first: tuple[Finding, ...]


class Checkup(Struct, frozen=True):
    """Findings as of a day, and the position of the journal then: a later position means later changes."""

    day: date
    position: int
    groups: tuple[Group, ...]


def check_up(context: Context) -> Checkup:
    """Examine the whole register; the result is remembered where it cannot be had again at once.

    Raises NoLawAtDateError without the packs needed.
    """
    from asn_desktop.core.usecases.doctor import examine  # all its rules, which nobody needs who only remembers

    with context.store.read() as reader:
        position, people = reader.position(), reader.pegawai_count(PegawaiFilter())
    found = Checkup(context.today, position, grouped(examine(context)))
    if people > AUTOMATIC:
        context.store.remember(SETTING, msgspec.to_builtins(found))
    return found


def remembered(context: Context) -> Checkup | None:
    """The last result, or None where there is none that this program understands."""
    with context.store.read() as reader:
        kept = reader.setting(SETTING)
    try:
        return None if kept is None else msgspec.convert(kept, ready(Checkup))
    except msgspec.ValidationError:
        return None


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """By who can put them right, the largest group first."""
    by_who: dict[str, list[Finding]] = {}
    for finding in findings:
        by_who.setdefault(finding.who, []).append(finding)
    grave = list(Severity)
    return tuple(
        Group(who, len(of), tuple(sorted(of, key=lambda finding: grave.index(finding.severity))[:KEPT]))
        for who, of in sorted(by_who.items(), key=lambda group: -len(group[1]))
    )
