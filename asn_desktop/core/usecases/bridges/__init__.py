"""Bridges to the national systems for the one day of internet: e-Kinerja to copy into, SIASN sheets, comparing back."""

from asn_desktop.core.usecases.bridges.ekinerja import CopyLine, CopySheet, copy_sheet, set_copied
from asn_desktop.core.usecases.bridges.reconciling import Compared, Comparison, reconcile, set_handled
from asn_desktop.core.usecases.bridges.siasn import siasn_sheets
from asn_desktop.core.usecases.bridges.siasn_gaps import siasn_outlook

__all__ = [
    "Compared",
    "Comparison",
    "CopyLine",
    "CopySheet",
    "copy_sheet",
    "reconcile",
    "set_copied",
    "set_handled",
    "siasn_outlook",
    "siasn_sheets",
]
