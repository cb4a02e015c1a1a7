"""Calls of inherited helpers, which are entered as other functions are.

A finding that does not depend on a child is reported for the layer whose text it is in. For the child only findings are
reported that its own arguments and attributes cause, and those on what a helper keeps on `self` if only the child calls
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import libcst as cst

from layerlint.extract.call_binding import bind_arguments, forget_dicts, return_dicts
from layerlint.extract.caller_names import names_in_caller, with_caller_names
from layerlint.extract.copies import evolve
from layerlint.extract.entered_calls import Ancestor, EnteredCall, FunctionText
from layerlint.extract.entered_results import result_of_call
from layerlint.extract.entering import may_enter, walk_body
from layerlint.extract.frame import Frame
from layerlint.extract.function_text import child_frame, parsed
from layerlint.extract.functions import parameters_of
from layerlint.extract.generators import is_generator
from layerlint.extract.joined_events import always_happens
from layerlint.extract.names_protocol import Names
from layerlint.extract.value_merge import join
from layerlint.model.facts import STATE, Assign, Call, Event, Form, Iterate, Kind, Read, Test, Value

_KERAS_RUNS = frozenset(
    {"build", "call", "train_step", "test_step", "predict_step", "compute_loss", "get_config", "from_config"}
)
"""Methods whose own walk shows more than a walk with the arguments of a child."""
_PARTS = STATE | {Kind.SUBLAYER, Kind.METRIC, Kind.OPTIMIZER, Kind.SEED_GENERATOR, Kind.TF_MODULE}
"""Parts of a layer: where a helper creates one, findings on it are reported for the helper's own class."""
_SIZES = frozenset({Kind.DIM, Kind.SHAPE})
_RUNTIME = {Kind.INPUT: Kind.TENSOR, Kind.TENSOR: Kind.TENSOR}


def enter_of_parent(frame: Frame, call: Value, callee: Value) -> Value:
    """Enter the call of `super().helper(...)`, and return its value."""
    holder = callee.receiver
    class_argument = holder.receiver if holder is not None and holder.kind is Kind.SUPER else None
    if (
        holder is None
        or holder.kind is not Kind.SUPER
        or (class_argument is not None and class_argument.name != frame.cls)
    ):
        return call
    order = [ancestor.qualified for ancestor in frame.entering.ancestors]
    if frame.cls == frame.entering.cls:
        return enter_inherited(frame, call, callee.member, 0)
    if frame.cls not in order:
        return call
    return enter_inherited(frame, call, callee.member, order.index(frame.cls) + 1)


def enter_inherited(frame: Frame, call: Value, name: str, first: int) -> Value:
    """Enter a method of the first ancestor that has it, from index `first` on, and return the value of the call."""
    ancestor = next(
        (candidate for candidate in frame.entering.ancestors[first:] if name in candidate.methods), None
    )
    if ancestor is None or name in _KERAS_RUNS or name.startswith("__") or name in frame.attributes.kinds:
        return call
    qualified = f"{ancestor.qualified}.{name}"
    resolved = frame.names.function(qualified) if may_enter(frame, qualified) else None
    text = parsed(resolved[0]) if resolved is not None else None
    node = text.node if text is not None else None
    if resolved is None or text is None or not isinstance(node, cst.FunctionDef) or not _is_method(node):
        return call
    return _enter(frame, call, ancestor, _Helper(name, qualified, resolved[1], text, node))


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
    bound = bind_arguments(child, helper.node.params, call, helper.self_name)
    returned = walk_body(child, helper.node, bound)
    return_dicts(frame, child, helper.node, bound)
    frame.entering.entered.append(EnteredCall(first, len(frame.nodes), call.at, helper.name, helper.text))
    caller_names = names_in_caller(bound, child.local_names, helper.node)
    depth = len(frame.guards)
    joining = [
        event
        for event in child.events
        if _may_join(event, child, ancestor) and always_happens(event, depth, frozenset())
    ]
    if joining and ancestor.checked:
        joining = _events_unknown_to_parent(
            joining, child, _signatures_in_parent(frame, ancestor, helper), helper.name in ancestor.called
        )
    renamed_values: dict[int, Value] = {}
    frame.events.extend(with_caller_names(event, caller_names, call.at, renamed_values) for event in joining)
    if returned is not None and any(part.kind in _PARTS for part in returned.walk()):
        return call
    result = result_of_call(call, returned, caller_names)
    return _without_parent_calls(result, call) if ancestor.checked and result is not call else result


def _without_parent_calls(result: Value, call: Value) -> Value:
    """The returned value without the helper's calls, which are judged in its own class."""
    if result.kind in _SIZES or result.kind is Kind.PLAIN or result.local:
        return result
    if result.form in (Form.TUPLE, Form.LIST):
        return evolve(result, items=tuple(_without_parent_calls(item, call) for item in result.items))
    return evolve(call, kind=result.kind, reads=call.reads | result.reads, params=call.params | result.params)


def _child(frame: Frame, ancestor: Ancestor, helper: _Helper) -> Frame:
    child = child_frame(frame, helper.names, helper.qualified)
    child.cls, child.self_name = ancestor.qualified, helper.self_name
    child.functions, child.called = dict(frame.functions), []
    return child


def _may_join(event: Event, child: Frame, ancestor: Ancestor) -> bool:
    if event.nested != child.nested:
        return False
    if isinstance(event, Call):
        return event.value.kind not in _PARTS
    if isinstance(event, Assign):
        return _keeps_state(event)
    is_read = isinstance(event, Read) and not ancestor.checked  # a mixin is not checked itself
    return is_read or isinstance(event, (Test, Iterate))


def _keeps_state(assign: Assign) -> bool:
    """`self.last = x`, `self.steps += 1`, where only a child calls the method."""
    return assign.value.kind in _RUNTIME or (bool(assign.operator) and assign.value.kind is Kind.PLAIN)


# ------------------------------------------------------------------------------------ what the parent reports


def _signatures_in_parent(frame: Frame, ancestor: Ancestor, helper: _Helper) -> frozenset[object]:
    """The signatures of the helper's events when it is called with the arguments that its own class knows."""
    signatures = frame.entering.views.get(helper.qualified)
    if signatures is None:
        child = _child(frame, ancestor, helper)
        child.attributes = ancestor.attributes.copy()
        child.nodes, child.functions, child.guards = [], {}, ()
        child.entering = replace(frame.entering, entered=[], joined_calls=set())
        bound = {}
        for parameter in parameters_of(child, helper.node.params)[1:]:
            kind = join(ancestor.parameters.get((helper.name, parameter.name), frozenset()))
            if kind in (Kind.UNKNOWN, Kind.NONE):
                kind = Kind.PARAMETER
            size = ancestor.shared_values.get((helper.name, parameter.name))
            index = size.index if size is not None and size.kind is kind else None
            bound[parameter.name] = Value(kind, Form.NAME, parameter.at, local=parameter.name, index=index)
        walk_body(child, helper.node, bound)
        frame.entering.budget = child.entering.budget
        signatures = frozenset(
            _signature(event, child) for event in child.events if isinstance(event, _JUDGED)
        )
        frame.entering.views[helper.qualified] = signatures
    return signatures


_JUDGED = (Call, Test, Iterate)


def _events_unknown_to_parent(
    events: list[Event], child: Frame, view: frozenset[object], called: bool
) -> list[Event]:
    """The events that the parent does not report, such as a test in a method that it never calls itself."""
    return [
        event
        for event in events
        if (not called and not isinstance(event, Call))
        or (
            not isinstance(event, Assign)
            and _signature(event, child) not in view
            and (not isinstance(event, Call) or _depends_on_arguments(event.value))
        )
    ]


def judged_by_arguments(event: Event) -> bool:
    """Whether the event of a body that is walked elsewhere too says more with the arguments of this call."""
    if isinstance(event, Call):
        return event.value.kind not in _PARTS and _depends_on_arguments(event.value)
    return isinstance(event, _JUDGED)


def _depends_on_arguments(call: Value) -> bool:
    """Whether rules judge the call by its arguments, and not by its callee."""
    if call.name.startswith("numpy.") or (call.name and "." not in call.name):
        return True
    receiver = call.receiver
    if call.on_value() and receiver is not None and receiver.kind in _RUNTIME:
        return True
    return any(part.kind in _SIZES for part in _written_parts(call))


def _signature(event: Event, frame: Frame) -> object:
    """A key that differs for the same event with other arguments."""
    value = event.value if isinstance(event, _JUDGED) else None
    kinds = tuple((_RUNTIME.get(part.kind, part.kind), part.index) for part in _written_parts(value))
    return type(event), id(frame.nodes[event.at]), kinds


def _written_parts(value: Value | None) -> Iterator[Value]:
    """The value and its parts as they are written: a local name has no parts."""
    waiting = [value] if value is not None else []
    while waiting:
        part = waiting.pop()
        yield part
        if not part.local:
            waiting.extend(part.items)
            waiting.extend(argument.value for argument in part.args)
            waiting.extend(part for part in (part.count, part.receiver) if part is not None)
