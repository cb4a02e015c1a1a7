"""What a gradient tape records: the runs of a network that lead to the target of a gradient."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from layerlint.model.facts import (
    At,
    Call,
    Form,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    Value,
    answered_once,
    attribute_of,
)
from layerlint.queries.own_helpers import with_helpers
from layerlint.queries.steps import TRAINED
from layerlint.queries.training_code import variable_name
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_OBJECTS = frozenset({Kind.LOSS, Kind.METRIC})
_HARMLESS = _OBJECTS | {
    Kind.OPTIMIZER,
    Kind.PLAIN,
    Kind.PARAMETER,
    Kind.NONE,
    Kind.CONSTANT_TENSOR,
    Kind.NUMPY,
}
_WEIGHTS = frozenset({"losses", "weights", "variables", "non_trainable_weights", *TRAINED})
DIFFERENTIATES = frozenset({"gradient", "jacobian", "batch_jacobian"})
_OF_KERAS = frozenset({"compute_loss", "compiled_loss", "loss"})
"""Members of a model that Keras defines, and that do not run it."""
_PYTHON = frozenset({"zip", "range", "len", "float", "int", "enumerate", "list", "sum", "tuple", "dict"})
_COMPOSED = frozenset({Form.OPERATION, Form.COMPARISON, Form.CHOICE, Form.SUBSCRIPT, Form.COMPREHENSION})
_NAMING = frozenset({Form.ATTRIBUTE, Form.SUBSCRIPT, Form.OTHER})
WHOLE_RUNS = ("predict", "predict_on_batch")
"""Methods of a model that return NumPy arrays, which no tape records."""
WHOLE = "self"
"""The name of the network that is the model itself."""


@dataclass(frozen=True)
class _Notes:
    """What a method makes, by place: its calls, its local values, and the tapes that have a `with` block."""

    calls: dict[At, Call]
    assigns: dict[tuple[str, At], LocalAssign]
    tapes: frozenset[At]


@answered_once
def _methods(layer: LayerClass) -> tuple[Method, ...]:
    if not any(map(_makes_tape, layer.methods)):
        return ()
    return tuple(filter(_makes_tape, (with_helpers(layer, method) for method in layer.methods)))


@answered_once
def _notes(layer: LayerClass) -> dict[int, _Notes]:
    """By identity, the methods that make a tape."""
    return {id(method): _note(method) for method in _methods(layer)}


def _makes_tape(method: Method) -> bool:
    return any(call.value.name.endswith("GradientTape") for call in method.calls)


def _note(method: Method) -> _Notes:
    assigns: dict[tuple[str, At], LocalAssign] = {}
    computed: dict[At, LocalAssign] = {}
    under: set[At] = set()
    for event in method.events:
        if isinstance(event, LocalAssign):
            # `loss = total` computes nothing anew.
            first = computed.setdefault(event.value.at, event) if event.value.at >= 0 else event
            assigns.setdefault((event.name, event.value.at), first)
        under.update(guard.value.at for guard in event.guards if guard.value is not None)
    calls = {call.value.at: call for call in method.calls}
    tapes = {at for at, call in calls.items() if call.value.method == "GradientTape"}
    return _Notes(calls, assigns, frozenset(tapes & under))


def tape_methods(layer: LayerClass) -> tuple[Method, ...]:
    """The own methods that make a tape, with what their helpers do."""
    return _methods(layer)


def tape_of(layer: LayerClass, method: Method, gradient: Value) -> At:
    """The place where one of the `tape_methods` makes the tape of `tape.gradient(...)` for a `with` block, else -1."""
    is_made = gradient.on_value(*DIFFERENTIATES) and gradient.holder.at in _notes(layer)[id(method)].tapes
    return gradient.holder.at if is_made else -1


def is_under(event: object, tape: At) -> bool:
    """Whether the event happens in a `with` block of the tape."""
    guards = getattr(event, "guards", ())
    return any(guard.value is not None and guard.value.at == tape for guard in guards)


@dataclass
class _Flow:
    layer: LayerClass
    tape: At
    network: str
    entered: frozenset[At]
    calls: dict[At, Call]
    assigns: dict[tuple[str, At], LocalAssign]
    runs: list[Value] = field(default_factory=list)


def runs_outside(
    layer: LayerClass, method: Method, gradient: Call, network: str, entered: frozenset[At] = frozenset()
) -> list[Value]:
    """The runs of the network that the target is computed from, if all of them are outside the tape.

    `network` is the name of what holds it: `self`, `self.generator`, `model`. Nothing where the tape may record a use
    of its weights. `entered` are the calls of functions whose events are among those of the method.
    """
    tape, target = tape_of(layer, method, gradient.value), gradient.value.argument("target", 0)
    if tape < 0 or target is None:
        return []
    notes = _notes(layer)[id(method)]
    flow = _Flow(layer, tape, network, entered, notes.calls, notes.assigns)
    recorded = is_under(gradient, tape)
    return flow.runs if _is_constant(flow, target, recorded) else []


def _is_constant(flow: _Flow, target: Value, recorded: bool) -> bool:
    """Whether the tape certainly records no use of the network; collects the runs outside it."""
    waiting, visited = [(target, recorded)], set[tuple[At, bool, str]]()
    while waiting:
        part, recorded = waiting.pop()
        used, assign = recorded, _computation(flow, part)
        if assign is not None:
            part, recorded = replace(assign.value, local=part.local), is_under(assign, flow.tape)
        part = in_full(part, flow.calls)
        # Of a list that was put together outside, the parts may have been computed under the tape.
        recorded = recorded or is_under(flow.calls.get(part.at), flow.tape)
        key = (part.at, recorded, part.local)
        if part.at >= 0 and key in visited:
            continue
        visited.add(key)
        if part.form is Form.CHOICE and part.local:
            waiting += _alternatives(flow, part.local)
            continue
        run = _run(flow, part)
        if run is not None:
            if recorded and run.method not in WHOLE_RUNS:
                return False
            flow.runs.append(run)
        elif (recorded and not _is_readable(flow, part)) or (
            used and may_be_weight(part, flow.network, flow.calls)
        ):
            return False
        else:
            waiting += [(inner, recorded) for inner in part.inner]
    return True


def _computation(flow: _Flow, part: Value) -> LocalAssign | None:
    """The assignment that computes the value of a local name, if that is one."""
    is_one = part.at >= 0 and part.form is not Form.CHOICE
    return flow.assigns.get((part.local, part.at)) if is_one else None


def _alternatives(flow: _Flow, name: str) -> list[tuple[Value, bool]]:
    """All that a local name may hold, and whether the tape records it: after an `if`, or after a loop that changes it."""
    given = [assign for (local, _), assign in flow.assigns.items() if local == name]
    return [(replace(assign.value, local=""), is_under(assign, flow.tape)) for assign in given]


def in_full(part: Value, calls: Mapping[At, Call]) -> Value:
    """The value with the arguments that a large one does not have, of the calls of its method by their places."""
    if part.form is Form.CALL and part.at in calls:
        return replace(calls[part.at].value, local=part.local)
    return part


def _run(flow: _Flow, part: Value) -> Value | None:
    """The call of the network that it is, or one of whose results it is."""
    call = flow.calls[part.at].value if part.at in flow.calls else part
    return call if call.form is Form.CALL and _is_run(flow, call) else None


def _is_run(flow: _Flow, call: Value) -> bool:
    if flow.network == WHOLE:
        kinds = flow.layer.kinds.get(call.path, frozenset()) if call.calls_own_path else frozenset()
        return call.calls_self or call.on_self("call", *WHOLE_RUNS) or Kind.SUBLAYER in kinds
    if call.on_value(*WHOLE_RUNS):
        return variable_name(call.holder) == flow.network
    if call.on_self():
        return f"self.{call.path}" == flow.network
    return call.calls_instance and variable_name(call.holder) == flow.network


def may_be_weight(part: Value, network: str, calls: Collection[At]) -> bool:
    """Whether it may be a weight of the network, or a list of them: the tape watches these wherever they are named.

    `calls` are the places of the calls of the method.
    """
    if part.kind in (Kind.WEIGHT, Kind.VARIABLE):
        return True
    if part.form not in _NAMING or part.at in calls or any(p.form is Form.CALL for p in part.walk()):
        return False
    names = part.params | set(map(attribute_of, part.reads))
    return not names.isdisjoint({network.removeprefix("self."), *TRAINED})


def _is_readable(flow: _Flow, part: Value) -> bool:
    """Whether what the tape records here certainly uses no weight of the network, apart from what it is made of."""
    if part.member in _WEIGHTS or part.form in (Form.LAMBDA, Form.AWAIT):
        return False
    if not part.inner and (part.form in _COMPOSED or (part.form is Form.CALL and part.at not in flow.calls)):
        return False  # what a large value is made of is left out
    if part.kind in (Kind.SELF, Kind.WEIGHT, Kind.VARIABLE, Kind.SUBLAYER) and part.form is not Form.CALL:
        return False
    if part.form is Form.CALL:
        return _is_readable_call(flow, part)
    if variable_name(part) == flow.network:
        return False
    paths = {part.path} if part.path else part.reads if not part.inner else ()
    return all(_is_harmless(flow, path) for path in paths)


def _is_harmless(flow: _Flow, path: str) -> bool:
    """Whether the attribute holds no weight of the network."""
    if flow.network != WHOLE:
        return attribute_of(path) != flow.network.removeprefix("self.")
    kinds = flow.layer.kinds.get(path)
    return kinds is not None and kinds <= _HARMLESS


def _is_readable_call(flow: _Flow, call: Value) -> bool:
    if keras_name(call.name) is not None or tf_name(call.name) is not None or call.name in _PYTHON:
        return True
    if call.on_self(*_OF_KERAS) and _is_of_keras(flow.layer, call.path):
        return True
    if call.calls_instance and call.holder.kind in _OBJECTS:
        return True
    if call.calls_own_path:
        kinds = flow.layer.kinds.get(call.path, frozenset())
        if kinds and kinds <= _OBJECTS:
            return True
        if kinds == {Kind.SUBLAYER}:
            return _are_apart(flow, call.path)
        return kinds == {Kind.PARAMETER} and _is_fed(flow, call)
    if call.calls_instance and call.holder.kind is Kind.PARAMETER:
        return _is_fed(flow, call)
    return call.on_value() and call.holder.kind in (Kind.TENSOR, Kind.INPUT)


def _are_apart(flow: _Flow, path: str) -> bool:
    """Whether this sublayer and the network are made of new layers alone, and so share no weights."""
    network = flow.network.removeprefix("self.")
    ours, others = ([assign.value for _, assign in flow.layer.assignments(name)] for name in (path, network))
    params = [frozenset[str]().union(*(value.params for value in values)) for values in (ours, others)]
    if not params[0].isdisjoint(params[1]):
        return False  # they may be given the same layer
    return all(flow.layer.always(name, _is_new) for name in (path, network))


def _is_new(value: Value) -> bool:
    """Whether it makes layers out of nothing that has a name."""
    layers = [part for part in value.walk() if part.kind in (Kind.SUBLAYER, Kind.KERAS_TENSOR)]
    return (
        value.makes_layer and all(part.makes_layer and not part.local for part in layers) and not value.reads
    )


def _is_of_keras(layer: LayerClass, member: str) -> bool:
    return layer.complete and layer.method(member) is None and member not in layer.kinds


def _is_fed(flow: _Flow, call: Value) -> bool:
    """Whether an argument is computed from a run of the network outside the tape: a loss of its output."""
    return any(
        _run(flow, part) is not None
        and not is_under(_computation(flow, part) or flow.calls.get(part.at), flow.tape)
        for argument in call.args
        for part in argument.value.walk()
    )
