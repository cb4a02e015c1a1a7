"""The value of a call of an imported, built-in or project function."""

from __future__ import annotations

from layerlint.extract.applied_functions import APPLY
from layerlint.extract.builtin_calls import builtin_result
from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.operations import RUNTIME
from layerlint.extract.subscripts import result_of_get
from layerlint.model.facts import Form, Kind, Value
from layerlint.tables import apis
from layerlint.tables.keras_names import keras_name

_OBJECT_CLASSES = frozenset(
    {"collections.Counter", "collections.deque", "collections.defaultdict", "types.SimpleNamespace"}
)
_CONSTANT = frozenset(
    {Kind.PLAIN, Kind.NONE, Kind.DTYPE, Kind.CONSTANT_TENSOR, Kind.NUMPY, Kind.INITIALIZER, Kind.FUNCTION}
)
_COPIES = frozenset({"copy.copy", "copy.deepcopy"})
"""What copies a configuration."""

_TYPES = {
    "typing.cast": 1,
    "typing_extensions.cast": 1,
    "typing.assert_type": 0,
    "typing_extensions.assert_type": 0,
}
"""Functions for type checkers, and which argument they return."""

_RUNTIME = RUNTIME | {Kind.INPUT}
_ONE_TENSOR = frozenset({Kind.TENSOR, Kind.WEIGHT, Kind.VARIABLE})


def any_of_kind(values: list[Value], *kinds: Kind) -> bool:
    """Whether any of the values has, or any container holds, one of these kinds."""
    return any(
        v.kind in kinds or (v.kind is Kind.CONTAINER and any_of_kind(list(v.items), *kinds)) for v in values
    )


def function_result(frame: Frame, value: Value) -> Value:
    """Return the value of a call of an imported, built-in or project function."""
    name = value.name
    entry = _entry_of_module_table(frame, value)
    if entry is not None:
        return entry
    args = [argument.value for argument in value.args]
    _run_arguments(frame, name, args)
    if "." not in name:
        return builtin_result(frame, value)
    if name == "collections.OrderedDict":
        return builtin_result(frame, evolve(value, name="dict"))
    if name in _COPIES and len(value.args) == 1 and value.args[0].value.config is not None:
        copied = value.args[0].value
        return evolve(value, kind=copied.kind, config=copied.config)
    if name in _TYPES and len(args) == 2:
        return args[_TYPES[name]]
    if name == "functools.partial":
        return evolve(value, kind=Kind.FUNCTION)
    repeated = repeated_value(value, name)
    if repeated is not None:
        return repeated
    if name.startswith(("numpy.", "jax.numpy.")):
        return evolve(value, kind=Kind.NUMPY)
    if name in _OBJECT_CLASSES:
        return evolve(value, kind=Kind.OBJECT)
    if name.startswith(("random.", "time.", "math.", "os.")):
        return evolve(value, kind=Kind.PLAIN)
    owner, _, method = name.rpartition(".")
    if method == "from_config":
        kind = frame.names.instance_kind(owner)
        if kind is not None:
            return evolve(value, kind=kind)
    return _library_result(frame, value, args)


def _library_result(frame: Frame, value: Value, args: list[Value]) -> Value:
    """The result of a function of Keras or TensorFlow."""
    name = value.name
    short = keras_name(name)
    if short is not None:
        kind = Kind.VARIABLE if _makes_variable(short, args) else apis.keras_result(short)
    else:
        tensorflow = apis.tf_name(name)
        if tensorflow is None:
            return value
        kind = apis.tf_result(tensorflow)
        if tensorflow.startswith("random.") and kind is Kind.TENSOR:
            return evolve(value, kind=kind)
    if kind is Kind.INPUT and name.rpartition(".")[2] == "cond" and _branches_give_tensors(frame, args):
        return evolve(value, kind=Kind.TENSOR)
    if kind in (Kind.TENSOR, Kind.INPUT):
        kind = _operation_result(frame, kind, args)
    return evolve(value, kind=kind)


def _branches_give_tensors(frame: Frame, args: list[Value]) -> bool:
    """Whether both functions of `tf.cond(p, lambda: self.w * 0.9, lambda: self.w)` return one tensor, not a constant."""
    functions = [frame.functions.get(arg.name) for arg in args if arg.form is Form.LAMBDA]
    kinds = [function.returns for function in functions if function is not None and function.returns]
    return (
        len(kinds) == 2
        and not _ONE_TENSOR.isdisjoint(kinds[0] | kinds[1])
        and all((_ONE_TENSOR | {Kind.CONSTANT_TENSOR}).issuperset(each) for each in kinds)
    )


def _run_arguments(frame: Frame, name: str, args: list[Value]) -> None:
    """Mark the arguments as run if the function of that name calls them, such as `tf.map_fn`."""
    if apis.is_higher_order(name) and name not in APPLY:
        for argument in args:
            mark_as_run(frame, argument)


def _entry_of_module_table(frame: Frame, value: Value) -> Value | None:
    """`KINDS.get(kind)`, of a table of the module"""
    if value.local or not value.name.endswith(".get"):
        return None
    name = value.name.removesuffix(".get")
    return result_of_get(
        frame, Value(Kind.UNKNOWN, Form.NAME, value.at, name=name, imported=value.imported), value
    )


def _makes_variable(short: str, args: list[Value]) -> bool:
    """Whether `K.zeros(...)` and the like, which Keras 3 lacks, return a variable: if the shape is known."""
    if short not in {"backend.zeros", "backend.ones", "backend.eye"} or not args:
        return False
    sizes = args[0].items if args[0].kind is Kind.CONTAINER else (args[0],)
    return all(isinstance(size.constant, int) for size in sizes)


def repeated_value(value: Value, name: str) -> Value | None:
    """The value of `itertools.repeat(x, n)` and `dict.fromkeys(keys, x)`: one value, repeated."""
    arguments = value.positional
    if len(arguments) != 2 or len(value.args) != 2:
        return None
    if name == "itertools.repeat":
        element, count = arguments
    elif name == "dict.fromkeys":
        keys, element = arguments
        listed = keys.form in (Form.LIST, Form.TUPLE, Form.SET)
        length = len(keys.items) if listed else None
        count = Value(Kind.PLAIN, Form.OTHER, keys.at, constant=length)
    else:
        return None
    return Value(
        Kind.CONTAINER,
        Form.REPEAT,
        value.at,
        name=name,
        items=(element,),
        count=count,
        reads=value.reads,
        params=value.params,
    )


def _operation_result(frame: Frame, kind: Kind, args: list[Value]) -> Kind:
    if any_of_kind(args, Kind.KERAS_TENSOR):
        return Kind.KERAS_TENSOR
    if args and all(_is_constant(frame, arg) for arg in args):
        return Kind.CONSTANT_TENSOR
    return kind


def _is_constant(frame: Frame, value: Value) -> bool:
    if value.kind is Kind.CONTAINER:
        if value.form is Form.ATTRIBUTE and value.path:
            return frame.attributes.element(value.path) not in _RUNTIME
        return value.form is not Form.COMPREHENSION and all(_is_constant(frame, item) for item in value.items)
    return value.kind in _CONSTANT


def mark_as_run(frame: Frame, value: Value) -> None:
    if value.form is Form.LAMBDA and value.name in frame.functions:
        frame.functions[value.name].runs = True
    for item in value.items if value.kind is Kind.CONTAINER else ():
        mark_as_run(frame, item)
