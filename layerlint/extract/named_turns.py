"""Loops over literal names that set attributes or fill a dict by them: each iteration is walked by itself.

`for key in ("scales", "ratios"): config[key] = getattr(self, key)`
`for name, value in {"axis": -1}.items(): setattr(self, name, value)`
"""

from __future__ import annotations

import builtins

import libcst as cst

from layerlint.extract.class_values import table_of
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.module_values import module_value
from layerlint.extract.unpacking import bind_target
from layerlint.model.facts import Form, Kind, Value

_MAX_TURNS = 32
_VIEWS = ("items", "keys", "values")
_KNOWN_FUNCTIONS = frozenset(vars(builtins))


def values_of_turns(frame: Frame, statement: cst.For, iterated: Value) -> tuple[Value, ...]:
    """Return the value of the target in each iteration, if the loop only sets one thing by a known name; else nothing."""
    targets = _targets(statement.target)
    name = _key_of_body(statement.body, targets)
    if name not in targets:
        return ()
    rows = _rows(frame, iterated)
    place = targets.index(name)
    for row in rows:
        key = row if isinstance(statement.target, cst.Name) else _part(row, place, len(targets))
        if key is None or key.form is not Form.LITERAL or not isinstance(key.constant, str):
            return ()
    return rows if len(rows) <= _MAX_TURNS else ()


def named_entries(frame: Frame, node: cst.DictComp, iterated: Value) -> dict[str, Value] | None:
    """Return the entries of `{key: getattr(self, key) for key in ("a", "b")}`; None if they are unknown."""
    target = node.for_in.target
    is_plain = node.for_in.inner_for_in is None and not node.for_in.ifs
    if not is_plain or not isinstance(target, cst.Name) or not _is_name(node.key, target.value):
        return None
    names = _rows(frame, iterated)
    if len(names) > _MAX_TURNS or not all(isinstance(name.constant, str) for name in names):
        return None
    entries: dict[str, Value] = {}
    for name in names:
        bind_target(frame, target, name)
        entries[str(name.constant)] = evaluate(frame, node.value)
    return entries or None


# ------------------------------------------------------------------------------------ what is gone over


def _rows(frame: Frame, iterated: Value) -> tuple[Value, ...]:
    """The items of each iteration; nothing if they are unknown."""
    if iterated.form is Form.CALL and not iterated.path:
        return _rows_of_view(frame, iterated) or _rows_of_builtin(frame, iterated)
    if iterated.form is Form.LITERAL and isinstance(iterated.constant, str):
        letters = iterated.constant[: _MAX_TURNS + 1]
        return tuple(Value(Kind.PLAIN, Form.LITERAL, iterated.at, constant=letter) for letter in letters)
    container = _written_out(frame, iterated)
    if container is None:
        return ()
    return _entries(frame, container, "keys") if container.form is Form.DICT else container.items


def _rows_of_view(frame: Frame, call: Value) -> tuple[Value, ...]:
    """`settings.items()`; of a dict of the module, it is called by its whole name."""
    owner, _, member = call.called.rpartition(".")
    if call.args or (call.member or member) not in _VIEWS:
        return ()
    if call.on_value():
        return _entries(frame, call.holder, call.member)
    named = Value(Kind.UNKNOWN, Form.NAME, call.at, name=owner, imported=call.imported)
    return _entries(frame, named, member) if owner and not call.local else ()


def _rows_of_builtin(frame: Frame, call: Value) -> tuple[Value, ...]:
    """`zip(NAMES, values)`, `enumerate(NAMES)`"""
    if call.unpacks or not call.positional:
        return ()
    columns = [_rows(frame, argument) for argument in call.positional]
    if call.called == "enumerate":
        number = Value(Kind.PLAIN, Form.OTHER, call.at, makes=("int",))
        return tuple(_tuple((number, row)) for row in columns[0])
    same_length = call.called == "zip" and len({len(column) for column in columns}) == 1
    return tuple(_tuple(row) for row in zip(*columns, strict=True)) if same_length else ()


def _written_out(frame: Frame, value: Value) -> Value | None:
    """The list, tuple, set or dict, if every entry is known."""
    container = table_of(frame, value) or module_value(frame, value) or value
    is_written_out = (
        container.kind is Kind.CONTAINER and not container.path and len(container.items) <= _MAX_TURNS
    )
    return (
        container
        if is_written_out and container.form in (Form.TUPLE, Form.LIST, Form.SET, Form.DICT)
        else None
    )


def _entries(frame: Frame, value: Value, member: str) -> tuple[Value, ...]:
    container = _written_out(frame, value)
    if container is None or container.form is not Form.DICT:
        return ()
    if container.config is not None and not container.config.complete:
        return ()
    if any(key is None for key in container.keys) or len(container.keys) != len(container.items):
        return ()
    if member == "values":
        return container.items
    keys = tuple(Value(Kind.PLAIN, Form.LITERAL, container.at, constant=key) for key in container.keys)
    return (
        keys if member == "keys" else tuple(_tuple(pair) for pair in zip(keys, container.items, strict=True))
    )


def _tuple(parts: tuple[Value, ...]) -> Value:
    return Value(Kind.CONTAINER, Form.TUPLE, parts[0].at, items=parts)


def _part(row: Value, place: int, count: int) -> Value | None:
    is_row = row.form in (Form.TUPLE, Form.LIST) and len(row.items) == count
    return row.items[place] if is_row else None


# ------------------------------------------------------------------------------------ what is done with it


def _targets(target: cst.BaseExpression) -> list[str]:
    """The names of a target; nothing for a target with attributes or items."""
    if isinstance(target, cst.Name):
        return [target.value]
    parts = (
        [element.value for element in target.elements] if isinstance(target, (cst.Tuple, cst.List)) else []
    )
    names = [part.value for part in parts if isinstance(part, cst.Name)]
    return names if len(names) == len(parts) else []


def _key_of_body(body: cst.BaseSuite, targets: list[str]) -> str:
    """The variable by which the body sets one thing: `config[name] = ...`, `setattr(self, name, ...)`.

    It may do so behind assignments to local names, in a block that runs as often, or by a function that gets the name.
    """
    statement = _only_statement(body)
    if isinstance(statement, cst.Assign) and len(statement.targets) == 1:
        return _index_name(statement.targets[0].target)
    call = statement.value if isinstance(statement, cst.Expr) else None
    return _key_argument(call, targets) if isinstance(call, cst.Call) else ""


def _key_argument(call: cst.Call, targets: list[str]) -> str:
    """`setattr(self, name, ...)`, `put(self, name)`, `config.update({name: ...})`"""
    arguments = [argument.value for argument in call.args]
    if not isinstance(call.func, cst.Name):
        return _key_of_entries(arguments)
    if call.func.value == "setattr" and len(arguments) == 3:
        return arguments[1].value if isinstance(arguments[1], cst.Name) else ""
    names = [
        argument.value
        for argument in arguments
        if isinstance(argument, cst.Name) and argument.value in targets
    ]
    return names[0] if names and call.func.value not in _KNOWN_FUNCTIONS else ""


def _key_of_entries(arguments: list[cst.BaseExpression]) -> str:
    entries = arguments[0].elements if len(arguments) == 1 and isinstance(arguments[0], cst.Dict) else ()
    names = {
        entry.key.value
        for entry in entries
        if isinstance(entry, cst.DictElement) and isinstance(entry.key, cst.Name)
    }
    return names.pop() if len(names) == len(entries) == 1 else ""


def _only_statement(body: cst.BaseSuite) -> cst.CSTNode | None:
    """The last small statement of the block, or of an inner block that runs exactly once; None if others precede it."""
    if not isinstance(body, cst.IndentedBlock) or not body.body:
        return body.body[0] if len(body.body) == 1 else None
    *before, line = body.body
    if not all(map(_names_something, before)):
        return None
    if isinstance(line, cst.SimpleStatementLine):
        return line.body[0] if len(line.body) == 1 else None
    if isinstance(line, cst.For) and isinstance(line.iter, (cst.Tuple, cst.List)):
        return _only_statement(line.body) if len(line.iter.elements) == 1 and line.orelse is None else None
    if isinstance(line, cst.Try) and not line.handlers and line.orelse is None:
        return _only_statement(line.body)
    return None


def _names_something(line: cst.CSTNode) -> bool:
    """`value = getattr(self, key)`"""
    statement = line.body[0] if isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1 else None
    return (
        isinstance(statement, cst.Assign)
        and len(statement.targets) == 1
        and isinstance(statement.targets[0].target, cst.Name)
    )


def _index_name(target: cst.BaseExpression) -> str:
    entry = target.slice[0].slice if isinstance(target, cst.Subscript) and len(target.slice) == 1 else None
    index = entry.value if isinstance(entry, cst.Index) else None
    of_name = isinstance(target, cst.Subscript) and isinstance(target.value, cst.Name)
    return index.value if of_name and isinstance(index, cst.Name) else ""


def _is_name(node: cst.BaseExpression, name: str) -> bool:
    return isinstance(node, cst.Name) and node.value == name
