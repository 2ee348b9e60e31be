"""Invitations from a calendar, as rows of a table like any other."""

from receptiondesk.services.records.calendar.events import CALENDAR_MAP, COLUMNS, calendar_rows, is_calendar
from receptiondesk.services.records.calendar.people import Insiders

__all__ = ["CALENDAR_MAP", "COLUMNS", "Insiders", "calendar_rows", "is_calendar"]
