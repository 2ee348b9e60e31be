"""Nobody is asked for what their visit does not need."""

from receptiondesk.tasks.visit.asked import NOT_ASKED
from receptiondesk.tasks.visit.kind import Visits
from receptiondesk.tasks.visit.record import VISITOR_TYPES, Visit
from tests.fixtures.sitting import Sitting
from ui.context import FormWanted


def asked(sitting: Sitting) -> set[str]:
    return {name for name in sitting.form.names if sitting.form.widget(name).isVisible()}


def begin(sitting: Sitting, **texts: str) -> set[str]:
    """Open a visitor form; gives all its fields."""
    sitting.context.form_wanted.emit(FormWanted(kind="visit", texts=texts))
    sitting.rest()
    return set(sitting.form.names)


def test_the_table_names_types_and_fields_that_there_are() -> None:
    assert set(NOT_ASKED) <= {option.code for option in VISITOR_TYPES}
    optional = {field.name for field in Visit.FIELDS} - {name for choice in Visit.REQUIRED for name in choice}
    for fields in NOT_ASKED.values():
        assert fields <= optional
    assert Visits().not_asked({}) == frozenset()


def test_a_courier_is_not_asked_for_a_document(sitting: Sitting) -> None:
    everything = begin(sitting)
    assert asked(sitting) == everything
    sitting.form.show_texts({"visitor_type": "delivery"})
    assert everything - asked(sitting) == NOT_ASKED["delivery"]
    sitting.form.show_texts({"visitor_type": "contractor"})
    assert everything - asked(sitting) == NOT_ASKED["contractor"]
    sitting.form.show_texts({"visitor_type": ""})
    assert asked(sitting) == everything


def test_what_is_filled_in_stays_in_sight_and_is_kept(sitting: Sitting) -> None:
    begin(sitting, visitor="Wang Fang", host="Li Wei", id_number="320501198804174417")
    sitting.form.show_texts({"visitor_type": "delivery"})
    assert "id_number" in asked(sitting)
    assert "id_type" not in asked(sitting)
    assert sitting.form.texts()["id_number"] == "320501198804174417"


def test_where_the_cursor_stands_nothing_vanishes(sitting: Sitting) -> None:
    begin(sitting)
    sitting.form.focus_field("email")
    sitting.form.show_texts({"visitor_type": "delivery"})
    assert "email" in asked(sitting)
    assert "names" not in asked(sitting)
