"""Pola karier: kinds of posts and the paths between them, where one person can go, who can come to a post."""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.karier.everybody import one_career
from asn_desktop.core.usecases.karier.paths import (
    Chance,
    Kind,
    Pattern,
    chances,
    kind_of_person,
    pattern,
)
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.asked_day import AskedDay, Freshness
from asn_desktop.ui.presenters.chips import Chip, outcome_chip
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.listing import Asked, Listing
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.people_search import people_like
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.path_rows import PATH_KEYS, PathRow, chance_outcome, kind_words, path_why, row_of
from asn_desktop.ui.presenters.talenta.rows import Fits, HeldRows, words_in
from asn_desktop.ui.presenters.why import Why

CONCERNS = frozenset({"unit", "jabatan", "pegawai", "riwayat_jabatan", "riwayat_golongan", "evaluasi"})
OUT, IN = "keluar", "masuk"


class PathsState(Struct, frozen=True):
    """`pattern` None: nothing is there to show yet. `kind` is the one chosen on the map."""

    pattern: Pattern | None
    working: bool
    kind: str
    kind_name: str
    lead_in: int
    lead_out: int
    posts: tuple[Option, ...]
    """Every post of the office, to pick from."""
    own: tuple[Option, ...]
    """The office's posts of the chosen kind."""
    post: str
    person: str
    """Name of the person who is looked at; "" for nobody."""
    without_kind: bool
    """The person holds no post whose kind is known."""
    chances: dict[str, Chip]
    """How far the person fits each kind that the present post leads to."""
    why: Why | None


class PathsView(Protocol):
    def render(self, state: PathsState) -> None: ...

    def show_people(self, options: tuple[Option, ...]) -> None: ...


class PathsPresenter:
    """Presenter of the pattern; `listing` tells the same as the map, in words."""

    def __init__(self, services: Services, view: PathsView, on: AskedDay | None = None) -> None:
        self._services = services
        self._on = on or AskedDay(services)
        self._view = view
        self.rows: HeldRows[PathRow] = HeldRows(PATH_KEYS, self._fits)
        self.listing = Listing(services, "talenta_pola", self.rows.count, self.rows.rows, Sort("urut"))
        self._pattern: Pattern | None = None
        self._posts: tuple[Option, ...] = ()
        self._kinds: dict[str, str] = {}
        self._kind = ""
        self._post = ""
        self._person: UUID | None = None
        self._person_name = ""
        self._person_kind: str | None = None
        self._chances: tuple[Chance, ...] = ()
        self._row: PathRow | None = None
        self._fresh = Freshness(self._on, CONCERNS)
        self._reading, self._asking, self._looking = (Newest(services.runner) for _ in range(3))
        self._working = False

    @property
    def answered_for(self) -> date | None:
        """The day of the paths on show."""
        return self._pattern.day if self._pattern is not None else None

    def visited(self) -> None:
        """The page is on show."""
        if self._fresh.lost:
            self.read()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        """Something was saved somewhere."""
        if self._fresh.touched(changes) and visible:
            self.read()

    def choose_kind(self, name: str) -> None:
        """A kind on the map; the same again: every path."""
        self._kind = "" if name == self._kind else name
        self._post = ""
        self._row = None
        self._refresh()

    def choose_post(self, value: str) -> None:
        """One of the office's posts: its kind is chosen with it."""
        self._post = value
        self._kind = self._kinds.get(value, "") if value else ""
        self._row = None
        self._refresh()

    def choose_row(self, row: PathRow | None) -> None:
        """Whose reasons are shown."""
        if row != self._row:
            self._row = row
            self._render()

    def look_up(self, typed: str) -> None:
        """People whose name or NIP is like what is typed."""
        self._looking.submit(
            lambda _progress, _cancel: people_like(self._services.context(), typed), self._view.show_people
        )

    def choose_person(self, value: str) -> None:
        """Where this person can go; "" for nobody."""
        self._person = UUID(value) if value else None
        self._row = None
        if self._person is None:
            self._asking.leave()
            self._person_name, self._person_kind, self._chances = "", None, ()
            self._refresh()
        else:
            self._ask_person(self._person)

    def show_succession(self) -> None:
        """Who can come to the chosen post."""
        if self._post:
            self._services.shell.go("talenta", UUID(self._post), "jabatan")

    def read(self) -> None:
        """The paths and everybody's post, in the background."""
        self._fresh.begin()
        ctx = self._on.context()
        self._working = True

        def done(found: Pattern) -> None:
            self._working, self._pattern = False, found
            self._kinds = {str(post.id): kind.name for kind in found.kinds for post, _unit in kind.posts}
            self._posts = _options(found.kinds)
            if self._person is not None:
                self._ask_person(self._person)
            else:
                self._refresh()

        def failed(error: Exception) -> None:
            self._working = False
            self._fresh.failed()
            self._render()
            raise error

        title = self._services.texts.say("talenta.job.paths")
        self._reading.submit(lambda _progress, _cancel: pattern(ctx, ctx.today), done, failed, lane="free", title=title)
        if self._working:
            self._render()

    def _ask_person(self, person: UUID) -> None:
        of, ctx = self._pattern, self._on.context()
        if of is None:
            return

        def work(_progress: Progress, _cancel: Cancel) -> tuple[str, str | None, tuple[Chance, ...]]:
            facts = one_career(ctx, person, ctx.today).facts
            return facts.person.nama_lengkap, kind_of_person(facts), chances(facts, of, ctx.law.at(of.day))

        def done(found: tuple[str, str | None, tuple[Chance, ...]]) -> None:
            self._person_name, self._person_kind, self._chances = found
            self._kind, self._post = self._person_kind or "", ""
            self._refresh()

        self._asking.submit(work, done, lane="free")

    def _refresh(self) -> None:
        of = self._pattern
        if of is not None:
            texts = self._services.texts
            fits = {(each.path.dari, each.path.ke): each for each in self._chances}
            self.rows.hold(row_of(path, texts, fits.get((path.dari, path.ke))) for path in of.paths)
        self.listing.refresh()
        self._render()

    def _fits(self, asked: Asked) -> Fits[PathRow]:
        kind, person = self._kind, self._person is not None
        way, direction, named = asked.choice("jalan"), asked.choice("arah"), words_in(asked)

        def fits(row: PathRow) -> bool:
            out, into = row.path.dari == kind, row.path.ke == kind
            touched = out if way == OUT or person else into if way == IN else out or into
            return (
                (not kind or touched)
                and (not direction or row.path.arah.value == direction)
                and (not asked.text or named(f"{row.dari} {row.ke} {row.condition} {row.basis}"))
            )

        return fits

    def _render(self) -> None:
        texts, of, kind = self._services.texts, self._pattern, self._kind
        chosen = of.kind(kind) if of is not None and kind else None
        why = path_why(self._row, texts) if self._row is not None else None
        self._view.render(
            PathsState(
                pattern=of,
                working=self._working,
                kind=kind,
                kind_name=kind_words(kind, texts) if kind else "",
                lead_in=len(of.into(kind)) if of and kind else 0,
                lead_out=len(of.out_of(kind)) if of and kind else 0,
                posts=self._posts,
                own=_options((chosen,)) if chosen is not None else (),
                post=self._post,
                person=self._person_name if self._person is not None else "",
                without_kind=self._person is not None and bool(self._person_name) and self._person_kind is None,
                chances={each.path.ke: outcome_chip(texts, chance_outcome(each)) for each in self._chances},
                why=why,
            )
        )


def _options(kinds: tuple[Kind, ...]) -> tuple[Option, ...]:
    found = [Option(str(post.id), post.nama, unit) for kind in kinds for post, unit in kind.posts]
    return tuple(sorted(found, key=lambda option: (option.label.casefold(), option.detail.casefold())))
