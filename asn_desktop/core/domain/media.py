"""Kinds of files that an office keeps beside its data: evidence, and scans of signed paper."""

from __future__ import annotations

import enum


class Media(enum.StrEnum):
    """What a file is, told by its content. The value is the ending it is given when it is taken out again."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"
    TIFF = "tif"
    WEBP = "webp"
    GIF = "gif"
    BMP = "bmp"
    HEIC = "heic"
    DOC = "doc"
    DOCX = "docx"
    DOCM = "docm"
    XLS = "xls"
    XLSX = "xlsx"
    XLSM = "xlsm"
    PPT = "ppt"
    PPTX = "pptx"
    PPTM = "pptm"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    RTF = "rtf"
    TEXT = "txt"
    ZIP = "zip"

    @property
    def is_picture(self) -> bool:
        """True for photos and scans that can be shown; HEIC cannot, because reading it needs licensed software."""
        return self in _PICTURES


_PICTURES = frozenset({Media.JPEG, Media.PNG, Media.TIFF, Media.WEBP, Media.GIF, Media.BMP})
