"""The preferences as a small file; a broken one is as good as none."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec

from asn_desktop.core.kernel.ready import ready
from asn_desktop.ui.presenters.preferences import Preferences

log = logging.getLogger(__name__)


def load_preferences(file: Path, actor: str) -> Preferences:
    """What was kept, or the beginning: Indonesian, follow the system, `actor` as the system knows the user."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=ready(Preferences))
    except FileNotFoundError:
        return Preferences(actor=actor)
    except (OSError, msgspec.DecodeError, ValueError):
        log.info("preferences could not be read and start anew: %s", file.name)
        return Preferences(actor=actor)


def keep_preferences(file: Path, preferences: Preferences) -> None:
    """Write the whole file or leave the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_bytes(msgspec.json.format(msgspec.json.encode(preferences)))
    new.replace(file)
