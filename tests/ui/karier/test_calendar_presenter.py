"""The calendar's presenter: what is urgent first, filters, another day, work that is stopped, and files."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatDisiplin, RiwayatGolongan, RiwayatUnit, TingkatHukuman
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.domain.usulan import Usulan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import karier, usulan
from asn_desktop.core.usecases.karier import DueRow, Sending, Urgensi
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.storage.db import new_id
from asn_desktop.ui.presenters.asked_day import read_day
from asn_desktop.ui.presenters.karier.calendar import CalendarPresenter
from asn_desktop.ui.presenters.karier.calendar_state import CalendarState
from asn_desktop.ui.presenters.karier.rows import MonthTile
from asn_desktop.ui.presenters.karier.years import brings
from asn_desktop.ui.presenters.listing import Asked, choices_of
from tests.core.karier.conftest import TODAY
from tests.ui.conftest import WaitingRunner
from tests.ui.karier.conftest import Desk


class View:
    def __init__(self) -> None:
        self.states: list[CalendarState] = []
        self.tiles: tuple[MonthTile, ...] = ()

    @property
    def state(self) -> CalendarState:
        return self.states[-1]

    def render(self, state: CalendarState) -> None:
        self.states.append(state)

    def show_tiles(self, tiles: tuple[MonthTile, ...]) -> None:
        self.tiles = tiles

    def show_refused(self, refused: object) -> None:
        assert not refused


def opened(desk: Desk) -> tuple[CalendarPresenter, View]:
    view = View()
    presenter = CalendarPresenter(desk.services, view)
    presenter.visited()
    return presenter, view


def found(presenter: CalendarPresenter, text: str = "", sort: str = "urgen", **choices: str) -> list[DueRow]:
    return list(presenter.rows.found(Asked(text, choices, Sort(sort))))


def ranks(rows: list[DueRow]) -> list[Urgensi]:
    return [row.urgensi for row in rows]


def test_the_late_and_the_open_stand_first(desk: Desk) -> None:
    person = desk.register.person("III/a", date(2022, 5, 1), mkg=(2, 0))
    for year in (2023, 2024, 2025):
        desk.register.appraised(person, year)
    presenter, view = opened(desk)
    rows = found(presenter)
    order = [list(Urgensi).index(row.urgensi) for row in rows]
    assert order == sorted(order)
    assert rows[0].due.hak is Hak.KGB  # 1 May: the letter should be there on 1 March
    assert (rows[0].urgensi, rows[0].safe) == (Urgensi.TERLAMBAT, date(2026, 3, 1) - timedelta(14))
    (rank,) = found(presenter, hak="kenaikan_pangkat")  # 1 May cannot be reached any more, 1 June can
    assert (rank.urgensi, rank.tanggal, rank.safe) == (
        Urgensi.SEGERA,
        date(2026, 6, 1),
        date(2026, 6, 1) - timedelta(74),
    )
    assert view.state.counts.late == ranks(rows).count(Urgensi.TERLAMBAT) > 0
    assert not view.state.working
    assert view.state.day == TODAY


def test_an_empty_office_says_so(desk: Desk) -> None:
    presenter, view = opened(desk)
    assert view.state.empty
    presenter.turn("months")
    assert {tile.total for tile in view.tiles} == {0}


def test_filters_by_right_unit_state_time_and_text(desk: Desk) -> None:
    register = desk.register
    one, other = register.person(mkg=(3, 6)), register.person(mkg=(3, 6))
    top = Unit(id=new_id(), nama="Distrik Welesi", kode="01")
    below = Unit(id=new_id(), nama="Sekretariat", kode="01.01", induk_id=top.id)
    register.put(top, below)
    register.add(RiwayatUnit, one, unit_id=below.id, tmt=date(2020, 1, 1))
    presenter, view = opened(desk)

    def who(**asked: Any) -> set[UUID]:
        return {row.person.id for row in found(presenter, **asked)}

    assert who() == {one, other}
    assert who(unit=str(below.id)) == who(unit=str(top.id)) == {one}  # a unit with those below it
    assert who(text="sekretariat") == who(text="901") == {one}
    assert {row.due.hak for row in found(presenter, hak="kgb")} == {Hak.KGB}
    assert set(ranks(found(presenter, keadaan="nanti"))) == {Urgensi.NANTI}
    assert {row.due.outcome.value for row in found(presenter, keadaan="undetermined")} == {"undetermined"}
    month = found(presenter, masa="2026-12")
    assert month
    assert {(row.tanggal.year, row.tanggal.month) for row in month} == {(2026, 12)}
    assert all(row.open or row.tanggal < date(2026, 6, 10) for row in found(presenter, masa="3"))
    assert all(row.open for row in found(presenter, masa="terbuka"))
    assert [value for value, _ in view.state.units] == [str(top.id), str(below.id)]


@pytest.mark.parametrize("column", ["tanggal", "nama", "nip", "unit", "hak", "keadaan", "batas"])
def test_every_column_can_be_sorted_both_ways(desk: Desk, column: str) -> None:
    for _ in range(3):
        desk.register.person()
    presenter, _ = opened(desk)
    up = presenter.rows.found(Asked(sort=Sort(column)))
    down = presenter.rows.found(Asked(sort=Sort(column, descending=True)))
    assert len(up) == len(down) > 3
    assert set(map(id, up)) == set(map(id, down))


def test_people_come_with_their_most_urgent_thing(desk: Desk) -> None:
    desk.register.person()
    desk.register.person("III/a", date(2022, 5, 1), mkg=(2, 0))
    presenter, _ = opened(desk)
    with desk.register.ctx.store.read() as reader:
        people = presenter.rows.person_rows(reader, Asked(), 10, 0)
        assert presenter.rows.person_count(reader, Asked()) == len(people) == 2
        by_number = presenter.rows.person_rows(reader, Asked(sort=Sort("n", descending=True)), 10, 0)
    assert people[0].first.urgensi is Urgensi.TERLAMBAT
    assert people[0].late >= 1
    assert [len(row.rows) for row in by_number] == sorted((len(row.rows) for row in people), reverse=True)


def test_months_add_up_to_the_whole_and_lead_to_the_list(desk: Desk) -> None:
    for _ in range(2):
        desk.register.person()
    presenter, view = opened(desk)
    presenter.turn("months")
    assert sum(tile.total for tile in view.tiles) == len(found(presenter))
    assert view.tiles[0].month is None
    assert [tile.month for tile in view.tiles[1:4]] == [date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)]
    for tile in view.tiles:
        presenter.turn("months")
        there = presenter.show_month(tile.month)
        presenter.turn("list")
        presenter.narrow(there)
        assert len(presenter.rows.found(presenter.listing.asked)) == tile.total
    presenter.narrow("hak=kgb&masa=2026-12")
    presenter.turn("months")
    assert sum(tile.total for tile in view.tiles) == len(found(presenter, hak="kgb"))  # no time hides a month


def test_what_waits_for_a_condition_is_told_apart_from_what_is_open(desk: Desk) -> None:
    """An award whose day is past, and whose time will not come because of a sanction."""
    for sanctioned in (True, False):
        person = desk.register.person(tmt_cpns=date(2014, 3, 1))
        if sanctioned:
            desk.register.add(
                RiwayatDisiplin, person, tingkat=TingkatHukuman.SEDANG, jenis="pemotongan_tukin_6_bulan",
                tmt=date(2020, 10, 1),
            )  # fmt: skip
    presenter, view = opened(desk)
    presenter.turn("months")
    first, *months = view.tiles
    assert (dict(first.counts)[Hak.SATYALANCANA], first.unmet) == (2, 1)
    assert not any(tile.unmet for tile in months)


def test_a_saved_change_is_taken_up_when_the_page_is_seen(desk: Desk) -> None:
    person = desk.register.person()
    presenter, _ = opened(desk)
    with desk.register.ctx.store.read() as reader:
        held = reader.find(RiwayatGolongan, pegawai_id=person)[0]
    desk.register.put(held.with_(mkg_tahun=7, mkg_bulan=11))
    before = found(presenter, hak="kgb")
    presenter.changed(Changes(frozenset({"skp"})), visible=True)
    presenter.changed(Changes(frozenset({"riwayat_golongan"})), visible=False)
    assert found(presenter, hak="kgb") == before  # nobody looks at it yet
    presenter.visited()
    assert found(presenter, hak="kgb") != before


def test_another_day_is_worked_out_and_never_kept(desk: Desk) -> None:
    desk.register.person()
    presenter, view = opened(desk)
    presenter.as_of(date(2024, 1, 1))
    assert (view.state.day, view.state.another_day) == (date(2024, 1, 1), True)
    kept = karier.kept_calendar(desk.register.ctx)
    assert kept is not None
    assert kept.day == TODAY
    presenter.as_of(None)
    assert (view.state.day, view.state.another_day) == (TODAY, False)


def test_a_new_morning_shows_yesterday_until_today_is_ready(make_desk: Any) -> None:
    waiting = WaitingRunner()
    desk = make_desk(waiting)
    desk.register.person()
    karier.open_calendar(desk.register.ctx)
    desk.today = TODAY + timedelta(1)
    presenter, view = opened(desk)
    assert (view.state.day, view.state.working) == (None, True)
    waiting.run_one()
    assert (view.state.day, view.state.asked, view.state.working) == (TODAY, TODAY + timedelta(1), True)
    assert found(presenter)
    waiting.run_all()
    assert (view.state.day, view.state.working) == (TODAY + timedelta(1), False)


def test_work_that_is_stopped_leaves_nothing_and_can_be_begun_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.register.person()
    whole = karier.calendar
    monkeypatch.setattr(
        karier, "calendar", lambda ctx, months, progress, _cancel: whole(ctx, months, progress, lambda: True)
    )
    presenter, view = opened(desk)
    assert (view.state.stopped, view.state.working, view.state.day) == (True, False, None)
    assert karier.kept_calendar(desk.register.ctx) is None
    monkeypatch.undo()
    presenter.read()
    assert (view.state.stopped, view.state.day) == (False, TODAY)


def test_work_that_fails_is_reported_and_does_not_hang(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any) -> Any:
        raise UserError("file_locked", name="kantor")

    monkeypatch.setattr(karier, "calendar", broken)
    view = View()
    with pytest.raises(UserError):
        CalendarPresenter(desk.services, view).visited()
    assert (view.state.working, view.state.stopped) == (False, True)


def test_the_offices_own_days_move_the_last_safe_day(desk: Desk) -> None:
    person = desk.register.person("III/a", date(2022, 9, 1))
    presenter, view = opened(desk)
    row = next(row for row in found(presenter, hak="kenaikan_pangkat") if row.person.id == person)
    assert row.safe == date(2026, 9, 1) - timedelta(74)
    assert presenter.set_days("30", " 90 ") == {}
    row = next(row for row in found(presenter, hak="kenaikan_pangkat") if row.person.id == person)
    assert row.safe == date(2026, 9, 1) - timedelta(120)
    assert view.state.days == Sending(30, 90)
    with desk.register.ctx.store.read() as reader:
        assert karier.sending(reader) == Sending(30, 90)
    assert desk.shell.told[-1][0] == "karier_ui.said.days"


@pytest.mark.parametrize(("kurir", "proses"), [("", "60"), ("-1", "60"), ("14", "dua"), ("400", "1"), ("1.5", "x")])
def test_days_that_are_no_days_are_refused_field_by_field(desk: Desk, kurir: str, proses: str) -> None:
    presenter, view = opened(desk)
    wrong = presenter.set_days(kurir, proses)
    assert wrong
    assert ("kurir" in wrong) == (not kurir.isdecimal() or int(kurir) > 365)
    assert view.state.days == Sending()


def test_events_of_what_is_shown_are_saved(desk: Desk, tmp_path: Path) -> None:
    desk.register.person()
    presenter, _ = opened(desk)
    presenter.narrow("hak=kgb")
    presenter.save_events(tmp_path / "karier.ics")
    written = (tmp_path / "karier.ics").read_text("utf-8")
    assert written.count("BEGIN:VEVENT") == len(found(presenter, hak="kgb")) > 0
    assert "Kenaikan pangkat" not in written
    assert desk.shell.told[-1] == ("karier_ui.said.events", {"n": written.count("BEGIN:VEVENT"), "name": "karier.ics"})


def test_lines_lead_to_the_person_and_lists_to_the_print_screen(desk: Desk) -> None:
    person = desk.register.person()
    presenter, _ = opened(desk)
    row = found(presenter, hak="kgb")[0]
    presenter.open(row)
    presenter.print("duk")
    assert desk.shell.places == [("karier", person, "kgb"), ("cetak", None, "formulir=duk&tahun=2026&hari=2026-03-10")]


def test_somebody_who_left_is_no_longer_in_it(desk: Desk) -> None:
    person = desk.register.person()
    presenter, _ = opened(desk)
    with desk.register.ctx.store.read() as reader:
        held = reader.get(Pegawai, person)
    with desk.register.ctx.store.write("remove_pegawai", "Petugas") as work:
        work.remove(held)
        work.commit()
    presenter.changed(Changes(frozenset({"pegawai"})), visible=True)
    assert found(presenter) == []


@pytest.mark.parametrize(
    ("text", "key"), [("kemarin", "date_unreadable"), ("1/1/1900", "career_day"), ("1/1/2150", "career_day")]
)
def test_days_that_cannot_be_asked_for(text: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        read_day(text, TODAY)
    assert refused.value.key == key
    assert read_day(" ", TODAY) == TODAY
    assert read_day("1/2/2025", TODAY) == date(2025, 2, 1)


@pytest.mark.parametrize("day", [date(1960, 1, 1), date(1999, 12, 31), date(2099, 12, 31)])
def test_the_calendar_of_far_days_does_not_break(desk: Desk, day: date) -> None:
    desk.register.person()
    presenter, view = opened(desk)
    presenter.as_of(day)
    presenter.turn("months")
    assert view.state.day == day
    assert len(view.tiles) >= 25


def test_the_calendar_goes_to_paper_with_what_is_shown(desk: Desk) -> None:
    desk.register.person()
    presenter, _ = opened(desk)
    presenter.show_choices({"hak": "kgb", "keadaan": "nanti", "masa": "6"}, "ani")
    presenter.print("kalender_karier")
    wanted = choices_of(desk.shell.places[-1][2])
    assert choices_of(wanted["saring"]) == {"hak": "kgb", "keadaan": "nanti", "masa": "6", "teks": "ani"}
    presenter.turn("months")  # these show all months, whichever the list was of
    presenter.print("kalender_karier")
    assert "masa" not in choices_of(choices_of(desk.shell.places[-1][2])["saring"])
    presenter.show_choices({})
    presenter.print("kalender_karier")
    assert "saring" not in choices_of(desk.shell.places[-1][2])


def test_a_proposal_is_begun_for_the_period_that_papers_can_reach(desk: Desk) -> None:
    person = desk.register.person("III/a", date(2020, 4, 1))
    presenter, _ = opened(desk)
    presenter.propose(found(presenter, hak="kenaikan_pangkat"))
    with desk.register.ctx.store.read() as reader:
        (begun,) = reader.find(Usulan, pegawai_id=person)
    assert begun.tmt == date(2026, 6, 1)


def test_what_is_proposed_is_marked_and_once_sent_nobody_has_to_hurry(desk: Desk) -> None:
    desk.register.person()
    ctx = desk.register.ctx
    presenter, _ = opened(desk)
    late = next(row for row in found(presenter) if row.due.hak is Hak.KENAIKAN_PANGKAT)
    assert late.usulan is None
    made, changes = usulan.start(ctx, late.person.id, late.due.hak, late.tanggal)
    presenter.changed(changes, visible=True)
    begun = next(row for row in found(presenter) if row.due.hak is Hak.KENAIKAN_PANGKAT)
    assert begun.usulan is not None
    assert begun.urgensi is late.urgensi, "it has not left yet"
    assert presenter.told(begun).head.startswith(f"{begun.person.nama}. Usulannya sedang disiapkan.")
    presenter.propose([begun])
    assert desk.shell.places[-1][:2] == ("usulan", made)
    sent = usulan.send(ctx, made, "823/17/2026", TODAY)
    presenter.changed(sent, visible=True)
    (gone,) = found(presenter, keadaan="dikirim")
    assert (gone.due.hak, gone.safe) == (Hak.KENAIKAN_PANGKAT, None)
    assert presenter.told(gone).head == f"{gone.person.nama}. Usulannya dikirim dengan surat 823/17/2026."
    presenter.as_of(date(2026, 9, 1))
    assert not found(presenter, keadaan="dikirim"), "a calendar of another day knows nothing of what is in hand today"


def test_hours_that_do_not_lack_are_no_news(desk: Desk) -> None:
    texts = desk.services.texts
    assert brings(Hak.PENGEMBANGAN, 4, texts) == "kurang 4 JP"
    assert brings(Hak.PENGEMBANGAN, 0, texts) == ""
