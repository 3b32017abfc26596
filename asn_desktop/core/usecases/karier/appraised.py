"""Which yearly results count on a day, and which one stands for a year."""

from __future__ import annotations

from datetime import date

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.rules.gabungan_tahun import Bagian, counted
from asn_desktop.core.usecases.karier.reading import Appraisal


def by_year(appraisals: tuple[Appraisal, ...]) -> dict[int, Predikat]:
    """The result of each year: of the plan in force at its end, where there is one such plan."""
    by_year: dict[int, list[Appraisal]] = {}
    for each in appraisals:
        by_year.setdefault(each.tahun, []).append(each)
    found: dict[int, Predikat] = {}
    for year, of in by_year.items():
        if len(of) == 1 and of[0].sampai.year > year:
            found[year] = of[0].predikat
            continue
        parts = [Bagian(Period(each.mulai, each.sampai), each.predikat) for each in of]
        at_end = counted(Period.of_year(year), parts)
        if at_end is not None and at_end.predikat is not None:
            found[year] = at_end.predikat
    return found


def decided(appraisals: tuple[Appraisal, ...], day: date) -> tuple[Appraisal, ...]:
    """Each plan's newest decision on `day`; what was taken over counts where the office has no result of the year."""
    newest: dict[str, Appraisal] = {}
    for each in appraisals:
        if each.skp and (each.tanggal is None or each.tanggal <= day):
            before = newest.get(each.skp)
            if before is None or before.revisi < each.revisi:
                newest[each.skp] = each
    years = {each.tahun for each in newest.values()}
    taken = {e.tahun: e for e in appraisals if not e.skp and e.tahun not in years and e.tahun < day.year}
    return (*newest.values(), *taken.values())
