"""Calendars for other programs: iCalendar files (RFC 5545)."""

from asn_desktop.storage.ical.writing import write_calendar

__all__ = ["write_calendar"]
