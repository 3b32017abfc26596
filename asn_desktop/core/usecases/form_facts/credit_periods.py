"""Appraised periods of functional officials, cut where the jenjang changed, and since when they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from msgspec import Struct

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit
from asn_desktop.core.kernel.period import Period, gaps, whole_months
from asn_desktop.core.usecases.karier.credit import CREDIT_BEGINS, since_pak
from asn_desktop.core.usecases.karier.facts import Facts


class Stretch(Struct, frozen=True):
    """Whole months of an appraised period in one jenjang."""

    tahun: int
    bagian: Period
    jenjang: Jenjang
    bulan: int
    predikat: Predikat | None


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
    for each in sorted(_definitive(facts), key=lambda each: each.tmt, reverse=True):
        if each.jenis is not JenisJabatan.FUNGSIONAL or each.jenjang is not facts.jenjang:
            break
        since = each.tmt
    return max(since, facts.golongan.tmt) if facts.golongan else since


def stretches(facts: Facts, tahun: int, period: Period, predikat: Predikat | None) -> list[Stretch]:
    """The period cut where the jenjang changed; months that were not whole in a jenjang count for none."""
    assert period.end is not None
    posts = sorted(_definitive(facts), key=lambda each: each.tmt)
    borders = sorted({period.start, *(each.tmt for each in posts if period.contains(each.tmt)), period.end})
    parts: list[tuple[Jenjang | None, date, date]] = []
    for start, end in pairwise(borders):
        held = [each for each in posts if each.tmt <= start and (each.sampai is None or start < each.sampai)]
        jenjang = held[-1].jenjang if held and held[-1].jenis is JenisJabatan.FUNGSIONAL else None
        if parts and parts[-1][0] is jenjang:
            parts[-1] = (jenjang, parts[-1][1], end)
        else:
            parts.append((jenjang, start, end))
    return [
        Stretch(tahun, Period(start, end), jenjang, months, predikat)
        for jenjang, start, end in parts
        if jenjang is not None and (months := min(whole_months(start, end), 12))
    ]


def _definitive(facts: Facts) -> Iterator[RiwayatJabatan]:
    return (each for each in facts.histories.jabatan if each.status is StatusJabatan.DEFINITIF)
