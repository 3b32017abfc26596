from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

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
