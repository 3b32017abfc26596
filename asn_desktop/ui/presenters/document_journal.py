"""The history of a document in words: who changed what when, before and after, in it and in its parts."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, Realisasi, SerahTerima, UmpanBalikHasil, UmpanBalikPerilaku
from asn_desktop.core.domain.keberatan import Keberatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.penilai import Pejabat
from asn_desktop.core.domain.skp import EkspektasiPerilaku, HasilKerja, Indikator, LampiranSkp, Skp
from asn_desktop.core.domain.survei import SurveiKepuasan
from asn_desktop.core.domain.usulan import BerkasUsulan, Usulan
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.core.usecases.rows import JournalRow
from asn_desktop.ui.presenters.change_lines import ChangeLine, FieldChange
from asn_desktop.ui.presenters.services import Services


class Document(Struct, frozen=True):
    """What the history of a sheet tells of: a record, and the kinds that are parts of it."""

    kind: type[Record]
    parts: tuple[type[Record], ...] = ()


DOCUMENTS: Mapping[str, Document] = {
    "skp": Document(Skp, (HasilKerja, Indikator, EkspektasiPerilaku, LampiranSkp)),
    "pelaksanaan": Document(Skp, (RencanaAksi, RealisasiBerkala, UmpanBalik, BuktiDukung)),
    "evaluasi": Document(Evaluasi, (Realisasi, UmpanBalikHasil, UmpanBalikPerilaku, SerahTerima)),
    "keberatan": Document(Keberatan),
    "usulan": Document(Usulan, (BerkasUsulan,)),
    "sebaran": Document(SurveiKepuasan),
}
"""By the screen its sheet belongs to."""

_PEOPLE = ("penilai_id", "pejabat_penilai_id")
_SILENT = ("id", "version", "urutan", "tahun", "sha256", "ukuran")
"""What says nothing to a reader: numbers of the program, and what never changes in a document."""
_SUBJECTS = ("rencana", "indikator", "nilai", "bulan", "nama", "dokumen", "hak", "layanan")
"""What tells one part of a document from another."""
_LONGEST = 60


class JournalView(Protocol):
    def show_changes(self, lines: tuple[ChangeLine, ...]) -> None: ...


class DocumentJournal:
    """Reads the history of the document in view when it is asked for."""

    def __init__(self, services: Services, view: JournalView, screen: str) -> None:
        self._services = services
        self._view = view
        self._document = DOCUMENTS[screen]

    def ask(self, identity: UUID) -> None:
        """Show who changed what in this document, newest first."""
        services, document = self._services, self._document

        def work(_progress: Progress, _cancel: Cancel) -> tuple[ChangeLine, ...]:
            return document_changes(services.context(), services.texts, document, identity)

        services.runner.submit(work, self._view.show_changes)


def document_changes(ctx: Context, texts: Texts, document: Document, identity: UUID) -> tuple[ChangeLine, ...]:
    """Every change of a document and its parts, newest first; also of parts that were removed."""
    with ctx.store.read() as reader:
        rows = reader.history_of(document.kind, identity, document.parts)
        people = {image[name] for row in rows for image in (row.before, row.after) if image for name in _PEOPLE
                  if image.get(name)}  # fmt: skip
        names = {person.id: person.nama_lengkap for person in reader.find(Pegawai, id=people)} if people else {}
        names |= {official.id: official.nama for official in reader.find(Pejabat, id=people)} if people else {}
    return tuple(
        ChangeLine(row.seq, texts.show(row.at.astimezone()), row.actor, _what(row, texts), _changes(row, names, texts))
        for row in rows
    )


def _what(row: JournalRow, texts: Texts) -> str:
    image = row.after or row.before or {}
    subject = next((texts.show(image[name]) for name in _SUBJECTS if image.get(name)), "")
    if len(subject) > _LONGEST:
        subject = f"{subject[: _LONGEST - 1].rstrip()}…"
    kind = texts.say(f"kind.{row.kind}")
    return texts.say(f"pegawai.did.{row.operation}", what=f"{kind} ({subject})" if subject else kind)


def _changes(row: JournalRow, names: Mapping[UUID, str], texts: Texts) -> tuple[FieldChange, ...]:
    before, after = row.before or {}, row.after or {}
    updated = row.before is not None and row.after is not None
    found: list[FieldChange] = []
    for name in dict.fromkeys((*before, *after)):
        if name in _SILENT or (name.endswith("_id") and name not in _PEOPLE):
            continue
        old, new = (_text(image.get(name), names, texts) for image in (before, after))
        if old != new:
            if updated:
                old, new = (text or texts.say("pegawai.changes.nothing") for text in (old, new))
            found.append(FieldChange(texts.say(f"field.{name}"), old, new))
    return tuple(found)


def _text(value: Any, names: Mapping[UUID, str], texts: Texts) -> str:
    """A value as it is read; what is itself a whole record (the parties, a verdict) is told by the other fields."""
    if isinstance(value, UUID):
        return names.get(value, "")
    if isinstance(value, (str, int, date, enum.Enum)) and not (isinstance(value, bool) and not value):
        return texts.show(value)
    if isinstance(value, tuple) and all(isinstance(each, Decimal) for each in value):
        return texts.show(value)
    return ""
