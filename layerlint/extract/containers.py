"""Lists, tuples, sets, dictionaries and comprehensions."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from layerlint.extract.copies import evolve
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame, size, union, unknown
from layerlint.extract.module_values import module_iterated
from layerlint.extract.unpacking import bind_target, element_of, note_unpacked
from layerlint.model.facts import Config, Form, Guard, GuardKind, Iterate, Kind, Test, TestForm, Value


def sequence_value(form: Form) -> Callable[[Frame, cst.BaseExpression], Value]:
    def handle(frame: Frame, node: cst.BaseExpression) -> Value:
        items: list[Value] = []
        for element in node.elements:  # type: ignore[attr-defined]
            value = evaluate(frame, element.value)
            if isinstance(element, cst.StarredElement):
                note_unpacked(frame, element.value, value)
                value = element_of(frame, value)
            items.append(value)
        reads, params = union(items)
        kept = (
            tuple(items[:64])
            if sum(size(i) for i in items[:64]) < 600
            else tuple(_slim(i) for i in items[:64])
        )
        kind = Kind.CONTAINER
        if form is Form.TUPLE and items and all(i.kind in (Kind.DIM, Kind.SHAPE) for i in items):
            kind = Kind.SHAPE
        return Value(kind, form, frame.at(node), items=kept, reads=reads, params=params)

    return handle


def _slim(value: Value) -> Value:
    return evolve(value, args=(), items=(), keys=(), makes=(), count=None, receiver=None)


def dict_value(frame: Frame, node: cst.BaseExpression) -> Value:
    keys: list[str | None] = []
    items: list[Value] = []
    known: dict[str, Value] = {}
    complete, with_super = True, False
    for element in cst.ensure_type(node, cst.Dict).elements:
        if isinstance(element, cst.DictElement):
            key = evaluate(frame, element.key)
            text = key.constant if isinstance(key.constant, str) else None
            value = evaluate(frame, element.value)
            if text is None:
                complete = False
            else:
                known[text] = value
        else:
            text = None
            value = evaluate(frame, element.value)
            if value.config is not None:
                known |= dict(value.config.keys)
                complete &= value.config.complete
                with_super |= value.config.with_super
            else:
                complete = False
        keys.append(text)
        items.append(value)
    reads, params = union(items)
    slim = sum(size(i) for i in items) > 600
    return Value(
        Kind.CONTAINER,
        Form.DICT,
        frame.at(node),
        items=tuple(_slim(i) for i in items) if slim else tuple(items),
        keys=tuple(keys),
        reads=reads,
        params=params,
        config=Config(tuple(known.items()), with_super, complete),
    )


def comprehension_value(frame: Frame, node: cst.BaseExpression) -> Value:
    outer_locals, outer_guards = frame.locals, frame.guards
    frame.locals = dict(outer_locals)
    clause: cst.CompFor | None = node.for_in  # type: ignore[attr-defined]
    gone_over: list[Value] = []
    while clause is not None:
        iterated = evaluate(frame, clause.iter)
        frame.events.append(Iterate(frame.at(clause.iter), frame.guards, frame.nested, iterated, True))
        gone_over.append(iterated)
        one = element_of(frame, module_iterated(frame, iterated))
        if clause.ifs and one.kind is Kind.DIM:
            one = evolve(one, receiver=None)  # a condition may leave any of them out
        bind_target(frame, clause.target, one)
        frame.guards = (*frame.guards, Guard(GuardKind.COMPREHENSION, at=frame.at(node)))
        for condition in clause.ifs:
            test = evaluate(frame, condition.test)
            frame.events.append(
                Test(frame.at(condition.test), frame.guards, frame.nested, test, TestForm.FILTER)
            )
        clause = clause.inner_for_in
    config = None
    if isinstance(node, cst.DictComp):
        names = _names_gone_over(node, gone_over[0])
        if names:
            config = _by_name(frame, node, names)
            element = unknown(frame.at(node.value))
        else:
            config = Config((), False, False)
            evaluate(frame, node.key)
            element = evaluate(frame, node.value)
    else:
        element = evaluate(frame, node.elt)  # type: ignore[attr-defined]
    frame.locals, frame.guards = outer_locals, outer_guards
    name = {cst.ListComp: "list", cst.SetComp: "set", cst.DictComp: "dict", cst.GeneratorExp: "generator"}[
        type(node)
    ]
    reads, params = union(
        [element, *(value for _, value in config.keys)] if config is not None else [element]
    )
    return Value(
        Kind.CONTAINER,
        Form.COMPREHENSION,
        frame.at(node),
        name=name,
        items=(element,),
        reads=reads,
        params=params,
        config=config,
    )


_MOST = 32
"""Of more names than this a comprehension is not walked over name by name."""


def _names_gone_over(node: cst.DictComp, iterated: Value) -> tuple[Value, ...]:
    """The names of which each is a key: `{k: getattr(self, k) for k in ("dim", "rate")}`; none for all else."""
    clause = node.for_in
    if clause.inner_for_in is not None or clause.ifs or not 0 < len(iterated.items) <= _MOST:
        return ()
    if iterated.form not in (Form.TUPLE, Form.LIST, Form.SET) or iterated.kind is not Kind.CONTAINER:
        return ()
    same = isinstance(clause.target, cst.Name) and isinstance(node.key, cst.Name)
    if not same or clause.target.value != node.key.value:  # type: ignore[attr-defined]
        return ()
    return iterated.items if all(isinstance(one.constant, str) for one in iterated.items) else ()


def _by_name(frame: Frame, node: cst.DictComp, names: tuple[Value, ...]) -> Config:
    """The dict that the comprehension makes, as if each name were written with its value."""
    known: dict[str, Value] = {}
    for name in names:
        bind_target(frame, node.for_in.target, name)
        known[str(name.constant)] = evaluate(frame, node.value)
    return Config(tuple(known.items()), False, True)
