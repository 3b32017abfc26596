"""Qt's own words (dialog buttons, menus of text fields) from our catalogue, so that no language is mixed."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QTranslator

from asn_desktop.core.kernel.texts import Language, Texts

LOCALES: dict[Language, QLocale] = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class CatalogueTranslator(QTranslator):
    """Looks up `qt.<context>.<source text>`. What it did not have is kept in `missing`, for the test of leaks."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.missing: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        key = f"qt.{context}.{source}"
        if self._texts.has(key):
            return self._texts.say(key)
        self.missing.add((context, source))
        return source  # an empty answer would not fall back to Qt's word: it would show nothing at all
