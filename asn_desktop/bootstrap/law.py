"""The law: shipped rule packs, and those that came from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asn_desktop.bootstrap.places import home, resources
from asn_desktop.core.rulepack.model import LawBook

if TYPE_CHECKING:
    from asn_desktop.storage.packs.arrived import ArrivedPacks


def law_book() -> LawBook:
    """The law: packs received in `<home>/rules` before the shipped ones, broken ones replaced by the last good."""
    from datetime import date

    from asn_desktop.storage.packs.folder import load_law

    arrived_packs().put_into_force(date.today())  # noqa: DTZ011 - the day of law has no time zone
    return load_law(home() / "rules", home() / "rules-last-good", resources() / "rules")


def arrived_packs() -> ArrivedPacks:
    """Packs that came from outside and wait for their day."""
    from asn_desktop.storage.packs.arrived import ArrivedPacks

    return ArrivedPacks(home() / "rules-waiting", home() / "rules")
