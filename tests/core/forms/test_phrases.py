"""Sentences that facts ask for by key, several values in one place, and what is crossed out by a value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.forms.fill import fill
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words, decode_spec
from asn_desktop.core.forms.wording import said
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Citation

LAYOUT = """
form = "kgb"
name = "Percobaan"

[[blocks]]
kind = "choice"
parts = [{ text = "YA", when = "ya" }, { text = "/" }, { text = "TIDAK", when = "tidak" }]
"""
WORDS = {"kgb": Words(values=frozenset({"ya", "tidak"}))}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Phrase("formulir.masa_kerja", {"tahun": 12, "bulan": 3}), "12 tahun 3 bulan"),
        (Phrase("formulir.dan_tanggal", {"isi": "Wamena", "tanggal": date(1990, 1, 2)}), "Wamena, 2 Januari 1990"),
        (Phrase("formulir.rupiah", {"jumlah": 4_971_700}), "Rp4.971.700"),
        (Phrase("formulir.kekurangan", {"n": Decimal("12.500")}), "Kekurangan 12,500"),
        (
            Phrase("formulir.rangkai", {"awal": Predikat.BAIK, "lanjut": Phrase("formulir.belum_ada")}),
            "Baik; belum ada",
        ),
        (
            Phrase("formulir.rangkai", {"awal": Citation("PP 15/1979", "Urutan"), "lanjut": "x"}),
            "PP 15/1979, Urutan (belum diverifikasi); x",
        ),
        ((date(2026, 4, 1), None, "", "menjadi III/b"), "1 April 2026\nmenjadi III/b"),
        ((), ""),
    ],
)
def test_values_are_put_into_words_when_the_form_is_filled(samples, value: object, text: str) -> None:
    assert said(value, samples.texts()) == text


@pytest.mark.parametrize(
    ("values", "struck"),
    [({"ya": "x"}, ["TIDAK"]), ({"tidak": "x"}, ["YA"]), ({"ya": "x", "tidak": "x"}, []), ({}, ["YA", "TIDAK"])],
)
def test_a_part_is_crossed_out_where_its_value_is_not_given(samples, values: dict[str, str], struck: list[str]) -> None:
    spec = decode_spec(LAYOUT, "coba.toml", WORDS)
    (line,) = fill(spec, replace(samples.facts(), values=values), samples.texts()).blocks[0].paras
    assert line.text == "YA/TIDAK"
    assert [line.text[start:end] for start, end in line.struck] == struck


def test_what_crosses_out_must_be_a_value_of_the_form() -> None:
    with pytest.raises(UserError) as refused:
        decode_spec(LAYOUT.replace('when = "ya"', 'when = "mungkin"'), "coba.toml", WORDS)
    assert refused.value.facts["name"] == "{mungkin}"
    assert refused.value.facts["place"] == "when"
