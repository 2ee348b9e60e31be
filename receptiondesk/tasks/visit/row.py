"""Where visits are kept."""

from receptiondesk.storage.rows import kind_row
from receptiondesk.tasks.visit.record import Visit

ROW = kind_row("visit", Visit)
