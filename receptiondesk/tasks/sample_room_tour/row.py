"""Where sample-room tours are kept."""

from receptiondesk.storage.rows import kind_row
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour

ROW = kind_row("sample_room_tour", SampleRoomTour)
