"""What the page of one person reads from the file in one go: a frozen answer that crosses threads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.golongan import PNS, PPPK
from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.penilai import Pejabat
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.ui.presenters.entry_fields import ESELON, Option
from asn_desktop.ui.presenters.pegawai.timeline import TimelineItem, timelines
from asn_desktop.ui.presenters.person_header import Header, header

KENAIKAN = ("Golongan awal", "Reguler", "Pilihan", "Anumerta", "Pengabdian")


def _plain(values: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(value, value) for value in values)


IDENTITY_CHOICES = {
    "agama": _plain(("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Konghucu")),
    "status_kawin": _plain(("Belum Kawin", "Kawin", "Cerai Hidup", "Cerai Mati")),
}


class Year(Struct, frozen=True):
    """One plan of the person, and the appraisal made from it where there is one."""

    id: UUID
    """The plan's."""
    tahun: str
    periode: str
    skp_status: StatusSkp
    evaluasi_id: UUID | None = None
    evaluasi_status: StatusEvaluasi | None = None
    predikat: Predikat | None = None


class Page(Struct, frozen=True):
    """One person as of a day, ready to show."""

    profile: people.Profile
    header: Header
    timelines: dict[str, tuple[TimelineItem, ...]]
    years: tuple[Year, ...]
    appraisers: tuple[Option, ...]
    """Who was ever decided to appraise the person: their names are needed in the fields."""
    drafts: dict[str, dict[str, str]]
    """What was typed and not saved, by tab (`identitas`) or history entry (`jabatan/<id>`)."""
    moved: str = ""
    """The office that owns the records now, where the person moved there."""


class Choices(Struct, frozen=True):
    """What can be picked in the fields of the histories. Read when something is edited: it takes the whole office."""

    options: dict[str, tuple[Option, ...]]
    posts: dict[UUID, Jabatan]


def place(pegawai_id: UUID, rest: str = "") -> str:
    """Where a draft of this person is kept."""
    return f"pegawai/{pegawai_id}/{rest}"


def load_page(ctx: Context, texts: Texts, pegawai_id: UUID, day: date | None) -> Page:
    """Everything the page shows. Raises NotFoundError where the person is in the bin."""
    profile = people.profile(ctx, pegawai_id, day)
    law = ctx.law.at(profile.day)
    with ctx.store.read() as reader:
        officials = {official.id: official for official in reader.find(Pejabat)}
        appraisers = {entry.penilai_id for entry in profile.penetapan if entry.penilai_id}
        names = _names(reader, appraisers)
        prefix = place(pegawai_id)
        return Page(
            profile=profile,
            header=header(profile, law, texts),
            timelines=timelines(profile, names, officials, law, texts),
            years=_years(reader, profile, texts),
            appraisers=tuple(Option(str(found), name) for found, name in names.items()),
            drafts={
                where[len(prefix) :]: value for where, value in reader.drafts().items() if where.startswith(prefix)
            },
            moved=reader.away().get(pegawai_id, ""),
        )


def load_choices(ctx: Context, jenis: JenisPegawai | None) -> Choices:
    """Units, posts, officials and the lists of the law."""
    with ctx.store.read() as reader:
        posts = {post.id: post for post in reader.find(Jabatan)}
        return Choices(_options(reader, ctx.law.at(ctx.today), jenis, posts.values(), reader.find(Pejabat)), posts)


def _options(
    reader: Reader,
    law: Law,
    jenis: JenisPegawai | None,
    posts: Iterable[Jabatan],
    officials: Iterable[Pejabat],
) -> dict[str, tuple[Option, ...]]:
    tree = unit_tree(reader.find(Unit))
    paths = {unit: tree.path(unit) for unit in tree.units}
    ladder = PPPK if jenis is JenisPegawai.PPPK else PNS if jenis else (*PNS, *PPPK)
    return {
        "jenis_kenaikan": _plain(KENAIKAN),
        "eselon": _plain(ESELON),
        "golongan": _plain(ladder),
        "unit": tuple(
            Option(str(unit), tree.units[unit].nama, path) for unit, path in sorted(paths.items(), key=lambda at: at[1])
        ),
        "jabatan": tuple(
            Option(str(post.id), post.nama, paths.get(post.unit_id, ""))
            for post in sorted(posts, key=lambda post: post.nama)
        ),
        "hukuman": tuple(Option(kind.jenis.value, kind.nama) for kind in law.get("disiplin.jenis").value.baris),
        "pejabat": tuple(Option(str(official.id), official.nama, official.jabatan) for official in officials),
    }


def _years(reader: Reader, profile: people.Profile, texts: Texts) -> tuple[Year, ...]:
    current = {
        evaluasi.skp_id: evaluasi
        for evaluasi in reader.find(Evaluasi, pegawai_id=profile.pegawai.id)
        if not evaluasi.digantikan
    }
    found: list[Year] = []
    for skp in profile.skp:
        rating = current.get(skp.id)
        found.append(
            Year(
                skp.id,
                str(skp.tahun),
                texts.say("pegawai.line.from_to", mulai=skp.mulai, sampai=skp.last_day),
                skp.status,
                rating.id if rating else None,
                rating.status if rating else None,
                rating.predikat if rating else None,
            )
        )
    return tuple(found)


def _names(reader: Reader, identities: Iterable[UUID]) -> dict[UUID, str]:
    wanted = tuple(identities)
    return {found.id: found.nama_lengkap for found in reader.find(Pegawai, id=wanted)} if wanted else {}
