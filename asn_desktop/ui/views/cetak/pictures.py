"""A drawn page as a picture."""

from __future__ import annotations

from PySide6.QtGui import QImage, QTransform


def picture_of(png: bytes, turn: int = 0) -> QImage:
    """The picture, turned by so many quarters clockwise. Its format is said, because a reader that guesses may take
    another one and show nothing.

    Raises ValueError where it cannot be read: a white sheet must not pass for a page.
    """
    picture = QImage.fromData(png, "PNG")  # type: ignore[call-overload, arg-type, unused-ignore]
    if picture.isNull():
        raise ValueError("the picture of a page cannot be read")
    return picture.transformed(QTransform().rotate(90 * turn)) if turn else picture
