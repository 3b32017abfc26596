"""Identities of new records."""

from __future__ import annotations

from asn_desktop.storage.ids import new_id

__all__ = ["new_id"]
