"""The screens of a centre, in the order of its navigation. Imported on the first visit, as those of an office."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.shell.screens import ScreenSpec
from asn_desktop.ui.widgets.screen import Screen


def _penerimaan(services: Services) -> Screen:
    from asn_desktop.ui.views.centre.penerimaan import make

    return make(services)


def _kantor(services: Services) -> Screen:
    from asn_desktop.ui.views.centre.kantor import make

    return make(services)


def _meja(services: Services) -> Screen:
    from asn_desktop.ui.views.centre.meja import make

    return make(services)


def _pegawai(services: Services) -> Screen:
    from asn_desktop.ui.views.centre.pegawai import make

    return make(services)


def _rekap(services: Services) -> Screen:
    from asn_desktop.ui.views.centre.rekap import make

    return make(services)


def _terbitan(services: Services) -> Screen:
    from asn_desktop.ui.views.centre.terbitan import make

    return make(services)


def _pusat(services: Services) -> Screen:
    from asn_desktop.ui.views.centre.pusat import make

    return make(services)


CENTRE_SCREENS = (
    ScreenSpec("penerimaan", "download", _penerimaan),
    ScreenSpec("kantor", "building-2", _kantor),
    ScreenSpec("meja", "scale", _meja),
    ScreenSpec("pegawai", "users", _pegawai),
    ScreenSpec("rekap", "table-2", _rekap),
    ScreenSpec("terbitan", "upload", _terbitan),
    ScreenSpec("pusat", "settings", _pusat),
)
"""`pegawai` is called as in an office, because Ctrl+K leads there."""
