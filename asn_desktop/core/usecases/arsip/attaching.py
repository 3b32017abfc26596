"""Keeping what came back: pages into the vault, and who signed what noted beside it, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.arsip import CaraKenal, Cetakan, Pindaian
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.arsip.current import Kecocokan, compare
from asn_desktop.core.usecases.arsip.recognition import FoundForm
from asn_desktop.core.usecases.arsip.scanner import ScannedPage, Scanner
from asn_desktop.core.usecases.ports import Cancel, Context, Kept, Progress, never, no_progress
from asn_desktop.core.usecases.printing import FormMaker

ATTACH = "attach_pindaian"
DETACH = "remove_pindaian"


class Attached(Struct, frozen=True):
    """How many forms were kept; those that could not be, and why."""

    forms: int
    refused: tuple[tuple[FoundForm, UserError], ...] = ()


class _Part(Struct, frozen=True):
    form: FoundForm
    pages: tuple[ScannedPage, ...]
    kept: Kept


def attach(
    ctx: Context,
    scanner: Scanner,
    forms: Sequence[FoundForm],
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> tuple[Attached, Changes]:
    """Keep the recognised pages: each file of a form once, cut out of the pile it came in.

    Files go into the vault first and are named by records after, all in one transaction: where it is cancelled, nothing
    has been attached. A form whose pages cannot be kept is named, and the others go on.
    """
    parts: list[_Part] = []
    refused: list[tuple[FoundForm, UserError]] = []
    for number, form in enumerate(forms, start=1):
        if cancel():
            raise CancelledError
        try:
            parts += [_keep(ctx, scanner, form, file, pages) for file, pages in _by_file(form.pages)]
        except UserError as error:
            refused.append((form, error))
        progress(number, len(forms), form.name)
    whole = {form.cetakan.id for form, _ in refused}
    parts = [part for part in parts if part.form.cetakan.id not in whole]
    if not parts:
        return Attached(0, tuple(refused)), Changes()
    with ctx.store.write(ATTACH, ctx.actor) as work:
        for part in parts:
            work.put(
                Pindaian(
                    id=work.new_id(),
                    cetakan_id=part.form.cetakan.id,
                    tanggal=ctx.today,
                    cara=CaraKenal.QR,
                    cocok=part.form.match is Kecocokan.COCOK,
                    halaman=tuple(page.seal.page for page in part.pages if page.seal is not None),
                    sha256=part.kept.sha256,
                    media=part.kept.media.value,
                    ukuran=part.kept.size,
                )
            )
        changes = work.commit()
    return Attached(len({part.form.cetakan.id for part in parts}), tuple(refused)), changes


def attach_by_code(
    ctx: Context,
    maker: FormMaker,
    cetakan: Cetakan,
    file: Path | None = None,
    *,
    page: tuple[Scanner, ScannedPage] | None = None,
    catatan: str = "",
) -> Changes:
    """Note the signed paper of a code that was typed: with a file, with a page that could not be read, or with neither.

    Without a picture it says that the signed sheet is in the office's own file.
    """
    kept: Kept | None = None
    if page is not None:
        scanner, scanned = page
        kept = ctx.vault.put_bytes(scanner.take(scanned.file, (scanned.index,)), scanned.file.name)
    elif file is not None:
        kept = ctx.vault.put(file)
    match = compare(ctx, maker, [cetakan])[cetakan.id]
    with ctx.store.write(ATTACH, ctx.actor) as work:
        record = Pindaian(
            id=work.new_id(),
            cetakan_id=cetakan.id,
            tanggal=ctx.today,
            cara=CaraKenal.KODE,
            cocok=match is Kecocokan.COCOK,
            catatan=catatan.strip(),
        )
        if kept is not None:
            record = record.with_(sha256=kept.sha256, media=kept.media.value, ukuran=kept.size)
        work.put(record)
        return work.commit()


def detach(ctx: Context, pindaian_ids: Iterable[UUID]) -> Changes:
    """Take attachments away again. The files stay in the vault, so that it can be undone."""
    with ctx.store.write(DETACH, ctx.actor) as work:
        for identity in pindaian_ids:
            work.remove(work.get(Pindaian, identity))
        return work.commit()


def _keep(ctx: Context, scanner: Scanner, form: FoundForm, file: Path, pages: tuple[ScannedPage, ...]) -> _Part:
    content = scanner.take(file, tuple(page.index for page in pages))
    return _Part(form, pages, ctx.vault.put_bytes(content, file.name))


def _by_file(pages: Sequence[ScannedPage]) -> list[tuple[Path, tuple[ScannedPage, ...]]]:
    found: dict[Path, list[ScannedPage]] = {}
    for page in pages:
        found.setdefault(page.file, []).append(page)
    return [(file, tuple(of_file)) for file, of_file in found.items()]
