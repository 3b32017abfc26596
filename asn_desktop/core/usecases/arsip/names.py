"""What a person calls a printed form: by whom it is about, and in which version."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import CapaianOrganisasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.form_facts.edition import asked_for
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.ports import Reader, chunks


def subject_names(reader: Reader, printed: Iterable[Cetakan]) -> dict[UUID, str]:
    """By the identity of the printed form: the employee's name, or for a form about a unit whose it is.

    That is the unit's name where the form leads to the unit or to its achievement, the office's of its lists.
    """
    forms = tuple(printed)
    of_units = {each.subjek_id for each in forms if each.pegawai_id is None}
    owners = {each: each for each in of_units} | _units_of(reader, of_units)
    people = {each.pegawai_id for each in forms if each.pegawai_id is not None}
    names = _named(reader, Unit, set(owners.values())) | _named(reader, Pegawai, people)
    names |= {office.id: office.nama for office in reader.find(Kantor)}
    return {each.id: names.get(each.pegawai_id or owners[each.subjek_id], "") for each in forms}


def version_words(texts: Texts, formulir: str, revisi: int) -> str:
    """`versi 2`; of a form that tells of a day, `keadaan 10 Maret 2026`."""
    if formulir in FORMS and FORMS[FormKind(formulir)].of.dated:
        return texts.say("arsip.as_of", day=asked_for(revisi).hari)
    return texts.say("arsip.version", version=str(revisi))


def _units_of(reader: Reader, subjects: set[UUID]) -> dict[UUID, UUID]:
    """The units of achievements."""
    found: dict[UUID, UUID] = {}
    for part in chunks(sorted(subjects), 500):
        found |= {each.id: each.unit_id for each in reader.find(CapaianOrganisasi, id=tuple(part))}
    return found


def _named(reader: Reader, kind: type[Pegawai] | type[Unit], asked: set[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for part in chunks(sorted(asked), 500):
        for record in reader.find(kind, id=tuple(part)):
            found[record.id] = record.nama_lengkap if isinstance(record, Pegawai) else record.nama
    return found
