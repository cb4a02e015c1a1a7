"""LL509: the static batch size, which is `None` in a functional model, used as a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.eager_loops import noted_where_eager
from layerlint.model.facts import (
    At,
    Call,
    Form,
    Guard,
    GuardKind,
    Kind,
    LayerClass,
    Method,
    Phase,
    Test,
    Value,
)
from layerlint.queries.loss_functions import loss_functions
from layerlint.queries.open_axes import time_major
from layerlint.queries.shapes import holds_batch, is_batch_of_call, is_shape_of_build, tensor_of_shape
from layerlint.rule import Finding, ModelCode, Severity, rule
from layerlint.tables.keras_names import keras_name

_NEEDS_NUMBERS = frozenset(
    [
        "reshape",
        "zeros",
        "ones",
        "fill",
        "full",
        "tile",
        "range",
        "arange",
        "broadcast_to",
        "normal",
        "uniform",
        "truncated_normal",
        "repeat",
        "eye",
        "constant",
        "rand",
        "randn",
        "random_normal",
        "random_uniform",
        "stateless_normal",
        "stateless_uniform",
        "linspace",
        "cast",
        "convert_to_tensor",
        "empty",
        "split",
        "slice",
        "scatter_nd",
        "one_hot",
        "top_k",
    ]
)

_PHASES = {Phase.CALL: None, Phase.STEP: Severity.NOTE}
"""The severity by phase: the batches of a step may all have the same size."""
_ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "%", "**"})


@rule(
    "LL509",
    "static-batch-size",
    summary="`x.shape[0]` is used as a number in `call`: it is `None` in a functional model.",
)
def static_batch_size(layer: LayerClass) -> Iterator[Finding]:
    findings = _findings(layer)
    if layer.fixed_batch:
        findings = (replace(finding, severity=Severity.NOTE) for finding in findings)
    return noted_where_eager(layer, findings)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    """In losses, which get batches of any size from `fit`."""
    if any(True for _ in loss_functions(unit)):
        eager = unit.code.eager or unit.code.fixed_batch
        for finding in _findings(unit.code):
            yield replace(finding, severity=Severity.NOTE if eager else Severity.WARNING)


static_batch_size = replace(static_batch_size, in_code=_in_code)


def _findings(layer: LayerClass) -> Iterator[Finding]:
    reported: set[int] = set()
    for at, value, severity in sorted(_batch_size_uses(layer), key=lambda use: use[0]):
        if value.at in reported:
            continue
        reported.add(value.at)
        tensor = tensor_of_shape(value)
        if tensor in time_major(layer):
            continue
        tensor = tensor.partition("@")[0]
        attribute = f"`self.{value.path}{'[0]' if value.kind is Kind.SHAPE else ''}`" if value.path else "it"
        size = f"`{tensor}.shape[0]`" if tensor else attribute
        text = tensor or "..."
        yield Finding(
            at,
            f"the static batch size is used as a number: {size} is `None` "
            + (
                "inside `fit` and in a functional model"
                if severity is None
                else "unless every batch has the same size"
            ),
            help=f"use `tf.shape({text})[0]`"
            + (f" (`keras.ops.shape({text})[0]`)" if layer.keras == 3 else ""),
            severity=severity,
            cause="batch size",
        )


def _batch_size_uses(layer: LayerClass) -> Iterator[tuple[At, Value, Severity | None]]:
    """The uses of batch sizes: place, batch size and severity."""
    for phase, severity in _PHASES.items():
        for method, event in layer.events(phase):
            if event.nested or not isinstance(event, (Call, Test)):
                continue
            for value in _needed_sizes(layer, method, event):
                if _tested(layer.guards(method, event)):
                    break
                yield event.at, value, severity
    for part in layer.parts(Form.OPERATION):
        method, event = part.method, part.event
        if event.nested or not part.certain or part.value.name not in _ARITHMETIC:
            continue
        phases = layer.phases_of(method, event)
        if phases.isdisjoint(_PHASES):
            continue
        severity = _PHASES[Phase.CALL] if Phase.CALL in phases else _PHASES[Phase.STEP]
        sizes = [item for item in part.value.items if is_batch_of_call(layer, item)]
        if sizes and not _tested(layer.guards(method, event)):
            yield from ((part.value.at, item, severity) for item in sizes)


def _tested(guards: tuple[Guard, ...]) -> bool:
    """Whether the guards test whether the size is known."""
    for guard in guards:
        if guard.kind is GuardKind.EAGER:
            return True
        if guard.value is not None and any(
            part.kind in (Kind.DIM, Kind.SHAPE) for part in guard.value.walk()
        ):
            return True
    return False


def _needed_sizes(layer: LayerClass, method: Method, event: Call | Test) -> Iterator[Value]:
    """The batch sizes, and the shapes with one in them, that the event needs as numbers."""
    value = event.value
    if isinstance(event, Test):
        if value.name in {"<", ">", "<=", ">="}:
            yield from (item for item in value.items if is_batch_of_call(layer, item))
    elif value.name in {"range", "int", "float"}:
        yield from (argument for argument in value.positional if is_batch_of_call(layer, argument))
    elif value.method in _NEEDS_NUMBERS and _is_of_library(value.name):
        for argument in value.args:
            if argument.keyword not in {"x", "inputs", "input", "tensor", "name", "dtype"}:
                yield from _batch_sizes(layer, method, argument.value)


def _is_of_library(name: str) -> bool:
    return keras_name(name) is not None or name.startswith(("tensorflow.", "numpy."))


def _batch_sizes(layer: LayerClass, method: Method, argument: Value) -> Iterator[Value]:
    """Those in an argument."""
    if argument.called_method == "TensorShape":
        argument = argument.given("dims", 0)
    if holds_batch(argument) or is_shape_of_build(layer, method, argument):
        yield argument
    for part in (argument, *(argument.items if argument.kind in (Kind.CONTAINER, Kind.SHAPE) else ())):
        if is_batch_of_call(layer, part):
            yield part
        elif part.form is Form.OPERATION:
            yield from (item for item in part.items if is_batch_of_call(layer, item))
