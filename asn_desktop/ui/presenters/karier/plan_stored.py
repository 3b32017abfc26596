"""A career plan as it is stored: the sheet, the posts that can be aimed at, and its content as it would be typed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases import rencana_karier as plans
from asn_desktop.core.usecases.karier.fitting import Target, target_of
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.rencana_karier import Content, PlanSheet, StepText
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.karier.plan_state import ProgressTyped
from asn_desktop.ui.presenters.karier.state import PLAN

NOTHING = Content("", JenisJabatan.PELAKSANA)
"""Nothing typed."""


class Stored(Struct, frozen=True):
    """A plan as read from the file, with the posts that can be aimed at."""

    sheet: PlanSheet
    posts: tuple[Option, ...]
    targets: dict[str, Target]
    noting: ProgressTyped | None
    """What is being typed about a year."""


def read_stored(ctx: Context, pegawai_id: UUID) -> Stored:
    """The plan of a person, and the office's posts by name. Raises NotFoundError."""
    sheet = plans.open_plan(ctx, pegawai_id)
    with ctx.store.read() as reader:
        units = {each.id: each.nama for each in reader.find(Unit)}
        noting = _noting(reader.drafts().get(noting_place(pegawai_id)))
        posts = sorted(reader.find(Jabatan), key=lambda each: (each.nama.casefold(), each.id))
    options = tuple(Option(str(each.id), each.nama, units.get(each.unit_id, "")) for each in posts)
    return Stored(sheet, options, {str(each.id): target_of(each) for each in posts}, noting)


def noting_place(pegawai_id: UUID) -> str:
    """Where what is typed about a year is kept: beside the plan itself."""
    return f"{place_of(pegawai_id)}/kemajuan"


def place_of(pegawai_id: UUID) -> str:
    """Where what is typed in a plan is kept."""
    return f"karier/{pegawai_id}/{PLAN}"


def _noting(kept: Any) -> ProgressTyped | None:
    """None also where an older version of the program kept it in another shape."""
    try:
        return None if kept is None else msgspec.convert(kept, ready(ProgressTyped))
    except msgspec.ValidationError:
        return None


def content_of(sheet: PlanSheet) -> Content:
    """What is written in a plan, as it would be typed."""
    plan = sheet.rencana
    if plan is None:
        return NOTHING
    return Content(
        plan.tujuan,
        plan.tujuan_jenis,
        plan.tujuan_id,
        plan.tujuan_jenjang,
        plan.tujuan_eselon,
        plan.target,
        plan.catatan,
        plan.andaian,
        tuple(
            StepText(each.jenis, each.kegiatan, each.kesenjangan, each.pelaku, each.batas, each.id)
            for each in sheet.langkah
        ),
    )
