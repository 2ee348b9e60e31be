"""Records in from other people's tables, and out to a spreadsheet."""

from receptiondesk.services.records.records import Records
from receptiondesk.services.records.report import ImportReport, Refused

__all__ = ["ImportReport", "Records", "Refused"]
