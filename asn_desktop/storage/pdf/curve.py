"""The distribution curve in its box: what share of people each predikat has, by the organisation's achievement."""

from __future__ import annotations

from asn_desktop.core.forms.filled import Align, Curve, Para, Style
from asn_desktop.storage.pdf.page import LEADING, Frame, Page
from asn_desktop.storage.pdf.wrap import MM, Wrapper

CURVE_HEIGHT = 38 * MM
"""The whole box with its title."""


def draw_curve(page: Page, wrapper: Wrapper, block: Curve, frame: Frame, top: float, size: float) -> None:
    """Title, axes, one word under each step, and the curve; without values only the axes."""
    page.box(frame.left, top, frame.content, CURVE_HEIGHT)
    title = wrapper.lines((Para(block.title, Style.BOLD),), frame.content, size)
    page.lines(frame.left + MM, top + MM, title, size)
    small = size * 0.8
    step = min(30 * MM, frame.content * 0.8 / len(block.words))
    width = step * len(block.words)
    left = frame.left + (frame.content - width) / 2
    roof, floor = top + 7 * MM, top + CURVE_HEIGHT - 8 * MM
    page.rule(left, roof, left, floor)
    page.rule(left, floor, left + width, floor)
    axis = wrapper.lines(tuple(Para(word, align=Align.RIGHT) for word in block.axis.split()), 24 * MM, small)
    page.lines(left - 25.5 * MM, roof, axis, small)
    for at, word in enumerate(block.words):
        words = wrapper.lines((Para(word, align=Align.CENTER),), step - MM, small)
        page.lines(left + at * step + 0.5 * MM, floor + 0.35 * LEADING * small, words, small)
    if not block.values:
        return
    scale = (floor - roof) / max(block.values)
    points = [(left + (at + 0.5) * step, floor - value * scale) for at, value in enumerate(block.values)]
    page.curve(points)
