"""LL639: an optimizer that gets gradients and weights in a form that it cannot apply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.queries.applied_pairs import is_gradients, is_weights, list_behind, paired_lists
from layerlint.queries.conditions import catches
from layerlint.queries.tape_flow import tape_methods
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.keras_names import keras_name

_HELP = "write `apply_gradients(zip(gradients, weights))`"


@rule(
    "LL639",
    "swapped-gradients",
    summary="`apply_gradients(zip(weights, gradients))`: the gradients must come first, each with its weight.",
)
def swapped_gradients(layer: LayerClass) -> Iterator[Finding]:
    yield from _findings(layer, tape_methods(layer))


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _findings(unit.code, tape_methods(unit.code), unit)


swapped_gradients = replace(swapped_gradients, in_code=_in_code)


def _findings(
    layer: LayerClass, methods: tuple[Method, ...], unit: ModelCode | None = None
) -> Iterator[Finding]:
    for method in methods:
        for call in method.calls:
            if not call.value.on_value("apply_gradients", "apply") or catches(call.guards, Exception):
                continue
            pairs = call.value.argument("grads_and_vars", 0)
            message = _fault(pairs, method, call.value.method, layer.keras) if pairs is not None else ""
            if message and not any(map(_is_another_object, _origins(layer, call.value.holder, unit))):
                yield Finding(call.value.at, message, help=_HELP)


def _origins(layer: LayerClass, holder: Value, unit: ModelCode | None) -> Iterator[Value]:
    """What the code calls the optimizer, where it is made."""
    yield holder
    yield from (assign.value for _, assign in layer.assignments(holder.path))
    if unit is not None and unit.top is not None and holder.form is Form.NAME and not holder.local:
        variable = holder.name.rpartition(".")[2]
        for method in unit.top.methods:
            for event in method.events:
                if isinstance(event, LocalAssign) and event.name == variable and not event.nested:
                    yield event.value


def _is_another_object(value: Value) -> bool:
    """Whether a class or function that is not of Keras gives it: its methods may do anything."""
    return value.form is Form.CALL and value.kind is not Kind.OPTIMIZER and keras_name(value.name) is None


def _fault(pairs: Value, method: Method, name: str, keras: int) -> str:
    if name == "apply_gradients" and is_gradients(list_behind(method, pairs)):
        return "`apply_gradients` gets gradients without their weights: this raises"
    match paired_lists(method, pairs):
        case (first, second) if is_weights(first) and is_gradients(second):
            return (
                "the weights come before their gradients: the optimizer takes each gradient first, and raises"
            )
        case (first, _) if name == "apply" and keras == 3 and is_gradients(first):
            return "`apply` takes the gradients and the weights as two arguments: a `zip` of both raises"
    return ""
