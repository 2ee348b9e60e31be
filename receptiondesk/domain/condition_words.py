"""Conditions as a person says them: ``party_size >= 4`` is “When four or more come together”.

A condition that would read badly gives no words at all: what is not said is better than what is said wrongly.
"""

import ast
from collections.abc import Callable, Mapping

from receptiondesk.domain.conditions import Condition
from receptiondesk.i18n import N_, catalogue

_SO: Mapping[str, str] = {
    "rang_long": N_("it rang more than three times"),
    "recipient_known": N_("it is known whom the caller wants"),
    "caller_known": N_("the caller has given a name"),
    "title_known": N_("it is known how to address them"),
    "number_known": N_("there is a number to ring back"),
    "best_time_known": N_("there is a time for ringing back"),
    "urgent": N_("it is urgent"),
    "colleague_out": N_("the colleague is out"),
    "colleague_in": N_("the colleague is in"),
    "back_known": N_("it is known when the colleague is back"),
    "expected": N_("the visit was agreed beforehand"),
    "expected_later": N_("the guest is early"),
    "host_known": N_("it is known whom they see"),
    "repeat_visit": N_("they have been here before"),
    "tea_due": N_("they have waited long enough for tea"),
    "host_due": N_("they have waited too long for the host"),
    "on_hold": N_("the caller is on hold"),
    "hold_due": N_("the promised time is nearly over"),
    "at_gate": N_("you stand at the gate"),
    "pass_known": N_("the pass is made out"),
    "carries": N_("they carry something"),
    "assistance": N_("somebody needs help"),
    "important": N_("the guest is important"),
    "business": N_("it is a formal meeting"),
    "gift": N_("they brought a gift"),
    "lift_occupied": N_("somebody is in the lift"),
    "going_down": N_("the way goes down"),
    "rain": N_("it rains"),
    "night": N_("it is night"),
    "heavy_load": N_("they carry something heavy"),
    "by_car": N_("they came by car"),
    "host_drives": N_("the host drives"),
    "misunderstanding": N_("it was a misunderstanding"),
    "follow_up_known": N_("a day for the next call is agreed"),
}
"""A fact that holds, as the end of a sentence that begins with “When”."""

_NOT_SO: Mapping[str, str] = {
    "caller_known": N_("the caller has given no name"),
    "title_known": N_("it is not known how to address them"),
    "number_known": N_("there is no number to ring back"),
    "best_time_known": N_("there is no time for ringing back"),
    "back_known": N_("it is not known when the colleague is back"),
    "expected": N_("nobody expected them"),
    "host_known": N_("it is not known whom they see"),
    "repeat_visit": N_("they are here for the first time"),
    "at_gate": N_("you sit in the lobby"),
    "important": N_("it is an everyday visit"),
    "lift_occupied": N_("the lift is empty"),
    "going_down": N_("the way goes up"),
    "rain": N_("it is dry"),
    "night": N_("it is day"),
    "by_car": N_("they came without a car"),
    "host_drives": N_("a chauffeur drives"),
    "misunderstanding": N_("the complaint is right"),
    "follow_up_known": N_("no day for the next call is agreed"),
    "hold_due": N_("the promised time is not yet over"),
}

_NEVER_SAID = {"saved", "over"}
"""What only the program has to know."""
_OPPOSITE_IS_USUAL = {"heavy_load", "rang_long", "expected_later", "urgent", "tea_due", "host_due"}

_AT_LEAST: Mapping[str, Mapping[int, str]] = {
    "party_size": {
        2: N_("several come together"),
        3: N_("three or more come together"),
        4: N_("four or more come together"),
    },
    "women": {1: N_("there are women among them")},
    "men": {1: N_("there are men among them")},
    "children": {1: N_("there are children with them")},
    "elderly": {1: N_("there are elderly people with them")},
    "rings": {4: N_("it rang more than three times")},
}
_EXACTLY: Mapping[str, Mapping[int, str]] = {
    "party_size": {1: N_("one comes alone"), 2: N_("two come together"), 3: N_("three come together")},
}
_MIXED = N_("women and men come together")
_WHOLE: Mapping[str, str] = {"women > 0 and men > 0": _MIXED, "women > 0 and women < party_size": _MIXED}
"""What is said more shortly than part by part."""
_FROM: Mapping[str, str] = {"wait_minutes": N_("they have waited for {count} minutes")}
"""Counts that may be any number."""

_AND, _OR, _WHEN = N_("{one} and {other}"), N_("{one} or {other}"), N_("When {so}")

_OPEN = None
"""What cannot be said in words."""


def when_text(condition: Condition | None, locale: str) -> str:
    """When it applies, as a short phrase of that language; "" for always, and where there are no good words."""
    if condition is None:
        return ""
    say = catalogue(locale).gettext
    clause = _clause(ast.parse(condition.text, mode="eval").body, say)
    if not clause:
        return ""
    text = say(_WHEN).format(so=clause)
    return text[:1].upper() + text[1:]


def _clause(node: ast.expr, say: Callable[[str], str]) -> str | None:
    """The words of one part: "" where it need not be said, None where it cannot be."""
    match node:
        case ast.Name(id=name):
            return "" if name in _NEVER_SAID else _said(_SO.get(name), say)
        case ast.UnaryOp(operand=ast.Name(id=name)):
            is_plain = name in _NEVER_SAID or name in _OPPOSITE_IS_USUAL
            return "" if is_plain else _said(_NOT_SO.get(name), say)
        case ast.UnaryOp(operand=ast.BoolOp(op=ast.Or(), values=values)):
            neither = [ast.UnaryOp(op=ast.Not(), operand=value) for value in values]
            return _joined([_clause(part, say) for part in neither], is_either=False, say=say)
        case ast.BoolOp() if (whole := _WHOLE.get(ast.unparse(node))) is not None:
            return say(whole)
        case ast.BoolOp(op=op, values=values):
            parts = [_clause(value, say) for value in values]
            return _joined(parts, is_either=isinstance(op, ast.Or), say=say)
        case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[ast.Constant(value=int() as count)]):
            return _counted(name, op, count, say)
    return _OPEN


def _said(text: str | None, say: Callable[[str], str]) -> str | None:
    return _OPEN if text is None else say(text)


def _joined(parts: list[str | None], *, is_either: bool, say: Callable[[str], str]) -> str | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or (is_either and not all(known)):
        return _OPEN
    said = [part for part in known if part]
    text = said[0] if said else ""
    for part in said[1:]:
        text = say(_OR if is_either else _AND).format(one=text, other=part)
    return text


def _counted(name: str, op: ast.cmpop, count: int, say: Callable[[str], str]) -> str | None:
    match op:
        case ast.Gt() | ast.GtE():
            least = count + isinstance(op, ast.Gt)
            if name in _FROM:
                return say(_FROM[name]).format(count=least)
            return _said(_AT_LEAST.get(name, {}).get(least), say)
        case ast.Eq():
            return _said(_EXACTLY.get(name, {}).get(count), say)
    return _OPEN
