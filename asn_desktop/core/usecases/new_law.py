"""A rule pack from outside: tried with its cases before anybody is judged by it, and whom it would change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.cases import Case, CaseResult, read_cases, run_case
from asn_desktop.core.rulepack.loader import load_pack
from asn_desktop.core.rulepack.model import LawBook, Pack, Ruled
from asn_desktop.core.rules.registry import evaluate
from asn_desktop.core.usecases.karier import Right, each_career
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, never, no_progress


class Changed(Struct, frozen=True):
    """An entry of the pack that is not as it was: its newest value before (None: there was none) and now."""

    name: str
    before: Ruled | None
    now: Ruled


class Trial(Struct, frozen=True):
    """What came of trying a pack. `book` is the law with it in force; `results` are its own cases.

    `unverified` are entries whose article nobody read in its own text.
    """

    file: PackFile
    topic: str
    title: str
    version: str
    book: LawBook
    changed: tuple[Changed, ...]
    unverified: tuple[str, ...]
    results: tuple[CaseResult, ...]

    @property
    def failed(self) -> tuple[CaseResult, ...]:
        return tuple(each for each in self.results if not each.passed)

    @property
    def passed(self) -> bool:
        return not self.failed


class Moved(Struct, frozen=True):
    """A right of somebody that another law sees otherwise."""

    pegawai_id: UUID
    nip: str
    nama: str
    hak: Hak
    before: tuple[Outcome, date | None] | None
    now: tuple[Outcome, date | None] | None


def try_pack(book: LawBook, file: PackFile) -> Trial:
    """Read a pack strictly and put its cases to the rules, as if it were in force.

    Raises PackError naming file, entry and key, or CaseFileError. A pack without cases is refused: nobody could say
    that it does what it is meant to.
    """
    pack = load_pack(file.content, file.name)
    whole = LawBook({**book.packs, pack.id.topic: pack})
    if not file.cases.strip():
        raise UserError("pack_without_cases", berkas=file.name)
    results = tuple(
        run_case(each, whole, evaluate) if isinstance(each, Case) else each
        for each in read_cases(file.cases, file.name)
    )
    old = book.packs.get(pack.id.topic)
    return Trial(
        replace(file, name=f"{pack.id.topic}.toml"),
        pack.id.topic,
        pack.title,
        pack.id.version,
        whole,
        tuple(_changed(old, pack)),
        tuple(name for name, entries in pack.entries.items() if any(not each.citation.verified for each in entries)),
        results,
    )


def whom_it_moves(
    ctx: Context, book: LawBook, day: date, progress: Progress = no_progress, cancel: Cancel = never
) -> tuple[Moved, ...]:
    """Everybody whose rights on `day` another law sees otherwise, by name. Raises CancelledError."""
    before = {
        career.facts.person.id: {right.hak: _seen(right) for right in career.rights}
        for career in each_career(ctx, ctx.today, day, progress, cancel)
    }
    found: list[Moved] = []
    for career in each_career(replace(ctx, law=book), ctx.today, day, progress, cancel):
        person = career.facts.person
        now = {right.hak: _seen(right) for right in career.rights}
        was = before.get(person.id, {})
        found.extend(
            Moved(person.id, person.nip, person.nama_lengkap, hak, was.get(hak), now.get(hak))
            for hak in Hak
            if was.get(hak) != now.get(hak)
        )
    return tuple(found)


def _seen(right: Right) -> tuple[Outcome, date | None]:
    return right.outcome, right.due


def _changed(old: Pack | None, new: Pack) -> Iterator[Changed]:
    for name, entries in new.entries.items():
        before = old.entries.get(name, ()) if old is not None else ()
        for each in entries:
            known = next((one for one in before if one.start == each.start), None)
            if known is None or known.value != each.value or known.citation != each.citation:
                yield Changed(name, known or (before[-1] if before else None), each)
