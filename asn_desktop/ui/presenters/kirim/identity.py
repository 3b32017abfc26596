"""The last face of Kirim: who this computer is to the centre, and how it comes to be known there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.exchange.trust import Certificate, Revocation, successor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange import enrolling
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.kirim.sending import SOON, books_of
from asn_desktop.ui.presenters.kirim.words import instant
from asn_desktop.ui.presenters.services import Services, machine_of

ASKED = "kirim.pendaftaran"
"""Setting of the office's file: the last request with its words, so that they can be read out again later."""


class CertificateLine(Struct, frozen=True):
    """By whose word this computer speaks, until when; `words` are to be compared over the phone."""

    centre: str
    valid: str
    state: Chip
    words: tuple[str, ...]
    older: bool = False


class IdentityState(Struct, frozen=True):
    """`words` are those of the request that was made last, `asked` says where and when it was written.

    `elsewhere`: the office was admitted on another computer; `keyless`: of whose keys nothing is here.
    """

    read: bool = False
    office: str = ""
    computer: str = ""
    words: tuple[str, ...] = ()
    asked: str = ""
    certificates: tuple[CertificateLine, ...] = ()
    elsewhere: bool = False
    keyless: bool = False
    problem: str = ""

    @property
    def admitted(self) -> bool:
        return bool(self.certificates)

    @property
    def wants_one(self) -> bool:
        """There is no certificate, or the newest does not hold any more."""
        return not self.certificates or self.certificates[0].state.tone == "bad"


class IdentityView(Protocol):
    def render_identity(self, state: IdentityState) -> None: ...


class _Read(Struct, frozen=True):
    kantor: Kantor
    asked: dict[str, Any] | None
    certificates: tuple[tuple[Certificate, tuple[str, ...]], ...]
    revoked: dict[UUID, Revocation]
    elsewhere: bool
    keyless: bool
    computer: str


class IdentityPresenter:
    """Intentions of the page, and of the three steps that stand where nothing can be sent yet."""

    def __init__(self, services: Services, view: IdentityView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self.state = IdentityState()

    def load(self) -> None:
        """Read the keys and certificates of this computer, and what was asked for last."""

        def work(*_: object) -> _Read:
            return self._read(self._services.context())

        self._services.runner.submit(work, self._show)

    def proposed_request(self) -> str:
        """A name for the file of the request."""
        return f"Pendaftaran {_file_name(self.state.office)}.json"

    def request(self, path: Path) -> None:
        """Write the request for the centre."""

        def work(*_: object) -> _Read:
            ctx, machine = self._services.context(), machine_of(self._services)
            sender = machine.sender
            signed = enrolling.request(books_of(ctx), sender.ring, sender.installation, machine.computer)
            _write(path, enrolling.request_file(signed))
            words = sender.ring.request_words(signed)
            at = books_of(ctx).now()
            ctx.store.remember(ASKED, {"words": list(words), "at": at, "file": path.name})
            return self._read(ctx)

        def done(found: _Read) -> None:
            self._show(found)
            self._services.shell.note("kirim.identity.requested", file=path.name)

        self._services.runner.submit(work, done)

    def admit(self, path: Path, *, new_centre: bool = False) -> None:
        """Take in the certificate. `new_centre`: the office moves to another centre on purpose."""

        def work(*_: object) -> tuple[_Read, str, tuple[str, ...]]:
            ctx, sender = self._services.context(), machine_of(self._services).sender
            admission = enrolling.read_admission(_content(path))
            made = enrolling.admit(books_of(ctx), sender.ring, admission, sender.installation, new_centre=new_centre)
            ctx.store.remember(ASKED, None)  # it was answered: only the words of the centre are left to compare
            return self._read(ctx), made.centre.name, sender.ring.centre_words(made.centre)

        def done(found: tuple[_Read, str, tuple[str, ...]]) -> None:
            self._show(found[0])
            self._services.shell.note("kirim.identity.admitted", pusat=found[1], kata=" ".join(found[2]))

        self._services.runner.submit(work, done)

    def save_recovery(self, path: Path, passphrase: str, again: str) -> None:
        """Write all keys under a passphrase."""
        if passphrase != again:
            self._say_problem(self._texts.say("kirim.recovery.differs"))
            return

        def work(_progress: Progress, _cancel: Cancel) -> None:
            machine_of(self._services).sender.ring.save_recovery(path, passphrase)

        def done(_none: None) -> None:
            self._say_problem("")
            self._services.shell.note("kirim.recovery.saved", file=path.name)

        self._services.runner.submit(
            work, done, self._failed, lane="free", title=self._texts.say("kirim.recovery.saving")
        )

    def restore_recovery(self, path: Path, passphrase: str) -> None:
        """Bring keys and certificates back."""

        def work(_progress: Progress, _cancel: Cancel) -> _Read:
            machine_of(self._services).sender.ring.restore_recovery(path, passphrase)
            return self._read(self._services.context())

        def done(found: _Read) -> None:
            self._show(found)
            self._services.shell.note(f"kirim.recovery.{'restored_other' if found.elsewhere else 'restored'}")

        self._services.runner.submit(
            work, done, self._failed, lane="free", title=self._texts.say("kirim.recovery.restoring")
        )

    def rotate(self) -> None:
        """New keys; the old ones stay for reading and until a certificate names the new."""

        def work(*_: object) -> _Read:
            ctx = self._services.context()
            machine_of(self._services).sender.ring.rotate()
            ctx.store.remember(ASKED, None)
            return self._read(ctx)

        def done(found: _Read) -> None:
            self._show(found)
            self._services.shell.note("kirim.identity.rotated")

        self._services.runner.submit(work, done)

    def _read(self, ctx: Context) -> _Read:
        machine = machine_of(self._services)
        ring, installation = machine.sender.ring, machine.sender.installation
        with ctx.store.read() as reader:
            kantor, asked = reader.find(Kantor)[0], reader.setting(ASKED)
        with books_of(ctx).books() as books:
            sent = bool(books.sent())
        known = ring.certificates(kantor.id)
        own = tuple((each, ring.centre_words(each.centre)) for each in known if each.installation == installation)
        revoked = {each.serial: each for each in ring.revoked(kantor.id)}
        return _Read(
            kantor, asked, own, revoked, not own and (sent or bool(known)), not known and sent, machine.computer
        )

    def _show(self, found: _Read) -> None:
        asked, texts = found.asked, self._texts
        self.state = replace(
            self.state,
            read=True,
            problem="",
            office=found.kantor.nama,
            computer=found.computer,
            words=tuple(asked["words"]) if asked else (),
            asked=texts.say("kirim.identity.asked", file=asked["file"], waktu=instant(texts, asked["at"]))
            if asked
            else "",
            certificates=tuple(
                self._line(certificate, words, found.revoked.get(certificate.serial), older=bool(number))
                for number, (certificate, words) in enumerate(found.certificates)
            ),
            elsewhere=found.elsewhere,
            keyless=found.keyless,
        )
        self._view.render_identity(self.state)

    def _line(
        self, certificate: Certificate, words: tuple[str, ...], revoked: Revocation | None, *, older: bool
    ) -> CertificateLine:
        texts, today = self._texts, self._services.context().today
        until = certificate.valid_until
        valid = texts.say("kirim.identity.valid", dari=certificate.valid_from, sampai=until)
        if revoked is not None:
            state = Chip(texts.say("kirim.identity.revoked"), "octagon-alert", "bad")
            since = date.fromisoformat(revoked.since[:10])
            other = successor(revoked.reason)
            reason = texts.say("exchange.replaced", komputer=other) if other else revoked.reason
            valid = texts.say("kirim.identity.revoked_since", hari=since, alasan=reason)
            if not older:
                valid = f"{valid} {texts.say('kirim.identity.revoked_now')}"
        elif today > until:
            state = Chip(texts.say("kirim.identity.over"), "octagon-alert", "bad")
        elif today < certificate.valid_from:
            state = Chip(texts.say("kirim.identity.early"), "clock", "warn")
        elif until - today <= SOON:
            state = Chip(texts.say("kirim.identity.soon", n=(until - today).days), "clock", "warn")
        else:
            state = Chip(texts.say("kirim.identity.good"), "badge-check", "ok")
        return CertificateLine(certificate.centre.name, valid, state, words, older)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say_problem(" ".join(self._texts.error(error)))

    def _say_problem(self, said: str) -> None:
        self.state = replace(self.state, problem=said)
        self._view.render_identity(self.state)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as problem:
        raise UserError("identity_file_not_written", file=path.name, folder=str(path.parent)) from problem


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(enrolling.FILE_LIMIT + 1)
    except OSError as problem:
        raise UserError("identity_file_unreadable", file=path.name, folder=str(path.parent)) from problem


def _file_name(office: str) -> str:
    return " ".join("".join(sign if sign.isalnum() or sign in " -." else " " for sign in office).split())
