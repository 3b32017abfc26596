"""Evidence of one plan: files, pictures from the clipboard, links and places; shown, taken out, described, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pelaksanaan import BuktiDukung
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import pelaksanaan as usecase
from asn_desktop.core.usecases.file_names import file_stem
from asn_desktop.core.usecases.pelaksanaan import Attached, EvidenceOf
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.kinerja_list import Refused
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import month_name


class EvidenceDesk:
    """Presenter of the evidence beside the months. `of` gives the plan and month that new evidence belongs to."""

    def __init__(
        self, services: Services, of: Callable[[], tuple[UUID, int] | None], render: Callable[[], None]
    ) -> None:
        self._services = services
        self._of = of
        self._render = render
        self.refused: tuple[Refused, ...] = ()
        """Which files were not taken, and why."""

    def attach(self, hasil_id: UUID, paths: Sequence[Path]) -> None:
        """Make files evidence of a result in the month on show."""
        target = self._target(hasil_id)
        if target is None or not paths:
            return

        def work(progress: Progress, cancel: Cancel) -> tuple[Attached, Changes]:
            return usecase.attach(self._services.context(), target, paths, progress, cancel)

        title = self._services.texts.say("pelaksanaan.job.attach", n=len(paths))
        self._services.runner.submit(work, self._attached, title=title)

    def paste(self, hasil_id: UUID, content: bytes) -> None:
        """Make a picture from the clipboard evidence, named by the day."""
        target = self._target(hasil_id)
        if target is None:
            return
        name = self._services.texts.say("pelaksanaan.evidence.pasted", tanggal=self._services.context().today)

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Attached, Changes]:
            return usecase.attach_content(self._services.context(), target, content, name)

        self._services.runner.submit(work, self._attached)

    def link(self, hasil_id: UUID, nama: str, tautan: str, catatan: str) -> None:
        """Evidence that is no file: where it is on the internet or on paper."""
        target = self._target(hasil_id)
        if target is not None:
            self._change(
                lambda ctx: usecase.link(ctx, target, nama, tautan, catatan), "pelaksanaan.said.linked", nama=nama
            )

    def describe(self, line: EvidenceLine, nama: str, tautan: str, catatan: str) -> None:
        """Another name, place or note; the file stays as it is."""
        self._change(
            lambda ctx: usecase.change_evidence(ctx, line.id, nama, tautan, catatan),
            "pelaksanaan.said.described",
            nama=nama,
        )

    def remove(self, line: EvidenceLine) -> None:
        """To the bin; the message offers to bring it back."""
        self._change(
            lambda ctx: usecase.remove_evidence(ctx, line.id), "pelaksanaan.said.evidence_removed", nama=line.nama
        )

    def save_copy(self, line: EvidenceLine, path: Path) -> None:
        """A copy where the user wants it."""

        def done(written: Path) -> None:
            self._services.shell.note("pelaksanaan.said.copied_to", nama=written.name, folder=str(written.parent))

        self.take_out(line, path, done)

    def take_out(self, line: EvidenceLine, path: Path, on_done: Callable[[Path], None]) -> None:
        """Write the file to a path; the right ending is added."""

        def work(_progress: Progress, _cancel: Cancel) -> Path:
            try:
                return self._services.context().vault.export(line.sha256, path)
            except UserError as error:
                raise UserError(error.key, **{**error.facts, "name": line.nama}) from error

        self._services.runner.submit(work, on_done, lane="free")

    def thumbnail(self, sha256: str, side: int, on_done: Callable[[bytes], None]) -> None:
        """A small picture of a file; empty where there is none, or where the file is gone."""

        def work(_progress: Progress, _cancel: Cancel) -> bytes:
            try:
                return self._services.context().vault.thumbnail(sha256, side)
            except UserError:
                return b""

        self._services.runner.submit(work, on_done, lane="free")

    def read_refused(self) -> None:
        """The user has read which files were not taken."""
        self.refused = ()
        self._render()

    def _target(self, hasil_id: UUID) -> EvidenceOf | None:
        of = self._of()
        return None if of is None else EvidenceOf(of[0], hasil_id, of[1])

    def _attached(self, result: tuple[Attached, Changes]) -> None:
        found, changes = result
        texts, shell = self._services.texts, self._services.shell
        told = []
        for name, error in found.refused:
            _what, why, now = texts.error(error)
            told.append(Refused(name, why, now))
        self.refused = tuple(told)
        if changes:
            shell.offer(changes)
            shell.tell("pelaksanaan.said.attached", n=len(found.done))
        elif found.known:
            shell.note("pelaksanaan.said.known", nama=", ".join(found.known))
        self._render()

    def _change(self, does: Callable[[Context], Changes], key: str, **facts: object) -> None:
        def done(changes: Changes) -> None:
            if changes:
                self._services.shell.offer(changes)
                self._services.shell.tell(key, **facts)

        self._services.runner.submit(lambda _p, _c: does(self._services.context()), done)


def file_name(line: EvidenceLine) -> str:
    """What a copy of the file is called; its ending comes from its content."""
    return file_stem(line.nama)


class EvidenceLine(Struct, frozen=True):
    """One piece of evidence. `lost`: its file is not in the vault."""

    id: UUID
    nama: str
    bulan: str
    sha256: str
    media: str
    size: str
    tautan: str
    catatan: str
    lost: bool


def evidence_line(texts: Texts, each: BuktiDukung, lost: bool) -> EvidenceLine:
    size = texts.say("pelaksanaan.evidence.size", kb=max(1, round(each.ukuran / 1000))) if each.ukuran else ""
    return EvidenceLine(
        each.id,
        each.nama,
        month_name(texts, each.bulan),
        each.sha256,
        each.media,
        size,
        each.tautan,
        each.catatan,
        lost and bool(each.sha256),
    )
