"""Official forms of many people: facts gathered from the file, filled, and handed to the paper.

What is final is printed from what was decided then: both parties from the snapshot, the verdict as it was stored, the
date of the decision. Printing it again gives the same pages. What is not final is printed from today's data as a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.forms.fill import fill
from asn_desktop.core.forms.filled import FilledForm, FormKind
from asn_desktop.core.forms.spec import FormBook
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.form_facts import FactsReader
from asn_desktop.core.usecases.ports import (
    Cancel,
    Context,
    PageSetup,
    Paper,
    PaperSize,
    Progress,
    Reader,
    chunks,
    never,
    no_progress,
)

EMBLEM_SETTING = "lambang"
"""Setting with the path of the emblem's picture. The program brings none: it is a symbol of the state."""


class Selection(Struct, frozen=True):
    """What to print: these appraisals, else these plans, else all plans these people have in the year."""

    tahun: int = 0
    pegawai_ids: tuple[UUID, ...] = ()
    skp_ids: tuple[UUID, ...] = ()
    evaluasi_ids: tuple[UUID, ...] = ()


class Refused(Struct, frozen=True):
    """Somebody whose form could not be printed, and why; the others were."""

    person: str
    error: UserError


class Printed(Struct, frozen=True):
    """What was made. Where it was cancelled nothing was written."""

    paths: tuple[Path, ...]
    forms: int
    refused: tuple[Refused, ...]
    cancelled: bool = False


class FormMaker(Struct, frozen=True):
    """What filling needs beside the file: the layouts, and the Indonesian catalogue, because paper is Indonesian."""

    book: FormBook
    texts: Texts


OnRefused = Callable[[Refused], None]


class _Item(Struct, frozen=True):
    pegawai_id: UUID
    skp: Skp | None
    evaluasi: Evaluasi | None


def forms_for(
    ctx: Context, maker: FormMaker, form: FormKind, selection: Selection, on_refused: OnRefused | None = None
) -> Iterator[FilledForm]:
    """The filled forms, in the order of the selection; one view of the file serves them all.

    Who has no plan in the year, or a form that cannot be filled, raises UserError; with `on_refused` it is handed
    there and the others go on.
    """
    with ctx.store.read() as reader:
        for part in chunks(_items(reader, selection), 100):
            facts = FactsReader(ctx, reader, [(item.skp, item.evaluasi) for item in part if item.skp is not None])
            for item in part:
                try:
                    yield _form(maker, form, facts, reader, item, selection.tahun)
                except UserError as error:
                    if on_refused is None:
                        raise
                    on_refused(Refused(_name(reader, item.pegawai_id), error))


def print_forms(
    ctx: Context,
    paper: Paper,
    maker: FormMaker,
    form: FormKind,
    selection: Selection,
    size: PaperSize,
    target: Path,
    *,
    apart: bool = False,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> Printed:
    """Print to one PDF `target`; or `apart`, to one PDF for each form in the folder `target`.

    Whose form cannot be printed is named in the result, and the others are printed. Raises UserError where nothing at
    all could be printed or the place cannot be written.
    """
    with ctx.store.read() as reader:
        total = len(_items(reader, selection))
    setup = page_setup(ctx, size)
    refused: list[Refused] = []
    made = 0

    def counted(forms: Iterable[FilledForm]) -> Iterator[FilledForm]:
        nonlocal made
        for filled in forms:
            made += 1
            yield filled
            progress(made + len(refused), total, filled.person)

    def not_set(filled: FilledForm, error: UserError) -> None:
        nonlocal made
        made -= 1
        refused.append(Refused(filled.person, error))

    forms = counted(forms_for(ctx, maker, form, selection, refused.append))
    if apart:
        named = _named(forms, form, selection.tahun)
        paths = paper.write_apart(target, named, setup, cancel, not_set)
    else:
        paths = (target,) if paper.write(target, forms, setup, cancel, not_set) else None
    if paths is None:
        return Printed((), 0, tuple(refused), cancelled=True)
    return Printed(paths, made, tuple(refused))


def page_setup(ctx: Context, size: PaperSize) -> PageSetup:
    """The paper, with the office's picture of the emblem where it has set one."""
    with ctx.store.read() as reader:
        return PageSetup(size, str(reader.setting(EMBLEM_SETTING) or ""))


def _form(maker: FormMaker, form: FormKind, facts: FactsReader, reader: Reader, item: _Item, tahun: int) -> FilledForm:
    if item.skp is None:
        raise UserError("plan_missing", nama=_name(reader, item.pegawai_id), tahun=str(tahun))
    spec = maker.book.spec(form, item.skp.keluarga, item.skp.pendekatan)
    found = facts.of_plan(item.skp) if form is FormKind.SKP else facts.of_appraisal(item.skp, item.evaluasi)
    return fill(spec, found, maker.texts)


def _items(reader: Reader, selection: Selection) -> list[_Item]:
    if selection.evaluasi_ids:
        asked = {e.id: e for ids in chunks(selection.evaluasi_ids, 500) for e in reader.find(Evaluasi, id=tuple(ids))}
        chosen = [asked[identity] for identity in selection.evaluasi_ids if identity in asked]
        plans = {s.id: s for part in chunks(chosen, 500) for s in reader.find(Skp, id=tuple(e.skp_id for e in part))}
        return [_Item(e.pegawai_id, plans.get(e.skp_id), e) for e in chosen]
    if selection.skp_ids:
        found = {s.id: s for ids in chunks(selection.skp_ids, 500) for s in reader.find(Skp, id=tuple(ids))}
        ordered = [found[identity] for identity in selection.skp_ids if identity in found]
        return _with_appraisals(reader, ordered)
    plans_by_person: dict[UUID, list[_Item]] = {}
    for ids in chunks(selection.pegawai_ids, 500):
        for item in _with_appraisals(reader, reader.find(Skp, tahun=selection.tahun, pegawai_id=tuple(ids))):
            plans_by_person.setdefault(item.pegawai_id, []).append(item)
    items: list[_Item] = []
    for person in selection.pegawai_ids:
        items += plans_by_person.get(person) or [_Item(person, None, None)]
    return items


def _with_appraisals(reader: Reader, plans: Sequence[Skp]) -> list[_Item]:
    """Each plan, earlier periods first, with the appraisal in force: the newest final one, else the draft."""
    newest: dict[UUID, Evaluasi] = {}
    for part in chunks(plans, 500):
        found = reader.find(Evaluasi, skp_id=tuple(skp.id for skp in part), jenis=JenisEvaluasi.AKHIR)
        for evaluasi in sorted(found, key=lambda e: (e.status is StatusEvaluasi.FINAL, e.revisi)):
            newest[evaluasi.skp_id] = evaluasi
    return [_Item(skp.pegawai_id, skp, newest.get(skp.id)) for skp in sorted(plans, key=lambda skp: skp.mulai)]


def _named(forms: Iterable[FilledForm], form: FormKind, tahun: int) -> Iterator[tuple[str, FilledForm]]:
    """File names that sort by person: `skp_2025_<NIP>.pdf`, numbered where a person has several."""
    used: dict[str, int] = {}
    for filled in forms:
        name = "_".join(part for part in (form.value, str(tahun or ""), filled.nip) if part)
        used[name] = used.get(name, 0) + 1
        yield f"{name}.pdf" if used[name] == 1 else f"{name}_{used[name]}.pdf", filled


def _name(reader: Reader, pegawai_id: UUID) -> str:
    return reader.get(Pegawai, pegawai_id).nama_lengkap
