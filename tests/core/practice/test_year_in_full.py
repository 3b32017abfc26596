"""A practice office shows every kind of plan, and a year as it really goes; the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from asn_desktop.bootstrap import law_book
from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.keberatan import Keberatan, PutusanKeberatan
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.pelaksanaan import RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.skp import (
    HasilKerja,
    HasilSementara,
    Indikator,
    Keluarga,
    LampiranSkp,
    Pendekatan,
    PengecualianSkp,
    PeranHasil,
    SebabSkp,
    Skp,
    StatusSkp,
)
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases import keberatan, skp
from asn_desktop.core.usecases.intervention import differences
from asn_desktop.core.usecases.peran_hasil import matrix
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.practice import create
from asn_desktop.core.usecases.practice.plans import OfficeName
from asn_desktop.core.usecases.skp.coverage import coverage
from asn_desktop.core.usecases.skp.suggestions import split_suggestions
from asn_desktop.storage.db import create_store, new_id

DAY = date(2026, 1, 20)


@pytest.fixture(scope="module", params=["walesi", "pematangsiantar"])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    name: OfficeName = request.param
    path = tmp_path_factory.mktemp(name) / "latihan.asn"
    context = Context(create_store(path, create.kantor(name, None, new_id()), today=DAY), law_book(), "uji", DAY)
    create.create(context, name)
    yield context
    context.store.close()


def read(context: Context, kind: type[Record], **equals: object) -> tuple:
    with context.store.read() as reader:
        return reader.find(kind, **equals)


def test_every_kind_of_plan_is_there_and_whole(office: Context) -> None:
    plans = read(office, Skp)
    assert Pendekatan.KUALITATIF in {plan.pendekatan for plan in plans}
    for plan in plans:
        if plan.status is StatusSkp.DISETUJUI:
            assert [gap.key for gap in skp.plan(office, plan.id).gaps if gap.blocking] == []
    with_annex = {line.skp_id for line in read(office, LampiranSkp)}
    assert 0 < len(with_annex) < len(plans)
    narrated = [plan.id for plan in plans if plan.pendekatan is Pendekatan.KUALITATIF]
    assert all(hasil.penugasan for hasil in read(office, HasilKerja, skp_id=tuple(narrated[:1])))


def test_heads_of_independent_units_plan_with_perspectives(office: Context) -> None:
    if not any(unit.mandiri for unit in read(office, Unit)):
        return
    led = tuple(p.id for p in read(office, Skp, keluarga=Keluarga.JPT_MANDIRI, pendekatan=Pendekatan.KUANTITATIF))
    assert led
    assert all(measure.perspektif is not None for measure in read(office, Indikator, skp_id=led))


def test_the_past_year_was_split_for_some_and_waits_to_be_for_others(office: Context) -> None:
    year: dict[object, list[Skp]] = {}
    for plan in read(office, Skp, tahun=2025):
        year.setdefault(plan.pegawai_id, []).append(plan)
    under_each = [
        plans for plans in year.values() if {plan.sebab for plan in plans} & {SebabSkp.PLT, SebabSkp.GANTI_PENILAI}
    ]
    assert under_each
    assert {SebabSkp.MUTASI} <= {plan.sebab for plan in read(office, Skp, tahun=2025)}
    for plans in under_each:
        ordered = sorted(plans, key=lambda plan: plan.mulai)
        assert all(one.sampai <= other.mulai for one, other in pairwise(ordered))
    assert {found.sebab for found in split_suggestions(office, 2025)} >= {SebabSkp.GANTI_PENILAI}


def test_somebody_has_no_plan_and_somebody_needs_none(office: Context) -> None:
    planned = {plan.pegawai_id for plan in read(office, Skp, tahun=2025)}
    exempt = {each.pegawai_id for each in read(office, PengecualianSkp)}
    assert exempt
    missing = [p for p in read(office, Pegawai) if p.kedudukan.in_service and p.id not in planned | exempt]
    assert missing
    assert not coverage(office, missing[0].id, 2025).whole
    assert coverage(office, next(iter(exempt)), 2025).gaps == ()


def test_people_planned_ahead_of_their_head(office: Context) -> None:
    provisional = read(office, HasilSementara)
    linked = [each for each in provisional if each.hasil_kerja_id is not None]
    assert linked
    found = differences(office, linked[0].unit_id, 2026)
    assert any(each.new is not None and each.new.endswith("sesuai standar pelayanan") for each in found)
    table = matrix(office, linked[0].unit_id, 2026)
    assert any(row.cells for row in table.rows)
    assert table.unserved
    assert read(office, PeranHasil)
    assert office.store.check() == ()


def test_the_months_that_are_over_are_filled_and_somebody_is_behind(office: Context) -> None:
    with office.store.read() as reader:
        steps, realised = reader.find(RencanaAksi), reader.find(RealisasiBerkala)
        plans = {each.skp_id for each in realised}
        quarters = {(each.nomor, each.status) for each in reader.find(Evaluasi, jenis=JenisEvaluasi.TRIWULAN)}
        feedback = reader.find(UmpanBalik)
    assert {each.bulan for each in realised} <= {3, 6, 9, 12}
    assert len({max(each.bulan for each in realised if each.skp_id == plan) for plan in plans}) > 1
    assert {each.skp_id for each in steps} >= plans
    assert all(each.pemberi and each.tanggal <= DAY for each in feedback)
    assert (1, StatusEvaluasi.FINAL) in quarters
    assert (2, StatusEvaluasi.DRAF) in quarters


def test_an_objection_was_won_one_lost_and_one_is_open(office: Context) -> None:
    rows = [row for row in keberatan.desk(office, DAY.year - 1) if row.keberatan is not None]
    decided = {row.keberatan.putusan for row in rows if row.keberatan}
    assert decided == {PutusanKeberatan.DIUBAH, PutusanKeberatan.DIKUATKAN, None}
    with office.store.read() as reader:
        (won,) = reader.find(Keberatan, putusan=PutusanKeberatan.DIUBAH)
        assert won.evaluasi_hasil_id is not None
        new = reader.get(Evaluasi, won.evaluasi_hasil_id)
        assert reader.get(Evaluasi, won.evaluasi_id).predikat is not new.predikat


@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2026, 7, 15), date(2026, 11, 22), date(2026, 12, 31)])
def test_a_practice_office_can_be_made_on_any_day(day: date, tmp_path: Path) -> None:
    store = create_store(tmp_path / "latihan.asn", create.kantor("walesi", None, new_id()), today=day)
    with closing(store):
        result, _ = create.create(Context(store, law_book(), "uji", day), "walesi")
    assert result.final > 0
