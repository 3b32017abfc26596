"""Real printed forms as pictures of pages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.bootstrap import paper
from asn_desktop.core.forms.filled import FilledForm
from asn_desktop.core.usecases.ports import PageSetup
from asn_desktop.storage.pdfium import Pdf
from asn_desktop.storage.scan import FileScanner

sys.path.insert(0, str(Path(__file__).parents[2] / "fixtures"))
import form_samples as samples


@pytest.fixture(scope="session")
def forms() -> tuple[FilledForm, ...]:
    """One form of each kind, some of several pages, upright and lying."""
    return tuple(samples.form(name) for name in samples.FORMS)


@pytest.fixture(scope="session")
def drawn() -> Callable[..., list[Any]]:
    """All pages of a form as grey pictures."""

    remembered: dict[tuple[str, int], list[Any]] = {}

    def pages(form: FilledForm, dpi: int = 200) -> list[Any]:
        if (form.digest, dpi) not in remembered:
            preview = paper().preview([form], PageSetup())
            with Pdf(preview.content, "") as document:
                drawn_now = [document.picture(page, dpi / 72, grey=True) for page in range(document.page_count)]
            preview.close()
            remembered[form.digest, dpi] = drawn_now
        return remembered[form.digest, dpi]

    return pages


@pytest.fixture
def scanner() -> FileScanner:
    return FileScanner()
