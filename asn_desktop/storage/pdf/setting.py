"""A form set on its pages, each as finished drawing orders: what a process hands to whoever puts the file together."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from asn_desktop.core.forms.filled import FilledForm, FormKind, Style
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.pdf.codes import qr_content, qr_orders
from asn_desktop.storage.pdf.faces import Faces, MissingLetterError
from asn_desktop.storage.pdf.flow import Flow
from asn_desktop.storage.pdf.page import RULE, Frame, Page
from asn_desktop.storage.pdf.pdf_file import pack
from asn_desktop.storage.pdf.picture import Picture
from asn_desktop.storage.pdf.wrap import MM, Wrapper, face_width

QR_SIDE = 14 * MM
_FOOT_SIZE = 7.5
_MARK_SIZE = 9.0
_GREY_SIZE = 96

FONT_NAMES = {style: f"F{number}" for number, style in enumerate(Style)}
"""What the faces are called on every page."""


class SetPage(NamedTuple):
    """A page: its size in points, and its compressed orders."""

    width: float
    height: float
    orders: bytes


class SetPages(NamedTuple):
    """A form on its pages, with the letters it uses of each face."""

    kind: FormKind
    title: str
    person: str
    nip: str
    code: str
    digest: str
    decided: date | None
    pages: tuple[SetPage, ...]
    letters: dict[Style, str]
    pictured: bool
    page_count: int


class Setter:
    """Sets forms on one paper. Broken lines are remembered, because forms of one office say much the same."""

    def __init__(self, faces: Faces, wrapper: Wrapper, paper: tuple[float, float], picture: Picture | None) -> None:
        self._faces = faces
        self._wrapper = wrapper
        self._paper = paper
        self._picture = picture

    def set(self, form: FilledForm) -> SetPages:
        """Raises UserError naming the person and the letter where the face lacks one."""
        frame = Frame(*(reversed(self._paper) if form.landscape else self._paper))
        try:
            flow = Flow(form, frame, self._wrapper)
            pages = flow.run()
            for number, page in enumerate(pages, start=1):
                self._foot(page, frame, form, number, len(pages))
        except MissingLetterError as missing:
            raise UserError(
                "letter_missing",
                person=form.person,
                letter=missing.letter,
                code=f"U+{ord(missing.letter):04X}",
                word=missing.word,
            ) from missing
        letters: dict[Style, set[str]] = {}
        for mark in form.marks:
            letters.setdefault(Style.BOLD, set()).update(mark)
        made = []
        for number, page in enumerate(pages):
            orders = [*self._marks(frame, form.marks)]
            if self._picture is not None:
                for index, left, top, height in flow.pictures:
                    if index == number:
                        orders.append(self._picture.orders(left, frame.height - top - height, frame.content, height))
            orders += _written(page, letters)
            if form.code:
                bottom = frame.height - frame.bottom - 4 * MM - QR_SIDE
                squares = qr_orders(qr_content(form, number + 1, len(pages)), QR_SIDE)
                orders.append(f"q 1 0 0 1 {frame.left:.2f} {bottom:.2f} cm {squares} Q")
            made.append(SetPage(frame.width, frame.height, pack("\n".join(orders).encode("latin-1"))))
        return SetPages(
            form.kind,
            form.footer.form,
            form.person,
            form.nip,
            form.code,
            form.digest,
            form.decided,
            tuple(made),
            {style: "".join(sorted(used)) for style, used in letters.items()},
            bool(flow.pictures) and self._picture is not None,
            len(made),
        )

    def _foot(self, page: Page, frame: Frame, form: FilledForm, number: int, total: int) -> None:
        """Form, person, version and code beside the QR code; the page's number at the right.

        The marks stand in black at the head as well: a copying machine swallows the light grey ones.
        """
        if form.marks:
            mark = " ".join(form.marks)
            wide = face_width(self._faces[Style.BOLD], mark) * _MARK_SIZE
            page.text(frame.right - wide, frame.top - 1.5 * MM, Style.BOLD, _MARK_SIZE, mark)
        foot = form.footer
        top = frame.bottom + 3 * MM
        page.rule(frame.left, top, frame.right, top)
        left = frame.left + (QR_SIDE + 3 * MM if form.code else 0)
        right = foot.pages.format_map({"page": number, "pages": total})
        width = face_width(self._faces[Style.REGULAR], right) * _FOOT_SIZE
        page.text(frame.right - width, top + 4 * MM, Style.REGULAR, _FOOT_SIZE, right)
        room = frame.right - left
        title = self._cut(foot.form, room - width - 4 * MM)
        for row, text in enumerate((title, *self._two(foot.person, room), f"{foot.version}  {form.code}".strip())):
            page.text(left, top + (4 + row * 3.6) * MM, Style.REGULAR, _FOOT_SIZE, text)

    def _two(self, text: str, room: float) -> tuple[str, ...]:
        """Whose the page is, in a second line where the first is too short for names, titles and number."""
        words = text.split(" ")
        first = words[0]
        while len(first) < len(text) and self._wide(longer := text[: len(first) + 1 + len(words[1])]) <= room:
            first = longer
            del words[1]
        rest = text[len(first) :].strip()
        return (self._cut(first, room), *((self._cut(rest, room),) if rest else ()))

    def _cut(self, text: str, room: float) -> str:
        """A footer text in one line: it repeats what the page says in full, so it may end early."""
        while self._wide(text) > room:
            text = text[:-2] + "…"
        return text

    def _wide(self, text: str) -> float:
        return face_width(self._faces[Style.REGULAR], text) * _FOOT_SIZE

    def _marks(self, frame: Frame, marks: tuple[str, ...]) -> list[str]:
        """DRAF and LATIHAN in light grey across the page, under the content."""
        if not marks:
            return []
        turn = 2**-0.5
        orders = [
            "q 0.9 g",
            f"{turn:.4f} {turn:.4f} {-turn:.4f} {turn:.4f} {frame.width / 2:.2f} {frame.height / 2:.2f} cm BT",
            f"/{FONT_NAMES[Style.BOLD]} {_GREY_SIZE} Tf",
        ]
        for row, mark in enumerate(marks):
            wide = face_width(self._faces[Style.BOLD], mark) * _GREY_SIZE
            bottom = (len(marks) / 2 - row - 0.85) * 1.08 * _GREY_SIZE
            orders.append(f"1 0 0 1 {-wide / 2:.2f} {bottom:.2f} Tm {_coded(mark)} Tj")
        return [*orders, "ET Q"]


def _written(page: Page, letters: dict[Style, set[str]]) -> list[str]:
    """The orders of a page's lines and texts; what letters they need is added to `letters`."""
    orders = [f"{RULE} w 0 G 0 g", *page.strokes, "S", "BT"]
    current = None
    said: dict[Style, list[str]] = {}
    for x, y, style, size, text in page.texts:
        if not text:
            continue
        if current != (style, size):
            current = (style, size)
            used = said.setdefault(style, [])
            orders.append(f"/{FONT_NAMES[style]} {size:.2f} Tf")
        used.append(text)
        orders.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {_coded(text)} Tj")
    for style, texts in said.items():
        letters.setdefault(style, set()).update(*texts)
    return [*orders, "ET"]


@lru_cache(maxsize=4096)  # most of a form are its labels, and they come again on the next one
def _coded(text: str) -> str:
    """A text's code numbers as a PDF string, each byte as the letter of that number."""
    plain = text.encode("utf-16-be").decode("latin-1")
    return f"({_ESCAPED.sub(_escape, plain)})"


_ESCAPED = re.compile(r"[()\\\r]")


def _escape(found: re.Match[str]) -> str:
    return "\\r" if found[0] == "\r" else f"\\{found[0]}"
