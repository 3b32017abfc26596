"""Official forms of many people: facts gathered from the file, filled, and handed to the paper.

What is final is printed from what was decided then: both parties from the snapshot, the verdict as it was stored, the
date of the decision. Printing it again gives the same pages. What is not final is printed from today's data as a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Pihak
from asn_desktop.core.forms.fill import Order, about, fill
from asn_desktop.core.forms.filled import FilledForm, FormKind
from asn_desktop.core.forms.spec import FormBook
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.form_facts.careers import as_of
from asn_desktop.core.usecases.form_facts.edition import edition
from asn_desktop.core.usecases.form_facts.model import Form, Item, NotConcernedError, Selection
from asn_desktop.core.usecases.form_facts.registry import FORMS, MATERIALS
from asn_desktop.core.usecases.piles import Pile, PileLayout, Ready, by_signer
from asn_desktop.core.usecases.ports import (
    Cancel,
    Context,
    FormSheet,
    PageSetup,
    Paper,
    PaperSize,
    Preview,
    Progress,
    Reader,
    SetForm,
    chunks,
    never,
    no_progress,
)

EMBLEM_SETTING = "lambang"
"""Setting with the path of the emblem's picture. The program brings none: it is a symbol of the state."""
AT_ONCE = 100
"""Items whose facts are read together: few enough for the memory, many enough for the database."""


class Refused(Struct, frozen=True):
    """Somebody whose form could not be printed, or only as a draft, and why; the others were."""

    person: str
    error: UserError


class Printed(Struct, frozen=True):
    """What was made. Where it was cancelled nothing was written. `drafts` are among `forms`, and lack something."""

    paths: tuple[Path, ...]
    forms: tuple[SetForm, ...]
    refused: tuple[Refused, ...]
    cancelled: bool = False
    drafts: tuple[Refused, ...] = ()


class FormMaker(Struct, frozen=True):
    """What filling needs beside the file: the layouts, and the Indonesian catalogue, because paper is Indonesian."""

    book: FormBook
    texts: Texts


OnRefused = Callable[[Refused], None]


def orders_for(
    ctx: Context, maker: FormMaker, form: FormKind, selection: Selection, on_refused: OnRefused | None = None
) -> Iterator[Ready]:
    """The forms with their facts, in the order of the selection; one view of the file serves them all.

    Who has nothing for the form, as no plan in the year, raises UserError; with `on_refused` it is handed there and
    the others go on.
    """
    with ctx.store.read() as reader:
        yield from _ready(ctx, reader, maker, form, selection, _found(reader, form, selection), on_refused)


def forms_for(
    ctx: Context, maker: FormMaker, form: FormKind, selection: Selection, on_refused: OnRefused | None = None
) -> Iterator[FilledForm]:
    """The same, filled."""
    for ready in orders_for(ctx, maker, form, selection, on_refused):
        yield fill(ready.order.spec, ready.order.facts, maker.texts)


def print_forms(
    ctx: Context,
    paper: Paper,
    maker: FormMaker,
    form: FormKind,
    selection: Selection,
    size: PaperSize,
    target: Path,
    *,
    pile: Pile = Pile.ONE,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> Printed:
    """Print to the PDF `target`, or into the folder `target` where the pile is of several files.

    Whose form cannot be printed is named in the result, and the others are printed; of many, those whom the form does
    not concern are left out. Raises UserError where nothing at all could be printed or the place cannot be written.
    """
    run = _Run(ctx, maker, form, selection, pile, target, progress)
    with ctx.store.read() as reader:
        sheets, options = run.prepare(reader, cancel)
        with run.only_reason():
            paths = paper.write(sheets, page_setup(ctx, size), cancel=cancel, **options)
    if paths is None:
        return Printed((), (), tuple(run.refused), cancelled=True)
    return Printed(paths, tuple(run.done), tuple(run.refused), drafts=tuple(run.drafts))


def print_pages(
    ctx: Context,
    paper: Paper,
    maker: FormMaker,
    form: FormKind,
    selection: Selection,
    size: PaperSize,
    *,
    pile: Pile = Pile.ONE,
    least: int = 0,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> tuple[Preview, Printed]:
    """The same pile as one document for a printer; the receiver closes it. Raises CancelledError.

    With `least`, to be looked at: only its first forms, and of a pile by who signs all of the signers they begin with.
    """
    run = _Run(ctx, maker, form, selection, pile, Path(), progress, least)
    with ctx.store.read() as reader:
        sheets, options = run.prepare(reader, cancel)
        with run.only_reason():
            pages = paper.pages(sheets, page_setup(ctx, size), cancel=cancel, **options)
    if pages is None:
        raise CancelledError
    return pages, Printed((), tuple(run.done), tuple(run.refused), drafts=tuple(run.drafts))


class _Run:
    """One pile on its way: what is done, and whose form was refused."""

    def __init__(
        self,
        ctx: Context,
        maker: FormMaker,
        form: FormKind,
        selection: Selection,
        pile: Pile,
        target: Path,
        progress: Progress,
        least: int = 0,
    ) -> None:
        self._ctx = ctx
        self._maker = maker
        self._form = form
        self._selection = selection
        self._layout = PileLayout(maker.book, maker.texts, pile, form, selection, target)
        self._progress = progress
        self._least = least
        self._total = 0
        self.done: list[SetForm] = []
        self.refused: list[Refused] = []
        self.drafts: list[Refused] = []

    def prepare(self, reader: Reader, cancel: Cancel) -> tuple[Iterator[FormSheet], dict[str, Any]]:
        """The sheets, read while they are set, and what the paper is told with them."""
        ctx, layout = self._ctx, self._layout
        items = _found(reader, self._form, self._selection)
        if layout.sorted:
            items = _sorted(ctx, reader, self._form, items, self._least, self._progress, cancel)
        elif self._least:
            items = items[: self._least]
        self._total = len(items)
        ready = _ready(ctx, reader, self._maker, self._form, self._selection, items, self.refused.append)
        sheets = layout.sheets(self._noted(ready))
        cover = layout.cover if layout.sorted else None
        return sheets, {"expected": self._total, "cover": cover, "on_set": self._on_set, "not_set": self._not_set}

    def _noted(self, forms: Iterable[Ready]) -> Iterator[Ready]:
        for ready in forms:
            lacking = ready.order.facts.head.belum
            if lacking is not None:
                self.drafts.append(Refused(ready.name, lacking))
            yield ready

    @contextmanager
    def only_reason(self) -> Iterator[None]:
        """Where a single form was asked for, and refused, its reason says more than that there was nothing to print."""
        try:
            yield
        except UserError as error:
            if error.key == "nothing_to_print" and len(self.refused) == 1:
                raise self.refused[0].error from error
            raise

    def _on_set(self, made: SetForm) -> None:
        self.done.append(made)
        self._progress(len(self.done) + len(self.refused), self._total, made.name)

    def _not_set(self, name: str, error: UserError) -> None:
        self.refused.append(Refused(name, error))


def page_setup(ctx: Context, size: PaperSize) -> PageSetup:
    """The paper, with the office's picture of the emblem where it has set one."""
    with ctx.store.read() as reader:
        return PageSetup(size, str(reader.setting(EMBLEM_SETTING) or ""))


def _found(reader: Reader, kind: FormKind, selection: Selection) -> Sequence[Item]:
    """What is asked for, in order. Raises UserError where the form is not made for that part of the year."""
    form = FORMS[kind]
    if selection.jenis not in form.terms:
        raise UserError("form_not_for_term", form=kind, masa=selection.jenis)
    return MATERIALS[form.of].find(reader, selection)


def _ready(
    ctx: Context,
    reader: Reader,
    maker: FormMaker,
    kind: FormKind,
    selection: Selection,
    items: Sequence[Item],
    on_refused: OnRefused | None,
) -> Iterator[Ready]:
    form = FORMS[kind]
    day = edition(selection, as_of(selection, ctx.today)) if form.of.dated else None
    for part in chunks(items, AT_ONCE):
        read = MATERIALS[form.of].read(ctx, reader, part)
        for item in part:
            try:
                ready = _one(maker, form, read, item, day)
            except NotConcernedError as error:
                if len(items) == 1:
                    _refuse(reader, item, error, on_refused)
            except UserError as error:
                _refuse(reader, item, error, on_refused)
            else:
                yield ready


def _refuse(reader: Reader, item: Item, error: UserError, on_refused: OnRefused | None) -> None:
    if on_refused is None:
        raise error
    on_refused(Refused(item.name(reader), error))


def _one(maker: FormMaker, form: Form, read: object, item: Item, day: int | None) -> Ready:
    facts = form.facts(read, item)
    spec = maker.book.spec(form.kind, facts.head.keluarga, facts.head.pendekatan)
    signer = facts.head.holder(form.signer)
    versi = facts.head.versi if day is None else day
    return Ready(Order(spec, facts), about(facts.head), item.subject, item.pegawai_id, signer, versi)


def _sorted(
    ctx: Context,
    reader: Reader,
    kind: FormKind,
    items: Sequence[Item],
    least: int,
    progress: Progress,
    cancel: Cancel,
) -> Sequence[Item]:
    """The items by who signs them. Only the signer is kept of each, so that a large office does not fill the memory."""
    form = FORMS[kind]
    signers: list[Pihak | None] = []
    for part in chunks(items, AT_ONCE):
        if cancel():
            break
        read = MATERIALS[form.of].read(ctx, reader, part)
        for item in part:
            try:
                signers.append(form.facts(read, item).head.holder(form.signer))
            except UserError:
                signers.append(None)  # named when its turn to be printed comes
        progress(0, len(items))
    return by_signer(items[: len(signers)], signers, least)
