"""What use cases need from outside, as protocols; adapters in `storage` fulfil them, `bootstrap` joins them."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.media import Media
from asn_desktop.core.domain.skp import Pendekatan
from asn_desktop.core.forms.filled import FilledForm, FormKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases.rows import (
    BinRow,
    Found,
    JournalRow,
    KinerjaFilter,
    KinerjaRow,
    LastChange,
    MonthCount,
    PegawaiFilter,
    PegawaiRow,
    PlanSource,
    PlanSourceFilter,
    PlanText,
    PlanTextFilter,
    Sort,
    Term,
    TermRow,
    UnitProgress,
)

if TYPE_CHECKING:
    from asn_desktop.core.forms.fill import Order  # filling is loaded when something is printed

R = TypeVar("R", bound=Record)


class Reader(Protocol):
    """One consistent view of the file. Records in the bin are not seen unless said."""

    def get(self, kind: type[R], identity: UUID) -> R:
        """The record. Raises NotFoundError."""

    def find(self, kind: type[R], **equals: Any) -> tuple[R, ...]:
        """All records whose fields equal the values; a tuple or set as value means "one of these"."""

    def pegawai_rows(self, where: PegawaiFilter, sort: Sort, limit: int, offset: int = 0) -> tuple[PegawaiRow, ...]: ...

    def pegawai_count(self, where: PegawaiFilter) -> int: ...

    def kinerja_rows(self, where: KinerjaFilter, sort: Sort, limit: int, offset: int = 0) -> tuple[KinerjaRow, ...]: ...

    def kinerja_count(self, where: KinerjaFilter) -> int: ...

    def penilai_names(self, tahun: int) -> tuple[str, ...]:
        """Everybody who appraises somebody in a year, by name, each once."""

    def progress(self, tahun: int, term: Term = ...) -> tuple[UnitProgress, ...]:
        """Every unit that has people, and one row without unit for people without one; of a year or of a term."""

    def term_rows(
        self, tahun: int, term: Term, unit_id: UUID | None = None, people: Collection[UUID] | None = None
    ) -> tuple[TermRow, ...]:
        """How far everybody is in a year or term, by name; or only a unit with those below it, or some people."""

    def month_counts(self, tahun: int, unit_id: UUID | None = None) -> tuple[MonthCount, ...]:
        """What is recorded in the months of a year, in numbers of people; of every unit, or of one and those below."""

    def search(self, text: str, limit: int = 20) -> tuple[Found, ...]: ...

    def plan_texts(self, where: PlanTextFilter, limit: int) -> tuple[PlanText, ...]:
        """The texts of planned results of the office's own plans; no more than `limit` results are looked at."""

    def plan_sources(self, where: PlanSourceFilter, limit: int) -> tuple[PlanSource, ...]:
        """Plans of the year and the one before that are like a plan to be written, the nearest first."""

    def approaches(self, years: Collection[int]) -> Mapping[Pendekatan, int]:
        """How many of a sample of the plans of these years are written in each approach."""

    def history(self, identities: Iterable[UUID]) -> tuple[JournalRow, ...]:
        """Every change of these records, newest first."""

    def last_change(self) -> LastChange | None:
        """The newest group of changes that can still be undone."""

    def values(self, kind: type[Record], fields: Sequence[str], **equals: Any) -> Sequence[tuple[Any, ...]]:
        """Some fields of all records that `find` would give, in no order and as they are stored: days, terms and
        identities as text. For comparing very many, whose records take long to make.
        """

    def lines(self, kind: type[Record], fields: Sequence[str], **equals: Any) -> list[bytes]:
        """The same, each as one line of JSON: `["III/d","2024-04-01",null]`."""

    def position(self, *kinds: type[Record]) -> int:
        """The number of the journal's newest entry, or of the newest about these kinds: it rises with every change of
        records. 0 where there is none.
        """

    def changed_people(self, position: int, *kinds: type[Record]) -> frozenset[UUID] | None:
        """The employees whose records of these kinds changed after a position of the journal; None where they are so
        many that looking at everybody is quicker. The kinds are employees and what belongs to one (`pegawai_id`).
        """

    def bin(self) -> tuple[BinRow, ...]:
        """What was removed and can be brought back, newest first."""

    def setting(self, name: str) -> Any | None:
        """A remembered setting of this file (filters, column matchings), or None."""

    def drafts(self) -> Mapping[str, Any]:
        """Unsaved typing by its place (`skp/<id>/rencana`), left over from a power cut."""


class UnitOfWork(Reader, Protocol):
    """Writes that become true together, or not at all. Leaving the block without `commit` undoes everything."""

    def new_id(self) -> UUID: ...

    def put(self, record: R) -> R:
        """Save a new or changed record; returns it with its new version. Raises StaleRecordError."""

    def put_many(self, records: Iterable[Record]) -> None:
        """Save many records fast, in order; the same checks as `put`."""

    def remove(self, record: Record) -> None:
        """Move a record to the bin."""

    def restore(self, kind: str, identity: UUID) -> None:
        """Bring a record back from the bin."""

    def undo(self, group: UUID) -> None:
        """Put every record of a group of changes back as it was before. Raises UserError where it cannot."""

    def commit(self) -> Changes:
        """Make it true and durable; returns what was touched."""


class Store(Protocol):
    """One office's file."""

    def read(self) -> AbstractContextManager[Reader]: ...

    def write(self, action: str, actor: str) -> AbstractContextManager[UnitOfWork]:
        """`action` is a key of the catalogue (`action.<action>`): what the user did, for history and undo."""

    def remember(self, name: str, value: Any) -> None:
        """Keep a setting of this file; not journalled, because nobody's data changes."""

    def keep_draft(self, place: str, value: Any | None) -> None:
        """Keep what is being typed, durably, or forget it (None)."""

    def advance(self, today: date) -> None:
        """Make the lists tell of this day."""

    def check(self) -> tuple[UserError, ...]:
        """Findings about the file's integrity (database, journal chain, projections); empty means sound."""

    def backup(self, target: Path) -> None:
        """A verified copy under another name. Raises UserError."""

    def close(self) -> None: ...


Cell = str | int | float | bool | date | None


class Sheet(Struct, frozen=True):
    """One sheet of a spreadsheet: rows of cells, the first row is Excel's row 1."""

    name: str
    rows: list[list[Cell]]
    visible: bool = True


class Sheets(Protocol):
    """Reads and writes spreadsheets."""

    def read(self, path: Path) -> tuple[Sheet, ...]:
        """All sheets of .xlsx, .xls, .ods or .csv. Raises UserError (password, broken, in use, unknown kind)."""

    def write(self, path: Path, sheets: Sequence[Sheet], widths: Sequence[int] = ()) -> None:
        """Write an .xlsx whole or not at all; text stays text (a NIP keeps its zeros, `=` starts no formula)."""

    def in_use(self, path: Path) -> bool:
        """True where another program has the file open: what is not saved there cannot be read here."""


class PaperSize(enum.StrEnum):
    """Papers that offices have: A4, and F4 (folio, 215 x 330 mm)."""

    A4 = "a4"
    F4 = "f4"


class PageSetup(Struct, frozen=True):
    """On what is printed. `emblem`: path of a picture of the state emblem; empty leaves its place blank."""

    size: PaperSize = PaperSize.A4
    emblem: str = ""


class Preview(Protocol):
    """Printed pages for the screen. `content` is the PDF itself."""

    page_count: int
    content: bytes

    def page_size(self, index: int) -> tuple[float, float]:
        """Width and height of a page (from 0) in points."""

    def page_png(self, index: int, zoom: float = 1.0) -> bytes:
        """A page (from 0) as PNG, drawn when asked for; at zoom 1 one point is one pixel."""

    def close(self) -> None: ...


class FormSheet(Struct, frozen=True):
    """A form on its way into the PDF `path`; what goes into one file comes one after the other, and so does a `group`.

    `name` says whom it is about in messages. `subject` is the record its code leads back to, `versi` the version of
    that, `pegawai_id` whose it is.
    """

    path: Path
    form: FilledForm | Order
    name: str = ""
    group: str = ""
    versi: int = 1
    subject: UUID | None = None
    pegawai_id: UUID | None = None


class SetForm(Struct, frozen=True):
    """A form as it stands in a file: how many pages it takes, and the code and hash on each of them.

    `decided` is the day of the decision; None while it is a draft. `versi` is the version of what it is of.
    """

    kind: FormKind
    name: str
    nip: str
    versi: int
    decided: date | None
    code: str
    digest: str
    pages: int
    subject: UUID | None = None
    pegawai_id: UUID | None = None


NotSet = Callable[[str, UserError], None]
"""Told of whom a form could not be set (a letter the face lacks), so that the others can go on."""
OnSet = Callable[[SetForm], None]
"""Told of each form when it is set, in the order in which the forms came."""
Cover = Callable[[str, Sequence[SetForm]], FilledForm | None]
"""The page that goes before a group, made when its forms are set; None: no such page."""


class Paper(Protocol):
    """Puts filled forms on paper. Without `not_set` a form that cannot be set raises its UserError."""

    def write(
        self,
        sheets: Iterable[FormSheet],
        setup: PageSetup,
        *,
        expected: int = 1,
        cover: Cover | None = None,
        cancel: Cancel = ...,
        on_set: OnSet | None = None,
        not_set: NotSet | None = None,
    ) -> tuple[Path, ...] | None:
        """The files the sheets name, all whole or none at all; None where it was cancelled. Raises UserError.

        `expected` is about how many sheets will come: many are worth the use of all of the computer's cores.
        """

    def pages(
        self,
        sheets: Iterable[FormSheet],
        setup: PageSetup,
        *,
        expected: int = 1,
        cover: Cover | None = None,
        cancel: Cancel = ...,
        on_set: OnSet | None = None,
        not_set: NotSet | None = None,
    ) -> Preview | None:
        """The same pile as one document in memory, for a printer. None where it was cancelled. Raises UserError."""

    def warm_up(self) -> None:
        """Load what the first page needs, so that whoever asks for it does not wait."""

    def preview(self, forms: Iterable[FilledForm], setup: PageSetup) -> Preview:
        """The same pages for the screen. Raises UserError."""


class Progress(Protocol):
    """How far a long task is; called from the worker."""

    def __call__(self, done: int, total: int, what: str = "") -> None: ...


Cancel = Callable[[], bool]
"""True when the user wants the task to end without effect."""


def no_progress(done: int, total: int, what: str = "") -> None:
    """For callers who do not watch."""


def never() -> bool:
    """For tasks that cannot be cancelled from here."""
    return False


def no_safeguard() -> None:
    """For files whose copies nobody keeps."""


class Kept(Struct, frozen=True):
    """A file in the vault. `sha256` is its name there and what a record keeps; `size` is in bytes.

    `name` is what it was called where it came from; `known` is True where the vault already had the same content.
    """

    sha256: str
    size: int
    media: Media
    name: str
    known: bool = False


class VaultState(Struct, frozen=True):
    """What a look through the vault found, against the hashes that records name.

    `missing` and `altered` are hashes; `foreign` are names of files that the vault never wrote. `unused` files are
    sound but named by no record, as after going back to an earlier copy. `folder` is where the vault is; `gone` is
    True where that folder itself is not there.
    """

    folder: Path
    files: int
    size: int
    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    unused: int = 0
    gone: bool = False


class Vault(Protocol):
    """Evidence and scans of one office, in a folder beside its file: each content once, under its SHA-256.

    What is put in is copied, never linked, and never changes. Files are put in first and named by a record after, so
    that a record never names what is not there. Everything raises UserError that a user can understand.
    """

    limit: int
    """The greatest size of a file in bytes."""

    folder: Path
    """Where the files are; it need not be there before the first `put`."""

    def put(self, path: Path) -> Kept:
        """Copy a file in. Raises UserError: too large, empty, unreadable, a program, of an unknown kind, no room."""

    def put_bytes(self, content: bytes, name: str) -> Kept:
        """The same for content in memory; `name` is for messages."""

    def read(self, sha256: str) -> bytes:
        """The content, checked against its hash. Raises UserError where it is missing or was altered."""

    def export(self, sha256: str, target: Path) -> Path:
        """A copy under a name with the right ending, whole or not at all; returns where it is."""

    def media(self, sha256: str) -> Media:
        """What the file is."""

    def size(self, sha256: str) -> int:
        """Of the file, in bytes. Raises UserError where it is missing."""

    def page_count(self, sha256: str) -> int:
        """How many pages can be shown: of a PDF its pages, of a picture its frames, otherwise 0."""

    def thumbnail(self, sha256: str, side: int = 160, page: int = 0) -> bytes:
        """A page (from 0) as PNG that fits into a square of `side` pixels; empty where there is no picture of it.

        With a large `side` it is the page as one reads it.
        """

    def is_there(self) -> bool:
        """True where the folder is there, whatever it holds."""

    def missing(self, hashes: Iterable[str]) -> frozenset[str]:
        """Which of these files are not there: fast, without reading them."""

    def check(self, known: Iterable[str], progress: Progress = ..., cancel: Cancel = ...) -> VaultState:
        """Read every file and compare it with its hash. Raises CancelledError."""

    def copy_to(self, office: Path, progress: Progress = ..., cancel: Cancel = ...) -> int:
        """Put what is not yet there beside a copy of the office's file; returns the number of files copied."""


class NoVault:
    """For work on a file whose evidence is not at hand: everything is refused, nothing is kept."""

    limit = 0
    folder = Path()

    def put(self, path: Path) -> Kept:
        raise UserError("vault_absent", name=path.name)

    def put_bytes(self, content: bytes, name: str) -> Kept:  # noqa: ARG002
        raise UserError("vault_absent", name=name)

    def read(self, sha256: str) -> bytes:
        raise UserError("vault_absent", name=sha256[:8])

    def export(self, sha256: str, target: Path) -> Path:  # noqa: ARG002
        raise UserError("vault_absent", name=target.name)

    def media(self, sha256: str) -> Media:
        raise UserError("vault_absent", name=sha256[:8])

    def size(self, sha256: str) -> int:
        raise UserError("vault_absent", name=sha256[:8])

    def page_count(self, sha256: str) -> int:  # noqa: ARG002
        return 0

    def thumbnail(self, sha256: str, side: int = 160, page: int = 0) -> bytes:  # noqa: ARG002
        return b""

    def is_there(self) -> bool:
        return True

    def missing(self, hashes: Iterable[str]) -> frozenset[str]:
        return frozenset(hashes)

    def check(
        self,
        known: Iterable[str],
        progress: Progress = no_progress,  # noqa: ARG002
        cancel: Cancel = never,  # noqa: ARG002
    ) -> VaultState:
        if any(known):
            raise UserError("vault_absent", name="")
        return VaultState(Path(), 0, 0)

    def copy_to(self, office: Path, progress: Progress = no_progress, cancel: Cancel = never) -> int:  # noqa: ARG002
        raise UserError("vault_absent", name=office.name)


class Context(Struct, frozen=True):
    """What every use case is given: the file, the law, who acts, and which day it is."""

    store: Store
    law: LawBook
    actor: str
    today: date
    safeguard: Callable[[], None] = no_safeguard
    """Makes a copy of the file before much is changed at once. Never raises: a copy that fails blocks no work."""
    vault: Vault = NoVault()
    """Evidence and scans beside the file."""


def chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """The items in runs of at most `size`, for progress and cancel between them."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
