"""LL523: `tf.nn.dropout` in a `call` that does not ask for `training`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import GuardKind, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.conditions import depends_on_mode, has_guard
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import short_name

_DROPS = frozenset({"tensorflow.nn.dropout", "tensorflow.nn.experimental.stateless_dropout"})
_OF_KERAS = frozenset({"backend.dropout", "random.dropout"})
_ASKS = frozenset(
    {"cond", "case", "where", "switch", "smart_cond", "in_train_phase", "in_test_phase", "learning_phase"}
)


@rule(
    "LL523",
    "dropout-in-inference",
    summary="`tf.nn.dropout` in a `call` that does not ask for `training`: `predict` and `evaluate` drop values too.",
    severity=Severity.WARNING,
)
def dropout_in_inference(layer: LayerClass) -> Iterator[Finding]:
    for method, call in layer.calls(Phase.CALL):
        value = call.value
        name = value.name if value.name in _DROPS else short_name(value.name)
        guards = layer.guards(method, call)
        if (
            (name in _DROPS or name in _OF_KERAS)
            and not call.nested
            and not depends_on_mode(guards)
            and not has_guard(guards, GuardKind.TRAINING, GuardKind.FLAG, GuardKind.OTHER)
            and not _asks_for_mode(layer, method)
            and _has_fixed_rate(layer, value)
        ):
            yield Finding(
                value.at,
                f"`{value.method}` drops values in `predict` and `evaluate` too: nothing here asks for `training`",
                help="use a `Dropout` layer, which drops only in training",
                cause="dropout",
            )


def _asks_for_mode(layer: LayerClass, method: Method) -> bool:
    """Whether the method, or `call`, may choose by the mode: it takes `training`, or has a choice of two tensors."""
    methods = [method, *(own for own in (layer.method("call"),) if own is not None)]
    return any(
        own.parameter("training") is not None or any(call.value.method in _ASKS for call in own.calls)
        for own in methods
    )


def _has_fixed_rate(layer: LayerClass, call: Value) -> bool:
    """Whether the rate is a number other than 0, or an attribute that nothing changes later."""
    rate = call.argument("rate", 1) or call.argument("level", 1)
    if rate is None:
        return False
    if isinstance(rate.constant, float):
        return rate.constant > 0
    if rate.kind not in (Kind.PARAMETER, Kind.PLAIN, Kind.UNKNOWN) or not rate.path.isidentifier():
        return False
    assigns = list(layer.assignments(rate.path))
    return (
        len(assigns) == 1
        and assigns[0][0].name == "__init__"
        and rate.path not in layer.assigned_elsewhere
        and rate.path not in layer.changed_in_fit
    )
