"""One person: identity, dated histories, appraisers, appraisals, and who changed what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.penilai import Pejabat
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases import penetapan
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.entry_fields import (
    Form,
    Option,
    form_of,
    problem_sentences,
    read_all,
)
from asn_desktop.ui.presenters.pegawai_entry import NEW, Entry, entry_form, from_post, place_of, record_of, weight_of
from asn_desktop.ui.presenters.pegawai_fields import HISTORIES, IDENTITY, OFFICIAL, TABS, tab_of
from asn_desktop.ui.presenters.pegawai_journal import ChangeLine, load_changes
from asn_desktop.ui.presenters.pegawai_nip import nip_note
from asn_desktop.ui.presenters.pegawai_page import IDENTITY_CHOICES, Choices, Page, Year, load_choices, load_page, place
from asn_desktop.ui.presenters.pegawai_timeline import Header, TimelineItem
from asn_desktop.ui.presenters.people_search import people_like
from asn_desktop.ui.presenters.services import Services

IDENTITAS = "identitas"


class PersonState(Struct, frozen=True):
    """One person as the window shows it."""

    pegawai_id: UUID
    header: Header
    today: date
    day: date
    tab: str
    focus: str
    """The field to put the cursor into, where the page was opened to mend something."""
    form: Form
    timelines: dict[str, tuple[TimelineItem, ...]]
    years: tuple[Year, ...]
    entry: Entry | None = None
    changes: tuple[ChangeLine, ...] | None = None
    recovered: tuple[str, ...] = ()
    """Tabs whose typing was left over from before."""
    saving: bool = False
    saved: str = ""
    """Where what is typed stands, in words."""

    @property
    def in_the_past(self) -> bool:
        return self.day != self.today


class PersonView(Protocol):
    def render(self, state: PersonState) -> None: ...

    def suggest(self, field: str, options: tuple[Option, ...]) -> None:
        """Offer people found while typing into a field."""

    def gone(self) -> None:
        """The person is no longer there: show the list."""


class PersonPresenter:
    """Intentions of the page of one person."""

    def __init__(self, services: Services, view: PersonView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._drafts = Drafts(services)
        self._page: Page | None = None
        self._choices: Choices | None = None
        self._asked = 0
        self._resume = ""
        self.state: PersonState | None = None

    # Opening

    def open(self, pegawai_id: UUID, detail: str = "") -> None:
        """Show a person; `detail` is a tab, a kind of history, or a field to mend.

        Where it is the place of kept typing (`identitas`, `jabatan/<id>`), that is taken up at once.
        """
        self._resume = detail
        self._load(pegawai_id, None, tab_of(detail), detail if detail not in TABS else "")

    def as_of(self, text: str) -> None:
        """Show the person as of the day typed; an empty text is today."""
        if self.state is None:
            return
        day = read_date(text) if text.strip() else self.state.today
        if day is None:
            self._services.shell.report(UserError("date_unreadable", text=text))
            self._view.render(self.state)
            return
        self._load(self.state.pegawai_id, day, self.state.tab, "")

    def refresh(self, changes: Changes) -> None:
        """Something was saved somewhere: read again what concerns this person."""
        if self.state is not None and not self.state.saving and changes:
            self._load(self.state.pegawai_id, self.state.day, self.state.tab, "", keep=True)
        if changes.kinds & {"unit", "jabatan", "pejabat", "pegawai"}:
            self._choices = None

    def show_tab(self, tab: str) -> None:
        if self.state is None or tab == self.state.tab:
            return
        self._set(tab=tab, entry=None, focus="")
        if tab == "perubahan":
            self._load_changes()

    # Identity

    def typed(self, name: str, text: str) -> None:
        """A field of the identity changed under the hands."""
        state = self._state
        problems = {field: words for field, words in state.form.problems.items() if field != name}
        form = replace(state.form, typed={**state.form.typed, name: text}, problems=problems)
        self._set(form=self._noted(form), recovered=(), focus="")
        self._keep(IDENTITAS, form.changed)

    def use_draft(self, place: str = "") -> None:
        """Put the left-over typing back: of the identity, and of one entry, that of `place` or the first there is."""
        page, state = self._loaded, self._state
        typed = page.drafts.get(IDENTITAS, {})
        self._set(form=self._noted(replace(state.form, typed={**state.form.typed, **typed})), recovered=())
        for where in (place,) if place else page.drafts:
            tab, _, entry = where.partition("/")
            if tab in HISTORIES and entry:
                self._edit(tab, None if entry == NEW else UUID(entry), page.drafts[where])
                break

    def drop_draft(self) -> None:
        """Forget the left-over typing."""
        for where in self._loaded.drafts:
            self._keep(where, {})
        self._page = replace(self._loaded, drafts={})
        self._set(recovered=())

    def revert(self) -> None:
        """Put the fields back to what is saved."""
        form = self._state.form
        self._set(form=self._noted(replace(form, typed=form.saved, problems={})))
        self._keep(IDENTITAS, {})

    def save(self) -> None:
        """Save what is open: the entry being edited, or the identity."""
        state = self.state
        if state is None or state.saving:
            return
        if state.entry is not None:
            self._save_entry(state.entry)
        elif state.form.changed:
            self._save_identity(state.form)

    def _save_identity(self, form: Form) -> None:
        values, problems = read_all(IDENTITY, form.typed)
        if problems:
            sentences = problem_sentences(form, problems, self._texts)
            self._set(form=replace(form, problems=sentences), tab=IDENTITAS, focus=next(iter(problems)))
            return
        record = self._loaded.profile.pegawai.with_(**values)
        self._write(lambda ctx: people.save(ctx, record), IDENTITAS, "pegawai.saved", nama=record.nama_lengkap)

    # Histories

    def add_entry(self) -> None:
        if self._state.tab in HISTORIES:
            self._edit(self._state.tab, None, {})

    def edit_entry(self, identity: UUID) -> None:
        if self._state.tab in HISTORIES:
            self._edit(self._state.tab, identity, {})

    def entry_typed(self, name: str, text: str) -> None:
        entry = self._state.entry
        if entry is None:
            return
        typed = {**entry.form.typed, name: text}
        if entry.behind is not None:
            self._set(entry=replace(entry, form=replace(entry.form, typed=typed, problems={})), focus="")
            return
        if name == "jabatan_id" and text:
            typed |= from_post(self._choices, text)
        if entry.tab == "disiplin" and name == "jenis":
            typed |= weight_of(text, self._services.context())
        if name in ("penilai_id", "pejabat_id") and text:
            typed["pejabat_id" if name == "penilai_id" else "penilai_id"] = ""
        problems = {field: words for field, words in entry.form.problems.items() if field != name}
        entry = replace(entry, form=replace(entry.form, typed=typed, problems=problems))
        self._set(entry=entry, focus="")
        self._keep(place_of(entry), entry.form.changed)

    def close_entry(self) -> None:
        """Leave the entry without saving; what was typed is forgotten."""
        entry = self._state.entry
        if entry is not None and entry.behind is not None:
            self._set(entry=Entry(entry.tab, entry.id, entry.behind))
        elif entry is not None:
            self._keep(place_of(entry), {})
            self._set(entry=None)

    def new_official(self) -> None:
        """Add an official outside the office; the decision being typed waits behind."""
        entry = self._state.entry
        if entry is not None and entry.behind is None:
            known = {"pejabat": entry.form.options.get("pejabat_id", ())}
            form = form_of("pegawai.official", OFFICIAL, None, self._texts, known)
            self._set(entry=Entry(entry.tab, entry.id, form, entry.form), focus="nama")

    def remove_entry(self, identity: UUID) -> None:
        record = record_of(self._loaded.profile, self._state.tab, identity)
        if record is not None:
            self._write(lambda ctx: people.remove_entry(ctx, record), "", "pegawai.entry_removed")

    def find_people(self, field: str, text: str) -> None:
        """Offer people whose name or NIP is like the text."""
        self._asked += 1
        asked = self._asked

        def done(found: tuple[Option, ...]) -> None:
            if asked == self._asked:
                self._view.suggest(field, found)

        self._services.runner.submit(lambda _p, _c: people_like(self._services.context(), text), done)

    def remove_person(self) -> None:
        """Move the person to the bin; the message offers to undo it."""
        state = self._state
        identity = state.pegawai_id

        def done(changes: Changes) -> None:
            self.state = None
            self._services.shell.offer(changes)
            self._services.shell.tell("pegawai.removed", nama=state.header.name)
            self._view.gone()

        self._services.runner.submit(lambda _p, _c: people.remove(self._services.context(), identity), done)

    # Links

    def open_person(self, pegawai_id: UUID) -> None:
        self._services.shell.go("pegawai", pegawai_id)

    def go_plans(self) -> None:
        self._services.shell.go("skp")

    def open_plan(self, skp_id: UUID) -> None:
        self._services.shell.go("skp", skp_id)

    def open_rating(self, evaluasi_id: UUID) -> None:
        self._services.shell.go("evaluasi", evaluasi_id)

    # Inside

    @property
    def _state(self) -> PersonState:
        assert self.state is not None
        return self.state

    @property
    def _loaded(self) -> Page:
        assert self._page is not None
        return self._page

    def _set(self, **changed: Any) -> None:
        self._draw(replace(self._state, **changed))

    def _draw(self, state: PersonState) -> None:
        self.state = replace(state, saved=self._saved_words(state))
        self._view.render(self.state)

    def _saved_words(self, state: PersonState) -> str:
        if state.recovered:
            return self._texts.say("document.saved.waiting")
        n = len(state.form.changed)
        return self._texts.say("pegawai.save.unsaved", n=n) if n else self._texts.say("pegawai.save.clean")

    def _load(self, pegawai_id: UUID, day: date | None, tab: str, focus: str, keep: bool = False) -> None:
        self._asked += 1
        asked = self._asked

        def done(page: Page) -> None:
            if asked != self._asked:
                return
            typed = dict(self.state.form.changed) if keep and self.state else {}
            entry = self.state.entry if keep and self.state else None
            if self._page is None or self._page.profile.pegawai.jenis_pegawai != page.profile.pegawai.jenis_pegawai:
                self._choices = None
            self._page = page
            self._show(page, tab, focus, typed, entry)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self.state = None
            self._services.shell.report(error)
            self._view.gone()

        self._services.runner.submit(
            lambda _p, _c: load_page(self._services.context(), self._texts, pegawai_id, day), done, failed
        )

    def _show(self, page: Page, tab: str, focus: str, typed: dict[str, str], entry: Entry | None) -> None:
        form = form_of("pegawai", IDENTITY, page.profile.pegawai, self._texts, IDENTITY_CHOICES, **typed)
        state = PersonState(
            pegawai_id=page.profile.pegawai.id,
            header=page.header,
            today=self._services.context().today,
            day=page.profile.day,
            tab=tab,
            focus=focus,
            form=self._noted(form),
            timelines=page.timelines,
            years=page.years,
            entry=entry,
            recovered=() if typed or entry else tuple(dict.fromkeys(where.partition("/")[0] for where in page.drafts)),
        )
        self._draw(state)
        resumed, self._resume = self._resume, ""
        if resumed in page.drafts and state.recovered:
            self.use_draft(resumed)
        if tab == "perubahan":
            self._load_changes()

    def _load_changes(self) -> None:
        identity = self._state.pegawai_id

        def done(lines: tuple[ChangeLine, ...]) -> None:
            if self.state is not None and self.state.pegawai_id == identity:
                self._set(changes=lines)

        self._services.runner.submit(lambda _p, _c: load_changes(self._services.context(), identity, self._texts), done)

    def _noted(self, form: Form) -> Form:
        ctx = self._services.context()
        note = nip_note(form.typed.get("nip", ""), ctx.law.at(ctx.today), self._texts)
        return replace(form, notes={"nip": note} if note else {})

    def _edit(self, tab: str, identity: UUID | None, draft: dict[str, str]) -> None:
        """Open the fields of an entry, once what can be picked in them is here."""
        person = self._loaded.profile.pegawai

        def done(choices: Choices) -> None:
            self._choices = choices
            if self.state is not None and self.state.pegawai_id == person.id:
                self._open_entry(tab, identity, draft, choices)

        if self._choices is not None:
            done(self._choices)
        else:
            self._services.runner.submit(
                lambda _p, _c: load_choices(self._services.context(), person.jenis_pegawai), done
            )

    def _open_entry(self, tab: str, identity: UUID | None, draft: dict[str, str], choices: Choices) -> None:
        form = entry_form(self._loaded, choices, tab, identity, self._texts)
        form = replace(form, typed={**form.typed, **draft})
        self._set(tab=tab, entry=Entry(tab, identity, form), recovered=(), focus="")

    def _save_official(self, entry: Entry, behind: Form) -> None:
        values, problems = read_all(OFFICIAL, entry.form.typed)
        if problems:
            sentences = problem_sentences(entry.form, problems, self._texts)
            self._set(entry=replace(entry, form=replace(entry.form, problems=sentences)), focus=next(iter(problems)))
            return

        def work(*_: object) -> tuple[Pejabat, Changes]:
            ctx = self._services.context()
            official = Pejabat(id=people.new_id(ctx), **values)
            return official, people.save(ctx, official)

        def done(answer: tuple[Pejabat, Changes]) -> None:
            official, changes = answer
            known = (*behind.options.get("pejabat_id", ()), Option(str(official.id), official.nama, official.jabatan))
            typed = {**behind.typed, "pejabat_id": str(official.id), "penilai_id": ""}
            form = replace(behind, typed=typed, options={**behind.options, "pejabat_id": known})
            self._set(entry=Entry(entry.tab, entry.id, form))
            self._services.shell.offer(changes)
            self._services.shell.tell("pegawai.penilai.official_saved", nama=official.nama)

        self._services.runner.submit(work, done)

    def _save_entry(self, entry: Entry) -> None:
        if entry.behind is not None:
            self._save_official(entry, entry.behind)
            return
        history = HISTORIES[entry.tab]
        values, problems = read_all(history.sections, entry.form.typed)
        if problems:
            sentences = problem_sentences(entry.form, problems, self._texts)
            self._set(entry=replace(entry, form=replace(entry.form, problems=sentences)), focus=next(iter(problems)))
            return
        owner = self._state.pegawai_id
        before = record_of(self._loaded.profile, entry.tab, entry.id) if entry.id else None

        def work(ctx: Context) -> Changes:
            if before is not None:
                return people.save(ctx, before.with_(**values))
            if entry.tab == "penilai":
                return penetapan.assign(ctx, owner, **values)
            return people.save(ctx, history.kind(id=people.new_id(ctx), pegawai_id=owner, **values))  # type: ignore[call-arg]

        later = 0
        if entry.tab == "penilai" and before is None:
            later = sum(1 for decided in self._loaded.profile.penetapan if decided.tmt >= values["tmt"])
        told = "pegawai.penilai.replaced_later" if later else "pegawai.entry_saved"
        self._write(work, place_of(entry), told, n=later)

    def _write(self, work: Callable[[Context], Changes], draft: str, told: str, **facts: object) -> None:
        """Save on the db lane; then forget the draft, tell the others, and read the person again."""
        state = self._state
        self._set(saving=True)

        def done(changes: Changes) -> None:
            if draft:
                self._keep(draft, {})
            self._services.shell.offer(changes)
            self._services.shell.tell(told, **facts)
            if self.state is not None and self.state.pegawai_id == state.pegawai_id:
                typed = {} if draft == IDENTITAS else dict(state.form.changed)
                self._reload_after_save(typed)

        def failed(error: Exception) -> None:
            self._set(saving=False)
            if not isinstance(error, UserError):
                raise error
            self._services.shell.report(error)

        self._services.runner.submit(lambda _p, _c: work(self._services.context()), done, failed)

    def _reload_after_save(self, typed: dict[str, str]) -> None:
        self._asked += 1
        asked, state = self._asked, self._state

        def done(page: Page) -> None:
            if asked == self._asked:
                self._page = page
                self._show(page, state.tab, "", typed, None)

        self._services.runner.submit(
            lambda _p, _c: load_page(self._services.context(), self._texts, state.pegawai_id, state.day), done
        )

    def _keep(self, where: str, typed: dict[str, str]) -> None:
        kept = place(self._state.pegawai_id, where)
        if typed:
            self._drafts.typed(kept, typed)
        else:
            self._drafts.settled(kept)
