"""Pages on their way to a printer: drawn one after the other outside the window's thread, then handed over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from asn_desktop.core.usecases.ports import PaperSize, Preview
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.cetak.pictures import picture_of

FINEST = 300
"""Dots per inch at most: finer costs memory and shows on no office printer."""

A4_MM, F4_MM = QSizeF(210, 297), QSizeF(215, 330)


def page_size(paper: PaperSize) -> QPageSize:
    """The paper for the printer. It is named here: a size whose name a translation left empty is no paper at all, and
    F4 is in no list of a driver.
    """
    size = A4_MM if paper is PaperSize.A4 else F4_MM
    return QPageSize(size, QPageSize.Unit.Millimeter, paper.name, QPageSize.SizeMatchPolicy.ExactMatch)


def prepared(paper: PaperSize, landscape: bool) -> QPrinter:
    """A printer set to the paper, without margins: the form brings its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    lying = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(page_size(paper), lying, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    return printer


def anew(printer: QPrinter, paper: PaperSize, landscape: bool) -> QPrinter:
    """A printer with our paper and the file and pages that were chosen in the dialog."""
    fresh = prepared(paper, landscape)
    fresh.setOutputFileName(printer.outputFileName())
    fresh.setFromTo(printer.fromPage(), printer.toPage())
    return fresh


def has_paper(printer: QPrinter) -> bool:
    """False where the system's dialog left a paper without size, as it does without any printer: all would be white."""
    return not printer.pageLayout().fullRectPoints().isEmpty()


def fits(printer: QPrinter, paper: PaperSize) -> bool:
    """True where the printer has the paper that was asked for, within two millimetres."""
    wanted = page_size(paper).size(QPageSize.Unit.Millimeter)
    given = printer.pageLayout().pageSize().size(QPageSize.Unit.Millimeter)
    return abs(wanted.width() - given.width()) <= 2 and abs(wanted.height() - given.height()) <= 2


class PrintRun:
    """One print job. `done` gets the number of pages; on cancel or failure the rest is not sent."""

    def __init__(self, services: Services, printer: QPrinter, pages: Preview, done: Callable[[int], None]) -> None:
        self._services = services
        self._printer = printer
        self._pages = pages
        self._done = done
        self._painter = QPainter()
        wanted = self._chosen_pages()
        self._numbers = list(wanted)
        self._sent = 0

    def start(self) -> bool:
        """Begin; False where the printer does not answer."""
        if not self._painter.begin(self._printer):
            self._pages.close()
            return False
        # Letters suffer as a photograph; and where the system has no writer for photographs the paper stays white.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._next()
        return True

    def _chosen_pages(self) -> range:
        first, last = self._printer.fromPage(), self._printer.toPage()
        if first <= 0:
            return range(self._pages.page_count)
        return range(first - 1, min(last, self._pages.page_count))

    def _next(self) -> None:
        if not self._numbers:
            self._end()
            self._done(self._sent)
            return
        number, pages = self._numbers.pop(0), self._pages
        zoom = min(FINEST, self._printer.resolution()) / 72
        title = self._services.texts.say("cetak.job.printing", n=pages.page_count)

        def failed(error: Exception) -> None:
            self._end()
            raise error

        self._services.runner.submit(
            lambda _progress, _cancel: _picture(pages, number, zoom), self._draw, failed, lane="free", title=title
        )

    def _draw(self, picture: QImage) -> None:
        if self._sent:
            self._printer.newPage()
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        size = picture.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(QRect(0, 0, size.width(), size.height()), picture)
        self._sent += 1
        self._next()

    def _end(self) -> None:
        self._painter.end()
        self._pages.close()


def _picture(pages: Preview, number: int, zoom: float) -> QImage:
    """A page ready to be handed over, made outside the window's thread. Without colour it is a third as large."""
    picture = picture_of(pages.page_png(number, zoom))
    return picture.convertToFormat(QImage.Format.Format_Grayscale8) if picture.allGray() else picture
