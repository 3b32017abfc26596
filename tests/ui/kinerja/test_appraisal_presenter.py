"""The rating sheet without a window, over a real file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Predikat, Rating
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.ui.presenters.evaluasi.document import EvaluasiPresenter
from asn_desktop.ui.presenters.evaluasi.list import EvaluasiListPresenter
from asn_desktop.ui.presenters.evaluasi.state import EvaluasiState
from asn_desktop.ui.presenters.listing import Asked

NOW = datetime(2026, 1, 19, 9, 5, tzinfo=UTC)
YEAR = {"tahun": "2025"}


class View:
    def __init__(self) -> None:
        self.states: list[EvaluasiState] = []
        self.files: list[Path] = []

    def render(self, state: EvaluasiState) -> None:
        self.states.append(state)

    def missing(self) -> None: ...

    def open_file(self, path: Path) -> None:
        self.files.append(path)

    @property
    def state(self) -> EvaluasiState:
        return self.states[-1]


@pytest.fixture
def view() -> View:
    return View()


def opened(desk: Any, view: View, target: Any = None, **choices: str) -> EvaluasiPresenter:
    asked = Asked(choices={**YEAR, **choices})
    presenter = EvaluasiPresenter(desk.services, view, lambda: NOW, lambda: asked)
    presenter.open(target or desk.appraisal().evaluasi_id)
    return presenter


def fresh(desk: Any) -> Any:
    """Somebody with an agreed plan whom nobody has begun to appraise."""
    return desk.rows(2025, skp=StatusSkp.DISETUJUI, evaluasi="none")[0]


def realise(presenter: EvaluasiPresenter, view: View) -> None:
    for result in view.state.results:
        for measure in result.measures:
            presenter.realisation_typed(measure.id, "Tercapai")


def test_no_predikat_until_both_ratings_are_given(desk: Any, view: View) -> None:
    presenter = opened(desk, view, fresh(desk).skp_id)
    assert (view.state.predikat, view.state.why.missing) != (None, ())
    presenter.result_rated(Rating.DI_ATAS)
    assert view.state.predikat is None
    assert any("perilaku kerja" in line for line in view.state.why.missing)
    presenter.behaviour_rated(Rating.DI_ATAS)
    assert view.state.predikat is Predikat.SANGAT_BAIK
    assert view.state.why.headline.startswith("Sangat Baik")
    assert view.state.why.alternatives
    presenter.behaviour_rated(None)
    assert view.state.predikat is None


def test_every_cell_of_the_matrix_is_what_the_ratings_give(desk: Any, view: View) -> None:
    presenter = opened(desk, view, fresh(desk).skp_id)
    assert len(view.state.matrix) == 9
    for (hasil, perilaku), predikat in view.state.matrix.items():
        presenter.result_rated(hasil)
        presenter.behaviour_rated(perilaku)
        assert view.state.predikat is predikat


def test_the_article_that_was_not_read_is_marked(desk: Any, view: View) -> None:
    opened(desk, view)
    assert "belum diverifikasi" in view.state.why.footer


def test_what_was_given_survives_a_power_cut(desk: Any, view: View) -> None:
    row = fresh(desk)
    presenter = opened(desk, view, row.skp_id)
    presenter.result_rated(Rating.SESUAI)
    presenter.note_typed("Catatan sebelum padam")
    later = View()
    again = opened(desk, later, row.skp_id)
    assert later.state.recovery
    assert later.state.rating_hasil is None
    again.recover()
    assert (later.state.rating_hasil, later.state.catatan) == (Rating.SESUAI, "Catatan sebelum padam")


def test_final_only_when_complete(desk: Any, view: View) -> None:
    presenter = opened(desk, view, fresh(desk).skp_id)
    assert view.state.blocked
    presenter.result_rated(Rating.SESUAI)
    presenter.behaviour_rated(Rating.SESUAI)
    realise(presenter, view)
    assert not view.state.blocked
    presenter.finalise(date(2026, 1, 19))
    assert (view.state.final, view.state.decided_on) == (True, date(2026, 1, 19))
    assert desk.window.said[-1].endswith("final: Baik.")
    presenter.result_rated(Rating.DI_BAWAH)
    assert view.state.rating_hasil is Rating.SESUAI
    assert desk.drafts == {}


def test_the_next_person_is_the_next_of_the_list(desk: Any, view: View) -> None:
    finals = [row for row in desk.rows(2025) if row.evaluasi_status is StatusEvaluasi.FINAL]
    presenter = opened(desk, view, finals[0].evaluasi_id, evaluasi="final")
    assert view.state.position == f"1 dari {len(finals)}"
    assert (view.state.before, view.state.after) == ("", finals[1].nama)
    presenter.walk(1)
    assert view.state.evaluasi_id == finals[1].evaluasi_id
    presenter.walk(-1)
    presenter.walk(-1)
    assert view.state.evaluasi_id == finals[0].evaluasi_id


def test_walking_on_saves_what_was_given(desk: Any, view: View) -> None:
    row = fresh(desk)
    presenter = opened(desk, view, row.skp_id)
    this = view.state.evaluasi_id
    presenter.result_rated(Rating.SESUAI)
    presenter.walk(1 if view.state.after else -1)
    assert view.state.evaluasi_id != this
    assert desk.evaluasi(this).rating_hasil is Rating.SESUAI


def test_a_revision_with_its_reason_and_the_version_before(desk: Any, view: View) -> None:
    row = desk.appraisal(StatusEvaluasi.FINAL)
    presenter = opened(desk, view, row.evaluasi_id)
    presenter.revise("Keberatan diterima")
    assert not view.state.final
    assert "Keberatan diterima" in view.state.revision
    assert [line.id for line in view.state.earlier] == [row.evaluasi_id]
    presenter.show_revision(row.evaluasi_id)
    assert view.state.final
    presenter.open(row.skp_id)
    presenter.discard()
    assert view.state.evaluasi_id == row.evaluasi_id
    assert len(desk.stored(Evaluasi, skp_id=row.skp_id, jenis=JenisEvaluasi.AKHIR)) == 1


class ListView:
    def __init__(self) -> None:
        self.states: list[Any] = []

    def render(self, state: Any) -> None:
        self.states.append(state)


def listed(desk: Any) -> tuple[EvaluasiListPresenter, ListView]:
    view = ListView()
    presenter = EvaluasiListPresenter(desk.services, view)
    presenter.listing.ask(choices=YEAR)
    presenter.start()
    return presenter, view


def test_the_distribution_says_who_exceeds_what(desk: Any) -> None:
    presenter, view = listed(desk)
    state = view.states[-1].distribution
    # Who has several plans in the year counts once, with the last of them.
    begun = sorted((row for row in desk.rows(2025) if row.mulai), key=lambda row: row.mulai)
    last = {row.pegawai_id: row.predikat for row in begun}
    assert sum(bar.n for bar in state.bars) == sum(1 for predikat in last.values() if predikat)
    presenter.set_capaian(Capaian.SANGAT_KURANG, "Bupati", "SK 5/2026")
    presenter.start()
    state = view.states[-1].distribution
    assert (state.capaian, state.set_by, state.outcome) == (Capaian.SANGAT_KURANG, "Bupati", Outcome.NOT_MET)
    assert any("kurang" in line.sentence and "orang" in line.sentence for line in state.why.lines)


def test_many_at_once_and_those_left_out_by_name(desk: Any) -> None:
    presenter, view = listed(desk)
    drafts = desk.rows(2025, evaluasi=StatusEvaluasi.DRAF)
    presenter.many.finalise(desk.states(2025), date(2026, 1, 19))
    left = desk.rows(2025, evaluasi=StatusEvaluasi.DRAF)
    assert f"{len(drafts) - len(left)} evaluasi difinalkan per 19 Januari 2026." in desk.window.said
    assert {refused.name for refused in view.states[-1].refused} == {row.nama for row in left}
    final = [row for row in desk.states(2025) if row.keadaan is Keadaan.FINAL]
    presenter.many.finalise(final, date(2026, 1, 19))
    assert "tidak ada evaluasi yang masih draf" in desk.window.said[-1]


def test_without_a_plan_the_plan_comes_first(desk: Any) -> None:
    presenter, _ = listed(desk)
    row = next(row for row in desk.states(2025) if row.row.skp_id is None)
    presenter.open(row)
    assert desk.window.gone[-1] == ("skp", None, "tahun=2025&skp=none")
