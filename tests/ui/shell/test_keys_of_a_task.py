"""How many keys a task costs besides what is written: a receptionist has one hand free."""

from PySide6.QtCore import Qt

from receptiondesk.domain.colleague import Colleague
from tests.fixtures.sitting import Sitting


def test_a_known_callers_message_costs_at_most_eight_keys(sitting: Sitting) -> None:
    sitting.desk.directory.put([Colleague(name="Li Wei", extension="8106")])
    sitting.take(
        "phone_message",
        recipient="Li Wei",
        caller="Wang Fang",
        title="ms",
        callback_number="13800138000",
        matter="Rent",
    )
    sitting.rest()

    sitting.press(Qt.Key.Key_F2)
    sitting.write("li")
    sitting.take_suggestion("Li Wei")
    sitting.write("wa")
    sitting.take_suggestion("Wang Fang")
    while sitting.form.focused != "matter":
        sitting.press(Qt.Key.Key_Tab)
    sitting.write("The lease")
    sitting.control(Qt.Key.Key_S)

    newest = sitting.all_tasks()[0].facts
    assert (newest.recipient, newest.caller, newest.callback_number) == ("Li Wei", "Wang Fang", "13800138000")
    assert newest.matter == "The lease"
    assert sitting.keys <= 8


def test_a_returning_visitors_check_in_costs_at_most_eight_keys(sitting: Sitting) -> None:
    sitting.take(
        "visit",
        visitor="张伟",
        organisation="顺丰速运",
        phone="139 1688 2035",
        host="陈军",
        purpose="送件",
        left_at="10:00",
        arrived_at="09:00",
    )
    sitting.rest()

    sitting.press(Qt.Key.Key_F3)
    sitting.write("2035")
    sitting.take_suggestion("张伟")
    sitting.control(Qt.Key.Key_S)

    newest = next(task for task in sitting.all_tasks() if task.status == "waiting")
    assert (newest.facts.visitor, newest.facts.organisation, newest.facts.host) == ("张伟", "顺丰速运", "陈军")
    assert sitting.keys <= 8


def test_a_tour_costs_at_most_ten_keys(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F4)
    sitting.write("周建国")
    sitting.press(Qt.Key.Key_Tab)
    sitting.press(Qt.Key.Key_Tab)
    sitting.write("13916882035")
    while sitting.form.focused != "party_size":
        sitting.press(Qt.Key.Key_Tab)
    sitting.write("3")
    sitting.press(Qt.Key.Key_Return)
    sitting.write("B2")
    sitting.control(Qt.Key.Key_S)

    tour = sitting.all_tasks()[0]
    assert (tour.status, tour.facts.customer, tour.facts.party_size) == ("touring", "周建国", 3)
    assert tour.facts.sample_room == "B2"
    assert tour.facts.visit_kind == "first"
    assert sitting.keys <= 10
