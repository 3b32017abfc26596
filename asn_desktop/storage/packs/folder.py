"""Reads rule packs from folders. A broken pack never stops the program: the last good one stays in force."""

from __future__ import annotations

from pathlib import Path

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.rulepack.loader import PackError, load_pack
from asn_desktop.core.rulepack.model import LawBook, Pack
from asn_desktop.core.rulepack.shapes import SHAPES


def load_law(folder: Path, last_good: Path | None = None, shipped: Path | None = None) -> LawBook:
    """The packs of `folder`, one `<topic>.toml` for each topic.

    A topic that `folder` does not have comes from `shipped`. A pack that cannot be used is replaced by its last good
    copy, and where there is none by the shipped one; `LawBook.warnings` says so. A topic for which nothing usable is
    found is left out: asking for its values raises NoLawAtDateError. Good packs are copied to `last_good`.
    """
    packs: dict[str, Pack] = {}
    warnings: list[UserError] = []
    for topic in _topics(folder):
        name = f"{topic}.toml"
        source = folder / name
        if shipped is not None and not source.exists():
            source = shipped / name
        try:
            packs[topic], text = _read(source, topic)
        except PackError as error:
            warnings.append(error)
            substitute = _first_good([place / name for place in (last_good, shipped) if place is not None], topic)
            if substitute is not None:
                packs[topic] = substitute
            continue
        if last_good is not None:
            warnings.extend(_keep(last_good / name, text))
    return LawBook(packs, tuple(warnings))


def check_law(folder: Path) -> LawBook:
    """The packs of `folder` exactly as they are, for whoever prepares them. Raises PackError; nothing is replaced."""
    book, broken = examine(folder)
    if broken:
        raise broken[0]
    return book


def one_pack(file: Path) -> Pack:
    """A single pack from a file of any name. Raises PackError."""
    return _text_and_pack(file)[0]


def examine(folder: Path) -> tuple[LawBook, tuple[PackError, ...]]:
    """The good packs of `folder`, and what is wrong with each of the others."""
    packs: dict[str, Pack] = {}
    broken: list[PackError] = []
    for topic in _topics(folder):
        try:
            packs[topic] = _read(folder / f"{topic}.toml", topic)[0]
        except PackError as error:
            broken.append(error)
    return LawBook(packs), tuple(broken)


def _topics(folder: Path) -> list[str]:
    """The topics this program knows, and whatever else lies in the folder (and will be refused)."""
    return sorted({*SHAPES, *(file.stem for file in folder.glob("*.toml"))})


def _read(file: Path, topic: str) -> tuple[Pack, str]:
    pack, text = _text_and_pack(file)
    if pack.id.topic != topic:
        raise PackError("wrong_topic", file.name, "pack", "topic", found=pack.id.topic, expected=topic)
    return pack, text


def _text_and_pack(file: Path) -> tuple[Pack, str]:
    try:
        text = file.read_text(encoding="utf-8-sig")  # an editor may have put a mark in front
    except UnicodeDecodeError:
        raise PackError("not_text", file.name) from None
    except OSError:
        raise PackError("no_file", file.name) from None
    return load_pack(text, file.name), text


def _first_good(files: list[Path], topic: str) -> Pack | None:
    for file in files:
        try:
            return _read(file, topic)[0]
        except PackError:
            continue
    return None


def _keep(copy: Path, text: str) -> list[UserError]:
    """Keep a good pack. The copy is complete or not there at all; where it cannot be written, that is said."""
    try:
        if copy.exists() and copy.read_bytes() == text.encode():
            return []
        copy.parent.mkdir(parents=True, exist_ok=True)
        part = copy.with_suffix(".part")
        part.write_bytes(text.encode())
        part.replace(copy)
    except OSError:
        return [UserError("pack.not_kept", file=copy.name, folder=str(copy.parent))]
    return []
