"""Which screens there are. A screen's module is imported on the first visit, so the window opens without waiting."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.screen import Screen


class ScreenSpec(Struct, frozen=True):
    """`key` names the screen everywhere: `shell.nav.<key>`, `help.<key>`, `shell.go(key)`."""

    key: str
    icon: str
    make: Callable[[Services], Screen]


def _beranda(services: Services) -> Screen:
    from asn_desktop.ui.views.beranda import make

    return make(services)


def _pegawai(services: Services) -> Screen:
    from asn_desktop.ui.views.pegawai import make

    return make(services)


def _skp(services: Services) -> Screen:
    from asn_desktop.ui.views.skp import make

    return make(services)


def _pelaksanaan(services: Services) -> Screen:
    from asn_desktop.ui.views.pelaksanaan import make

    return make(services)


def _evaluasi(services: Services) -> Screen:
    from asn_desktop.ui.views.evaluasi import make

    return make(services)


def _keberatan(services: Services) -> Screen:
    from asn_desktop.ui.views.keberatan import make

    return make(services)


def _sebaran(services: Services) -> Screen:
    from asn_desktop.ui.views.sebaran import make

    return make(services)


def _karier(services: Services) -> Screen:
    from asn_desktop.ui.views.karier import make

    return make(services)


def _usulan(services: Services) -> Screen:
    from asn_desktop.ui.views.usulan import make

    return make(services)


def _talenta(services: Services) -> Screen:
    from asn_desktop.ui.views.talenta import make

    return make(services)


def _cetak(services: Services) -> Screen:
    from asn_desktop.ui.views.cetak import make

    return make(services)


def _kirim(services: Services) -> Screen:
    from asn_desktop.ui.views.kirim import make

    return make(services)


def screens(settings: Callable[[Services], Screen]) -> tuple[ScreenSpec, ...]:
    """All screens in the order of the navigation. `settings` is made by the application, whose settings it changes."""
    return (
        ScreenSpec("beranda", "house", _beranda),
        ScreenSpec("pegawai", "users", _pegawai),
        ScreenSpec("skp", "clipboard-list", _skp),
        ScreenSpec("pelaksanaan", "list-checks", _pelaksanaan),
        ScreenSpec("evaluasi", "clipboard-check", _evaluasi),
        ScreenSpec("keberatan", "scale", _keberatan),
        ScreenSpec("sebaran", "chart-spline", _sebaran),
        ScreenSpec("karier", "route", _karier),
        ScreenSpec("talenta", "layout-grid", _talenta),
        ScreenSpec("usulan", "stamp", _usulan),
        ScreenSpec("cetak", "printer", _cetak),
        ScreenSpec("kirim", "send", _kirim),
        ScreenSpec("pengaturan", "settings", settings),
    )
