"""Stands in for a screen reader or voice control: knows the desk only through the accessibility bus.

Runs on the system's Python, which has the bus's library (the desk's own environment has not). Reads one request
per line, ``[verb, word, …]`` as JSON, and answers each with one line, ``{"answer": …}`` or ``{"trouble": text}``.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60.0
"""Seconds after which something that is looked for counts as not there."""


def everything(node: Any) -> Iterator[Any]:
    """A node and all below it that is on the screen."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield from everything(child)


def desk() -> Any:
    """The desk among the programs on the bus; raises `LookupError`."""
    screen = Atspi.get_desktop(0)
    for index in range(screen.get_child_count()):
        program = screen.get_child_at_index(index)
        if program is not None and program.get_name() == "Reception Desk":
            # What this side would remember may be older than the screen.
            program.set_cache_mask(Atspi.Cache.NONE)
            program.clear_cache()
            return program
    raise LookupError("the desk is not on the accessibility bus")


def on_screen(fits: Callable[[Any], bool], described: str) -> Any:
    """The first thing on the screen that fits, waited for; raises `LookupError`."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            for node in everything(desk()):
                if fits(node):
                    return node
        except (GLib.Error, LookupError):
            pass  # the screen changed under the look, or is not there yet; look again
        if time.monotonic() > until:
            raise LookupError(f"not on the screen: {described}")
        time.sleep(0.1)


def called(name: str, interface: str) -> Any:
    """The control of that name which has an interface of the bus."""
    return on_screen(lambda node: node.get_name() == name and interface in node.get_interfaces(), name)


def describe(node: Any) -> dict[str, Any]:
    """What is said of one thing, and the name of what it stands in."""
    return {
        "name": node.get_name() or "",
        "role": node.get_role_name(),
        "takes_focus": node.get_state_set().contains(Atspi.StateType.FOCUSABLE),
        "within": next((around.get_name() for around in surroundings(node) if around.get_name()), ""),
    }


def surroundings(node: Any) -> Iterator[Any]:
    """What a node stands in, from the inside out."""
    while (node := node.get_parent()) is not None:
        yield node


def look() -> list[dict[str, Any]]:
    """Everything on the screen, from the top down."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return [describe(node) for node in everything(desk())]
        except GLib.Error:
            # The screen changed under the look; look again.
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def dig() -> list[str]:
    """Every name and every text of the program, on the screen or not."""
    said: list[str] = []
    waiting = [desk()]
    while waiting:
        node = waiting.pop()
        said.append(node.get_name() or "")
        if "Text" in node.get_interfaces():
            said.append(text_of(node))
        children = (node.get_child_at_index(index) for index in range(node.get_child_count()))
        waiting += [child for child in children if child is not None]
    return said


def see(name: str) -> dict[str, Any]:
    """One thing by its name."""
    return describe(on_screen(lambda node: node.get_name() == name, name))


def hear(word: str) -> str:
    """The whole name of the first thing whose name holds a word."""
    return str(on_screen(lambda node: word in (node.get_name() or ""), f"… {word} …").get_name())


def write(name: str, text: str) -> str:
    """Put a text into a field, as dictation does; gives what stands in it then."""
    field = called(name, "EditableText")
    Atspi.EditableText.set_text_contents(field, text)
    return text_of(field)


def type_keys(name: str, text: str) -> str:
    """Go into a field and type a text key by key; gives what stands in it then."""
    field = called(name, "EditableText")
    Atspi.Component.grab_focus(field)
    on_screen(lambda node: node.get_name() == name and has_focus(node), f"{name}, focused")
    Atspi.generate_keyboard_event(0, text, Atspi.KeySynthType.STRING)
    until = time.monotonic() + PATIENCE
    while text_of(field) != text and time.monotonic() < until:
        time.sleep(0.1)
    return text_of(field)


def press(name: str) -> bool:
    """Do what a click on a control would do."""
    return bool(Atspi.Action.do_action(called(name, "Action"), 0))


def text_of(field: Any) -> str:
    """What stands in a field."""
    return str(Atspi.Text.get_text(field, 0, -1))


def has_focus(node: Any) -> bool:
    """Whether typing goes there."""
    return bool(node.get_state_set().contains(Atspi.StateType.FOCUSED))


VERBS: dict[str, Callable[..., Any]] = {
    "look": look,
    "dig": dig,
    "see": see,
    "hear": hear,
    "write": write,
    "type_keys": type_keys,
    "press": press,
}


def main() -> None:
    """Answer until nobody asks any more."""
    for line in sys.stdin:
        verb, *words = json.loads(line)
        try:
            answer = {"answer": VERBS[verb](*words)}
        except (LookupError, GLib.Error) as error:
            answer = {"trouble": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
