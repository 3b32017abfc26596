"""Search finds what was meant: fragments, parts of a NIP, typing errors."""

from __future__ import annotations

import pytest
from office import Office, person, placed

from asn_desktop.core.usecases.rows import PegawaiFilter, Sort
from asn_desktop.storage.db.projection.words import plain, query_words, typing_errors
from asn_desktop.storage.db.store import SqlStore

KEPALA, SEKRETARIS, STAF, PENYULUH = "Simson Hubi, S.Sos", "Dr. Maria Yelipele", "Yusuf Ma'ruf", "Simon Huby"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("simson", {KEPALA}),
        ("SIM", {KEPALA, PENYULUH}),
        ("s", {KEPALA, SEKRETARIS, STAF, PENYULUH}),  # one letter begins a word: Simson, Sekretaris, Sekretariat
        ("hu si", {KEPALA, PENYULUH}),
        ("hubi simson", {KEPALA}),
        ("S.Sos", {KEPALA}),
        ("maruf", {STAF}),
        ("ma'ruf", {STAF}),
        ("keuangan", {STAF}),
        ("sekretariat", {SEKRETARIS, STAF}),
        ("sekretaris yel", {SEKRETARIS}),
        ("011903", {STAF}),
        ("19850312 201001 1 904", {PENYULUH}),
        ("198503122010011904", {PENYULUH}),
        ("1985 0312", {KEPALA, SEKRETARIS, STAF, PENYULUH}),
        ("simsn hubi", {KEPALA}),
        ("yeliple", {SEKRETARIS}),
        ("mraia", {SEKRETARIS}),
        ("keuanagn", {STAF}),
        ("pertanain simon", {PENYULUH}),
        ("Yüsuf", {STAF}),
        ("zzzzzz", set()),
        ("simson yelipele", set()),
        ('"', {KEPALA, SEKRETARIS, STAF, PENYULUH}),
        ("%", {KEPALA, SEKRETARIS, STAF, PENYULUH}),
        ("simson OR yusuf", set()),
    ],
)
def test_lists_find(store: SqlStore, office: Office, typed: str, found: set[str]) -> None:
    with store.read() as reader:
        where = PegawaiFilter(text=typed)
        assert {row.nama for row in reader.pegawai_rows(where, Sort(), 100)} == found
        assert reader.pegawai_count(where) == len(found)


def test_search_anything(store: SqlStore, office: Office) -> None:
    with store.read() as reader:
        begin = reader.search("sim")
        assert [hit.title for hit in begin] == [PENYULUH, KEPALA]
        assert begin[1].detail == "19850312 201001 1 901 · Kepala Distrik"
        units = [hit for hit in reader.search("sekretariat") if hit.kind == "unit"]
        assert [(hit.title, hit.detail, hit.id) for hit in units] == [
            ("Sekretariat", "Distrik Walesi", office.sekretariat.id)
        ]
        assert [hit.title for hit in reader.search("agustina")] == ["Agustina Wenda"]  # who left is found too
        assert {hit.title for hit in reader.search("simsn")} == {KEPALA, PENYULUH}
        assert len(reader.search("sekretariat", limit=2)) == 2
        assert reader.search("  ") == ()


def test_common_words_page_like_rare_ones(store: SqlStore, office: Office) -> None:
    with store.write("import_pegawai", "Operator") as unit:
        people = (person(901 + serial % 99, f"Wenda {serial:04}") for serial in range(2000))
        unit.put_many(record for one in people for record in placed(one, office.seksi, "II/a", "Guru")[:2])
        unit.commit()
    with store.read() as reader:
        where = PegawaiFilter(text="wen")
        assert reader.pegawai_count(where) == 2000
        first, second = (reader.pegawai_rows(where, Sort(), 100, offset) for offset in (0, 100))
        assert [row.nama for row in first + second] == [f"Wenda {serial:04}" for serial in range(200)]
        assert reader.pegawai_rows(PegawaiFilter(text="wen 1750"), Sort(), 9)[0].nama == "Wenda 1750"


def test_words_are_compared_without_signs_and_accents() -> None:
    assert plain("Dr. Ma'ruf  D’Ñoge, S.Sos") == "dr maruf dnoge s sos"
    assert query_words("1985 0312 simson") == ("19850312", "simson")


@pytest.mark.parametrize(
    ("typed", "word", "errors"),
    [("simsn", "simson", 1), ("sismon", "simson", 1), ("sims", "simson", 0), ("xx", "simson", 2), ("hibu", "hubi", 2)],
)
def test_typing_errors_are_counted(typed: str, word: str, errors: int) -> None:
    assert typing_errors(typed, word) == errors
