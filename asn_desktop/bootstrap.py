"""Joins core, storage and ui: the only module that sees all of them. Heavy parts are imported when asked for."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.core.kernel.texts import Language, Texts
from asn_desktop.core.rulepack.model import LawBook

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from asn_desktop.core.domain.kantor import Kantor
    from asn_desktop.core.exchange.trust import Certificate
    from asn_desktop.core.usecases.arsip.scanner import Scanner
    from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
    from asn_desktop.core.usecases.exchange.sending import Sender
    from asn_desktop.core.usecases.karier.wording import Event
    from asn_desktop.core.usecases.ports import Cancel, Context, Paper, Progress, Vault
    from asn_desktop.core.usecases.printing import FormMaker
    from asn_desktop.core.usecases.safekeeping import Safe
    from asn_desktop.storage.central.store import SqlCentre
    from asn_desktop.storage.envelope import FileOpener, FileSealer
    from asn_desktop.storage.identity import CentreKeyRing, FileKeyRing
    from asn_desktop.storage.packs.arrived import ArrivedPacks
    from asn_desktop.ui.presenters.centre import Centre
    from asn_desktop.ui.presenters.centre_places import CentreMachine
    from asn_desktop.ui.presenters.offices import Machine
    from asn_desktop.ui.presenters.services import Printing


def resources() -> Path:
    """Where rules, forms, texts, fonts, icons and samples are: inside the wheel, or beside the package."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def home() -> Path:
    """Where the program keeps what belongs to this user of this computer; `ASN_DESKTOP_HOME` moves it."""
    moved = os.environ.get("ASN_DESKTOP_HOME")
    if moved:
        return Path(moved)
    from platformdirs import user_data_path

    return user_data_path("asn-desktop", appauthor=False)


def law_book() -> LawBook:
    """The law: packs received in `<home>/rules` before the shipped ones, broken ones replaced by the last good."""
    from datetime import date

    from asn_desktop.storage.packs.folder import load_law

    arrived_packs().put_into_force(date.today())  # noqa: DTZ011 - the day of law has no time zone
    return load_law(home() / "rules", home() / "rules-last-good", resources() / "rules")


def arrived_packs() -> ArrivedPacks:
    """Packs that came from outside and wait for their day."""
    from asn_desktop.storage.packs.arrived import ArrivedPacks

    return ArrivedPacks(home() / "rules-waiting", home() / "rules")


def texts(language: Language) -> Texts:
    """The catalogue of one language; a topic's file is read when its first sentence is needed."""
    folder = resources() / "i18n" / language

    def load(topic: str) -> dict[str, str]:
        with (folder / f"{topic}.toml").open("rb") as file:
            return dict(_flat(topic, tomllib.load(file)))

    return Texts(language, load)


def form_maker() -> FormMaker:
    """The layouts of all forms, and the Indonesian catalogue that paper is written with. Raises UserError."""
    from asn_desktop.core.forms.spec import FormBook, decode_spec
    from asn_desktop.core.usecases.form_facts.registry import words
    from asn_desktop.core.usecases.printing import FormMaker

    files = sorted((resources() / "forms").glob("*.toml"))
    specs = tuple(decode_spec(file.read_text("utf-8"), file.name, words()) for file in files)
    return FormMaker(FormBook(specs), texts("id"))


def paper() -> Paper:
    """Where filled forms become pages."""
    from asn_desktop.storage.pdf.paper import PdfPaper

    return PdfPaper(resources() / "fonts", paper_texts)


@cache
def paper_texts() -> Texts:
    """The catalogue that paper is written with, in this process or in one that helps to print."""
    return texts("id")


def write_calendar(path: Path, name: str, events: Iterable[Event], made: date) -> int:
    """Write a file for calendars of other programs; returns how many events it holds. Raises UserError."""
    from asn_desktop.storage import ical

    return ical.write_calendar(path, name, events, made)


def scanner() -> Scanner:
    """Where scans and photos of signed paper are read."""
    from asn_desktop.storage.scan import FileScanner

    return FileScanner()


@cache
def printing() -> Printing:
    """Paper and layouts, made once: the fonts they load serve everything that is printed."""
    from asn_desktop.ui.presenters.services import Printing

    return Printing(paper(), form_maker())


def _flat(prefix: str, table: Mapping[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{prefix}.{name}"
        found.extend(_flat(key, value) if isinstance(value, dict) else [(key, value)])
    return found


def machine() -> Machine:
    """This computer, as the window needs it. Storage is imported when the first file is opened."""
    from asn_desktop.storage.db import create_store, new_id, open_store
    from asn_desktop.storage.packs.unread import UnreadLaw
    from asn_desktop.storage.sheets import SpreadsheetFiles
    from asn_desktop.ui.presenters.offices import Machine

    def make_practice(ctx: Context, progress: Progress, cancel: Cancel) -> object:
        from asn_desktop.core.usecases.practice.create import create

        return create(ctx, "walesi", progress=progress, cancel=cancel)

    def practice_kantor(identity: UUID) -> Kantor:
        from asn_desktop.core.usecases.practice.create import kantor

        return kantor("walesi", None, identity)

    return Machine(
        open_store=lambda path, today: open_store(path, today=today, installation=installation()),
        create_store=lambda path, office, today, actor: create_store(
            path, office, today=today, installation=installation(), actor=actor
        ),
        new_id=new_id,
        law=lambda: UnreadLaw(law_book),
        practice=make_practice,
        practice_kantor=practice_kantor,
        sheets=SpreadsheetFiles(),
        printing=printing,
        documents=documents(),
        safe=safe,
        vault=vault,
        scanner=scanner,
        write_calendar=write_calendar,
        exchange=exchange,
        centres=centres(),
    )


def safe(root: Path | None = None) -> Safe:
    """The copies of office files in a folder; without one, in that which the user has chosen in the settings."""
    from datetime import datetime

    from asn_desktop.storage.db.safe import FileSafe
    from asn_desktop.storage.vault import FolderCarrier

    return FileSafe(root or backups(), installation, datetime.now, FolderCarrier())


def vault(office: Path) -> Vault:
    """Evidence and scans of an office, in the folder beside its file."""
    from asn_desktop.storage.vault import FileVault

    return FileVault(office)


def backups() -> Path:
    """Where copies of office files are kept."""
    from asn_desktop.ui.shell.preferences import load_preferences

    return Path(load_preferences(home() / "preferences.json", "").backups or home() / "cadangan")


def installation() -> str:
    """The name of this computer's copy of the program, made up once: by it a copied file is recognised."""
    file = home() / "installation"
    try:
        return file.read_text("ascii")
    except FileNotFoundError:
        from uuid import uuid4

        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(uuid4().hex, "ascii")
        return file.read_text("ascii")


def key_ring() -> FileKeyRing:
    """The keys of this installation: beside its name, and never in an office's file."""
    from asn_desktop.storage.identity import FileKeyRing

    return FileKeyRing(home() / "identity", words_file())


def centre_key_ring(folder: Path | None = None) -> CentreKeyRing:
    """The keys of a centre, in a folder of its own."""
    from asn_desktop.storage.identity import CentreKeyRing

    return CentreKeyRing(folder or home() / "centre", words_file())


def centres(folder: Path | None = None) -> CentreMachine:
    """How the window opens and makes centres; their keys and evidence lie in `folder`, or in the program's own."""
    from asn_desktop.ui.presenters.centre_places import CentreMachine

    def open_(place: str, today: date) -> Centre:
        from asn_desktop.storage.central.store import open_centre

        store = open_centre(place, today)
        store.advance(today)
        return _centre(store, place, folder)

    def create(place: str, name: str, practice: bool, today: date) -> Centre:
        from asn_desktop.core.usecases.centre.enrolling import centre_card
        from asn_desktop.storage.central.store import create_centre
        from asn_desktop.storage.ids import new_id

        card = centre_card(new_id(), name, practice, _centre_ring(folder))
        return _centre(create_centre(place, card, today), place, folder)

    return CentreMachine(open_, create)


def _centre_ring(folder: Path | None) -> CentreKeyRing:
    return centre_key_ring(None if folder is None else folder / "identity")


def _centre(store: SqlCentre, place: str, folder: Path | None) -> Centre:
    import secrets
    from datetime import date

    from asn_desktop.core.usecases.centre.receiving import Desk
    from asn_desktop.storage.central.evidence import EvidenceFolder
    from asn_desktop.storage.identity import CentreTrust
    from asn_desktop.storage.sticks import sticks
    from asn_desktop.ui.presenters.centre import Centre

    ring, card = _centre_ring(folder), store.card()
    evidence = EvidenceFolder((folder or home() / "centre") / "evidence")

    def find(serial: UUID) -> Certificate | None:
        issued = store.certified(serial)
        return None if issued is None else issued.certificate

    def desk() -> Desk:
        revoked = {one.serial: one for one in store.revocations()}
        today = date.today()  # noqa: DTZ011 - certificates hold for days
        trust = CentreTrust(ring, today=today, practice=card.practice, find=find, revoked=revoked.get)
        return Desk(opener(), trust, evidence)

    shown, secret = _without_password(place), lambda: secrets.token_bytes(32)
    return Centre(store, card, shown, ring, sealer(ring), desk, secret, sticks)


def _without_password(place: str) -> str:
    """What may be shown and remembered of a URL."""
    scheme, found, rest = place.partition("://")
    if not found:
        return place
    account, at, where = rest.rpartition("@")
    return f"{scheme}://{account.partition(':')[0]}{at}{where}"


def words_file() -> Path:
    """The words by which keys are compared over the phone; all installations must have the same."""
    return resources() / "words" / "id.txt"


def sealer(ring: FileKeyRing) -> FileSealer:
    """Writes envelopes, signed by the keys of a ring."""
    from asn_desktop.storage.envelope import FileSealer

    return FileSealer(ring)


def sender() -> Sender:
    """This computer as it sends for its office."""
    from asn_desktop.core.usecases.exchange.sending import Sender

    ring = key_ring()
    return Sender(sealer(ring), ring, installation())


def opener() -> FileOpener:
    """Reads envelopes."""
    from asn_desktop.storage.envelope import FileOpener

    return FileOpener()


def exchange() -> ExchangeMachine:
    """This computer as the window exchanges with the centre from it."""
    import platform

    from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
    from asn_desktop.storage.identity import OfficeTrust
    from asn_desktop.storage.sticks import sticks

    ring = key_ring()
    return ExchangeMachine(
        sender(),
        opener(),
        lambda office, practice: OfficeTrust(ring, office, practice=practice),
        arrived_packs(),
        sticks,
        platform.node(),
        paper_texts(),
    )


def documents() -> Path:
    """Where new office files go unless the user chooses another place."""
    if "ASN_DESKTOP_HOME" in os.environ:
        return home() / "ASN Desktop"
    from platformdirs import user_documents_path

    return user_documents_path() / "ASN Desktop"


def open_window(file: Path | None = None, centre: str = "", centre_home: Path | None = None) -> int:
    """Show the window, open `file`, a centre, or what was open last in it, and run until it is closed."""
    import msgspec
    from PySide6.QtWidgets import QApplication

    from asn_desktop.ui.shell.app import Desk

    opened = None if file is None else file.absolute()
    os.chdir(next(place for place in (documents(), *documents().parents) if place.is_dir()))  # where dialogs begin
    app = QApplication([sys.argv[0]])
    app.setApplicationName("ASN Desktop")
    known = machine() if centre_home is None else msgspec.structs.replace(machine(), centres=centres(centre_home))
    desk = Desk(app, known, texts, resources(), home())
    desk.start(opened, centre)
    return app.exec()


def has_screen() -> bool:
    """Can a window be shown? Without a screen Qt ends the whole program, with words for nobody."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in told)


def screen_pictures(file: Path, folder: Path, today: date, language: Language = "id") -> Iterator[Path]:
    """Save a picture of each main screen with the office open, as it looks on a day; needs no display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tempfile import TemporaryDirectory

    from msgspec.structs import replace
    from PySide6.QtWidgets import QApplication

    from asn_desktop.ui.shell.pictures import SHOWN, Album

    app = QApplication.instance() or QApplication(["asn-desktop"])
    if not isinstance(app, QApplication):
        raise TypeError("pictures need an application with windows")
    with TemporaryDirectory() as home:
        album = Album(app, machine(), texts, resources(), Path(home), today, replace(SHOWN, language=language))
        yield from album.take(file, folder)
