"""Units against the guidance, and raters beside one another, without a window."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from asn_desktop.core.domain.kinerja import Capaian, CapaianOrganisasi, Predikat
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases import evaluasi
from asn_desktop.ui.presenters.sebaran.keadilan import KeadilanPresenter, KeadilanState
from asn_desktop.ui.presenters.sebaran.screen import SebaranPresenter, SebaranState


class Page:
    state: Any

    def render(self, state: Any) -> None:
        self.state = state


class Units:
    def __init__(self, desk: Any) -> None:
        self.view = Page()
        self.presenter = SebaranPresenter(desk.services, self.view)
        self.presenter.show("2025")

    @property
    def state(self) -> SebaranState:
        return self.view.state


class Raters:
    def __init__(self, desk: Any) -> None:
        self.view = Page()
        self.presenter = KeadilanPresenter(desk.services, self.view)
        self.presenter.show("2025")

    @property
    def state(self) -> KeadilanState:
        return self.view.state


@pytest.fixture
def units(desk: Any) -> Units:
    return Units(desk)


@pytest.fixture
def raters(desk: Any) -> Raters:
    return Raters(desk)


def unit(desk: Any, name: str) -> Unit:
    return next(each for each in desk.stored(Unit) if each.nama == name)


def test_every_unit_says_the_same_as_when_it_is_asked_alone(desk: Any, units: Units) -> None:
    every = evaluasi.distributions(desk.ctx, 2025)
    assert set(every.of) == {each.id for each in desk.stored(Unit)}
    for unit_id, found in every.of.items():
        alone = evaluasi.distribution(desk.ctx, unit_id, 2025)
        assert (found.counts, found.unrated, found.verdict) == (alone.counts, alone.unrated, alone.verdict)
    assert [line.depth for line in units.state.lines][:2] == [0, 1]


def test_a_unit_shows_columns_limits_and_what_is_exceeded_by_how_many(desk: Any, units: Units) -> None:
    spread = units.state.spread
    assert [column.predikat for column in spread.columns] == list(reversed(Predikat))
    assert sum(column.n for column in spread.columns) == sum(units.state.lines[0].counts.values())
    baik = spread.columns[3]
    assert (spread.capaian, baik.most, baik.limit) == (Capaian.BAIK, 0.7, "maks. 70 %")
    assert baik.broken is (baik.share > 0.7)
    assert all("orang" in sentence or "ada" in sentence for sentence in spread.broken)
    assert sum(column.curve for column in spread.columns) == pytest.approx(1)


def test_a_small_unit_says_that_percentages_mean_little(desk: Any, units: Units) -> None:
    units.presenter.choose(unit(desk, "Seksi Pemerintahan").id)
    assert "tidak banyak artinya" in units.state.spread.small
    assert units.state.spread.inherited == "Distrik Welesi"
    assert not units.state.spread.set_by
    units.presenter.choose(units.state.lines[0].id)
    assert not units.state.spread.small


def test_setting_an_achievement_is_recorded_with_who_and_why(desk: Any, units: Units) -> None:
    desk.window.open.append(type("Screen", (), {"changed": lambda _s, c: units.presenter.changed(c, visible=True)})())
    place = unit(desk, "Seksi Pemerintahan")
    units.presenter.choose(place.id)
    units.presenter.set_capaian(Capaian.ISTIMEWA, " Camat ", "SK 1/2026")
    (stored,) = desk.stored(CapaianOrganisasi, unit_id=place.id, tahun=2025)
    assert (stored.capaian, stored.ditetapkan_oleh, stored.dasar) == (Capaian.ISTIMEWA, "Camat", "SK 1/2026")
    assert (units.state.spread.capaian, units.state.spread.set_by) == (Capaian.ISTIMEWA, "Camat")
    units.presenter.show(masa="triwulan-1")
    assert units.state.spread.capaian is not Capaian.ISTIMEWA  # of the year, not of the quarter
    assert units.state.spread.guidance.text == "Belum dapat dibandingkan"


def test_a_search_keeps_the_units_above_what_it_finds(units: Units) -> None:
    units.presenter.search("perencanaan")
    assert [line.depth for line in units.state.lines] == [0, 1, 2]
    units.presenter.search("tidak ada")
    assert not units.state.lines
    assert units.state.spread is not None  # the unit on show stays on show


def test_all_units_go_into_a_spreadsheet(desk: Any, units: Units, tmp_path: Path) -> None:
    units.presenter.export_to(tmp_path / "sebaran.xlsx")
    (sheet,) = desk.services.sheets.read(tmp_path / "sebaran.xlsx")
    assert len(sheet.rows) == 1 + len(desk.stored(Unit))
    titles, first = sheet.rows[0], sheet.rows[1]
    assert first[titles.index("Baik")] == units.state.lines[0].counts[Predikat.BAIK]


def test_an_office_without_units_says_where_to_make_them(desk: Any, units: Units) -> None:
    with desk.ctx.store.write("test", "Petugas") as work:
        for each in work.find(Unit):
            work.remove(each)
        work.commit()
    units.presenter.read()
    assert (units.state.empty, units.state.spread) == (True, None)


# Raters


def test_groups_below_five_are_not_shown(raters: Raters) -> None:
    for line in raters.state.lines:
        raters.presenter.choose(line.key)
        now = raters.state.detail.scales[0].bars[0]
        assert bool(now.parts) is (line.people >= 5)
        assert (line.ratings.text == "Terlalu sedikit") is (line.people < 5)
        if not now.parts:
            assert "terlalu sedikit" in now.note


def test_a_rater_is_shown_by_his_key_or_his_name(desk: Any, raters: Raters) -> None:
    last = raters.state.lines[-1]
    raters.presenter.show("2025", last.nama)
    assert raters.state.detail.key == last.key
    other = Raters(desk)
    other.presenter.show(penilai=last.key)
    assert other.state.chosen == last.key


def test_remarks_name_people_and_lead_to_their_appraisals(desk: Any, raters: Raters) -> None:
    remark = next(
        one
        for line in raters.state.lines
        if (raters.presenter.choose(line.key), True)[1]
        for one in raters.state.detail.remarks
        if one.people
    )
    evaluasi_id, nama = remark.people[0]
    assert desk.evaluasi(evaluasi_id).pihak is None or nama == desk.evaluasi(evaluasi_id).pihak.pegawai.nama
    raters.presenter.open(evaluasi_id)
    raters.presenter.show_people()
    assert desk.window.gone[0] == ("evaluasi", evaluasi_id, "")
    assert desk.window.gone[1][2].startswith("tahun=2025&penilai=")


def test_marks_never_accuse(raters: Raters) -> None:
    words = {line.ratings.text for line in raters.state.lines}
    assert words <= {"Tidak menonjol", "Baik dilihat lagi", "Terlalu sedikit"}
    assert all(line.ratings.tone in ("neutral", "info") for line in raters.state.lines)


def test_nothing_is_stored_by_looking(desk: Any, raters: Raters) -> None:
    with desk.ctx.store.read() as reader:
        before = reader.position()
    raters.presenter.read()
    with desk.ctx.store.read() as reader:
        assert reader.position() == before


def test_a_year_without_ratings_has_nobody(raters: Raters) -> None:
    raters.presenter.show("2022")
    assert (raters.state.lines, raters.state.detail) == ((), None)


def test_what_may_be_looked_at_again_comes_first(raters: Raters) -> None:
    looked = [line.looked for line in raters.state.lines]
    assert looked == sorted(looked, reverse=True)
    assert raters.state.detail.why.lines
    assert all(line.outcome in tuple(Outcome) for line in raters.state.detail.why.lines)


def test_the_year_on_show_at_first_is_the_newest_with_results(desk: Any) -> None:
    autumn = msgspec.structs.replace(desk.ctx, today=date(2026, 11, 22))
    services = msgspec.structs.replace(desk.services, context=lambda: autumn)
    units, raters = Page(), Page()
    by_unit, by_rater = SebaranPresenter(services, units), KeadilanPresenter(services, raters)
    by_unit.visited()
    by_rater.visited()
    assert (units.state.tahun, raters.state.tahun) == ("2025", "2025")  # nothing of 2026 is final
    assert sum(units.state.lines[0].counts.values()) > 0
    by_unit.show("2026")
    by_rater.show("2026")
    assert (units.state.tahun, raters.state.tahun) == ("2026", "2026")  # who asks for a year gets it
