"""When a prompt applies: a tiny language of names, comparisons, and/or/not, read once and never executed."""

import ast
import operator
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field

Fact = bool | int | None
"""What the desk knows about one thing; `None` where it does not know."""

_COMPARE: dict[type[ast.cmpop], Callable[[int, int], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


_LONGEST = 300
"""Characters; nobody understands a longer one, and judging goes as deep as it is nested."""


class NotACondition(ValueError):
    """The text is not in the language of conditions, or names a fact that is not declared."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A sentence about the situation such as ``party_size >= 4 and not lift_occupied``."""

    text: str
    names: frozenset[str]
    _tree: ast.expr = field(compare=False, repr=False)

    def holds(self, facts: Mapping[str, Fact]) -> bool | None:
        """Whether it is so; `None` where what is known does not decide it."""
        return _judge(self._tree, facts)


def read_condition(text: str, declared: Set[str]) -> Condition:
    """Understand `text`; raises `NotACondition` for anything but the language above over `declared` names."""
    if len(text) > _LONGEST:
        raise NotACondition(text[:_LONGEST])
    try:
        tree = ast.parse(text, mode="eval").body
    # ValueError: a null byte, before Python 3.12; the others: signs nested more deeply than Python follows.
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise NotACondition(text) from error
    names: set[str] = set()
    _check_truth(tree, names, text)
    if strange := names - declared:
        raise NotACondition(f"{text}: nobody declared {', '.join(sorted(strange))}")
    return Condition(text, frozenset(names), tree)


def _check_truth(node: ast.expr, names: set[str], text: str) -> None:
    match node:
        case ast.Name(id=name):
            names.add(name)
        case ast.BoolOp(values=values):
            for value in values:
                _check_truth(value, names, text)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            _check_truth(operand, names, text)
        case ast.Compare(left=left, ops=ops, comparators=rest) if all(type(op) in _COMPARE for op in ops):
            for value in (left, *rest):
                _check_number(value, names, text)
        case _:
            raise NotACondition(text)


def _check_number(node: ast.expr, names: set[str], text: str) -> None:
    match node:
        case ast.Name(id=name):
            names.add(name)
        case ast.Constant(value=int() as value) if not isinstance(value, bool):
            pass
        case _:
            raise NotACondition(text)


def _judge(node: ast.expr, facts: Mapping[str, Fact]) -> bool | None:
    match node:
        case ast.Name(id=name):
            known = facts.get(name)
            return None if known is None else bool(known)
        case ast.UnaryOp(operand=operand):
            inner = _judge(operand, facts)
            return None if inner is None else not inner
        case ast.BoolOp(op=op, values=values):
            decisive = isinstance(op, ast.Or)
            parts = [_judge(value, facts) for value in values]
            if decisive in parts:
                return decisive
            return None if None in parts else not decisive
        case ast.Compare(left=left, ops=ops, comparators=rest):
            return _compare([left, *rest], ops, facts)
    raise NotACondition(ast.unparse(node))


def _compare(nodes: list[ast.expr], ops: list[ast.cmpop], facts: Mapping[str, Fact]) -> bool | None:
    numbers = [_number(node, facts) for node in nodes]
    if any(number is None for number in numbers):
        return None
    known = [number for number in numbers if number is not None]
    return all(_COMPARE[type(op)](known[i], known[i + 1]) for i, op in enumerate(ops))


def _number(node: ast.expr, facts: Mapping[str, Fact]) -> int | None:
    if isinstance(node, ast.Constant):
        assert isinstance(node.value, int)  # checked when the text was read
        return node.value
    assert isinstance(node, ast.Name)
    return facts.get(node.id)
