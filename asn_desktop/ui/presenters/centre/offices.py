"""The offices of a centre: who has fallen silent, what each sent, and who may speak for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.exchange.trust import Enrolment, Right, Signed
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.usecases.centre.enrolling import MONTHS, admit, revoke
from asn_desktop.core.usecases.centre.lists_on_paper import call_form
from asn_desktop.core.usecases.centre.looking import certificates_of, receipt_of
from asn_desktop.core.usecases.centre.overview import SILENT_DAYS, Call, call_list, days_since
from asn_desktop.core.usecases.centre.ports import CentreStore, IssuedCertificate
from asn_desktop.core.usecases.centre.rows import EnvelopeRow, OfficeRow
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.centre.receipt import ReceiptShown, shown_receipt
from asn_desktop.ui.presenters.centre_services import (
    CHANGED,
    CentreBook,
    CentreServices,
    read_request,
    write_file,
    write_paper,
)
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.listing import Asked, Listing

SOON = 60
"""Days before its end from which a certificate is to be renewed: two visits of a stick."""
ENVELOPES = 200
"""Envelopes of an office that its page lists."""


def office_list(services: CentreServices) -> Listing:
    """All offices, or those to be called."""

    def found(reader: CentreBook, asked: Asked) -> list[OfficeRow]:
        return _rows(reader.centre, asked, services.context().today)

    return Listing(
        services,
        "pusat.kantor",
        count=lambda reader, asked: len(found(reader, asked)),  # type: ignore[arg-type]
        rows=lambda reader, asked, limit, offset: found(reader, asked)[offset : offset + limit],  # type: ignore[arg-type]
        sort=Sort("name"),
    )


def _rows(store: CentreStore, asked: Asked, today: date) -> list[OfficeRow]:
    to_call = asked.choice("keadaan") == "call"
    rows = [call.office for call in call_list(store, today)] if to_call else store.offices()
    wanted = asked.text.casefold().split()
    rows = [row for row in rows if all(word in f"{row.name} {row.instansi}".casefold() for word in wanted)]
    keys: dict[str, Callable[[OfficeRow], object]] = {
        "name": lambda row: row.name.casefold(),
        "last": lambda row: row.last_envelope or "",
        "waiting": lambda row: row.waiting,
        "open": lambda row: row.open_office,
        "people": lambda row: row.employees,
        "until": lambda row: row.valid_until or date.min,
    }
    return sorted(rows, key=keys.get(asked.sort.column, keys["name"]), reverse=asked.sort.descending)  # type: ignore[arg-type]


def silence_chip(row: OfficeRow, services: CentreServices) -> Chip:
    """How long nothing came."""
    today, say = services.context().today, services.texts.say
    if row.last_envelope is None:
        silent = days_since(row.admitted, today) > SILENT_DAYS
        return Chip(say("pusat.never"), "circle-dashed", "bad" if silent else "neutral")
    days = days_since(row.last_envelope, today)
    words = say("pusat.today") if days <= 0 else say("pusat.days", n=days)
    return Chip(words, "clock", "bad") if days > SILENT_DAYS else Chip(words, "circle-check", "ok")


def gap_chip(row: OfficeRow, services: CentreServices) -> Chip:
    """Whether entries are missing, and how many wait behind them."""
    say = services.texts.say
    if row.gaps:
        return Chip(say("pusat.kantor.gap", n=row.waiting), "triangle-alert", "warn")
    return Chip(say("pusat.kantor.complete"), "check", "neutral")


def certificate_chip(row: OfficeRow, services: CentreServices) -> Chip:
    """Until when the office may speak."""
    texts, today = services.texts, services.context().today
    if row.valid_until is None:
        return Chip(texts.say("pusat.kantor.no_certificate"), "shield-alert", "bad")
    near = (row.valid_until - today).days <= SOON
    return Chip(texts.show(row.valid_until), "clock" if near else "shield-check", "warn" if near else "neutral")


class Asking(Struct, frozen=True):
    """A request that was read: who asks, with the words to compare. `taken` is the other computer that would be
    replaced; "" where there is none.
    """

    path: Path
    signed: Signed
    asked: Enrolment
    words: tuple[str, ...]
    until: date
    transfer: bool = True
    compared: bool = False
    replaces: bool = False
    taken: str = ""
    renewed: bool = False

    @property
    def ready(self) -> bool:
        """All that has to be looked at was."""
        return self.compared and (not self.taken or self.replaces)


class OfficePage(Struct, frozen=True):
    """One office with what came of it and its certificates."""

    row: OfficeRow
    call: Call
    envelopes: tuple[EnvelopeRow, ...]
    certificates: tuple[IssuedCertificate, ...]
    receipt: ReceiptShown | None = None


class KantorState(Struct, frozen=True):
    asking: Asking | None = None
    page: OfficePage | None = None
    until_wrong: str = ""
    busy: bool = False


class KantorView(Protocol):
    def render(self, state: KantorState) -> None: ...


class Kantor:
    """Presenter of the offices' screen."""

    def __init__(self, services: CentreServices, view: KantorView) -> None:
        self._services = services
        self._view = view
        self._state = KantorState()
        self.listing = office_list(services)

    def changed(self) -> None:
        self.listing.refresh()
        if self._state.page is not None:
            self.open(self._state.page.row.office)

    # One office

    def open(self, office: UUID) -> None:
        store, today = self._services.centre.store, self._services.context().today

        def work(_progress: Progress, _cancel: Cancel) -> OfficePage | None:
            row = next((one for one in store.offices() if one.office == office), None)
            if row is None:
                return None
            days = None if row.last_envelope is None else days_since(row.last_envelope, today)
            since = days_since(row.admitted, today) if days is None else days
            call = Call(row, days, since > SILENT_DAYS, row.valid_until is not None)
            return OfficePage(row, call, tuple(store.envelopes(office, ENVELOPES)), certificates_of(store, office))

        def done(page: OfficePage | None) -> None:
            before = self._state.page
            if page is not None and before is not None and before.row.office == office:
                page = replace(page, receipt=before.receipt)
            self._show(page=page, busy=False)

        self._services.runner.submit(work, done)

    def close(self) -> None:
        """Back to the list."""
        self._show(page=None)

    def show_receipt(self, row: EnvelopeRow) -> None:
        """The receipt of an envelope that came."""
        services = self._services

        def done(receipt: object) -> None:
            page = self._state.page
            if page is not None and receipt is not None and page.row.office == row.office:
                shown = shown_receipt(receipt, row.kantor, row.number, None, services.texts)  # type: ignore[arg-type]
                self._show(page=replace(page, receipt=shown))

        services.runner.submit(lambda _p, _c: receipt_of(services.centre.store, row.office, row.envelope), done)

    def show_certificates(self) -> None:
        """The certificates again, instead of a receipt."""
        if self._state.page is not None:
            self._show(page=replace(self._state.page, receipt=None))

    def revoke(self, reason: str, serial: UUID) -> bool:
        """Take a certificate back; False where the reason is missing."""
        page, services = self._state.page, self._services
        if page is None or not reason.strip():
            return False
        office, actor = page.row.office, services.context().actor

        def done(_n: int) -> None:
            services.shell.offer(CHANGED)
            services.shell.tell("pusat.kantor.revoked", nama=page.row.name)

        services.runner.submit(
            lambda _p, _c: revoke(services.centre.store, office, reason.strip(), actor, serial), done
        )
        return True

    # Enrolment

    def ask(self, path: Path) -> None:
        """Read a request: who asks, and the eight words to compare over the phone."""
        services = self._services
        centre, today = services.centre, services.context().today

        def work(_progress: Progress, _cancel: Cancel) -> Asking:
            signed = read_request(path)
            asked = centre.ring.check_enrolment(signed)
            if asked.practice != centre.card.practice:
                raise UserError("centre_practice" if asked.practice else "centre_is_practice", nama=asked.name)
            held = [one for one in certificates_of(centre.store, asked.office) if one.revoked is None]
            others = [
                one.computer
                for one in held
                if one.certificate.installation != asked.installation and one.certificate.valid_until >= today
            ]
            renewed = any(one.certificate.installation == asked.installation for one in held)
            words = centre.ring.request_words(signed)
            until = add_months(today, MONTHS)
            return Asking(path, signed, asked, words, until, taken=others[0] if others else "", renewed=renewed)

        self._services.runner.submit(work, lambda asking: self._show(asking=asking, until_wrong=""))

    def give_up(self) -> None:
        self._show(asking=None, until_wrong="")

    def compare(self, compared: bool) -> None:
        self._change(compared=compared)

    def replaces(self, replaces: bool) -> None:
        self._change(replaces=replaces)

    def may_transfer(self, transfer: bool) -> None:
        self._change(transfer=transfer)

    def hold_until(self, until: date | None) -> None:
        """The last day of the certificate; None while what is typed is no day."""
        today = self._services.context().today
        if until is None or until <= today:
            self._show(until_wrong=self._services.texts.say("pusat.kantor.until_wrong"))
        else:
            self._show(until_wrong="")
            self._change(until=until)

    def issue(self, answer: Path) -> None:
        """Issue the certificate and write the answer for the office."""
        asking, services = self._state.asking, self._services
        if asking is None or not asking.ready or self._state.until_wrong or self._state.busy:
            return
        centre, context = services.centre, services.context()
        rights = (Right.SEND, Right.TRANSFER) if asking.transfer else (Right.SEND,)
        self._show(busy=True)

        def work(_progress: Progress, _cancel: Cancel) -> None:
            made = admit(
                centre.store,
                centre.ring,
                asking.signed,
                context.today,
                context.actor,
                centre.secret,
                until=asking.until,
                rights=rights,
                replace=asking.replaces,
            )
            write_file(answer, msgspec.json.encode(made.admission))

        def done(_none: None) -> None:
            self._show(asking=None, busy=False)
            services.shell.offer(CHANGED)
            services.shell.tell("pusat.kantor.admitted", nama=asking.asked.name, file=answer.name)

        def failed(error: Exception) -> None:
            self._show(busy=False)
            if not isinstance(error, UserError):
                raise error
            services.shell.report(error)

        services.runner.submit(work, done, failed)

    # The call list

    def print_calls(self, path: Path) -> None:
        """The offices to be called, as a page to print."""
        services = self._services
        card, store, today = services.centre.card, services.centre.store, services.context().today

        def work(_progress: Progress, cancel: Cancel) -> int:
            calls = call_list(store, today)
            if calls:
                write_paper(services, path, lambda texts: call_form(calls, card, today, texts), card.name, cancel)
            return len(calls)

        def done(n: int) -> None:
            if n:
                services.shell.note("pusat.kantor.calls_saved", n=n, name=path.name)
            else:
                services.shell.note("pusat.kantor.nobody_to_call")

        services.runner.submit(work, done, title=services.texts.say("pusat.kantor.making_calls"))

    def _change(self, **changes: object) -> None:
        if self._state.asking is not None:
            self._show(asking=replace(self._state.asking, **changes))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
