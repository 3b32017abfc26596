"""Somebody who moved to another office: marked in the lists, read everywhere, changed nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.usecases.exchange.books import Moved, Way
from asn_desktop.storage.db import new_id
from asn_desktop.ui.presenters.listing import Asked

GONE_TO = "Distrik Kurulu"


@pytest.fixture
def gone(office: Any) -> Pegawai:
    """An employee with a plan still open, who moved while the window was closed."""
    store = office.desk.context().store
    with store.read() as reader:
        plan = next(skp for skp in reader.find(Skp) if skp.status is not StatusSkp.DISETUJUI)
        person: Pegawai = reader.get(Pegawai, plan.pegawai_id)
    with store.bookkeeping() as books:
        books.keep_moved(Moved(person.id, Way.OUT, new_id(), GONE_TO, "2026-11-22T00:00:00Z"))
    return person


def plan_of(office: Any, person: Pegawai) -> Skp:
    with office.desk.context().store.read() as reader:
        return next(skp for skp in reader.find(Skp, pegawai_id=person.id) if skp.status is not StatusSkp.DISETUJUI)


def test_the_list_finds_him_under_a_choice_of_its_own_and_says_where_he_is(office: Any, gone: Pegawai) -> None:
    office.window.go("pegawai")
    office.settle()
    model = office.window.visit("pegawai").page.page.model

    def shown() -> list[Any]:
        return [model.row(number) for number in range(model.rowCount())]

    assert gone.id not in {row.id for row in shown() if row is not None}
    office.window.go("pegawai", None, "kedudukan=pindah")
    office.settle()
    assert [row.id for row in shown()] == [gone.id]
    said = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert f"Pindah ke {GONE_TO}" in said


def test_his_page_is_read_and_nothing_on_it_can_be_typed(office: Any, gone: Pegawai) -> None:
    office.window.go("pegawai", gone.id)
    office.settle()
    page = office.window.visit("pegawai").page
    assert GONE_TO in page.moved.text()
    assert page.identity.fields["nama"].editor.isReadOnly()
    assert page.bar.isHidden()
    office.window.go("pegawai", gone.id, "jabatan")
    office.settle()
    tab = page.histories["jabatan"]
    assert tab._add.isHidden()
    tab.line.opened.emit(tab._shown[0].id)
    office.settle()
    assert tab.editor.isHidden(), "an entry is not opened for typing that saving would refuse"


def test_his_plan_is_a_copy_to_read(office: Any, gone: Pegawai) -> None:
    plan = plan_of(office, gone)
    office.window.go("skp", plan.id)
    office.settle()
    sheet = office.window.visit("skp").sheet
    assert GONE_TO in sheet.away.text()
    assert sheet.presenter.plan is not None
    assert not sheet.presenter.plan.editable
    assert sheet.bar.isHidden()
    assert not sheet.reading_bar.isHidden()
    assert not sheet.step_action.isEnabled()


def test_another_plan_after_his_can_be_typed_again(office: Any, gone: Pegawai) -> None:
    with office.desk.context().store.read() as reader:
        other = next(
            skp for skp in reader.find(Skp) if skp.status is not StatusSkp.DISETUJUI and skp.pegawai_id != gone.id
        )
    for plan in (plan_of(office, gone), other):
        office.window.go("skp", plan.id)
        office.settle()
    sheet = office.window.visit("skp").sheet
    assert sheet.away.isHidden()
    assert not sheet.bar.isHidden()
    assert sheet.step_action.isEnabled()
    assert sheet.presenter.plan.editable


def test_his_months_and_his_rating_are_closed(office: Any, gone: Pegawai) -> None:
    plan = plan_of(office, gone)
    office.window.go("pelaksanaan", plan.id)
    office.settle()
    months = office.window.visit("pelaksanaan").sheet
    assert GONE_TO in months.away.text()
    assert months.presenter._stored.closed >= set(range(1, 13))
    with office.desk.context().store.read() as reader:
        drafts = reader.find(Evaluasi, pegawai_id=gone.id, status=StatusEvaluasi.DRAF)
        finals = reader.find(Evaluasi, pegawai_id=gone.id, status=StatusEvaluasi.FINAL)
    for evaluasi in (*drafts[:1], *finals[:1]):
        office.window.go("evaluasi", evaluasi.id)
        office.settle()
        sheet = office.window.visit("evaluasi").sheet
        assert GONE_TO in sheet.away.text()
        assert sheet.bar.isHidden()
        assert not sheet.presenter.appraisal.editable


def test_the_lists_of_the_year_say_where_he_is_in_place_of_his_unit(office: Any, gone: Pegawai) -> None:
    from asn_desktop.ui.presenters.kinerja_list import filter_of, whereabouts

    ctx = office.desk.context()
    plan = plan_of(office, gone)
    with ctx.store.read() as reader:
        rows = reader.kinerja_rows(filter_of(Asked(choices={"tahun": str(plan.tahun)}), ctx), Asked().sort, 500)
    (row,) = (each for each in rows if each.skp_id == plan.id)
    assert whereabouts(bootstrap.texts("id"), row) == f"Pindah ke {GONE_TO}"
