"""Pages as collected drawing orders, before anything is written: total page numbers are known only at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from asn_desktop.core.forms.filled import Style
from asn_desktop.storage.pdf.wrap import MM, Line

LEADING = 1.17
"""Distance of lines, in type sizes."""
RULE = 0.5
"""Width of every line, in points."""
_BASE = 0.89
"""Where the base line lies below the top of a line, in type sizes."""


class Frame:
    """The page and the rectangle that content may use; points, from the top left corner."""

    def __init__(self, width_mm: float, height_mm: float) -> None:
        self.width = width_mm * MM
        self.height = height_mm * MM
        self.left = 20 * MM
        self.right = self.width - 15 * MM
        self.top = 13 * MM
        self.bottom = self.height - 24 * MM

    @property
    def content(self) -> float:
        return self.right - self.left


class Page:
    """Orders of one page in points from the top left corner; turned over for PDF when written."""

    def __init__(self, frame: Frame) -> None:
        self.height = frame.height
        self.texts: list[tuple[float, float, Style, float, str]] = []
        self.strokes: list[str] = []

    def text(self, x: float, base: float, style: Style, size: float, text: str) -> None:
        self.texts.append((x, self.height - base, style, size, text))

    def lines(self, x: float, top: float, lines: Sequence[Line], size: float) -> None:
        """Lines of text under one another from `top` down."""
        base = top + _BASE * size
        for line in lines:
            for piece in line.pieces:
                self.text(x + piece.x, base, piece.style, size, piece.text)
            for start, end in line.strikes:
                self.rule(x + start, base - 0.27 * size, x + end, base - 0.27 * size)
            base += LEADING * size

    def box(self, x: float, top: float, width: float, height: float) -> None:
        self.strokes.append(f"{x:.2f} {self.height - top - height:.2f} {width:.2f} {height:.2f} re")

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.strokes.append(f"{x1:.2f} {self.height - y1:.2f} m {x2:.2f} {self.height - y2:.2f} l")

    def curve(self, points: Sequence[tuple[float, float]]) -> None:
        """A smooth line through the points that never swings above or below its neighbours."""
        slopes = _slopes(points)
        path = [f"{points[0][0]:.2f} {self.height - points[0][1]:.2f} m"]
        for (x1, y1), (x2, y2), s1, s2 in zip(points, points[1:], slopes, slopes[1:], strict=False):
            third = (x2 - x1) / 3
            path.append(
                f"{x1 + third:.2f} {self.height - y1 - s1 * third:.2f} "
                f"{x2 - third:.2f} {self.height - y2 + s2 * third:.2f} {x2:.2f} {self.height - y2:.2f} c"
            )
        self.strokes.append(" ".join(path))


def _slopes(points: Sequence[tuple[float, float]]) -> list[float]:
    """Slopes for a monotone cubic through the points (harmonic mean of neighbours; level at a peak)."""
    rises = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in pairwise(points)]
    inner = [0.0 if a * b <= 0 else 2 * a * b / (a + b) for a, b in pairwise(rises)]
    return [rises[0], *inner, rises[-1]]
