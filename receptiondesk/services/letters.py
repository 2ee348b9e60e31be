"""Makes a letter a mail: plain text, and the same as simple HTML in which whatever somebody typed is only text."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from receptiondesk.domain.letter import Letter, in_one_line, plain
from receptiondesk.domain.task import AnyTask
from receptiondesk.domain.telling import Mail, NotSent, Untold, is_address
from receptiondesk.paper import words as say
from receptiondesk.paper.values import PaperLanguage
from receptiondesk.paper.words import Words

_LONGEST_SUBJECT = 69
"""With its name a line of 78, which is never folded: what folds lines puts blanks where there were none."""
_LONGEST_NAME = 60
_TICK = "✓"
_INK, _SOFT, _ACCENT, _RED, _LINE = "#1f2a2c", "#5d6b6e", "#0b6e69", "#b3261e", "#d9dedf"
_FACES = "'Segoe UI','Microsoft YaHei','PingFang SC','Noto Sans','Noto Sans CJK SC',sans-serif"


def mail_of(letter: Letter, task: AnyTask, words: Words, mail: Mail, sender: str) -> EmailMessage:
    """The mail that tells `mail`'s colleague of a task; raises `NotSent` where one of the addresses is none."""
    closing = _closing(task, words)
    made = _addressed(mail, words.house.company, sender)
    made["Subject"] = _in_head(letter.subject, _LONGEST_SUBJECT)
    if letter.urgent:
        made["Importance"] = "high"
    made.set_content(_text(letter, closing, words))
    made.add_alternative(_html(letter, closing, words), subtype="html")
    return made


def trial_mail(subject: str, text: str, mail: Mail, company: str, sender: str) -> EmailMessage:
    """A mail by which somebody sees that mail is set up."""
    made = _addressed(mail, company, sender)
    made["Subject"] = _in_head(subject, _LONGEST_SUBJECT)
    made.set_content(text)
    return made


def _addressed(mail: Mail, company: str, sender: str) -> EmailMessage:
    for address, why in ((sender, Untold.BAD_SENDER), (mail.address, Untold.BAD_ADDRESS)):
        if not is_address(address):
            raise NotSent(why)
    made = EmailMessage(policy=SMTP)
    made["From"] = Address(_in_head(company, _LONGEST_NAME), addr_spec=sender)
    made["To"] = Address(_in_head(mail.name, _LONGEST_NAME), addr_spec=mail.address)
    made["Date"] = format_datetime(mail.made_at)
    made["Message-ID"] = mail.message_id
    made["Auto-Submitted"] = "auto-generated"  # so that nobody’s absence is answered to the desk
    return made


def _in_head(text: str, most: int) -> str:
    """`text` as it can stand in a mail's head, where ``=?`` begins a code that may hold anything, also line ends."""
    return in_one_line(text.replace("=?", "= ?"), most)


def _closing(task: AnyTask, words: Words) -> tuple[str, ...]:
    """Who took it and where, when and under which number, and the house."""
    took = _labelled(words.say(say.TAKEN_BY), who, words) if (who := words.taken_by(task)) else ""
    moment = words.moment(task.opened_at, has_weekday=True)
    return tuple(filter(None, (took, f"{moment}  {task.number}", words.house.company)))


def _labelled(label: str, value: str, words: Words) -> str:
    return f"{label}{'：' if words.language is PaperLanguage.ZH else ': '}{value}"


def _text(letter: Letter, closing: tuple[str, ...], words: Words) -> str:
    head = " ".join(filter(None, (letter.urgent, in_one_line(letter.heading, 400))))
    said = "\n".join(_labelled(line.label, plain(line.value), words) for line in letter.said)
    ticked = "\n".join(f"{_TICK} {tick}" for tick in letter.ticked)
    parts = (head, said, ticked, plain(letter.text), "\n".join(map(plain, closing)))
    return "\n\n".join(filter(None, parts)) + "\n"


def _html(letter: Letter, closing: tuple[str, ...], words: Words) -> str:
    """The same in a table that every mail program shows alike. Nothing in it is fetched from anywhere."""
    rows = "".join(
        f'<tr><td style="padding:3px 16px 3px 0;color:{_SOFT};white-space:nowrap;vertical-align:top">'
        f'{_safe(line.label)}</td><td style="padding:3px 0;vertical-align:top" dir="auto">'
        f"{_dialled(line.value, line.dial)}</td></tr>\n"
        for line in letter.said
    )
    urgent = _paragraph(letter.urgent, f"margin:0 0 8px;color:{_RED};font-weight:bold")
    ticked = "".join(_paragraph(f"{_TICK} {tick}", "margin:2px 0") for tick in letter.ticked)
    text = _paragraph(letter.text, "margin:16px 0 0;overflow-wrap:anywhere")
    below = f"margin:24px 0 0;padding-top:8px;border-top:1px solid {_LINE};font-size:13px;color:{_SOFT}"
    foot = _paragraph("\n".join(closing), below)
    heading = _paragraph(letter.heading, f"margin:0 0 12px;font-size:20px;font-weight:bold;color:{_ACCENT}")
    language = "zh-CN" if words.language.has_chinese else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        f"<title>{_safe(in_one_line(letter.subject, _LONGEST_SUBJECT))}</title></head>\n"
        f'<body style="margin:24px;max-width:640px;font-family:{_FACES};font-size:15px;line-height:1.5;color:{_INK}">\n'
        f"{urgent}{heading}<table>\n{rows}</table>\n{ticked}{text}{foot}</body>\n</html>\n"
    )


def _paragraph(text: str, style: str) -> str:
    return f'<p style="{style}" dir="auto">{_safe(text)}</p>\n' if text else ""


def _dialled(value: str, dial: str) -> str:
    if not dial:
        return _safe(value)
    return f'<a href="tel:{_safe(dial)}" style="color:{_ACCENT};font-size:18px;font-weight:bold">{_safe(value)}</a>'


def _safe(text: str) -> str:
    return escape(plain(text)).replace("\n", "<br>")
