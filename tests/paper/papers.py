"""Tasks to print, and ways to read printed paper back."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pypdfium2

from receptiondesk.domain.task import AnyTask, Task
from receptiondesk.paper import House, Paper, PaperLanguage, draw
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.slips import SLIPS
from receptiondesk.tasks.visit.record import Visit

SHANGHAI = timezone(timedelta(hours=8))
MORNING = datetime(2025, 3, 6, 9, 41, tzinfo=SHANGHAI)
HOUSE = House(company="Riverside Gardens", zone=SHANGHAI)
GOLDEN = Path(__file__).parents[1] / "golden" / "paper"

CURTAINS = (
    "The curtain samples for show flat 3B have arrived. She would like to bring them on Friday at 10:00 and "
    "needs the loading-bay gate opened for a small van. Please ring back to confirm the time."
)
CURTAINS_ZH = (
    "3B样板房的窗帘样品已到。对方想周五上午10:00送来，需要打开卸货区大门让小型货车进入。"
    "请回电确认时间；若周五不便，改到下周一也可以。"
)


def message(
    number: str = "M-000123", *, at: str = "Lobby A", by: str = "Chen Li", **facts: object
) -> Task[PhoneMessage]:
    """A phone message; without facts Ms Wang's about the curtains."""
    known: dict[str, object] = {"recipient": "Li Wei", "taken_at": MORNING, **facts}
    return _task("phone_message", number, "taken", at, by, PhoneMessage(**known))  # type: ignore[arg-type]


def wang(number: str = "M-000123", **facts: object) -> Task[PhoneMessage]:
    """Ms Wang's message about the curtains, with whatever differs."""
    known: dict[str, object] = {
        "caller": "Wang Fang",
        "title": "ms",
        "organisation": "Suzhou Glass Works Ltd",
        "callback_number": "13800138000",
        "best_time": "before 17:00",
        "wishes": ("please_call", "telephoned"),
        "read_back": True,
        "matter": CURTAINS,
    }
    return message(number, **{**known, **facts})  # type: ignore[arg-type]


def wang_in_chinese(number: str = "M-000124", **facts: object) -> Task[PhoneMessage]:
    """The same message as it is taken in Chinese."""
    known: dict[str, object] = {
        "recipient": "李伟",
        "caller": "王芳",
        "title": "ms",
        "organisation": "苏州玻璃制品有限公司",
        "callback_number": "13800138000",
        "best_time": "17:00前",
        "wishes": ("please_call", "telephoned"),
        "read_back": True,
        "matter": CURTAINS_ZH,
    }
    return message(number, at="大堂A", by="陈丽", **{**known, **facts})


def visit(number: str = "V-000045", *, status: str = "waiting", **facts: object) -> Task[Visit]:
    """Zhang Wei with the curtain samples, with whatever differs."""
    known: dict[str, object] = {
        "visitor": "Zhang Wei",
        "host": "Li Wei",
        "unit": "Tower B, 12F",
        "organisation": "Suzhou Glass Works Ltd",
        "purpose": "Curtain samples for show flat 3B",
        "pass_number": "17",
        "id_type": "driving_licence",
        "id_number": "320501198804174417",
        "phone": "13800138000",
        "vehicle_plate": "苏E·8K321",
        "belongings": "2 sample cases, 1 laptop",
        "arrived_at": MORNING,
    }
    return _task("visit", number, status, "East gate", "Chen Li", Visit(**{**known, **facts}))  # type: ignore[arg-type]


def tour(number: str = "T-000031", **facts: object) -> Task[SampleRoomTour]:
    """Zhou Min's tour of 3B with her mother and her child, with whatever differs."""
    known: dict[str, object] = {
        "customer": "周敏 Zhou Min",
        "title": "ms",
        "phone": "13900139000",
        "party_size": 3,
        "elderly": 1,
        "children": 1,
        "sample_room": "3B",
        "guide": "唐颖 Tang Ying",
        "covers_issued": 3,
        "started_at": MORNING.replace(hour=10, minute=30),
    }
    facts = {**known, **facts}
    return _task("sample_room_tour", number, "touring", "Show flat", "Chen Li", SampleRoomTour(**facts))  # type: ignore[arg-type]


def _task(kind: str, number: str, status: str, station: str, by: str, facts: object) -> AnyTask:
    return Task(
        number=number, kind=kind, status=status, station=station, taken_by=by, opened_at=MORNING, facts=facts
    )


def printed(
    *tasks: AnyTask,
    paper: Paper = Paper.A6,
    words: PaperLanguage = PaperLanguage.EN,
    house: House = HOUSE,
) -> bytes:
    """The tasks' papers as a PDF."""
    return draw(tasks, slips=SLIPS, paper=paper, words=words, house=house)


def pages(pdf: bytes) -> list[str]:
    """What can be read on each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\x02", "-") for page in document
    ]


def flat(pdf: bytes) -> str:
    """All that can be read, without spaces and line ends: a wrapped text is one text."""
    return "".join("".join(pages(pdf)).split())


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Each page's width and height in whole millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    return [(round(page.get_width() * 25.4 / 72), round(page.get_height() * 25.4 / 72)) for page in document]


def outside(pdf: bytes) -> list[str]:
    """Letters that stand outside their page."""
    found: list[str] = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if (
                left < -0.5
                or bottom < -0.5
                or right > page.get_width() + 0.5
                or top > page.get_height() + 0.5
            ):
                found.append(f"{text.get_text_range(index, 1)!r} at {left:.0f},{bottom:.0f}")
    return found


def images(pdf: bytes, *, dpi: int = 200) -> Iterable[object]:
    """Each page as a picture."""
    for page in pypdfium2.PdfDocument(pdf):
        yield page.render(scale=dpi / 72, grayscale=True).to_pil()


def overlaps(pdf: bytes) -> Sequence[str]:
    """Letters that stand on other letters; Arabic ones join, so they may."""
    found: list[str] = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        boxes = [
            (text.get_text_range(index, 1), text.get_charbox(index))
            for index in range(text.count_chars())
            if text.get_text_range(index, 1).strip()
            and not "\u0590" < text.get_text_range(index, 1) < "\u08ff"
        ]
        boxes.sort(key=lambda pair: pair[1][0])
        for index, (char, (left, bottom, right, top)) in enumerate(boxes):
            for other, (other_left, other_bottom, other_right, other_top) in boxes[index + 1 :]:
                if other_left >= right:
                    break
                wide = min(right, other_right) - max(left, other_left)
                high = min(top, other_top) - max(bottom, other_bottom)
                if wide > 0.8 and high > 0.8:
                    found.append(f"{char}{other} at {left:.0f},{bottom:.0f}")
    return found
