"""Whole visits and a tour: expected and unannounced, by day and at the gate at night."""

from dataclasses import replace
from datetime import date, timedelta

from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit
from tests.services.coach_cases import EVENING, NOW
from tests.services.coach_story import Step, Story, house, house_with_colleague_out


def visit(locale: str) -> Story:
    """An important guest is expected, waits too long, is led up, and goes home in the rain."""
    en = locale == "en"
    agreed = Visit(
        visitor="Zhang Wei" if en else "张伟", title="mr", host="Li Wei" if en else "李伟", purpose="?", unit="18F",
        expected_at=NOW + timedelta(hours=3), visitor_type="business",
    )  # fmt: skip
    arrived = replace(agreed, arrived_at=NOW + timedelta(hours=3), party_size=3, women=1, belongings="?")
    passed = replace(arrived, pass_number="A-17")
    important, hour = frozenset({"important"}), 3600
    led = tuple(
        Step(facts=passed, moment=moment, seconds=3 * hour + 900, seen=important | {seen} if seen else important)
        for moment, seen in (
            ("escort", ""), ("stairs", ""), ("stairs", "going_down"), ("lift", ""), ("lift", "lift_occupied"),
            ("enter", ""), ("tea", ""), ("tea_pour", ""), ("talk", ""), ("interrupt", ""), ("decline", ""),
        )
    )  # fmt: skip
    steps = (
        Step(
            facts=agreed, status="expected", seen=important,
            heard="(In the morning, before he comes.)" if en else "（上午，客人未到。）",
        ),
        Step(
            facts=agreed, status="expected", seconds=3 * hour - 300,
            heard="(He is at the door.)" if en else "（客人到门口。）",
        ),
        Step(facts=Visit(visitor="Zh"), field="visitor", heard="(Somebody unknown.)" if en else "（来的是生客。）"),
        Step(
            facts=replace(agreed, host="", expected_at=None), field="host",
            heard="My name is Zhang Wei." if en else "我姓张，张伟。",
        ),
        Step(facts=arrived, field="purpose", seconds=3 * hour, heard="Mr Li, please." if en else "我找李经理。"),
        Step(facts=arrived, field="pass_number", seconds=3 * hour, heard="About the lease." if en else "谈租约的事。"),
        Step(
            facts=arrived, field="pass_number", seconds=3 * hour, seen=frozenset({"heavy_load"}),
            heard="(With two heavy cases.)" if en else "（提着两只大箱子。）",
        ),
        Step(facts=passed, field="notes", seconds=3 * hour, heard="Here you are." if en else "给您证件。"),
        Step(facts=passed, status="waiting", seconds=3 * hour + 60),
        Step(
            facts=passed, status="waiting", seconds=3 * hour + 360,
            heard="(Six minutes later.)" if en else "（六分钟后。）",
        ),
        Step(
            facts=passed, status="waiting", seconds=3 * hour + 660,
            heard="(Eleven minutes.)" if en else "（十一分钟。）",
        ),
        *led,
        Step(
            facts=passed, status="with_host", seconds=4 * hour, repeat=True, seen=frozenset({"rain", "gift"}),
            heard="(It has begun to rain.)" if en else "（外面下起了雨。）",
        ),
        Step(
            facts=passed, status="with_host", seconds=4 * hour, seen=frozenset({"rain", "by_car"}),
            heard="My car is just outside." if en else "我的车就在外面。",
        ),
        Step(facts=passed, status="with_host", seconds=11 * hour, heard="(Late.)" if en else "（天晚了。）"),
        Step(facts=passed, status="with_host", seconds=4 * hour, heard="(A fine day.)" if en else "（天气晴好。）"),
    )  # fmt: skip
    return Story("visit", house(locale), steps)


def walk_in(locale: str) -> Story:
    """Somebody comes unannounced for a colleague who is out, and complains at the desk."""
    en = locale == "en"
    come = Visit(visitor="Sun Mei" if en else "孙梅", title="ms", host="Li Wei" if en else "李伟", arrived_at=NOW)
    said = {
        "receive": "I have had enough of that noise!" if en else "楼上天天装修，吵死了！",
        "listen": "Every evening, until nine." if en else "天天晚上敲到九点。",
        "record": "It has gone on for a week." if en else "都一个星期了。",
        "solve": "Upstairs, in 1902." if en else "就是楼上 1902。",
        "deadline": "When will somebody do something?" if en else "什么时候能解决？",
        "close": "I count on you." if en else "那就拜托您了。",
    }
    complaint = tuple(
        Step(facts=come, moment=f"complaint.{moment}", seconds=120, heard=heard) for moment, heard in said.items()
    )
    steps = (
        Step(facts=Visit(), field="visitor", heard="(Nobody was expected.)" if en else "（没有预约。）"),
        Step(facts=come, field="purpose", heard="Mr Li, at once!" if en else "李经理呢？叫他出来！"),
        *complaint,
        Step(facts=come, status="waiting", seconds=180, heard="I shall wait." if en else "我就在这儿等。"),
        Step(facts=come, status="left", seconds=600),
    )
    return Story("visit", house_with_colleague_out(locale), steps)


def night_at_the_gate(locale: str) -> Story:
    """A car comes in the rain, late in the evening."""
    en = locale == "en"
    come = Visit(
        visitor="Zhang Wei" if en else "张伟", title="mr", host="Li Wei" if en else "李伟", purpose="?", unit="18F",
        expected_at=EVENING, vehicle_plate="粤B 12345",
    )  # fmt: skip
    wet, laden = frozenset({"rain"}), frozenset({"rain", "heavy_load"})
    steps = (
        Step(facts=come, status="expected"),
        Step(facts=come, moment="gate.arrive", seen=laden),
        Step(facts=come, moment="card.receive"),
        Step(facts=come, moment="car.seat", seen=wet),
        Step(facts=come, moment="car.seat", seen=wet | {"host_drives"}),
        Step(facts=come, moment="car.enter", seen=wet),
        Step(facts=come, moment="gate.leave", seen=wet),
        Step(facts=come, moment="gate.leave"),
    )
    return Story("visit", replace(house(locale, EVENING), at_gate=True), steps)


def tour(locale: str) -> Story:
    """A family comes back to see the show flat."""
    en = locale == "en"
    family = SampleRoomTour(
        customer="Zhou Jianguo" if en else "周建国", title="mr", visit_kind="repeat", party_size=3, women=1,
        children=1, elderly=1, guide="Lin Yue" if en else "林悦",
        sample_room="the garden flat on floor 18" if en else "18楼花园样板间",
    )  # fmt: skip
    agreed = replace(family, follow_up_on=date(2026, 11, 23))
    steps = (
        Step(facts=SampleRoomTour(), field="customer", heard="We are here to look." if en else "我们来看看房。"),
        Step(facts=family, field="phone", heard="Zhou Jianguo. We were here in May." if en else "我姓周，五月来过。"),
        Step(facts=family, moment="escort", seconds=60),
        Step(facts=family, moment="lift", seconds=120),
        Step(facts=family, moment="lift", seconds=120, seen=frozenset({"lift_occupied"})),
        Step(facts=family, status="booked", seconds=180),
        Step(facts=family, field="covers_issued", seconds=200),
        Step(facts=family, field="started_at", seconds=300),
        Step(facts=family, status="touring", seconds=310),
        Step(
            facts=family, status="touring", field="covers_returned", seconds=3600,
            heard="We like it." if en else "挺满意的。",
        ),
        Step(facts=agreed, status="finished", seconds=3660, heard="Ring me on Monday." if en else "周一给我打电话吧。"),
    )  # fmt: skip
    return Story("sample_room_tour", replace(house(locale), colleague=None), steps)
