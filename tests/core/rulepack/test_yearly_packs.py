"""The packs of the appraisal year: what an office may change, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.loader import PackError, load_pack

LAST = '  { capaian = "sangat_kurang", rating = "di_bawah_ekspektasi" },\n'


def _edited(folder: Path, topic: str, old: str, new: str) -> str:
    text = (folder / f"{topic}.toml").read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("topic", "old", "new", "kind", "entry", "place"),
    [
        ("keadilan", "value = 5", "value = 4", "wrong_value", "paling_sedikit", "value"),
        ("keadilan", "value = 80", "value = 20", "wrong_value", "kemiripan", "value"),
        ("keadilan", '"misalnya",', '"contoh",', "wrong_value", "penanda_contoh", "value"),
        ("rating_pimpinan", LAST, "", "wrong_value", "hasil_kerja", "value"),
        (
            "rating_pimpinan",
            'capaian = "baik", rating = "sesuai_ekspektasi"',
            'capaian = "baik", rating = "di_bawah_ekspektasi"',
            None,
            "",
            "",
        ),
        (
            "rating_pimpinan",
            'capaian = "kurang", rating = "di_bawah_ekspektasi"',
            'capaian = "kurang", rating = "di_atas_ekspektasi"',
            "wrong_value",
            "hasil_kerja",
            "value",
        ),
        ("keadaan", '"cltn"', '"cuti"', "wrong_choice", "dikecualikan", "value.sebab[2]"),
        ("keadaan", '"cltn"', '"pejabat_negara"', "wrong_value", "dikecualikan", "value"),
        ("keadaan", "value = false", "value = 0", "wrong_type", "tugas_belajar", "value"),
        ("keadaan", "value = false", "value = true", None, "", ""),
        ("gabungan_tahun", '"skp_akhir_tahun"', '"skp_terlama"', "wrong_choice", "predikat_tahunan", "value"),
        ("tenggat", "value = 1\n", "value = 0\n", "wrong_value", "evaluasi_periodik", "value"),
        ("tenggat", "value = 14", "value = 10", None, "", ""),
    ],
)
def test_what_an_office_may_and_may_not_change(
    packs_folder: Path,
    either_language: Texts,
    topic: str,
    old: str,
    new: str,
    kind: str | None,
    entry: str,
    place: str,
) -> None:
    text = _edited(packs_folder, topic, old, new)
    if kind is None:
        assert load_pack(text, f"{topic}.toml").id.topic == topic
        return
    with pytest.raises(PackError) as refused:
        load_pack(text, f"{topic}.toml")
    error = refused.value
    assert (error.key, error.facts["entry"], error.facts["place"]) == (f"pack.{kind}", entry, place)
    assert all(either_language.error(error))
