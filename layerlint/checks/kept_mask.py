"""LL528: a mask that a layer passes on, although its output has no axis of steps any more."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Call, Event, Form, Kind, LayerClass, Method, Value
from layerlint.queries.classes import extends_keras_base
from layerlint.queries.value_parts import written
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_REDUCTIONS = frozenset(
    [*("mean", "sum", "max", "min"), *(f"reduce_{name}" for name in ("mean", "sum", "max", "min"))]
)
_STEPS = 1
"""The axis of the steps, which is the last one of a mask."""


@rule(
    "LL528",
    "kept-mask",
    summary="A layer with `supports_masking` sums up the steps and passes their mask on: the loss cannot use it.",
    severity=Severity.WARNING,
)
def kept_mask(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None or layer.is_model or not extends_keras_base(layer) or not _supports_masking(layer):
        return
    if any(layer.method(name) is not None for name in ("compute_mask", "__call__")) or _is_flat(layer):
        return
    if any(assign.path == "compute_mask" for _, assign in layer.assignments()):
        return
    if any("_keras_mask" in _attribute(event) for event in call.events):
        return
    results = [event.value for event in call.returns if event.value is not None]
    if results and all(_sums_steps(call, result) for result in results):
        yield Finding(
            call.returns[-1].at,
            f"`{layer.name}` sums up the steps and passes their mask on, which does not fit the output: the loss fails",
            help="write `def compute_mask(self, inputs, mask=None): return None`",
        )


def _supports_masking(layer: LayerClass) -> bool:
    """Whether the class certainly says that it passes masks on."""
    names = {"supports_masking", "_supports_masking"}
    assigns = [(method, assign) for method, assign in layer.assignments() if assign.path in names]
    if any(_is_reset(method, assign) for method, assign in assigns):
        return False
    values = [assign.value for _, assign in assigns]
    attribute = layer.class_attribute("supports_masking")
    if attribute is not None:
        values.append(attribute.value)
    return bool(values) and all(value.constant is True for value in values)


def _is_flat(layer: LayerClass) -> bool:
    """Whether the class says that its input has no steps: of rank 2, or an output of the batch size alone."""
    shape = layer.method("compute_output_shape")
    if shape is not None and any(
        event.value is not None
        and event.value.form in (Form.TUPLE, Form.LIST)
        and len(event.value.items) == 1
        for event in shape.returns
    ):
        return True
    specs = [assign.value for _, assign in layer.assignments() if assign.path == "input_spec"]
    return any(_rank(value) not in (None, 3, 4, 5) for spec in specs for value in spec.walk())


def _rank(value: Value) -> object:
    return value.given("ndim").constant if value.method == "InputSpec" else None


def _is_reset(method: Method, assign: Assign) -> bool:
    """Whether the constructor of the parent runs afterwards, and sets it anew: LL302."""
    later = method.events[method.events.index(assign) :]
    return any(isinstance(event, Call) and event.value.on_super("__init__") for event in later)


def _attribute(event: Event) -> str:
    return f"{getattr(event, 'path', '')}.{getattr(event, 'name', '')}"


def _sums_steps(call: Method, result: Value) -> bool:
    """Whether the result has lost the axis of the steps of the input, and nothing else moved the axes."""
    value = written(call, result)
    if value.form is not Form.CALL or value.unpacks or value.method not in _REDUCTIONS:
        return False
    if tf_name(value.called) is None and keras_name(value.called) is None:
        return False
    keeps = value.argument("keepdims", 2)
    axis = value.argument("axis", 1)
    if axis is None or axis.constant != _STEPS or (keeps is not None and keeps.constant is not False):
        return False
    return _has_axes_of_input(call, written(call, value.given("x", 0) if value.positional else value))


def _has_axes_of_input(call: Method, value: Value) -> bool:
    """Whether it certainly has the first two axes of the first argument of `call`."""
    if value.kind is Kind.INPUT and value.form is Form.NAME:
        inputs = call.params[call.bound : call.bound + 1]
        return any(parameter.name in value.params and not parameter.star for parameter in inputs)
    if value.form is Form.OPERATION and value.name in {"+", "-", "*", "/"}:
        return any(_has_axes_of_input(call, written(call, item)) for item in value.items)
    return False
