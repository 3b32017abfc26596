"""What a file is, told by its content: a name can say anything."""

from __future__ import annotations

import io
import zipfile

from asn_desktop.core.domain.media import Media
from asn_desktop.core.kernel.errors import UserError

_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"#!", b"\x4c\x00\x00\x00\x01\x14\x02\x00", b"\xcf\xfa\xed\xfe")
"""Windows, Linux, Java, scripts, Windows shortcuts, macOS."""

_MARKS: tuple[tuple[bytes, Media], ...] = (
    (b"\xff\xd8\xff", Media.JPEG),
    (b"\x89PNG\r\n\x1a\n", Media.PNG),
    (b"II*\x00", Media.TIFF),
    (b"MM\x00*", Media.TIFF),
    (b"GIF87a", Media.GIF),
    (b"GIF89a", Media.GIF),
    (b"{\\rtf", Media.RTF),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, Media], ...] = (
    ("WordDocument", Media.DOC),
    ("Workbook", Media.XLS),
    ("Book", Media.XLS),
    ("PowerPoint Document", Media.PPT),
)
"""Streams by which old Office files differ from installers (.msi), which look the same from outside."""

_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})

_OFFICE: tuple[tuple[str, Media, Media], ...] = (
    ("word/", Media.DOCX, Media.DOCM),
    ("xl/", Media.XLSX, Media.XLSM),
    ("ppt/", Media.PPTX, Media.PPTM),
)
"""Folders in a zip file that tell what kind of document it is, without and with macros."""

_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": Media.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": Media.ODS,
    "application/vnd.oasis.opendocument.presentation": Media.ODP,
}

_RUNNING = (".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".lnk", ".hta")
"""Endings of files in an archive that Windows would run."""


def media_of(content: bytes, name: str) -> Media:
    """Raises UserError: `vault_program` where it could run, `vault_unknown_kind` where nobody can tell what it is."""
    found = _media(content, name)
    if found is None:
        raise UserError("vault_unknown_kind", name=name)
    return found


def _media(content: bytes, name: str) -> Media | None:
    if content.startswith(_PROGRAMS):
        raise UserError("vault_program", name=name)
    for mark, media in _MARKS:
        if content.startswith(mark):
            return media
    if b"%PDF-" in content[:1024]:  # scanners put a few bytes of their own before it
        return Media.PDF
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Media.WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return Media.HEIC
    if content[:2] == b"BM" and int.from_bytes(content[2:6], "little") == len(content):
        return Media.BMP
    if content.startswith(_OLE):
        return _old_office(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(content, name)
    return Media.TEXT if _is_text(content) else None


def _old_office(content: bytes) -> Media | None:
    for stream, media in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            return media
    return None


def _archive(content: bytes, name: str) -> Media | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [each.filename for each in archive.infolist()]
            if "mimetype" in names:
                with archive.open("mimetype") as stated:
                    found = _OPEN_DOCUMENT.get(stated.read(80).decode("ascii", "replace").strip())
                if found is not None:
                    return found
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        return None
    if "[Content_Types].xml" in names:
        for folder, plain, with_macros in _OFFICE:
            if any(each.startswith(folder) for each in names):
                return with_macros if f"{folder}vbaProject.bin" in names else plain
    if any(each.lower().endswith(_RUNNING) for each in names) or "META-INF/MANIFEST.MF" in names:
        raise UserError("vault_program", name=name)
    return Media.ZIP


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return all(sign.isprintable() or sign in "\t\r\n\f" for sign in text)
