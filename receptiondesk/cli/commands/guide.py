"""``guide KIND [MOMENT]``: what to say and do, filled in."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session
from receptiondesk.desk import Desk
from receptiondesk.domain.contact import Person
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.names import fold
from receptiondesk.domain.permissions import Act
from receptiondesk.domain.when import now
from receptiondesk.i18n import LANGUAGES, N_, _, language
from receptiondesk.services.coach import Advice
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.situation import Situation, situation_at

_HOSTS = ("recipient", "host", "guide")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND")
    parser.add_argument("moment", metavar="MOMENT", nargs="?")
    parser.add_argument("--for", dest="number", metavar="NUMBER", help=_("fill in what this record knows"))
    parser.add_argument("--lang", choices=LANGUAGES, default="", help=_("the language of the words"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    kind = session.kind(given.kind)
    locale = given.lang or language()
    situation = _situation(session, kind, given.number)
    coach = session.desk.coach
    known = [moment.id for moment in coach.moments(kind.id, locale)]
    if given.moment and given.moment not in known:
        text = N_("“{kind}” has no moment “{moment}”. It has: {moments}.")
        raise DeskError("unknown_moment", text, kind=kind.id, moment=given.moment, moments=", ".join(known))
    wanted = [given.moment] if given.moment else known
    # Where what is known speaks against a moment, the coach answers with the one that fits instead.
    advice = {a.moment: a for a in (coach.advise(kind.id, moment, situation, locale) for moment in wanted)}
    return Answer(
        document={"moments": [_document(each) for each in advice.values()]},
        text="\n\n".join(_lines(each) for each in advice.values()),
    )


def _situation(session: Session, kind: AnyKind, number: str | None) -> Situation:
    desk = session.desk
    house = replace(situation_at(desk.settings(), now()), reading=number is None)
    if number is None:
        return house
    session.require(Act.REVEAL)  # it reads out whom the record is about, and a number to be read back
    task = desk.tasks.get(number.strip().upper())
    if task.kind != kind.id:
        text = N_("{number} is no {kind}.")
        raise DeskError("other_kind", text, number=task.number, kind=_(kind.label))
    colleague = next((getattr(task.facts, name) for name in _HOSTS if getattr(task.facts, name, "")), "")
    return replace(
        house,
        facts=task.facts,
        status=task.status,
        colleague=desk.directory.named(colleague),
        repeat=_was_here_before(desk, kind.person(task.facts)),
    )


def _was_here_before(desk: Desk, person: Person | None) -> bool | None:
    if person is None:
        return None
    namesakes = [c for c in desk.contacts.find(person.name) if fold(c.person.name) == fold(person.name)]
    return any(contact.total > 1 for contact in namesakes) if namesakes else None


def _document(advice: Advice) -> dict[str, Any]:
    return {
        "id": advice.moment,
        "title": advice.title,
        "prompts": [
            {
                "rule": prompt.rule,
                "say": prompt.say,
                "do": list(prompt.do),
                "avoid": list(prompt.avoid),
                "why": prompt.why,
            }
            for prompt in advice.prompts
        ],
    }


def _lines(advice: Advice) -> str:
    return "\n".join((advice.title, *_prompt_lines(advice)))


def _prompt_lines(advice: Advice) -> Iterator[str]:
    for prompt in advice.prompts:
        if prompt.say:
            yield "  " + _("“{words}”").format(words=prompt.say)
        yield from _marked("✓", prompt.do)
        yield from _marked("✗", prompt.avoid)


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield f"  {mark} {line}"


GUIDE = Command(words=("guide",), purpose=N_("Show what to say and do."), arguments=_arguments, run=_run)
