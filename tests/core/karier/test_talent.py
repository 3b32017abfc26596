"""The nine boxes, where the line is drawn, who could take over a post, and which posts fall vacant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.talenta import (
    CalonPenerus,
    Kesiapan,
    PenilaianKompetensi,
    PenilaianPotensi,
    SyaratJabatan,
)
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.ports import Sheet
from asn_desktop.core.usecases.talenta import Cutoffs
from asn_desktop.core.usecases.talenta.intake import read_potential, take_in_potential
from asn_desktop.core.usecases.talenta.succession import SebabLowong
from asn_desktop.storage.db import new_id
from tests.core.karier.conftest import TODAY, Register


def refused(key: str) -> pytest.RaisesExc[UserError]:
    return pytest.RaisesExc(UserError, check=lambda error: error.key == key)


def potential(person: UUID, nilai: str | None, day: date = date(2025, 6, 1), level: Potensial | None = None) -> object:
    value = Decimal(nilai) if nilai is not None else None
    return PenilaianPotensi(id=new_id(), pegawai_id=person, tanggal=day, sumber="BKN", nilai=value, potensial=level)


def assess(office: Register, person: UUID, nilai: str | None, day: date = date(2025, 6, 1), **more: Potensial) -> None:
    talenta.save_potential(office.ctx, potential(person, nilai, day, **more))  # type: ignore[arg-type]


def test_who_was_never_assessed_stands_in_no_box(office: Register) -> None:
    assessed, unassessed, unappraised = office.person(), office.person(), office.person()
    office.appraised(assessed, 2025)
    office.appraised(unassessed, 2025, Predikat.SANGAT_BAIK)
    assess(office, assessed, "60")
    assess(office, unappraised, "95")
    boxes = {each.pegawai_id: each.kotak for each in talenta.grid(office.ctx, TODAY).people}
    assert boxes == {assessed: 5, unassessed: None, unappraised: None}
    assert talenta.grid(office.ctx, TODAY).counts[5] == 1


def test_where_the_line_is_drawn_decides_for_those_near_it(office: Register) -> None:
    person = office.person()
    office.appraised(person, 2025, Predikat.SANGAT_BAIK)
    assess(office, person, "80")
    now = talenta.grid(office.ctx, TODAY)
    law = office.ctx.law.at(TODAY)
    assert [each.kotak for each in now.people] == [9], "the lower bound belongs to the level"
    assert [each.kotak for each in talenta.under(now, Cutoffs(Decimal(70), Decimal(90)), law).people] == [7]
    talenta.set_cutoffs(office.ctx, Cutoffs(Decimal(81), Decimal("90.5")))
    assert [each.kotak for each in talenta.grid(office.ctx, TODAY).people] == [4]
    with refused("talent_cutoffs"):
        talenta.set_cutoffs(office.ctx, Cutoffs(Decimal(80), Decimal(80)))


def test_a_level_without_number_is_taken_as_its_source_gave_it(office: Register) -> None:
    person = office.person()
    office.appraised(person, 2025)
    assess(office, person, None, level=Potensial.TINGGI)
    assert [each.kotak for each in talenta.grid(office.ctx, TODAY).people] == [8]


def test_movement_goes_by_what_was_known_on_each_day(office: Register) -> None:
    person = office.person()
    office.appraised(person, 2023, Predikat.KURANG)
    office.appraised(person, 2025)
    assess(office, person, "50", date(2024, 2, 1))
    assess(office, person, "90", date(2026, 2, 1))
    days = (date(2023, 12, 31), date(2024, 12, 31), TODAY)
    assert talenta.movement(office.ctx, days)[person] == (None, 1, 8)


@pytest.fixture
def post(office: Register) -> Jabatan:
    unit = Unit(id=new_id(), nama="Distrik Welesi")
    post = Jabatan(
        id=new_id(), nama="Kasi Pemerintahan", jenis=JenisJabatan.PENGAWAS, unit_id=unit.id, eselon="IV.b", kepala=True
    )
    office.put(unit, post)
    return post


def test_candidates_come_from_the_whole_office_the_fittest_first(office: Register, post: Jabatan) -> None:
    fit = office.person("III/b", date(2024, 4, 1), nama="Elda Tabuni")
    for year in (2024, 2025):
        office.appraised(fit, year)
    assess(office, fit, "85")
    talenta.save_competence(
        office.ctx,
        PenilaianKompetensi(id=new_id(), pegawai_id=fit, tanggal=TODAY, sumber="BKN", level={"M.1": 2, "M.2": 2}),
    )
    unknown = office.person("III/b", date(2024, 4, 1), nama="Agus Wenda")
    too_low = office.person("II/a", date(2024, 4, 1), nama="Melki Kogoya")
    holder = office.person("III/c", nama="Yohana Asso")
    office.add(RiwayatJabatan, holder, nama=post.nama, jenis=post.jenis, tmt=date(2020, 1, 1), jabatan_id=post.id)
    office.add(RiwayatUnit, too_low, unit_id=post.unit_id, tmt=date(2020, 1, 1))
    talenta.save_requirements(
        office.ctx,
        SyaratJabatan(id=new_id(), jabatan_id=post.id, kompetensi={"M.1": 2, "M.2": 2}, dasar="Perbup 7"),
    )
    found = talenta.candidates(office.ctx, post.id)
    assert [each.nama for each in found] == ["Elda Tabuni", "Agus Wenda", "Melki Kogoya"]
    assert (found[0].kotak, found[0].jpm) == (8, Decimal("100.00"))
    assert [each.same_unit for each in found] == [False, False, True]
    assert unknown in {each.pegawai_id for each in found}


def test_a_successor_is_named_once_with_a_reason(office: Register, post: Jabatan) -> None:
    person = office.person()
    named = CalonPenerus(id=new_id(), jabatan_id=post.id, pegawai_id=person, kesiapan=Kesiapan.SIAP, tanggal=TODAY)
    with refused("successor_without_reason"):
        talenta.name_successor(office.ctx, named)
    talenta.name_successor(office.ctx, named.with_(alasan="Plt sejak 2025"))
    with refused("successor_twice"):
        talenta.name_successor(office.ctx, named.with_(id=new_id(), alasan="Lagi"))
    (first, *_) = talenta.candidates(office.ctx, post.id)
    assert first.named is not None
    (vacant,) = talenta.vacancies(office.ctx)
    assert (vacant.sebab, vacant.penerus) == (SebabLowong.TANPA_PEMANGKU, 1)
    talenta.strike_successor(office.ctx, named.id)
    assert talenta.vacancies(office.ctx)[0].penerus == 0


def test_a_post_falls_vacant_when_its_holder_retires(office: Register, post: Jabatan) -> None:
    old = office.person(
        "III/d",
        nama="Yohana Asso",
        tanggal_lahir=date(1969, 5, 20),
        nip="196905201990032990",
        tmt_cpns=date(1990, 3, 1),
    )
    office.add(RiwayatJabatan, old, nama=post.nama, jenis=post.jenis, tmt=date(2020, 1, 1), jabatan_id=post.id)
    (vacant,) = talenta.vacancies(office.ctx)
    assert (vacant.tanggal, vacant.sebab, vacant.pemangku) == (date(2027, 6, 1), SebabLowong.PENSIUN, "Yohana Asso")
    assert talenta.vacancies(office.ctx, months=6) == ()


def test_what_no_report_says_is_not_kept(office: Register) -> None:
    person = office.person()
    with refused("assessment_without_value"):
        assess(office, person, None)
    with refused("assessment_out_of_scale"):
        assess(office, person, "101")
    with refused("assessment_in_future"):
        assess(office, person, "80", date(2027, 1, 1))
    wrong = PenilaianKompetensi(id=new_id(), pegawai_id=person, tanggal=TODAY, sumber="BKN", level={"M.9": 2})
    with refused("competence_level"):
        talenta.save_competence(office.ctx, wrong)


def test_other_lines_move_only_those_near_them(office: Register) -> None:
    near, far = office.person(nama="Agus Wenda"), office.person(nama="Elda Tabuni")
    unassessed = office.person(nama="Melki Kogoya")
    for person in (near, far, unassessed):
        office.appraised(person, 2025)
    assess(office, near, "65")
    assess(office, far, "95")
    now = talenta.grid(office.ctx, TODAY)
    found = talenta.sensitivity(now, Cutoffs(Decimal(70), Decimal(90)), office.ctx.law.at(TODAY))
    assert [(before.nama, before.kotak, after.kotak) for before, after in found.moved] == [("Agus Wenda", 5, 2)]
    assert (found.counts[2], found.counts[8]) == (1, 1)


def sheet(*rows: list[object]) -> tuple[Sheet, ...]:
    heading: list[object] = ["NIP", "Nilai Potensi", "Tanggal Penilaian", "Sumber", "Nomor"]
    return (Sheet("Potensi", [["Hasil uji potensi 2025"], heading, *rows]),)  # type: ignore[list-item]


def nip_of(office: Register, person: UUID) -> str:
    with office.ctx.store.read() as reader:
        return reader.get(Pegawai, person).nip


def test_a_file_is_looked_at_first_and_each_refused_row_says_why(office: Register) -> None:
    person, other = office.person(nama="Elda Tabuni"), office.person(nama="Agus Wenda")
    nip, second = nip_of(office, person), nip_of(office, other)
    found = read_potential(
        office.ctx,
        sheet(
            [nip, "78,5", "14/11/2025", "BKN", "7"],
            [nip, 78.5, date(2025, 11, 14), "bkn", ""],
            [second, "Tinggi", "2025-11-14", "BKN", ""],
            ["199001012018031999", 80, "14/11/2025", "BKN", ""],
            [second, 140, "14/11/2025", "BKN", ""],
            [second, "baik", "14/11/2025", "BKN", ""],
            [second, 80, "1/1/2027", "BKN", ""],
            [second, None, "14/11/2025", "BKN", ""],
            [second, 80, "kemarin", "", ""],
            [None, None, None, None, None],
        ),
    )
    assert [(row.nama, row.nilai, row.potensial) for row in found.new] == [
        ("Elda Tabuni", Decimal("78.5"), None),
        ("Agus Wenda", None, Potensial.TINGGI),
    ]
    keys = [(each.row, each.key) for each in found.refused]
    assert keys == [
        (4, "twice"), (6, "unknown"), (7, "scale"), (8, "value"), (9, "future"), (10, "no_nilai"), (11, "bad_tanggal"),
    ]  # fmt: skip
    with office.ctx.store.read() as reader:
        assert reader.find(PenilaianPotensi) == (), "nothing is saved by looking"


def test_a_file_taken_in_twice_changes_nothing_the_second_time_and_is_undone_at_once(office: Register) -> None:
    people = [office.person(), office.person()]
    rows = sheet(*([nip_of(office, person), 80, "14/11/2025", "BKN", "7"] for person in people))
    take_in_potential(office.ctx, read_potential(office.ctx, rows))
    again = read_potential(office.ctx, rows)
    assert again.new == ()
    assert not take_in_potential(office.ctx, again)
    with office.ctx.store.read() as reader:
        assert len(reader.find(PenilaianPotensi)) == 2
        last = reader.last_change()
    assert last is not None
    with office.ctx.store.write("undo", "Petugas") as work:
        work.undo(last.group)
        work.commit()
    with office.ctx.store.read() as reader:
        assert reader.find(PenilaianPotensi) == ()


def test_a_file_without_its_columns_is_refused_whole(office: Register) -> None:
    with refused("potential_columns"):
        read_potential(office.ctx, (Sheet("x", [["Nama", "Nilai"], ["Elda", 80]]),))
