"""LL512: `print` of a tensor in `call`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Phase, Value
from layerlint.queries.conditions import compiles_eagerly, depends_on_mode
from layerlint.rule import Finding, Severity, rule

_TENSORS = frozenset({Kind.TENSOR, Kind.INPUT})


@rule(
    "LL512",
    "print-of-tensor",
    summary="`print` of a tensor in `call` or a step: in a graph it shows no values, and only once for each trace.",
    severity=Severity.NOTE,
)
def print_of_tensor(layer: LayerClass) -> Iterator[Finding]:
    if compiles_eagerly(layer):
        return
    for method, call in layer.calls(Phase.CALL, Phase.STEP):
        if call.nested or call.value.name != "print":
            continue
        if any(_prints_tensor(value) for value in call.value.positional) and not depends_on_mode(
            layer.guards(method, call)
        ):
            yield Finding(
                call.at,
                "`print` shows no values of a tensor inside `fit` or `tf.function`, and runs only while the graph is"
                " traced",
                help="use `tf.print`",
            )


def _prints_tensor(value: Value) -> bool:
    """Whether it is a tensor, or a string that formats one."""
    if value.on_value("format"):
        return any(argument.value.kind in _TENSORS for argument in value.args)
    return value.kind in _TENSORS or (value.form is Form.STRING and bool(value.items))
