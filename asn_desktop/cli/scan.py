"""`asn-desktop scan`: the signed paper back, from scans and photos or by the code on it.

Exit codes: 0 everything was recognised and is as stored, 1 something was not, 4 nothing could be read at all.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.usecases.arsip.attaching import Attached
    from asn_desktop.core.usecases.arsip.recognition import FoundForm, Recognised
    from asn_desktop.core.usecases.arsip.scanner import ScannedPage
    from asn_desktop.core.usecases.ports import Context


def register(commands: Any, texts: Texts) -> None:
    """Add `scan`."""

    def say(key: str) -> str:
        return texts.say(f"cli.help.{key}")

    scan = commands.add_parser("scan", help=say("scan"), description=say("scan"))
    what = scan.add_mutually_exclusive_group(required=True)
    what.add_argument("paths", nargs="*", type=Path, default=[], metavar="PATH", help=say("scan_paths"))
    what.add_argument("--code", metavar="CODE", help=say("scan_code"))
    scan.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    scan.add_argument("--dry-run", action="store_true", help=say("dry_run"))
    scan.add_argument("--json", action="store_true", help=say("json"))
    scan.set_defaults(run=run_scan)


def run_scan(args: Namespace, env: Env) -> int:
    """Say what each page is; and unless only that was asked for, keep what was recognised."""
    with env.office(args.db) as context:
        if args.code is not None:
            return _by_code(args, env, context)
        from asn_desktop.bootstrap import form_maker, scanner
        from asn_desktop.core.usecases.arsip.attaching import attach
        from asn_desktop.core.usecases.arsip.recognition import recognise

        reader = scanner()
        try:
            found = recognise(context, reader, form_maker(), args.paths, env.progress("scan.reading"), env.cancel)
            attached = None
            if not args.dry_run and found.to_attach:
                attached, _ = attach(context, reader, found.to_attach, env.progress("scan.keeping"), env.cancel)
        except UserError:
            env.refuse_if_stopped()
            raise
    if args.json:
        env.json(_record(found, attached, env.texts))
    else:
        _show(found, attached, env, dry=args.dry_run)
    if found.broken and not found.pages:
        return env.report(found.broken[0][1])
    return FINDINGS if _doubtful(found, attached) else DONE


def _by_code(args: Namespace, env: Env, context: Context) -> int:
    from asn_desktop.bootstrap import form_maker
    from asn_desktop.core.usecases.arsip.attaching import attach_by_code
    from asn_desktop.core.usecases.arsip.current import Kecocokan, compare
    from asn_desktop.core.usecases.arsip.names import subject_names
    from asn_desktop.core.usecases.arsip.typed import find_code

    maker = form_maker()
    with context.store.read() as reader:
        printed = find_code(reader, args.code)
        name = subject_names(reader, [printed])[printed.id]
    match = compare(context, maker, [printed])[printed.id]
    if not args.dry_run:
        attach_by_code(context, maker, printed)
    if args.json:
        env.json(
            {"code": printed.kode, "form": printed.formulir, "person": name, "match": match, "kept": not args.dry_run}
        )
    else:
        form = env.texts.term("formkind", printed.formulir)
        env.say("scan.code", code=printed.kode, form=form, name=name, match=match)
    return DONE if match is Kecocokan.COCOK else FINDINGS


def _doubtful(found: Recognised, attached: Attached | None) -> bool:
    from asn_desktop.core.usecases.arsip.current import Kecocokan

    wrong = any(form.match is not Kecocokan.COCOK or form.missing for form in found.forms)
    refused = attached is not None and bool(attached.refused)
    return wrong or refused or bool(found.unknown or found.unread or found.broken)


def _show(found: Recognised, attached: Attached | None, env: Env, *, dry: bool) -> None:
    for form in found.forms:
        env.say("scan.form", **_facts(form, env.texts))
        if form.missing:
            env.say("scan.missing", pages=_numbers(form.missing))
    for key, pages in (("unknown", found.unknown), ("twice", found.twice)):
        for page in pages:
            env.say(f"scan.{key}", page=_place(page, env.texts), code=page.seal.code if page.seal else "")
    for page in found.unread:
        env.say("scan.unread", page=_place(page, env.texts), why=page.unread)
    for file, error in found.broken:
        env.say("scan.broken", file=file.name, why=" ".join(env.texts.error(error)))
    if attached is not None:
        for form, error in attached.refused:
            env.say("scan.refused", name=form.name, why=" ".join(env.texts.error(error)))
    known = sum(len(form.pages) for form in found.forms) + len(found.twice)  # a second picture is recognised too
    env.say("scan.counts", pages=found.pages, known=known, blank=found.blank)
    env.say("scan.dry" if dry else "scan.kept", n=len(found.to_attach) if dry or attached is None else attached.forms)


def _facts(form: FoundForm, texts: Texts) -> dict[str, object]:
    from asn_desktop.core.usecases.arsip.names import version_words

    return {
        "code": form.cetakan.kode,
        "form": texts.term("formkind", form.cetakan.formulir),
        "name": form.name,
        "version": version_words(texts, form.cetakan.formulir, form.cetakan.revisi),
        "pages": _numbers(form.numbers or form.attached),
        "total": form.cetakan.halaman,
        "match": form.match,
    }


def _record(found: Recognised, attached: Attached | None, texts: Texts) -> dict[str, Any]:
    from asn_desktop.core.usecases.arsip.names import version_words

    return {
        "pages": found.pages,
        "blank": found.blank,
        "kept": 0 if attached is None else attached.forms,
        "forms": [
            {
                "code": form.cetakan.kode,
                "form": form.cetakan.formulir,
                "person": form.name,
                "version": version_words(texts, form.cetakan.formulir, form.cetakan.revisi),
                "match": form.match,
                "pages": form.numbers,
                "of": form.cetakan.halaman,
                "missing": form.missing,
                "already": form.attached,
                "files": sorted({page.file.name for page in form.pages}),
            }
            for form in found.forms
        ],
        "unknown": [{**_where(page), "code": page.seal.code if page.seal else ""} for page in found.unknown],
        "twice": [{**_where(page), "code": page.seal.code if page.seal else ""} for page in found.twice],
        "unread": [{**_where(page), "why": page.unread} for page in found.unread],
        "broken": [{"file": file.name, "why": " ".join(texts.error(error))} for file, error in found.broken],
        "refused": [
            {"person": form.name, "why": " ".join(texts.error(error))}
            for form, error in (attached.refused if attached is not None else ())
        ],
    }


def _where(page: ScannedPage) -> dict[str, Any]:
    return {"file": page.file.name, "page": page.index + 1}


def _place(page: ScannedPage, texts: Texts) -> str:
    return texts.say("cli.scan.place", file=page.file.name, page=page.index + 1)


def _numbers(pages: tuple[int, ...]) -> str:
    return ", ".join(str(page) for page in pages)
