"""Appraisals by term, one after the other, for many at once, and what becomes of them; over a real file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima, StatusEvaluasi
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Rating
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases import evaluasi, pelaksanaan
from asn_desktop.core.usecases.evaluasi import AppraisalDraft, Handover
from asn_desktop.core.usecases.pelaksanaan import FeedbackDraft, MonthsDraft, RealisedDraft
from asn_desktop.ui.presenters.evaluasi.document import EvaluasiPresenter
from asn_desktop.ui.presenters.evaluasi.list import EvaluasiListPresenter
from asn_desktop.ui.presenters.evaluasi.run import Done, Run
from asn_desktop.ui.presenters.evaluasi.state import EvaluasiState
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.terms import TermKey
from asn_desktop.ui.presenters.walk import Step

NOW = datetime(2026, 1, 19, 9, 5, tzinfo=UTC)
TODAY = date(2026, 1, 19)
YEAR = TermKey(JenisEvaluasi.AKHIR, 0)


class View:
    def __init__(self) -> None:
        self.states: list[Any] = []

    def render(self, state: Any) -> None:
        self.states.append(state)

    def missing(self) -> None: ...

    def open_file(self, path: Path) -> None: ...

    @property
    def state(self) -> Any:
        return self.states[-1]


class Rows:
    """What a list shows."""

    def __init__(self) -> None:
        self.found: tuple[Any, ...] = ()

    def restored(self, asked: Asked) -> None: ...
    def counted(self, count: int) -> None: ...
    def page(self, offset: int, rows: Any) -> None: ...

    def reset(self, count: int | None, first: Any) -> None:
        self.found = tuple(first)


def listed(desk: Any, **choices: str) -> tuple[EvaluasiListPresenter, View, Rows]:
    view, rows = View(), Rows()
    presenter = EvaluasiListPresenter(desk.services, view)
    presenter.listing.attach(rows)
    presenter.listing.ask(choices={"tahun": "2025", **choices})
    presenter.start()
    return presenter, view, rows


def sheet(desk: Any, target: Any = None) -> tuple[EvaluasiPresenter, Callable[[], EvaluasiState]]:
    view = View()
    presenter = EvaluasiPresenter(desk.services, view, lambda: NOW, lambda: Asked(choices={"tahun": "2026"}))
    if target is not None:
        presenter.open(target)
    return presenter, lambda: view.state


def agreed(desk: Any, many: int) -> list[Any]:
    """Agreed plans of 2026 that nobody has begun to appraise."""
    return [row for row in desk.rows(2026, skp=StatusSkp.DISETUJUI) if row.evaluasi_id is None][:many]


def complete(desk: Any, row: Any) -> Any:
    """An appraisal to which only the ratings are lacking."""
    this, _ = evaluasi.begin(desk.ctx, row.skp_id)
    found = evaluasi.appraisal(desk.ctx, this)
    measures = [i.id for planned in found.plan.results for i in planned.indikator]
    evaluasi.save(desk.ctx, this, AppraisalDraft(realisasi=dict.fromkeys(measures, "Tercapai")))
    return this


def test_a_list_of_a_quarter_shows_the_quarters_appraisals_and_whose_turn_it_is(desk: Any) -> None:
    presenter, view, rows = listed(desk, masa="triwulan-2")
    expected = {(row.pegawai_id, row.row.skp_id): row.keadaan for row in desk.states(2025, JenisEvaluasi.TRIWULAN, 2)}
    assert {(row.pegawai_id, row.row.skp_id): row.keadaan for row in rows.found} == expected
    assert view.state.masa == "Triwulan II 2025"
    assert [value for value, _name in view.state.terms] == ["", *(f"triwulan-{n}" for n in range(1, 5))]
    presenter.whom_to_ask()
    assert desk.window.gone[-1][0] == "pelaksanaan"
    assert "masa=triwulan-2" in desk.window.gone[-1][2]


@pytest.mark.parametrize("choice", ["terbuka", "terlambat", "belum_ada_skp", "final", "none", "draf"])
def test_every_choice_of_state_narrows_as_it_says(desk: Any, choice: str) -> None:
    _presenter, view, rows = listed(desk, evaluasi=choice)
    everybody = desk.states(2025)
    fits = {
        "terbuka": lambda row: row.keadaan.open,
        "terlambat": lambda row: row.terlambat,
        "belum_ada_skp": lambda row: row.keadaan is Keadaan.BELUM_ADA_SKP,
        "final": lambda row: row.row.evaluasi_status is StatusEvaluasi.FINAL,
        "none": lambda row: row.row.evaluasi_status is None,
        "draf": lambda row: row.row.evaluasi_status is StatusEvaluasi.DRAF,
    }[choice]
    assert {row.row for row in rows.found} == {row.row for row in everybody if fits(row)}
    assert choice in [value for value, _name in view.state.states]


def test_sorting_by_state_keeps_everybody(desk: Any) -> None:
    presenter, _view, rows = listed(desk)
    everybody = {row.row for row in rows.found}
    for column in ("keadaan", "giliran", "batas", "predikat"):
        presenter.listing.ask(sort=type(presenter.listing.asked.sort)(column))
        assert {row.row for row in rows.found} == everybody, column


def test_many_are_begun_at_once_and_who_has_no_plan_is_named(desk: Any) -> None:
    presenter, view, rows = listed(desk, tahun="2026", masa="triwulan-1")
    fresh = [row for row in rows.found if row.row.skp_id and row.row.evaluasi_id is None]
    without = next(row for row in rows.found if row.row.skp_id is None)
    presenter.many.begin([*fresh, without])
    begun = desk.stored(Evaluasi, tahun=2026, jenis=JenisEvaluasi.TRIWULAN, nomor=1)
    assert len(begun) == len(fresh) - len([one for one in view.state.refused if one.name != without.row.nama])
    assert without.row.nama in [one.name for one in view.state.refused]
    assert {each.mulai for each in begun} == {date(2026, 1, 1)}
    presenter.many.begin(fresh)
    presenter.many.begin([row for row in rows.found if row.row.evaluasi_id])
    assert "sudah dimulai" in desk.window.noted[-1]


def test_a_row_that_was_not_begun_is_opened_in_its_term(desk: Any) -> None:
    presenter, _view, rows = listed(desk, tahun="2026", masa="triwulan-1")
    row = next(row for row in rows.found if row.row.skp_status is StatusSkp.DISETUJUI and row.row.evaluasi_id is None)
    presenter.open(row)
    screen, target, _ = desk.window.gone[-1]
    found = desk.evaluasi(target)
    assert (screen, found.jenis, found.nomor) == ("evaluasi", JenisEvaluasi.TRIWULAN, 1)
    _sheet, state = sheet(desk, target)
    assert state().head.period.startswith("Triwulan I, ")


def test_handover_days_for_many_and_nothing_that_is_known_is_lost(desk: Any) -> None:
    presenter, view, rows = listed(desk, evaluasi="final")
    chosen = rows.found[:3]
    first = chosen[0].row.evaluasi_id
    day = max(desk.evaluasi(row.row.evaluasi_id).tanggal for row in chosen)
    evaluasi.hand_over(desk.ctx, first, day)
    presenter.many.hand_over(chosen, Handover(diterima=TODAY))
    kept = desk.stored(SerahTerima, evaluasi_id=first)[0]
    assert (kept.diserahkan, kept.diterima) == (day, TODAY)
    assert all(desk.stored(SerahTerima, evaluasi_id=row.row.evaluasi_id) for row in chosen)
    presenter.many.hand_over(chosen, Handover(date(2020, 1, 1)))
    assert {one.name for one in view.state.refused} == {row.row.nama for row in chosen}
    assert view.state.refused_title == "Serah terima berikut belum dicatat"


def test_a_list_out_of_sight_reads_nothing_until_it_is_seen(desk: Any) -> None:
    presenter, _view, rows = listed(desk)
    presenter.seen(False)
    before = rows.found
    row = next(row for row in rows.found if row.row.skp_status is StatusSkp.DISETUJUI and row.row.evaluasi_id is None)
    _this, changes = evaluasi.begin(desk.ctx, row.row.skp_id)
    presenter.changed(changes)
    assert rows.found is before
    presenter.seen(True)
    assert next(each for each in rows.found if each.row.skp_id == row.row.skp_id).row.evaluasi_id is not None


def test_the_months_stand_beside_the_fields_and_fill_what_is_empty(desk: Any) -> None:
    row = agreed(desk, 1)[0]
    found = evaluasi.appraisal(desk.ctx, evaluasi.begin(desk.ctx, row.skp_id)[0])
    result = found.plan.results[0]
    typed, empty = result.indikator[0].id, result.indikator[1].id
    months = MonthsDraft(realised={(typed, 1): RealisedDraft("3 laporan", "Agenda"), (empty, 1): RealisedDraft("90 %")})
    pelaksanaan.save(desk.ctx, row.skp_id, months)
    feedback = FeedbackDraft(date(2026, 1, 10), "Hana Wetipo", "Teruskan.", hasil_kerja_id=result.hasil.id)
    pelaksanaan.give_feedback(desk.ctx, row.skp_id, feedback)
    presenter, state = sheet(desk, row.skp_id)
    shown = state().results[0]
    assert shown.measures[0].months == "Januari: 3 laporan (sumber: Agenda)"
    assert shown.months.feedback.splitlines()[0] == "10/01/2026, Hana Wetipo: Teruskan."
    presenter.realisation_typed(typed, "Ditulis sendiri")
    assert state().can_fill
    presenter.fill()
    measures = state().results[0].measures
    assert [measure.realisasi for measure in measures[:2]] == ["Ditulis sendiri", "90 %"]
    assert (state().can_fill, state().filled, state().dirty) == (False, True, True)
    presenter.unfill()
    assert state().results[0].measures[1].realisasi == ""
    assert state().results[0].measures[0].realisasi == "Ditulis sendiri"


def test_the_head_of_a_unit_takes_the_rating_of_his_unit(desk: Any) -> None:
    heads = [row for row in agreed(desk, 99) if _head_of(desk, row)]
    row = heads[0]
    evaluasi.set_capaian(desk.ctx, _head_of(desk, row), 2026, Capaian.ISTIMEWA, "Sekretaris Daerah", "SK 1/2026")
    presenter, state = sheet(desk, row.skp_id)
    assert (state().pimpinan.rating, state().pimpinan.differs) == (Rating.DI_ATAS, False)
    presenter.result_rated(Rating.DI_BAWAH)
    assert state().pimpinan.differs
    assert any("capaian unit" in gap.text for gap in state().gaps if not gap.blocking)
    presenter.adopt_head_rating()
    assert (state().rating_hasil, state().pimpinan.differs) == (Rating.DI_ATAS, False)
    assert state().pimpinan.why.headline


def _head_of(desk: Any, row: Any) -> Any:
    with desk.ctx.store.read() as reader:
        return evaluasi.headed_unit(reader, row.pegawai_id, reader.get(Skp, row.skp_id).last_day)


def test_the_clock_of_an_objection_starts_with_the_receipt(desk: Any) -> None:
    row = next(
        row for row in desk.rows(2025, evaluasi=StatusEvaluasi.FINAL)
        if not desk.stored(SerahTerima, evaluasi_id=row.evaluasi_id) and desk.evaluasi(row.evaluasi_id).tanggal
    )  # fmt: skip
    presenter, state = sheet(desk, row.evaluasi_id)
    assert (state().handover.clock, state().handover.said) == (None, "Belum diserahkan kepada pegawai.")
    presenter.hand_over(Handover(TODAY, TODAY))
    handed = state().handover
    assert handed.clock.text == "Keberatan: sisa 14 hari"
    assert handed.said == "Keberatan dapat diajukan sampai 2 Februari 2026."
    assert handed.why.headline
    presenter.object()
    assert desk.window.gone[-1] == ("keberatan", row.evaluasi_id, "")
    presenter.print_why()
    assert desk.window.gone[-1] == ("cetak", row.skp_id, "penjelasan/2025/akhir-0")


def test_a_new_version_says_what_it_changed(desk: Any) -> None:
    row = desk.appraisal(StatusEvaluasi.FINAL)
    presenter, state = sheet(desk, row.evaluasi_id)
    old = state().rating_hasil
    new = Rating.DI_BAWAH if old is not Rating.DI_BAWAH else Rating.DI_ATAS
    presenter.revise("Salah baca bukti")
    assert state().changes == ()
    presenter.result_rated(new)
    presenter.save()
    texts = desk.services.texts
    line = next(line for line in state().changes if line.what == "Rating hasil kerja")
    assert (line.before, line.after) == (texts.show(old), texts.show(new))


def run_of(rows: list[Any]) -> Run:
    return Run(tuple(Step(row.skp_id, row.nama) for row in rows), YEAR)


def test_a_run_ends_with_who_is_done_who_is_left_and_why(desk: Any) -> None:
    people = agreed(desk, 3)
    for row in people[:2]:
        complete(desk, row)
    presenter, state = sheet(desk)
    ended: list[Any] = []
    presenter.ended = ended.append
    presenter.start_run(run_of(people))
    presenter.open(desk.window.gone[-1][1])
    assert (state().run.number, state().run.total) == (1, 3)
    presenter.result_rated(Rating.SESUAI)
    presenter.behaviour_rated(Rating.SESUAI)
    presenter.finalise(TODAY)
    assert state().run.number == 2, "who is made final is followed by the next"
    presenter.result_rated(Rating.DI_ATAS)
    presenter.behaviour_rated(Rating.SESUAI)
    presenter.go_on()
    assert state().run.last
    presenter.go_on()
    (summary,) = ended
    assert [line.done for line in summary.lines] == [Done.FINAL, Done.READY, Done.LEFT]
    assert "indikator belum diisi" in summary.lines[2].why
    assert presenter.run is None


def test_a_plan_that_is_not_agreed_is_told_at_the_end_and_not_gone_through(desk: Any) -> None:
    presenter, view, rows = listed(desk, tahun="2026")
    runs: list[Run] = []
    presenter.runs.begun = runs.append
    presenter.runs.start(())
    agreed_plans = {row.row.skp_id for row in rows.found if row.row.skp_status is StatusSkp.DISETUJUI}
    (run,) = runs
    assert {step.skp_id for step in run.steps} == agreed_plans
    assert {line.why for line in run.skipped if line.skp_id} == {"SKP belum disetujui bersama pejabat penilai."}
    without = [line for line in run.skipped if line.skp_id is None]
    assert {line.name for line in without} == {
        row.row.nama for row in rows.found if row.row.skp_id is None and row.keadaan is not Keadaan.DIKECUALIKAN
    }
    assert {line.why for line in without} == {"Belum ada SKP untuk masa ini."}
    presenter.runs.open_line(without[0])
    assert desk.window.gone[-1] == ("skp", None, "tahun=2026&skp=none")
    assert len(desk.stored(Evaluasi, tahun=2026, jenis=JenisEvaluasi.AKHIR)) >= len(agreed_plans)
    assert view.state.end is None


def test_who_still_lacks_something_stays_in_sight_when_the_others_are_made_final(desk: Any) -> None:
    people = agreed(desk, 2)
    complete(desk, people[0])
    at, state = sheet(desk)
    at.start_run(run_of(people))
    at.open(people[0].skp_id)
    at.result_rated(Rating.SESUAI)
    at.behaviour_rated(Rating.SESUAI)
    presenter, view, _rows = listed(desk, tahun="2026")
    at.ended = presenter.runs.ended
    at.go_on()
    at.go_on()
    assert (view.state.end.ready, view.state.end.open) == (1, 1)
    presenter.seen(True)
    desk.window.open.append(presenter)
    presenter.runs.finalise_ready(TODAY)
    assert (view.state.end.ready, view.state.end.open) == (0, 1)
    assert [line.name for line in view.state.end.left] == [people[1].nama]
    with desk.ctx.store.write("undo", "Petugas") as work:
        work.undo(work.last_change().group)
        presenter.changed(work.commit())
    assert (view.state.end.ready, view.state.end.open) == (1, 1), "what was taken back is told too"
    runs: list[Run] = []
    presenter.runs.begun = runs.append
    presenter.runs.again()
    assert [step.skp_id for step in runs[0].steps] == [people[1].skp_id]
    assert state().identity


class Later:
    """Keeps work back until it is let go, as a busy computer does."""

    def __init__(self, desk: Any) -> None:
        self._submit = desk.window.submit
        self.waiting: list[Callable[[], Any]] = []
        desk.window.submit = lambda *asked, **more: self.waiting.append(lambda: self._submit(*asked, **more))

    def go(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


def test_the_next_person_is_there_before_anything_was_read_or_written(desk: Any) -> None:
    people = agreed(desk, 3)
    ids = [complete(desk, row) for row in people]
    presenter, state = sheet(desk)
    presenter.start_run(run_of(people))
    presenter.open(people[0].skp_id)
    presenter.result_rated(Rating.SESUAI)
    later = Later(desk)
    presenter.go_on()
    assert state().identity == ids[1]
    presenter.result_rated(Rating.DI_ATAS)
    presenter.go_on()
    presenter.walk(-1)
    later.go()
    ratings = [desk.evaluasi(each).rating_hasil for each in ids[:2]]
    assert ratings == [Rating.SESUAI, Rating.DI_ATAS], "what is given is saved however fast one goes on"


def test_what_was_changed_elsewhere_is_read_again(desk: Any) -> None:
    people = agreed(desk, 2)
    ids = [complete(desk, row) for row in people]
    presenter, state = sheet(desk)
    presenter.start_run(run_of(people))
    presenter.open(people[0].skp_id)
    presenter.changed(evaluasi.save(desk.ctx, ids[1], AppraisalDraft(catatan="Dari tempat lain")))
    presenter.go_on()
    assert state().catatan == "Dari tempat lain"
