"""Lists, tuples, sets, dictionaries and comprehensions."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import libcst as cst

from layerlint.extract.copies import evolve
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.function_loops import function_iterations
from layerlint.extract.generators import note_consumed
from layerlint.extract.module_values import module_iterated
from layerlint.extract.name_loops import named_entries
from layerlint.extract.unpacking import bind_target, element_of, note_unpacked
from layerlint.extract.value_merge import merge, sources_of
from layerlint.extract.value_size import size, without_parts
from layerlint.model.facts import Config, Form, Guard, GuardKind, Iterate, Kind, Test, TestForm, Value
from layerlint.syntax.tree import every


def sequence_value(form: Form) -> Callable[[Frame, cst.BaseExpression], Value]:
    def handle(frame: Frame, node: cst.BaseExpression) -> Value:
        items: list[Value] = []
        for element in node.elements:  # type: ignore[attr-defined]
            if type(element) is cst.StarredElement:
                note_consumed(frame, element.value)
            value = evaluate(frame, element.value)
            if type(element) is cst.StarredElement:
                note_unpacked(frame, element.value, value)
                value = element_of(frame, value)
            items.append(value)
        reads, params = sources_of(items)
        parts = (
            tuple(items[:64])
            if sum(size(i) for i in items[:64]) < 600
            else tuple(_slim(i) for i in items[:64])
        )
        kind = Kind.CONTAINER
        if form is Form.TUPLE and items and all(i.kind in (Kind.DIM, Kind.SHAPE) for i in items):
            kind = Kind.SHAPE
        return Value(kind, form, frame.at(node), items=parts, reads=reads, params=params)

    return handle


def _slim(value: Value) -> Value:
    return evolve(without_parts(value), makes=())


def dict_value(frame: Frame, node: cst.BaseExpression) -> Value:
    keys: list[str | None] = []
    items: list[Value] = []
    entries: dict[str, Value] = {}
    complete, with_super = True, False
    for element in cst.ensure_type(node, cst.Dict).elements:
        if isinstance(element, cst.DictElement):
            key = evaluate(frame, element.key)
            text = key.constant if isinstance(key.constant, str) else None
            value = evaluate(frame, element.value)
            if text is None:
                complete = False
            else:
                entries[text] = value
        else:
            text = None
            value = evaluate(frame, element.value)
            if value.config is not None:
                entries |= dict(value.config.keys)
                complete &= value.config.complete
                with_super |= value.config.with_super
            else:
                complete = False
        keys.append(text)
        items.append(value)
    reads, params = sources_of(items)
    slim = sum(size(i) for i in items) > 600
    return Value(
        Kind.CONTAINER,
        Form.DICT,
        frame.at(node),
        items=tuple(_slim(i) for i in items) if slim else tuple(items),
        keys=tuple(keys),
        reads=reads,
        params=params,
        config=Config(tuple(entries.items()), with_super, complete),
    )


def comprehension_value(frame: Frame, node: cst.BaseExpression) -> Value:
    outer_locals, outer_guards = frame.locals, frame.guards
    frame.locals = dict(outer_locals)
    clause: cst.CompFor | None = node.for_in  # type: ignore[attr-defined]
    while clause is not None:
        note_consumed(frame, clause.iter)
        iterated = evaluate(frame, clause.iter)
        frame.events.append(Iterate(frame.at(clause.iter), frame.guards, frame.nested, iterated, True))
        item = element_of(frame, module_iterated(frame, iterated))
        if clause.ifs and item.kind is Kind.DIM:
            item = evolve(item, receiver=None)  # a condition may leave any of them out
        bind_target(frame, clause.target, item)
        frame.guards = (*frame.guards, Guard(GuardKind.COMPREHENSION, at=frame.at(node)))
        for condition in clause.ifs:
            test = evaluate(frame, condition.test)
            frame.events.append(
                Test(frame.at(condition.test), frame.guards, frame.nested, test, TestForm.FILTER)
            )
        clause = clause.inner_for_in
    entries = named_entries(frame, node, iterated) if isinstance(node, cst.DictComp) else None
    if isinstance(node, cst.DictComp):
        evaluate(frame, node.key)
        element = reduce(merge, entries.values()) if entries else evaluate(frame, node.value)
    else:
        elements = _iterated_elements(frame, node, iterated)
        element = reduce(merge, elements)
    items = _items_of_innermost(node, iterated) or (element,)
    frame.locals, frame.guards = outer_locals, outer_guards
    repeated = _repeated_argument(frame, node, iterated, items[0])
    if repeated is not None:
        return repeated
    name = {cst.ListComp: "list", cst.SetComp: "set", cst.DictComp: "dict", cst.GeneratorExp: "generator"}[
        type(node)
    ]
    config = Config(tuple((entries or {}).items()), False, entries is not None) if name == "dict" else None
    return Value(
        Kind.CONTAINER,
        Form.COMPREHENSION,
        frame.at(node),
        name=name,
        items=items,
        reads=element.reads,
        params=element.params,
        config=config,
    )


def _repeated_argument(
    frame: Frame, node: cst.BaseExpression, iterated: Value, element: Value
) -> Value | None:
    """`[layer for _ in range(n)]` in an entered function, of the one layer that it was passed."""
    clause: cst.CompFor = node.for_in  # type: ignore[attr-defined]
    element_name = getattr(node, "elt", None)
    if not isinstance(element_name, cst.Name) or clause.inner_for_in is not None or clause.ifs:
        return None
    if element_name.value not in frame.fixed or not element.makes_layer:
        return None
    if frame.locals[element_name.value].local:
        return None  # the caller has a name for it
    if any(name.value == element_name.value for name in every(cst.Name, clause.target)):
        return None
    is_range = iterated.callee.name == "range" and len(iterated.positional) == 1
    count = iterated.positional[0] if is_range else Value(Kind.UNKNOWN, Form.OTHER, iterated.at)
    return Value(
        Kind.CONTAINER,
        Form.REPEAT,
        frame.at(node),
        name="list",
        items=(element,),
        count=count,
        reads=element.reads,
        params=element.params,
    )


def _iterated_elements(frame: Frame, node: cst.BaseExpression, iterated: Value) -> list[Value]:
    """The element, or one for each function that the only `for` goes over: `[f(x) for f in (np.min, np.max)]`."""
    clause: cst.CompFor = node.for_in  # type: ignore[attr-defined]
    is_plain = clause.inner_for_in is None and not clause.ifs
    elements = []
    for item in function_iterations(frame, iterated) if is_plain else ():
        bind_target(frame, clause.target, item)
        elements.append(evaluate(frame, node.elt))  # type: ignore[attr-defined]
    return elements or [evaluate(frame, node.elt)]  # type: ignore[attr-defined]


def _items_of_innermost(node: cst.BaseExpression, iterated: Value) -> tuple[Value, ...]:
    """The items of the innermost list if a comprehension yields them as they are: `[x for n in m for x in [a, b]]`."""
    clause: cst.CompFor = node.for_in  # type: ignore[attr-defined]
    if clause.inner_for_in is None:
        return ()
    while clause.inner_for_in is not None:
        clause = clause.inner_for_in
    element = getattr(node, "elt", None)
    same = isinstance(element, cst.Name) and isinstance(clause.target, cst.Name)
    listed = iterated.kind is Kind.CONTAINER and iterated.form in (Form.LIST, Form.TUPLE)
    return iterated.items if same and listed and element.value == clause.target.value else ()
