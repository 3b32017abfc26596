"""The office's side of the exchange, as somebody types it who names a stick and not the files on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call, Said


class Office:
    """One office and its centre on two computers, and a stick between them."""

    def __init__(self, call: Call, monkeypatch: pytest.MonkeyPatch, folder: Path, file: Path) -> None:
        self._call, self._patch, self._folder, self.file = call, monkeypatch, folder, file
        self.stick = folder / "stik"
        self.stick.mkdir()

    def here(self, *words: object) -> Said:
        self._patch.setenv("ASN_DESKTOP_HOME", str(self._folder / "kantor"))
        return self._call(*words, "--db", self.file) if words[0] != "verify" else self._call(*words)

    def centre(self, *words: object) -> Said:
        self._patch.setenv("ASN_DESKTOP_HOME", str(self._folder / "pusat"))
        return self._call("centre", words[0], "--db", self._folder / "pusat.asnc", *words[1:])


@pytest.fixture
def office(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, walesi: Path) -> Office:
    made = Office(call, monkeypatch, tmp_path, walesi)
    made.centre("init", "--name", "BKPSDM Latihan", "--practice")
    request, answer = made.stick / "permintaan.json", made.stick / "jawaban.json"
    made.here("identity", "enrol", "--out", request)
    assert made.centre("enrol", request, "--out", answer).code == 0
    assert made.here("identity", "admit", answer).code == 0
    return made


def test_a_stick_is_named_and_what_is_for_this_office_is_found_on_it(office: Office) -> None:
    assert office.here("export", "--to", office.stick).code == 0
    nothing = office.here("receipt", office.stick)
    assert nothing.code == 3
    assert "Tidak ada kiriman untuk kantor ini" in nothing.err
    office.centre("receive", office.stick)
    office.centre("send", "--to", office.stick)
    (office.stick / "0123456789abcdef.asnd").write_bytes(b"age-encryption.org/v1\n")
    said = office.here("receipt", office.stick)
    assert said.code == 1, "a file that cannot be read is told, and stops nothing"
    assert "Diambil: 1 tanda terima" in said.out
    assert "0123456789abcdef.asnd" in said.err
    (office.stick / "0123456789abcdef.asnd").unlink()
    again = office.here("receipt", office.stick)
    assert again.code == 0
    assert "sudah pernah diambil" in again.out
    assert office.here("sent").code == 0


def test_nothing_unsent_is_not_called_received(office: Office) -> None:
    office.here("export", "--to", office.stick)
    said = office.here("export", "--to", office.stick, "--since", "envelope")
    assert said.code == 3
    assert "sudah menyatakan menerima" not in said.err
    assert "masih di perjalanan" in said.err


def test_evidence_taken_for_an_envelope_is_called_what_it_is(office: Office) -> None:
    office.here("export", "--to", office.stick)
    (part,) = office.stick.glob("*-01.asnd")
    for command in ("verify", "receipt"):
        said = office.here(command, part)
        assert said.code in (3, 4)
        assert f"{part.stem[:16]}.asnd" in said.err


def test_what_the_centre_did_not_accept_is_told_with_its_reason(office: Office, tmp_path: Path) -> None:
    """The same people again, in another office: both are kept, and the centre decides."""
    office.here("export", "--to", office.stick)
    office.centre("receive", office.stick)
    office.file = tmp_path / "lain.asn"
    assert office.here("sample", "--office", "walesi", "--employees", 25).code == 0
    request, answer, way = tmp_path / "minta.json", tmp_path / "jawab.json", tmp_path / "stik lain"
    way.mkdir()
    office.here("identity", "enrol", "--out", request)
    office.centre("enrol", request, "--out", answer)
    office.here("identity", "admit", answer)
    office.here("export", "--to", way)
    assert office.centre("receive", way).code == 1
    office.centre("send", "--to", way)
    said = office.here("receipt", way)
    assert said.code == 1
    (reason, *_) = (line for line in said.out.splitlines() if "juga terdaftar pada" in line)
    assert "NIP " in reason
    assert reason.endswith("Yang bertindak: pusat.")
    assert office.here("sent").code == 0
