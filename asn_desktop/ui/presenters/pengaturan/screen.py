"""Settings: the office and its letterhead, how this computer shows it, the file, the rules, the bin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop import __version__
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import LawBook, Pack
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases.attachments import check_files
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.rows import BinRow
from asn_desktop.core.usecases.safekeeping import Safe
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.pengaturan.bin import BinLine, bin_lines
from asn_desktop.ui.presenters.preferences import Preferences, known_name
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.start import REGION

FIELDS = ("nama", "instansi", "tempat", "alamat", "kode_wilayah")

REQUIRED = ("nama", "instansi", "tempat")

EMBLEM = "lambang"
"""Setting of the office's file: the path of the emblem on the letterhead."""


class Computer(Protocol):
    """What belongs to this computer rather than to the office."""

    @property
    def preferences(self) -> Preferences: ...

    @property
    def account(self) -> str:
        """What the computer calls its user."""
        ...

    @property
    def file(self) -> Path: ...

    def prefer(self, preferences: Preferences) -> None: ...

    @property
    def safe(self) -> Safe: ...

    @property
    def log_folder(self) -> Path: ...

    def restore(self, copy: Path) -> None: ...

    def renamed(self, kantor: Kantor) -> None: ...

    def leave(self) -> None: ...


class PackRow(Struct, frozen=True):
    """One rule pack: how many of its entries were compared with the regulation's own text."""

    title: str
    version: str
    entries: int
    verified: int
    sha256: str


class PengaturanState(Struct, frozen=True):
    kantor: Kantor | None = None
    values: dict[str, str] = {}
    errors: dict[str, str] = {}
    dirty: bool = False
    emblem: str = ""
    packs: tuple[PackRow, ...] = ()
    warnings: tuple[str, ...] = ()
    bin: tuple[BinLine, ...] = ()
    checked: tuple[str, ...] | None = None
    checked_at: str = ""
    version: str = __version__


class PengaturanView(Protocol):
    def render(self, state: PengaturanState) -> None: ...


class Pengaturan:
    """Presenter of the settings."""

    def __init__(
        self, services: Services, computer: Computer, view: PengaturanView, now: Callable[[], datetime]
    ) -> None:
        self._services = services
        self._computer = computer
        self._view = view
        self._now = now
        self._drafts = Drafts(services)
        self._state = PengaturanState()

    @property
    def preferences(self) -> Preferences:
        return self._computer.preferences

    @property
    def file(self) -> Path:
        return self._computer.file

    @property
    def log_folder(self) -> Path:
        """Where the program notes its own defects."""
        return self._computer.log_folder

    def load(self) -> None:
        """Read everything the screen shows. What was being typed goes before what is saved."""

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Kantor, str, tuple[BinRow, ...], dict[str, str]]:
            with self._services.context().store.read() as reader:
                kantor = reader.find(Kantor)[0]
                emblem = str(reader.setting(EMBLEM) or "")
                kept = {name: reader.drafts().get(place_of(kantor.id, name)) for name in FIELDS}
                return kantor, emblem, reader.bin(), {k: str(v) for k, v in kept.items() if v is not None}

        def done(found: tuple[Kantor, str, tuple[BinRow, ...], dict[str, str]]) -> None:
            kantor, emblem, removed, typed = found
            law = self._services.context().law
            self._show(
                kantor=kantor,
                values=values_of(kantor) | typed,
                dirty=bool(typed),
                errors={},
                emblem=emblem,
                bin=bin_lines(self._services.texts, removed),
                packs=tuple(pack_row(pack) for pack in law.packs.values()),
                warnings=law_warnings(self._services.texts, law),
            )

        self._services.runner.submit(work, done)

    def changed(self, changes: Changes) -> None:
        """The bin may hold something new; the office's fields are left while they are being typed."""
        if changes and not self._state.dirty:
            self.load()

    def typed(self, field: str, value: str) -> None:
        kantor = self._state.kantor
        if kantor is None:
            return
        self._drafts.typed(place_of(kantor.id, field), value)
        errors = {name: error for name, error in self._state.errors.items() if name != field}
        self._show(values=self._state.values | {field: value}, errors=errors, dirty=True)

    def save_office(self) -> None:
        kantor, values = self._state.kantor, {k: v.strip() for k, v in self._state.values.items()}
        errors = self._errors(values)
        if kantor is None or errors:
            self._show(errors=errors)
            return
        wanted = kantor.with_(**values)

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return people.save(self._services.context(), wanted, "save_kantor")

        def done(changes: Changes) -> None:
            self._drafts.settled(*(place_of(wanted.id, name) for name in FIELDS))
            self._show(dirty=False)
            self._computer.renamed(wanted)
            self._services.shell.offer(changes)
            self._services.shell.tell("pengaturan.saved")
            self.load()

        self._services.runner.submit(work, done)

    def give_up_typing(self) -> None:
        """Back to what is saved."""
        kantor = self._state.kantor
        if kantor is not None:
            self._drafts.settled(*(place_of(kantor.id, name) for name in FIELDS))
            self._show(values=values_of(kantor), errors={}, dirty=False)

    def set_emblem(self, path: str) -> None:
        """Remember the picture for the letterhead; "" prints without one."""

        def work(_progress: Progress, _cancel: Cancel) -> None:
            self._services.context().store.remember(EMBLEM, path)

        self._services.runner.submit(work, lambda _none: self._show(emblem=path))

    def prefer(self, **changes: Any) -> None:
        """Change how this computer shows the program."""
        self._computer.prefer(replace(self._computer.preferences, **changes))

    @property
    def actor(self) -> str:
        """Who works here; "" where only the computer's own account is known and that is hardly a name."""
        return known_name(self._computer.preferences.actor, self._computer.account)

    def name_actor(self, name: str) -> str:
        """Sign changes with this name from now on; answers what is wrong with it. Without a name nothing changes."""
        if name.strip():
            self.prefer(actor=name.strip())
            return ""
        return self._services.texts.say("start.empty.petugas") if self.actor else ""

    def proposed_backup(self) -> Path:
        """A name that says of what and when."""
        file = self._computer.file
        return file.with_name(f"{file.stem} cadangan {self._now():%Y-%m-%d %H.%M}{file.suffix}")

    def backup(self, target: Path) -> None:
        def work(progress: Progress, cancel: Cancel) -> None:
            ctx = self._services.context()
            ctx.store.backup(target)
            ctx.vault.copy_to(target, progress, cancel)

        def done(_none: None) -> None:
            self._services.shell.tell("pengaturan.backed_up", name=target.name)

        self._services.runner.submit(work, done, title=self._services.texts.say("pengaturan.backing_up"))

    def check(self) -> None:
        def work(progress: Progress, cancel: Cancel) -> tuple[UserError, ...]:
            ctx = self._services.context()
            return (*ctx.store.check(), *check_files(ctx, progress, cancel))

        def done(findings: tuple[UserError, ...]) -> None:
            said = tuple(" ".join(self._services.texts.error(finding)) for finding in findings)
            self._show(checked=said, checked_at=f"{self._now():%H.%M}")

        self._services.runner.submit(work, done, title=self._services.texts.say("pengaturan.checking"))

    def restore(self, row: BinLine) -> None:
        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return people.restore(self._services.context(), row.kind, row.id)

        def done(changes: Changes) -> None:
            self._services.shell.offer(changes)
            self._services.shell.tell("pengaturan.restored", name=row.label)
            self.load()

        self._services.runner.submit(work, done)

    def leave(self) -> None:
        """Close this office's file and go to the start page."""
        self._computer.leave()

    def _errors(self, values: dict[str, str]) -> dict[str, str]:
        say = self._services.texts.say
        errors = {name: say(f"start.empty.{name}") for name in REQUIRED if not values.get(name)}
        region = values.get("kode_wilayah", "")
        if region and not REGION.fullmatch(region):
            errors["kode_wilayah"] = say("start.wrong.kode_wilayah")
        return errors

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


def place_of(kantor_id: UUID, field: str) -> str:
    """Where a field's draft is kept."""
    return f"pengaturan/{kantor_id}/{field}"


def values_of(kantor: Kantor) -> dict[str, str]:
    return {name: getattr(kantor, name) for name in FIELDS}


def pack_row(pack: Pack) -> PackRow:
    entries = [ruled for values in pack.entries.values() for ruled in values]
    verified = sum(ruled.citation.verified for ruled in entries)
    return PackRow(pack.title, pack.id.version, len(entries), verified, pack.id.sha256[:12])


def law_warnings(texts: Texts, law: LawBook) -> tuple[str, ...]:
    """Which packs were broken and replaced by the last good ones, in words."""
    return tuple(" ".join(texts.error(warning)) for warning in law.warnings)
