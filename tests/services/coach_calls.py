"""Whole calls: a message, a complaint, and a caller who is past talking to."""

from dataclasses import replace

from receptiondesk.tasks.phone_message.record import PhoneMessage
from tests.services.coach_story import Step, Story, house, house_with_colleague_out


def call(locale: str) -> Story:
    """A customer rings for a colleague who is out; answered late, held, offered a transfer, and a message is taken."""
    en = locale == "en"
    start = PhoneMessage(recipient="Li Wei" if en else "李伟")
    named = replace(
        start,
        caller="Wang Fang" if en else "王芳",
        title="ms",
        organisation="Haitong Trading Co." if en else "海通贸易",
    )
    numbered = replace(named, callback_number="13800138000")
    whole = replace(numbered, matter="?", best_time="16:00", urgent=True)
    steps = (
        Step(
            facts=PhoneMessage(), field="recipient", rings=5,
            heard="(The telephone has rung five times.)" if en else "（铃响五声后接起。）",
        ),
        Step(
            facts=start, field="caller", seconds=10,
            heard="I should like to speak to Mr Li, please." if en else "我找李经理。",
        ),
        Step(
            facts=named, field="callback_number", moment="hold", seconds=25, hold_minutes=1,
            heard="Wang Fang, of Haitong Trading. Has the lease gone out yet?"
            if en
            else "我是海通贸易的王芳。租约寄出来了吗？",
        ),
        Step(
            facts=named, moment="holding", seconds=32, held_at=30, hold_minutes=1,
            heard="Yes, I can wait." if en else "好，我等一下。",
        ),
        Step(
            facts=named, moment="holding", seconds=80, held_at=30, hold_minutes=1,
            heard="(A minute is nearly over.)" if en else "（一分钟快到了。）",
        ),
        Step(facts=named, moment="hold_back", seconds=110, heard="(The answer is found.)" if en else "（查到了。）"),
        Step(
            facts=named, moment="transfer", seconds=130,
            heard="Then I still have a question about the rent." if en else "那租金的事我还想问一下。",
        ),
        Step(
            facts=named, moment="transfer_connect", seconds=140,
            heard="(To the colleague who can help.)" if en else "（对接听的同事说。）",
        ),
        Step(
            facts=named, field="callback_number", seconds=160,
            heard="No, I would rather leave a message." if en else "算了，我还是给李经理留个言吧。",
        ),
        Step(facts=numbered, field="matter", seconds=170, heard="138 0013 8000."),
        Step(
            facts=whole, field="read_back", seconds=200,
            heard="It is urgent: the rent from December on." if en else "挺急的，是十二月起的租金。",
        ),
        Step(facts=whole, field="taken_at", seconds=215, heard="Quite right." if en else "对的。"),
        Step(facts=whole, status="taken", seconds=225, heard="No, that is all." if en else "没有了。"),
    )  # fmt: skip
    return Story("phone_message", house_with_colleague_out(locale), steps)


def complaint_call(locale: str) -> Story:
    """A caller complains, is heard, and knows at the end who does what by when."""
    en = locale == "en"
    who = PhoneMessage(caller="Wang Fang" if en else "王芳", title="ms")
    noted = replace(who, matter="?", callback_number="13800138000")
    steps = (
        Step(facts=PhoneMessage(), field="recipient"),
        Step(
            facts=who, moment="complaint", seconds=20,
            heard="Wang Fang speaking. I am not at all pleased!" if en else "我是王芳。我很不满意！",
        ),
        Step(
            facts=noted, moment="complaint_settle", seconds=150,
            heard="The lift has been standing still for three days." if en else "电梯都停了三天了。",
        ),
        Step(
            facts=noted, moment="complaint_close", seconds=210,
            heard="I want to know when it will run again." if en else "我要知道什么时候能修好。",
        ),
        Step(facts=noted, field="taken_at", seconds=240, heard="All right." if en else "那好吧。"),
        Step(facts=noted, status="taken", seconds=250, heard="No. Thank you." if en else "没有了，谢谢。"),
    )  # fmt: skip
    return Story("phone_message", house(locale), steps)


def abusive_call(locale: str) -> Story:
    """A caller is past talking to."""
    en = locale == "en"
    who = PhoneMessage(caller="Zhao Qiang" if en else "赵强", title="mr")
    steps = (
        Step(facts=who, moment="abuse", heard="(Shouts and swears.)" if en else "（破口大骂。）"),
        Step(facts=who, moment="abuse_end", seconds=40, heard="(Does not stop.)" if en else "（骂个不停。）"),
    )
    return Story("phone_message", house(locale), steps)
