"""LL106: a Python number or flag that changes in `call`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.eager_loops import noted_where_eager
from layerlint.model.facts import (
    STATE,
    Assign,
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    OtherAssign,
    Phase,
    Read,
    Return,
    TargetForm,
    Test,
    Value,
)
from layerlint.queries.conditions import lazy_guard
from layerlint.queries.moving_objects import moves
from layerlint.queries.steps import in_graph
from layerlint.rule import Finding, Severity, rule

_NUMBER_KINDS = frozenset({Kind.PLAIN, Kind.NONE})
_UNKNOWN = frozenset({Kind.UNKNOWN})
_NUMBERS = frozenset({"max", "min", "abs", "round", "int", "float"})
"""Functions of numbers that return a number: `self.rate = max(0.1, self.rate * 0.99)`."""

_ONCE = ": this line runs once inside `fit`, when it is traced, and not at every batch"


@rule(
    "LL106",
    "python-state-in-call",
    summary="A Python number or flag changes in `call` or a step: inside `fit` that happens once, while it is traced.",
    severity=Severity.WARNING,
)
def python_state_in_call(layer: LayerClass) -> Iterator[Finding]:
    return noted_where_eager(layer, _findings(layer))


def _findings(layer: LayerClass) -> Iterator[Finding]:
    yield from _attribute_findings(layer)
    for move in moves(layer):
        yield Finding(
            move.at,
            f"`{move.label}` changes in `{move.method.name}`{_ONCE}",
            elsewhere=f"`{move.label}` changes while `{move.method.name}` runs{_ONCE}",
            attribute=move.attribute,
            help="keep the state in `self.add_weight(..., trainable=False)` and change it with `assign`",
        )
    for method, event in layer.events(*in_graph(layer)):
        if isinstance(event, Assign | OtherAssign) and (label := _counter(layer, event)):
            yield Finding(
                event.at,
                f"`{label}` changes in `{method.name}`{_ONCE}",
                elsewhere=f"`{label}` changes while `{method.name}` runs{_ONCE}",
                help="keep the state in `self.add_weight(..., trainable=False)` and change it with `assign`",
                severity=None if _computes_with(layer, event) else Severity.NOTE,
            )


def _computes_with(layer: LayerClass, counter: Assign | OtherAssign) -> bool:
    """Whether `call` computes with the number, rather than only counting, or deciding when to print."""
    for _, event in layer.events(*in_graph(layer)):
        if event is counter or not isinstance(event, Assign | LocalAssign | Return) or event.value is None:
            continue
        for part in event.value.walk():
            if part.form is Form.OPERATION and any(_is_counter(counter, item) for item in part.items):
                return True
    return False


def _is_counter(counter: Assign | OtherAssign, value: Value) -> bool:
    if isinstance(counter, Assign):
        return value.path == counter.path or value.path.startswith(f"{counter.path}[")
    if counter.name.startswith("["):
        picked_from = value.holder.name if value.form is Form.SUBSCRIPT else ""
        return bool(picked_from) and picked_from == counter.holder.name
    return counter.holder.kind is Kind.MODULE and (
        value.at == counter.value.at or value.local == counter.name
    )


def _counter(layer: LayerClass, event: Assign | OtherAssign) -> str:
    """The counter that is not an attribute of `self` but of a dict, the class or the module; "" for none."""
    if not (event.operator or _counts_on(event)) or not _adds_number(event.value):
        return ""
    if isinstance(event, OtherAssign):
        if event.name.startswith("["):
            return f"{event.holder.method}[...]"
        if event.holder.kind is Kind.MODULE:
            return event.name
        if event.holder.kind is Kind.CLASS:
            return f"{event.holder.method}.{event.name}"
        return f"type(self).{event.name}" if event.holder.name == "type" else ""
    root, _, name = event.path.partition(".")
    is_object = layer.kinds.get(root) == frozenset({Kind.OBJECT}) and event.form is TargetForm.NESTED
    if root == "__class__" or (is_object and "." not in name):
        return f"self.{event.path}"
    counts = event.value.kind is Kind.PLAIN or layer.always(event.path, _is_counter_object)
    return f"self.{event.path}[...]" if event.form is TargetForm.ITEM and counts else ""


def _is_counter_object(value: Value) -> bool:
    """`Counter()`, `defaultdict(int)`; what is added to its entries stays a number"""
    of_numbers = value.called == "collections.defaultdict" and value.given("default", 0).name in _NUMBERS
    if value.items and all(map(_is_literal_number, value.items)):
        return True
    counts = value.called == "collections.Counter" or value.kind is Kind.NUMPY
    return counts or of_numbers or value.form is Form.OPERATION


def _counts_on(event: Assign | OtherAssign) -> bool:
    """`global step`, and `step = step + 1`"""
    value = event.value
    if not isinstance(event, OtherAssign) or event.holder.kind is not Kind.MODULE:
        return False
    return bool(value.items) and value.items[0].local == event.name


def _is_literal_number(value: Value) -> bool:
    return isinstance(value.constant, int | float)


def _adds_number(value: Value) -> bool:
    return any(isinstance(item.constant, int | float) for item in value.items[1:])


def _attribute_findings(layer: LayerClass) -> Iterator[Finding]:
    for method, assign in layer.assigns(*in_graph(layer)):
        if assign.form is not TargetForm.ATTRIBUTE:
            continue
        if not _holds_number(layer, assign.path):
            continue
        counts = _counts(assign) or _turns_over(method, assign) or _alternates(layer, method, assign)
        guard = lazy_guard(layer, layer.guards(method, assign))
        flag = guard is not None and guard.path == assign.path
        if not counts and not flag:
            continue
        if not counts and not _keeps_tensors(layer, assign.path):
            continue
        used = _is_used(layer, assign.path) and not _only_used_in_strings(layer, assign.path)
        yield Finding(
            assign.at,
            f"`self.{assign.path}` changes in `{method.name}`{_ONCE}",
            elsewhere=f"`self.{assign.path}` changes while `{method.name}` runs{_ONCE}",
            attribute=assign.path,
            help="keep the state in `self.add_weight(..., trainable=False)` and change it with `assign`",
            severity=None if used else Severity.NOTE,
        )


def _holds_number(layer: LayerClass, path: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether all assigned values are numbers, flags, or arguments that are numbers by default."""
    if layer.kinds.get(path, _UNKNOWN) <= _NUMBER_KINDS:
        return True
    seen |= {path}
    assigns = list(layer.assignments(path))
    begins = any(path not in assign.value.reads for _, assign in assigns)
    return begins and all(_is_number(layer, method, assign.value, seen) for method, assign in assigns)


def _is_number(layer: LayerClass, method: Method, value: Value, seen: frozenset[str] = frozenset()) -> bool:
    if value.kind in _NUMBER_KINDS or value.path in seen:
        return True
    if value.path:
        return _holds_number(layer, value.path, seen)
    if value.kind is Kind.PARAMETER:
        parameter = method.parameter(value.local)
        default = parameter.default.constant if parameter is not None and parameter.default else None
        return isinstance(default, int | float)
    if value.called in _NUMBERS:
        return all(_is_number(layer, method, argument.value, seen) for argument in value.args)
    return (
        value.form is Form.OPERATION
        and bool(value.items)
        and all(_is_number(layer, method, item, seen) for item in value.items)
    )


def _counts(assign: Assign) -> bool:
    """Whether the new value is computed from the old one: `self.n += 1`, `self.n = 2 * self.n`."""
    if assign.operator:
        return True
    value = assign.value
    computed = value.form is Form.OPERATION or value.called in _NUMBERS
    return computed and any(part.path == assign.path for part in value.walk())


def _turns_over(method: Method, assign: Assign) -> bool:
    """`self.mode = "b" if self.mode == "a" else "a"`"""
    constants = [item.constant for item in assign.value.items if item.form is Form.LITERAL]
    if assign.value.form is not Form.CHOICE or len(set(constants)) != 2:
        return False
    tested = False
    for event in method.events:
        if event is assign:
            return tested
        if isinstance(event, Test):
            tested = any(part.path == assign.path for part in event.value.walk())
    return False


def _alternates(layer: LayerClass, method: Method, assign: Assign) -> bool:
    """`if self.phase == 0: self.phase = 1`, where another line sets it back."""
    tested = any(
        part.path == assign.path
        for guard in layer.guards(method, assign)
        if guard.value is not None
        for part in guard.value.walk()
    )
    constants = {
        other.value.constant
        for _, other in layer.assigns(*in_graph(layer))
        if other.path == assign.path and other.value.form is Form.LITERAL
    }
    return tested and len(constants) > 1 and not any(isinstance(constant, bool) for constant in constants)


def _only_used_in_strings(layer: LayerClass, path: str) -> bool:
    """Whether it is only used in names: `name = str(self.count)`."""
    texts = reads = 0
    for facts in layer.lineage:
        for method in facts.methods:
            for event in method.events:
                if isinstance(event, Assign) and event.path == path:
                    continue
                if isinstance(event, Read):
                    reads += event.path == path
                    continue
                value = getattr(event, "value", None)
                if isinstance(value, Value) and any(
                    (part.form is Form.STRING or part.name == "str" or part.on_value("format"))
                    and path in part.reads
                    for part in value.walk()
                ):
                    texts += isinstance(event, LocalAssign | Assign)
    counting = sum(path in assign.value.reads for _, assign in layer.assignments(path))
    return 0 < reads - counting <= texts


def _is_used(layer: LayerClass, path: str) -> bool:
    """Whether anything besides the counting itself reads it."""
    reads = sum(read.path == path for facts in layer.lineage for m in facts.methods for read in m.reads)
    counting = sum(path in assign.value.reads for _, assign in layer.assignments(path))
    return reads > counting


def _keeps_tensor(event: Event) -> bool:
    return isinstance(event, Assign) and event.value.kind in (Kind.TENSOR, Kind.INPUT)


def _fills_weight(layer: LayerClass, event: Event) -> bool:
    """`self.scale.assign(...)`, which a graph runs at every call, or never."""
    if not isinstance(event, Call) or event.value.method not in {"assign", "assign_add", "assign_sub"}:
        return False
    holder = event.value.holder
    return not STATE.isdisjoint(layer.kinds.get(holder.path, ()))


def _keeps_tensors(layer: LayerClass, flag: str) -> bool:
    """Whether the flag guards a stored tensor or an assignment to a weight, not the creation of a weight."""
    for method, event in layer.events(Phase.CALL):
        if _keeps_tensor(event) or _fills_weight(layer, event):
            guard = lazy_guard(layer, layer.guards(method, event))
            if guard is not None and guard.path == flag:
                return True
    return False
