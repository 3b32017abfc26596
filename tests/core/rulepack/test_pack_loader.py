"""Each way a pack can be broken is refused with file, entry and key; nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.loader import PackError, load_pack

GOOD = """
[pack]
topic = "keberatan"
title = "Keberatan"
version = "1"

[[entry]]
name = "pengajuan"
unit = "hari"
start = 2019-04-26
value = 14
citation.regulation = "PP 30/2019"
citation.article = "Pasal 59"
citation.verified = false
"""
SECOND = """
[[entry]]
name = "pengajuan"
unit = "hari"
start = 2026-01-01
value = 21
citation.regulation = "PP 1/2026"
citation.article = "Pasal 1"
citation.verified = true
"""
BROKEN = {
    "not toml": (GOOD.replace("value = 14", "value = = 14"), "not_toml", "pengajuan", "value"),
    "not toml at the end": (GOOD + "[[entry]]\nname = [", "not_toml", "pengajuan", "name"),
    "no such day": (GOOD.replace("2019-04-26", "2019-02-30"), "bad_date", "pengajuan", "start"),
    "date in quotes": (GOOD.replace("2019-04-26", '"2019-04-26"'), "bad_date", "pengajuan", "start"),
    "date with time": (GOOD.replace("2019-04-26", "2019-04-26T10:00:00"), "bad_date", "pengajuan", "start"),
    "no pack head": (GOOD.partition("[[entry]]")[1] + GOOD.partition("[[entry]]")[2], "missing_key", "-", "pack"),
    "unknown key in head": (GOOD.replace("title =", "titel ="), "unknown_key", "-", "pack.titel"),
    "stray key": (GOOD.replace("[pack]", "extra = 1\n[pack]"), "unknown_key", "-", "extra"),
    "unknown topic": (GOOD.replace('topic = "keberatan"', 'topic = "gaji"'), "unknown_topic", "pack", "topic"),
    "unknown entry": (GOOD.replace('"pengajuan"', '"pengajuann"'), "unknown_entry", "pengajuann", "name"),
    "missing entry": ("entry = []" + GOOD.partition("[[entry]]")[0], "missing_entry", "pengajuan", "name"),
    "misspelt key": (GOOD.replace("unit =", "units ="), "unknown_key", "pengajuan", "units"),
    "key left out": (GOOD.replace('unit = "hari"\n', ""), "missing_key", "pengajuan", "unit"),
    "additional key": (GOOD + 'remark = "x"\n', "unknown_key", "pengajuan", "remark"),
    "additional key in citation": (GOOD + 'citation.pasal = "x"\n', "unknown_key", "pengajuan", "citation.pasal"),
    "wrong unit": (GOOD.replace('unit = "hari"', 'unit = "bulan"'), "wrong_unit", "pengajuan", "unit"),
    "wrong type": (GOOD.replace("value = 14", 'value = "14"'), "wrong_type", "pengajuan", "value"),
    "wrong type bool": (GOOD.replace("value = 14", "value = true"), "wrong_type", "pengajuan", "value"),
    "impossible number": (GOOD.replace("value = 14", "value = 0"), "wrong_value", "pengajuan", "value"),
    "value missing": (GOOD.replace("value = 14\n", ""), "missing_key", "pengajuan", "value"),
    "start missing": (GOOD.replace("start = 2019-04-26\n", ""), "missing_key", "pengajuan", "start"),
    "no citation": (
        "\n".join(line for line in GOOD.splitlines() if not line.startswith("citation")),
        "no_citation",
        "pengajuan",
        "citation",
    ),
    "no regulation": (
        GOOD.replace('citation.regulation = "PP 30/2019"\n', ""),
        "no_citation",
        "pengajuan",
        "citation.regulation",
    ),
    "no article": (
        GOOD.replace('citation.article = "Pasal 59"\n', ""),
        "no_citation",
        "pengajuan",
        "citation.article",
    ),
    "nothing said about verification": (
        GOOD.replace("citation.verified = false\n", ""),
        "no_citation",
        "pengajuan",
        "citation.verified",
    ),
    "empty regulation": (GOOD.replace('"PP 30/2019"', '""'), "wrong_value", "pengajuan", "citation.regulation"),
    "same start twice": (GOOD + SECOND.replace("2026-01-01", "2019-04-26"), "same_start", "pengajuan", "start"),
    "overlap": (
        GOOD.replace("start = 2019-04-26", "start = 2019-04-26\nlast = 2026-01-01") + SECOND,
        "overlap",
        "pengajuan",
        "last",
    ),
    "gap": (
        GOOD.replace("start = 2019-04-26", "start = 2019-04-26\nlast = 2025-12-30") + SECOND,
        "gap",
        "pengajuan",
        "last",
    ),
    "last before start": (
        GOOD.replace("start = 2019-04-26", "start = 2019-04-26\nlast = 2019-04-25"),
        "wrong_value",
        "pengajuan",
        "last",
    ),
}


@pytest.mark.parametrize("way", BROKEN)
def test_a_broken_pack_names_file_entry_and_key(way: str, either_language: Texts) -> None:
    text, kind, entry, place = BROKEN[way]
    with pytest.raises(PackError) as refused:
        load_pack(text, "keberatan.toml")
    error = refused.value
    assert (error.key, error.facts["entry"], error.facts["place"]) == (f"pack.{kind}", entry, place)
    what, why, now = either_language.error(error)
    assert "keberatan.toml" in what
    assert entry in why
    assert place in why
    assert now


def test_a_good_pack_keeps_value_day_and_citation_together() -> None:
    pack = load_pack(GOOD + SECOND, "keberatan.toml")
    old, new = pack.entries["pengajuan"]
    assert (old.value, old.citation.article, old.citation.verified) == (14, "Pasal 59", False)
    assert (new.value, new.citation.article, new.citation.verified) == (21, "Pasal 1", True)


def test_values_may_follow_one_another_without_a_day_between() -> None:
    text = GOOD.replace("start = 2019-04-26", "start = 2019-04-26\nlast = 2025-12-31") + SECOND
    assert [value.value for value in load_pack(text, "f").entries["pengajuan"]] == [14, 21]


def test_order_in_the_file_does_not_matter() -> None:
    head, entry = GOOD.partition("[[entry]]")[0], "[[entry]]" + GOOD.partition("[[entry]]")[2]
    assert load_pack(head + SECOND + entry, "f").entries == load_pack(GOOD + SECOND, "f").entries


@given(st.integers(min_value=0, max_value=len(GOOD) - 1))
def test_a_pack_cut_off_anywhere_never_loads_half(at: int) -> None:
    """Cut after the last key the pack may still be whole; anywhere else it is refused with a readable error."""
    whole = load_pack(GOOD, "whole.toml")
    if GOOD[:at].rstrip() == GOOD.rstrip():
        assert load_pack(GOOD[:at], "cut.toml").entries == whole.entries
        return
    with pytest.raises(PackError) as refused:
        load_pack(GOOD[:at], "cut.toml")
    assert refused.value.facts["file"] == "cut.toml"


STEP = "value.baris[0].golongan[0]"
POSTS = "value.syarat[0].jabatan"
ROW_JPT_UTAMA = '  { jenis = "jpt_utama", eselon = "I.a", terendah = "IV/d", tertinggi = "IV/e" },\n'
ROW_AHLI_MUDA = '  { jenjang = "ahli_muda", terendah = "III/c", tertinggi = "III/d" },\n'
TWICE_IN_ONE = ("wrong_value", "pedoman", "value.ketentuan[4]")
TWICE_THE_SAME = ('capaian = "kurang", predikat = ["butuh_perbaikan"]', "wrong_value", "pedoman", "value")
QUARTERS = ("wrong_value", "triwulan", "value")
LAST_STEP = ("wrong_value", "ketidakhadiran", "value.langkah[8].mulai_hari")
ADMINISTRATOR = ("administrator_pengalaman", "value.syarat[0]")
LAST_CELL = (
    '  { hasil_kerja = "di_bawah_ekspektasi", perilaku_kerja = "di_bawah_ekspektasi", predikat = "sangat_kurang" },\n'
)


def _edited(folder: Path, topic: str, old: str, new: str) -> PackError:
    text = (folder / f"{topic}.toml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(PackError) as refused:
        load_pack(text.replace(old, new, 1), f"{topic}.toml")
    return refused.value


@pytest.mark.parametrize(
    ("topic", "old", "new", "kind", "entry", "place"),
    [
        (
            "predikat",
            'predikat = "kurang" }',
            'predikat = "kurangg" }',
            "wrong_choice",
            "matriks",
            "value.sel[2].predikat",
        ),
        ("predikat", LAST_CELL, "", "wrong_value", "matriks", "value"),
        ("distribusi", ", persen = 70", "", "wrong_value", "pedoman", "value.ketentuan[1]"),
        ("distribusi", "persen = 70", "persen = 700", "wrong_value", "pedoman", "value.ketentuan[1].persen"),
        ("distribusi", 'syarat = "ada"', 'syarat = "harus"', "wrong_choice", "pedoman", "value.ketentuan[4].syarat"),
        ("golongan", '"III/a"', '"III/b"', "wrong_value", "pns", "value"),
        ("jabatan", 'terendah = "IV/d"', 'terendah = "V/d"', "wrong_value", "rentang_eselon", "value.baris[0]"),
        (
            "jabatan",
            'terendah = "IV/b", tertinggi = "IV/c"',
            'terendah = "IV/c", tertinggi = "IV/b"',
            "wrong_value",
            "rentang_eselon",
            "value.baris[4]",
        ),
        ("kalender", "bulan = 1, hari = 31", "bulan = 2, hari = 30", "wrong_value", "skp_ditetapkan", "value"),
        ("kalender", "bulan = 1, hari = 31", "bulan = 13, hari = 31", "wrong_value", "skp_ditetapkan", "value.bulan"),
        (
            "berakhlak",
            '    "Melakukan perbaikan tiada henti",\n',
            "",
            "wrong_value",
            "nilai",
            "value.baris[0].perilaku",
        ),
        ("disiplin", "mulai_hari = 4", "mulai_hari = 3", "wrong_value", "ketidakhadiran", "value"),
        (
            "disiplin",
            'hukuman = "teguran_lisan"',
            'hukuman = "penundaan_kgb"',
            "wrong_choice",
            "ketidakhadiran",
            "value.langkah[0].hukuman",
        ),
        ("nip", "pria = 1, wanita = 2", "pria = 1, wanita = 1", "wrong_value", "kode_kelamin", "value"),
        ("gaji_pokok", "[2, 1_738_800]", "[2, 1_638_800]", "wrong_value", "pns", "value.kolom[0]"),
        ("gaji_pokok", "[2, 1_738_800]", "[0, 1_738_800]", "wrong_value", "pns", "value.kolom[0]"),
        ("gaji_pokok", 'golongan = "III/b"', 'golongan = "III/c"', "wrong_value", "pns", "value"),
        ("angka_kredit", "koefisien = 3.75", "koefisien = -1", "wrong_value", "keterampilan", "value.baris[0]"),
        ("angka_kredit", 'golongan = "II/a"', 'golongan = "IX"', "wrong_value", "keterampilan", STEP),
        ("angka_kredit", 'predikat = "kurang"', 'predikat = "baik"', "wrong_value", "persentase", "value"),
        ("kenaikan_pangkat", "[4, 10]", "[10, 4]", "wrong_value", "periode", "value"),
        ("kenaikan_pangkat", "[4, 10]", "[4, 13]", "wrong_value", "periode", "value.bulan[1]"),
        ("kenaikan_pangkat", 'ijazah = "s1"', 'ijazah = "s2"', "wrong_value", "ijazah", "value"),
        ("kenaikan_pangkat", '["I/d", ', '["I/e", ', "wrong_value", "ujian_dinas", "value"),
        ("kenaikan_pangkat", '["sedang", "berat"]', '["tidak_ada"]', "wrong_value", "disiplin", "value"),
        ("kenaikan_pangkat", "value = true", "value = 1", "wrong_type", "dibatasi_atasan", "value"),
        ("bup", 'jabatan = "jpt_madya"', 'jabatan = "jpt_utama"', "wrong_value", "jabatan", "value"),
        ("satyalancana", "[10, 20, 30]", "[10, 30, 20]", "wrong_value", "tingkat", "value"),
        ("pengembangan", '"mentoring"', '"coaching"', "wrong_value", "bentuk", "value"),
        ("syarat_jabatan", '["pengawas", "ahli_muda"]', "[]", "wrong_value", "administrator_pengalaman", POSTS),
        ("talenta", "kotak = 9", "kotak = 8", "wrong_value", "kotak", "value"),
        ("talenta", "kotak = 9", "kotak = 10", "wrong_value", "kotak", "value.sel[2].kotak"),
        ("jpm", "mulai = 68", "mulai = 88", "wrong_value", "kategori", "value"),
        ("jpm", "mulai = 0", "mulai = 5", "wrong_value", "kategori", "value"),
        ("ip_asn", 'kategori = "rendah"', 'kategori = "cukup"', "wrong_value", "kategori", "value"),
        ("ip_asn", 'tingkat = "sedang"', 'tingkat = "ringan"', "wrong_value", "disiplin", "value"),
        ("skm", "proporsi = 0.5", "proporsi = 1.5", "wrong_value", "sampel", "value"),
        ("nip", "value = 18\ncitation", "value = 17\ncitation", "wrong_choice", "panjang", "value"),
        ("nip", "pria = 1, ", "pria = 10, ", "wrong_value", "kode_kelamin", "value.pria"),
        ("nip", "value = 21", "value = 12", "wrong_value", "kode_pppk_terendah", "value"),
        ("jabatan", ROW_JPT_UTAMA, "", "wrong_value", "rentang_eselon", "value"),
        ("jabatan", 'eselon = "I.a"', 'eselon = "1a"', "wrong_choice", "rentang_eselon", "value.baris[0].eselon"),
        ("jabatan", ROW_AHLI_MUDA, "", "wrong_value", "rentang_keahlian", "value"),
        ("distribusi", '"kurang"], syarat = "ada"', '"butuh_perbaikan"], syarat = "ada"', *TWICE_IN_ONE),
        ("distribusi", 'capaian = "kurang", predikat = ["kurang"]', *TWICE_THE_SAME),
        ("kalender", "mulai = { bulan = 4, hari = 1 }", "mulai = { bulan = 4, hari = 2 }", *QUARTERS),
        ("kalender", "sampai = { bulan = 12, hari = 31 }", "sampai = { bulan = 12, hari = 30 }", *QUARTERS),
        ("kalender", "value = 14", "value = 1400", "wrong_value", "penyerahan_dokumen", "value"),
        ("disiplin", "mulai_hari = 28", "mulai_hari = 2800", *LAST_STEP),
        (
            "disiplin",
            'hukuman = "teguran_tertulis"',
            'hukuman = "pemberhentian"',
            "wrong_value",
            "ketidakhadiran",
            "value",
        ),
        ("gaji_pokok", 'name = "pns"', 'name = "pppk"', "wrong_value", "pppk", "value"),
        ("angka_kredit", 'jenjang = "mahir"', 'jenjang = "ahli_muda"', "wrong_value", "keterampilan", "value"),
        ("kgb", "value = 2\n", "value = 2000\n", "wrong_value", "jangka", "value"),
        ("bup", 'jabatan = "pengawas"', 'jabatan = "pengawass"', "wrong_value", "jabatan", "value"),
        ("bup", '  { jabatan = "penyelia", usia = 58 },\n', "", "wrong_value", "fungsional", "value"),
        ("bup", "usia = 60", "usia = 600", "wrong_value", "jabatan", "value.baris[0].usia"),
        ("syarat_jabatan", '["pengawas", ', '["pengawass", ', "wrong_value", *ADMINISTRATOR),
        ("syarat_jabatan", '["pkp", "pim_iv"] }', '["pkp", "pkp"] }', "wrong_value", "pelatihan", "value.baris[0]"),
        ("ip_asn", "nilai = 25", "nilai = -25", "wrong_value", "kualifikasi", "value"),
        ("ip_asn", "seminar = 10", "seminar = 1000", "wrong_value", "kompetensi", "value.baris[0]"),
        ("skm", "mulai = 88.31", "mulai = 8831", "wrong_value", "mutu", "value"),
        ("berakhlak", '"Bertindak proaktif"', '" "', "wrong_value", "nilai", "value.baris[5].perilaku[2]"),
        ("skm", '  "Biaya/Tarif",\n', "", "wrong_value", "unsur", "value.unsur"),
    ],
)
def test_tables_that_contradict_themselves_are_refused(
    packs_folder: Path, either_language: Texts, topic: str, old: str, new: str, kind: str, entry: str, place: str
) -> None:
    error = _edited(packs_folder, topic, old, new)
    assert (error.key, error.facts["entry"], error.facts["place"]) == (f"pack.{kind}", entry, place)
    assert all(either_language.error(error))
