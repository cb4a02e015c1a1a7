"""LL121: a trainable weight that reaches the output only through operations without a gradient."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Assign,
    At,
    Call,
    Kind,
    LayerClass,
    Method,
    Phase,
    Return,
    Use,
    Value,
)
from layerlint.queries.frozen import may_freeze
from layerlint.queries.gradient_steps import INTENDED_CUTS, has_no_gradient, step_label
from layerlint.queries.losses import is_penalized
from layerlint.queries.value_parts import written
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import is_stateless, keras_name


@rule(
    "LL121",
    "weight-without-gradient",
    summary="A trainable weight reaches the output only through rounding, a comparison or integers: it never learns.",
    severity=Severity.WARNING,
)
def weight_without_gradient(layer: LayerClass) -> Iterator[Finding]:
    creations = dict((*_trainable(layer), *_trained_sublayers(layer)))
    if not creations:
        return
    ends = list(_ends(layer))
    for path, assign in creations.items():
        blocked = _blocked(layer, path, ends)
        if blocked is not None and not may_freeze(layer, path):
            yield Finding(
                blocked.at,
                f"`self.{path}` reaches the output only through {step_label(blocked)}, which has no gradient: it is never"
                " trained",
                attribute=path,
                help="use a smooth function of the weight, a straight-through estimator, or `trainable=False`",
                related=((assign.value.at, "it is made here"),) if assign.value.at >= 0 else (),
            )


def _trainable(layer: LayerClass) -> Iterator[tuple[str, Assign]]:
    """The trainable weights that the class creates once each."""
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        value = assign.value
        if not adds_weight(value) or is_penalized(value):
            continue
        trainable = value.argument("trainable")
        is_trainable = trainable is None or trainable.constant is True
        if is_trainable and not value.unpacks and len(list(layer.assignments(assign.path))) == 1:
            yield assign.path, assign


def _trained_sublayers(layer: LayerClass) -> Iterator[tuple[str, Assign]]:
    """The Keras layers with weights that the class creates once each, and that only `call` uses."""
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        value, path = assign.value, assign.path
        short = keras_name(value.name) or ""
        if value.kind is not Kind.SUBLAYER or is_penalized(value) or value.unpacks:
            continue
        if not _has_weights(layer, short) and not _is_filled(layer, value):
            continue
        trainable = value.argument("trainable")
        if (trainable is None or trainable.constant is True) and _only_called(layer, path):
            yield path, assign


def _has_weights(layer: LayerClass, short: str) -> bool:
    return short.startswith("layers.") and not is_stateless(short, layer.keras)


def _is_filled(layer: LayerClass, network: Value) -> bool:
    """Whether it is a `Sequential` of Keras layers, of which one has weights and none is penalized."""
    if (keras_name(network.name) or "").rpartition(".")[2] != "Sequential":
        return False
    parts = network.given("layers", 0).items
    names = [str(keras_name(part.name)) for part in parts]
    are_keras = "None" not in names and not any(map(is_penalized, parts))
    return are_keras and any(_has_weights(layer, name) for name in names)


_MAKES_IT = frozenset({Phase.CONSTRUCT, Phase.BUILD, Phase.CONFIG})


def _only_called(layer: LayerClass, path: str) -> bool:
    """Whether the sublayer is created once, and used only in `call`."""
    reads = [
        (read, layer.phases_of(method, read))
        for method in layer.members.values()
        for read in method.reads
        if read.path == path or read.path.startswith(f"{path}.")
    ]
    used = [(read, phases) for read, phases in reads if not phases or phases - _MAKES_IT]
    return len(list(layer.assignments(path))) == 1 and all(
        read.path == path and phases == {Phase.CALL} for read, phases in used
    )


def _ends(layer: LayerClass) -> Iterator[Value]:
    """The values that `call` returns, stores, adds to the loss or passes to unknown code."""
    entered = _entered_helpers(layer)
    for method in layer.members.values():
        for event in method.events:
            if Phase.CALL not in layer.phases_of(method, event):
                continue
            if isinstance(event, Return) and method.name in entered:
                continue  # what the calls of it return is in their own values
            if isinstance(event, Return | Assign) and event.value is not None:
                yield written(method, event.value)
    for _, call in layer.calls():
        if call.discarded and not call.value.on_value("build"):
            yield call.value


def _entered_helpers(layer: LayerClass) -> dict[str, int]:
    """The own methods of which every call is known by what it returns, each with the number of calls."""
    calls: dict[str, list[Call]] = {}
    for method in layer.members.values():
        for call in method.calls:
            if call.value.calls_own_path and call.value.path in layer.members:
                calls.setdefault(call.value.path, []).append(call)
    passed = {
        read.path for method in layer.members.values() for read in method.reads if read.use is not Use.CALLED
    }
    return {
        name: len(sites)
        for name, sites in calls.items()
        if name not in (*passed, "call")
        and all(call.result is not None and not call.nested for call in sites)
    }


def _blocked(layer: LayerClass, path: str, ends: list[Value]) -> Value | None:
    """The operation without a gradient on every path of the weight to the ends; None if a path has a gradient."""
    blocking: Value | None = None
    followed: set[At] = set()
    for end in ends:
        if not _holds(end, path):
            continue
        through = _through(end, path)
        if through is None:
            return None
        blocking = blocking or through
        followed.update(part.at for part in end.walk() if part.path == path)
    reads = _read_in_call(layer, path)
    helpers = _entered_helpers(layer)
    by_helper = {
        at: calls for name, calls in helpers.items() for at in _read_in_call(layer, path, layer.members[name])
    }
    if len(followed - reads) == sum(by_helper.values()):
        reads -= by_helper.keys()
    # A call of a sublayer stands beside the read of the attribute that it calls.
    is_complete = reads <= followed or (
        layer.kinds.get(path) == frozenset({Kind.SUBLAYER}) and len(reads) == len(followed)
    )
    return blocking if is_complete else None


def _read_in_call(layer: LayerClass, path: str, only: Method | None = None) -> set[At]:
    """The places where `call` or a step reads the weight, in one method where that is given."""
    return {
        read.at
        for method in (layer.members.values() if only is None else (only,))
        for read in method.reads
        if read.path == path and not layer.phases_of(method, read).isdisjoint({Phase.CALL, Phase.STEP})
    }


def _holds(value: Value, path: str) -> bool:
    return path in value.reads


def _through(value: Value, path: str) -> Value | None:
    """The first operation without a gradient if every path from the weight to the value has one; None otherwise."""
    if value.path == path:
        return None
    if value.called_method in INTENDED_CUTS:
        return None
    if has_no_gradient(value):
        return value
    inner = [part for part in value.inner if _holds(part, path)]
    ways = [_through(part, path) for part in inner]
    return ways[0] if ways and all(way is not None for way in ways) else None
