"""Loops over literal names that set attributes or fill a dict by them: each iteration is walked by itself.

`for key in ("scales", "ratios"): config[key] = getattr(self, key)`
`for name, value in {"axis": -1}.items(): setattr(self, name, value)`
"""

from __future__ import annotations

import builtins

import libcst as cst

from layerlint.extract.evaluate import evaluate
from layerlint.extract.exact_texts import names_in
from layerlint.extract.frame import Frame
from layerlint.extract.function_loops import function_iterations, is_plain_block
from layerlint.extract.iteration_items import MAX_ITERATIONS, iteration_items
from layerlint.extract.local_names import assigned_names
from layerlint.extract.unpacking import bind_target
from layerlint.model.facts import STATE, Form, Value

_MOST_WEIGHTS = 8
_KNOWN_FUNCTIONS = frozenset(vars(builtins))


def named_iterations(frame: Frame, statement: cst.For, iterated: Value) -> tuple[Value, ...]:
    """Return the value of the target in each iteration, if the loop only sets things by known names, or calls functions.

    Nothing for another loop.
    """
    iterations = _name_iterations(frame, statement, iterated)
    if iterations or not is_plain_block(statement.body):
        return iterations
    return function_iterations(frame, iterated) or _weight_iterations(frame, iterated)


def _weight_iterations(frame: Frame, iterated: Value) -> tuple[Value, ...]:
    """`for w, new in ((self.mean, mean), (self.var, var)): w.assign(new)`"""
    if iterated.path or iterated.form not in (Form.TUPLE, Form.LIST, Form.CALL):
        return ()
    rows = iteration_items(frame, iterated)
    return rows if 0 < len(rows) <= _MOST_WEIGHTS and all(map(_has_weight, rows)) else ()


def _has_weight(row: Value) -> bool:
    parts = row.items if row.form is Form.TUPLE else (row,)
    return any(part.kind in STATE and part.form is Form.ATTRIBUTE and part.calls_own_path for part in parts)


def _name_iterations(frame: Frame, statement: cst.For, iterated: Value) -> tuple[Value, ...]:
    targets = _targets(statement.target)
    statements = _statements(statement.body)
    names = _keys_of(statements, targets, frame.self_name)
    if not names or not names <= set(targets):
        return ()
    rows = iteration_items(frame, iterated)
    is_entry = any(isinstance(inner, cst.Assign) for inner in statements)
    for row in rows:
        for name in names:
            key = (
                row
                if isinstance(statement.target, cst.Name)
                else _part(row, targets.index(name), len(targets))
            )
            if key is None or key.form is not Form.LITERAL:
                return ()
            if not isinstance(key.constant, str if is_entry else str | int):
                return ()
    return rows if len(rows) <= MAX_ITERATIONS else ()


def iterates_once(node: cst.BaseExpression, iterated: Value) -> bool:
    """Return whether a loop over it certainly has one iteration: `(x,)`, `range(1)`."""
    if isinstance(node, (cst.List, cst.Tuple)):
        return len(node.elements) == 1 and not isinstance(node.elements[0], cst.StarredElement)
    arguments = iterated.args if iterated.form is Form.CALL and iterated.name == "range" else ()
    return len(arguments) == 1 and arguments[0].value.constant == 1 and not iterated.unpacks


def fixed_names(statement: cst.For) -> frozenset[str]:
    """Return the variables of the loop that its body leaves alone."""
    return frozenset(_targets(statement.target)) - assigned_names(statement.body)


def named_entries(frame: Frame, node: cst.DictComp, iterated: Value) -> dict[str, Value] | None:
    """Return the entries of `{key: getattr(self, key) for key in ("a", "b")}`; None if they are unknown."""
    clause = node.for_in
    is_plain = clause.inner_for_in is None and not clause.ifs
    targets = _targets(clause.target)
    if not is_plain or not isinstance(node.key, cst.Name) or node.key.value not in targets:
        return None
    rows = iteration_items(frame, iterated)
    entries: dict[str, Value] = {}
    guards = frame.guards
    frame.guards = guards[:-1]  # each entry is evaluated by itself, not many times
    for row in rows if len(rows) <= MAX_ITERATIONS else ():
        is_row = isinstance(clause.target, cst.Name)
        key = row if is_row else _part(row, targets.index(node.key.value), len(targets))
        if key is None or not isinstance(key.constant, str):
            frame.guards = guards
            return None
        bind_target(frame, clause.target, row)
        entries[key.constant] = evaluate(frame, node.value)
    frame.guards = guards
    return entries or None


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


def _keys_of(statements: list[cst.CSTNode], targets: list[str], self_name: str) -> set[str]:
    """The variables by which the statements of a body set things: `config[name] = ...`, `setattr(self, name, ...)`.

    It may do so behind assignments to local names, in a block that runs as often, or by a function that gets the name.
    """
    keys = [_keys_of_statement(statement, targets, self_name) for statement in statements]
    return set().union(*keys) if all(keys) else set()


def _keys_of_statement(statement: cst.CSTNode, targets: list[str], self_name: str) -> set[str]:
    if isinstance(statement, cst.Assign) and len(statement.targets) == 1:
        return _index_name(statement.targets[0].target)
    call = statement.value if isinstance(statement, cst.Expr) else None
    return _keys_in_arguments(call, targets, self_name) if isinstance(call, cst.Call) else set()


def _keys_in_arguments(call: cst.Call, targets: list[str], self_name: str) -> set[str]:
    """`setattr(self, name, ...)`, `put(self, name)`, `self.put(name)`, `config.update({name: ...})`"""
    arguments = [argument.value for argument in call.args]
    if isinstance(call.func, cst.Attribute) and not _is_name(call.func.value, self_name):
        return _key_of_entries(arguments)
    if isinstance(call.func, cst.Name) and call.func.value == "setattr" and len(arguments) == 3:
        return names_in(arguments[1]).intersection(targets)
    names = [name for argument in arguments for name in _composed(argument).intersection(targets)]
    is_known = isinstance(call.func, cst.Name) and call.func.value in _KNOWN_FUNCTIONS
    return set(names[:1]) if not is_known else set()


def _composed(argument: cst.BaseExpression) -> set[str]:
    """The names in an argument that is a text: `name`, `f"dense_{i}"`."""
    is_text = isinstance(argument, (cst.Name, cst.FormattedString, cst.BinaryOperation, cst.Call))
    return names_in(argument) if is_text else set()


def _key_of_entries(arguments: list[cst.BaseExpression]) -> set[str]:
    entries = arguments[0].elements if len(arguments) == 1 and isinstance(arguments[0], cst.Dict) else ()
    names = {
        entry.key.value
        for entry in entries
        if isinstance(entry, cst.DictElement) and isinstance(entry.key, cst.Name)
    }
    return names if len(names) == len(entries) == 1 else set()


def _statements(body: cst.BaseSuite) -> list[cst.CSTNode]:
    """The small statements of the block, and of inner blocks that run exactly once, without assignments to names.

    An empty list for a block with others.
    """
    lines: list[cst.CSTNode] = []
    waiting: list[cst.CSTNode] = list(body.body)
    while waiting:
        line = waiting.pop(0)
        inner = _inner_block(line)
        if inner is not None:
            waiting[:0] = inner.body
        elif isinstance(line, cst.SimpleStatementLine):
            waiting[:0] = line.body
        elif isinstance(line, cst.BaseCompoundStatement):
            return []
        elif not _names_something(line):
            lines.append(line)
    return lines


def _inner_block(line: cst.CSTNode) -> cst.BaseSuite | None:
    if isinstance(line, cst.For) and isinstance(line.iter, (cst.Tuple, cst.List)):
        return line.body if len(line.iter.elements) == 1 and line.orelse is None else None
    if isinstance(line, cst.Try) and not line.handlers and line.orelse is None:
        return line.body
    return None


def _names_something(statement: cst.CSTNode) -> bool:
    """`value = getattr(self, key)`"""
    if not isinstance(statement, cst.Assign) or len(statement.targets) != 1:
        return False
    target = statement.targets[0].target
    targets = [element.value for element in target.elements] if isinstance(target, cst.Tuple) else [target]
    return all(isinstance(inner, cst.Name) for inner in targets)


def _index_name(target: cst.BaseExpression) -> set[str]:
    entry = target.slice[0].slice if isinstance(target, cst.Subscript) and len(target.slice) == 1 else None
    index = entry.value if isinstance(entry, cst.Index) else None
    of_name = isinstance(target, cst.Subscript) and isinstance(target.value, cst.Name)
    return {index.value} if of_name and isinstance(index, cst.Name) else set()


def _is_name(node: cst.BaseExpression, name: str) -> bool:
    return isinstance(node, cst.Name) and node.value == name
