"""Ways up beside the rights that come with time: a higher jenjang, credit brought along, a new diploma, study.

They fall due on no day, so no calendar holds them; they are asked about one person at a time. What only a decision can
tell (a test passed, an open post, an achievement recognised) is not recorded: the verdict says what, and who has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import Hak, Jalan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai
from asn_desktop.core.kernel.verdict import Outcome, Verdict
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.rules import kenaikan_jenjang, kenaikan_pangkat_lain, tugas_belajar
from asn_desktop.core.rules.kenaikan_pangkat_lain import Alasan
from asn_desktop.core.rules.periode_pangkat import next_period
from asn_desktop.core.usecases.karier import credit
from asn_desktop.core.usecases.karier import facts as known
from asn_desktop.core.usecases.karier.facts import Facts
from asn_desktop.core.usecases.karier.question import Answers, Question, Right
from asn_desktop.core.usecases.karier.rights import no_law

PROMOTIONS = (Jalan.PENYESUAIAN_IJAZAH, Jalan.PRESTASI, Jalan.PENEMUAN)
"""Ways that end in a higher golongan: they are proposed as promotions."""


class Way(Struct, frozen=True):
    """One way as it stands on the day that is asked about; `tahun` are the years whose predikat is missing."""

    jalan: Jalan
    verdict: Verdict
    tahun: tuple[int, ...] = ()


def ways(person: Facts, tanggal: date, law: Law) -> tuple[Way, ...]:
    """Those that concern the person: civil servants in service, and a jenjang only those who hold a functional post."""
    asked = Question(person, tanggal, Answers(law))
    if not asked.serves or person.person.jenis_pegawai is not JenisPegawai.PNS:
        return ()
    concerns = {
        Jalan.KENAIKAN_JENJANG: _functional(person),
        Jalan.INTEGRASI: credit.holds_old_credit(person),
        Jalan.PERPINDAHAN: person.jabatan is not None and not _functional(person),
    }
    return tuple(_way(each, asked) for each in Jalan if concerns.get(each, True))


def along(jalan: Jalan, person: Facts, tanggal: date, law: Law) -> Way:
    """One way, whether or not it concerns the person."""
    return _way(jalan, Question(person, tanggal, Answers(law)))


def promotion(way: Way, tanggal: date, law: Law) -> Right | None:
    """A way that ends in a higher golongan as the promotion that it is, which takes effect in a rank period as every
    promotion does; None for the other ways.
    """
    if way.jalan not in PROMOTIONS:
        return None
    first, golongan = way.verdict.result("tmt_paling_awal"), way.verdict.result("golongan_baru")
    due = max(first, next_period(tanggal, law)) if isinstance(first, date) and golongan else None
    return Right(Hak.KENAIKAN_PANGKAT, way.verdict, due, way.tahun)


def promoted_by(verdict: Verdict | None) -> Jalan | None:
    """The way whose rule gave this verdict on a promotion; None where it came by post or by time."""
    return next((each for each in PROMOTIONS if verdict is not None and verdict.rule == _WAYS[each][0]), None)


def by_move(person: Facts, jenjang: Jenjang | None, tanggal: date, law: Law) -> Way:
    """The credit with which the person would enter a functional post; from one to another there is none to give."""
    try:
        return Way(Jalan.PERPINDAHAN, *credit.moved(person, jenjang, tanggal, law))
    except NoLawAtDateError as absent:
        return Way(Jalan.PERPINDAHAN, no_law("angka_kredit.perpindahan", str(absent.facts["name"]), law))


def _way(jalan: Jalan, asked: Question) -> Way:
    if jalan is Jalan.PERPINDAHAN:
        return by_move(asked.person, None, asked.tanggal, asked.law)
    rule, floor, decide = _WAYS[jalan]
    try:
        years: int = asked.law.get(floor).value.tahun if floor else 0
        results, lacking = known.predikat_before(asked.person, asked.tanggal, years, asked.law)
        return Way(jalan, decide(asked, results), lacking)
    except NoLawAtDateError as absent:
        return Way(jalan, no_law(rule, str(absent.facts["name"]), asked.law))


def _jenjang(asked: Question, results: Sequence[Predikat]) -> Verdict:
    reached = asked.credit.result("dapat_jenjang")
    known_short = reached is False and not asked.credit.missing  # without a PAK the sum is a lower bound
    holder = kenaikan_jenjang.Pejabat(
        jenjang=asked.person.jenjang,
        kredit=True if reached is True else False if known_short else None,
        predikat=results,
        hukuman_disiplin=known.sanction_on(asked.person, asked.tanggal, asked.law),
    )
    return kenaikan_jenjang.decide(holder, asked.law)


def _promotion(decide: Callable[[Alasan, Law], Verdict]) -> Callable[[Question, Sequence[Predikat]], Verdict]:
    def decided(asked: Question, results: Sequence[Predikat]) -> Verdict:
        person = asked.person
        diploma, rank = known.diploma(person), person.golongan
        reason = Alasan(
            golongan=person.golongan_nama,
            tmt_golongan=rank.tmt if rank else None,
            ijazah=diploma.tingkat if diploma else None,
            jabatan_fungsional=_functional(person) if person.jabatan else None,
            kredit=_reached(asked.credit) if _functional(person) else None,
            predikat=results,
            hukuman_disiplin=known.sanction_on(person, asked.tanggal, asked.law),
            tanggal=asked.tanggal,
            kedudukan=person.person.kedudukan,
        )
        return decide(reason, asked.law)

    return decided


def _study(asked: Question, results: Sequence[Predikat]) -> Verdict:
    pension = asked.retirement.result("tmt_pensiun")
    plan = tugas_belajar.Rencana(
        tmt_cpns=asked.person.person.tmt_cpns,
        tmt_pensiun=pension if isinstance(pension, date) else None,
        predikat=results,
        tanggal=asked.tanggal,
    )
    return tugas_belajar.decide(plan, asked.law)


def _functional(person: Facts) -> bool:
    return person.jabatan is not None and person.jabatan.jenis is JenisJabatan.FUNGSIONAL


def _reached(credit: Verdict) -> bool | None:
    return None if credit.outcome is Outcome.UNDETERMINED else credit.outcome is Outcome.MET


def _integration(asked: Question, _results: Sequence[Predikat]) -> Verdict:
    return credit.integration(asked.person, asked.law)


_Decide = Callable[[Question, Sequence[Predikat]], Verdict]
_WAYS: dict[Jalan, tuple[str, str, _Decide]] = {
    Jalan.KENAIKAN_JENJANG: ("kenaikan_jenjang", "kenaikan_jenjang.predikat", _jenjang),
    Jalan.INTEGRASI: ("angka_kredit.integrasi", "", _integration),
    Jalan.PENYESUAIAN_IJAZAH: (
        "kenaikan_pangkat.penyesuaian_ijazah",
        "kenaikan_pangkat_pilihan.ijazah_predikat",
        _promotion(kenaikan_pangkat_lain.by_diploma),
    ),
    Jalan.PRESTASI: (
        "kenaikan_pangkat.prestasi",
        "kenaikan_pangkat_pilihan.prestasi_predikat",
        _promotion(kenaikan_pangkat_lain.by_achievement),
    ),
    Jalan.PENEMUAN: (
        "kenaikan_pangkat.penemuan",
        "kenaikan_pangkat_pilihan.penemuan_predikat",
        _promotion(kenaikan_pangkat_lain.by_invention),
    ),
    Jalan.TUGAS_BELAJAR: ("tugas_belajar", "tugas_belajar.predikat", _study),
}
"""The rule of each, where the law says how many years of predikat count (if any do), and how it is asked."""
