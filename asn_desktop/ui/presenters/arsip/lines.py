"""What a pile of scans was read as, line by line: what needs somebody's eyes first."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.arsip.current import Kecocokan
from asn_desktop.core.usecases.arsip.lists import Kembali
from asn_desktop.core.usecases.arsip.names import version_words
from asn_desktop.core.usecases.arsip.recognition import FoundForm, Recognised
from asn_desktop.core.usecases.arsip.scanner import ScannedPage
from asn_desktop.ui.presenters.chips import Chip, Tone

_MATCH: dict[Kecocokan, tuple[str, Tone]] = {
    Kecocokan.COCOK: ("circle-check", "ok"),
    Kecocokan.BERBEDA: ("triangle-alert", "bad"),
    Kecocokan.VERSI_LAMA: ("history", "warn"),
    Kecocokan.TIDAK_ADA: ("circle-x", "bad"),
}

_BACK: dict[Kembali, tuple[str, Tone]] = {
    Kembali.BELUM: ("clock", "neutral"),
    Kembali.SEBAGIAN: ("file-plus", "warn"),
    Kembali.ADA: ("badge-check", "ok"),
    Kembali.BERBEDA: ("triangle-alert", "bad"),
}


class ResultLine(Struct, frozen=True):
    """One line of the result. `page` is the picture beside it; `by_code` where a typed code can help."""

    title: str
    detail: str
    chip: Chip
    page: ScannedPage | None = None
    by_code: bool = False


def match_chip(texts: Texts, match: Kecocokan) -> Chip:
    """How paper stands to what is stored."""
    icon, tone = _MATCH[match]
    return Chip(texts.show(match), icon, tone)


def back_chip(texts: Texts, back: Kembali) -> Chip:
    """What has come back of a printed form."""
    icon, tone = _BACK[back]
    return Chip(texts.show(back), icon, tone)


def result_lines(found: Recognised, texts: Texts) -> tuple[ResultLine, ...]:
    """Doubtful lines before sound ones, each group in the order of the pile."""
    say = texts.say
    lines = [
        *(_unread(page, texts) for page in found.unread),
        *(
            ResultLine(
                say("arsip.line.unknown", code=code),
                say("arsip.line.unknown_why", place=_places(pages, texts)),
                Chip(say("arsip.chip.unknown"), "circle-question-mark", "warn"),
                pages[0],
            )
            for code, pages in _by_code(found.unknown).items()
        ),
        *(
            ResultLine(file.name, " ".join(texts.error(error)[1:]), Chip(say("arsip.chip.broken"), "circle-x", "bad"))
            for file, error in found.broken
        ),
        *_forms([form for form in found.to_attach if not _sound(form)], texts),
        *_forms([form for form in found.to_attach if _sound(form)], texts),
        *(
            ResultLine(
                say("arsip.line.twice", code=_code(page)),
                say("arsip.line.twice_why", place=_place(page, texts)),
                Chip(say("arsip.chip.twice"), "copy", "neutral"),
                page,
            )
            for page in found.twice
        ),
    ]
    return tuple(lines)


def _sound(form: FoundForm) -> bool:
    return form.match is Kecocokan.COCOK and not form.missing


def _forms(forms: Sequence[FoundForm], texts: Texts) -> list[ResultLine]:
    return [_form(form, texts) for form in forms]


def _form(form: FoundForm, texts: Texts) -> ResultLine:
    printed = form.cetakan
    pages = ", ".join(str(number) for number in form.numbers)
    said = texts.say(
        "arsip.line.form",
        form=texts.term("formkind", printed.formulir),
        version=version_words(texts, printed.formulir, printed.revisi),
        code=printed.kode,
        pages=pages,
        total=printed.halaman,
    )
    if form.missing:
        said += " " + texts.say("arsip.line.missing", pages=", ".join(str(number) for number in form.missing))
    if form.match is not Kecocokan.COCOK:
        said += " " + texts.say(f"arsip.line.{form.match.value}")
    return ResultLine(form.name or printed.kode, said, match_chip(texts, form.match), form.pages[0])


def _unread(page: ScannedPage, texts: Texts) -> ResultLine:
    assert page.unread is not None
    return ResultLine(
        _place(page, texts),
        texts.say(f"arsip.line.{page.unread.value}"),
        Chip(texts.show(page.unread), "circle-alert", "warn"),
        page,
        by_code=True,
    )


def _place(page: ScannedPage, texts: Texts) -> str:
    return texts.say("arsip.place", file=page.file.name, page=page.index + 1)


def _by_code(pages: Sequence[ScannedPage]) -> dict[str, list[ScannedPage]]:
    """All pages of one unknown form are one matter."""
    found: dict[str, list[ScannedPage]] = {}
    for page in pages:
        found.setdefault(_code(page), []).append(page)
    return found


def _places(pages: Sequence[ScannedPage], texts: Texts) -> str:
    """Where pages are, file by file."""
    files: dict[str, list[str]] = {}
    for page in pages:
        files.setdefault(page.file.name, []).append(str(page.index + 1))
    return "; ".join(texts.say("arsip.place", file=name, page=", ".join(found)) for name, found in files.items())


def _code(page: ScannedPage) -> str:
    return "" if page.seal is None else page.seal.code
