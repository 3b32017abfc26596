"""A rule pack from outside: tried with its cases before anybody is judged by it, and whom it would change."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.cases import Case, CaseResult, read_cases, run_case
from asn_desktop.core.rulepack.loader import load_pack
from asn_desktop.core.rulepack.model import Law, LawBook, Pack, Ruled
from asn_desktop.core.rules.registry import evaluate
from asn_desktop.core.usecases.karier import Career, each_career
from asn_desktop.core.usecases.karier.fitting import fit
from asn_desktop.core.usecases.karier.local import POSTS
from asn_desktop.core.usecases.karier.paths import kind_target
from asn_desktop.core.usecases.local_rules import known
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, never, no_progress

Sight = dict[Hak | JenisJabatan, tuple[Outcome, date | None]]
_OF_POSTS = ("syarat_jabatan", "jabatan")
"""Packs that decide who may be appointed, beside a local one."""


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
    """A right of somebody, or how far he fits a kind of post, that another law sees otherwise."""

    pegawai_id: UUID
    nip: str
    nama: str
    hak: Hak | JenisJabatan
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
    """Everybody whose rights, or whose fit for a post, on `day` another law sees otherwise, by name.

    Raises CancelledError.
    """
    posts = _posts(ctx.law, book)
    before = {
        career.facts.person.id: _sight(career, ctx.law.at(day), posts)
        for career in each_career(ctx, ctx.today, day, progress, cancel)
    }
    found: list[Moved] = []
    for career in each_career(replace(ctx, law=book), ctx.today, day, progress, cancel):
        person = career.facts.person
        now, was = _sight(career, book.at(day), posts), before.get(person.id, {})
        found.extend(
            Moved(person.id, person.nip, person.nama_lengkap, what, was.get(what), now.get(what))
            for what in (*Hak, *posts)
            if was.get(what) != now.get(what)
        )
    return tuple(found)


def _posts(old: LawBook, new: LawBook) -> tuple[JenisJabatan, ...]:
    """The kinds of post whose requirements may differ: to look at everybody for each of them takes its time."""
    if any(old.packs.get(topic) != new.packs.get(topic) for topic in _OF_POSTS):
        return tuple(POSTS)
    touched = {each.sasaran for each in {*known(old)} ^ {*known(new)}}
    return tuple(kind for kind, sasaran in POSTS.items() if sasaran in touched)


def _sight(career: Career, law: Law, posts: Collection[JenisJabatan]) -> Sight:
    seen: Sight = {right.hak: (right.outcome, right.due) for right in career.rights}
    if career.rights:  # who has none is out of service
        day = career.facts.day
        seen |= {kind: (fit(career.facts, kind_target(kind), day, law).outcome, None) for kind in posts}
    return seen


def _changed(old: Pack | None, new: Pack) -> Iterator[Changed]:
    for name, entries in new.entries.items():
        before = old.entries.get(name, ()) if old is not None else ()
        for each in entries:
            known = next((one for one in before if one.start == each.start), None)
            if known is None or known.value != each.value or known.citation != each.citation:
                yield Changed(name, known or (before[-1] if before else None), each)
