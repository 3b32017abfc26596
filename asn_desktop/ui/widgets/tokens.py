"""Every colour of the program, in three looks. Contrasts are computed in a test, not guessed."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from asn_desktop.ui.presenters.chips import Tone

GRID = 8
"""All distances are multiples of half of this many pixels."""


class Look(Struct, frozen=True):
    """One set of colours. `*_soft` are quiet backgrounds for the tone of the same name."""

    name: str
    window: str
    surface: str
    nav: str
    text: str
    muted: str
    line: str
    border: str
    accent: str
    on_accent: str
    accent_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    predikat: dict[str, str]
    """Five steps from blue over sand to rust: they differ in lightness and on the blue-yellow axis, which the common
    kinds of colour blindness keep."""

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Foreground and quiet background of a tone."""
        match tone:
            case "ok":
                return self.ok, self.ok_soft
            case "warn":
                return self.warn, self.warn_soft
            case "bad":
                return self.bad, self.bad_soft
            case "info":
                return self.accent, self.accent_soft
            case "neutral":
                return self.muted, self.window
            case step:
                return self.on(self.predikat[step]), self.predikat[step]

    def on(self, background: str) -> str:
        """Black or white, whichever reads better on a colour."""
        return max(("#FFFFFF", "#101418"), key=lambda ink: contrast(ink, background))


LIGHT = Look(
    name="light",
    window="#F4F5F7",
    surface="#FFFFFF",
    nav="#E9ECF0",
    text="#1B2026",
    muted="#566170",
    line="#DCE0E6",
    border="#858F9D",
    accent="#17599A",
    on_accent="#FFFFFF",
    accent_soft="#E2EDF8",
    ok="#1C6B40",
    ok_soft="#E2F2E8",
    warn="#7D5000",
    warn_soft="#FCF0D6",
    bad="#A3271D",
    bad_soft="#FBE6E3",
    predikat={
        "sangat_baik": "#1D4E89",
        "baik": "#6BA3D6",
        "butuh_perbaikan": "#EBCB6B",
        "kurang": "#D9782D",
        "sangat_kurang": "#7E2A17",
    },
)

DARK = Look(
    name="dark",
    window="#1A1D22",
    surface="#22262D",
    nav="#15181C",
    text="#E7EAEE",
    muted="#A4AEBB",
    line="#363C46",
    border="#737E8E",
    accent="#7DB8F0",
    on_accent="#0E1C2B",
    accent_soft="#233A52",
    ok="#7CCB9B",
    ok_soft="#1E3A2B",
    warn="#E9BE62",
    warn_soft="#423415",
    bad="#F3998F",
    bad_soft="#4A2320",
    predikat={
        "sangat_baik": "#376FB4",
        "baik": "#8FC1EA",
        "butuh_perbaikan": "#F7E29A",
        "kurang": "#DB7F33",
        "sangat_kurang": "#8C2F1B",
    },
)

CONTRAST = Look(
    name="contrast",
    window="#000000",
    surface="#000000",
    nav="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    line="#FFFFFF",
    border="#FFFFFF",
    accent="#FFE14D",
    on_accent="#000000",
    accent_soft="#333000",
    ok="#7DF0A8",
    ok_soft="#00210F",
    warn="#FFD23F",
    warn_soft="#2B2200",
    bad="#FFA79E",
    bad_soft="#330A06",
    predikat={
        "sangat_baik": "#5FA4FF",
        "baik": "#BFE0FF",
        "butuh_perbaikan": "#FFF0A0",
        "kurang": "#FFA650",
        "sangat_kurang": "#E0603F",
    },
)

LOOKS: dict[str, Look] = {look.name: look for look in (LIGHT, DARK, CONTRAST)}


def look_of(palette: QPalette) -> Look:
    """The look whose palette this is. The palette is the one truth, so no widget needs to be told the theme.

    A style sheet's background changes the palette of its widget; then the application's palette tells.
    """
    for candidate in (palette, QGuiApplication.palette()):
        window = candidate.color(QPalette.ColorRole.Window).name().upper()
        for look in LOOKS.values():
            if look.window == window:
                return look
    return LIGHT


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    ink = QColor(colour)
    parts = (ink.redF(), ink.greenF(), ink.blueF())
    linear: list[float] = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
