"""Since when appraised periods count for credit, and which years have no result."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit
from asn_desktop.core.kernel.period import Period, gaps, whole_months
from asn_desktop.core.usecases.karier.credit import CREDIT_BEGINS, Stretch, definitive, since_pak
from asn_desktop.core.usecases.karier.facts import Facts


def counted_since(facts: Facts, pak: PenetapanAngkaKredit | None) -> date:
    """The first day that counts: that after the last PAK, or since golongan and jenjang are what they are."""
    return since_pak(pak) if pak is not None else max(_begun(facts), CREDIT_BEGINS)


def years_without(counted: Iterable[Stretch], since: date, end: date) -> tuple[int, ...]:
    """The years in which whole months since `since` have no result."""
    if end <= since:
        return ()
    found = set()
    for gap in gaps(Period(since, end), [each.bagian for each in counted]):
        assert gap.end is not None  # what lies inside a period ends
        for year in range(gap.start.year, gap.end.year + 1):
            part = gap.intersection(Period.of_year(year))
            if part is not None and part.end is not None and whole_months(part.start, part.end):
                found.add(year)
    return tuple(sorted(found))


def _begun(facts: Facts) -> date:
    """Since when the person has had both the present golongan and the present jenjang."""
    since = date.min
    for each in sorted(definitive(facts), key=lambda each: each.tmt, reverse=True):
        if each.jenis is not JenisJabatan.FUNGSIONAL or each.jenjang is not facts.jenjang:
            break
        since = each.tmt
    return max(since, facts.golongan.tmt) if facts.golongan else since
