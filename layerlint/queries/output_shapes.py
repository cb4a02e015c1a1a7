"""Output shapes by trial: `call` and `compute_output_shape` are evaluated for inputs of chosen sizes.

An uncertain value ends the trial with `Unknown`.
"""

# ruff: noqa: SIM905  # names are read and changed more easily in lines than one by one

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import prod

from layerlint.model.facts import Form, Kind, LayerClass, Method, Value
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

Size = int | None
Shape = tuple[Size, ...]


class Unknown(Exception):  # no error: an answer
    """The shape cannot be followed."""


@dataclass(frozen=True, slots=True)
class ShapeTrial:
    """The sizes of one trial: those of the input, and those of constructor arguments, by `argument_size`."""

    layer: LayerClass
    input_shape: tuple[int, ...]
    argument_size: Callable[[str], int]
    arguments: dict[str, int] = field(default_factory=dict)
    """The sizes of the arguments that were used."""

    def symbol(self, name: str) -> int:
        return self.arguments.setdefault(name, self.argument_size(name))


_ELEMENTWISE = frozenset(
    """
        abs cast elu erf exp gelu identity leaky_relu log log1p log_softmax negative relu relu6 round sigmoid sign silu
        sin cos softmax softplus softsign sqrt rsqrt square stop_gradient swish tanh zeros_like ones_like
        l2_normalize clip clip_by_value dropout hard_sigmoid selu reciprocal cumsum
    """.split()
)
_REDUCES = frozenset(
    """
        sum mean max min prod any all logsumexp std var reduce_sum reduce_mean reduce_max reduce_min reduce_prod
        reduce_any reduce_all reduce_logsumexp reduce_std reduce_variance
    """.split()
)
_SAME_LAYERS = frozenset(
    """
        Activation ActivityRegularization AlphaDropout BatchNormalization Dropout ELU GaussianDropout GaussianNoise
        Identity LayerNormalization LeakyReLU PReLU ReLU Softmax SpatialDropout1D SpatialDropout2D SpatialDropout3D
        UnitNormalization
    """.split()
)
_ARITHMETIC = frozenset({"+", "-", "*", "/", "**", "//", "%"})


def tensor_shape(trial: ShapeTrial, method: Method, value: Value) -> Shape:
    """The shape of a tensor that `call` computes; raises `Unknown`."""
    first = method.params[method.bound : method.bound + 1]
    if any(parameter.at == value.at and not parameter.star for parameter in first):
        if value.form is not Form.NAME or method.name != "call":
            raise Unknown
        return trial.input_shape
    if value.kind is Kind.PLAIN:
        return ()
    if value.kind is Kind.WEIGHT and value.calls_own_path:
        return _weight_shape(trial, value)
    match value.form:
        case Form.OPERATION if value.name in _ARITHMETIC:
            return _broadcast([tensor_shape(trial, method, item) for item in value.items])
        case Form.OPERATION if value.name == "@" and value.items:
            left, right = (tensor_shape(trial, method, item) for item in value.items)
            return _product(left, right)
        case Form.CALL if value.args:
            return _call_shape(trial, method, value)
    raise Unknown


def _call_shape(trial: ShapeTrial, method: Method, call: Value) -> Shape:
    if call.unpacks:
        raise Unknown
    if call.calls_own_path or (call.calls_instance and call.holder.form is Form.CALL):
        return _layer_shape(trial, method, call)
    if tf_name(call.name) is None and keras_name(call.name) is None:
        raise Unknown
    last = call.method
    if last in {"concat", "concatenate"}:
        return _concatenated(trial, method, call)
    if last in {"matmul", "dot"} and len(call.args) == 2 and len(call.positional) == 2:
        left, right = (tensor_shape(trial, method, argument) for argument in call.positional)
        return _product(left, right)
    shape = tensor_shape(trial, method, _first(call))
    if last in _ELEMENTWISE:
        return shape
    if last in _REDUCES:
        return _reduced(shape, call)
    if last == "expand_dims":
        axis = _number(call.argument("axis", 1), -1 if keras_name(call.name) else None)
        at = axis if axis >= 0 else len(shape) + 1 + axis
        return (*shape[:at], 1, *shape[at:])
    raise Unknown


def _first(call: Value) -> Value:
    if not call.positional:
        raise Unknown
    return call.positional[0]


def _number(value: Value | None, default: int | None = None) -> int:
    number = default if value is None else value.constant
    if not isinstance(number, int):
        raise Unknown
    return number


def _broadcast(shapes: Sequence[Shape]) -> Shape:
    if not shapes:
        raise Unknown
    longest = max(map(len, shapes))
    filled = [(1,) * (longest - len(shape)) + shape for shape in shapes]
    result: list[Size] = []
    for sizes in zip(*filled, strict=True):
        wide = {size for size in sizes if size != 1}
        if len(wide) > 1:
            raise Unknown
        result.append(wide.pop() if wide else 1)
    return tuple(result)


def _product(left: Shape, right: Shape) -> Shape:
    if len(right) != 2:
        raise Unknown
    return (*left[:-1], right[-1])


def _reduced(shape: Shape, call: Value) -> Shape:
    keeps = call.argument("keepdims", 2)
    axis = call.argument("axis", 1)
    if axis is None or (keeps is not None and not isinstance(keeps.constant, bool)):
        raise Unknown
    axes = axis.items if axis.form in (Form.LIST, Form.TUPLE) else (axis,)
    places = {range(len(shape))[_number(item)] for item in axes}
    if keeps is not None and keeps.constant:
        return tuple(1 if index in places else size for index, size in enumerate(shape))
    return tuple(size for index, size in enumerate(shape) if index not in places)


def _concatenated(trial: ShapeTrial, method: Method, call: Value) -> Shape:
    parts = _first(call)
    if parts.form not in (Form.LIST, Form.TUPLE):
        raise Unknown
    shapes = [tensor_shape(trial, method, part) for part in parts.items]
    rank = len(shapes[0])
    axis = range(rank)[_number(call.argument("axis", 1), -1 if keras_name(call.name) else None)]
    if any(shape[axis] is None for shape in shapes):
        raise Unknown
    whole = sum(shape[axis] or 0 for shape in shapes)
    return (*shapes[0][:axis], whole, *shapes[0][axis + 1 :])


def _layer_shape(trial: ShapeTrial, method: Method, call: Value) -> Shape:
    """The output shape of a Keras layer; raises `Unknown`."""
    layer = trial.layer
    if call.calls_instance:
        creations, where = [call.holder], method
    else:
        if call.path in layer.assigned_elsewhere:
            raise Unknown
        held = [
            (owner, a.value) for owner, a in layer.assignments(call.path) if a.value.kind is not Kind.NONE
        ]
        if len(held) != 1:
            raise Unknown
        where, creations = held[0][0], [held[0][1]]
    short = (keras_name(creations[0].name) or "").removeprefix("layers.")
    shape = tensor_shape(trial, method, _first(call))
    if short in _SAME_LAYERS:
        return shape
    if short == "Dense":
        units = creations[0].argument("units", 0)
        return (*shape[:-1], size(trial, where, units))
    if short == "Flatten" and None not in shape:
        return (shape[0], prod(dim or 0 for dim in shape[1:]))
    raise Unknown


def _weight_shape(trial: ShapeTrial, value: Value) -> Shape:
    creations = [
        (owner, a.value) for owner, a in trial.layer.assignments(value.path) if a.value.kind is not Kind.NONE
    ]
    shape = creations[0][1].argument("shape") if len(creations) == 1 else None
    if shape is None or shape.form not in (Form.LIST, Form.TUPLE):
        raise Unknown
    return tuple(size(trial, creations[0][0], dim) for dim in shape.items)


def size(trial: ShapeTrial, method: Method, value: Value | None) -> Size:
    """A size: a number, an entry of the method's input shape, or an argument; raises `Unknown`."""
    if value is None:
        raise Unknown
    if value.kind is Kind.NONE:
        return None
    if isinstance(value.constant, int):
        return value.constant
    if value.name in _CALCULATES and len(value.items) == 2:
        left, right = (size(trial, method, item) for item in value.items)
        if left is None or right is None:
            raise Unknown
        return _CALCULATES[value.name](left, right)
    if value.kind is Kind.DIM and value.form is Form.SUBSCRIPT and value.index is not None:
        if is_input_shape(method, value.holder):
            return trial.input_shape[value.index]
        raise Unknown
    if value.calls_own_path:
        return _attribute_size(trial, value)
    parameter = method.parameter(value.local)
    if method.name == "__init__" and parameter is not None and parameter.at == value.at:
        return trial.symbol(parameter.name)
    raise Unknown


_CALCULATES: dict[str, Callable[[int, int], int]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "//": lambda left, right: left // right,
}


def is_input_shape(method: Method, value: Value) -> bool:
    """Whether it is the whole shape that the method gets: `input_shape`, `list(input_shape)`."""
    while value.called in {"list", "tuple"} and len(value.positional) == 1:
        value = value.positional[0]
    first = method.params[method.bound : method.bound + 1]
    return value.form is Form.NAME and any(parameter.at == value.at for parameter in first)


def _attribute_size(trial: ShapeTrial, value: Value) -> Size:
    """The size in an attribute that is assigned once, in `__init__` or `build`; raises `Unknown`."""
    layer = trial.layer
    held = list(layer.assignments(value.path))
    if len(held) != 1 or value.path in layer.assigned_elsewhere or layer.subclasses:
        raise Unknown
    method, assign = held[0]
    if method.name not in {"__init__", "build"} or assign.guards or assign.operator:
        raise Unknown
    return size(trial, method, assign.value)
