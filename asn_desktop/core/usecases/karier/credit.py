"""The credit a holder of a functional post counts on from, and what somebody would bring along into one.

Since 2023 credit comes by conversion alone (SE MenPANRB 8/2023). A determination (PAK) from before then is
conventional: it counts by what is left of it when it is integrated (PerBKN 3/2023).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit
from asn_desktop.core.kernel.period import Period, whole_months
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.posts import LADDER_POSTS
from asn_desktop.core.rulepack.rank import IjazahTable
from asn_desktop.core.rulepack.values import EselonTable
from asn_desktop.core.rules.angka_kredit_akumulasi import PeriodePredikat
from asn_desktop.core.rules.angka_kredit_awal import integrate, transfer
from asn_desktop.core.usecases.karier.appraised import decided
from asn_desktop.core.usecases.karier.facts import Facts, diploma, predikat_before

CREDIT_BEGINS = date(2023, 1, 1)
"""Earlier appraisals were not converted into credit (SE MenPANRB 8/2023)."""


class Stretch(Struct, frozen=True):
    """Whole months of an appraised period in one jenjang."""

    tahun: int
    bagian: Period
    jenjang: Jenjang
    bulan: int
    predikat: Predikat | None


def determined(facts: Facts) -> PenetapanAngkaKredit | None:
    """The last determination of credit (PAK) in the present jenjang: in another one credit begins anew."""
    held = [each for each in facts.histories.pak if each.tanggal <= facts.day and each.jenjang is facts.jenjang]
    return max(held, key=lambda each: (each.sampai, each.tanggal), default=None)


def conventional(pak: PenetapanAngkaKredit) -> bool:
    """Determined before credit came by conversion."""
    return pak.tanggal < CREDIT_BEGINS


def counted_from(pak: PenetapanAngkaKredit | None, law: Law) -> Decimal | None:
    """The credit of a PAK that is counted on from; None where the law of the day says none of a conventional one."""
    if pak is None or not conventional(pak):
        return pak.jumlah if pak is not None else None
    left = integrate(pak.jenjang, pak.jumlah, law).result("ak_integrasi")
    return left if isinstance(left, Decimal) else None


def since_pak(pak: PenetapanAngkaKredit) -> date:
    """The first day that counts beside a PAK."""
    return max(pak.sampai, CREDIT_BEGINS)


def credit_periods(facts: Facts, pak: PenetapanAngkaKredit | None) -> tuple[PeriodePredikat, ...]:
    """Appraised whole months since the PAK or, without one, since golongan and jenjang are what they are."""
    if facts.golongan is None or facts.jabatan is None:
        return ()
    since = since_pak(pak) if pak else max(facts.golongan.tmt, _jenjang_since(facts, facts.jabatan), CREDIT_BEGINS)
    unbroken = since >= _jenjang_since(facts, facts.jabatan)
    found: list[PeriodePredikat] = []
    for each in sorted(decided(facts.histories.penilaian, facts.day), key=lambda each: each.mulai):
        begins = max(each.mulai, since)
        if unbroken and (months := whole_months(begins, each.sampai)):
            found.append(PeriodePredikat(each.predikat, months))
        elif not unbroken and begins < each.sampai:
            parts = stretches(facts, each.tahun, Period(begins, each.sampai), each.predikat)
            found += [PeriodePredikat(part.predikat, part.bulan) for part in parts if part.jenjang is facts.jenjang]
    return tuple(found)


def stretches(facts: Facts, tahun: int, period: Period, predikat: Predikat | None) -> list[Stretch]:
    """The period cut where the jenjang changed; months that were not whole in a jenjang count for none."""
    assert period.end is not None
    posts = sorted(definitive(facts), key=lambda each: each.tmt)
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


def holds_old_credit(facts: Facts) -> bool:
    """Held the present jenjang before credit came by conversion, and has not been determined anew since."""
    pak = determined(facts)
    if facts.jenjang is None or facts.jabatan is None or (pak is not None and not conventional(pak)):
        return False
    return pak is not None or _jenjang_since(facts, facts.jabatan) < CREDIT_BEGINS


def integration(facts: Facts, law: Law) -> Verdict:
    """What the conventional credit comes to; undetermined while no PAK of that time is recorded."""
    pak = determined(facts)
    return integrate(facts.jenjang, pak.jumlah if pak is not None else None, law)


def moved(facts: Facts, jenjang: Jenjang | None, tanggal: date, law: Law) -> tuple[Verdict, tuple[int, ...]]:
    """The credit with which a person would enter a functional post on `tanggal`, and the years without predikat."""
    results, lacking = predikat_before(facts, tanggal, 1, law)
    months = whole_months(facts.golongan.tmt, tanggal) if facts.golongan else None
    years = Decimal(months) / 12 if months is not None else None
    post = facts.jabatan.jenis.value if facts.jabatan else None
    former = post if post in LADDER_POSTS else None
    predikat = results[0] if results else None
    verdict = transfer(jenjang, facts.golongan_nama, predikat, years, law, _at_top(facts, law), former)
    return verdict, lacking


def _at_top(facts: Facts, law: Law) -> bool | None:
    """Whether no rank is left in the present post: by its range or, without one, by the diploma."""
    post, golongan, held = facts.jabatan, facts.golongan_nama, diploma(facts)
    if post is None or golongan is None:
        return None
    highest = None
    if post.jenis is JenisJabatan.PELAKSANA and held is not None:
        by_diploma: IjazahTable = law.get("kenaikan_pangkat.ijazah").value
        highest = by_diploma.highest(held.tingkat)
    elif post.jenis.manajerial:
        ranges: EselonTable = law.get("jabatan.rentang_eselon").value
        highest = next((row.tertinggi for row in ranges.baris if row.eselon == post.eselon), None)
    return ladder.rank(golongan) >= ladder.rank(highest) if highest is not None else None


def _jenjang_since(facts: Facts, now: RiwayatJabatan) -> date:
    """Since when the person has held posts of the present jenjang without another one in between."""
    since = now.tmt
    earlier = [each for each in definitive(facts) if each.tmt < now.tmt]
    for each in sorted(earlier, key=lambda each: each.tmt, reverse=True):
        if each.jenis is not JenisJabatan.FUNGSIONAL or each.jenjang is not now.jenjang:
            break
        since = each.tmt
    return since


def definitive(facts: Facts) -> Iterator[RiwayatJabatan]:
    """Posts as they count: an acting official goes on holding his own."""
    return (each for each in facts.histories.jabatan if each.status is StatusJabatan.DEFINITIF)
