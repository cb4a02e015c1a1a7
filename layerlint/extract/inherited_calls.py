"""Calls of inherited helpers, which are entered as other functions are.

What is wrong in the text of a layer whatever its children do, that layer is told. A child is told what comes of its own
arguments and attributes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import libcst as cst

from layerlint.extract.copies import evolve
from layerlint.extract.entered_calls import Ancestor, EnteredCall, FunctionText
from layerlint.extract.entering import (
    bind,
    callers_names,
    forget_dicts,
    give_back,
    happens,
    is_generator,
    may_enter,
    renamed,
    result_of,
    walk_body,
)
from layerlint.extract.frame import Frame
from layerlint.extract.function_text import child_frame, parsed
from layerlint.extract.functions import parameters_of
from layerlint.extract.names_protocol import Names
from layerlint.extract.value_merge import join
from layerlint.model.facts import STATE, Call, Event, Form, Iterate, Kind, Read, Test, Value

_KERAS_RUNS = frozenset(
    {"build", "call", "train_step", "test_step", "predict_step", "compute_loss", "get_config", "from_config"}
)
"""Methods whose own walk says more than that with the arguments of a child."""
_PARTS = STATE | {Kind.SUBLAYER, Kind.METRIC, Kind.OPTIMIZER, Kind.SEED_GENERATOR, Kind.TF_MODULE}
"""What a class is made of: where a helper makes such a thing, its own class is told how."""
_SIZES = frozenset({Kind.DIM, Kind.SHAPE})
_RUNTIME = {Kind.INPUT: Kind.TENSOR, Kind.TENSOR: Kind.TENSOR}


def enter_of_parent(frame: Frame, call: Value, callee: Value) -> Value:
    """The call of `super().helper(...)`."""
    holder = callee.receiver
    named = holder.receiver if holder is not None and holder.kind is Kind.SUPER else None
    if holder is None or holder.kind is not Kind.SUPER or (named is not None and named.name != frame.cls):
        return call
    order = [one.qualified for one in frame.entering.ancestors]
    if frame.cls == frame.entering.cls:
        return enter_inherited(frame, call, callee.member, 0)
    if frame.cls not in order:
        return call
    return enter_inherited(frame, call, callee.member, order.index(frame.cls) + 1)


def enter_inherited(frame: Frame, call: Value, name: str, first: int) -> Value:
    """The call of a method of the first ancestor that has it, from the one at `first` on."""
    ancestor = next((one for one in frame.entering.ancestors[first:] if name in one.methods), None)
    if ancestor is None or name in _KERAS_RUNS or name.startswith("__") or name in frame.attributes.kinds:
        return call
    qualified = f"{ancestor.qualified}.{name}"
    found = frame.names.function(qualified) if may_enter(frame, qualified) else None
    text = parsed(found[0]) if found is not None else None
    node = text.node if text is not None else None
    if found is None or text is None or not isinstance(node, cst.FunctionDef) or not _is_method(node):
        return call
    return _enter(frame, call, ancestor, _Helper(name, qualified, found[1], text, node))


class _Helper:
    """An inherited method whose text is known."""

    def __init__(
        self, name: str, qualified: str, names: Names, text: FunctionText, node: cst.FunctionDef
    ) -> None:
        self.name, self.qualified = name, qualified
        self.names, self.text, self.node = names, text, node

    @property
    def self_name(self) -> str:
        return self.node.params.params[0].name.value


def _is_method(node: cst.FunctionDef) -> bool:
    return bool(node.params.params) and not node.decorators and not is_generator(node)


def _enter(frame: Frame, call: Value, ancestor: Ancestor, helper: _Helper) -> Value:
    forget_dicts(frame, call)
    child = _child(frame, ancestor, helper)
    child.attributes = frame.attributes.copy_sharing_answers()
    first = len(frame.nodes)
    bound = bind(child, helper.node.params, call, helper.self_name)
    returned = walk_body(child, helper.node, bound)
    give_back(frame, child, helper.node, bound)
    frame.entering.entered.append(EnteredCall(first, len(frame.nodes), call.at, helper.name, helper.text))
    own = callers_names(bound, child.local_names, helper.node)
    inside = len(frame.guards)
    told = [
        event
        for event in child.events
        if _is_told(event, child, ancestor) and happens(event, inside, frozenset())
    ]
    if told and ancestor.checked:
        told = _news(told, child, _view(frame, ancestor, helper), helper.name in ancestor.called)
    seen: dict[int, Value] = {}
    frame.events.extend(renamed(event, own, call.at, seen) for event in told)
    if returned is not None and any(part.kind in _PARTS for part in returned.walk()):
        return call
    given = result_of(call, returned, own)
    return _bare(given, call) if ancestor.checked and given is not call else given


def _bare(given: Value, call: Value) -> Value:
    """What the helper gives without the calls of which its own class is told."""
    if given.kind in _SIZES or given.kind is Kind.PLAIN or given.local:
        return given
    if given.form in (Form.TUPLE, Form.LIST):
        return evolve(given, items=tuple(_bare(item, call) for item in given.items))
    return evolve(call, kind=given.kind, reads=call.reads | given.reads, params=call.params | given.params)


def _child(frame: Frame, ancestor: Ancestor, helper: _Helper) -> Frame:
    child = child_frame(frame, helper.names, helper.qualified)
    child.cls, child.self_name = ancestor.qualified, helper.self_name
    child.functions, child.called = dict(frame.functions), []
    return child


def _is_told(event: Event, child: Frame, ancestor: Ancestor) -> bool:
    if event.nested != child.nested:
        return False
    if isinstance(event, Call):
        return event.value.kind not in _PARTS
    reads = isinstance(event, Read) and not ancestor.checked  # of a mixin, nobody else tells what it reads
    return reads or isinstance(event, (Test, Iterate))


# ------------------------------------------------------------------------------------ what the parent is told


def _view(frame: Frame, ancestor: Ancestor, helper: _Helper) -> frozenset[object]:
    """What happens in the helper as far as its own class knows what it is given."""
    known = frame.entering.views.get(helper.qualified)
    if known is None:
        child = _child(frame, ancestor, helper)
        child.attributes = ancestor.attributes.copy()
        child.nodes, child.functions, child.guards = [], {}, ()
        child.entering = replace(frame.entering, entered=[], joined_calls=set())
        bound = {}
        for parameter in parameters_of(child, helper.node.params)[1:]:
            kind = join(ancestor.parameters.get((helper.name, parameter.name), frozenset()))
            if kind in (Kind.UNKNOWN, Kind.NONE):
                kind = Kind.PARAMETER
            size = ancestor.sizes.get((helper.name, parameter.name))
            index = size.index if size is not None and size.kind is kind else None
            bound[parameter.name] = Value(kind, Form.NAME, parameter.at, local=parameter.name, index=index)
        walk_body(child, helper.node, bound)
        frame.entering.budget = child.entering.budget
        known = frozenset(_sign(event, child) for event in child.events if isinstance(event, _TELLING))
        frame.entering.views[helper.qualified] = known
    return known


_TELLING = (Call, Test, Iterate)


def _news(told: list[Event], child: Frame, view: frozenset[object], called: bool) -> list[Event]:
    """Those of the events that the parent does not know: tests in what it never runs itself are news in a child."""
    return [
        event
        for event in told
        if (not called and not isinstance(event, Call))
        or (
            _sign(event, child) not in view and (not isinstance(event, Call) or _is_of_arguments(event.value))
        )
    ]


def _is_of_arguments(call: Value) -> bool:
    """Whether a rule speaks of the call for what it is given, and not for what is called."""
    if call.name.startswith("numpy.") or (call.name and "." not in call.name):
        return True
    of = call.receiver
    if call.on_value() and of is not None and of.kind in _RUNTIME:
        return True
    return any(part.kind in _SIZES for part in _written(call))


def _sign(event: Event, frame: Frame) -> object:
    """What tells it from the same event with other arguments."""
    value = event.value if isinstance(event, _TELLING) else None
    kinds = tuple((_RUNTIME.get(part.kind, part.kind), part.index) for part in _written(value))
    return type(event), id(frame.nodes[event.at]), kinds


def _written(value: Value | None) -> Iterator[Value]:
    """The value and what it is made of as it is written: what a local name stands for is one thing."""
    waiting = [value] if value is not None else []
    while waiting:
        one = waiting.pop()
        yield one
        if not one.local:
            waiting.extend(one.items)
            waiting.extend(argument.value for argument in one.args)
            waiting.extend(part for part in (one.count, one.receiver) if part is not None)
