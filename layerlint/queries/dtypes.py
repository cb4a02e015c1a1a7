"""Which tensors of `call` are float32 under any dtype policy, and which have its compute dtype."""

# ruff: noqa: SIM905  # names are read and changed more easily in lines than one by one

from __future__ import annotations

from enum import StrEnum

from layerlint.model.facts import Form, Kind, LayerClass, Method, Value
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name, short_name
from layerlint.tables.single_outputs import gives_one_tensor


class Precision(StrEnum):
    FLOAT32 = "float32"
    """By the function that creates it, or by its `dtype` argument."""
    COMPUTE = "compute"
    """The compute dtype: inputs, weights, and outputs of layers."""


_FLOATX = frozenset({"backend.floatx", "config.floatx", "floatx"})
_FLOAT32_BY_DEFAULT = {
    "ones": 1,
    "zeros": 1,
    "eye": 3,
    "random.normal": 3,
    "random.uniform": 4,
    "random.truncated_normal": 3,
    "one_hot": 5,
    "ops.ones": 1,
    "ops.zeros": 1,
    "ops.eye": 3,
    "ops.one_hot": 3,
    "random_normal": 3,
    "random_uniform": 4,
    "backend.ones": 1,
    "backend.zeros": 1,
}
"""By function that returns float32 by default: the position of its argument `dtype`."""
_KERAS_RANDOM = frozenset({"normal", "uniform", "truncated_normal"})
_CASTS = {"range": 3, "cast": 1, "ops.cast": 1, "backend.cast": 1, "saturate_cast": 1, "sequence_mask": 2}
"""By function that returns its `dtype` argument, and by default mostly no float: the position of that argument."""
_LIKE_FIRST = frozenset(
    """
        abs cast_to_same clip_by_value cumsum elu erf exp expand_dims gelu identity leaky_relu log log_softmax
        negative relu relu6 round sigmoid silu sin cos softmax softplus sqrt rsqrt square squeeze stop_gradient swish
        tanh transpose reshape tile meshgrid
        reduce_sum reduce_mean reduce_max reduce_min band_part broadcast_to gather sum
        mean max min
    """.split()
)
"""Functions whose result has the dtype of their first argument."""
_JOINS = frozenset({"stack", "concat", "concatenate"})
"""Functions whose result has the dtype of all tensors of a list."""
_BINARY = frozenset({"matmul", "add", "multiply", "subtract", "divide", "maximum", "minimum", "pow"})
_PARTS = frozenset({Kind.TENSOR, Kind.CONSTANT_TENSOR, Kind.INPUT})
_ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "%", "**", "@"})


def precision(layer: LayerClass, method: Method, value: Value) -> Precision | None:
    """The precision of a tensor of floats; None when unknown."""
    value = _assigned_value(method, value)
    match value.form:
        case Form.OPERATION if value.name in _ARITHMETIC:
            return _mixed_precision(layer, method, value.items)
        case Form.CALL:
            return _call_precision(layer, method, value)
        case Form.ATTRIBUTE if value.calls_own_path:
            return _attribute_precision(layer, value)
        case Form.SUBSCRIPT if value.kind in _PARTS:
            return precision(layer, method, value.holder)
        case Form.CHOICE if value.items:
            precisions = {precision(layer, method, item) for item in value.items}
            return next(iter(precisions)) if len(precisions) == 1 else None
        case Form.NAME | Form.OTHER:
            return Precision.COMPUTE if _is_first_argument(method, value) else None
    return None


def may_be_float32(call: Value) -> bool:
    """Whether the call may make such a tensor: a quick first look."""
    return call.method in _MAKERS


def _assigned_value(method: Method, value: Value) -> Value:
    """The value assigned to a local name, with all its parts."""
    if not value.local:
        return value
    values = (assign.value for assign in method.local_assigns)
    return next((assigned for assigned in values if assigned.at == value.at), value)


def _mixed_precision(layer: LayerClass, method: Method, items: tuple[Value, ...]) -> Precision | None:
    """The precision of arithmetic with all of them; numbers of Python and NumPy take the dtype of the tensor.

    A weight of Keras 3 takes part in it with the wider dtype of the two.
    """
    precisions = _precisions(layer, method, items)
    if layer.keras == 3 and None not in precisions and any(item.kind is Kind.WEIGHT for item in items):
        return Precision.FLOAT32 if Precision.FLOAT32 in precisions else Precision.COMPUTE
    return next(iter(precisions)) if len(precisions) == 1 else None


def _common_precision(layer: LayerClass, method: Method, items: tuple[Value, ...]) -> Precision | None:
    """The precision of a function of TensorFlow, which fails for different dtypes, also that of a weight."""
    precisions = _precisions(layer, method, items)
    return next(iter(precisions)) if len(precisions) == 1 else None


def _precisions(layer: LayerClass, method: Method, items: tuple[Value, ...]) -> set[Precision | None]:
    return {precision(layer, method, item) for item in items if not _is_number(layer, item)}


def _is_number(layer: LayerClass, value: Value) -> bool:
    """Whether it is a number of Python or NumPy, or an attribute that holds an argument with such a default."""
    if value.kind in (Kind.PLAIN, Kind.NUMPY, Kind.DIM):
        return True
    init = layer.own_method("__init__")
    assigned = [assign.value for _, assign in layer.assignments(value.path)] if value.calls_own_path else []
    if init is None or len(assigned) != 1 or assigned[0].kind is not Kind.PARAMETER:
        return False
    parameter = init.parameter(assigned[0].local)
    default = parameter.default if parameter is not None else None
    return default is not None and isinstance(default.constant, int | float) and default.constant is not True


def _is_first_argument(method: Method, value: Value) -> bool:
    """Whether it is the first argument of `call`, or one of its tensors: both Kerases cast those of floats.

    Others cannot be added to floats at all.
    """
    first = method.params[method.bound : method.bound + 1]
    return method.name == "call" and any(p.at == value.at and not p.star for p in first)


def _attribute_precision(layer: LayerClass, value: Value) -> Precision | None:
    if value.kind is Kind.WEIGHT:
        weights = [assign.value for _, assign in layer.assignments(value.path)]
        return Precision.COMPUTE if not any(map(_says_dtype, weights)) else None
    if value.kind is Kind.VARIABLE:
        return _variables_precision(layer, value) if layer.keras == 2 else None
    if value.kind not in (Kind.CONSTANT_TENSOR, Kind.TENSOR):
        return None
    if any(assign.value.reads for _, assign in layer.assignments(value.path)):
        return None  # made of other attributes, or of itself
    precisions = {precision(layer, method, assign.value) for method, assign in layer.assignments(value.path)}
    return Precision.FLOAT32 if precisions == {Precision.FLOAT32} else None


def _variables_precision(layer: LayerClass, value: Value) -> Precision | None:
    """The precision of `tf.Variable`s, which Keras 2 does not cast as it does weights of `add_weight`."""
    precisions = {
        _variable_precision(layer, method, assign.value)
        for method, assign in layer.assignments(value.path)
        if assign.value.kind is not Kind.NONE
    }
    return next(iter(precisions)) if len(precisions) == 1 else None


_VARIABLES = {"Variable": 6, "backend.variable": 1}
"""By function that makes a variable: the position of its argument `dtype`."""


def _variable_precision(layer: LayerClass, method: Method, call: Value) -> Precision | None:
    name = keras_name(call.name) or tf_name(call.name) or ""
    if name not in _VARIABLES or call.unpacks:
        return None
    dtype = call.argument("dtype", _VARIABLES[name])
    if dtype is not None or name == "backend.variable":
        return _default_precision(call, dtype)
    first = call.argument("initial_value", 0)
    if first is None:
        return None
    if first.calls_instance and first.holder.kind is Kind.INITIALIZER:
        return _default_precision(first, first.argument("dtype", 1))
    if first.kind is Kind.PLAIN or first.form in (Form.LIST, Form.TUPLE):
        return Precision.FLOAT32 if _is_float(first) else None
    return precision(layer, method, first)


def _is_float(value: Value) -> bool:
    """Whether it is a number of Python with a point, or a list that begins with one."""
    while value.form in (Form.LIST, Form.TUPLE) and value.items:
        value = value.items[0]
    return isinstance(value.constant, float)


def _says_dtype(call: Value) -> bool:
    names = {"dtype", "autocast", "experimental_autocast"}
    return call.unpacks or any(argument.keyword in names for argument in call.args)


def _call_precision(layer: LayerClass, method: Method, call: Value) -> Precision | None:
    if call.calls_own_path:
        return _layer_precision(layer, call)
    short = keras_name(call.name)
    name = short if short is not None else tf_name(call.name) or ""
    last = name.rpartition(".")[2]
    if name in _CASTS:
        return Precision.FLOAT32 if _is_float32(call.argument("dtype", _CASTS[name])) else None
    if short == f"random.{last}" and last in _KERAS_RANDOM:
        return _default_precision(call, call.argument("dtype"))
    if name in _FLOAT32_BY_DEFAULT:
        return _default_precision(call, call.argument("dtype", _FLOAT32_BY_DEFAULT[name]))
    if last in _JOINS and call.positional:
        joined = call.positional[0].items
        return (
            _common_precision(layer, method, joined)
            if short is None
            else _mixed_precision(layer, method, joined)
        )
    if short is None and (name in _FLOAT32_FUNCTIONS or last in _BINARY):
        return _tensorflow_precision(layer, method, call, name)
    if last in _LIKE_FIRST and call.positional:
        return precision(layer, method, call.positional[0])
    return None


_CONSTANTS = {"constant": 1, "convert_to_tensor": 1}
"""By function that makes a tensor of a value: the position of its argument `dtype`."""
_FLOAT32_FUNCTIONS = frozenset({*_CONSTANTS, "image.resize"})
_INTERPOLATES = frozenset({"bilinear", "bicubic", "area"})


def _tensorflow_precision(layer: LayerClass, method: Method, call: Value, name: str) -> Precision | None:
    match name:
        case "constant" | "convert_to_tensor":
            dtype = call.argument("dtype", _CONSTANTS[name])
            is_float32 = _is_float32(dtype) if dtype is not None else _has_float(call.argument("value", 0))
        case "image.resize":
            by = call.argument("method", 2)
            is_float32 = by is None or by.constant in _INTERPOLATES
        case _:
            return _common_precision(layer, method, call.positional[:2])
    return Precision.FLOAT32 if is_float32 else None


_MAKERS = frozenset(
    name.rpartition(".")[2]
    for name in (*_FLOAT32_BY_DEFAULT, *_CASTS, *_FLOAT32_FUNCTIONS, *_KERAS_RANDOM, *_VARIABLES)
)


def _default_precision(call: Value, dtype: Value | None) -> Precision | None:
    if call.unpacks:
        return None
    return Precision.FLOAT32 if dtype is None or _is_float32(dtype) else None


def _is_float32(dtype: Value | None) -> bool:
    """Whether it is float32 or `floatx`, which is float32 by default and not the compute dtype."""
    if dtype is None:
        return False
    floatx = keras_name(dtype.called) in _FLOATX
    return floatx or dtype.constant == "float32" or tf_name(dtype.name) == "float32"


def _has_float(value: Value | None) -> bool:
    return value is not None and any(isinstance(part.constant, float) for part in value.walk())


def _layer_precision(layer: LayerClass, call: Value) -> Precision | None:
    """The precision of the output of a Keras layer that has no dtype of its own."""
    if layer.method(call.path) is not None:
        return None
    sublayers = [
        assign.value for _, assign in layer.assignments(call.path) if assign.value.kind is not Kind.NONE
    ]
    follow_policy = all(
        gives_one_tensor(short_name(sublayer.name)) and not _says_dtype(sublayer) for sublayer in sublayers
    )
    return Precision.COMPUTE if sublayers and follow_policy else None
