"""The entries of a person's dated histories, one open at a time: typed against what is saved, kept, saved, removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.pegawai import JenisPegawai
from asn_desktop.core.domain.penilai import Pejabat
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases import penetapan
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.entry_fields import Form, Option, form_of, problem_sentences, read_all
from asn_desktop.ui.presenters.pegawai.entry import Entry, entry_form, from_post, place_of, record_of, weight_of
from asn_desktop.ui.presenters.pegawai.fields import HISTORIES, OFFICIAL
from asn_desktop.ui.presenters.pegawai.page import Choices, Page, load_choices
from asn_desktop.ui.presenters.pegawai.state import PersonState
from asn_desktop.ui.presenters.services import Services


class Person(Protocol):
    """The page around an entry: whose histories these are."""

    @property
    def page(self) -> Page: ...

    @property
    def now(self) -> PersonState: ...

    def shows(self, pegawai_id: UUID) -> bool:
        """True while this person is the one on the screen."""

    def show(self, **changed: object) -> None:
        """Change what is shown."""

    def keep(self, where: str, typed: dict[str, str]) -> None:
        """Keep typing as the draft of a place, or forget it where nothing is typed."""

    def write(self, work: Callable[[Context], Changes], draft: str, told: str, **facts: object) -> None:
        """Save; then forget the draft, tell what was done, and read the person again."""


class Entries:
    """The history entry being added or changed. Each has a draft of its own, kept on every change.

    While an official outside the office is added on the way to a decision, the decision waits behind.
    """

    def __init__(self, services: Services, person: Person) -> None:
        self._services = services
        self._texts = services.texts
        self._person = person
        self._choices: Choices | None = None
        self._choices_for: JenisPegawai | None = None

    def forget_choices(self) -> None:
        """Units, posts or officials are others now: what can be picked is read anew."""
        self._choices = None

    def add(self) -> None:
        """Begin an entry of the history in view."""
        if self._person.now.tab in HISTORIES:
            self.take_up(self._person.now.tab, None, {})

    def edit(self, identity: UUID) -> None:
        """Change an entry of the history in view."""
        if self._person.now.tab in HISTORIES:
            self.take_up(self._person.now.tab, identity, {})

    def typed(self, name: str, text: str) -> None:
        """A field changed under the hands; what it says about others is filled in, and all of it kept."""
        entry = self._person.now.entry
        if entry is None:
            return
        typed = {**entry.form.typed, name: text}
        if entry.behind is not None:
            self._person.show(entry=replace(entry, form=replace(entry.form, typed=typed, problems={})), focus="")
            return
        if name == "jabatan_id" and text:
            typed |= from_post(self._choices, text)
        if entry.tab == "disiplin" and name == "jenis":
            typed |= weight_of(text, self._services.context())
        if name in ("penilai_id", "pejabat_id") and text:
            typed["pejabat_id" if name == "penilai_id" else "penilai_id"] = ""
        problems = {field: words for field, words in entry.form.problems.items() if field != name}
        entry = replace(entry, form=replace(entry.form, typed=typed, problems=problems))
        self._person.show(entry=entry, focus="")
        self._person.keep(place_of(entry), entry.form.changed)

    def close(self) -> None:
        """Leave the entry without saving; what was typed is forgotten."""
        entry = self._person.now.entry
        if entry is not None and entry.behind is not None:
            self._person.show(entry=Entry(entry.tab, entry.id, entry.behind))
        elif entry is not None:
            self._person.keep(place_of(entry), {})
            self._person.show(entry=None)

    def new_official(self) -> None:
        """Add an official outside the office; the decision being typed waits behind."""
        entry = self._person.now.entry
        if entry is not None and entry.behind is None:
            known = {"pejabat": entry.form.options.get("pejabat_id", ())}
            form = form_of("pegawai.official", OFFICIAL, None, self._texts, known)
            self._person.show(entry=Entry(entry.tab, entry.id, form, entry.form), focus="nama")

    def remove(self, identity: UUID) -> None:
        """Move an entry to the bin; the message offers to undo it."""
        record = record_of(self._person.page.profile, self._person.now.tab, identity)
        if record is not None:
            self._person.write(lambda ctx: people.remove_entry(ctx, record), "", "pegawai.entry_removed")

    def take_up(self, tab: str, identity: UUID | None, draft: dict[str, str]) -> None:
        """Open the fields of an entry, once what can be picked in them is here."""
        person = self._person.page.profile.pegawai
        if self._person.page.moved:
            return  # only read here; why is said above the tabs

        def done(choices: Choices) -> None:
            self._choices, self._choices_for = choices, person.jenis_pegawai
            if self._person.shows(person.id):
                self._open_entry(tab, identity, draft, choices)

        if self._choices is not None and self._choices_for is person.jenis_pegawai:
            done(self._choices)
        else:
            self._services.runner.submit(
                lambda _p, _c: load_choices(self._services.context(), person.jenis_pegawai), done
            )

    def save(self, entry: Entry) -> None:
        """Save the entry, or the official being added on the way to it."""
        if entry.behind is not None:
            self._save_official(entry, entry.behind)
            return
        history = HISTORIES[entry.tab]
        values, problems = read_all(history.sections, entry.form.typed)
        if problems:
            self._refused(entry, problems)
            return
        owner = self._person.now.pegawai_id
        before = record_of(self._person.page.profile, entry.tab, entry.id) if entry.id else None

        def work(ctx: Context) -> Changes:
            if before is not None:
                return people.save(ctx, before.with_(**values))
            if entry.tab == "penilai":
                return penetapan.assign(ctx, owner, **values)
            return people.save(ctx, history.kind(id=people.new_id(ctx), pegawai_id=owner, **values))  # type: ignore[call-arg]

        later = 0
        if entry.tab == "penilai" and before is None:
            later = sum(1 for decided in self._person.page.profile.penetapan if decided.tmt >= values["tmt"])
        told = "pegawai.penilai.replaced_later" if later else "pegawai.entry_saved"
        self._person.write(work, place_of(entry), told, n=later)

    def _open_entry(self, tab: str, identity: UUID | None, draft: dict[str, str], choices: Choices) -> None:
        form = entry_form(self._person.page, choices, tab, identity, self._texts)
        form = replace(form, typed={**form.typed, **draft})
        self._person.show(tab=tab, entry=Entry(tab, identity, form), recovered=(), focus="")

    def _save_official(self, entry: Entry, behind: Form) -> None:
        values, problems = read_all(OFFICIAL, entry.form.typed)
        if problems:
            self._refused(entry, problems)
            return

        owner = self._person.now.pegawai_id

        def work(*_: object) -> tuple[Pejabat, Changes]:
            ctx = self._services.context()
            official = Pejabat(id=people.new_id(ctx), **values)
            return official, people.save(ctx, official)

        def done(answer: tuple[Pejabat, Changes]) -> None:
            official, changes = answer
            known = (*behind.options.get("pejabat_id", ()), Option(str(official.id), official.nama, official.jabatan))
            typed = {**behind.typed, "pejabat_id": str(official.id), "penilai_id": ""}
            form = replace(behind, typed=typed, options={**behind.options, "pejabat_id": known})
            if self._person.shows(owner):
                self._person.show(entry=Entry(entry.tab, entry.id, form))
            self._services.shell.offer(changes)
            self._services.shell.tell("pegawai.penilai.official_saved", nama=official.nama)

        self._services.runner.submit(work, done)

    def _refused(self, entry: Entry, problems: dict[str, str]) -> None:
        sentences = problem_sentences(entry.form, problems, self._texts)
        form = replace(entry.form, problems=sentences)
        self._person.show(entry=replace(entry, form=form), focus=next(iter(problems)))
