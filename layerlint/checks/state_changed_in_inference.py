"""LL120: a weight that `call` assigns in training and in inference."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Guard, GuardKind, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.updated_weights import holds_weights, updated_path
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import keras_name

_OF_LAYERS = frozenset(
    {"kernel", "bias", "depthwise_kernel", "pointwise_kernel", "embeddings", "gamma", "beta"}
)
"""Weights that layers of Keras have."""
_ALWAYS = frozenset({GuardKind.LOOP, GuardKind.COMPREHENSION, GuardKind.WITH})
"""Guards under which an assignment still happens at every call."""


@rule(
    "LL120",
    "state-changed-in-inference",
    summary="`call` assigns to a weight, regardless of `training`: `predict` and `evaluate` change the model.",
    severity=Severity.WARNING,
)
def state_changed_in_inference(layer: LayerClass) -> Iterator[Finding]:
    if layer.method("reset_states") is not None or layer.method("reset_state") is not None:
        return
    reported: set[str] = set()
    main = layer.method("call")
    if main is None:
        return
    for method, call in layer.calls(Phase.CALL):
        path = _updated(layer, call)
        if not path or path in reported or Phase.BUILD in layer.phases_of(method, call):
            continue
        if any(_decides(guard) for guard in layer.guards(method, call)) or _asks_for_mode(call.value):
            continue
        reported.add(path)
        average = _is_average(call.value, path)
        yield Finding(
            call.at,
            f"`{method.name}` changes `self.{path}` regardless of `training`: `predict` and `evaluate` change it too",
            attribute=path,
            help="put it under `if training:`, where `training` is an argument of `call`",
            severity=None
            if average and main.parameter("training") is not None and _shows_in_output(main, path)
            else Severity.NOTE,
        )


def _updated(layer: LayerClass, call: Call) -> str:
    """The weight of the layer that is assigned."""
    path = updated_path(layer, call.value) if not call.nested else ""
    kinds = layer.kinds.get(path, frozenset()) - {Kind.NONE}
    is_weight = kinds == {Kind.WEIGHT} or holds_weights(layer, path)
    return path if is_weight or _is_of_sublayer(layer, path) else ""


def _is_of_sublayer(layer: LayerClass, path: str) -> bool:
    """Whether it is a weight of a sublayer, or of the layer that a `Wrapper` holds: `self.layer.kernel`."""
    parent, _, name = path.rpartition(".")
    if name not in _OF_LAYERS:
        return False
    kinds = layer.kinds.get(parent, frozenset()) - {Kind.NONE}
    wraps = parent == "layer" and "layers.Wrapper" in map(keras_name, layer.roots)
    return kinds == {Kind.SUBLAYER} or (wraps and not kinds)


def _decides(guard: Guard) -> bool:
    return guard.kind not in _ALWAYS


def _asks_for_mode(call: Value) -> bool:
    """Whether the new value depends on `training`: `tf.where(training, new, old)`."""
    for argument in call.args:
        for part in argument.value.walk():
            if "training" in part.params or part.method in {
                "learning_phase",
                "in_train_phase",
                "smart_cond",
                "cond",
            }:
                return True
    return False


def _is_average(call: Value, path: str) -> bool:
    """Whether it is a moving average of the weight and a value computed from the inputs."""
    new = call.given("value", 0)
    if not new.params:
        return False
    scaled = any(part.name in {"*", "/"} for part in new.walk())
    return scaled and (call.method == "assign_sub" or path in new.reads)


def _shows_in_output(call: Method, path: str) -> bool:
    """Whether the output of `call` depends on the weight."""
    values = (event.value for event in call.returns if event.value is not None)
    return any(path in part.reads for value in values for part in value.walk())
