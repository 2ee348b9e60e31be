"""Who works at the invented house and what happens there: the words of the sample day, nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Step = tuple[int, str, Mapping[str, str]]
"""Minutes after the beginning, the verb, the texts that it fills in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One task of the day: begun at a clock time, or so many minutes before now (negative: still to come)."""

    kind: str
    texts: Mapping[str, str]
    time: str
    """The field that holds its beginning; "" where the desk fills it in."""
    at: str | None = None
    ago: int | None = None
    steps: tuple[Step, ...] = field(default=())


def _colleague(
    name: str, title: str, department: str, extension: str, code: str, out_until: str = "", note: str = ""
) -> Mapping[str, str]:
    line = {"name": name, "title": title, "department": department, "extension": extension, "code": code}
    return {**line, "email": f"{code.lower()}@riverside.example", "out_until": out_until, "note": note}


COLLEAGUES = (
    _colleague("Li Wei", "Leasing manager", "Leasing", "8102", "LW", "90", "At the notary"),
    _colleague("Zhao Min", "Facilities manager", "Facilities", "8210", "ZM"),
    _colleague("Sun Tao", "Construction manager", "Construction", "8305", "ST"),
    _colleague("He Ping", "Managing director", "Management", "8001", "HP"),
    _colleague("Chen Jun", "Purchasing", "Purchasing", "8140", "CJ"),
    _colleague("Lin Yue", "Sales consultant", "Sales", "8401", "LY"),
    _colleague("王丽华", "销售主管", "销售部", "8400", "WLH"),
    _colleague("周建国", "工程部经理", "工程部", "8300", "ZJG", "tomorrow", "出差"),
    _colleague("欧阳静", "人事专员", "人事部", "8150", "OYJ"),
    _colleague("单雪", "会计", "财务部", "8160", "SX"),
    _colleague("Margaret O’Connor", "Legal counsel", "Legal", "8120", "MOC"),
    _colleague("Daniel Schäfer", "Architect", "Construction", "8310", "DS", "150", "On the building site"),
)


def _message(at: str, recipient: str, caller: str, title: str, rest: Mapping[str, str], *steps: Step) -> Entry:
    texts = {"recipient": recipient, "caller": caller, "title": title, **rest}
    return Entry(kind="phone_message", time="taken_at", at=at, texts=texts, steps=steps)


def _visit(name: str, organisation: str, host: str, rest: Mapping[str, str], *steps: Step, ago: int) -> Entry:
    texts = {"visitor": name, "organisation": organisation, "host": host, **rest}
    arrival = "expected_at" if ago < 0 else "arrived_at"
    return Entry(kind="visit", time=arrival, ago=ago, texts=texts, steps=steps)


def _past_visit(at: str, name: str, organisation: str, host: str, rest: Mapping[str, str], stay: int) -> Entry:
    texts = {"visitor": name, "organisation": organisation, "host": host, **rest}
    steps: tuple[Step, ...] = ((6, "meet", {}), (stay, "check_out", {}))
    return Entry(kind="visit", time="arrived_at", at=at, texts=texts, steps=steps)


def _tour(customer: str, rest: Mapping[str, str], *steps: Step, at: str | None = None, ago: int | None = None) -> Entry:
    going = at is not None or (ago is not None and ago >= 0)
    texts = {"customer": customer, **rest}
    return Entry(kind="sample_room_tour", time="started_at" if going else "", at=at, ago=ago, texts=texts, steps=steps)


_MET: Step = (5, "meet", {})

ENTRIES: tuple[Entry, ...] = (
    _message("08:12", "Sun Tao", "Huang Lei", "mr", {"callback_number": "138 0013 8001", "organisation": "Kone",
             "matter": "The crane comes at ten, not at nine.", "urgent": "true"},
             (9, "deliver", {}), (20, "acknowledge", {}), (41, "close", {})),
    _message("08:26", "单雪", "刘敏", "ms", {"organisation": "税务局", "callback_number": "021-5403 2211",
             "matter": "上季度报表缺一页，请今天下午四点前补交。", "wishes": "please_call"},
             (14, "deliver", {}), (52, "call_back", {})),
    _message("08:41", "He Ping", "Eleanor Whitfield", "mrs", {"organisation": "Whitfield & Sons",
             "callback_number": "+44 20 7946 0018", "wishes": "please_call", "best_time": "before noon",
             "matter": "The contract is signed. She would like to fix a date for the handover."},
             (7, "deliver", {})),
    _message("09:05", "欧阳静", "赵志刚", "mr", {"callback_number": "13912345678", "wishes": "please_call",
             "matter": "应聘保安岗位，想改约面试时间。"}, (25, "deliver", {}), (30, "acknowledge", {})),
    _message("09:18", "Li Wei", "Wang Fang", "ms", {"organisation": "海通贸易", "callback_number": "138 0013 8000",
             "matter": "Lease for 12B from 1 December? She needs the floor plan.", "wishes": "please_call"}),
    _message("09:47", "Chen Jun", "Bank of China", "", {"callback_number": "95566",
             "matter": "Guarantee is ready to be collected."}, (12, "deliver", {}), (15, "acknowledge", {})),
    _message("10:02", "Daniel Schäfer", "Ingrid Åkesson", "dr", {"organisation": "Nordlys Façades",
             "callback_number": "+46 8 5555 0101", "wishes": "will_call_again", "best_time": "after 15:00",
             "matter": "Sample panels are held at customs."}),
    _message("10:31", "Margaret O’Connor", "Judge Ramirez’s office", "", {"callback_number": "+1 212 555 0143",
             "matter": "The hearing has moved to Thursday.", "urgent": "true"}, (5, "deliver", {})),
    _message("11:09", "王丽华", "钱晓燕", "ms", {"callback_number": "13800138222", "wishes": "please_call",
             "matter": "看中了 B2 户型，想问首付比例。"}, (33, "deliver", {}), (60, "call_back", {})),
    _message("11:40", "Sun Tao", "Patel", "dr", {"callback_number": "139 5550 2217", "wishes": "please_call, "
             "will_call_again", "matter": "Soil report."}, (10, "deliver", {}), (18, "call_back", {})),
    _message("13:22", "周建国", "何工", "", {"organisation": "南方电网", "callback_number": "020-3812 0000",
             "matter": "后天上午停电检修，请通知住户。", "urgent": "true"}),
    _message("14:15", "Lin Yue", "周明", "mr", {"callback_number": "18600450455", "wishes": "returned_your_call"}),
    _message("15:36", "Zhao Min", "Night guard", "", {"callback_number": "8800",
             "matter": "The garage door does not close properly since yesterday evening."}),
    _message("16:04", "Li Wei", "Somchai Wattanasiri", "mr", {"organisation": "Siam Retail Partners",
             "callback_number": "+66 2 123 4567", "wishes": "wants_to_see_you", "matter": "In town until Friday."}),
    _past_visit("08:20", "Oluwaseun Adeyemi", "Lagos Tile & Stone Co.", "Chen Jun",
                {"purpose": "Samples", "pass_number": "002"}, 55),
    _past_visit("08:45", "邮政快递", "中国邮政", "", {"purpose": "挂号信", "visitor_type": "delivery"}, 7),
    _past_visit("09:12", "Marta Kowalska", "Brightwater Ltd", "Zhao Min",
                {"purpose": "Pump inspection", "pass_number": "013", "vehicle_plate": "沪B·K8821"}, 173),
    _past_visit("09:30", "李强", "上海建工", "Sun Tao", {"purpose": "图纸会审", "pass_number": "015",
                "party_size": "2", "names": "李强, 赵云"}, 95),
    _past_visit("10:15", "Hannah Lee", "Hartwell Law", "Margaret O’Connor",
                {"purpose": "Signature", "pass_number": "017", "title": "ms"}, 40),
    _past_visit("11:02", "김민준", "Samsung C&T", "Chen Jun", {"purpose": "Offer", "pass_number": "018"}, 62),
    _past_visit("12:48", "赵丽", "", "Zhao Min", {"purpose": "Window cleaning", "pass_number": "019"}, 90),
    _past_visit("13:05", "Jürgen Weiß", "Siemens", "Sun Tao",
                {"purpose": "Switchgear", "pass_number": "016", "party_size": "2"}, 80),
    _visit("Elena Petrova", "Kessler Lifts GmbH", "Zhao Min", {"purpose": "Lift maintenance", "pass_number": "031"},
           _MET, ago=8 * 60 + 52),
    _visit("王芳", "海通贸易", "Li Wei", {"purpose": "租约", "pass_number": "036", "title": "ms"}, ago=14),
    _visit("Nguyễn Văn An", "Saigon Interiors", "Sun Tao",
           {"purpose": "Flooring", "pass_number": "037, 038", "party_size": "2"}, ago=8),
    _visit("张伟", "顺丰速运", "Chen Jun", {"purpose": "取件", "visitor_type": "delivery"}, ago=2),
    _visit("Michael O’Brien", "Arup", "Li Wei", {"purpose": "Structural survey", "pass_number": "035"}, _MET, ago=47),
    _visit("María José Fernández de la Vega", "Consulado de España", "Zhao Min",
           {"purpose": "Flat for a consul", "pass_number": "034"}, _MET, ago=62),
    _visit("刘洋", "中建三局", "Sun Tao", {"purpose": "工地例会", "pass_number": "022–025", "party_size": "4"},
           _MET, ago=142),
    _visit("Aisha Khan", "HSBC", "He Ping", {"purpose": "Loan review", "pass_number": "021", "title": "ms"},
           _MET, ago=147),
    _visit("Tan Siew Ling", "CapitaLand", "He Ping", {"purpose": "Loan review", "pass_number": "020"}, _MET, ago=148),
    _visit("陈思远", "万科物业", "Chen Jun", {"purpose": "物业交接", "pass_number": "026"}, _MET, ago=162),
    _visit("Thomas Berger", "Kessler Lifts GmbH", "Zhao Min", {"purpose": "Second engineer"}, ago=-25),
    _visit("孙晓梅", "", "欧阳静", {"purpose": "面试", "visitor_type": "interview"}, ago=-50),
    _visit("Fatima al-Zahra", "Gulf Estates", "He Ping", {"purpose": "First meeting", "party_size": "3"}, ago=-95),
    _visit("黄志强", "消防支队", "Zhao Min", {"purpose": "消防检查", "visitor_type": "official"}, ago=-130),
    _tour("周明", {"title": "mr", "phone": "18600450455", "party_size": "3", "children": "1", "sample_room": "B2",
          "guide": "Lin Yue", "covers_issued": "3", "visit_kind": "first", "channel": "friend"}, ago=21),
    _tour("Amélie Rousseau", {"title": "mrs", "phone": "+33 1 4555 0199", "party_size": "2", "women": "1",
          "sample_room": "C1", "guide": "王丽华", "visit_kind": "repeat", "channel": "agent"},
          (48, "finish", {"covers_returned": "2"}), at="09:40"),
    _tour("郑老师", {"phone": "13700137000", "party_size": "5", "elderly": "2", "sample_room": "B2", "guide": "Lin Yue",
          "channel": "hotline", "assistance": "轮椅一部"}, (55, "finish", {"interest": "三房朝南"}), at="10:50"),
    _tour("Robert Hughes", {"title": "mr", "phone": "+1 415 555 0172", "sample_room": "A3", "guide": "王丽华",
          "channel": "online"}, (-400, "cancel", {}), ago=-200),
    _tour("何雨薇", {"title": "miss", "phone": "13611112222", "party_size": "2", "sample_room": "C1",
          "guide": "Lin Yue", "channel": "walk_in"}, ago=-75),
)  # fmt: skip
