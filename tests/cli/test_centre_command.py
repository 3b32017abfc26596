"""`asn-desktop centre`: an office is admitted, sends on a stick, and has its answer back, as two operators type it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from asn_desktop.core.exchange.receipt import Answer, Fixer, Outcome
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre import receiving
from asn_desktop.core.usecases.centre.deciding import propose
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.storage.central.store import open_centre


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "pusat.asnc")
    url: str = request.getfixturevalue("postgresql_url")
    name = f"cli_{abs(hash(str(tmp_path))):x}"
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    server.dispose()
    return url.replace("+psycopg", "").rpartition("/")[0] + f"/{name}"


Call = Callable[..., Any]


class Two:
    """The centre's computer and the office's, and a stick between them."""

    def __init__(self, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str, office: Path) -> None:
        self.call, self.patch, self.path, self.place, self.file = call, monkeypatch, tmp_path, place, office
        self.stick = tmp_path / "stik"
        self.stick.mkdir()

    def centre(self, *words: object, code: int = 0, json_out: bool = True) -> Any:
        self.patch.setenv("ASN_DESKTOP_HOME", str(self.path / "pusat"))
        said = self.call("centre", words[0], "--db", self.place, *words[1:], *(["--json"] if json_out else []))
        assert said.code == code, said
        return json.loads(said.out) if json_out else said.out

    def office(self, *words: object, code: int = 0) -> str:
        self.patch.setenv("ASN_DESKTOP_HOME", str(self.path / "kantor"))
        said = self.call(*words)
        assert said.code == code, said
        return said.out

    def admitted(self) -> None:
        made = self.centre("init", "--name", "BKPSDM Latihan", "--practice")
        assert len(made["words"]) == 8
        request, answer = self.stick / "permintaan.json", self.stick / "jawaban.json"
        self.office("identity", "enrol", "--db", self.file, "--out", request, "--computer", "PC-1")
        asked = self.centre("enrol", request)
        assert (asked["name"], asked["computer"], len(asked["words"])) == ("Distrik Welesi", "PC-1", 8)
        self.centre("enrol", request, "--out", answer)
        self.office("identity", "admit", answer, "--db", self.file)


@pytest.fixture
def two(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str, walesi: Path) -> Two:
    return Two(call, monkeypatch, tmp_path, place, walesi)


def test_there_and_back(two: Two) -> None:
    two.admitted()
    two.office("export", "--db", two.file, "--to", two.stick)
    (taken,) = two.centre("receive", two.stick)
    assert taken["refused"] is None
    assert set(taken["outcomes"]) == {"accepted"}
    assert taken["evidence"] > 0
    assert taken["absent"] == []
    (again,) = two.centre("receive", two.stick)
    assert (again["again"], again["code"]) == (True, taken["code"])
    assert two.centre("receipt", "--office", "Welesi")["code"] == taken["code"]
    (row,) = two.centre("offices")["offices"]
    assert row["employees"] == two.centre("people")["n"] > 30
    down = two.path / "turun"
    down.mkdir()
    (sent,) = two.centre("send", "--to", down)
    assert sent["content"] == {"receipts": 1}
    two.office("receipt", sent["files"][0], "--db", two.file)
    (known,) = json.loads(two.office("sent", "--db", two.file, "--json"))
    assert known["whole"]
    assert known["count"] == taken["outcomes"]["accepted"]
    # Nothing is left to send.
    two.office("export", "--db", two.file, "--to", two.stick, code=3)


def test_a_correction_and_a_pack_reach_the_office(two: Two, packs_folder: Path) -> None:
    two.admitted()
    two.office("export", "--db", two.file, "--to", two.stick)
    two.centre("receive", two.stick)
    with closing(open_centre(two.place, date(2026, 1, 20))) as store:
        (person,) = store.persons(PersonFilter(), 1)
        fields = {"email": "alamat@baru.example"}
        propose(store, person.office, person.pegawai, fields, "Alamat lama tidak aktif", "Operator pusat")
    cases = packs_folder / "cases" / "predikat.toml"
    pack = ("--pack", packs_folder / "predikat.toml", "--cases", cases, "--from", "2027-01-01")
    looked = two.centre("publish", *pack)
    assert (looked["failed"], looked["done"]) == ([], False)
    assert two.centre("publish") == []
    assert two.centre("publish", *pack, "--yes")["done"]
    (known,) = two.centre("publish")
    assert (known["name"], known["active_from"]) == ("predikat.toml", "2027-01-01")
    (sent,) = two.centre("send", "--to", two.stick)
    assert sent["content"] == {"corrections": 1, "packs": 1, "receipts": 1}
    two.office("receipt", sent["files"][0], "--db", two.file)
    two.office("receipt", sent["files"][0], "--db", two.file)
    (again,) = two.centre("send", "--to", two.stick, "--everything")
    assert again["number"] == 2


def test_a_pack_whose_cases_fail_is_not_published(two: Two, packs_folder: Path) -> None:
    two.admitted()
    cases = (packs_folder / "cases" / "predikat.toml").read_text("utf-8")
    wrong = two.path / "predikat kasus.toml"
    wrong.write_text(re.sub(r'predikat = "\w+"', 'predikat = "butuh_perbaikan"', cases), "utf-8")
    pack = ("--pack", packs_folder / "predikat.toml", "--cases", wrong)
    assert two.centre("publish", *pack, code=1)["failed"]
    assert "tidak sesuai" in two.centre("publish", *pack, code=1, json_out=False)
    refused = two.call("centre", "publish", "--db", two.place, *pack, "--yes")
    assert refused.code == 3
    assert two.centre("publish") == []


def test_reference_data_is_looked_at_published_and_travels(two: Two) -> None:
    two.admitted()
    two.office("export", "--db", two.file, "--to", two.stick)
    two.centre("receive", two.stick)
    looked = two.centre("publish", "--reference", "Welesi", "--kind", "unit")
    assert looked["new"]
    assert two.centre("publish", "--reference", "Welesi", "--kind", "unit", "--yes")["done"]
    assert {row["kind"] for row in two.centre("publish")} == {"unit"}
    (sent,) = two.centre("send", "--to", two.stick)
    assert sent["content"]["reference"] == len(looked["new"])
    again = two.call("centre", "publish", "--db", two.place, "--reference", "Welesi", "--kind", "unit")
    assert again.code == 3
    odd = two.call("centre", "publish", "--db", two.place, "--reference", "Welesi", "--kind", "pegawai")
    assert "hari_libur" in odd.err


def test_f50_what_was_taken_in_before_the_server_went_away_is_told(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    two.admitted()
    two.office("export", "--db", two.file, "--to", two.stick)
    envelope = next(file for file in two.stick.glob("*.asnd") if "-" not in file.name)
    (two.stick / "ffffffffffffffff.asnd").write_bytes(envelope.read_bytes())
    taking, left = receiving.intake, iter([True])

    def first_only(*words: Any, **more: Any) -> Any:
        if next(left, False):
            return taking(*words, **more)
        raise UserError("centre_lost", detail="connection refused")

    monkeypatch.setattr(receiving, "intake", first_only)
    two.patch.setenv("ASN_DESKTOP_HOME", str(two.path / "pusat"))
    said = two.call("centre", "receive", "--db", two.place, two.stick)
    assert said.code == 3
    assert said.out.count("Kode:") == 1
    assert "tidak menjawab lagi" in said.err


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("", "tidak dikenal"),
        ("acak.asnc", "tidak ada pusat"),
        ("kantor.asn", "tidak ada pusat"),
        ("postgresql://ina:rahasia@127.0.0.1:abc/asn", "tidak dikenal"),
        ("mysql://ina@peladen/asn", "tidak dikenal"),
    ],
)
def test_what_is_no_centre_is_said_in_words(
    call: Call, tmp_path: Path, walesi: Path, monkeypatch: pytest.MonkeyPatch, place: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acak.asnc").write_bytes(b"bukan basis data")
    (tmp_path / "kantor.asn").write_bytes(walesi.read_bytes())
    told = call("centre", "offices", "--db", place)
    assert (told.code, said in told.err) == (3, True), told
    assert "rahasia" not in told.err
    before = {file.name: file.read_bytes() for file in tmp_path.glob("*.as*")}
    made = call("centre", "init", "--db", place, "--name", "BKPSDM")
    assert made.code == 3, made
    assert {file.name: file.read_bytes() for file in tmp_path.glob("*.as*")} == before


@pytest.mark.parametrize(
    "words", [("progress", "--year", "0"), ("satisfaction", "--year", "-1"), ("promotions", "--months", "-3")]
)
def test_numbers_without_sense_are_asked_for_again(call: Call, tmp_path: Path, words: tuple[str, ...]) -> None:
    told = call("centre", words[0], "--db", tmp_path / "p.asnc", *words[1:])
    assert told.code == 2
    assert f"tidak dapat dipakai untuk {words[1]}. Tulis angka dari " in told.err


def test_a_certificate_ends_in_time_to_come_and_is_taken_back_for_a_reason(two: Two) -> None:
    two.admitted()
    answer = two.stick / "lagi.json"
    two.patch.setenv("ASN_DESKTOP_HOME", str(two.path / "pusat"))
    enrol = ("centre", "enrol", "--db", two.place, two.stick / "permintaan.json", "--out", answer)
    late = two.call(*enrol, "--until", "2020-01-31")
    assert (late.code, answer.exists()) == (3, False)
    assert "sudah lewat" in late.err
    silent = two.call("centre", "revoke", "--db", two.place, "--office", "Welesi", "--reason", " ")
    assert (silent.code, "alasan" in silent.err) == (3, True)
    assert two.centre("revoke", "--office", "Welesi", "--reason", "PC hilang")["revoked"] == 1


def test_nothing_to_send_is_not_called_written(two: Two) -> None:
    two.admitted()
    assert two.centre("send", "--to", two.stick, json_out=False) == "Tidak ada jawaban yang perlu dikirim sekarang.\n"


def test_an_entry_in_quarantine_is_given_back_and_a_value_proposed(two: Two) -> None:
    two.admitted()
    two.office("export", "--db", two.file, "--to", two.stick)
    two.centre("receive", two.stick)
    with closing(open_centre(two.place, date(2026, 1, 20))) as store:
        (row,) = store.offices()
        with store.writing(row.office) as (unit,):
            (kept,) = unit.history.envelopes()
            asked = Answer(
                0, 5, "pegawai", row.office, Outcome.QUARANTINED, "unknown_kind", {"kind": "baru"}, Fixer.CENTRE
            )
            unit.answers.keep(kept.id, [(asked, None)])
            unit.commit()
        (person, *_) = store.persons(PersonFilter(), 1)
    (lying,) = two.centre("conflicts")["open"]
    refused = two.call("centre", "conflicts", "--db", two.place, "--reject", lying["id"])
    assert (refused.code, "alasan" in refused.err.casefold()) == (3, True)
    (given,) = two.centre("conflicts", "--reject", lying["id"], "--reason", "Isi kolomnya")["open"]
    assert (given["reason"], given["who"]) == ("rejected", "office")
    twice = two.call("centre", "conflicts", "--db", two.place, "--reject", lying["id"], "--reason", "Lagi")
    assert twice.code == 3
    correction = ("propose", "--nip", person.nip, "--office", "Welesi", "--reason", "Sesuai KTP")
    assert two.centre(*correction, "--field", "tempat_lahir", "--value", "Wamena Kota")["name"] == person.nama
    for field, value in (("email", "a@b"), ("tanggal_lahir", "kemarin"), ("tempat_lahir", "")):
        words = (*correction[1:], "--field", field, "--value", value)
        said = two.call("centre", "propose", "--db", two.place, *words)
        assert said.code == 3, (field, said)


def test_f30_an_employee_is_erased_only_when_it_is_confirmed(two: Two) -> None:
    two.admitted()
    two.office("export", "--db", two.file, "--to", two.stick)
    two.centre("receive", two.stick)
    with closing(open_centre(two.place, date(2026, 3, 2))) as store:
        person = store.persons(PersonFilter(), 1)[0]
    asked = ("erase", "--nip", person.nip, "--office", person.kantor, "--reason", "Surat 12/2026")
    assert two.centre(*asked) == {"name": person.nama, "entries": 0, "done": False}
    assert "--yes" in two.centre(*asked, json_out=False)
    assert two.centre("people", person.nip)["n"] == 1
    assert two.centre(*asked, "--yes")["entries"] > 1
    assert two.centre("people", person.nip)["n"] == 0
    (sent,) = two.centre("send", "--to", two.stick)
    assert sent["content"]["corrections"] == 1


def test_the_code_read_over_the_phone_is_enough(two: Two) -> None:
    two.admitted()
    two.office("export", "--db", two.file, "--to", two.stick)
    (taken,) = two.centre("receive", two.stick)
    two.office("receipt", taken["code"].lower(), "--db", two.file)
    two.office("export", "--db", two.file, "--to", two.stick, code=3)


def test_what_an_operator_reads(two: Two) -> None:
    two.admitted()
    two.office("export", "--db", two.file, "--to", two.stick)
    said = two.centre("receive", two.stick, json_out=False)
    assert "diterima dari Distrik Welesi" in said
    assert "Kode: " in said
    assert "Distrik Welesi: kiriman terakhir" in two.centre("offices", json_out=False)
    assert "0 hal menunggu keputusan" in two.centre("conflicts", json_out=False)
    assert "Kantor | Unit kerja" in two.centre("progress", "--year", 2025, json_out=False)
    (none,) = two.centre("satisfaction", "--year", 2025)
    assert (none["survei"], none["ikm"]) == (0, None)
    assert "Tahun | Kantor" in two.centre("satisfaction", "--year", 2025, json_out=False)
    sheet = two.path / "hubungi.xlsx"
    two.centre("offices", "--calls", "--xlsx", sheet)
    assert sheet.stat().st_size > 1000
    assert "terpenuhi" in two.centre("promotions", "--months", 24, json_out=False)
    for number, words in enumerate(
        (
            ("offices", "--calls"),
            ("progress", "--year", 2025),
            ("progress", "--year", 2025, "--office", "Welesi"),
            ("satisfaction", "--year", 2025),
            ("satisfaction", "--year", 2025, "--office", "Welesi"),
            ("promotions", "--months", 24),
            ("receipt", "--office", "Welesi"),
        )
    ):
        page = two.path / f"{number}.pdf"
        two.centre(*words, "--pdf", page)
        assert page.read_bytes().startswith(b"%PDF")


def test_a_second_computer_must_be_said_to_replace_the_first(two: Two) -> None:
    two.admitted()
    two.patch.setenv("ASN_DESKTOP_HOME", str(two.path / "komputer-dua"))
    request, answer = two.stick / "dua.json", two.stick / "jawaban-dua.json"
    assert two.call("identity", "enrol", "--db", two.file, "--out", request).code == 0
    two.patch.setenv("ASN_DESKTOP_HOME", str(two.path / "pusat"))
    refused = two.call("centre", "enrol", "--db", two.place, request, "--out", answer)
    assert refused.code == 3
    assert "sudah memiliki komputer" in refused.err
    two.centre("enrol", request, "--out", answer, "--replace")
    # The first computer is heard no more.
    two.office("export", "--db", two.file, "--to", two.stick)
    (taken,) = two.centre("receive", two.stick, code=1)
    assert "dicabut" in taken["refused"]
    assert taken["outcomes"] == {}


def test_rubbish_is_refused_in_plain_words(two: Two) -> None:
    two.admitted()
    empty = two.path / "kosong"
    empty.mkdir()
    two.patch.setenv("ASN_DESKTOP_HOME", str(two.path / "pusat"))
    assert two.call("centre", "receive", "--db", two.place, empty).code == 3
    missing = two.call("centre", "offices", "--db", two.path / "tidak-ada.asnc")
    assert missing.code == 4
    assert "tidak ditemukan" in missing.err
    twice = two.call("centre", "init", "--db", two.place, "--name", "Lagi")
    assert twice.code == 3
    assert "sudah ada sebuah pusat" in twice.err
    odd = two.call("centre", "offices", "--db", "mysql://x/y")
    assert odd.code == 3
    assert "tidak dikenal" in odd.err
