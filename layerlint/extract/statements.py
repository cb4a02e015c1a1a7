"""Statements: what a method does, in order, under which conditions."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.assignments import assign_target, remember_alias
from layerlint.extract.blocks import (
    HANDLERS,
    for_statement,
    if_statement,
    run_body,
    try_statement,
    while_statement,
    with_statement,
)
from layerlint.extract.copies import evolve
from layerlint.extract.dead_stores import place_of_call, rename
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.functions import nested_function
from layerlint.extract.generators import note_consumed
from layerlint.extract.match_statements import match_statement
from layerlint.extract.operations import combine, operator_of
from layerlint.extract.references import attribute_value, global_value
from layerlint.extract.subscripts import subscript_target
from layerlint.extract.value_merge import unknown
from layerlint.model.facts import Form, Kind, LocalAssign, Raise, Return, Test, TestForm, Use, Value
from layerlint.syntax.tree import children, dotted

__all__ = ["run_body"]


def _expression(frame: Frame, node: cst.CSTNode) -> bool:
    expression = cst.ensure_type(node, cst.Expr).value
    if isinstance(expression, (cst.SimpleString, cst.ConcatenatedString, cst.Ellipsis)):
        return False
    value = evaluate(frame, expression)
    place = place_of_call(frame, value.at) if isinstance(expression, cst.Call) else None
    if place is not None:
        frame.events[place] = evolve(frame.events[place], discarded=True)
    return False


def _assign(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.Assign)
    unread = type(statement.value) is cst.Name and statement.value.value in frame.waiting
    if any(isinstance(target.target, (cst.Tuple, cst.List)) for target in statement.targets):
        note_consumed(frame, statement.value)
    value = evaluate(frame, statement.value)
    names = [target.target.value for target in statement.targets if type(target.target) is cst.Name]
    named_value = evolve(value, local=names[0]) if names and not value.local else value
    for target in statement.targets:
        assign_target(frame, target.target, value)
    for target in statement.targets:
        remember_alias(frame, target.target, named_value)
    last = frame.events[-1] if unread and len(statement.targets) == 1 else None
    if isinstance(last, LocalAssign) and last.name in names:
        rename(frame, last)
    return False


def _annotated(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.AnnAssign)
    if statement.value is not None:
        value = evaluate(frame, statement.value)
        assign_target(frame, statement.target, value)
        remember_alias(frame, statement.target, value)
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


def _global(frame: Frame, node: cst.CSTNode) -> bool:
    frame.global_names.update(item.name.value for item in cst.ensure_type(node, cst.Global).names)
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
    deleted = cst.ensure_type(node, cst.Del).target
    targets = [e.value for e in deleted.elements] if isinstance(deleted, (cst.Tuple, cst.List)) else [deleted]
    for target in targets:
        if isinstance(target, cst.Attribute):
            attribute_value(frame, target, Use.DELETED)
        elif isinstance(target, cst.Name):
            frame.note_read(target.value)
            frame.locals.pop(target.value, None)
        elif isinstance(target, cst.Subscript):
            base = subscript_target(frame, target)
            holder = base.receiver
            key = base.items[0].constant if base.items else None
            if holder is not None and holder.local and holder.config is not None and isinstance(key, str):
                local = frame.locals.get(holder.local)
                if local is not None:
                    config = holder.config
                    keys = tuple((k, v) for k, v in config.keys if k != key)
                    config = evolve(config, keys=keys, removed=config.removed | {key})
                    frame.locals[holder.local] = evolve(local, config=config)
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
            value = evolve(value, kind=Kind.MODULE)
        frame.locals[bound] = value
    return False


def _leaves(frame: Frame, node: cst.CSTNode) -> bool:
    return True


def _function(frame: Frame, node: cst.CSTNode) -> bool:
    nested_function(frame, cst.ensure_type(node, cst.FunctionDef))
    return False


def _class_of_function(frame: Frame, name: str) -> Value | None:
    """The class that a function outside classes defines, where the index knows it."""
    qualified = f"{frame.cls}.<locals>.{name}"
    if frame.nested or frame.guards or frame.names.instance_kind(qualified) is None:
        return None
    return Value(Kind.CLASS, Form.NAME, name=qualified)


def _class(frame: Frame, node: cst.CSTNode) -> bool:
    name = cst.ensure_type(node, cst.ClassDef).name.value
    frame.locals[name] = _class_of_function(frame, name) or unknown()
    waiting = [node]
    while waiting:
        child = waiting.pop()
        if isinstance(child, cst.Name):
            frame.captured.add(child.value)
        waiting.extend(children(child))
    return False


HANDLERS |= {
    cst.Expr: _expression,
    cst.Assign: _assign,
    cst.AnnAssign: _annotated,
    cst.AugAssign: _augmented,
    cst.Global: _global,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Assert: _assert,
    cst.Del: _delete,
    cst.Import: _import,
    cst.ImportFrom: _import_from,
    cst.Break: _leaves,
    cst.Continue: _leaves,
    cst.If: if_statement,
    cst.For: for_statement,
    cst.While: while_statement,
    cst.With: with_statement,
    cst.Try: try_statement,
    cst.TryStar: try_statement,
    cst.Match: match_statement,
    cst.FunctionDef: _function,
    cst.ClassDef: _class,
}
