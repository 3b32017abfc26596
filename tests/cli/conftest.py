"""A practice office in a file, and the command line called as its user calls it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

from asn_desktop.cli.main import run

TODAY = "2026-01-20"


class Said(Struct, frozen=True):
    """How a call ended and what it said."""

    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setenv("ASN_DESKTOP_TODAY", TODAY)

    def called(*words: object) -> Said:
        capsys.readouterr()
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return called


@pytest.fixture(scope="session")
def walesi_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; tests get a copy."""
    file = tmp_path_factory.mktemp("walesi") / "walesi.asn"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASN_DESKTOP_TODAY", TODAY)
        patch.setenv("ASN_DESKTOP_HOME", str(file.parent / "home"))
        assert run(["sample", "--office", "walesi", "--db", str(file)]) == 0
    return file


@pytest.fixture
def walesi(walesi_file: Path, tmp_path: Path) -> Path:
    shutil.copytree(walesi_file.with_suffix(".berkas"), tmp_path / "kantor.berkas")
    return Path(shutil.copy(walesi_file, tmp_path / "kantor.asn"))
