"""What is asked of whom: a desk that does not ask for a number cannot lose it.

One line for each type of visitor, with what such a visitor is not asked for. Everything else is on the form, and all of
it while nobody has said of which type the visitor is. What is filled in all the same (from a list of expected guests,
or known before) is shown and kept.
"""

from collections.abc import Mapping

NOT_ASKED: Mapping[str, frozenset[str]] = {
    "customer": frozenset({"id_number", "id_type", "belongings"}),
    "business": frozenset({"id_number", "id_type", "belongings"}),
    "contractor": frozenset({"email", "women"}),
    "delivery": frozenset({"email", "id_number", "id_type", "names", "women", "assistance"}),
    "interview": frozenset({"id_number", "id_type", "belongings", "names", "women", "vehicle_plate"}),
    "resident_guest": frozenset({"email", "belongings", "names", "women"}),
    "official": frozenset({"email", "belongings", "women"}),
}
"""By the code of the visitor type; other types, also those in one's own words, are asked everything."""
