"""Fairness before signing: every rater's ratings and words, beside his own past and beside the other raters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi, UmpanBalikHasil, UmpanBalikPerilaku
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Rating
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rules import keadilan, keadilan_umpan
from asn_desktop.core.rules.keadilan import Penilaian, Sebaran
from asn_desktop.core.rules.keadilan_umpan import MutuUmpan, Umpan
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import WHOLE_YEAR

YEARS_BACK = 3
"""A rater's past: so many years before the one that is looked at."""


class Rated(Struct, frozen=True):
    """One appraisal of a rater: whose it is, and its id to go on to."""

    evaluasi_id: UUID
    nama: str


class Remark(Struct, frozen=True):
    """One remark on a rater's feedback: whom it concerns, and for copied texts one of them."""

    mutu: MutuUmpan
    pegawai: tuple[Rated, ...]
    teks: str = ""


class RaterView(Struct, frozen=True):
    """One rater. `final` says how many of `people` were decided already.

    `now`, `past` and `others` (all other raters together) are None where the group is too small to be shown.
    """

    key: str
    nama: str
    people: int
    final: int
    ratings: Verdict
    feedback: Verdict
    remarks: tuple[Remark, ...]
    rated: tuple[Rated, ...]
    """Appraisals of this rater, to go on to."""
    now: Sebaran | None = None
    past: Sebaran | None = None
    others: Sebaran | None = None


def raters(ctx: Context, tahun: int) -> tuple[RaterView, ...]:
    """Everybody who rated somebody in a year, by name. Nothing of it is stored, nothing is sent anywhere.

    Who rated is who signed where the appraisal is final, otherwise who the plan or the organisation names.
    """
    law = ctx.law.at(min(ctx.today, date(tahun, 12, 31)))
    least: int = law.get("keadilan.paling_sedikit").value
    with ctx.store.read() as reader:
        rated = _rated(reader, tahun)
        past = _past(reader, tahun)
        every = [each for group in rated.values() for each in group.appraisals]
        words = _words(reader, every)
        names = _names(reader, every)
    groups = sorted(rated.items(), key=lambda pair: pair[1].nama.casefold())
    given = [Penilaian(_spread(group.appraisals), past.get(key, Sebaran())) for key, group in groups]
    verdicts = keadilan.judge_all(given, law)
    everybody = sum((each.sekarang for each in given), Sebaran())

    def shown(spread: Sebaran) -> Sebaran | None:
        return spread if spread.people >= least else None

    found = []
    for (key, group), ratings, own in zip(groups, verdicts, given, strict=True):
        said = [umpan for each in group.appraisals for umpan in words.get(str(each.id), ())]
        remarks = keadilan_umpan.remarks(said, law)
        of = {str(each.id): Rated(each.id, names.get(each.pegawai_id, "")) for each in group.appraisals}
        found.append(
            RaterView(
                key,
                group.nama,
                len(group.appraisals),
                sum(each.status is StatusEvaluasi.FINAL for each in group.appraisals),
                ratings,
                keadilan_umpan.judge(said, law, remarks),
                tuple(Remark(each.mutu, tuple(of[who] for who in each.pegawai), each.teks) for each in remarks),
                tuple(of.values()),
                shown(own.sekarang),
                shown(own.lampau),
                shown(everybody - own.sekarang),
            )
        )
    return tuple(found)


class _Group(Struct, frozen=True):
    nama: str
    appraisals: list[Evaluasi]


def _rated(reader: Reader, tahun: int) -> Mapping[str, _Group]:
    named = {
        row.evaluasi_id: (row.penilai_id, row.penilai)
        for row in reader.term_rows(tahun, WHOLE_YEAR)
        if row.evaluasi_id is not None
    }
    found: dict[str, _Group] = {}
    for each in reader.find(Evaluasi, tahun=tahun, jenis=JenisEvaluasi.AKHIR, digantikan=False):
        if each.rating_hasil is None and each.rating_perilaku is None:
            continue
        signed = each.pihak.penilai if each.pihak else None
        identity, nama = named.get(each.id, (None, ""))
        if signed is not None:
            identity, nama = signed.pegawai_id or identity, signed.nama
        if not nama:
            continue
        found.setdefault(str(identity or nama), _Group(nama, [])).appraisals.append(each)
    return found


def _past(reader: Reader, tahun: int) -> Mapping[str, Sebaran]:
    years = tuple(range(tahun - YEARS_BACK, tahun))
    groups: dict[str, list[Evaluasi]] = {}
    for each in reader.find(
        Evaluasi, tahun=years, jenis=JenisEvaluasi.AKHIR, status=StatusEvaluasi.FINAL, digantikan=False
    ):
        if each.pihak is not None and each.pihak.penilai is not None:
            signed = each.pihak.penilai
            groups.setdefault(str(signed.pegawai_id or signed.nama), []).append(each)
    return {key: _spread(appraisals) for key, appraisals in groups.items()}


def _words(reader: Reader, appraisals: Sequence[Evaluasi]) -> Mapping[str, list[Umpan]]:
    """What was written to each, by the appraisal's id: namesakes stay two people."""
    found: dict[str, list[Umpan]] = {}
    if not appraisals:
        return found
    asked = tuple(each.id for each in appraisals)
    for kind in (UmpanBalikHasil, UmpanBalikPerilaku):
        for evaluasi_id, said in reader.values(kind, ("evaluasi_id", "umpan_balik"), evaluasi_id=asked):
            found.setdefault(str(evaluasi_id), []).append(Umpan(str(evaluasi_id), said))
    return found


def _names(reader: Reader, appraisals: Sequence[Evaluasi]) -> Mapping[UUID, str]:
    """Names by person, with titles."""
    who = tuple({each.pegawai_id for each in appraisals})
    return {each.id: each.nama_lengkap for each in reader.find(Pegawai, id=who)} if who else {}


def _spread(appraisals: Iterable[Evaluasi]) -> Sebaran:
    work: Counter[Rating] = Counter()
    behaviour: Counter[Rating] = Counter()
    for each in appraisals:
        if each.rating_hasil is not None:
            work[each.rating_hasil] += 1
        if each.rating_perilaku is not None:
            behaviour[each.rating_perilaku] += 1
    return Sebaran(work, behaviour)
