"""Which entries of static shapes are the batch size."""

# ruff: noqa: SIM905  # names are read and changed more easily in lines than one by one

from __future__ import annotations

import re

from layerlint.model.facts import Form, Kind, LayerClass, Method, Parameter, Value
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_ENTRY_BY_ENTRY = frozenset(
    """
        abs cast convert_to_tensor elu erf exp gelu identity leaky_relu log log_softmax negative relu relu6 round
        sigmoid sign silu sin cos softmax softplus sqrt square stop_gradient swish tanh zeros_like ones_like
    """.split()
)
"""Functions whose result has the shape of their first argument."""


_OWN_AXES = frozenset({"layers.Lambda", "layers.Dot", "layers.Hashing", "layers.TFSMLayer", "layers.RNN"})
"""Layers of Keras that may return anything, or several tensors."""
_MOVED = (Form.SUBSCRIPT, Form.OPERATION)
"""Shapes that may begin elsewhere: `input_shape[1:]`, `(1,) + input_shape`."""
_COPIES = frozenset({"list", "tuple", "tensorflow.TensorShape"})
"""What makes a shape of a shape."""


def is_batch_of_build(layer: LayerClass, entry: Value) -> bool:
    """Whether it is `input_shape[0]` of `build`, or an attribute that holds nothing else."""
    if not entry.path:
        return is_first_of_argument(entry)
    return layer.always(entry.path, is_first_of_argument)


def is_first_of_argument(entry: Value) -> bool:
    """Whether it is `input_shape[0]`, where `input_shape` is the argument of `build` itself."""
    holder = entry.holder
    return (
        entry.kind is Kind.DIM
        and entry.index == 0
        and holder.kind is Kind.SHAPE
        and not any(part.form in _MOVED for part in holder.walk())
        and len(holder.params) == 1
        and not holder.reads
    )


def is_shape_of_build(
    layer: LayerClass, method: Method, value: Value, seen: frozenset[str] = frozenset()
) -> bool:
    """Whether it is the whole `input_shape` of `build`, or an attribute that holds nothing else.

    `seen` are the helpers that passed it on.
    """
    if value.called in {"tuple", "list"} and len(value.args) == 1:
        return is_shape_of_build(layer, method, value.args[0].value, seen)
    if not value.path:
        whole = value.kind is Kind.SHAPE and value.form is Form.NAME and value.local in value.params
        return whole and (method.name == "build" or _is_handed_on(layer, method, value.local, seen))
    assigned = list(layer.assignments(value.path))
    return bool(assigned) and all(
        (assign.value.form is Form.NAME or assign.value.called in {"tuple", "list"})
        and is_shape_of_build(layer, other, assign.value, seen)
        for other, assign in assigned
    )


def _is_handed_on(layer: LayerClass, method: Method, name: str, seen: frozenset[str]) -> bool:
    """Whether every call of the helper passes the `input_shape` of `build`, directly or through another helper."""
    names = [parameter.name for parameter in method.params[method.bound :] if not parameter.star]
    if name not in names or method.name in seen or method is not layer.own_method(method.name):
        return False
    seen |= {method.name}
    calls = [
        (caller, call.value.given(name, names.index(name)))
        for caller, call in layer.calls()
        if call.value.on_self(method.name)
    ]
    return bool(calls) and all(is_shape_of_build(layer, caller, argument, seen) for caller, argument in calls)


def is_batch_of_call(layer: LayerClass, value: Value) -> bool:
    """Whether it is entry 0 of the static shape of an input of `call`, or of what a layer of Keras makes of one.

    `build` may have stored it.
    """
    holder = value.holder
    if value.path and not (value.index == 0 and _is_shape_of_output(layer, holder)):
        return is_batch_of_build(layer, value)
    if value.kind is not Kind.DIM:
        return False
    return (is_any_entry(value) or value.index == 0) and begins_with_batch(holder)


def _is_shape_of_output(layer: LayerClass, shape: Value) -> bool:
    """Whether it is `y.shape`, where `y = self.pool(x)` for a layer of Keras and an input `x` of `call`."""
    if shape.on_value("as_list"):
        shape = shape.holder
    return shape.on_value("shape", "get_shape") and _is_output(layer, shape.holder)


def _is_output(layer: LayerClass, tensor: Value) -> bool:
    while tensor.calls_own_path and tensor.positional:
        if not layer.always(tensor.path, _keeps_batch_axis):
            return False
        tensor = tensor.positional[0]
    return not tensor.path and _begins_with_batch_axis(tensor)


def _keeps_batch_axis(value: Value) -> bool:
    """Whether it makes a layer of Keras whose output has the batch first, as its input has."""
    name = keras_name(value.name) or ""
    return value.makes_layer and name.startswith("layers.") and name not in _OWN_AXES


def is_any_entry(value: Value) -> bool:
    """Whether it stands for each entry of a shape in turn: `*x.shape`, `[d for d in x.shape]`."""
    return value.kind is Kind.DIM and value.form is Form.OTHER


def is_whole_shape(value: Value) -> bool:
    """Whether it is the static shape of an input of `call`: `x.shape`, `x.get_shape().as_list()`, `K.int_shape(x)`."""
    if value.kind is not Kind.SHAPE:
        return False
    if value.on_value("shape", "get_shape"):
        return _begins_with_batch_axis(value.holder)
    if value.on_value("as_list"):
        return is_whole_shape(value.holder)
    arguments = value.positional[:1]
    if value.name in _COPIES:
        return any(map(is_whole_shape, arguments))
    return keras_name(value.name) == "backend.int_shape" and any(map(_begins_with_batch_axis, arguments))


def _begins_with_batch_axis(tensor: Value) -> bool:
    """Whether its first axis is the batch: an input of `call`, or an elementwise function of one."""
    if tensor.kind is Kind.INPUT:
        return tensor.form is not Form.SUBSCRIPT or _is_entry_by_name(tensor)
    if tensor.kind is not Kind.TENSOR:
        return False
    if tensor.form is Form.OPERATION:
        return any(map(_begins_with_batch_axis, tensor.items)) and all(
            item.kind is Kind.PLAIN or _begins_with_batch_axis(item) for item in tensor.items
        )
    if tensor.method == "reshape" and "." in tensor.name:
        return _has_open_axis(tensor) and any(map(_begins_with_batch_axis, tensor.positional[:1]))
    of_library = "." in tensor.name and tensor.method in _ENTRY_BY_ENTRY
    return of_library and any(map(_begins_with_batch_axis, tensor.positional[:1]))


def _is_entry_by_name(entry: Value) -> bool:
    """`inputs["query"]`, a tensor of its own, where `inputs[0]` may be a row."""
    holder = entry.holder
    is_named = len(entry.items) == 1 and isinstance(entry.items[0].constant, str)
    return is_named and holder.kind is Kind.INPUT and holder.form is not Form.SUBSCRIPT


def _has_open_axis(reshape: Value) -> bool:
    """Whether the first axis is what is left: `tf.reshape(x, (-1, 3))`, `K.reshape(x, (-1,) + shape[2:])`."""
    shape = reshape.positional[1] if len(reshape.positional) > 1 else reshape.given("shape")
    if shape.name == "+" and shape.items:
        shape = shape.items[0]
    return bool(shape.items) and shape.items[0].constant == -1


def begins_with_batch(value: Value) -> bool:
    """Whether it is a shape, or the beginning of one, that starts with the batch size of an input of `call`."""
    if value.kind is not Kind.SHAPE:
        return False
    if value.form is Form.SUBSCRIPT:
        return value.index == 0 and begins_with_batch(value.holder)
    if value.name == "+":
        return any(map(begins_with_batch, value.items[:1]))
    if value.name in _COPIES:
        return any(map(begins_with_batch, value.positional[:1]))
    return is_whole_shape(value)


def holds_batch(value: Value) -> bool:
    """Whether it contains the batch size at any position: `[2] + list(x.shape)`."""
    if value.name == "+":
        return any(map(holds_batch, value.items))
    return begins_with_batch(value)


def tensor_of_shape(shape: Value) -> str:
    """How the tensor of a static shape, or of an entry of one, is written; "" where it has no name."""
    while shape.kind in (Kind.DIM, Kind.SHAPE) and (not shape.path or shape.receiver is not None):
        if shape.receiver is not None:
            shape = shape.receiver
        else:  # `K.int_shape(x)`, `list(x.shape)`, `[2] + x.shape`
            parts = (*shape.positional[:1], *filter(holds_batch, shape.items))
            if not parts:
                return ""
            shape = parts[0]
    return shape.local if shape.kind in (Kind.INPUT, Kind.TENSOR) else ""


def is_shape_of_shape(value: Value) -> bool:
    """Whether it is `tf.shape(x.shape)`: the shape of a static shape."""
    if tf_name(value.name) != "shape" and keras_name(value.name) != "backend.shape":
        return False
    argument = value.argument("input", 0) or value.given("x")
    return argument.kind is Kind.SHAPE and argument.form in (Form.NAME, Form.ATTRIBUTE, Form.CALL)


_COUNTS = re.compile(
    r"units|dim|channels|filters|features|(?:num|n)_\w+|\w+_(?:units|dim|channels|filters|features)"
)
"""Names of single integers."""


def is_integer(layer: LayerClass, value: Value) -> bool:
    """Whether it is certainly one integer: a literal, or an argument by its annotation, default or name."""
    if isinstance(value.constant, int):
        return not isinstance(value.constant, bool)
    if value.calls_own_path:
        assigned = [(method, assign.value) for method, assign in layer.assignments(value.path)]
        return bool(assigned) and all(
            _is_integer_argument(layer, method, argument) for method, argument in assigned
        )
    return False


def _is_integer_argument(layer: LayerClass, method: Method, value: Value) -> bool:
    if isinstance(value.constant, int):
        return not isinstance(value.constant, bool)
    if value.form is Form.CALL:
        return value.name == "int"
    parameter = (
        method.parameter(value.local) if value.form is Form.NAME and value.params == {value.local} else None
    )
    if parameter is None or parameter.star:
        return False
    default = parameter.default
    if parameter.annotation:
        return parameter.annotation == "int"
    if default is not None and default.kind is not Kind.NONE:
        return isinstance(default.constant, int) and not isinstance(default.constant, bool)
    if method.name == "__init__" and method.owner.rpartition(".")[2] == layer.name:
        position = str(method.params.index(parameter) - 1)
        if not layer.integers.isdisjoint({parameter.name, position}):
            return True
    return counts_things(parameter)


def counts_things(parameter: Parameter) -> bool:
    """Whether it is an integer by its name or annotation: `units`, `num_heads`, `depth: int`."""
    return _COUNTS.fullmatch(parameter.name) is not None or parameter.annotation == "int"
