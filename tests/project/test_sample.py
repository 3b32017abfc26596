"""The sample spreadsheet is what its maker makes today: the demo's office and its list belong together."""

from __future__ import annotations

import runpy
from pathlib import Path

from asn_desktop.bootstrap import resources
from asn_desktop.cli.demo import SHEET
from asn_desktop.storage.sheets import SpreadsheetFiles

MAKER = Path(__file__).parents[2] / "tools" / "samples.py"


def test_the_sample_is_up_to_date(tmp_path: Path) -> None:
    runpy.run_path(str(MAKER))["main"](tmp_path)
    files = SpreadsheetFiles()
    assert files.read(tmp_path / SHEET) == files.read(resources() / "sample" / SHEET), "run tools/samples.py"
