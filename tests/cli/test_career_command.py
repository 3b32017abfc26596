"""`career` and `calendar` as their users meet them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from asn_desktop.storage.sheets import SpreadsheetFiles
from tests.cli.conftest import Call


def nip_of(call: Call, walesi: Path) -> str:
    people = json.loads(call("career", "--all", "--db", walesi, "--json").out)
    assert len(people) == 40
    return str(next(one["nip"] for one in people if len(one["rights"]) == 6))


def test_career_of_one_person_explains_every_right(call: Call, walesi: Path) -> None:
    nip = nip_of(call, walesi)
    said = call("career", "--nip", nip, "--db", walesi)
    assert said.code == 0
    for word in ("Kenaikan gaji berkala", "Kenaikan pangkat", "Satyalancana", "Pensiun", "jatuh tempo", "PP 7/1977"):
        assert word in said.out
    assert "belum diverifikasi" in said.out
    assert "Jalan lain, Tugas belajar" in said.out
    english = call("--lang", "en", "career", "--nip", nip, "--db", walesi)
    assert "Other way, Study assignment" in english.out
    assert "Promotion in rank" in english.out


def test_other_ways_up_are_told_of_one_person(call: Call, walesi: Path) -> None:
    (one,) = json.loads(call("career", "--nip", nip_of(call, walesi), "--db", walesi, "--json").out)
    found = {way["way"]: way for way in one["ways"]}
    assert {"penyesuaian_ijazah", "prestasi", "penemuan", "tugas_belajar"} <= found.keys()
    assert {"input": "dalam_rencana", "who": "BKPSDM"} in found["tugas_belajar"]["missing"]


def test_career_is_asked_for_any_day(call: Call, walesi: Path) -> None:
    nip = nip_of(call, walesi)

    def due(*words: object) -> dict[str, object]:
        (one,) = json.loads(call("career", "--nip", nip, "--db", walesi, "--json", *words).out)
        return {right["right"]: right["due"] for right in one["rights"]} | {"on": one["on"]}

    assert due()["on"] == "2026-01-20"
    later = due("--on", "2030-05-01")
    assert later["on"] == "2030-05-01"
    assert str(later["kgb"]) > "2030-05-01"
    assert due("--on", "1990-01-01") == {"on": "1990-01-01"}, "not yet in service"
    by_old_law = json.loads(call("career", "--nip", nip, "--db", walesi, "--json", "--law", "2025-01-01").out)
    assert {right["law_date"] for right in by_old_law[0]["rights"]} == {"2025-01-01"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("career", "--nip", "1"), 3),
        (("career",), 2),
        (("career", "--all", "--on", "kemarin"), 2),
        (("calendar", "--months", "0"), 2),
        (("calendar", "--courier-days", "x"), 2),
    ],
)
def test_what_cannot_be_answered_is_told(call: Call, walesi: Path, words: tuple[str, ...], code: int) -> None:
    said = call(*words, "--db", walesi)
    assert said.code == code
    assert said.err


def test_calendar_in_every_form(call: Call, walesi: Path, tmp_path: Path) -> None:
    told = json.loads(call("calendar", "--db", walesi, "--json").out)
    assert (told["months"], told["courier_days"]) == (24, 14)
    items = told["items"]
    assert {item["right"] for item in items} >= {"kgb", "kenaikan_pangkat", "pengembangan"}
    assert [item["date"] for item in items] == sorted(item["date"] for item in items)
    assert all(item["missing"] for item in items if item["outcome"] == "undetermined")
    assert call("calendar", "--db", walesi, "--ics", tmp_path / "k.ics").code == 0
    assert (tmp_path / "k.ics").read_bytes().count(b"BEGIN:VEVENT") == len(items)
    assert call("calendar", "--db", walesi, "--xlsx", tmp_path / "k.xlsx").code == 0
    assert len(SpreadsheetFiles().read(tmp_path / "k.xlsx")[0].rows) == len(items) + 1
    near = json.loads(call("calendar", "--months", 6, "--db", walesi, "--json").out)["items"]
    assert near == [item for item in items if item["date"] < "2026-07-20"]
    said = call("calendar", "--db", walesi)
    assert "14 hari perjalanan" in said.out
    unmet = next(line for line in said.out.splitlines() if " | belum | " in line)
    assert "." in unmet.split(" | belum | ")[1].split(" | ")[0], "what is not met is told with its reason"
    assert call("calendar", "--db", walesi, "--ics", tmp_path / "tidak" / "k.ics").code == 4


def test_days_for_sending_are_remembered(call: Call, walesi: Path) -> None:
    def safe(*words: object) -> str:
        items = json.loads(call("calendar", "--db", walesi, "--json", *words).out)["items"]
        return str(next(item["last_safe_date"] for item in items if item["right"] == "kgb" and item["last_safe_date"]))

    before, after = safe(), safe("--courier-days", 30)
    assert after < before
    assert safe() == after
