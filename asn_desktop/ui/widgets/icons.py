"""Icons of the one kept set, drawn in the colour they are needed in, sharp at every scale."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.widgets.tokens import look_of


def pixmap(name: str, colour: str, size: int = 20, scale: float | None = None) -> QPixmap:
    """The icon `icons:<name>.svg` as a picture of `size` logical pixels in one colour."""
    ratio = scale or QGuiApplication.primaryScreen().devicePixelRatio()
    key = f"{name} {colour} {size} {ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _draw(name, colour, size, ratio)
        QPixmapCache.insert(key, found)
    return found


def icon(name: str, colour: str, size: int = 20, *, on: str = "", off: str = "", gap: int = 0) -> QIcon:
    """The icon in one colour. `on`: while checked or selected; `off`: while it cannot be used; `gap`: room after it."""
    made = QIcon(_with_gap(pixmap(name, colour, size), gap))
    if on:
        made.addPixmap(_with_gap(pixmap(name, on, size), gap), QIcon.Mode.Normal, QIcon.State.On)
        made.addPixmap(_with_gap(pixmap(name, on, size), gap), QIcon.Mode.Selected)
    if off:
        made.addPixmap(_with_gap(pixmap(name, off, size), gap), QIcon.Mode.Disabled)
    return made


def icon_for(widget: QWidget, name: str, size: int = 20) -> QIcon:
    """The icon in the colour of the widget's text."""
    return icon(name, look_of(widget.palette()).text, size)


def _with_gap(picture: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return picture
    ratio = picture.devicePixelRatio()
    wider = QPixmap(picture.width() + int(gap * ratio), picture.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wider


def _draw(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    file = QFile(f"icons:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"icons:{name}.svg")
    source = bytes(file.readAll().data()).replace(b"currentColor", colour.encode())
    file.close()
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
