"""Calls: what is called, with which arguments, and what comes back."""

from __future__ import annotations

import builtins

import libcst as cst

from layerlint.extract.applied_functions import APPLY, applied
from layerlint.extract.call_results import call_result, named_result
from layerlint.extract.class_values import instance_of
from layerlint.extract.copies import evolve
from layerlint.extract.effects import note_effects
from layerlint.extract.entering import enter_closure, enter_own_method, enter_project_function
from layerlint.extract.evaluate import evaluate
from layerlint.extract.exact_texts import exact_text
from layerlint.extract.frame import Frame
from layerlint.extract.function_results import mark_as_run
from layerlint.extract.generators import CONSUMERS, note_consumed
from layerlint.extract.inherited_calls import enter_inherited, enter_of_parent, judged_by_arguments
from layerlint.extract.module_values import module_value
from layerlint.extract.object_fields import field_value
from layerlint.extract.object_methods import enter_object
from layerlint.extract.references import attribute_value, member_of, read, self_attribute
from layerlint.extract.unpacked_dicts import unpacked_arguments, unpacked_items
from layerlint.extract.unpacking import note_unpacked
from layerlint.extract.value_size import size, without_parts
from layerlint.model.facts import Argument, Call, Form, Kind, Owner, Read, Use, Value


def call_value(frame: Frame, node: cst.Call) -> Value:
    """Return the value of a call. The call and the reads in it are recorded as events, arguments first."""
    callee = _callee(frame, node.func)
    args: list[Argument] = []
    consumes = callee.form is Form.NAME and callee.name in CONSUMERS
    for argument in node.args:
        if consumes or argument.star:
            note_consumed(frame, argument.value)
        value = evaluate(frame, argument.value)
        keyword = argument.keyword.value if argument.keyword is not None else None
        if argument.star == "*":
            note_unpacked(frame, argument.value, value)
        written = _unpacked(frame, value, argument.star)
        if frame.fixed and not argument.star:
            value = _exact(frame, argument.value, value)
        args.extend(written or (Argument(_argument_value(value), keyword, argument.star),))
    value = call_result(frame, node, callee, tuple(args))
    frame.events.append(Call(value.at, frame.guards, frame.nested, value, scopes=frame.scopes))
    place = len(frame.events) - 1
    note_effects(frame, value)
    returned = _enter(frame, value, callee)
    event = frame.events[place]
    if isinstance(event, Call) and (returned is not value or value.at in frame.entering.joined_calls):
        result = returned if returned.at != value.at or returned.form is Form.CHOICE else None
        frame.events[place] = evolve(event, told=value.at in frame.entering.joined_calls, result=result)
    return returned


def _exact(frame: Frame, node: cst.BaseExpression, value: Value) -> Value:
    """The argument, or the text that its expression certainly gives: `f"dense_{i}"`."""
    is_composed = value.form in (Form.STRING, Form.OPERATION, Form.CALL) and value.constant is None
    if not is_composed or value.kind not in (Kind.PLAIN, Kind.UNKNOWN):
        return value
    text = exact_text(frame, node)
    return value if text is None else Value(Kind.PLAIN, Form.LITERAL, value.at, constant=text)


def _unpacked(frame: Frame, value: Value, star: str) -> tuple[Argument, ...]:
    """The arguments behind a star, if they are written out; none if they are unknown."""
    if star == "**":
        return unpacked_arguments(frame, value)
    return unpacked_items(frame, value) if star else ()


def _enter(frame: Frame, value: Value, callee: Value) -> Value:
    """Return the call, or the value that the body of the callee returns where that is known."""
    if value.name in APPLY and value.owner is Owner.NONE:
        return _applied_result(frame, value)
    if value.kind is Kind.UNKNOWN and value.owner is Owner.NONE:
        callee = _lambda_of_module(frame, callee) or callee
    if callee.form is Form.LAMBDA:
        return _closure_result(frame, value, callee)
    if value.name and value.owner is Owner.NONE and frame.names.is_function(value.name):
        return enter_project_function(frame, value)
    if _is_own(value, callee):
        return _own_method_result(frame, value, callee)
    if callee.owner is Owner.SUPER and callee.form is Form.ATTRIBUTE:
        return enter_of_parent(frame, value, callee)
    return _instance_of_any(frame, value, callee) or enter_object(frame, value, callee) or value


def _is_own(value: Value, callee: Value) -> bool:
    """Whether it is `self.name(...)`."""
    is_attribute = callee.form is Form.ATTRIBUTE and callee.owner is Owner.SELF
    return value.on_self() and is_attribute and value.path == callee.member


def _own_method_result(frame: Frame, value: Value, callee: Value) -> Value:
    """Return the value of a call of an own or inherited method, or of what an attribute holds."""
    if callee.member in frame.entering.methods:
        return enter_own_method(frame, value, callee.member) or value
    held = frame.attributes.values.get(callee.member)
    state = (
        frame.entering.kept_functions.get(held.name)
        if held is not None and held.form is Form.LAMBDA
        else None
    )
    if state is not None:
        first = len(frame.events)
        returned = enter_closure(frame, value, state)
        frame.events[first:] = filter(judged_by_arguments, frame.events[first:])
        return returned or value
    instance = _instance_of_any(frame, value, callee) or enter_object(frame, value, callee)
    return instance or enter_inherited(frame, value, callee.member, 0)


def _closure_result(frame: Frame, value: Value, callee: Value) -> Value:
    """Return the value of a call of a lambda or an inner function."""
    state = frame.functions.get(callee.name)
    if state is None:
        return value
    returned = enter_closure(frame, value, state)
    if returned is None:
        state.runs = True
        return value
    return returned


def _lambda_of_module(frame: Frame, callee: Value) -> Value | None:
    """The lambda that a name of the module holds: `dense = lambda units: Dense(units)`."""
    named = callee.form is Form.NAME and callee.kind in (Kind.UNKNOWN, Kind.FUNCTION)
    value = module_value(frame, callee) if named and callee.name not in _BUILTIN_NAMES else None
    return value if value is not None and value.form is Form.LAMBDA else None


_BUILTIN_NAMES = frozenset(vars(builtins))


def _applied_result(frame: Frame, value: Value) -> Value:
    """Return the value of `map` or `reduce`. A function that is not entered runs with unknown arguments."""
    result = applied(frame, value, named_result)
    if result is None:
        for argument in value.args:
            mark_as_run(frame, argument.value)
    return result or value


def _instance_of_any(frame: Frame, value: Value, callee: Value) -> Value | None:
    """The instance that the call creates if the callee is one of several classes; None otherwise."""
    if value.kind is not Kind.UNKNOWN:
        return None
    if callee.form is Form.CHOICE:
        return instance_of(frame, value, callee)
    attribute = frame.attributes.values.get(value.path) if value.path and callee.calls_own_path else None
    if attribute is None or attribute.form is not Form.CHOICE:
        return None
    return instance_of(frame, value, attribute)


def _argument_value(value: Value) -> Value:
    """The argument, or of a large one its summary without parts."""
    return value if size(value) < 200 else without_parts(value)


def _callee(frame: Frame, func: cst.BaseExpression) -> Value:
    """Evaluate the callee; a method of a value is `Form.ATTRIBUTE` with its receiver."""
    if type(func) is cst.Attribute:
        base = func.value
        if type(base) is cst.Name and base.value == frame.self_name and base.value not in frame.locals:
            return attribute_value(frame, func, Use.CALLED)
        if type(base) is cst.Attribute:
            receiver = attribute_value(frame, base, Use.METHOD)
        else:
            receiver = evaluate(frame, base)
        if receiver.kind is Kind.SUPER:
            return Value(
                Kind.FUNCTION,
                Form.ATTRIBUTE,
                frame.at(func),
                owner=Owner.SUPER,
                member=func.attr.value,
                receiver=receiver,
            )
        own = _own_class_member(frame, receiver, func)
        if own is not None:
            return own
        if receiver.path and receiver.local:
            frame.events.append(Read(frame.at(func), frame.guards, frame.nested, receiver.path, Use.METHOD))
        is_object = bool(receiver.path) and receiver.kind is Kind.OBJECT
        field = field_value(frame, receiver, func.attr.value, frame.at(func)) if is_object else None
        if field is not None and field.form is Form.NAME and not field.makes:
            return field  # a class or a function
        if receiver.path and not receiver.local:
            # `self.w.assign` must not count as a read of an attribute "w.assign".
            return Value(
                frame.attributes.kind(f"{receiver.path}.{func.attr.value}"),
                Form.ATTRIBUTE,
                frame.at(func),
                owner=Owner.VALUE,
                member=func.attr.value,
                receiver=receiver,
                reads=receiver.reads,
                params=receiver.params,
            )
        return member_of(frame, receiver, func.attr.value, func)
    return evaluate(frame, func)


def _own_class_member(frame: Frame, receiver: Value, func: cst.Attribute) -> Value | None:
    """`Net.helper` in the class `Net` is `self.helper` where it is called without an instance."""
    name = func.attr.value
    if receiver.kind is not Kind.CLASS or receiver.name != frame.cls or frame.summaries.get(name) is None:
        return None
    at = frame.at(func)
    read(frame, name, at, Use.CALLED)
    return self_attribute(frame, name, at)
