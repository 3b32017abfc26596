"""Filled forms on paper: own wrapping and pagination, ReportLab's canvas for the file, pypdfium2 for the preview.

`paper` is what the rest of the program uses. ReportLab and pypdfium2 are imported when something is printed.
"""
