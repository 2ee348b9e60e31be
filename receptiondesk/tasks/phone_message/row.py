"""Where phone messages are kept."""

from receptiondesk.storage.rows import kind_row
from receptiondesk.tasks.phone_message.record import PhoneMessage

ROW = kind_row("phone_message", PhoneMessage)
