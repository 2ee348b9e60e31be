"""The papers of the kinds. A list of its own, loaded with the first slip: drawing is heavy, starting is not."""

from receptiondesk.paper.parts import SlipMaker
from receptiondesk.tasks.phone_message.slip import message_slip
from receptiondesk.tasks.sample_room_tour.slip import tour_ticket
from receptiondesk.tasks.visit.slip import visitor_papers

SLIPS: dict[str, SlipMaker] = {
    "phone_message": message_slip,
    "visit": visitor_papers,
    "sample_room_tour": tour_ticket,
}
"""How each kind's paper is laid out, by the kind's id."""
