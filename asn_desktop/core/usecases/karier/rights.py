"""Every right and obstacle of one person: a verdict, the day it becomes due, and what decides it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan
from asn_desktop.core.kernel.period import add_months, whole_months
from asn_desktop.core.kernel.verdict import Missing, Native, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.local import Sasaran
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.rulepack.requirements import MinimumPredikat
from asn_desktop.core.rulepack.service import TrainingForms
from asn_desktop.core.rules import (
    kenaikan_pangkat,
    kenaikan_pangkat_pilihan,
    kgb,
    kontrak,
    pengembangan,
    satyalancana,
)
from asn_desktop.core.rules.gaji_pokok import column
from asn_desktop.core.rules.periode_pangkat import next_period
from asn_desktop.core.usecases.karier import facts as known
from asn_desktop.core.usecases.karier.facts import Facts
from asn_desktop.core.usecases.karier.local import locally
from asn_desktop.core.usecases.karier.postponed import postponed
from asn_desktop.core.usecases.karier.question import Question, Right
from asn_desktop.core.usecases.karier.unusable import as_recorded


def rights(asked: Question) -> tuple[Right, ...]:
    """Every right of the person; nobody out of service has any, and none comes once the pension has begun."""
    held = tuple(found for hak in Hak if (found := right(hak, asked)) is not None)
    pension = next((each for each in held if each.hak is Hak.PENSIUN), None)
    if pension is None or pension.due is None or pension.due <= asked.person.day:
        return held
    return tuple(_before(each, pension.due, pension.verdict) for each in held)


def _before(held: Right, pension: date, retirement: Verdict) -> Right:
    """A right that would come on the day of the pension or later does not come; the reason says which is first."""
    if held.hak not in _IN_SERVICE or held.due is None or held.due < pension:
        return held
    told = facts({"tanggal": held.due, "pensiun": pension})
    reason = Reason("karier.sesudah_pensiun", Outcome.NOT_MET, told, retirement.reason.citation)
    ended = replace(
        held.verdict, outcome=reason.outcome, reason=reason, results={}, missing=(), alternatives=(),
        packs=retirement.packs,
    )  # fmt: skip
    return Right(held.hak, ended)


def right(hak: Hak, asked: Question) -> Right | None:
    """One right, or None where it does not concern the person. Without law for the day it is undetermined."""
    if not asked.serves:
        return None
    try:
        held = as_recorded(_RIGHTS[hak](asked), asked)
        return _in_contract(held, asked.person.person.akhir_kontrak if asked.person.pppk else None)
    except NoLawAtDateError as absent:
        return Right(hak, no_law(_RULES[hak], str(absent.facts["name"]), asked.law))


def _in_contract(held: Right | None, end: date | None) -> Right | None:
    """What would come after the last day of the contract waits for the next one, which is not recorded yet."""
    if held is None or held.hak not in _IN_SERVICE or held.outcome is Outcome.NOT_MET:
        return held
    if end is None or held.due is None or held.due <= end:
        return held
    told = facts({"tanggal": held.due, "akhir_kontrak": end})
    rested = held.verdict.reason
    reason = Reason("karier.sesudah_kontrak", Outcome.UNDETERMINED, told, rested.citation, (rested,))
    absent = (Missing("akhir_kontrak_baru", "pengelola_kepegawaian"), *held.verdict.missing)
    return replace(held, verdict=replace(held.verdict, outcome=reason.outcome, reason=reason, missing=absent))


def result(held: Right) -> Native | None:
    """What a right brings: a salary, a golongan, credit, hours lacking, an age; None where it is not known."""
    return held.verdict.result(_RESULTS[held.hak]) if held.hak in _RESULTS else None


def deciding(verdict: Verdict) -> tuple[Reason, ...]:
    """The conditions that bear the outcome: what is not met, or not known; where all is met, the whole."""
    if verdict.outcome is Outcome.MET:
        return (verdict.reason,)
    found = tuple(each for each in _leaves(verdict.reason) if each.outcome is verdict.outcome)
    return found or (verdict.reason,)


def _kgb(asked: Question) -> Right:
    person, tanggal, law = asked.person, asked.tanggal, asked.law
    ruled: MinimumPredikat = law.get("kgb.kinerja").value
    results, lacking = known.predikat_before(person, tanggal, ruled.tahun, law)
    mkg, since = raise_before(person, tanggal, law)
    newest, standing = results[0] if results else None, person.person.kedudukan
    verdict = asked.ask(_raised, person.golongan_nama, mkg, since, newest, tanggal, standing)
    passed = since if since is not None and since <= person.day else None  # of a step to come nothing is known
    if (waiting := postponed(person, passed, law)) is not None:
        verdict = replace(verdict, reason=replace(verdict.reason, parts=(*verdict.reason.parts, waiting.note(law))))
    return Right(Hak.KGB, verdict, _day(verdict, "tmt_kgb_berikut"), lacking)


def _raised(
    golongan: str | None,
    mkg: int | None,
    since: date | None,
    predikat: Predikat | None,
    tanggal: date,
    kedudukan: Kedudukan,
    law: Law,
) -> Verdict:
    return kgb.decide(golongan, mkg, since, predikat, tanggal, law, kedudukan=kedudukan)


def raise_before(person: Facts, tanggal: date, law: Law) -> tuple[int | None, date | None]:
    """The last step of the salary table before `tanggal` by length of service, and the day it was reached.

    Service goes on whether or not a raise was postponed (PP 7/1977), so the recorded MKG settles the day of every step.
    """
    entry, golongan = person.golongan, person.golongan_nama
    if entry is None or golongan is None or entry.mkg_tahun is None:
        return None, None
    if entry.mkg_bulan is None:
        return entry.mkg_tahun, None
    began = add_months(entry.tmt, -(12 * entry.mkg_tahun + entry.mkg_bulan))
    served = whole_months(began, tanggal - timedelta(days=1))
    reached = [mkg for mkg, _ in column(golongan, law)[0].gaji if 12 * mkg <= served]
    if not reached:
        return entry.mkg_tahun, entry.tmt
    return reached[-1], add_months(began, 12 * reached[-1])


def _rank(asked: Question) -> Right | None:
    """The kind of promotion goes by the post: structural, functional, otherwise by years and diploma."""
    person, tanggal, law = asked.person, asked.tanggal, asked.law
    if person.person.jenis_pegawai is not JenisPegawai.PNS:
        return None
    ruled: MinimumPredikat = law.get("kenaikan_pangkat.predikat").value
    results, lacking = known.predikat_before(person, tanggal, ruled.tahun, law)
    post = person.jabatan
    if post is None:
        verdict = _without_post(law)
    elif post.jenis is JenisJabatan.PELAKSANA or person.person.kedudukan is Kedudukan.TUGAS_BELAJAR:
        verdict = asked.ask(
            kenaikan_pangkat.decide,
            kenaikan_pangkat.Pengusulan(
                person.golongan_nama,
                person.golongan.tmt if person.golongan else None,
                held.tingkat if (held := known.diploma(person)) else None,
                results,
                known.examined(person, person.golongan_nama),
                known.sanction_on(person, tanggal, law),
                person.golongan_atasan,
                tanggal,
                person.person.kedudukan,
            ),
        )
    else:
        functional = post.jenis is JenisJabatan.FUNGSIONAL
        decide = kenaikan_pangkat_pilihan.functional if functional else kenaikan_pangkat_pilihan.structural
        verdict = asked.ask(
            decide,
            kenaikan_pangkat_pilihan.Pilihan(
                person.golongan_nama,
                person.golongan.tmt if person.golongan else None,
                results,
                known.sanction_on(person, tanggal, law),
                tanggal,
                person.person.kedudukan,
                post.eselon or None,
                post.tmt,
                person.jenjang,
                _credit_reached(asked.credit) if functional else None,
            ),
        )
    verdict = locally(verdict, Sasaran.KENAIKAN_PANGKAT, person, tanggal, law)
    first = _day(verdict, "tmt_paling_awal") if verdict.result("golongan_baru") else None
    if first is None:
        return Right(Hak.KENAIKAN_PANGKAT, verdict, None, lacking)
    due = max(first, next_period(tanggal, law))
    return Right(Hak.KENAIKAN_PANGKAT, verdict, due, lacking, first if first < due else None)


def _credit(asked: Question) -> Right | None:
    person = asked.person
    functional = person.jabatan is not None and person.jabatan.jenis is JenisJabatan.FUNGSIONAL
    if not functional or person.person.jenis_pegawai is not JenisPegawai.PNS:
        return None
    due = _credit_day(person) if asked.credit.outcome is Outcome.MET else None
    return Right(Hak.ANGKA_KREDIT, asked.credit, due)


def _credit_reached(credit: Verdict) -> bool | None:
    return None if credit.outcome is Outcome.UNDETERMINED else credit.outcome is Outcome.MET


def _credit_day(person: Facts) -> date:
    """The day after the last appraised period, from which the sum can be determined."""
    return max((each.sampai for each in person.histories.penilaian if each.sampai <= person.day), default=person.day)


def _award(asked: Question) -> Right | None:
    person, tanggal, law = asked.person, asked.tanggal, asked.law
    if person.person.jenis_pegawai is not JenisPegawai.PNS:
        return None
    heaviest, leave = known.heaviest_sanction(person), known.unpaid_leave(person)
    since = person.person.tmt_cpns
    verdict = asked.ask(satyalancana.decide, since, tanggal, heaviest, leave)
    held = known.award(person)
    steps: tuple[int, ...] = law.get("satyalancana.tingkat").value.tahun
    open_steps = [step for step in steps if step > held]
    if since is None:
        return Right(Hak.SATYALANCANA, verdict)
    if not open_steps:
        return None
    reached = [step for step in open_steps if add_months(since.replace(day=1), 12 * step) <= tanggal]
    step = reached[-1] if reached else open_steps[0]
    return Right(Hak.SATYALANCANA, verdict, add_months(since.replace(day=1), 12 * step))


def _training(asked: Question) -> Right:
    person, tanggal, law = asked.person, asked.tanggal, asked.law
    forms: TrainingForms = law.get("pengembangan.bentuk").value
    done = known.activities(person, tanggal.year, forms.semua)
    verdict = asked.ask(pengembangan.decide, "pppk" if person.pppk else "pns", done)
    return Right(Hak.PENGEMBANGAN, verdict, None if person.pppk else date(tanggal.year, 12, 31))


def _contract(asked: Question) -> Right | None:
    if not asked.person.pppk:
        return None
    end = asked.person.person.akhir_kontrak
    return Right(Hak.KONTRAK, asked.ask(kontrak.decide, end, asked.tanggal), end)


def _preparation(asked: Question) -> Right | None:
    if asked.person.pppk or asked.person.person.kedudukan is Kedudukan.MASA_PERSIAPAN_PENSIUN:
        return None
    return Right(Hak.PERSIAPAN_PENSIUN, asked.retirement, _day(asked.retirement, "mpp_paling_awal"))


def _pension(asked: Question) -> Right:
    return Right(Hak.PENSIUN, asked.retirement, _day(asked.retirement, "tmt_pensiun"))


_RESULTS = {
    Hak.KGB: "gaji_baru",
    Hak.KENAIKAN_PANGKAT: "golongan_baru",
    Hak.ANGKA_KREDIT: "jumlah",
    Hak.PENGEMBANGAN: "kurang",
    Hak.PENSIUN: "bup",
}
"""What a right brings, by name of the rule's result."""

_IN_SERVICE = frozenset({Hak.KGB, Hak.KENAIKAN_PANGKAT, Hak.SATYALANCANA})
"""What only somebody in service gets, on a day of its own."""

_RIGHTS: dict[Hak, Callable[[Question], Right | None]] = {
    Hak.KGB: _kgb,
    Hak.KENAIKAN_PANGKAT: _rank,
    Hak.ANGKA_KREDIT: _credit,
    Hak.SATYALANCANA: _award,
    Hak.PENGEMBANGAN: _training,
    Hak.KONTRAK: _contract,
    Hak.PERSIAPAN_PENSIUN: _preparation,
    Hak.PENSIUN: _pension,
}


def _day(verdict: Verdict, name: str) -> date | None:
    found = verdict.result(name)
    return found if isinstance(found, date) else None


def _without_post(law: Law) -> Verdict:
    """Which promotion concerns the person goes by the post."""
    citation = law.get("kenaikan_pangkat.masa").citation
    reason = Reason("karier.tanpa_jabatan", Outcome.UNDETERMINED, {}, citation)
    missing = (Missing("jabatan", "pengelola_kepegawaian"),)
    return Verdict(
        "kenaikan_pangkat.reguler", law.day, reason.outcome, reason, {}, missing, (), (law.pack_id("kenaikan_pangkat"),)
    )


_RULES = {
    Hak.KGB: "kgb",
    Hak.KENAIKAN_PANGKAT: "kenaikan_pangkat.reguler",
    Hak.ANGKA_KREDIT: "angka_kredit.tercapai",
    Hak.SATYALANCANA: "satyalancana",
    Hak.PENGEMBANGAN: "pengembangan.jp",
    Hak.KONTRAK: "kontrak",
    Hak.PERSIAPAN_PENSIUN: "bup",
    Hak.PENSIUN: "bup",
}


def no_law(rule: str, name: str, law: Law) -> Verdict:
    """No law of that day is at hand: nothing is decided by the law of another day."""
    reason = Reason("karier.tanpa_aturan", Outcome.UNDETERMINED, facts({"name": name, "tanggal": law.day}))
    return Verdict(rule, law.day, reason.outcome, reason, {}, (Missing("paket_aturan", "bkpsdm"),))


def _leaves(reason: Reason) -> Iterator[Reason]:
    if not reason.parts:
        yield reason
    for part in reason.parts:
        yield from _leaves(part)
