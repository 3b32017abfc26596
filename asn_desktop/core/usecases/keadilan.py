"""Fairness before signing: every rater's ratings and words, beside his own past and beside the other raters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi, UmpanBalikHasil, UmpanBalikPerilaku
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Rating
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rules import keadilan, keadilan_umpan
from asn_desktop.core.rules.keadilan import Penilaian, Sebaran
from asn_desktop.core.rules.keadilan_umpan import CatatanUmpan, Umpan
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import WHOLE_YEAR

YEARS_BACK = 3
"""A rater's past: so many years before the one that is looked at."""


class RaterView(Struct, frozen=True):
    """One rater. Names in `remarks` are those of the rated; `final` says how many of `people` were decided already."""

    key: str
    nama: str
    people: int
    final: int
    ratings: Verdict
    feedback: Verdict
    remarks: tuple[CatatanUmpan, ...]
    rated: tuple[UUID, ...]
    """Appraisals of this rater, to go on to."""


def raters(ctx: Context, tahun: int) -> tuple[RaterView, ...]:
    """Everybody who rated somebody in a year, by name. Nothing of it is stored, nothing is sent anywhere.

    Who rated is who signed where the appraisal is final, otherwise who the plan or the organisation names.
    """
    law = ctx.law.at(min(ctx.today, date(tahun, 12, 31)))
    with ctx.store.read() as reader:
        rated = _rated(reader, tahun)
        past = _past(reader, tahun)
        words = _words(reader, [each for group in rated.values() for each in group.appraisals])
    groups = sorted(rated.items(), key=lambda pair: pair[1].nama.casefold())
    verdicts = keadilan.judge_all(
        [Penilaian(_spread(group.appraisals), past.get(key, Sebaran())) for key, group in groups], law
    )
    found = []
    for (key, group), ratings in zip(groups, verdicts, strict=True):
        said = [umpan for each in group.appraisals for umpan in words.get(each.id, ())]
        found.append(
            RaterView(
                key,
                group.nama,
                len(group.appraisals),
                sum(each.status is StatusEvaluasi.FINAL for each in group.appraisals),
                ratings,
                keadilan_umpan.judge(said, law),
                keadilan_umpan.remarks(said, law),
                tuple(each.id for each in group.appraisals),
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


def _words(reader: Reader, appraisals: Iterable[Evaluasi]) -> Mapping[UUID, list[Umpan]]:
    of = {each.id: each.pegawai_id for each in appraisals}
    if not of:
        return {}
    people = {each.id: each.nama_lengkap for each in reader.find(Pegawai, id=tuple(set(of.values())))}
    found: dict[UUID, list[Umpan]] = {}
    said: list[UmpanBalikHasil | UmpanBalikPerilaku] = [
        *reader.find(UmpanBalikHasil, evaluasi_id=tuple(of)),
        *reader.find(UmpanBalikPerilaku, evaluasi_id=tuple(of)),
    ]
    for each in said:
        name = people.get(of[each.evaluasi_id], "")
        found.setdefault(each.evaluasi_id, []).append(Umpan(name, each.umpan_balik))
    return found


def _spread(appraisals: Iterable[Evaluasi]) -> Sebaran:
    work: Counter[Rating] = Counter()
    behaviour: Counter[Rating] = Counter()
    for each in appraisals:
        if each.rating_hasil is not None:
            work[each.rating_hasil] += 1
        if each.rating_perilaku is not None:
            behaviour[each.rating_perilaku] += 1
    return Sebaran(work, behaviour)
