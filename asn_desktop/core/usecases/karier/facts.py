"""What is known of one person on a day, in the form in which the rules ask for it. Missing stays missing.

The register is a register of events: where it holds no sanction, none was recorded, and the rules are told so (the
statement about it is among the papers a proposal needs). What it has no place for, it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.disiplin import Hukuman
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import (
    Pendidikan,
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatPenghargaan,
    TingkatHukuman,
    jabatan_on,
    latest,
)
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.rulepack.posts import GURU
from asn_desktop.core.rulepack.values import HukumanTable
from asn_desktop.core.rules.kalender import evaluasi_deadline
from asn_desktop.core.rules.pengembangan import Kegiatan, form_of
from asn_desktop.core.usecases.karier.appraised import by_year, decided
from asn_desktop.core.usecases.karier.reading import Histories

_PNS, _PPPK = frozenset(ladder.PNS), frozenset(ladder.PPPK)
_SANCTIONS = tuple(TingkatHukuman)
_LEVELS = tuple(Pendidikan)
_AWARD = re.compile(r"satya\s*lancana\s+karya\s+satya\D*?\b(10|20|30|xxx|xx|x)\b")
_STEPS = {"10": 10, "20": 20, "30": 30, "x": 10, "xx": 20, "xxx": 30}
_EXAM = re.compile(r"ujian\s+dinas\s+(?:tingkat|tk\.?)?\s*(ii|i|2|1)\b")


class Facts(Struct, frozen=True, gc=False):
    """One person as recorded on `day`. What begins later is not known yet, and what ended is history."""

    day: date
    histories: Histories
    golongan: RiwayatGolongan | None
    jabatan: RiwayatJabatan | None
    predikat: dict[int, Predikat]
    """The result of each whole year."""
    pppk: bool
    golongan_nama: str | None
    """The golongan, where it is one of the person's own ladder."""
    jenjang: Jenjang | None
    """Of a functional post."""
    golongan_atasan: str | None = None
    """Of the direct superior; only the law before PerBKN 2/2025 asks for it."""

    @property
    def person(self) -> Pegawai:
        return self.histories.person


def facts_of(histories: Histories, day: date, golongan_atasan: str | None = None) -> Facts:
    """The person as recorded on `day`, of the past, of today or later."""
    held, post = latest(histories.golongan, day), jabatan_on(histories.jabatan, day)
    pppk = histories.person.jenis_pegawai is JenisPegawai.PPPK
    own = held is not None and held.golongan in (_PPPK if pppk else _PNS)
    return Facts(
        day,
        histories,
        held,
        post,
        by_year(decided(histories.penilaian, day)),
        pppk,
        held.golongan if held is not None and own else None,
        post.jenjang if post is not None and post.jenis is JenisJabatan.FUNGSIONAL else None,
        golongan_atasan,
    )


def predikat_before(facts: Facts, tanggal: date, years: int, law: Law) -> tuple[tuple[Predikat, ...], tuple[int, ...]]:
    """The results of the last `years` years before `tanggal` that are known, newest first, and which years lack one.

    Until the deadline of the yearly appraisal a year that is just over need not have been appraised: then the years
    before it count.
    """
    asked = years_before(facts, tanggal, years, law)
    found = tuple(facts.predikat[year] for year in asked if year in facts.predikat)
    return found, tuple(year for year in asked if year not in facts.predikat)


def years_before(facts: Facts, tanggal: date, years: int, law: Law) -> range:
    """Which years `predikat_before` asks for, newest first."""
    newest = tanggal.year - 1
    if newest not in facts.predikat and _before_deadline(newest, tanggal, law):
        newest -= 1
    return range(newest, newest - years, -1)


def _before_deadline(year: int, tanggal: date, law: Law) -> bool:
    """False too where the law of that time set no deadline."""
    try:
        return tanggal <= evaluasi_deadline(year, law)
    except NoLawAtDateError:
        return False


def diploma(facts: Facts) -> RiwayatPendidikan | None:
    """The highest diploma; one of a later year than that of the facts is not held yet."""
    held = [each for each in facts.histories.pendidikan if (each.tahun_lulus or 0) <= facts.day.year]
    return max(held, key=lambda each: (_LEVELS.index(each.tingkat), each.tahun_lulus or 0), default=None)


def sanction_on(facts: Facts, tanggal: date, law: Law) -> TingkatHukuman | None:
    """The heaviest sanction being served on `tanggal`; None where it is not known how long one lasts."""
    found = [TingkatHukuman.TIDAK_ADA]
    for each, end in _served(facts, tanggal, law):
        if end is None:
            return None
        if tanggal < end:
            found.append(each.tingkat)
    return max(found, key=_SANCTIONS.index)


def endless_sanction(facts: Facts, tanggal: date, law: Law) -> RiwayatDisiplin | None:
    """A sanction begun by `tanggal` of which nobody knows how long it lasts."""
    return next((each for each, end in _served(facts, tanggal, law) if end is None), None)


def _served(facts: Facts, tanggal: date, law: Law) -> Iterator[tuple[RiwayatDisiplin, date | None]]:
    """The sanctions begun by `tanggal` with the first day after each; a warning is given and not served."""
    for each in _recorded(facts.histories.disiplin, facts.day):
        if each.tmt <= tanggal and each.tingkat not in (TingkatHukuman.TIDAK_ADA, TingkatHukuman.RINGAN):
            yield each, each.sampai or _served_until(each, law)


def heaviest_sanction(facts: Facts) -> TingkatHukuman:
    """The heaviest sanction ever recorded."""
    levels = [each.tingkat for each in _recorded(facts.histories.disiplin, facts.day)]
    return max(levels, key=_SANCTIONS.index, default=TingkatHukuman.TIDAK_ADA)


def unpaid_leave(facts: Facts) -> bool | None:
    """True where an unpaid leave is recorded; otherwise what the newest statement says, for leaves have no history."""
    if facts.histories.cltn or facts.person.kedudukan is Kedudukan.CLTN:
        return True
    stated = [each for each in facts.histories.keterangan_cltn if each.tanggal <= facts.day]
    return max(stated, key=lambda each: each.tanggal).pernah if stated else None


def award(facts: Facts) -> int:
    """The highest Satyalancana recorded, in years; 0 for none."""
    held = [each for each in facts.histories.penghargaan if each.tanggal is None or each.tanggal <= facts.day]
    return max(map(award_step, held), default=0)


def award_step(entry: RiwayatPenghargaan) -> int:
    """The years that an award honours; 0 where it is another award than Satyalancana Karya Satya."""
    match = _AWARD.search(entry.nama.casefold())
    return _STEPS[match[1]] if match else 0


def examined(facts: Facts, golongan: str | None) -> bool | None:
    """Whether the ujian dinas for leaving `golongan` is recorded among the trainings; None where it is not."""
    if golongan is None:
        return None
    level = 2 if golongan.startswith("III") else 1
    passed = {
        2 if match[1] in ("ii", "2") else 1
        for each in _attended(facts.histories.pelatihan, facts.day)
        if (match := _EXAM.search(each.nama.casefold()))
    }
    return True if level in passed else None


def activities(facts: Facts, year: int, recognised: Iterable[str]) -> tuple[Kegiatan, ...] | None:
    """What was attended in a year; None where nothing is recorded, which does not mean that there was nothing."""
    forms = frozenset(recognised)
    found = []
    for each in _attended(facts.histories.pelatihan, facts.day):
        day = each.selesai or each.mulai
        if day is not None and day.year == year:
            form = form_of(each.bentuk)
            found.append(Kegiatan(form if form in forms else "", each.jp))
    return tuple(found) or None


def post_for_pension(facts: Facts) -> str | None:
    """The post as the rule of retirement ages names it; None where post or jenjang are not recorded."""
    post = facts.jabatan
    if post is None:
        return None
    if post.jenis is not JenisJabatan.FUNGSIONAL:
        return post.jenis.value
    called = post.nama.casefold().split()
    if called[:1] == [GURU] and called[1:2] != ["besar"]:  # a professor is no teacher
        return GURU
    return post.jenjang.value if post.jenjang else None


def _recorded(history: tuple[RiwayatDisiplin, ...], day: date) -> list[RiwayatDisiplin]:
    return [each for each in history if each.tmt <= day]


def _attended(history: tuple[RiwayatPelatihan, ...], day: date) -> list[RiwayatPelatihan]:
    return [each for each in history if (each.selesai or each.mulai or day) <= day]


def _served_until(entry: RiwayatDisiplin, law: Law) -> date | None:
    """The first day after the sanction, by the length that the law gives its kind."""
    if entry.jenis not in set(Hukuman) or entry.jenis == Hukuman.TIDAK_ADA:
        return None
    table: HukumanTable = law.get("disiplin.jenis").value
    months = table.of(Hukuman(entry.jenis)).lama_bulan
    return add_months(entry.tmt, months) if months else None
