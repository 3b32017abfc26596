"""Colours are judged by calculation: contrast by WCAG 2 AA, steps of predikat by simulated colour blindness."""

from __future__ import annotations

import itertools
import math
import re

import pytest
from PySide6.QtGui import QColor

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.ui.shell.theme import palette, style_sheet
from asn_desktop.ui.widgets.tokens import LOOKS, Look, contrast, look_of

LOOK = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())

# Machado, Oliveira and Fernandes 2009, full severity, linear RGB.
BLINDNESS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


@LOOK
def test_a_button_that_waits_keeps_its_word(look: Look) -> None:
    """Also where lines are as white as letters."""
    waits = next(line for line in style_sheet(look, "normal").splitlines() if 'role="primary"]:disabled' in line)
    ground, ink = (re.search(rf"[ {{]{name}: (#\w+)", waits)[1] for name in ("background", "color"))  # type: ignore[index]
    assert contrast(ink, ground) >= 3


@LOOK
def test_words_are_readable_on_every_surface(look: Look) -> None:
    for ground in (look.window, look.surface, look.nav):
        assert contrast(look.text, ground) >= 7, ground
        assert contrast(look.muted, ground) >= 4.5, ground
        assert contrast(look.accent, ground) >= 4.5, ground
    assert contrast(look.on_accent, look.accent) >= 4.5
    assert contrast(look.text, look.accent_soft) >= 4.5


@LOOK
@pytest.mark.parametrize("tone", ["neutral", "info", "ok", "warn", "bad", *Predikat])
def test_chips_are_readable(look: Look, tone: str) -> None:
    ink, ground = look.tone(tone)  # type: ignore[arg-type]
    assert contrast(ink, ground) >= 4.5


@LOOK
def test_problems_are_readable_and_borders_of_fields_are_seen(look: Look) -> None:
    assert contrast(look.text, look.bad_soft) >= 4.5
    assert contrast(look.bad, look.surface) >= 4.5
    assert contrast(look.border, look.surface) >= 3
    assert contrast(look.border, look.window) >= 2.9


@LOOK
@pytest.mark.parametrize("eye", ["normal", *BLINDNESS])
def test_the_five_steps_are_told_apart_by_every_eye(look: Look, eye: str) -> None:
    seen = {name: _lab(colour, eye) for name, colour in look.predikat.items()}
    for one, other in itertools.combinations(seen, 2):
        assert math.dist(seen[one], seen[other]) >= 20, (one, other)


@LOOK
def test_the_palette_tells_the_look(look: Look) -> None:
    assert look_of(palette(look)) is look


def _lab(colour: str, eye: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as an eye sees it."""
    ink = QColor(colour)
    linear = [_linear(part) for part in (ink.redF(), ink.greenF(), ink.blueF())]
    if eye in BLINDNESS:
        linear = [max(0.0, min(1.0, sum(w * v for w, v in zip(row, linear, strict=True)))) for row in BLINDNESS[eye]]
    red, green, blue = linear
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (_curve(part) for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _curve(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
