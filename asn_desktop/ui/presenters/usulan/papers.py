"""The papers of a proposal: what is said of one is kept at once, and so are its copies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

from asn_desktop.core.domain.usulan import BerkasUsulan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import usulan as usecase
from asn_desktop.core.usecases.file_names import file_stem
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.dates import unread
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.usulan import steps
from asn_desktop.ui.presenters.usulan.state import PaperRow

Submit = Callable[
    [Callable[[Context], Changes], str, Callable[[UserError], None] | None, Mapping[str, object]],
    None,
]
"""Does something to the proposal on show and reads it again; the text with that key is said with the facts."""


class PaperDesk:
    """The checklist of the proposal on show. `errors`: what was wrong with a paper, by its id."""

    def __init__(self, services: Services, submit: Submit, render: Callable[[], None]) -> None:
        self._services = services
        self._submit = submit
        self._render = render
        self._nip = ""
        self.errors: dict[UUID, str] = {}

    def begin(self, nip: str) -> None:
        """Another proposal, or the next step of this one."""
        self._nip, self.errors = nip, {}

    def paper(self, row: PaperRow, **changes: object) -> None:
        """What is said of a paper is kept at once, by the names of `BerkasUsulan`."""
        if all(getattr(row, name) == value for name, value in changes.items()):
            return

        def work(ctx: Context) -> Changes:
            with ctx.store.read() as reader:
                paper = reader.get(BerkasUsulan, row.id)  # as it is now: another field of it may just have been kept
            return usecase.save_paper(ctx, paper.with_(**changes))

        def refused(error: UserError) -> None:
            self.errors[row.id] = steps.why_not(self._services.texts, error)
            self._render()

        self.errors.pop(row.id, None)
        self._submit(work, "", refused, {})

    def unread_paper(self, row: PaperRow, text: str) -> None:
        """The `text` that should be a day of a paper cannot be read, and the cursor has left it."""
        self.errors[row.id] = unread(text, self._services.texts)
        self._render()

    def attach(self, row: PaperRow, path: Path) -> None:
        """Keep a copy of a paper."""
        self._submit(
            lambda ctx: usecase.attach_copy(ctx, row.id, path), "usulan.said.attached", None, {"berkas": row.name}
        )

    def detach(self, row: PaperRow) -> None:
        """Take the copy away; the message offers to bring it back."""
        self._submit(lambda ctx: usecase.detach_copy(ctx, row.id), "usulan.said.detached", None, {"berkas": row.name})

    def take_out(self, row: PaperRow, folder: Path, on_done: Callable[[Path], None]) -> None:
        """Write the copy into a folder, to be looked at; the right ending is added."""
        target = folder / row.sha256[:8] / file_stem(self._nip, row.name)

        def work(_progress: Progress, _cancel: Cancel) -> Path:
            try:
                return self._services.context().vault.export(row.sha256, target)
            except UserError as error:
                raise UserError(error.key, **{**error.facts, "name": row.name}) from error

        self._services.runner.submit(work, on_done, lane="free")
