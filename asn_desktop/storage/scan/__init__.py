"""Scans and photos of signed paper: `FileScanner` is the adapter behind the port `Scanner`."""

from asn_desktop.storage.scan.files import FileScanner

__all__ = ["FileScanner"]
