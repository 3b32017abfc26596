"""One person's talent: the box with its reasons, what was assessed when and by whom, and entering it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.talenta import PenilaianKompetensi, PenilaianPotensi
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.talenta import Cutoffs, Grid, Placed, cutoffs, level_of
from asn_desktop.core.usecases.talenta.assessing import CODES
from asn_desktop.ui.presenters.chips import Chip, predikat_chip
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta_boxes import BoxesPresenter, PlacedRow, box_chip, moves_text
from asn_desktop.ui.presenters.why import Why

KINDS = frozenset({"penilaian_potensi", "penilaian_kompetensi"})
Which = Literal["potensi", "kompetensi"]


class AssessedLine(Struct, frozen=True):
    """One assessment, newest first. `result` is the value with its level, or the levels of competence."""

    id: UUID
    which: Which
    day: date
    result: str
    source: str
    number: str
    note: str
    counts: bool
    """It is the one that counts on the day of the boxes."""


class TalentState(Struct, frozen=True):
    pegawai_id: UUID
    name: str
    facts: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    why: Why | None
    """None: the person is not among those in service."""
    box: int | None
    moves: str
    lines: tuple[AssessedLine, ...]
    form: Which | None
    """Which form is open."""
    editing: UUID | None
    values: Mapping[str, str]
    """What the form begins with; changes when another one is opened."""
    errors: Mapping[str, str]


class TalentView(Protocol):
    def render(self, state: TalentState) -> None: ...

    def gone(self) -> None: ...


class _Read(Struct, frozen=True):
    person: Pegawai
    potential: tuple[PenilaianPotensi, ...]
    competence: tuple[PenilaianKompetensi, ...]
    at: Cutoffs


class TalentPresenter:
    """Presenter of one person's page; the boxes are those of `boxes`."""

    def __init__(self, services: Services, view: TalentView, boxes: BoxesPresenter) -> None:
        self._services = services
        self._view = view
        self._boxes = boxes
        self._wanted: UUID | None = None
        self._read: _Read | None = None
        self._form: Which | None = None
        self._editing: UUID | None = None
        self._values: dict[str, str] = {}
        self._errors: dict[str, str] = {}

    def open(self, person: UUID, form: Which | None = None) -> None:
        """Show this person; with a form, begin an assessment at once."""
        self._wanted, self._form = person, None
        self._editing, self._errors = None, {}
        self._load(form)

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""
        if self._wanted is not None and (changes.kinds & KINDS or self._wanted in changes.ids):
            self._load(self._form)

    def boxes_read(self) -> None:
        """The boxes are new."""
        self._render()

    def begin(self, which: Which) -> None:
        """An empty form; the day is not guessed."""
        self._form, self._editing, self._errors = which, None, {}
        self._values = dict.fromkeys(("nilai", "potensial", "tanggal", "sumber", "nomor", "catatan", *CODES), "")
        self._render()

    def edit(self, line: AssessedLine) -> None:
        """Correct an assessment."""
        record = self._record(line.id)
        if record is None:
            return
        self._form, self._editing, self._errors = line.which, line.id, {}
        texts = self._services.texts
        self._values = {
            "tanggal": record.tanggal.isoformat(), "sumber": record.sumber, "nomor": record.nomor,
            "catatan": record.catatan, "nilai": "", "potensial": "", **dict.fromkeys(CODES, ""),
        }  # fmt: skip
        if isinstance(record, PenilaianPotensi):
            self._values["nilai"] = "" if record.nilai is None else texts.show(record.nilai)
            self._values["potensial"] = record.potensial.value if record.potensial else ""
        else:
            self._values |= {code: str(level) for code, level in record.level.items()}
        self._render()

    def close(self) -> None:
        """Put the form away; nothing of it is kept."""
        self._form, self._editing, self._errors = None, None, {}
        self._render()

    def save(self, typed: Mapping[str, str]) -> None:
        """Keep what was typed, or say at each field what is wrong."""
        if self._form is None or self._read is None:
            return
        made = self._assessed(typed)
        if made is None:
            self._values = dict(typed)
            self._render()
            return

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            ctx = self._services.context()
            if isinstance(made, PenilaianPotensi):
                return talenta.save_potential(ctx, made)
            return talenta.save_competence(ctx, made)

        def done(changes: Changes) -> None:
            self._form, self._editing, self._errors = None, None, {}
            self._services.shell.offer(changes)
            self._services.shell.tell("talenta.said.assessed", nama=made_for)

        made_for = self._read.person.nama_lengkap
        self._services.runner.submit(work, done)

    def strike(self) -> None:
        """Take the assessment on the form back; it can be undone."""
        editing, which = self._editing, self._form
        if editing is None or which is None:
            return
        kind = PenilaianPotensi if which == "potensi" else PenilaianKompetensi

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return talenta.strike_assessment(self._services.context(), kind, editing)

        def done(changes: Changes) -> None:
            self._form, self._editing = None, None
            self._services.shell.offer(changes)
            self._services.shell.tell("talenta.said.struck")

        self._services.runner.submit(work, done)

    def show_career(self) -> None:
        if self._wanted is not None:
            self._services.shell.go("karier", self._wanted)

    # What is behind it

    def _load(self, form: Which | None) -> None:
        wanted = self._wanted
        if wanted is None:
            return

        def work(_progress: Progress, _cancel: Cancel) -> _Read | None:
            with self._services.context().store.read() as reader:
                try:
                    person = reader.get(Pegawai, wanted)
                except NotFoundError:
                    return None
                return _Read(
                    person,
                    reader.find(PenilaianPotensi, pegawai_id=wanted),
                    reader.find(PenilaianKompetensi, pegawai_id=wanted),
                    cutoffs(reader),
                )

        def done(read: _Read | None) -> None:
            if wanted != self._wanted:
                return
            self._read = read
            if read is None:
                self._wanted = None
                self._view.gone()
            elif form is not None and self._form is None:
                self.begin(form)
            else:
                self._render()

        self._services.runner.submit(work, done, lane="free")

    def _record(self, identity: UUID) -> PenilaianPotensi | PenilaianKompetensi | None:
        if self._read is None:
            return None
        every: tuple[PenilaianPotensi | PenilaianKompetensi, ...] = (*self._read.potential, *self._read.competence)
        return next((each for each in every if each.id == identity), None)

    def _assessed(self, typed: Mapping[str, str]) -> PenilaianPotensi | PenilaianKompetensi | None:
        say, today = self._services.texts.say, self._services.context().today
        wrong: dict[str, str] = {}
        day = read_date(typed.get("tanggal", ""))
        if day is None:
            wrong["tanggal"] = say("talenta.wrong.day")
        elif day > today:
            wrong["tanggal"] = say("talenta.wrong.future")
        if not typed.get("sumber", "").strip():
            wrong["sumber"] = say("talenta.wrong.source")
        value: Decimal | None = None
        if self._form == "potensi":
            value, said = _value(typed.get("nilai", ""))
            if said:
                wrong["nilai"] = say(f"talenta.wrong.{said}")
            elif value is None and not typed.get("potensial"):
                wrong["nilai"] = say("talenta.wrong.empty")
        level = {code: int(typed[code]) for code in CODES if typed.get(code)}
        if self._form == "kompetensi" and not level:
            wrong["M.1"] = say("talenta.wrong.levels")
        self._errors = wrong
        if wrong or day is None or self._wanted is None:
            return None
        before = self._record(self._editing) if self._editing is not None else None
        identity = before.id if before is not None else self._new_id()
        words = {name: typed.get(name, "").strip() for name in ("sumber", "nomor", "catatan")}
        version = before.version if before is not None else 0
        if self._form == "kompetensi":
            return PenilaianKompetensi(
                id=identity, version=version, pegawai_id=self._wanted, tanggal=day, level=level, **words
            )
        given = Potensial(typed["potensial"]) if typed.get("potensial") and value is None else None
        return PenilaianPotensi(
            id=identity, version=version, pegawai_id=self._wanted, tanggal=day, nilai=value, potensial=given, **words
        )

    def _new_id(self) -> UUID:
        """Identities come from the file; an unused one costs nothing."""
        ctx = self._services.context()
        return ctx.store.new_group()

    def _render(self) -> None:
        read = self._read
        if read is None:
            return
        texts, person = self._services.texts, read.person
        row = self._boxes.row_of(person.id)
        placed = row.of if row is not None else None
        self._view.render(
            TalentState(
                pegawai_id=person.id,
                name=person.nama_lengkap,
                facts=self._facts(person, placed),
                chips=() if placed is None else self._chips(placed),
                why=why_of(placed.verdict, texts) if placed is not None else None,
                box=placed.kotak if placed is not None else None,
                moves=self._moves(row),
                lines=self._lines(read),
                form=self._form,
                editing=self._editing,
                values=self._values,
                errors=self._errors,
            )
        )

    def _facts(self, person: Pegawai, placed: Placed | None) -> tuple[tuple[str, str], ...]:
        say = self._services.texts.say
        return (
            (say("talenta.column.nip"), grouped_nip(person.nip)),
            (say("talenta.column.jabatan"), placed.jabatan if placed and placed.jabatan else say("talenta.unknown")),
            (say("talenta.column.unit"), placed.unit if placed and placed.unit else say("talenta.unknown")),
        )

    def _chips(self, placed: Placed) -> tuple[Chip, ...]:
        texts = self._services.texts
        return box_chip(texts, placed.verdict), predikat_chip(texts, placed.predikat)

    def _moves(self, row: PlacedRow | None) -> str:
        grid: Grid | None = self._boxes.grid
        if row is None or grid is None:
            return ""
        return self._services.texts.say("talenta.moves", gerak=moves_text(row), tahun=str(grid.day.year - 3))

    def _lines(self, read: _Read) -> tuple[AssessedLine, ...]:
        texts, day = self._services.texts, self._boxes.day
        lines: list[AssessedLine] = []
        potential = sorted(read.potential, key=lambda each: (each.tanggal, each.id), reverse=True)
        newest = next((each.id for each in potential if each.tanggal <= day), None)
        for each in potential:
            level = level_of(each, read.at)
            shown = texts.show(level) if level is not None else "–"
            result = shown if each.nilai is None else f"{texts.show(each.nilai)} · {shown}"
            lines.append(
                AssessedLine(
                    each.id, "potensi", each.tanggal, result, each.sumber, each.nomor, each.catatan, each.id == newest
                )
            )
        competence = sorted(read.competence, key=lambda each: (each.tanggal, each.id), reverse=True)
        for number, one in enumerate(competence):
            result = texts.say("talenta.levels", n=len(one.level), jumlah=sum(one.level.values()))
            lines.append(
                AssessedLine(one.id, "kompetensi", one.tanggal, result, one.sumber, one.nomor, one.catatan, number == 0)
            )
        return tuple(lines)


def _value(typed: str) -> tuple[Decimal | None, str]:
    """A value between 0 and 100, and what is wrong with it."""
    text = typed.strip().replace(",", ".")
    if not text:
        return None, ""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None, "number"
    return (value, "") if value.is_finite() and 0 <= value <= 100 else (None, "scale")
