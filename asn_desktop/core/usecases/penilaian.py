"""Everything a rater has before him: the appraisal, what the months gave to it, and what became of the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.keberatan import Keberatan
from asn_desktop.core.domain.kinerja import NilaiBerakhlak, Predikat, Rating
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rules import kalender
from asn_desktop.core.rules import keberatan as keberatan_rules
from asn_desktop.core.usecases.evaluasi import Appraisal, AppraisalDraft, read_appraisal
from asn_desktop.core.usecases.evaluasi.sheet import read_draft
from asn_desktop.core.usecases.keberatan import holidays
from asn_desktop.core.usecases.pelaksanaan import AppraisalInputs, appraisal_inputs
from asn_desktop.core.usecases.ports import Context, Reader


class Difference(Struct, frozen=True):
    """What one version says otherwise than the one before. `of` is the field, `about` what of it (an identity, a value
    of BerAKHLAK, or nothing).
    """

    of: str
    before: Rating | Predikat | str | None
    after: Rating | Predikat | str | None
    about: UUID | NilaiBerakhlak | None = None


class Penilaian(Struct, frozen=True):
    """One appraisal with what is looked at while it is written, and after it was handed over."""

    appraisal: Appraisal
    inputs: AppraisalInputs
    lost: frozenset[str]
    """Hashes of evidence whose file is not at hand."""
    differences: tuple[Difference, ...]
    """What differs from the version before; nothing for a first one."""
    returned_by: date | None
    """Until when the signed document comes back; None while it was not handed over."""
    objection: Verdict | None
    """Until when the owner may object; None while the result was not received."""
    keberatan: Keberatan | None
    """The newest objection to this result."""

    @property
    def evaluasi(self) -> Evaluasi:
        return self.appraisal.evaluasi


def read_penilaian(ctx: Context, reader: Reader, evaluasi_id: UUID) -> Penilaian:
    """Inside a view that is already open. Raises NotFoundError."""
    found = read_appraisal(ctx, reader, evaluasi_id)
    inputs = appraisal_inputs(reader, found.evaluasi)
    files = [each.sha256 for each in inputs.evidence if each.sha256]
    handed = found.serah_terima
    given = handed.diserahkan if handed else None
    received = handed.diterima if handed else None
    objections = reader.find(Keberatan, evaluasi_id=evaluasi_id) if found.final else ()
    return Penilaian(
        found,
        inputs,
        ctx.vault.missing(files) if files else frozenset(),
        _differences(reader, found),
        kalender.handover_deadline(given, ctx.law.at(given), holidays(reader)) if given else None,
        keberatan_rules.deadline(received, ctx.law.at(received)) if received else None,
        max(objections, key=lambda each: each.tanggal_pengajuan, default=None),
    )


def penilaian(ctx: Context, evaluasi_id: UUID) -> Penilaian:
    """The same in a view of its own."""
    with ctx.store.read() as reader:
        return read_penilaian(ctx, reader, evaluasi_id)


def _differences(reader: Reader, found: Appraisal) -> tuple[Difference, ...]:
    if not found.earlier:
        return ()
    old, new = found.earlier[-1], found.evaluasi
    before, after = read_draft(reader, old), found.draft
    plain = [(name, getattr(old, name), getattr(new, name)) for name in ("rating_hasil", "rating_perilaku", "predikat")]
    plain.append(("catatan", before.catatan, after.catatan))
    return (
        *(Difference(name, was, now) for name, was, now in plain if was != now),
        *_of_texts(before, after),
    )


def _of_texts(before: AppraisalDraft, after: AppraisalDraft) -> Iterator[Difference]:
    for name in ("realisasi", "umpan_hasil", "umpan_perilaku"):
        was: Mapping[Any, str] = getattr(before, name)
        now: Mapping[Any, str] = getattr(after, name)
        for key in dict.fromkeys((*was, *now)):
            if was.get(key, "") != now.get(key, ""):
                yield Difference(name, was.get(key, ""), now.get(key, ""), key)
