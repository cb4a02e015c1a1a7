"""Targets of a gradient that the outputs of a model reach only as numbers, or through rounding and the like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from layerlint.model.facts import At, Call, Form, Kind, LayerClass, Method, Value
from layerlint.queries.gradient_steps import INTENDED_CUTS, has_no_gradient
from layerlint.queries.steps import trained_parts
from layerlint.queries.tape_targets import computed_outside
from layerlint.queries.training_code import trained_variable
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name, short_name

_WITHOUT_VALUE = frozenset({Kind.SHAPE, Kind.DIM, Kind.DTYPE, Kind.NONE})
_FIXED = frozenset({Kind.PLAIN, Kind.NUMPY, Kind.CONSTANT_TENSOR})
_SHAPE_FUNCTIONS = frozenset(
    {"shape", "size", "rank", "zeros_like", "ones_like", "int_shape", "len", "range"}
)
_JOINING = frozenset({"sum", "abs", "min", "max", "list", "tuple", "zip", "enumerate"})
"""Functions of Python whose result has a gradient if an argument has one."""
_NUMBERS = frozenset({"float", "int"})
_EVALUATE = frozenset({"backend.eval", "backend.get_value", "ops.convert_to_numpy"})
_OPERATIONS = ("losses.", "ops.", "backend.", "activations.")
_PARTS = frozenset(
    {Form.OPERATION, Form.CHOICE, Form.LIST, Form.TUPLE, Form.DICT, Form.SET, Form.COMPREHENSION, Form.REPEAT}
)
_MOST = 2000
_REACHES = Value(Kind.TENSOR, Form.OTHER)
"""Stands for a value that a model may reach with a gradient."""


def blocking_operation(
    layer: LayerClass, method: Method, gradient: Call, entered: frozenset[At]
) -> Value | None:
    """Return what blocks the gradient of the target, if that certainly has no gradient for the weights of a model.

    `entered` are the calls of functions whose events are among those of the method.
    """
    value = gradient.value
    if not value.on_value("gradient") or gradient.nested:
        return None
    if not any(call.value.at == value.holder.at for call in method.calls):
        return None
    target, sources = value.argument("target", 0), value.argument("sources", 1)
    if target is None or sources is None or computed_outside(layer, method, gradient) is not None:
        return None
    if trained_parts(sources) is None and trained_variable(sources) is None:
        return None
    calls = {call.value.at: call.value for call in method.calls}
    blocking = _Flow(layer, calls, entered, _models(method, sources)).reach(target)
    return blocking if blocking is not _REACHES else None


def _models(method: Method, sources: Value) -> frozenset[str]:
    """The arguments that may hold a model: those that are called, and those whose weights are the sources."""
    called = (call.value.holder.params for call in method.calls if call.value.calls_instance)
    return sources.params.union(*called)


@dataclass
class _Flow:
    """Follows values of one method; `calls` have the parts that values of locals lack, `models` are arguments."""

    layer: LayerClass
    calls: Mapping[At, Value]
    entered: frozenset[At]
    models: frozenset[str]
    seen: int = field(default=0)

    def reach(self, value: Value) -> Value | None:
        """How a model reaches the value: `_REACHES`, the operation that blocks the gradient, or None for not at all."""
        self.seen += 1
        if self.seen > _MOST:
            return _REACHES
        if value.kind in _WITHOUT_VALUE:
            return None
        if value.form is Form.CALL:
            return self._call(self.calls.get(value.at, value))
        if value.form in _PARTS:
            is_empty = not value.items and value.form in (Form.OPERATION, Form.CHOICE, Form.REPEAT)
            return _REACHES if is_empty else self._join(value.items)
        if value.form is Form.COMPARISON:
            return self._blocked(value, value.items) if value.items else _REACHES
        if value.form is Form.SUBSCRIPT:
            return self.reach(value.holder)
        return self._name(value)

    def _name(self, value: Value) -> Value | None:
        is_api = value.form is Form.NAME and (tf_name(value.name) or keras_name(value.name))
        if value.kind in _FIXED or is_api:  # `tf.float32`
            return None
        if value.form is Form.ATTRIBUTE:
            return None if self._is_plain(value.path) else _REACHES
        if value.at in self.calls:
            return self._call(self.calls[value.at])  # a part of what it returns
        # An argument was computed before the tape, with all its parts, apart from the weights of a model.
        is_argument = value.kind in (Kind.PARAMETER, Kind.INPUT) or value.form is Form.OTHER
        is_data = is_argument and value.params and value.params.isdisjoint(self.models)
        return None if is_data and not value.path and not value.reads else _REACHES

    def _call(self, call: Value) -> Value | None:
        arguments = [argument.value for argument in call.args]
        if call.at in self.entered or call.method in INTENDED_CUTS:
            return _REACHES
        if call.on_value("numpy"):
            return self._blocked(call, (call.holder,))
        if _returns_value(call) or has_no_gradient(call):
            return self._blocked(call, arguments)
        known = _is_known(call) or (
            call.calls_own_path and self.layer.kinds.get(call.path) == frozenset({Kind.LOSS})
        )
        if call.method in _SHAPE_FUNCTIONS and (known or call.kind in _FIXED):
            return None
        return self._join(arguments) if known or call.name in _JOINING else _REACHES

    def _is_plain(self, path: str) -> bool:
        """Whether the attribute certainly holds a number: by itself, or by the default of an argument."""
        assigns = list(self.layer.assignments(path))
        return bool(assigns) and all(_is_number(method, assign.value) for method, assign in assigns)

    def _blocked(self, value: Value, parts: Iterable[Value]) -> Value | None:
        inner = self._join(parts)
        return value if inner is _REACHES else inner

    def _join(self, parts: Iterable[Value]) -> Value | None:
        reaches = [self.reach(part) for part in parts]
        if any(reach is _REACHES for reach in reaches):
            return _REACHES
        return next((reach for reach in reaches if reach is not None), None)


def _returns_value(call: Value) -> bool:
    """Whether it returns a number or an array, which no tape records."""
    return call.name in _NUMBERS or call.name.startswith("numpy.") or keras_name(call.name) in _EVALUATE


def _is_known(call: Value) -> bool:
    """Whether it is a function of TensorFlow or Keras, or a loss, which computes with its arguments alone."""
    if call.calls_instance and call.holder.kind is Kind.LOSS:
        return True
    if keras_name(call.name) is not None:
        return short_name(call.name).startswith(_OPERATIONS)
    return tf_name(call.name) is not None and call.method != "Variable"


def _is_number(method: Method, value: Value) -> bool:
    parameter = method.parameter(value.local) if value.kind is Kind.PARAMETER else None
    if parameter is not None and value.form is Form.NAME and parameter.default is not None:
        value = parameter.default
    return isinstance(value.constant, (int, float))
