"""Officials outside the office (a regent, a regional secretary): who they are, and who stands above them."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.entry_fields import Form, Option, form_of, problem_sentences, read_all
from asn_desktop.ui.presenters.pegawai.fields import OFFICIAL
from asn_desktop.ui.presenters.services import Services

PLACE = "pegawai//pejabat"
"""Where what is typed of an official is kept until it is saved."""


class OfficialLine(Struct, frozen=True):
    """One official as the list shows him."""

    id: UUID
    name: str
    post: str
    above: str
    used: bool
    """He appraises somebody, signed a plan, or stands above another official: he cannot be removed."""


class OfficialsState(Struct, frozen=True):
    lines: tuple[OfficialLine, ...] = ()
    chosen: UUID | None = None
    """The official whose fields are shown; None while a new one is being added, or nobody is there."""
    form: Form | None = None
    focus: str = ""

    @property
    def removable(self) -> bool:
        return any(line.id == self.chosen and not line.used for line in self.lines)


class OfficialsView(Protocol):
    def render(self, state: OfficialsState) -> None: ...


class Loaded(Struct, frozen=True):
    """What the file knows of them."""

    officials: dict[UUID, Pejabat]
    used: frozenset[UUID]
    draft: dict[str, str]


class OfficialsPresenter:
    """Intentions of the page of outside officials."""

    def __init__(self, services: Services, view: OfficialsView) -> None:
        self._services = services
        self._view = view
        self._drafts = Drafts(services)
        self._loaded = Loaded({}, frozenset(), {})
        self.state = OfficialsState()

    def open(self, chosen: UUID | None = None) -> None:
        """Show the list, with one of them in the fields."""

        def work(*_: object) -> Loaded:
            with self._services.context().store.read() as reader:
                officials = {found.id: found for found in reader.find(Pejabat)}
                above = {found.atasan_id for found in officials.values()}
                decided = {found.pejabat_id for found in reader.find(PenetapanPenilai)}
                signed = {found.pejabat_penilai_id for found in reader.find(Skp)}
                used = frozenset(found for found in above | decided | signed if found is not None)
                return Loaded(officials, used, dict(reader.drafts().get(PLACE, {})))

        def done(loaded: Loaded) -> None:
            self._loaded = loaded
            self._show(chosen or self.state.chosen)

        self._services.runner.submit(work, done)

    def refresh(self, changes: Changes) -> None:
        if changes.kinds & {"pejabat", "penetapan_penilai", "skp"} and not self._typing:
            self.open()

    def choose(self, official_id: UUID) -> None:
        if official_id != self.state.chosen:
            self._show(official_id)

    def new(self) -> None:
        """Empty fields for one more."""
        form = form_of("pegawai.official", OFFICIAL, None, self._services.texts, self._above(None))
        self._set(chosen=None, form=form, focus="nama")

    def typed(self, name: str, text: str) -> None:
        form = self.state.form
        if form is None:
            return
        problems = {field: words for field, words in form.problems.items() if field != name}
        form = replace(form, typed={**form.typed, name: text}, problems=problems)
        self._set(form=form, focus="")
        key = {"id": str(self.state.chosen or "")}
        if form.changed:
            self._drafts.typed(PLACE, form.changed | key)
        else:
            self._drafts.settled(PLACE)

    def save(self) -> None:
        form, chosen = self.state.form, self.state.chosen
        if form is None:
            return
        values, problems = read_all(OFFICIAL, form.typed)
        if problems:
            sentences = problem_sentences(form, problems, self._services.texts)
            self._set(form=replace(form, problems=sentences), focus=next(iter(problems)))
            return
        before = self._loaded.officials.get(chosen) if chosen else None

        def work(*_: object) -> tuple[UUID, Changes]:
            ctx = self._services.context()
            record = before.with_(**values) if before else Pejabat(id=people.new_id(ctx), **values)
            return record.id, people.save(ctx, record)

        def done(answer: tuple[UUID, Changes]) -> None:
            identity, changes = answer
            self._saved(changes, identity, "officials.saved", values["nama"])

        self._services.runner.submit(work, done)

    def remove(self) -> None:
        """Move the official to the bin; the message offers to undo it."""
        record = self._loaded.officials.get(self.state.chosen) if self.state.chosen else None
        if record is None or not self.state.removable:
            return
        self._services.runner.submit(
            lambda _p, _c: people.remove_entry(self._services.context(), record),
            lambda changes: self._saved(changes, None, "officials.removed", record.nama),
        )

    @property
    def _typing(self) -> bool:
        return self.state.form is not None and bool(self.state.form.changed)

    def _saved(self, changes: Changes, chosen: UUID | None, told: str, nama: str) -> None:
        self._drafts.settled(PLACE)
        self._loaded = replace(self._loaded, draft={})
        self.state = replace(self.state, form=None, chosen=chosen)
        self._services.shell.offer(changes)
        self._services.shell.tell(told, nama=nama)
        self.open(chosen)

    def _show(self, chosen: UUID | None) -> None:
        officials, texts = self._loaded.officials, self._services.texts
        lines = tuple(
            OfficialLine(
                found.id,
                found.nama,
                found.jabatan,
                officials[found.atasan_id].nama if found.atasan_id in officials else "",
                found.id in self._loaded.used,
            )
            for found in sorted(officials.values(), key=lambda found: found.nama.casefold())
        )
        draft = self._loaded.draft
        if draft:
            chosen = UUID(draft["id"]) if draft.get("id") else None
        elif chosen not in officials:
            chosen = lines[0].id if lines else None
        record = officials.get(chosen) if chosen else None
        form = None
        if record is not None or draft:
            typed = {name: text for name, text in draft.items() if name != "id"}
            form = form_of("pegawai.official", OFFICIAL, record, texts, self._above(chosen), **typed)
            self._loaded = replace(self._loaded, draft={})
        self._set(lines=lines, chosen=chosen, form=form, focus="")

    def _above(self, chosen: UUID | None) -> dict[str, tuple[Option, ...]]:
        """Who may stand above: everybody but the official himself and those who answer to him."""
        officials = self._loaded.officials

        def answers_to(found: Pejabat) -> bool:
            seen: set[UUID] = set()
            at: UUID | None = found.id
            while at is not None and at not in seen:
                if at == chosen:
                    return True
                seen.add(at)
                at = officials[at].atasan_id if at in officials else None
            return False

        free = sorted((o for o in officials.values() if not answers_to(o)), key=lambda o: o.nama.casefold())
        return {"pejabat": tuple(Option(str(found.id), found.nama, found.jabatan) for found in free)}

    def _set(self, **changed: Any) -> None:
        self.state = replace(self.state, **changed)
        self._view.render(self.state)
