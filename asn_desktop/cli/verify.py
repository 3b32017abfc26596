"""`asn-desktop verify`: is an envelope whole, from whom is it, and what is in it. Nothing is taken in.

Exit codes: 0 all of it is whole, 1 evidence is missing or damaged or the hash of an entry is wrong, 3 or 4 refused.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.usecases.exchange.ports import Opened


class Looked(Struct, frozen=True):
    """What going through an envelope found: entries whose hash is wrong, files of evidence, parts of it that failed."""

    wrong: tuple[int, ...]
    files: int
    damaged: tuple[tuple[str, UserError], ...]


def register(commands: Any, texts: Texts) -> None:
    """Add `verify`."""
    verify = commands.add_parser(
        "verify", help=texts.say("envelope.help.verify"), description=texts.say("envelope.help.verify")
    )
    verify.add_argument("file", type=Path, metavar="FILE", help=texts.say("envelope.help.file"))
    verify.add_argument("--json", action="store_true", help=texts.say("cli.help.json"))
    verify.set_defaults(run=run_verify)


def run_verify(args: Namespace, env: Env) -> int:
    """Decrypt, check the signature and every hash, and read all evidence."""
    from asn_desktop.bootstrap import key_ring, opener
    from asn_desktop.storage.identity import OwnTrust

    with opener().open(args.file.absolute(), OwnTrust(key_ring())) as opened:
        looked = _look(opened, env)
        if args.json:
            env.json(_record(opened, looked, env.texts))
        else:
            _show(opened, looked, env)
        bad = looked.wrong or looked.damaged or opened.missing_evidence
    return FINDINGS if bad else DONE


def _look(opened: Opened, env: Env) -> Looked:
    from asn_desktop.core.exchange.entry import entry_hash

    wrong: list[int] = []
    for run in opened.entries():
        env.refuse_if_stopped()
        wrong += [entry.seq for entry in run if entry_hash(entry) != entry.hash]
    files = 0
    damaged: list[tuple[str, UserError]] = []
    for part in opened.evidence_parts:
        env.refuse_if_stopped()
        try:
            files += sum(1 for _ in opened.evidence(part))
        except UserError as error:
            damaged.append((part, error))
    return Looked(tuple(wrong), files, tuple(damaged))


def _show(opened: Opened, looked: Looked, env: Env) -> None:
    def say(key: str, **facts: object) -> None:
        print(env.texts.say(f"envelope.verify.{key}", **facts))

    manifest, certificate = opened.manifest, opened.certificate
    sender, reader = certificate.name, certificate.centre.name
    if manifest.direction == "down":
        sender, reader = reader, sender
    say(
        "from",
        file=opened.path.name,
        sender=sender,
        reader=reader,
        number=manifest.number,
        made=_instant(manifest.made),
    )
    if manifest.practice:
        say("practice")
    if manifest.span is not None:
        span = manifest.span
        say("entries", n=span.last - span.first + 1, first=span.first, last=span.last, epoch=span.epoch)
    for part in manifest.parts:
        if not part.file and part.kind != "entries":
            say("part", kind=env.texts.say(f"envelope.part.{part.kind}"), n=part.count)
    if looked.files:
        say("evidence", n=looked.files)
    for name in opened.missing_evidence:
        say("missing", file=name)
    for name, error in looked.damaged:
        say("damaged", file=name, why=" ".join(env.texts.error(error)))
    if looked.wrong:
        say("wrong", n=len(looked.wrong), first=looked.wrong[0])
    if not (looked.wrong or looked.damaged or opened.missing_evidence):
        say("whole", sha256=opened.sha256)


def _instant(text: str) -> datetime | str:
    """An instant by the clock of this computer; as it stands where it is none."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        return text


def _record(opened: Opened, looked: Looked, texts: Texts) -> dict[str, Any]:
    import msgspec

    return {
        "file": opened.path.name,
        "sha256": opened.sha256,
        "sender": opened.certificate.name,
        "centre": opened.certificate.centre.name,
        "manifest": msgspec.to_builtins(opened.manifest),
        "wrong_entries": looked.wrong,
        "evidence": looked.files,
        "missing": opened.missing_evidence,
        "damaged": {name: " ".join(texts.error(error)) for name, error in looked.damaged},
    }
