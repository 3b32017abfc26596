"""The start page: new office in four short steps, an existing file, or practice."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.safekeeping import Contents, Copy
from asn_desktop.ui.presenters.offices import SUFFIX, NewOffice, Offices, Opened, default_file
from asn_desktop.ui.presenters.preferences import Preferences, likely_name
from asn_desktop.ui.presenters.services import Runner

REGION = re.compile(r"\d{2}(\.\d{2}){0,2}(\.\d{4})?")
"""Code of a region by Kemendagri: province, regency, district, village."""


class Step(Struct, frozen=True):
    """One page of the wizard: its fields, and which of them must be filled."""

    key: str
    fields: tuple[str, ...]
    required: tuple[str, ...] = ()


STEPS: tuple[Step, ...] = (
    Step("office", ("nama", "instansi"), ("nama", "instansi")),
    Step("place", ("tempat", "alamat", "kode_wilayah"), ("tempat",)),
    Step("head", ("kepala", "kepala_jenis", "petugas"), ("petugas",)),
    Step("file", ("berkas",), ("berkas",)),
)


class RecentFile(Struct, frozen=True):
    """A file opened before; `there` is False where it has gone (moved, or a disk not plugged in)."""

    path: str
    name: str
    folder: str
    there: bool


DAMAGED = frozenset({"file_damaged", "file_no_database", "disk_fails"})
"""Refusals of a file after which a copy is the way on."""


class Rescue(Struct, frozen=True):
    """A file that cannot be read any more, and the newest copy of it that can."""

    file: Path
    copy: Copy
    contents: Contents


class StartState(Struct, frozen=True):
    page: Literal["choose", "wizard"] = "choose"
    step: int = 0
    values: dict[str, str] = {}
    errors: dict[str, str] = {}
    recent: tuple[RecentFile, ...] = ()
    practice_there: bool = False
    busy: bool = False
    rescue: Rescue | None = None

    @property
    def current(self) -> Step:
        return STEPS[self.step]

    @property
    def last(self) -> bool:
        return self.step == len(STEPS) - 1


class StartView(Protocol):
    def render(self, state: StartState) -> None: ...


class Start:
    """Presenter of the start page. `on_open` gets the office when it is open, `report` what went wrong."""

    def __init__(
        self,
        texts: Texts,
        runner: Runner,
        offices: Offices,
        preferences: Preferences,
        documents: Path,
        view: StartView,
        on_open: Callable[[Opened, str], None],
        report: Callable[[UserError], None],
    ) -> None:
        self._texts = texts
        self._runner = runner
        self._offices = offices
        self._documents = documents
        self._view = view
        self._on_open = on_open
        self._report = report
        self._practice_file = documents / f"{texts.say('start.practice.file')}{SUFFIX}"
        self._actor = preferences.actor
        self._state = StartState(
            values={"petugas": likely_name(preferences.actor), "kepala_jenis": JenisJabatan.ADMINISTRATOR.value},
            recent=tuple(_recent(path) for path in preferences.recent),
            practice_there=self._practice_file.exists(),
        )
        self._render()

    def new_office(self) -> None:
        self._show(page="wizard", step=0, errors={})

    def typed(self, field: str, value: str) -> None:
        """Keep what is typed; what was wrong in the field is taken back until the step is left."""
        self._state = replace(
            self._state,
            values=self._state.values | {field: value},
            errors={name: error for name, error in self._state.errors.items() if name != field},
        )

    def back(self) -> None:
        if self._state.step == 0:
            self._show(page="choose", errors={})
        else:
            self._show(step=self._state.step - 1, errors={})

    def next(self) -> None:
        """Go on to the next step, or make the office after the last one."""
        errors = self._errors(self._state.current)
        if errors:
            self._show(errors=errors)
        elif self._state.last:
            self._create()
        else:
            self._propose_file()
            self._show(step=self._state.step + 1, errors={})

    def open(self, path: Path) -> None:
        self._run(
            lambda _progress, _cancel: self._offices.open(path),
            self._texts.say("shell.opening", name=path.name),
            lambda error: self.refused(path, error),
        )

    def refused(self, path: Path, error: UserError) -> None:
        """A file could not be opened; where it is damaged, the newest good copy of it is looked for and offered."""
        if error.key not in DAMAGED:
            return

        def done(found: tuple[Copy, Contents] | None) -> None:
            self._show(rescue=None if found is None else Rescue(path, *found))

        title = self._texts.say("safekeeping.searching")
        self._runner.submit(lambda _progress, _cancel: self._offices.newest_good(path), done, title=title)

    def rescue(self) -> None:
        """Put the copy that was offered in the place of the damaged file, which is kept beside it, and open it."""
        offered = self._state.rescue
        if offered is not None:
            self._run(
                lambda progress, cancel: (
                    self._offices.restore(offered.file, offered.copy.path, None, progress, cancel).opened
                ),
                self._texts.say("safekeeping.restoring.title"),
            )

    def practice(self, *, again: bool = False) -> None:
        """Open the practice office, or make it; `again` makes a fresh one beside the old."""
        path = self._practice_file
        if path.exists() and not again:
            self.open(path)
            return
        number = 2
        while path.exists():
            path = self._practice_file.with_stem(f"{self._practice_file.stem} {number}")
            number += 1
        made, actor = path, self._actor
        self._run(
            lambda progress, cancel: self._offices.practice(made, actor, progress, cancel),
            self._texts.say("start.practice.making"),
        )

    def _create(self) -> None:
        values = {name: value.strip() for name, value in self._state.values.items()}
        office = NewOffice(
            nama=values["nama"],
            instansi=values["instansi"],
            tempat=values.get("tempat", ""),
            kode_wilayah=values.get("kode_wilayah", ""),
            alamat=values.get("alamat", ""),
            kepala=values.get("kepala", ""),
            kepala_jenis=JenisJabatan(values["kepala_jenis"]),
        )
        self._actor = values["petugas"]
        path, actor = Path(values["berkas"]), self._actor
        self._run(lambda _p, _c: self._offices.create(path, office, actor), self._texts.say("start.making"))

    def _run(
        self,
        work: Callable[[Progress, Cancel], Opened],
        title: str,
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        if self._state.busy:
            return
        self._show(busy=True)

        def done(opened: Opened) -> None:
            self._show(busy=False, rescue=None)
            self._on_open(opened, self._actor)

        def failed(error: Exception) -> None:
            self._show(busy=False)
            if not isinstance(error, UserError):
                raise error
            self._report(error)
            if refused is not None:
                refused(error)

        self._runner.submit(work, done, failed, title=title)

    def _errors(self, step: Step) -> dict[str, str]:
        say, values = self._texts.say, self._state.values
        empty = [name for name in step.required if not values.get(name, "").strip()]
        errors = {name: say(f"start.empty.{name}") for name in empty}
        region = values.get("kode_wilayah", "").strip()
        if "kode_wilayah" in step.fields and region and not REGION.fullmatch(region):
            errors["kode_wilayah"] = say("start.wrong.kode_wilayah")
        if "berkas" in step.fields and not errors:
            path = Path(values["berkas"].strip())
            if not path.is_absolute() or path.suffix != SUFFIX:
                errors["berkas"] = say("start.wrong.berkas", suffix=SUFFIX)
            elif path.exists():
                errors["berkas"] = say("start.wrong.taken", name=path.name)
        return errors

    def _propose_file(self) -> None:
        values = self._state.values
        proposed = str(default_file(self._documents, values.get("nama", "")))
        if values.get("berkas", "") in ("", values.get("proposed", "")):
            self._state = replace(self._state, values=values | {"berkas": proposed, "proposed": proposed})

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._render()

    def _render(self) -> None:
        self._view.render(self._state)


def _recent(path: str) -> RecentFile:
    file = Path(path)
    return RecentFile(path, file.stem, str(file.parent), file.exists())
