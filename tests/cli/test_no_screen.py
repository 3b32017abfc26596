"""Where there is no screen, and where nothing can be written, sentences are said instead of what Python would."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from asn_desktop import __main__


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
def test_without_a_screen_the_window_says_so(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "argv", ["asn-desktop"])
    assert __main__.main() == 3
    said = capsys.readouterr().err
    assert "Jendela tidak dapat dibuka" in said
    assert "asn-desktop --help" in said


@pytest.mark.parametrize("place", ["berkas", "berkas/di-dalam"])
def test_a_demo_that_has_no_folder_to_write_to_says_so(call: Any, tmp_path: Path, place: str) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    said = call("demo", "--out", tmp_path / place)
    assert said.code == 4
    assert str(tmp_path / place) in said.err
    assert "Traceback" not in said.err
