"""Loops over names that are written out, which fill a dict by them: each turn is walked by itself.

`for key in ("scales", "ratios"): config[key] = getattr(self, key)`
"""

from __future__ import annotations

import libcst as cst

from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.unpacking import bind_target
from layerlint.model.facts import Form, Kind, Value

_MAX_TURNS = 32


def names_of_turns(statement: cst.For, iterated: Value) -> tuple[Value, ...]:
    """The names, one a turn, where the loop has nothing in it but an entry of a dict; else nothing."""
    if not isinstance(statement.target, cst.Name) or not _fills(statement.body, statement.target.value):
        return ()
    return _names(iterated)


def named_entries(frame: Frame, node: cst.DictComp, iterated: Value) -> dict[str, Value] | None:
    """The entries of `{key: getattr(self, key) for key in ("a", "b")}`; None where they are not known."""
    target = node.for_in.target
    plain = node.for_in.inner_for_in is None and not node.for_in.ifs
    if not plain or not isinstance(target, cst.Name) or not _is_name(node.key, target.value):
        return None
    entries: dict[str, Value] = {}
    for name in _names(iterated):
        bind_target(frame, target, name)
        entries[str(name.constant)] = evaluate(frame, node.value)
    return entries or None


def _names(held: Value) -> tuple[Value, ...]:
    if held.kind is not Kind.CONTAINER or held.form not in (Form.TUPLE, Form.LIST, Form.SET):
        return ()
    are_names = all(one.form is Form.LITERAL and isinstance(one.constant, str) for one in held.items)
    return held.items if are_names and len(held.items) <= _MAX_TURNS else ()


def _fills(body: cst.BaseSuite, name: str) -> bool:
    """Whether it is one statement: `config[name] = ...`, `config.update({name: ...})`."""
    lines = body.body
    if isinstance(body, cst.IndentedBlock):
        line = lines[0] if len(lines) == 1 else None
        lines = line.body if isinstance(line, cst.SimpleStatementLine) else ()
    statement = lines[0] if len(lines) == 1 else None
    if isinstance(statement, cst.Assign) and len(statement.targets) == 1:
        target = statement.targets[0].target
        entry = (
            target.slice[0].slice if isinstance(target, cst.Subscript) and len(target.slice) == 1 else None
        )
        holder = target.value if isinstance(target, cst.Subscript) else None
        return isinstance(holder, cst.Name) and isinstance(entry, cst.Index) and _is_name(entry.value, name)
    call = statement.value if isinstance(statement, cst.Expr) else None
    given = call.args[0].value if isinstance(call, cst.Call) and len(call.args) == 1 else None
    return isinstance(given, cst.Dict) and all(
        isinstance(one, cst.DictElement) and _is_name(one.key, name) for one in given.elements
    )


def _is_name(node: cst.BaseExpression, name: str) -> bool:
    return isinstance(node, cst.Name) and node.value == name
