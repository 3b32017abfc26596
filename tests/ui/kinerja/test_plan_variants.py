"""The plan in all its forms: kinds, annex, what it serves, where it is taken from, its versions, and its year."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from asn_desktop.core.domain.riwayat import RiwayatUnit
from asn_desktop.core.domain.skp import (
    BagianLampiran,
    HasilKerja,
    Indikator,
    JenisHasilKerja,
    Keluarga,
    LampiranSkp,
    Pendekatan,
    Perspektif,
    SebabSkp,
    Skp,
    StatusSkp,
)
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import skp as usecase
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.skp.copying import What
from asn_desktop.core.usecases.skp.suggestions import Register
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.list import SkpListPresenter
from asn_desktop.ui.presenters.skp.split import SPLIT, proposed
from asn_desktop.ui.presenters.skp.state import ANNEX, SkpState

NOW = datetime(2026, 1, 19, 14, 32, tzinfo=UTC)


class View:
    def __init__(self) -> None:
        self.states: list[SkpState] = []

    def render(self, state: SkpState) -> None:
        self.states.append(state)

    def missing(self) -> None: ...

    @property
    def state(self) -> SkpState:
        return self.states[-1]


@pytest.fixture
def view() -> View:
    return View()


def opened(desk: Any, view: View, target: Any = None) -> SkpPresenter:
    presenter = SkpPresenter(desk.services, view, lambda: NOW)
    presenter.open(target or serving(desk).skp_id)
    return presenter


def serving(desk: Any) -> Any:
    """A usual draft, without an annex, of somebody whose superior has a plan of the year."""
    from asn_desktop.core.usecases.intervention import choices

    for row in desk.rows(2026, skp=StatusSkp.DRAF):
        plan = usecase.plan(desk.ctx, row.skp_id)
        usual = (plan.skp.keluarga, plan.skp.pendekatan) == (
            Keluarga.ADMINISTRASI_FUNGSIONAL,
            Pendekatan.KUANTITATIF,
        )
        if usual and plan.results and choices(desk.ctx, row.skp_id):
            usecase.save(desk.ctx, row.skp_id, replace(plan.draft(), annex={}))
            return row
    raise LookupError("no such plan in the practice office")


def new_plan(desk: Any) -> Any:
    return usecase.start(desk.ctx, desk.rows(2026, skp="none")[0].pegawai_id, 2026)[0]


def test_another_form_keeps_what_is_written_and_says_what_it_does_not_print(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    before = presenter.plan.results
    presenter.choose_kind(Keluarga.JPT_MANDIRI, Pendekatan.KUANTITATIF)
    assert (view.state.kind.shape.sorted_by, view.state.kind.shape.beside) == ("perspektif", "")
    assert any("aspek tetap tersimpan" in note for note in view.state.kind.notes)
    assert "tidak ada isian yang hilang" in desk.window.said[-1]
    presenter.choose_kind(Keluarga.ADMINISTRASI_FUNGSIONAL, Pendekatan.KUALITATIF)
    assert view.state.kind.shape.beside == "penugasan"
    presenter.choose_kind(Keluarga.ADMINISTRASI_FUNGSIONAL, Pendekatan.KUANTITATIF)
    assert view.state.kind.notes == ()
    assert [p.indikator for p in presenter.plan.results] == [p.indikator for p in before]


def test_the_form_of_a_plan_agreed_on_is_fixed(desk: Any, view: View) -> None:
    opened(desk, view, desk.plan(StatusSkp.DISETUJUI).skp_id)
    assert not view.state.kind.changeable


def test_a_new_plan_begins_as_its_form_asks(desk: Any, view: View) -> None:
    presenter = opened(desk, view, new_plan(desk))
    presenter.choose_kind(Keluarga.ADMINISTRASI_FUNGSIONAL, Pendekatan.KUALITATIF)
    line = view.state.results[0]
    assert [measure.aspek for measure in line.indikator] == [None]
    presenter.result_typed(line.key, rencana="Layanan terpadu", penugasan="Kepala Distrik")
    presenter.indicator_typed(line.key, line.indikator[0].key, indikator="12 layanan keliling setahun")
    assert not [gap for gap in view.state.gaps if gap.blocking]
    presenter.save()
    assert [h.penugasan for h in desk.stored(HasilKerja, skp_id=view.state.skp_id)] == ["Kepala Distrik"]


def test_a_leaders_measure_has_a_perspective(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    presenter.choose_kind(Keluarga.JPT_MANDIRI, Pendekatan.KUANTITATIF)
    assert any("perspektif" in gap.text for gap in view.state.gaps)
    for line in view.state.results:
        for measure in line.indikator:
            presenter.indicator_typed(line.key, measure.key, perspektif=Perspektif.PROSES_BISNIS)
    assert not any("perspektif" in gap.text for gap in view.state.gaps)
    presenter.save()
    measures = desk.stored(Indikator, skp_id=view.state.skp_id)
    assert {i.perspektif for i in measures} == {Perspektif.PROSES_BISNIS}
    assert all(i.aspek for i in measures), "the aspects stay stored"


def test_the_annex_is_written_moved_removed_and_put_back(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    assert any(gap.key == ANNEX for gap in view.state.gaps)
    first = BagianLampiran.DUKUNGAN_SUMBER_DAYA
    presenter.add_annex(first)
    key = view.state.annex[0].lines[0].key
    assert view.state.focus == key
    presenter.annex_typed(key, "Komputer")
    presenter.add_annex(first, "Kendaraan")
    presenter.move(view.state.annex[0].lines[1].key, -1)
    presenter.save()
    stored = sorted(desk.stored(LampiranSkp, skp_id=view.state.skp_id), key=lambda line: line.urutan)
    assert [line.isi for line in stored] == ["Kendaraan", "Komputer"]
    presenter.remove(key)
    assert view.state.undo == "Baris lampiran dihapus: Komputer"
    presenter.undo()
    assert [line.text for line in view.state.annex[0].lines] == ["Kendaraan", "Komputer"]
    assert not view.state.dirty


def test_an_annex_that_is_left_alone_is_not_typing(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    presenter.add_annex(BagianLampiran.KONSEKUENSI)
    assert not view.state.dirty, "an empty line says nothing"


def test_usual_lines_come_from_other_plans(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    found: list[Any] = []
    presenter.look_for_lines(found.append)
    others = [row for row in desk.rows(2026, skp=StatusSkp.DRAF) if row.skp_id != view.state.skp_id]
    draft = usecase.plan(desk.ctx, others[0].skp_id).draft()
    usecase.save(desk.ctx, others[0].skp_id, replace(draft, annex={BagianLampiran.KONSEKUENSI: ("Teguran lisan",)}))
    presenter.look_for_lines(found.append)
    assert "Teguran lisan" in found[1][BagianLampiran.KONSEKUENSI]
    assert "Teguran lisan" not in found[0].get(BagianLampiran.KONSEKUENSI, ())


def test_a_result_is_linked_by_picking_and_free_by_typing(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    choice, line = presenter.choices[0], view.state.results[0]
    presenter.serve(line.key, choice.text)
    assert view.state.results[0].diintervensi_id == choice.hasil_id
    assert view.state.links[line.key].chip.text == "Tertaut"
    presenter.result_typed(line.key, diintervensi=choice.text + " di kampung")
    assert view.state.links[line.key].chip is None
    presenter.result_typed(line.key, diintervensi=choice.text)
    assert view.state.links[line.key].chip.text == "Tertaut"


def reworded(desk: Any, view: View) -> tuple[SkpPresenter, int, str]:
    presenter = opened(desk, view)
    choice, key = presenter.choices[0], view.state.results[0].key
    presenter.serve(key, choice.text)
    presenter.save()
    with desk.ctx.store.write("test", "Petugas") as work:
        hasil = work.get(HasilKerja, choice.hasil_id)
        work.put(hasil.with_(rencana="Rumusan pimpinan yang baru"))
        changes = work.commit()
    presenter.changed(changes)
    return presenter, view.state.results[0].key, choice.text


def test_a_new_wording_of_the_superior_is_shown_and_taken(desk: Any, view: View) -> None:
    presenter, key, old = reworded(desk, view)
    link = view.state.links[key]
    assert (link.chip.text, link.new) == ("Berbeda dari rencana pimpinan", "Rumusan pimpinan yang baru")
    assert view.state.results[0].diintervensi == old
    presenter.serve(key, link.new)
    assert view.state.links[key].chip.text == "Tertaut"
    presenter.save()
    assert "Rumusan pimpinan yang baru" in {h.diintervensi for h in desk.stored(HasilKerja, skp_id=view.state.skp_id)}


def test_a_new_wording_of_the_superior_can_be_left(desk: Any, view: View) -> None:
    presenter, key, old = reworded(desk, view)
    presenter.leave_wording(key)
    assert view.state.links[key].chip is None
    presenter.save()
    presenter.open(view.state.skp_id)
    assert (view.state.results[0].diintervensi, view.state.results[0].diintervensi_id) == (old, None)


def test_what_is_in_the_library_is_put_into_the_plan_once(desk: Any, view: View) -> None:
    presenter = opened(desk, view, new_plan(desk))
    found: list[Any] = []
    presenter.look_in_library("laporan", found.append)
    entry = found[0][0]
    presenter.take_entry(entry)
    assert [line.rencana for line in view.state.results] == [entry.rencana]
    assert len(view.state.results[0].indikator) == len(entry.draft().indikator)
    assert desk.window.noted[-1] == "1 hasil kerja ditambahkan. Simpan bila sudah sesuai."
    presenter.take_entry(entry)
    assert len(view.state.results) == 1
    assert desk.window.noted[-1] == desk.services.texts.say("skp.said.nothing_new")


def test_copying_adds_and_names_what_came(desk: Any, view: View) -> None:
    presenter = opened(desk, view, new_plan(desk))
    found: list[Any] = []
    presenter.look_for_sources(found.append)
    source = next(each for each in found[0] if each.hasil)
    presenter.copy_from(source.skp_id, [What.RESULTS])
    assert len(view.state.results) == source.hasil
    assert desk.window.said[-1] == f"Disalin: {source.hasil} hasil kerja."
    assert not view.state.dirty
    presenter.copy_from(source.skp_id, [What.RESULTS])
    assert len(desk.stored(HasilKerja, skp_id=view.state.skp_id)) == source.hasil


def test_versions_tell_what_changed_and_why(desk: Any, view: View) -> None:
    presenter = opened(desk, view, desk.plan(StatusSkp.DISETUJUI).skp_id)
    assert view.state.versions == ()
    presenter.reopen("Anggaran dipotong")
    presenter.result_typed(view.state.results[0].key, rencana="Rencana yang lebih kecil")
    presenter.agree(date(2026, 1, 19))
    newest, first = view.state.versions
    assert newest.reason == "Anggaran dipotong"
    assert any(change.endswith("menjadi “Rencana yang lebih kecil”") for change in newest.changes)
    assert newest.title == "Versi 2, disetujui 19 Januari 2026"
    assert any("Rencana yang lebih kecil" in change for change in newest.changes)
    assert (first.reason, first.changes) == ("", ())


def test_a_split_plan_goes_on_in_the_next_and_the_year_is_shown(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    skp_id = view.state.skp_id
    assert view.state.year == ()
    done: list[bool] = []
    presenter.split(
        date(2026, 6, 5),
        SebabSkp.GANTI_PENILAI,
        "",
        results=True,
        done=lambda: done.append(True),
        refused=lambda why: pytest.fail(why),
    )
    assert done
    place = desk.window.gone[-1]
    assert place[0] == "skp"
    assert place[1] != skp_id
    old, new = desk.stored(Skp, id=skp_id)[0], desk.stored(Skp, id=place[1])[0]
    assert (old.sampai, new.mulai, new.sebab) == (date(2026, 6, 5), date(2026, 6, 5), SebabSkp.GANTI_PENILAI)
    presenter.open(new.id)
    assert [(part.text, part.here) for part in view.state.year] == [("01/01 - 04/06", False), ("05/06 - 31/12", True)]
    with desk.ctx.store.write("test", "Petugas") as work:
        work.remove(work.get(Skp, old.id))
        changes = work.commit()
    presenter.changed(changes)
    assert [part.text for part in view.state.year] == ["Tanpa SKP 01/01 - 04/06", "05/06 - 31/12"]


def test_a_day_outside_the_period_is_refused_and_nothing_is_lost(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    presenter.result_typed(view.state.results[0].key, rencana="Diketik sebelum dipisah")
    said: list[str] = []
    presenter.split(
        date(2027, 6, 5),
        SebabSkp.LAINNYA,
        "",
        results=True,
        done=lambda: pytest.fail("nothing was split"),
        refused=said.append,
    )
    assert said[0].startswith("Tanggal 5 Juni 2027 tidak berada di dalam periode")
    assert desk.window.reported == [], "said at the day alone"
    assert "Diketik sebelum dipisah" in {h.rencana for h in desk.stored(HasilKerja, skp_id=view.state.skp_id)}


class ListView:
    def render(self, state: Any) -> None: ...


def move(desk: Any, pegawai_id: UUID, day: date) -> None:
    """From that day on in another unit."""
    (place,) = [p for p in desk.stored(RiwayatUnit, pegawai_id=pegawai_id) if p.sampai is None]
    other = next(r.unit_id for r in desk.rows(2026) if r.unit_id != place.unit_id)
    with desk.ctx.store.write("test", "Petugas") as work:
        work.put(place.with_(sampai=day))
        work.put(RiwayatUnit(id=work.new_id(), pegawai_id=pegawai_id, unit_id=other, tmt=day))
        work.commit()


def test_plans_to_be_split_are_a_filter_that_leads_to_the_question(desk: Any) -> None:
    row = serving(desk)
    moved = date(2026, 5, 4)
    move(desk, row.pegawai_id, moved)
    later: Context = replace(desk.ctx, today=date(2026, 8, 1))
    presenter = SkpListPresenter(replace(desk.services, context=lambda: later), ListView())
    with later.store.read() as reader:
        asked = replace(presenter.listing.asked, choices={"tahun": "2026", "skp": SPLIT})
        rows = presenter._answers.rows(reader, asked, 100, 0)
        assert presenter._answers.count(reader, asked) == len(rows)
    assert row.skp_id in {found.skp_id for found in rows}
    presenter.listing.asked = asked
    presenter.open(next(found for found in rows if found.skp_id == row.skp_id))
    question = proposed(desk.window.gone[-1][2])
    assert question is not None
    assert (question.day, question.sebab) == (moved, SebabSkp.MUTASI)


def test_plans_to_split_are_sought_anew_only_once_something_was_saved(desk: Any) -> None:
    row = serving(desk)
    later: Context = replace(desk.ctx, today=date(2026, 8, 1))
    presenter = SkpListPresenter(replace(desk.services, context=lambda: later), ListView())
    asked = replace(presenter.listing.asked, choices={"tahun": "2026", "skp": SPLIT})

    def found() -> set[Any]:
        with later.store.read() as reader:
            return {each.skp_id for each in presenter._answers.rows(reader, asked, 500, 0)}

    assert row.skp_id not in found()
    move(desk, row.pegawai_id, date(2026, 5, 4))
    assert row.skp_id not in found()
    presenter.changed(Changes(frozenset({"riwayat_unit"}), frozenset({row.pegawai_id})))
    assert row.skp_id in found()


@pytest.mark.parametrize("tahun", [2025, 2026])
def test_who_is_read_for_a_year_is_everybody_who_may_have_to_split(desk: Any, tahun: int) -> None:
    """Only people in whose year something happened are read; nothing is lost by that."""
    move(desk, serving(desk).pegawai_id, date(2026, 5, 4))
    today = date(2026, 8, 1)
    with desk.ctx.store.read() as reader:
        everybody = set(Register(reader).suggestions(tahun, today))
        assert set(Register(reader, tahun, today).suggestions(tahun, today)) == everybody
    assert everybody


def test_a_line_of_the_matrix_becomes_a_result(desk: Any, view: View) -> None:
    from asn_desktop.core.usecases.headed import heading_unit
    from asn_desktop.core.usecases.peran_hasil import matrix, set_cell

    row = serving(desk)
    with desk.ctx.store.read() as reader:
        unit_id = heading_unit(reader, row.pegawai_id, desk.ctx.today)
    for column in matrix(desk.ctx, unit_id, 2026).columns:
        set_cell(desk.ctx, unit_id, 2026, column.hasil_id, row.pegawai_id, [])
    presenter = opened(desk, view, row.skp_id)
    presenter.take_from_matrix()
    assert desk.window.noted[-1] == desk.services.texts.say("skp.said.matrix_empty")
    column = matrix(desk.ctx, unit_id, 2026).columns[0]
    set_cell(desk.ctx, unit_id, 2026, column.hasil_id, row.pegawai_id, ["Peta jalan tersusun"])
    presenter.take_from_matrix()
    new = next(line for line in view.state.results if line.rencana == "Peta jalan tersusun")
    assert (new.jenis, new.diintervensi) == (JenisHasilKerja.UTAMA, column.text)


def test_the_period_is_put_right_and_needs_a_reason_once_agreed(desk: Any, view: View) -> None:
    presenter = opened(desk, view)
    presenter.adjust(date(2026, 2, 1), date(2027, 1, 1), "")
    assert view.state.period.start == date(2026, 2, 1)
    assert [part.tone for part in view.state.year] == ["warn", "info"]
    presenter.open(desk.plan(StatusSkp.DISETUJUI).skp_id)
    presenter.adjust(date(2026, 2, 1), date(2027, 1, 1), "")
    assert [error.key for error in desk.window.reported] == ["plan_reason_missing"]
