"""One person: identity, dated histories, appraisers, appraisals, and who changed what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.change_lines import ChangeLine
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.entry_fields import Form, Option, form_of, problem_sentences, read_all
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.pegawai.entries import Entries
from asn_desktop.ui.presenters.pegawai.entry import NEW, Entry
from asn_desktop.ui.presenters.pegawai.fields import HISTORIES, IDENTITY, TABS, tab_of
from asn_desktop.ui.presenters.pegawai.journal import load_changes
from asn_desktop.ui.presenters.pegawai.nip import noted
from asn_desktop.ui.presenters.pegawai.page import IDENTITY_CHOICES, Page, load_page, place
from asn_desktop.ui.presenters.pegawai.state import IDENTITAS, PersonState, PersonView, saved_words
from asn_desktop.ui.presenters.people_search import people_like
from asn_desktop.ui.presenters.services import Services


class PersonPresenter:
    """Intentions of the page of one person."""

    def __init__(self, services: Services, view: PersonView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._drafts = Drafts(services)
        self._page: Page | None = None
        self.entries = Entries(services, self)
        self._reading = Newest(services.runner)
        self._suggesting = Newest(services.runner)
        self._resume = ""
        self.state: PersonState | None = None

    # Opening

    def open(self, pegawai_id: UUID, detail: str = "") -> None:
        """Show a person; `detail` is a tab, a kind of history, or a field to mend.

        Where it is the place of kept typing (`identitas`, `jabatan/<id>`), that is taken up at once.
        """
        self._resume = detail
        self._load(pegawai_id, None, tab_of(detail), detail if detail not in TABS else "")

    def as_of(self, day: date) -> None:
        """Show the person as of another day."""
        if self.state is not None:
            self._load(self.state.pegawai_id, day, self.state.tab, "")

    def refresh(self, changes: Changes) -> None:
        """Something was saved somewhere: read again what concerns this person."""
        if self.state is not None and not self.state.saving and changes:
            self._load(self.state.pegawai_id, self.state.day, self.state.tab, "", keep=True)
        if changes.kinds & {"unit", "jabatan", "pejabat", "pegawai"}:
            self.entries.forget_choices()

    def show_tab(self, tab: str) -> None:
        if self.state is None or tab == self.state.tab:
            return
        self.show(tab=tab, entry=None, focus="")
        if tab == "perubahan":
            self._load_changes()

    # Identity

    def typed(self, name: str, text: str) -> None:
        """A field of the identity changed under the hands."""
        state = self.now
        problems = {field: words for field, words in state.form.problems.items() if field != name}
        form = replace(state.form, typed={**state.form.typed, name: text}, problems=problems)
        self.show(form=noted(self._services, form), recovered=(), focus="")
        self.keep(IDENTITAS, form.changed)

    def use_draft(self, place: str = "") -> None:
        """Put the left-over typing back: of the identity, and of one entry, that of `place` or the first there is."""
        page, state = self.page, self.now
        typed = page.drafts.get(IDENTITAS, {})
        self.show(form=noted(self._services, replace(state.form, typed={**state.form.typed, **typed})), recovered=())
        for where in (place,) if place else page.drafts:
            tab, _, entry = where.partition("/")
            if tab in HISTORIES and entry:
                self.entries.take_up(tab, None if entry == NEW else UUID(entry), page.drafts[where])
                break

    def drop_draft(self) -> None:
        """Forget the left-over typing."""
        for where in self.page.drafts:
            self.keep(where, {})
        self._page = replace(self.page, drafts={})
        self.show(recovered=())

    def revert(self) -> None:
        """Put the fields back to what is saved."""
        form = self.now.form
        self.show(form=noted(self._services, replace(form, typed=form.saved, problems={})))
        self.keep(IDENTITAS, {})

    def save(self) -> None:
        """Save what is open: the entry being edited, or the identity."""
        state = self.state
        if state is None or state.saving or state.moved:
            return
        if state.entry is not None:
            self.entries.save(state.entry)
        elif state.form.changed:
            self._save_identity(state.form)

    def _save_identity(self, form: Form) -> None:
        values, problems = read_all(IDENTITY, form.typed)
        if problems:
            sentences = problem_sentences(form, problems, self._texts)
            self.show(form=replace(form, problems=sentences), tab=IDENTITAS, focus=next(iter(problems)))
            return
        record = self.page.profile.pegawai.with_(**values)
        self.write(lambda ctx: people.save(ctx, record), IDENTITAS, "pegawai.saved", nama=record.nama_lengkap)

    def find_people(self, field: str, text: str) -> None:
        """Offer people whose name or NIP is like the text."""

        def done(found: tuple[Option, ...]) -> None:
            self._view.suggest(field, found)

        self._suggesting.submit(lambda _p, _c: people_like(self._services.context(), text), done)

    def remove_person(self) -> None:
        """Move the person to the bin; the message offers to undo it."""
        state = self.now
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

    # What the entries of the histories use

    @property
    def now(self) -> PersonState:
        """What is shown; only asked for while somebody is."""
        assert self.state is not None
        return self.state

    @property
    def page(self) -> Page:
        """The person as read from the file."""
        assert self._page is not None
        return self._page

    def shows(self, pegawai_id: UUID) -> bool:
        """True while this person is the one on the screen."""
        return self.state is not None and self.state.pegawai_id == pegawai_id

    def show(self, **changed: object) -> None:
        """Change what is shown."""
        self._draw(replace(self.now, **changed))

    def keep(self, where: str, typed: dict[str, str]) -> None:
        """Keep typing as the draft of a place of this person, or forget it where nothing is typed."""
        kept = place(self.now.pegawai_id, where)
        if typed:
            self._drafts.typed(kept, typed)
        else:
            self._drafts.settled(kept)

    def write(self, work: Callable[[Context], Changes], draft: str, told: str, **facts: object) -> None:
        """Save on the db lane; then forget the draft, tell the others, and read the person again."""
        state = self.now
        self.show(saving=True)

        def done(changes: Changes) -> None:
            if draft:
                self._drafts.settled(place(state.pegawai_id, draft))
            self._services.shell.offer(changes)
            self._services.shell.tell(told, **facts)
            if self.shows(state.pegawai_id):
                typed = {} if draft == IDENTITAS else dict(state.form.changed)
                self._read_again(typed)

        def failed(error: Exception) -> None:
            self.show(saving=False)
            if not isinstance(error, UserError):
                raise error
            self._services.shell.report(error)

        self._services.runner.submit(lambda _p, _c: work(self._services.context()), done, failed)

    # Inside

    def _draw(self, state: PersonState) -> None:
        self.state = replace(state, saved=saved_words(self._texts, state))
        self._view.render(self.state)

    def _load(self, pegawai_id: UUID, day: date | None, tab: str, focus: str, keep: bool = False) -> None:
        def then(page: Page) -> None:
            typed = dict(self.state.form.changed) if keep and self.state else {}
            entry = self.state.entry if keep and self.state else None
            self._show(page, tab, focus, typed, entry)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self.state = None
            self._services.shell.report(error)
            self._view.gone()

        self._read(pegawai_id, day, then, failed)

    def _show(self, page: Page, tab: str, focus: str, typed: dict[str, str], entry: Entry | None) -> None:
        form = form_of("pegawai", IDENTITY, page.profile.pegawai, self._texts, IDENTITY_CHOICES, **typed)
        state = PersonState(
            pegawai_id=page.profile.pegawai.id,
            header=page.header,
            day=page.profile.day,
            tab=tab,
            focus=focus,
            form=noted(self._services, form),
            timelines=page.timelines,
            years=page.years,
            entry=entry,
            moved=page.moved,
            recovered=() if typed or entry else tuple(dict.fromkeys(where.partition("/")[0] for where in page.drafts)),
        )
        self._draw(state)
        resumed, self._resume = self._resume, ""
        if resumed in page.drafts and state.recovered:
            self.use_draft(resumed)
        if tab == "perubahan":
            self._load_changes()

    def _load_changes(self) -> None:
        identity = self.now.pegawai_id

        def done(lines: tuple[ChangeLine, ...]) -> None:
            if self.shows(identity):
                self.show(changes=lines)

        self._services.runner.submit(lambda _p, _c: load_changes(self._services.context(), identity, self._texts), done)

    def _read_again(self, typed: dict[str, str]) -> None:
        """Show what was saved; what is still being typed stays."""
        state = self.now
        self._read(state.pegawai_id, state.day, lambda page: self._show(page, state.tab, "", typed, None))

    def _read(
        self,
        pegawai_id: UUID,
        day: date | None,
        then: Callable[[Page], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Read a person; an answer that comes after a later question is left."""

        def done(page: Page) -> None:
            self._page = page
            then(page)

        self._reading.submit(
            lambda _p, _c: load_page(self._services.context(), self._texts, pegawai_id, day), done, failed
        )
