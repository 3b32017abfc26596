"""A vault beside an office's file, and files as they lie on a USB stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from asn_desktop.storage.vault import FileVault


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Where an office's file is; the vault needs only its place."""
    return tmp_path / "kantor" / "Distrik Walesi.asn"


@pytest.fixture
def vault(office: Path) -> FileVault:
    office.parent.mkdir()
    office.write_bytes(b"")
    return FileVault(office)


@pytest.fixture
def given(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """A file as it lies on the officer's USB stick."""

    def put(name: str, content: bytes) -> Path:
        path = tmp_path / "usb" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    return put
