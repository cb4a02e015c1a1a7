"""LL517: a float32 tensor created in `call` that is combined with one of the compute dtype."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Guard, Kind, LayerClass, Phase, Value
from layerlint.queries.dtypes import Precision, may_be_float32, precision
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_OPERATORS = frozenset({"+", "-", "*", "/", "//", "%", "**", "@"})
_SAME_DTYPE_FUNCTIONS = frozenset(
    {"matmul", "add", "multiply", "subtract", "divide", "maximum", "minimum", "add_n", "concat", "stack"}
)
"""Functions of TensorFlow whose tensors must have the same dtype."""
_DTYPE_ATTRIBUTES = frozenset(
    {"compute_dtype", "_compute_dtype", "dtype_policy", "_dtype_policy", "variable_dtype"}
)
_CONFLICT = frozenset({Precision.FLOAT32, Precision.COMPUTE})


@rule(
    "LL517",
    "hard-coded-dtype",
    summary="`call` combines a float32 tensor with one of the compute dtype, which fails under mixed precision.",
    severity=Severity.NOTE,
)
def hard_coded_dtype(layer: LayerClass) -> Iterator[Finding]:
    creates_float32 = any(may_be_float32(call.value) for method in layer.methods for call in method.calls)
    if not creates_float32 or _chooses_dtype(layer):
        return
    severity = Severity.WARNING if _knows_mixed_precision(layer) else None
    reported: set[int] = set()
    for method, event, value, certain in layer.parts(Form.OPERATION, Form.CALL):
        operands = _operands(layer, value) if certain and value.at not in reported else ()
        if len(operands) < 2 or Phase.CALL not in layer.phases_of(method, event):
            continue
        if any(map(_tests_dtype, layer.guards(method, event))):
            continue
        if {precision(layer, method, operand) for operand in operands} >= _CONFLICT:
            reported.add(value.at)
            yield Finding(
                value.at,
                "a float32 tensor is combined with one of the compute dtype: under mixed precision this fails",
                help="create the variable with `self.add_weight`, whose weights Keras casts"
                if any(operand.kind is Kind.VARIABLE for operand in operands)
                else "create it in the dtype of the other tensor (`dtype=x.dtype`), or `self.compute_dtype`",
                severity=severity,
            )


def _tests_dtype(guard: Guard) -> bool:
    """Whether the condition is about a dtype or a policy."""
    parts = guard.value.walk() if guard.value is not None else ()
    return any(part.kind is Kind.DTYPE or "dtype" in part.path for part in parts)


def _chooses_dtype(layer: LayerClass) -> bool:
    """Whether the class fixes its dtype, or turns off the casting of inputs."""
    dtype_keywords = {"dtype", "autocast"}
    if any(assign.path in {"_autocast", "autocast"} for _, assign in layer.assignments()):
        return True
    return any(
        call.value.on_super("__init__")
        and any(
            argument.keyword in dtype_keywords and argument.value.kind is not Kind.PARAMETER
            for argument in call.value.args
        )
        for method in layer.members.values()
        for call in method.calls
    )


def _knows_mixed_precision(layer: LayerClass) -> bool:
    """Whether the file sets a mixed precision policy, or the class reads its compute dtype."""
    return layer.mixed_precision or any(read.path in _DTYPE_ATTRIBUTES for _, read in layer.reads())


def _operands(layer: LayerClass, value: Value) -> tuple[Value, ...]:
    """Return the operands that must have the same dtype."""
    if value.form is not Form.OPERATION:
        return _tensor_arguments(value)
    adapts = layer.keras == 3 and any(operand.kind is Kind.WEIGHT for operand in value.items)
    return () if adapts or value.name not in _OPERATORS else value.items


def _tensor_arguments(call: Value) -> tuple[Value, ...]:
    """Return the arguments of a TensorFlow function that must have the same dtype."""
    name = tf_name(call.name) or ""
    if (
        keras_name(call.name) is not None
        or name.rpartition(".")[2] not in _SAME_DTYPE_FUNCTIONS
        or call.unpacks
    ):
        return ()
    tensors = call.positional
    if name.rpartition(".")[2] in {"add_n", "concat", "stack"}:
        return tensors[0].items if tensors and tensors[0].form in (Form.LIST, Form.TUPLE) else ()
    return tensors[:2]
