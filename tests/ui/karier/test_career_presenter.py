"""One career on show: rights with their reasons, another day, assumptions, and what cannot be assumed."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import Hak, Jalan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.rencana_karier import AndaianJabatan, AndaianPelatihan, AndaianPendidikan, AndaianPredikat
from asn_desktop.core.domain.riwayat import (
    Pendidikan,
    RiwayatGolongan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatPenghargaan,
)
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.ui.presenters.karier.person import CareerPresenter
from asn_desktop.ui.presenters.karier.state import CareerState, Lane, RightLine
from tests.core.karier.conftest import TODAY
from tests.ui.conftest import WaitingRunner
from tests.ui.karier.conftest import Desk


class View:
    def __init__(self) -> None:
        self.states: list[CareerState] = []
        self.left = 0

    @property
    def state(self) -> CareerState:
        return self.states[-1]

    def render(self, state: CareerState) -> None:
        self.states.append(state)

    def gone(self) -> None:
        self.left += 1


def opened(desk: Desk, person: UUID, detail: str = "") -> tuple[CareerPresenter, View]:
    view = View()
    presenter = CareerPresenter(desk.services, view)
    presenter.open(person, detail)
    return presenter, view


def right(state: CareerState, hak: Hak) -> RightLine:
    return next(line for line in state.rights if line.part is hak)


def lane(state: CareerState, number: int, *, beside: bool = False) -> Lane:
    return (state.beside if beside else state.line).lanes[number]


def test_each_right_is_told_for_the_day_it_falls_due(desk: Desk) -> None:
    person = desk.register.person(mkg=(4, 0))  # the raise of the sixth year falls on 1 April 2024, the next in 2026
    desk.register.appraised(person, 2025)
    _, view = opened(desk, person, "kgb")
    line = right(view.state, Hak.KGB)
    assert (line.when, line.chip.text) == ("1 April 2026", "terpenuhi")
    assert view.state.detail is not None
    assert view.state.detail.part is Hak.KGB
    assert "Rp" in line.name
    assert view.state.detail.send.startswith("Batas kirim")
    assert any("823/1/2022" in paper for paper in view.state.detail.papers)


def test_what_is_missing_is_named_with_who_has_it_and_doubtful_law_is_marked(desk: Desk) -> None:
    person = desk.register.person("III/a", date(2022, 4, 1))
    desk.register.appraised(person, 2025)
    _, view = opened(desk, person, "kenaikan_pangkat")
    detail = view.state.detail
    assert detail is not None
    assert detail.lacking == (
        "Belum ada: predikat kinerja tahun 2024. Yang dapat melengkapi: pejabat penilai kinerja.",
    )
    assert right(view.state, Hak.KENAIKAN_PANGKAT).doubtful
    assert "belum dicocokkan" in detail.why.footer
    assert {line.outcome for line in detail.why.lines} >= {Outcome.MET, Outcome.UNDETERMINED}


def test_the_line_shows_past_and_possible_future(desk: Desk) -> None:
    person = desk.register.person("III/a", date(2024, 4, 1))
    register = desk.register
    register.add(RiwayatGolongan, person, golongan="II/d", tmt=date(2020, 4, 1))
    register.add(RiwayatPelatihan, person, nama="Bimtek", selesai=date(2023, 5, 5))
    register.add(RiwayatPenghargaan, person, nama="Pegawai Teladan", tanggal=date(2024, 8, 17))
    register.appraised(person, 2025, Predikat.SANGAT_BAIK)
    _, view = opened(desk, person)
    ranks = lane(view.state, 0).spans
    assert [(span.text, span.possible) for span in ranks][:3] == [("II/d", False), ("III/a", False), ("III/b", True)]
    assert ranks[1].end == ranks[2].start == date(2028, 4, 1)
    assert [span.tone for span in lane(view.state, 2).spans] == ["sangat_baik"]
    assert {point.said for point in lane(view.state, 3).points} >= {
        "Bimtek, 5 Mei 2023",
        "Pegawai Teladan, 17 Agustus 2024",
    }
    steps = lane(view.state, 4).points
    assert any("III/b" in point.said and point.shape == "ring" for point in steps)
    assert view.state.line.start <= date(2018, 3, 1)
    assert view.state.line.end == date(2036, 12, 31)


def test_a_person_without_any_data_is_shown_all_the_same(desk: Desk) -> None:
    bare = Pegawai(id=UUID(int=5), nip="199001012018031999", nama="Tanpa Data", jenis_pegawai="pns")  # type: ignore[arg-type]
    desk.register.put(bare)
    _, view = opened(desk, bare.id)
    assert view.state.head.name == "Tanpa Data"
    assert {line.when for line in view.state.rights if line.part is Hak.KGB} == {"tanggalnya belum diketahui"}
    assert all(not lane.spans and not lane.points for lane in view.state.line.lanes)


def test_out_of_service_there_is_nothing_to_choose(desk: Desk) -> None:
    person = desk.register.person(kedudukan=Kedudukan.PENSIUN)
    _, view = opened(desk, person, "kgb")
    assert (view.state.in_service, view.state.rights, view.state.detail) == (False, (), None)


def test_the_same_assumed_twice_counts_once(desk: Desk) -> None:
    person = desk.register.person("III/a", date(2020, 4, 1))
    presenter, view = opened(desk, person, "andai")
    for _ in range(2):
        presenter.assume(AndaianPelatihan(date(2027, 6, 1), "Ujian Dinas Tingkat I"))
    assert len(view.state.lines) == 1


def test_a_letter_is_printed_for_the_month_in_which_the_right_comes(desk: Desk) -> None:
    """The raise of next year is announced this year, and a promotion is proposed for a period that papers can reach."""
    person = desk.register.person("III/a", date(2020, 4, 1), mkg=(3, 0))
    presenter, _ = opened(desk, person)
    presenter.print("kgb")
    presenter.print("usul_pangkat")
    presenter.print("kartu_karier")
    assert [detail for _screen, _person, detail in desk.shell.places] == [
        "kgb/2027/bulan-4//2026-03-10", "usul_pangkat/2026/bulan-6//2026-03-10", "kartu_karier/2026///2026-03-10",
    ]  # fmt: skip


def test_the_plan_is_always_of_today(desk: Desk) -> None:
    person = desk.register.person()
    presenter, view = opened(desk, person)
    presenter.as_of(date(2021, 2, 1))
    presenter.turn("rencana")
    assert view.state.day == view.state.today
    presenter.turn("hak")
    presenter.as_of(date(2021, 2, 1))
    presenter.open(person, "rencana")
    assert view.state.day == view.state.today


def test_another_day_goes_by_the_records_and_the_law_of_that_day(desk: Desk) -> None:
    person = desk.register.person("III/a", date(2022, 4, 1))
    presenter, view = opened(desk, person)
    presenter.assume_predikat(2026, "baik")
    presenter.as_of(date(2021, 2, 1))
    assert (view.state.day, view.state.another_day) == (date(2021, 2, 1), True)
    assert view.state.assumed == ()
    assert not lane(view.state, 0).spans or lane(view.state, 0).spans[0].possible is False
    assert "1 Februari 2021" in (view.state.detail.why.footer if view.state.detail else "")
    presenter.as_of(None)
    assert view.state.day == TODAY


def test_assumed_years_move_the_steps_beside_the_present_ones(desk: Desk) -> None:
    person = desk.register.person("III/a", date(2024, 4, 1))
    desk.register.appraised(person, 2025)
    presenter, view = opened(desk, person, "andai")
    assert view.state.page == "andai"
    assert {line.moved for line in view.state.shifts} == {"tetap"}
    presenter.assume_all_good()
    assert [each.tahun for each in view.state.years if each.recorded] == [2025]
    assert all(each.chosen == "baik" for each in view.state.years if not each.recorded)
    rank = next(line for line in view.state.shifts if "III/b" in line.name)
    assert (rank.now, rank.then, rank.moved) == ("1 April 2028, belum pasti", "1 April 2028", "menjadi pasti")
    assert next(line for line in view.state.shifts if "III/c" in line.name).moved == "menjadi pasti"
    presenter.assume_predikat(2027, "kurang")
    rank = next(line for line in view.state.shifts if "III/b" in line.name)
    assert (rank.then, rank.moved) == ("1 Januari 2030", "mundur 1 tahun 9 bulan")
    now, then = lane(view.state, 0, beside=True).spans, lane(view.state, 1, beside=True).spans
    assert next(span.start for span in now if span.text == "III/b") == date(2028, 4, 1)
    assert next(span.start for span in then if span.text == "III/b") == date(2030, 1, 1)
    presenter.choose_shift(rank.number)
    assert view.state.shift_why is not None
    assert view.state.shift_why.lines
    presenter.assume_predikat(2027, "")
    assert AndaianPredikat(2027, Predikat.KURANG) not in presenter.assumed
    presenter.clear()
    assert view.state.assumed == ()
    assert {line.moved for line in view.state.shifts} == {"tetap"}


def test_diploma_training_and_post_are_listed_and_can_be_dropped(desk: Desk) -> None:
    person = desk.register.person()
    presenter, view = opened(desk, person, "andai")
    presenter.assume(AndaianPendidikan(2027, Pendidikan.S2))
    presenter.assume(AndaianPelatihan(date(2027, 5, 1), "Ujian Dinas Tingkat II"))
    presenter.assume(AndaianJabatan(date(2028, 1, 1), "Analis", JenisJabatan.FUNGSIONAL, Jenjang.AHLI_MUDA))
    assert [(line.kind, line.text) for line in view.state.lines] == [
        ("pendidikan", "Ijazah S-2, lulus 2027"),
        ("pelatihan", "Ujian Dinas Tingkat II, 1 Mei 2027"),
        ("jabatan", "Analis, mulai 1 Januari 2028"),
    ]
    rings = [point for point in lane(view.state, 4, beside=True).points if point.shape == "ring"]
    assert len(rings) == 2
    assert any(span.possible and span.text == "Analis" for span in lane(view.state, 2, beside=True).spans)
    assert not any(span.possible for span in lane(view.state, 1).spans)
    presenter.drop(1)
    assert [line.kind for line in view.state.lines] == ["pendidikan", "jabatan"]


def test_what_is_past_is_refused_and_what_was_assumed_stays(desk: Desk) -> None:
    presenter, view = opened(desk, desk.register.person(), "andai")
    presenter.assume_predikat(2026, "baik")
    presenter.assume(AndaianPelatihan(date(2020, 1, 1), "Bimtek"))
    assert desk.shell.reported[-1].key == "andaian_lampau"
    assert presenter.assumed == view.state.assumed == (AndaianPredikat(2026, Predikat.BAIK),)


def test_nothing_assumed_is_saved_and_it_goes_with_the_person(desk: Desk) -> None:
    one, other = desk.register.person(), desk.register.person()
    with desk.register.ctx.store.read() as reader:
        before = reader.position()
    presenter, view = opened(desk, one, "andai")
    presenter.assume_all_good()
    presenter.open(other, "andai")
    assert view.state.assumed == ()
    with desk.register.ctx.store.read() as reader:
        assert reader.position() == before
        assert not any("andai" in place for place in reader.drafts())


def test_a_saved_change_and_a_new_day_are_taken_up(desk: Desk) -> None:
    person = desk.register.person(mkg=(4, 0))
    presenter, view = opened(desk, person)
    assert right(view.state, Hak.KGB).chip.text == "belum dapat ditentukan"
    desk.register.appraised(person, 2025)
    presenter.changed(Changes(frozenset({"kantor"})), visible=True)
    assert right(view.state, Hak.KGB).chip.text == "belum dapat ditentukan"
    presenter.changed(Changes(frozenset({"evaluasi"})), visible=False)
    presenter.visited()
    assert right(view.state, Hak.KGB).chip.text == "terpenuhi"
    desk.today = date(2026, 4, 2)
    presenter.visited()
    assert view.state.day == date(2026, 4, 2)


def test_a_removed_person_leads_back(desk: Desk) -> None:
    presenter, view = opened(desk, UUID(int=99))
    assert view.left == 1
    presenter.visited()
    assert view.states == []


def test_only_the_newest_question_is_answered(make_desk: Any) -> None:
    waiting = WaitingRunner()
    desk = make_desk(waiting)
    one, other = desk.register.person(nama="Satu"), desk.register.person(nama="Dua")
    presenter, view = opened(desk, one)
    presenter.open(other)
    waiting.run_all()
    assert [state.head.name for state in view.states] == ["Dua"]


def test_ways_out_lead_to_the_register_and_to_paper(desk: Desk) -> None:
    person = desk.register.person()
    presenter, view = opened(desk, person)
    presenter.show_register()
    presenter.print("konversi_ak")
    assert desk.shell.places == [("pegawai", person, ""), ("cetak", person, "konversi_ak/2026///2026-03-10")]
    assert len(view.state.forms) == len({name for name, _ in view.state.forms})


@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_can_be_said_in_both_languages(make_desk: Any, language: Any) -> None:
    texts: Texts = bootstrap.texts(language)
    desk = make_desk(texts=texts)
    people = (
        desk.register.person("III/a", date(2024, 4, 1)),
        desk.register.person(
            jabatan={"nama": "Analis", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_PERTAMA}
        ),
        desk.register.person(mkg=None, tmt_cpns=None, tanggal_lahir=None),
    )
    for person in people:
        presenter, view = opened(desk, person, "andai")
        presenter.assume_all_good()
        presenter.assume_predikat(2027, "sangat_kurang")
        presenter.assume(AndaianPendidikan(2027, Pendidikan.S3))
        presenter.assume(AndaianPelatihan(date(2027, 5, 1), "Ujian Dinas Tingkat II"))
        presenter.assume(AndaianJabatan(date(2028, 1, 1), "Kepala", JenisJabatan.PENGAWAS, None, "IV.a"))
        for line in view.state.shifts:
            presenter.choose_shift(line.number)
        for hak in Hak:
            presenter.choose(hak)
        assert view.state.lines


@pytest.mark.parametrize("day", [date(1960, 1, 1), date(1999, 12, 31), date(2099, 12, 31)])
def test_far_days_are_answered_with_what_is_known_of_them(desk: Desk, day: date) -> None:
    """Before anybody was appointed, without law of that day, and long after the pension."""
    presenter, view = opened(desk, desk.register.person())
    presenter.as_of(day)
    presenter.turn("andai")
    presenter.assume_all_good()
    assert desk.shell.reported == []
    assert view.state.another_day
    assert view.state.line.start <= view.state.day <= view.state.line.end


def test_other_ways_up_are_explained_like_rights(desk: Desk) -> None:
    person = desk.register.person("III/a", date(2022, 4, 1))
    desk.register.appraised(person, 2025)
    desk.register.add(RiwayatPendidikan, person, tingkat=Pendidikan.S2, tahun_lulus=2025)
    presenter, view = opened(desk, person)
    assert [line.part for line in view.state.ways] == [
        Jalan.PENYESUAIAN_IJAZAH, Jalan.PRESTASI, Jalan.PENEMUAN, Jalan.PERPINDAHAN, Jalan.TUGAS_BELAJAR,
    ]  # fmt: skip
    presenter.choose(Jalan.PENYESUAIAN_IJAZAH)
    detail = view.state.detail
    assert detail is not None
    assert (detail.title, detail.chip.text) == ("Kenaikan pangkat karena ijazah baru", "belum dapat ditentukan")
    assert view.state.ways[0].name == "Kenaikan pangkat karena ijazah baru (III/b)"
    assert any("pengelola kepegawaian" in each for each in detail.lacking)
    assert view.state.proposal == "begin", "a rise in rank is proposed, whichever way it comes"
    presenter.choose(Jalan.TUGAS_BELAJAR)
    assert not view.state.proposal


def test_the_credit_of_a_move_is_told_where_the_post_is_assumed(desk: Desk) -> None:
    person = desk.register.person("III/d", date(2022, 4, 1))
    desk.register.appraised(person, 2025)
    presenter, view = opened(desk, person)
    presenter.choose(Jalan.PERPINDAHAN)
    assert view.state.detail is not None
    assert any("Bagaimana jika" in each for each in view.state.detail.lacking)
    presenter.turn("andai")
    presenter.assume(AndaianJabatan(date(2026, 6, 1), "Analis", JenisJabatan.FUNGSIONAL, Jenjang.AHLI_MUDA))
    move = view.state.consequences[-1]
    assert (move.title, move.chip.text) == ("Pindah ke jabatan fungsional", "terpenuhi")
    assert "Angka kredit 175" in move.why.headline


def test_old_credit_says_where_it_is_recorded(desk: Desk) -> None:
    post = {"nama": "Analis", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_MUDA, "tmt": date(2019, 1, 1)}
    presenter, view = opened(desk, desk.register.person("III/d", date(2021, 4, 1), jabatan=post))
    presenter.choose(Jalan.INTEGRASI)
    assert view.state.detail is not None
    assert any("usulan angka kredit" in each for each in view.state.detail.lacking)


def test_an_assumed_diploma_tells_whether_it_would_lift_the_person(desk: Desk) -> None:
    person = desk.register.person("III/a", date(2022, 4, 1))
    presenter, view = opened(desk, person, "andai")
    presenter.assume(AndaianPendidikan(2027, Pendidikan.S3, "Manajemen"))
    (card,) = view.state.consequences
    assert card.title == "Kenaikan pangkat karena ijazah baru (III/c)"
    assert {line.outcome for line in card.why.lines} >= {Outcome.MET, Outcome.UNDETERMINED}
    presenter.clear()
    assert view.state.consequences == ()


@pytest.mark.parametrize("left", ["died", "past the pension"])
def test_the_line_of_whoever_has_left_ends_today(desk: Desk, left: str) -> None:
    gone = {"kedudukan": Kedudukan.MENINGGAL} if left == "died" else {"tanggal_lahir": date(1960, 1, 1)}
    person = desk.register.person("III/a", date(2022, 4, 1), **gone)
    _, view = opened(desk, person)
    assert [span.end for span in (*lane(view.state, 0).spans, *lane(view.state, 1).spans)] == [TODAY, TODAY]


def test_service_under_a_contract_is_counted_from_the_appointment_as_pppk(desk: Desk) -> None:
    person = desk.register.person(
        "IX", jenis_pegawai=JenisPegawai.PPPK, nip="199001012022041901", tmt_cpns=date(2022, 4, 1)
    )
    _, view = opened(desk, person)
    assert "3 tahun sejak TMT PPPK" in dict(view.state.head.facts).values()
