"""LL517: a float32 tensor made in `call` that meets the compute dtype."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Guard, Kind, LayerClass, Phase, Value
from layerlint.queries.dtypes import Precision, may_be_float32, precision
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_OPERATORS = frozenset({"+", "-", "*", "/", "//", "%", "**", "@"})
_FUNCTIONS = frozenset(
    {"matmul", "add", "multiply", "subtract", "divide", "maximum", "minimum", "add_n", "concat", "stack"}
)
"""Functions of TensorFlow that take tensors of one dtype alone."""
_ASKS = frozenset({"compute_dtype", "_compute_dtype", "dtype_policy", "_dtype_policy", "variable_dtype"})


@rule(
    "LL517",
    "hard-coded-dtype",
    summary="A tensor of float32 that `call` makes meets the compute dtype, which fails under mixed precision.",
    severity=Severity.NOTE,
)
def hard_coded_dtype(layer: LayerClass) -> Iterator[Finding]:
    made = any(may_be_float32(call.value) for method in layer.methods for call in method.calls)
    if not made or _chooses_dtype(layer):
        return
    severity = Severity.WARNING if _knows_mixed_precision(layer) else None
    seen: set[int] = set()
    for method, event, value, certain in layer.parts(Form.OPERATION, Form.CALL):
        operands = _operands(layer, value) if certain and value.at not in seen else ()
        if len(operands) < 2 or Phase.CALL not in layer.phases_of(method, event):
            continue
        if any(map(_asks_dtype, layer.guards(method, event))):
            continue
        if {precision(layer, method, one) for one in operands} >= _MEET:
            seen.add(value.at)
            yield Finding(
                value.at,
                "a float32 tensor meets the compute dtype: under mixed precision this fails",
                help="give it the dtype of the other tensor (`dtype=x.dtype`), or `self.compute_dtype`",
                severity=severity,
            )


def _asks_dtype(guard: Guard) -> bool:
    """Whether a dtype or a policy decides whether it happens."""
    parts = guard.value.walk() if guard.value is not None else ()
    return any(part.kind is Kind.DTYPE or "dtype" in part.path for part in parts)


def _chooses_dtype(layer: LayerClass) -> bool:
    """Whether the class fixes the dtype, or turns the casting of inputs off."""
    told = {"dtype", "autocast"}
    if any(assign.path in {"_autocast", "autocast"} for _, assign in layer.assignments()):
        return True
    return any(
        call.value.on_super("__init__")
        and any(one.keyword in told and one.value.kind is not Kind.PARAMETER for one in call.value.args)
        for method in layer.members.values()
        for call in method.calls
    )


def _knows_mixed_precision(layer: LayerClass) -> bool:
    """Whether the file sets such a policy, or the class itself asks for the dtype that the policy computes with."""
    return layer.mixed_precision or any(read.path in _ASKS for _, read in layer.reads())


_MEET = frozenset({Precision.FLOAT32, Precision.COMPUTE})


def _operands(layer: LayerClass, value: Value) -> tuple[Value, ...]:
    """What must have one dtype."""
    if value.form is not Form.OPERATION:
        return _given(value)
    adapts = layer.keras == 3 and any(one.kind is Kind.WEIGHT for one in value.items)
    return () if adapts or value.name not in _OPERATORS else value.items


def _given(call: Value) -> tuple[Value, ...]:
    """The tensors of which a function of TensorFlow asks that they have one dtype."""
    name = tf_name(call.name) or ""
    if keras_name(call.name) is not None or name.rpartition(".")[2] not in _FUNCTIONS or call.unpacks:
        return ()
    given = call.positional
    if name.rpartition(".")[2] in {"add_n", "concat", "stack"}:
        return given[0].items if given and given[0].form in (Form.LIST, Form.TUPLE) else ()
    return given[:2]
