"""Joins core, storage and ui: the only package that sees all of them. Heavy parts are imported when asked for."""

from asn_desktop.bootstrap.centre import centres
from asn_desktop.bootstrap.forms import form_maker, paper, paper_texts, printing, scanner, texts, write_calendar
from asn_desktop.bootstrap.keys import centre_key_ring, exchange, key_ring, opener, sealer, sender
from asn_desktop.bootstrap.law import arrived_packs, law_book
from asn_desktop.bootstrap.places import (
    backups,
    documents,
    home,
    installation,
    journals,
    keep_system_quiet,
    resources,
    words_file,
)
from asn_desktop.bootstrap.window import has_screen, machine, note_defect, open_window, safe, screen_pictures, vault

__all__ = [
    "arrived_packs",
    "backups",
    "centre_key_ring",
    "centres",
    "documents",
    "exchange",
    "form_maker",
    "has_screen",
    "home",
    "installation",
    "journals",
    "keep_system_quiet",
    "key_ring",
    "law_book",
    "machine",
    "note_defect",
    "open_window",
    "opener",
    "paper",
    "paper_texts",
    "printing",
    "resources",
    "safe",
    "scanner",
    "screen_pictures",
    "sealer",
    "sender",
    "texts",
    "vault",
    "words_file",
    "write_calendar",
]
