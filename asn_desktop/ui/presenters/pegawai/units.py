"""Units and posts: the tree with its faults in plain sight, heads and vacancies, and changes to both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import Jabatan, StatusJabatan
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.entry_fields import Form, Option, form_of, problem_sentences, read_all
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.pegawai.unit_tree import HEAD, POST, UNIT, Office, PostLine, UnitLine, load_office
from asn_desktop.ui.presenters.people_search import people_like
from asn_desktop.ui.presenters.services import Services

Editing = Literal["unit", "post", "head"]
SECTIONS = {"unit": UNIT, "post": POST, "head": HEAD}


class Edit(Struct, frozen=True):
    """What is being typed: a unit, a post of the chosen unit, or the holder of a post."""

    kind: Editing
    id: UUID | None
    form: Form
    title: str


class UnitsState(Struct, frozen=True):
    """The tree and what is chosen in it."""

    lines: tuple[UnitLine, ...] = ()
    chosen: UUID | None = None
    posts: tuple[PostLine, ...] = ()
    edit: Edit | None = None
    text: str = ""
    faults: int = 0
    vacancies: int = 0
    loaded: bool = False
    focus: str = ""

    @property
    def line(self) -> UnitLine | None:
        return next((line for line in self.lines if line.id == self.chosen), None)

    @property
    def removable(self) -> bool:
        """A unit can go when nobody and nothing hangs on it."""
        line = self.line
        return line is not None and line.people == 0 and not self.posts and line.children == 0


class UnitsView(Protocol):
    def render(self, state: UnitsState) -> None: ...

    def suggest(self, field: str, options: tuple[Option, ...]) -> None: ...


class UnitsPresenter:
    """Intentions of the page of units and posts."""

    def __init__(self, services: Services, view: UnitsView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._office: Office | None = None
        self._reading = Newest(services.runner)
        self.state = UnitsState()

    def open(self, unit_id: UUID | None = None) -> None:
        """Show the tree, with one unit chosen."""

        def done(office: Office) -> None:
            self._office = office
            self._show(office, unit_id or self.state.chosen)

        self._reading.submit(lambda _p, _c: load_office(self._services.context(), self._texts), done)

    def refresh(self, changes: Changes) -> None:
        if changes.kinds & {"unit", "jabatan", "riwayat_jabatan", "riwayat_unit", "pegawai"}:
            self.open()

    def choose(self, unit_id: UUID | None) -> None:
        if unit_id != self.state.chosen and self._office is not None:
            self.state = replace(self.state, chosen=unit_id, edit=None)
            self._show(self._office, unit_id)

    def search(self, text: str) -> None:
        """Show only units whose name or code has the text, with those above them."""
        self.state = replace(self.state, text=text)
        if self._office is not None:
            self._show(self._office, self.state.chosen)

    # Changing

    def edit_unit(self) -> None:
        unit = self._unit(self.state.chosen)
        if unit is not None:
            self._begin("unit", unit.id, unit, self._texts.say("units.edit.unit", nama=unit.nama))

    def new_unit(self, below: bool) -> None:
        """A unit under the chosen one, or one at the top."""
        above = str(self.state.chosen) if below and self.state.chosen else ""
        self._begin("unit", None, None, self._texts.say("units.edit.new_unit"), induk_id=above)

    def edit_post(self, post_id: UUID) -> None:
        post = self._loaded.posts.get(post_id)
        if post is not None:
            self._begin("post", post.id, post, self._texts.say("units.edit.post", nama=post.nama))

    def new_post(self) -> None:
        if self.state.chosen is not None:
            self._begin("post", None, None, self._texts.say("units.edit.new_post"))

    def name_holder(self, post_id: UUID) -> None:
        """Say who holds a post from a day on."""
        post = self._loaded.posts.get(post_id)
        if post is not None:
            title = self._texts.say("units.edit.head", nama=post.nama)
            self._begin("head", post.id, None, title, status=StatusJabatan.DEFINITIF.value)

    def typed(self, name: str, text: str) -> None:
        edit = self.state.edit
        if edit is None:
            return
        problems = {field: words for field, words in edit.form.problems.items() if field != name}
        form = replace(edit.form, typed={**edit.form.typed, name: text}, problems=problems)
        self._set(edit=replace(edit, form=form), focus="")

    def close_edit(self) -> None:
        self._set(edit=None)

    def save(self) -> None:
        edit = self.state.edit
        if edit is None:
            return
        values, problems = read_all(SECTIONS[edit.kind], edit.form.typed)
        if problems:
            sentences = problem_sentences(edit.form, problems, self._texts)
            self._set(edit=replace(edit, form=replace(edit.form, problems=sentences)), focus=next(iter(problems)))
            return
        match edit.kind:
            case "unit":
                self._save_unit(edit, values)
            case "post":
                self._save_post(edit, values)
            case "head":
                self._save_holder(edit, values)

    def remove_unit(self) -> None:
        unit = self._unit(self.state.chosen)
        if unit is not None and self.state.removable:
            above = unit.induk_id
            self._write(lambda ctx: people.remove_entry(ctx, unit), "units.removed_unit", above, nama=unit.nama)

    def remove_post(self, post_id: UUID) -> None:
        post = self._loaded.posts.get(post_id)
        if post is not None:
            self._write(
                lambda ctx: people.remove_entry(ctx, post), "units.removed_post", self.state.chosen, nama=post.nama
            )

    def find_people(self, field: str, text: str) -> None:
        self._services.runner.submit(
            lambda _p, _c: people_like(self._services.context(), text),
            lambda found: self._view.suggest(field, found),
        )

    def go_officials(self) -> None:
        self._services.shell.go("pegawai", None, "pejabat")

    def open_person(self, pegawai_id: UUID) -> None:
        self._services.shell.go("pegawai", pegawai_id)

    # Inside

    @property
    def _loaded(self) -> Office:
        assert self._office is not None
        return self._office

    def _unit(self, unit_id: UUID | None) -> Unit | None:
        return self._loaded.tree.units.get(unit_id) if unit_id else None

    def _begin(self, kind: Editing, identity: UUID | None, record: Record | None, title: str, **preset: str) -> None:
        options = self._loaded.options
        if kind == "unit" and identity is not None:
            below = {str(unit) for unit in self._loaded.tree.below(identity)}
            options = options | {"unit": tuple(option for option in options["unit"] if option.value not in below)}
        form = form_of("units", SECTIONS[kind], record, self._texts, options, **preset)
        self._set(edit=Edit(kind, identity, form, title), focus=SECTIONS[kind][0].fields[0].name)

    def _save_unit(self, edit: Edit, values: dict[str, Any]) -> None:
        before = self._unit(edit.id)

        def work(ctx: Context) -> tuple[UUID, Changes]:
            unit = before.with_(**values) if before else Unit(id=people.new_id(ctx), **values)
            return unit.id, people.save_unit(ctx, unit)

        self._write_and_choose(work, values["nama"])

    def _write_and_choose(self, work: Callable[[Context], tuple[UUID, Changes]], nama: str) -> None:
        def done(answer: tuple[UUID, Changes]) -> None:
            unit_id, changes = answer
            self._saved(changes, unit_id, "units.saved_unit", nama=nama)

        self._services.runner.submit(lambda _p, _c: work(self._services.context()), done)

    def _save_post(self, edit: Edit, values: dict[str, Any]) -> None:
        before = self._loaded.posts.get(edit.id) if edit.id else None
        unit_id = self.state.chosen
        if unit_id is None:
            return

        def work(ctx: Context) -> Changes:
            post = before.with_(**values) if before else Jabatan(id=people.new_id(ctx), unit_id=unit_id, **values)
            return people.save_post(ctx, post)

        self._write(work, "units.saved_post", unit_id, nama=values["nama"])

    def _save_holder(self, edit: Edit, values: dict[str, Any]) -> None:
        post = self._loaded.posts[edit.id] if edit.id else None
        if post is None:
            return
        unit = self._loaded.tree.units.get(post.unit_id)

        def work(ctx: Context) -> Changes:
            entry = RiwayatJabatan(
                id=people.new_id(ctx),
                nama=post.nama,
                jenis=post.jenis,
                jabatan_id=post.id,
                jenjang=post.jenjang,
                eselon=post.eselon,
                unit_nama=unit.nama if unit else "",
                **values,
            )
            return people.save(ctx, entry)

        self._write(work, "units.saved_head", post.unit_id, nama=post.nama)

    def _write(self, work: Callable[[Context], Changes], told: str, choose: UUID | None, **facts: object) -> None:
        self._services.runner.submit(
            lambda _p, _c: work(self._services.context()),
            lambda changes: self._saved(changes, choose, told, **facts),
        )

    def _saved(self, changes: Changes, choose: UUID | None, told: str, **facts: object) -> None:
        self.state = replace(self.state, edit=None, chosen=choose)
        self._services.shell.offer(changes)
        self._services.shell.tell(told, **facts)
        self.open(choose)

    def _set(self, **changed: Any) -> None:
        self.state = replace(self.state, **changed)
        self._view.render(self.state)

    def _show(self, office: Office, chosen: UUID | None) -> None:
        lines = office.matching(self.state.text)
        known = {line.id for line in office.lines}
        if chosen not in known:
            chosen = lines[0].id if lines else None
        self._set(
            lines=lines,
            chosen=chosen,
            posts=office.posts_of(chosen),
            faults=sum(1 for line in office.lines if line.fault),
            vacancies=office.vacancies,
            loaded=True,
        )
