"""Statements: what a method does, in order, under which conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import libcst as cst

from layerlint.model.copies import replace
from layerlint.model.expressions import (
    attribute_value,
    bind_target,
    combine,
    element_of,
    evaluate,
    global_value,
    operator_of,
    split,
)
from layerlint.model.facts import (
    Assign,
    At,
    Call,
    Config,
    Form,
    Guard,
    GuardKind,
    Iterate,
    Kind,
    LocalAssign,
    Raise,
    Read,
    Return,
    TargetForm,
    Test,
    TestForm,
    Use,
    Value,
)
from layerlint.model.frame import Frame, merge_locals, unknown
from layerlint.model.functions import nested_function
from layerlint.model.guards import guards_of
from layerlint.model.tree import children

Statement = cst.BaseStatement | cst.BaseSmallStatement


def run_body(frame: Frame, body: cst.BaseSuite) -> bool:
    """Walk a block; True when its end is never reached. Conditions found on the way hold to its end only."""
    guards = frame.guards
    left = _run(frame, body.body)
    frame.guards = guards
    return left


def _run(frame: Frame, statements: Iterable[Statement]) -> bool:
    for statement in statements:
        if isinstance(statement, cst.SimpleStatementLine):
            if _run(frame, statement.body):
                return True
            continue
        handler = _HANDLERS.get(type(statement))
        if handler is not None and handler(frame, statement):
            return True
    return False


# ------------------------------------------------------------------------------------ small statements


def _expression(frame: Frame, node: cst.CSTNode) -> bool:
    expression = cst.ensure_type(node, cst.Expr).value
    if isinstance(expression, (cst.SimpleString, cst.ConcatenatedString, cst.Ellipsis)):
        return False
    value = evaluate(frame, expression)
    if value.form is Form.CALL:
        for index in range(len(frame.events) - 1, -1, -1):
            event = frame.events[index]
            if isinstance(event, Call) and event.value.at == value.at:
                frame.events[index] = replace(event, discarded=True)
                break
    return False


def _assign(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.Assign)
    value = evaluate(frame, statement.value)
    for target in statement.targets:
        assign_target(frame, target.target, value)
        _remember_alias(frame, target.target, value)
    return False


def _annotated(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.AnnAssign)
    if statement.value is not None:
        value = evaluate(frame, statement.value)
        assign_target(frame, statement.target, value)
        _remember_alias(frame, statement.target, value)
    return False


def _augmented(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.AugAssign)
    target = statement.target
    operator = operator_of(statement.operator)
    old = (
        evaluate(frame, target) if isinstance(target, (cst.Name, cst.Attribute, cst.Subscript)) else unknown()
    )
    value = evaluate(frame, statement.value)
    assign_target(frame, target, combine(operator, [old, value], frame.at(statement)), operator)
    return False


def _return(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.Return)
    value = evaluate(frame, statement.value) if statement.value is not None else None
    frame.events.append(Return(frame.at(node), frame.guards, frame.nested, value))
    return True


def _raise(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.Raise)
    name = ""
    if statement.exc is not None:
        value = evaluate(frame, statement.exc)
        name = value.name
    frame.events.append(Raise(frame.at(node), frame.guards, frame.nested, name))
    return True


def _assert(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.Assert)
    value = evaluate(frame, statement.test)
    frame.events.append(Test(frame.at(statement.test), frame.guards, frame.nested, value, TestForm.ASSERT))
    if statement.msg is not None:
        evaluate(frame, statement.msg)
    return False


def _delete(frame: Frame, node: cst.CSTNode) -> bool:
    target = cst.ensure_type(node, cst.Del).target
    targets = [e.value for e in target.elements] if isinstance(target, (cst.Tuple, cst.List)) else [target]
    for one in targets:
        if isinstance(one, cst.Attribute):
            attribute_value(frame, one, Use.DELETED)
        elif isinstance(one, cst.Name):
            frame.locals.pop(one.value, None)
        elif isinstance(one, cst.Subscript):
            base = evaluate(frame, one)
            holder = base.receiver
            key = base.items[0].constant if base.items else None
            if holder is not None and holder.local and holder.config is not None and isinstance(key, str):
                known = frame.locals.get(holder.local)
                if known is not None:
                    config = holder.config
                    kept = tuple((k, v) for k, v in config.keys if k != key)
                    config = replace(config, keys=kept, removed=config.removed | {key})
                    frame.locals[holder.local] = replace(known, config=config)
    return False


def _import(frame: Frame, node: cst.CSTNode) -> bool:
    for alias in cst.ensure_type(node, cst.Import).names:
        full = dotted(alias.name)
        name = full
        if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
            bound = alias.asname.name.value
        else:
            bound = name = full.partition(".")[0]
        frame.locals[bound] = Value(Kind.MODULE, Form.NAME, frame.at(alias), name=name)
    return False


def _import_from(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.ImportFrom)
    if isinstance(statement.names, cst.ImportStar):
        return False
    module = dotted(statement.module) if statement.module is not None else ""
    for alias in statement.names:
        name = dotted(alias.name)
        bound = name
        if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
            bound = alias.asname.name.value
        qualified = frame.names.imported(module, name, len(statement.relative))
        value = global_value(frame, qualified, frame.at(alias))
        if value.kind is Kind.UNKNOWN:
            value = replace(value, kind=Kind.MODULE)
        frame.locals[bound] = value
    return False


def dotted(node: cst.BaseExpression) -> str:
    if isinstance(node, cst.Attribute):
        return f"{dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def _leaves(frame: Frame, node: cst.CSTNode) -> bool:
    return True


# ------------------------------------------------------------------------------------ targets


def assign_target(
    frame: Frame, target: cst.BaseExpression, value: Value, operator: str = "", alone: bool = True
) -> None:
    """Give one target its value: a local, an attribute of `self`, an item, or several of them."""
    if isinstance(target, cst.Name):
        frame.locals[target.value] = value
        frame.forget(target.value)
        frame.events.append(
            LocalAssign(frame.at(target), frame.guards, frame.nested, target.value, value, operator)
        )
    elif isinstance(target, cst.Attribute):
        _assign_to_attribute(frame, target, value, operator, alone)
    elif isinstance(target, cst.Subscript):
        _assign_to_item(frame, target, value, operator, alone)
    elif isinstance(target, (cst.Tuple, cst.List)):
        elements = [element.value for element in target.elements]
        starred = any(isinstance(element, cst.StarredElement) for element in target.elements)
        parts = [unknown(value.at) for _ in elements] if starred else split(value, elements)
        for element, part in zip(elements, parts, strict=True):
            assign_target(frame, element, part, operator, False)


def _is_self(frame: Frame, node: cst.BaseExpression) -> bool:
    if not isinstance(node, cst.Name):
        return False
    known = frame.locals.get(node.value)
    if known is not None:
        return known.kind is Kind.SELF
    return node.value == frame.self_name and bool(frame.self_name)


def _assign_to_attribute(
    frame: Frame, target: cst.Attribute, value: Value, operator: str, alone: bool
) -> None:
    name = target.attr.value
    if _is_self(frame, target.value):
        assign_attribute(frame, name, TargetForm.ATTRIBUTE, value, frame.at(target), operator, alone)
        return
    holder = evaluate(frame, target.value)
    if holder.path:
        path = f"{holder.path}.{name}"
        assign_attribute(frame, path, TargetForm.NESTED, value, frame.at(target), operator, alone)


def _assign_to_item(frame: Frame, target: cst.Subscript, value: Value, operator: str, alone: bool) -> None:
    item = evaluate(frame, target)
    holder = item.receiver
    if holder is None:
        return
    key = item.items[0].constant if item.items else None
    if holder.local and holder.kind is Kind.SHAPE and holder.local in frame.locals:
        frame.locals[holder.local] = unknown()
    at = frame.at(target)
    if holder.path == "__dict__" or (holder.form is Form.CALL and holder.name == "vars"):
        if isinstance(key, str):
            assign_attribute(frame, key, TargetForm.DICT, value, at, operator, alone)
        return
    path, alias = holder.path, ""
    if not path:
        path, alias = frame.filled(holder.local)
    if path:
        event = Assign(
            at, frame.guards, frame.nested, path, TargetForm.ITEM, value, operator, alone=alone, alias=alias
        )
        frame.events.append(event)
        note_assign(frame, event)
        _store_functions(frame, path, value)
    known = frame.locals.get(holder.local) if holder.local else None
    if known is None:
        return
    if known.config is not None or known.form is Form.DICT:
        config = known.config or Config((), False, False)
        if isinstance(key, str):
            config = replace(
                config,
                keys=tuple((dict(config.keys) | {key: value}).items()),
                removed=config.removed - {key},
            )
        else:
            config = replace(config, complete=False)
        known = replace(known, config=config)
    if known.kind is Kind.CONTAINER:
        known = replace(
            known,
            items=(*known.items, value)[:64],
            keys=(*known.keys, key if isinstance(key, str) else None)[:64] if known.form is Form.DICT else (),
            reads=known.reads | value.reads,
            params=known.params | value.params,
        )
    frame.locals[holder.local] = known


def assign_attribute(
    frame: Frame,
    path: str,
    form: TargetForm,
    value: Value,
    at: At,
    operator: str = "",
    alone: bool = True,
) -> None:
    """An attribute of `self` gets a value: an event, and what later reads of it see."""
    event = Assign(at, frame.guards, frame.nested, path, form, value, operator, alone=alone)
    frame.events.append(event)
    if path:
        note_assign(frame, event)
        _store_functions(frame, path, value)


def _store_functions(frame: Frame, path: str, value: Value) -> None:
    """A lambda or nested function that an attribute keeps runs when the attribute is called."""
    for part in value.walk():
        if part.form is Form.LAMBDA and part.name in frame.functions:
            frame.functions[part.name].stored.add(path)


def note_assign(frame: Frame, assign: Assign) -> None:
    """Take the assignment into the kinds that attributes have."""
    attributes, path, value = frame.attributes, assign.path, assign.value
    if assign.form in (TargetForm.ITEM, TargetForm.ADD):
        kinds = {value.kind}
        if assign.call in {"extend", "update"}:
            kinds = {item.kind for item in value.items} or {Kind.UNKNOWN}
        attributes.gain_elements(path, kinds)
        return
    attributes.gain(path, value.kind)
    if value.kind is Kind.CONTAINER:
        attributes.gain_elements(path, {item.kind for item in value.items})
    if value.kind is Kind.FUNCTION:
        attributes.values[path] = value


def _remember_alias(frame: Frame, target: cst.BaseExpression, value: Value) -> None:
    """`blocks = self.blocks`: the local is the attribute. `self.blocks = blocks`: it is what was tracked."""
    if isinstance(target, cst.Name) and value.path and value.form in (Form.ATTRIBUTE, Form.CALL):
        wanted = "getattr" if value.form is Form.CALL else f"self.{value.path}"
        if "." not in value.path and value.name == wanted:
            frame.views[target.value] = value.path
    elif (
        isinstance(target, cst.Attribute)
        and _is_self(frame, target.value)
        and value.local
        and value.kind in (Kind.CONTAINER, Kind.UNKNOWN, Kind.CONFIG)
    ):
        frame.aliases[value.local] = target.attr.value


# ------------------------------------------------------------------------------------ compound statements


def _if(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.If)
    test = evaluate(frame, statement.test)
    at = frame.at(statement.test)
    frame.events.append(Test(at, frame.guards, frame.nested, test, TestForm.IF))
    positive, negative = guards_of(test, at)
    before, locals_before, aliases = frame.guards, frame.locals, frame.aliases
    frame.locals = dict(locals_before)
    frame.guards = before + positive
    left_body = run_body(frame, statement.body)
    locals_body = frame.locals
    frame.locals = dict(locals_before)
    frame.guards = before + negative
    left_else = False
    if isinstance(statement.orelse, cst.If):
        left_else = _if(frame, statement.orelse)
    elif statement.orelse is not None:
        left_else = run_body(frame, statement.orelse.body)
    locals_else = frame.locals
    frame.guards = before
    frame.aliases = aliases
    if left_body and left_else:
        return True
    if left_body:
        frame.locals = locals_else
        if statement.orelse is None or not left_else:
            frame.guards = before + negative
    elif left_else:
        frame.locals = locals_body
        frame.guards = before + positive
    else:
        frame.locals = merge_locals(locals_body, locals_else)
    return False


def _loop_body(frame: Frame, body: cst.BaseSuite, guard: Guard, orelse: cst.Else | None) -> None:
    before, locals_before = frame.guards, frame.locals
    frame.locals = dict(locals_before)
    frame.guards = (*before, guard)
    run_body(frame, body)
    frame.guards = before
    frame.locals = merge_locals(locals_before, frame.locals)
    if orelse is not None:
        run_body(frame, orelse.body)


def _for(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.For)
    iterated = evaluate(frame, statement.iter)
    frame.events.append(Iterate(frame.at(statement.iter), frame.guards, frame.nested, iterated))
    locals_before = dict(frame.locals)
    element = element_of(frame, iterated)
    if isinstance(statement.target, (cst.Attribute, cst.Subscript)):
        assign_target(frame, statement.target, element, alone=False)
    else:
        bind_target(frame, statement.target, element)
    guard = Guard(GuardKind.LOOP, value=iterated, at=frame.at(node))
    _loop_body(frame, statement.body, guard, statement.orelse)
    frame.locals = merge_locals(locals_before, frame.locals)
    return False


def _while(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.While)
    test = evaluate(frame, statement.test)
    at = frame.at(statement.test)
    frame.events.append(Test(at, frame.guards, frame.nested, test, TestForm.WHILE))
    guard = Guard(GuardKind.LOOP, value=test, at=frame.at(node))
    _loop_body(frame, statement.body, guard, statement.orelse)
    return False


def _with(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.With)
    before = frame.guards
    for item in statement.items:
        value = evaluate(frame, item.item)
        kind = GuardKind.INIT_SCOPE if value.name.endswith("init_scope") else GuardKind.WITH
        if item.asname is not None:
            bind_target(frame, item.asname.name, Value(Kind.UNKNOWN, Form.OTHER, value.at, name=value.name))
        frame.guards = (*frame.guards, Guard(kind, value=value, at=frame.at(item)))
    left = run_body(frame, statement.body)
    frame.guards = before
    return left


def _handled(handler: cst.ExceptHandler | cst.ExceptStarHandler) -> set[str]:
    node = handler.type
    if node is None:
        return set()
    parts = [e.value for e in node.elements] if isinstance(node, cst.Tuple) else [node]
    return {dotted(part) for part in parts}


def _try(frame: Frame, node: cst.CSTNode) -> bool:
    if not isinstance(node, (cst.Try, cst.TryStar)):
        return False
    before, locals_before = frame.guards, dict(frame.locals)
    frame.guards = (*before, Guard(GuardKind.TRY, at=frame.at(node)))
    first = len(frame.events)
    left = run_body(frame, node.body)
    tested = next((e.path for e in frame.events[first:] if isinstance(e, Read)), "")
    ends = [] if left else [frame.locals]
    for handler in node.handlers:
        frame.locals = merge_locals(locals_before, locals_before)
        if handler.name is not None:
            bind_target(frame, handler.name.name, unknown())
        kind = GuardKind.EXCEPT
        if "AttributeError" in _handled(handler) and tested:
            kind = GuardKind.NO_ATTRIBUTE
        path = tested if kind is GuardKind.NO_ATTRIBUTE else ""
        frame.guards = (*before, Guard(kind, path, at=frame.at(handler)))
        if not run_body(frame, handler.body):
            ends.append(frame.locals)
    frame.guards = before
    merged = ends[0] if ends else locals_before
    for other in ends[1:]:
        merged = merge_locals(merged, other)
    frame.locals = merged
    if node.orelse is not None and not left:
        left = run_body(frame, node.orelse.body)
    if node.finalbody is not None:
        left = run_body(frame, node.finalbody.body) or left
    return left and not ends


def _match(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.Match)
    subject = evaluate(frame, statement.subject)
    before, locals_before = frame.guards, frame.locals
    ends: list[dict[str, Value]] = [locals_before]
    for case in statement.cases:
        frame.locals = dict(locals_before)
        for name in _pattern_names(case.pattern):
            frame.locals[name] = unknown()
        frame.guards = (*before, Guard(GuardKind.MATCH, value=subject, at=frame.at(case)))
        if case.guard is not None:
            evaluate(frame, case.guard)
        if not run_body(frame, case.body):
            ends.append(frame.locals)
    frame.guards = before
    merged = ends[0]
    for other in ends[1:]:
        merged = merge_locals(merged, other)
    frame.locals = merged
    return False


def _pattern_names(pattern: cst.CSTNode) -> list[str]:
    found: list[str] = []
    waiting: list[cst.CSTNode] = [pattern]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (cst.MatchAs, cst.MatchStar)) and node.name is not None:
            found.append(node.name.value)
        waiting.extend(child for child in children(node) if not isinstance(child, cst.Name))
    return found


def _function(frame: Frame, node: cst.CSTNode) -> bool:
    nested_function(frame, cst.ensure_type(node, cst.FunctionDef))
    return False


def _class(frame: Frame, node: cst.CSTNode) -> bool:
    frame.locals[cst.ensure_type(node, cst.ClassDef).name.value] = unknown()
    return False


# ------------------------------------------------------------------------------------ local names


_COMPOUND = (cst.For, cst.While, cst.If, cst.With, cst.Try, cst.TryStar, cst.Match)
_BIND = frozenset({cst.Assign, cst.AnnAssign, cst.AugAssign, cst.FunctionDef, cst.ClassDef, *_COMPOUND})
"""Statements that bind names, or hold some that do."""


def assigned_names(body: cst.BaseSuite) -> frozenset[str]:
    """The names that statements of the block bind: in Python they are local to the whole function."""
    found: set[str] = set()

    def target(node: cst.CSTNode) -> None:
        if isinstance(node, cst.Name):
            found.add(node.value)
        elif isinstance(node, (cst.Tuple, cst.List)):
            for element in node.elements:
                target(element.value)

    def walk(statements: Sequence[Statement]) -> None:
        for one in statements:
            if type(one) is cst.SimpleStatementLine:
                walk(one.body)
            elif type(one) not in _BIND:
                continue
            elif isinstance(one, cst.Assign):
                for assigned in one.targets:
                    target(assigned.target)
            elif isinstance(one, (cst.AnnAssign, cst.AugAssign)):
                target(one.target)
            elif isinstance(one, _COMPOUND):
                _walk_compound(one)
            elif isinstance(one, (cst.FunctionDef, cst.ClassDef)):
                found.add(one.name.value)

    def _walk_compound(one: cst.CSTNode) -> None:
        if isinstance(one, cst.For):
            target(one.target)
        if isinstance(one, cst.With):
            for item in one.items:
                if item.asname is not None:
                    target(item.asname.name)
        if isinstance(one, cst.Match):
            for case in one.cases:
                found.update(_pattern_names(case.pattern))
                walk(case.body.body)
            return
        walk(one.body.body)  # type: ignore[attr-defined]
        orelse = getattr(one, "orelse", None)
        if isinstance(orelse, cst.If):
            _walk_compound(orelse)
        elif orelse is not None:
            walk(orelse.body.body)
        for handler in getattr(one, "handlers", ()):
            if handler.name is not None:
                target(handler.name.name)
            walk(handler.body.body)
        final = getattr(one, "finalbody", None)
        if final is not None:
            walk(final.body.body)

    walk(body.body)
    return frozenset(found)


_HANDLERS: dict[type[cst.CSTNode], Callable[[Frame, cst.CSTNode], bool]] = {
    cst.Expr: _expression,
    cst.Assign: _assign,
    cst.AnnAssign: _annotated,
    cst.AugAssign: _augmented,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Assert: _assert,
    cst.Del: _delete,
    cst.Import: _import,
    cst.ImportFrom: _import_from,
    cst.Break: _leaves,
    cst.Continue: _leaves,
    cst.If: _if,
    cst.For: _for,
    cst.While: _while,
    cst.With: _with,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.Match: _match,
    cst.FunctionDef: _function,
    cst.ClassDef: _class,
}
