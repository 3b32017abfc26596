"""The order of the Daftar Urut Kepangkatan, each measure deciding where those before it are equal."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import UrutanDuk
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.rulepack.rank import SeniorityOrder
from asn_desktop.core.rules.duk import Senior, in_order, leadership

ONE = Senior(
    "III/c", date(2020, 4, 1), JenisJabatan.PENGAWAS, "IV.a", None, date(2019, 1, 1), 150, 4, Pendidikan.S1, 2005,
    date(1980, 1, 1),
)  # fmt: skip


def order() -> SeniorityOrder:
    return bootstrap.law_book().at(date(2026, 1, 1)).get("duk.urutan").value


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"golongan": "IV/a"}, {}),
        ({"tmt_pangkat": date(2019, 4, 1)}, {}),
        ({"jabatan": JenisJabatan.ADMINISTRATOR, "eselon": "III.a"}, {}),
        ({}, {"eselon": "IV.b"}),
        ({"tmt_jabatan": date(2018, 1, 1)}, {}),
        ({}, {"jabatan": None}),
        ({"masa_kerja": 151}, {}),
        ({}, {"masa_kerja": None}),
        ({"latihan": 3}, {}),
        ({}, {"latihan": None}),
        ({"pendidikan": Pendidikan.S2}, {}),
        ({"lulus": 2004}, {}),
        ({}, {"pendidikan": None}),
        ({"lahir": date(1979, 12, 31)}, {}),
        ({}, {"lahir": None}),
    ],
)
def test_each_measure_decides_between_people_equal_before_it(first: dict, then: dict) -> None:
    people = [(replace(ONE, **then), "a"), (replace(ONE, **first), "b")]
    assert in_order(people, order()) == [1, 0]


def test_what_stands_earlier_in_the_order_outweighs_all_that_follows() -> None:
    better = {
        UrutanDuk.PANGKAT: {"golongan": "III/d"}, UrutanDuk.TMT_PANGKAT: {"tmt_pangkat": date(2010, 1, 1)},
        UrutanDuk.JABATAN: {"jabatan": JenisJabatan.JPT_PRATAMA}, UrutanDuk.MASA_KERJA: {"masa_kerja": 400},
        UrutanDuk.LATIHAN: {"latihan": 1}, UrutanDuk.PENDIDIKAN: {"pendidikan": Pendidikan.S3},
        UrutanDuk.USIA: {"lahir": date(1960, 1, 1)},
    }  # fmt: skip
    for above, below in pairwise(order().urutan):
        people = [(replace(ONE, **better[below]), "a"), (replace(ONE, **better[above]), "b")]
        assert in_order(people, order()) == [1, 0], above


def test_functional_posts_stand_by_their_jenjang() -> None:
    posts = {"jabatan": JenisJabatan.FUNGSIONAL, "eselon": ""}
    low = replace(ONE, jenjang=Jenjang.AHLI_PERTAMA, **posts)
    people = [(low, "a"), (replace(low, jenjang=Jenjang.AHLI_MUDA), "b")]
    assert in_order(people, order()) == [1, 0]


def test_equals_stand_by_name_so_that_the_list_is_always_the_same() -> None:
    assert in_order([(ONE, "wenda"), (ONE, "asso")], order()) == [1, 0]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("PKN Tingkat II", 2),
        ("Diklat PIM Tk. II", 2),
        ("Diklat Pim III", 3),
        ("Pelatihan Kepemimpinan Administrator (PKA)", 3),
        ("Diklatpim Tingkat IV", 4),
        ("Diklat PIM IV", 4),
        ("Pelatihan Kepemimpinan Pengawas", 4),
        ("PKN I", 1),
        ("Seminar Budaya Kerja", None),
        ("Pelatihan Pengelolaan Keuangan Daerah", None),
    ],
)
def test_leadership_training_is_known_by_its_names(name: str, level: int | None) -> None:
    assert leadership(name) == level
