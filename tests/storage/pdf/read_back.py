"""Sample facts put on paper, and the paper read back with poppler and qpdf."""

from __future__ import annotations

import re
import subprocess
from datetime import date

from asn_desktop import bootstrap
from asn_desktop.core.forms.facts import FormFacts
from asn_desktop.core.usecases.form_facts.registry import words
from asn_desktop.core.usecases.form_facts.sample import sample

TODAY = date(2026, 1, 15)


def sampled(samples, name: str) -> FormFacts:
    spec = samples.spec(name)
    return sample(spec, words()[spec.form], bootstrap.law_book(), TODAY)


def pages(path) -> list[str]:
    read = subprocess.run(["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True).stdout.decode()
    return [re.sub(r"\s+", " ", page) for page in read.split("\f")[:-1]]


def sound(path) -> None:
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True).stdout.decode().splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def in_order(wanted: list[str], said: str) -> None:
    at = 0
    for label in wanted:
        found = said.find(label, at)
        assert found >= 0, f"{label!r} not after {said[max(0, at - 60) : at]!r}"
        at = found + len(label)
