"""Posts that are vacant or fall vacant, and all others: the list from which successions begin."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, StatusJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatJabatan, held_on
from asn_desktop.core.domain.talenta import CalonPenerus, SyaratJabatan
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.core.usecases.talenta import Vacancy
from asn_desktop.core.usecases.talenta.succession import SebabLowong
from asn_desktop.ui.presenters.asked_day import AskedDay, Freshness
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.kinerja_list import Option, unit_options
from asn_desktop.ui.presenters.listing import Asked, Listing
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.rows import Fits, HeldRows, below, words_in

CONCERNS = frozenset(
    {"unit", "jabatan", "pegawai", "riwayat_jabatan", "riwayat_unit", "calon_penerus", "syarat_jabatan"}
)
VACANT, EVERY = "lowong", "semua"
_TONES: dict[SebabLowong, tuple[str, Tone]] = {
    SebabLowong.TANPA_PEMANGKU: ("circle-alert", "bad"),
    SebabLowong.DIJABAT_PLT: ("user-check", "warn"),
    SebabLowong.PENSIUN: ("clock", "info"),
}


class PostRow(Struct, frozen=True, gc=False):
    """One post. `sebab` is None where it is held and stays so for the years looked at."""

    jabatan: Jabatan
    unit: str
    sebab: SebabLowong | None
    tanggal: date | None
    pemangku: str
    penerus: int
    syarat: bool
    """The office set requirements of its own."""

    @property
    def id(self) -> UUID:
        return self.jabatan.id


class PostsPresenter:
    """Holds the posts. `listing` shows those that are or fall vacant, unless all are asked for."""

    def __init__(self, services: Services, on: AskedDay | None = None) -> None:
        self._services = services
        self._on = on or AskedDay(services)
        self.rows: HeldRows[PostRow] = HeldRows(_KEYS, self._fits)
        self.listing = Listing(services, "talenta_jabatan", self.rows.count, self.rows.rows, Sort("lowong"))
        self._tree: UnitTree | None = None
        self._fresh = Freshness(self._on, CONCERNS)
        self._reading = Newest(services.runner)
        self.failed = False
        """The last reading brought nothing; what is shown is not the newest."""
        self.units: tuple[Option, ...] = ()

    @property
    def known(self) -> bool:
        """The posts have been read: where there are none, there are none."""
        return self._tree is not None

    def visited(self) -> None:
        """The page is on show."""
        if self._fresh.lost:
            self.read()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        """Something was saved somewhere."""
        if self._fresh.touched(changes) and visible:
            self.read()

    def read(self) -> None:
        """Every post, in the background; what was shown before stays until then."""
        self._fresh.begin()
        self.failed = False
        ctx = self._on.context()

        def done(found: tuple[tuple[PostRow, ...], UnitTree]) -> None:
            rows, self._tree = found
            self.rows.hold(rows)
            self.units = unit_options(self._tree)
            self.listing.refresh()

        def failed(error: Exception) -> None:
            self._fresh.failed()
            self.failed = True
            self.listing.refresh()
            raise error

        title = self._services.texts.say("talenta.job.posts")
        self._reading.submit(lambda _progress, _cancel: read_posts(ctx), done, failed, lane="free", title=title)

    def _fits(self, asked: Asked) -> Fits[PostRow]:
        units, kind, named = below(self._tree, asked.choice("unit")), asked.choice("jenis"), words_in(asked)
        every = asked.choice("lowong") == EVERY

        def fits(row: PostRow) -> bool:
            return (
                (every or row.sebab is not None)
                and (units is None or row.jabatan.unit_id in units)
                and (not kind or row.jabatan.jenis.value == kind)
                and (not asked.text or named(f"{row.jabatan.nama} {row.unit} {row.pemangku}"))
            )

        return fits


def read_posts(ctx: Context) -> tuple[tuple[PostRow, ...], UnitTree]:
    """What is or falls vacant first, by day, then every other post by unit and name."""
    vacant = talenta.vacancies(ctx)
    with ctx.store.read() as reader:
        posts = reader.find(Jabatan)
        tree = unit_tree(reader.find(Unit))
        asked = {each.jabatan_id for each in reader.find(SyaratJabatan)}
        named: dict[UUID, int] = {}
        for calon in reader.find(CalonPenerus):
            named[calon.jabatan_id] = named.get(calon.jabatan_id, 0) + 1
        firm = [
            each
            for each in held_on(reader.find(RiwayatJabatan), ctx.today)
            if each.jabatan_id is not None and each.status is StatusJabatan.DEFINITIF
        ]
        away = reader.away()
        people = {person.id: person for person in reader.find(Pegawai) if person.id not in away}
    holders: dict[UUID, list[str]] = {}
    for each in firm:
        person = people.get(each.pegawai_id)
        if person is not None and person.kedudukan.in_service and each.jabatan_id is not None:
            holders.setdefault(each.jabatan_id, []).append(person.nama_lengkap)
    first = [_row(each, each.jabatan.id in asked) for each in vacant]
    known = {row.id for row in first}
    rest = [
        PostRow(
            post, tree.units[post.unit_id].nama if post.unit_id in tree.units else "", None, None,
            ", ".join(sorted(holders.get(post.id, ()))), named.get(post.id, 0), post.id in asked,
        )
        for post in posts
        if post.id not in known
    ]  # fmt: skip
    rest.sort(key=lambda row: (_HIGH[row.jabatan.jenis], row.unit.casefold(), row.jabatan.nama.casefold()))
    return (*first, *rest), tree


def vacancy_chip(row: PostRow, texts: Texts) -> Chip:
    """Vacant, acted for, retiring, or held."""
    if row.sebab is None:
        return Chip(texts.say("talenta.held"), "circle-check", "ok")
    icon, tone = _TONES[row.sebab]
    return Chip(texts.show(row.sebab), icon, tone)


def _row(of: Vacancy, asked: bool) -> PostRow:
    return PostRow(of.jabatan, of.unit, of.sebab, of.tanggal, of.pemangku, of.penerus, asked)


_HIGH = {kind: number for number, kind in enumerate(JenisJabatan)}
_CAUSES = {cause: number for number, cause in enumerate(SebabLowong)}
_KEYS: dict[str, Any] = {
    "lowong": lambda row: (
        row.sebab is None, row.tanggal or date.min, _HIGH[row.jabatan.jenis],
        _CAUSES[row.sebab] if row.sebab else 9,
    ),
    "jabatan": lambda row: row.jabatan.nama.casefold(),
    "jenis": lambda row: _HIGH[row.jabatan.jenis],
    "unit": lambda row: row.unit.casefold(),
    "tanggal": lambda row: (row.tanggal is None and row.sebab is None, row.tanggal or date.min),
    "pemangku": lambda row: row.pemangku.casefold(),
    "penerus": lambda row: row.penerus,
    "syarat": lambda row: row.syarat,
}  # fmt: skip
