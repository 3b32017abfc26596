from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from read_back import sampled

from asn_desktop import bootstrap
from asn_desktop.core.forms.facts import FormFacts
from asn_desktop.core.forms.fill import fill
from asn_desktop.core.usecases.ports import FormSheet, PageSetup, PaperSize
from asn_desktop.storage.pdf.paper import PdfPaper

_PLACE = Path(__file__).parents[2] / "fixtures" / "form_samples.py"


@pytest.fixture(scope="session")
def samples():
    """The module with facts of invented people."""
    if "form_samples" not in sys.modules:
        found = importlib.util.spec_from_file_location("form_samples", _PLACE)
        module = importlib.util.module_from_spec(found)
        sys.modules["form_samples"] = module
        found.loader.exec_module(module)
    return sys.modules["form_samples"]


@pytest.fixture(scope="module")
def paper(samples):
    return PdfPaper(samples.fonts(), bootstrap.paper_texts)


@pytest.fixture
def printed(samples, paper, tmp_path):
    """Print a form with sample facts, changed; return the file."""

    def put(name: str, size=PaperSize.A4, facts: FormFacts | None = None, **changes):
        path = tmp_path / f"{name}-{size}.pdf"
        filled = fill(samples.spec(name), replace(facts or sampled(samples, name), **changes), samples.texts())
        assert paper.write([FormSheet(path, filled)], PageSetup(size)) == (path,)
        return path

    return put
