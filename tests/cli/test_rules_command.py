"""`asn-desktop rules`: exit codes, the closing line, JSON, and plain words on stderr."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from asn_desktop.bootstrap import resources
from asn_desktop.cli.main import run

CASES = resources() / "rules" / "cases"
FAILING = """
[[case]]
name = "salah harap"
rule = "predikat"
law_date = 2025-12-31
given = { hasil_kerja = "sesuai_ekspektasi", perilaku_kerja = "sesuai_ekspektasi" }
expect = { predikat = "sangat_baik" }
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASN_DESKTOP_HOME", str(tmp_path / "home"))


def _run(*words: object) -> int:
    return run(["rules", *(str(word) for word in words)])


def test_all_passed(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("test", CASES / "predikat_lengkap.toml", CASES / "keberatan.toml") == 0
    assert capsys.readouterr().out == "18 passed, 0 failed\n"


def test_a_failed_case_is_one_line_with_expected_got_and_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "f.toml").write_text(FAILING, encoding="utf-8")
    assert _run("test", tmp_path / "f.toml", CASES / "predikat.toml") == 1
    line, closing = capsys.readouterr().out.splitlines()
    for part in ("salah harap", "predikat: diharapkan sangat_baik, didapat baik", "PermenPANRB 6/2022"):
        assert part in line
    assert closing == "4 passed, 1 failed"


def test_an_unreadable_file_is_said_and_the_others_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("test", tmp_path / "none.toml", CASES / "keberatan.toml") == 4
    printed = capsys.readouterr()
    assert printed.out == "1 passed, 0 failed\n"
    assert "none.toml tidak dapat dibuka" in printed.err


def test_json_carries_every_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "f.toml").write_text(FAILING, encoding="utf-8")
    assert _run("test", "--json", tmp_path / "f.toml") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["passed"], told["failed"]) == (0, 1)
    (case,) = told["cases"]
    assert case["differences"] == [{"key": "predikat", "expected": "sangat_baik", "got": "baik"}]
    assert case["results"] == {"outcome": "met", "missing": [], "predikat": "baik"}


def test_a_new_pack_is_tried_before_it_is_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packs = tmp_path / "packs"
    shutil.copytree(resources() / "rules", packs)
    pack = packs / "keberatan.toml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("value = 14", "value = 10"), encoding="utf-8")
    assert _run("test", "--packs", packs, CASES / "keberatan.toml") == 1
    assert "2024-03-01" in capsys.readouterr().out
    pack.write_text(pack.read_text(encoding="utf-8").replace('unit = "hari"', 'unit = "bulan"'), encoding="utf-8")
    assert _run("test", "--packs", packs, CASES / "keberatan.toml") == 3
    said = capsys.readouterr().err
    assert all(part in said for part in ("keberatan.toml", "pengajuan", "unit"))


def test_every_broken_pack_of_a_folder_is_said_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "packs"
    shutil.copytree(CASES.parent, folder, ignore=shutil.ignore_patterns("cases"))
    for topic, old, new in (("bup", "usia = 60", "usia = 600"), ("keberatan", '"hari"', '"bulan"')):
        text = (folder / f"{topic}.toml").read_text(encoding="utf-8")
        (folder / f"{topic}.toml").write_text(text.replace(old, new), encoding="utf-8")
    assert _run("test", "--packs", folder, CASES / "predikat.toml") == 3
    first, second = capsys.readouterr().err.splitlines()
    assert "bup.toml" in first
    assert "value.baris[0].usia" in first
    assert "keberatan.toml" in second
    assert "kunci unit" in second


def test_list_names_inputs_results_and_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("list") == 0
    told = capsys.readouterr().out
    for part in ("predikat:", "given    hasil_kerja:", "result   batas_pengajuan: date", "reason   nip.usia"):
        assert part in told
    assert _run("list", "--json") == 0
    rules = {rule["rule"]: rule for rule in json.loads(capsys.readouterr().out)}
    berturut = rules["disiplin.ketidakhadiran"]["given"][1]
    assert (berturut["name"], berturut["required"]) == ("berturut_turut", False)


def test_explain_says_the_result_the_reasons_and_what_would_change_it(capsys: pytest.CaptureFixture[str]) -> None:
    name = "Sesuai Ekspektasi x Di Atas Ekspektasi"
    assert _run("explain", "predikat", "--case", CASES / "predikat.toml", "--name", name) == 0
    told = capsys.readouterr().out
    assert "Baik, karena hasil kerja Sesuai Ekspektasi dan perilaku kerja Di Atas Ekspektasi." in told
    assert "Jika rating hasil kerja Di Atas Ekspektasi, hasilnya Sangat Baik." in told
    assert "(belum diverifikasi)" in told
    assert _run("explain", "predikat", "--json", "--case", CASES / "predikat.toml") == 0
    assert len(json.loads(capsys.readouterr().out)) == 4


@pytest.mark.parametrize(
    ("rule", "said"), [("asuransi", "tidak ada dalam versi ini"), ("keberatan", "Tidak ada kasus untuk aturan")]
)
def test_explain_refuses_what_is_not_there(rule: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("explain", rule, "--case", CASES / "predikat.toml") == 3
    assert said in capsys.readouterr().err


def test_a_case_without_a_verdict_is_said_when_explained(capsys: pytest.CaptureFixture[str]) -> None:
    file = CASES / "predikat_lengkap.toml"
    assert _run("explain", "predikat", "--case", file, "--name", "tanpa keduanya") == 0
    assert "Rating hasil kerja belum diisi. Yang dapat melengkapi: pejabat penilai kinerja." in capsys.readouterr().out


def test_a_name_that_no_case_has_is_said_with_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("explain", "keberatan", "--case", CASES / "keberatan.toml", "--name", "lain") == 3
    assert "memuat: 14 days over a leap day" in capsys.readouterr().err


def test_an_input_that_is_refused_is_said_when_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where the case expects just that: nothing to explain is not nothing to say."""
    text = FAILING.replace('"sesuai_ekspektasi",', '"bagus",').replace(
        'predikat = "sangat_baik"', 'error = "hasil_kerja"'
    )
    (tmp_path / "f.toml").write_text(text, encoding="utf-8")
    assert _run("test", tmp_path / "f.toml") == 0
    assert _run("explain", "predikat", "--case", tmp_path / "f.toml") == 3
    assert "bagus" in capsys.readouterr().err


def test_a_broken_pack_in_force_is_said_and_the_program_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    received = tmp_path / "home" / "rules"
    received.mkdir(parents=True)
    (received / "keberatan.toml").write_text("[pack]\n", encoding="utf-8")
    assert _run("test", CASES / "keberatan.toml") == 0
    printed = capsys.readouterr()
    assert printed.out == "1 passed, 0 failed\n"
    assert "keberatan.toml" in printed.err


def test_help_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "rules", "test", "--help"]) == 0
    assert "Run case files." in capsys.readouterr().out
    assert run(["rules", "--help"]) == 0
    assert "Menjalankan berkas kasus." in capsys.readouterr().out


def test_one_pack_of_a_local_regulation_is_tried_beside_the_law(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from datetime import date

    from asn_desktop.core.kernel.verdict import Citation
    from asn_desktop.core.rulepack.local import Sasaran, Syarat
    from asn_desktop.core.usecases.local_rules import LocalRule, pack_of

    cited = Citation("Peraturan Bupati Nomor 12 Tahun 2026", "Pasal 5")
    made = pack_of([LocalRule(Sasaran.PENGAWAS, Syarat.MASA_JABATAN, 3, cited, date(2027, 1, 1))], date(2026, 11, 22))
    pack, cases = tmp_path / "setempat.toml", tmp_path / "setempat kasus.toml"
    pack.write_text(made.content, encoding="utf-8")
    cases.write_text(made.cases, encoding="utf-8")
    assert _run("test", cases, "--packs", pack) == 0
    assert capsys.readouterr().out == "4 passed, 0 failed\n"
    pack.write_text(made.content.replace("value = 3", "value 3"), encoding="utf-8")
    assert _run("test", cases, "--packs", pack) == 3
    assert "baris 16" in capsys.readouterr().err
