"""The plan editor without a window, over a real file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.skp import Aspek, HasilKerja, Indikator, JenisHasilKerja, StatusSkp
from asn_desktop.core.usecases import skp as usecase
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.list import SkpListPresenter
from asn_desktop.ui.presenters.skp.state import SkpState

NOW = datetime(2026, 1, 19, 14, 32, tzinfo=UTC)


class View:
    def __init__(self) -> None:
        self.states: list[SkpState] = []
        self.gone = False

    def render(self, state: SkpState) -> None:
        self.states.append(state)

    def missing(self) -> None:
        self.gone = True

    @property
    def state(self) -> SkpState:
        return self.states[-1]


@pytest.fixture
def view() -> View:
    return View()


def opened(desk: Any, view: View, target: Any = None) -> SkpPresenter:
    presenter = SkpPresenter(desk.services, view, lambda: NOW)
    presenter.open(target or desk.plan().skp_id)
    return presenter


def new_plan(desk: Any) -> Any:
    return usecase.start(desk.ctx, desk.rows(2026, skp="none")[0].pegawai_id, 2026)[0]


def test_a_new_plan_is_prepared_but_nothing_is_saved(desk: Any, view: View) -> None:
    presenter = opened(desk, view, new_plan(desk))
    assert [i.aspek for i in view.state.results[0].indikator] == [Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU]
    assert not view.state.dirty
    assert [gap.text for gap in view.state.gaps] == ["Belum ada hasil kerja utama.", "Lampiran SKP belum diisi."]
    presenter.save()
    assert desk.stored(HasilKerja, skp_id=view.state.skp_id) == ()


def test_typing_is_kept_until_it_is_saved(desk: Any, view: View) -> None:
    presenter = opened(desk, view, new_plan(desk))
    key = view.state.results[0].key
    presenter.result_typed(key, rencana="Laporan tersusun")
    assert view.state.dirty
    assert "terjaga" in view.state.saved
    assert list(desk.drafts) == [f"skp/{view.state.skp_id}/isi"]
    presenter.save()
    assert (view.state.dirty, view.state.saved) == (False, "Tersimpan pukul 14.32")
    assert desk.drafts == {}
    assert [h.rencana for h in desk.stored(HasilKerja, skp_id=view.state.skp_id)] == ["Laporan tersusun"]
    assert view.state.results[0].key == key


def test_saving_twice_does_not_double_anything(desk: Any, view: View) -> None:
    presenter = opened(desk, view, new_plan(desk))
    line = view.state.results[0]
    presenter.result_typed(line.key, rencana="Laporan")
    presenter.save()
    presenter.indicator_typed(line.key, line.indikator[0].key, indikator="Jumlah", target="12")
    presenter.save()
    assert len(desk.stored(HasilKerja, skp_id=view.state.skp_id)) == 1
    measures = desk.stored(Indikator, skp_id=view.state.skp_id)
    assert sorted(i.target for i in measures) == ["", "", "12"]


def test_after_a_power_cut_the_typing_is_offered(desk: Any, view: View) -> None:
    skp_id = new_plan(desk)
    presenter = opened(desk, view, skp_id)
    presenter.result_typed(view.state.results[0].key, rencana="Ketikan sebelum listrik padam")
    presenter.expectation_typed(NilaiBerakhlak.LOYAL, "Jaga rahasia")
    later = View()
    again = SkpPresenter(desk.services, later, lambda: NOW)
    again.open(skp_id)
    assert later.state.recovery
    assert later.state.results[0].rencana == ""
    again.recover()
    assert not later.state.recovery
    assert later.state.results[0].rencana == "Ketikan sebelum listrik padam"
    assert {v.nilai: v.text for v in later.state.values}[NilaiBerakhlak.LOYAL] == "Jaga rahasia"
    again.save()
    assert desk.drafts == {}


def test_given_up_typing_is_not_offered_again(desk: Any, view: View) -> None:
    skp_id = new_plan(desk)
    opened(desk, view, skp_id).result_typed(view.state.results[0].key, rencana="x")
    second = View()
    presenter = SkpPresenter(desk.services, second, lambda: NOW)
    presenter.open(skp_id)
    presenter.forget()
    assert desk.drafts == {}
    assert not second.state.recovery


def test_what_was_removed_comes_back(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    before = view.state.results
    presenter.remove(before[0].key)
    assert before[0].rencana[:20] in view.state.undo
    presenter.remove(before[1].indikator[0].key)
    presenter.undo()
    presenter.undo()
    assert view.state.results == before
    assert (view.state.undo, view.state.dirty) == ("", False)


def test_gaps_name_the_result_and_lead_to_it(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    presenter.add_result(JenisHasilKerja.TAMBAHAN)
    new = view.state.results[-1]
    assert view.state.focus == new.key
    presenter.result_typed(new.key, diintervensi="x")
    gap = next(gap for gap in view.state.gaps if gap.blocking)
    assert gap.text == "Tambahan 1: rencana hasil kerja belum ditulis."
    presenter.jump(gap.key)
    assert view.state.focus == new.key


def test_the_way_to_agreement_and_back(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    presenter.submit()
    assert view.state.status is StatusSkp.DIAJUKAN
    presenter.agree(date(2026, 1, 19))
    assert (view.state.status, view.state.editable) == (StatusSkp.DISETUJUI, False)
    assert desk.window.said[-1].endswith("disetujui.")
    presenter.reopen()
    assert [error.key for error in desk.window.reported] == ["plan_reason_missing"]
    presenter.reopen("Target berubah")
    assert view.state.editable


def test_a_refusal_keeps_what_was_typed(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    presenter.result_typed(view.state.results[0].key, rencana="")
    presenter.agree(date(2026, 1, 19))
    assert [error.key for error in desk.window.reported] == ["plan_incomplete"]
    assert (view.state.status, view.state.dirty) == (StatusSkp.DRAF, False)


def test_going_to_another_plan_saves_this_one(desk: Any, view: View) -> None:
    first, second = desk.plan().skp_id, new_plan(desk)
    presenter = opened(desk, view, first)
    presenter.result_typed(view.state.results[0].key, rencana="Diketik lalu pindah")
    presenter.open(second)
    assert view.state.skp_id == second
    assert "Diketik lalu pindah" in {h.rencana for h in desk.stored(HasilKerja, skp_id=first)}


def test_an_employee_opens_his_newest_plan_and_a_stranger_none(desk: Any, view: View) -> None:
    row = desk.plan()
    presenter = opened(desk, view, row.pegawai_id)
    assert view.state.skp_id == row.skp_id
    presenter.open(desk.rows(2026, skp="none")[0].unit_id or row.unit_id)
    assert view.gone


def test_plans_for_the_chosen_people(desk: Any) -> None:
    states: list[Any] = []

    class ListView:
        def render(self, state: Any) -> None:
            states.append(state)

    presenter = SkpListPresenter(desk.services, ListView())
    presenter.listing.ask(choices={"tahun": "2026"})
    people = desk.rows(2026)
    without = [row for row in people if row.skp_id is None]
    presenter.create(people)
    assert f"{len(without)} SKP tahun 2026 dibuat." in desk.window.said
    assert desk.rows(2026, skp="none") == ()
    presenter.create(without)
    assert states[-1].refused[0].name == without[0].nama
    assert "sudah memiliki SKP" in states[-1].refused[0].why
    presenter.read_refused()
    assert states[-1].refused == ()
