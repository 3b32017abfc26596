"""What the name of a post tells, and where it puts a person."""

from __future__ import annotations

from itertools import count
from uuid import UUID

import pytest

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases.intake.places import Places
from asn_desktop.core.usecases.intake.posts import read_post, written_eselon

numbers = count(1)


def fresh() -> UUID:
    return UUID(int=next(numbers))


@pytest.mark.parametrize(
    ("name", "jenis", "heads", "kind"),
    [
        ("Camat", JenisJabatan.ADMINISTRATOR, "", "kecamatan"),
        ("Kepala Distrik", JenisJabatan.ADMINISTRATOR, "", "distrik"),
        ("Camat Siantar Timur", JenisJabatan.ADMINISTRATOR, "Kecamatan Siantar Timur", ""),
        ("Sekretaris Camat", JenisJabatan.ADMINISTRATOR, "Sekretariat", ""),
        ("Sekretaris Distrik", JenisJabatan.ADMINISTRATOR, "Sekretariat", ""),
        ("Lurah", JenisJabatan.PENGAWAS, "", "kelurahan"),
        ("Sekretaris Lurah", JenisJabatan.PENGAWAS, "Sekretariat", ""),
        ("Kepala Seksi Pemerintahan", JenisJabatan.PENGAWAS, "Seksi Pemerintahan", ""),
        ("Kasi Pemerintahan", JenisJabatan.PENGAWAS, "Seksi Pemerintahan", ""),
        ("Kepala Subbagian Umum dan Kepegawaian", JenisJabatan.PENGAWAS, "Subbagian Umum dan Kepegawaian", ""),
        ("Kepala Bidang Mutasi", JenisJabatan.ADMINISTRATOR, "Bidang Mutasi", ""),
        ("Kepala Dinas Kesehatan", JenisJabatan.JPT_PRATAMA, "Dinas Kesehatan", ""),
        ("Kepala Puskesmas", JenisJabatan.PENGAWAS, "Puskesmas", ""),
        ("Pengadministrasi Umum", JenisJabatan.PELAKSANA, "", ""),
        ("Kasir", JenisJabatan.PELAKSANA, "", ""),
    ],
)
def test_kind_and_unit_of_a_post(name: str, jenis: JenisJabatan, heads: str, kind: str) -> None:
    post = read_post(name)
    assert (post.jenis, post.heads, post.heads_kind, post.jenjang) == (jenis, heads, kind, None)
    assert post.kepala is bool(heads or kind)


@pytest.mark.parametrize(
    ("name", "jenjang"),
    [
        ("Bidan Mahir", Jenjang.MAHIR),
        ("Guru Ahli Pertama", Jenjang.AHLI_PERTAMA),
        ("Perawat Terampil", Jenjang.TERAMPIL),
        ("Arsiparis Penyelia", Jenjang.PENYELIA),
    ],
)
def test_functional_posts_by_their_level(name: str, jenjang: Jenjang) -> None:
    for hint in ("", JenisJabatan.FUNGSIONAL.value):
        post = read_post(name, hint)
        assert (post.jenis, post.jenjang) == (JenisJabatan.FUNGSIONAL, jenjang)


def test_what_the_file_says_beside_the_name_decides() -> None:
    assert read_post("Guru", "fungsional").jenis is JenisJabatan.FUNGSIONAL
    assert read_post("Ketua Tim", "struktural").jenis is JenisJabatan.PENGAWAS
    assert read_post("Ketua Tim", "struktural", "III.a").jenis is JenisJabatan.ADMINISTRATOR
    assert read_post("Kepala Seksi X", "pelaksana").jenis is JenisJabatan.PELAKSANA


def test_acting_posts() -> None:
    acting = read_post("Plt. Kepala Seksi Pemerintahan")
    assert (acting.nama, acting.status) == ("Kepala Seksi Pemerintahan", StatusJabatan.PLT)
    assert read_post("Plh Camat").status is StatusJabatan.PLH
    assert read_post("Pelaksana Tugas Camat").nama == "Camat"
    assert written_eselon("III / A") == "III.a"
    assert written_eselon("3") is None


def test_units_are_made_once_below_their_parent() -> None:
    places = Places((), (), "Distrik Welesi", fresh)
    head = places.place("Sekretariat", "Distrik Welesi", "Kepala Distrik", "struktural")
    staff = places.place("Seksi Pemerintahan", "Distrik Welesi", "Arsiparis Terampil")
    again = places.place("SEKSI  PEMERINTAHAN", "distrik welesi", "Guru")
    assert head.unit is not None
    assert staff.unit is not None
    assert (head.unit.nama, head.moved_from) == ("Distrik Welesi", "Sekretariat")
    assert staff.unit.induk_id == head.unit.id
    assert again.unit == staff.unit
    assert [places.path(unit) for unit in places.new_units] == [
        "Distrik Welesi",
        "Distrik Welesi / Sekretariat",
        "Distrik Welesi / Seksi Pemerintahan",
    ]
    assert places.new_posts == []
    assert places.post_of(head) == places.post_of(head)
    assert [(post.nama, post.kepala) for post in places.new_posts] == [("Kepala Distrik", True)]


def test_a_unit_has_one_head_post_whatever_it_is_called() -> None:
    unit = Unit(id=fresh(), nama="Kecamatan Siantar Timur")
    post = Jabatan(
        id=fresh(), nama="Camat Siantar Timur", jenis=JenisJabatan.ADMINISTRATOR, unit_id=unit.id, kepala=True
    )
    places = Places((unit,), (post,), unit.nama, fresh)
    assert places.post_of(places.place(None, None, "Camat")) == post.id
    assert places.new_posts == []


def test_a_name_that_several_units_have_is_not_guessed() -> None:
    top = [Unit(id=fresh(), nama=name) for name in ("Dinas A", "Dinas B")]
    below = [Unit(id=fresh(), nama="Sekretariat", induk_id=unit.id) for unit in top]
    places = Places((*top, *below), (), "Kabupaten", fresh)
    assert places.place("Sekretariat", None, "Guru").ambiguous
    assert places.place("Sekretariat", None, "Guru", current=below[1].id).unit == below[1]
    assert places.place("Sekretariat", "Dinas B", "Guru").unit == below[1]


def test_a_head_stays_where_somebody_put_him() -> None:
    top = Unit(id=fresh(), nama="Distrik Welesi")
    office = Unit(id=fresh(), nama="Sekretariat", induk_id=top.id)
    places = Places((top, office), (), top.nama, fresh)
    assert places.place("Sekretariat", None, "Kepala Seksi Umum", current=office.id).unit == office
    assert places.new_units == []
