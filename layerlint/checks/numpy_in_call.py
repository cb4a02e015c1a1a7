"""LL504: a tensor turned into a NumPy value in `call`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from layerlint.checks.eager_loops import noted_where_eager
from layerlint.checks.entry_of_tensor import assigned_entries
from layerlint.model.facts import (
    Assign,
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    LocalAssign,
    LocalItem,
    Method,
    Phase,
    TargetForm,
    Value,
)
from layerlint.queries.classes import is_only_function, trains_by_itself
from layerlint.queries.conditions import catches, compiles_eagerly, depends_on_mode, tests_value_type
from layerlint.queries.converted_code import reading_events
from layerlint.queries.loss_functions import loss_functions
from layerlint.queries.metric_classes import is_metric, is_schedule
from layerlint.queries.steps import in_graph
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, ModelCode, Severity, rule
from layerlint.tables.keras_names import is_public, keras_name, short_name

_SYMBOLIC = frozenset({Kind.TENSOR, Kind.INPUT, Kind.WEIGHT, Kind.VARIABLE})
_HARMLESS = frozenset({"shape", "ndim", "size", "iscomplexobj", "isscalar", "result_type", "dtype"})
_EAGER_METHODS = ("numpy", "tolist", "item", "eval")
_WHOLE_RUNS = frozenset({"predict", "evaluate"})
"""Methods of a model that loop over data by themselves."""
_JOINS = frozenset({"array", "asarray", "concatenate", "stack", "vstack", "hstack", "dstack"})
_LIBRARIES = ("numpy.", "scipy.", "cv2.", "skimage.", "sklearn.", "PIL.")
"""Libraries whose functions take arrays."""
_NUMBERS = frozenset({"float", "int"})
_EVALUATE = frozenset({"backend.eval", "backend.get_value"})


@rule(
    "LL504",
    "numpy-in-call",
    summary="`call` or a step turns a tensor into a NumPy value, which fails in a graph, or changes one in place.",
)
def numpy_in_call(layer: LayerClass) -> Iterator[Finding]:
    yield from assigned_entries(layer)
    if compiles_eagerly(layer):
        return
    alone = trains_by_itself(layer) or is_only_function(layer) or layer.eager
    severity = Severity.NOTE if alone else None
    findings = chain(_needing_values(layer), _needing_numbers(layer, (Phase.CALL,)))
    yield from (replace(finding, severity=severity) for finding in findings)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    """Findings in steps; in schedules, metrics and losses also numbers, for Keras 2 converts the last two."""
    yield from assigned_entries(unit.code)
    yield from noted_where_eager(unit.code, _needing_values(unit.code))
    if is_schedule(unit):
        yield from noted_where_eager(unit.code, _needing_numbers(unit.code, ()))
    elif is_metric(unit) or any(True for _ in loss_functions(unit)):
        yield from noted_where_eager(unit.code, _needing_numbers(unit.code, (Phase.STEP,)))


numpy_in_call = replace(numpy_in_call, in_code=_in_code)


def _needing_values(layer: LayerClass) -> Iterator[Finding]:
    phases = in_graph(layer)
    for method, event in layer.events(*phases):
        if (
            isinstance(event, Call)
            and (label := _call_label(layer, event.value))
            and _runs_in_graph(layer, method, event)
        ):
            yield Finding(
                event.value.at,
                f"`{label}` needs the value of a tensor, which does not exist inside `fit`, `tf.function` or a"
                " functional model",
                help=_replacement_help(event.value),
                cause="value",
            )
    for method, event in layer.events(*phases):
        if _stores_tensor(layer, method, event) and _runs_in_graph(layer, method, event):
            yield Finding(
                event.at,
                "a tensor is stored in a NumPy array, but has no value inside `fit`, `tf.function` or a functional model",
                help="combine the parts with `tf.concat` or `tf.stack`, or use `tf.tensor_scatter_nd_update`",
            )
    for part in layer.parts(Form.SUBSCRIPT):
        running = not layer.phases_of(part.method, part.event).isdisjoint(phases)
        if running and _picks_by_tensor(part.value) and _runs_in_graph(layer, part.method, part.event):
            yield Finding(
                part.value.at,
                "a tensor is the index into a NumPy array, but has no value inside `fit`, `tf.function` or a functional"
                " model",
                help="use `tf.gather` (`keras.ops.take`)",
            )


def _needing_numbers(layer: LayerClass, converted: tuple[Phase, ...]) -> Iterator[Finding]:
    """`float(x)`, `int(x)`; `converted` are the phases in which Keras 2 makes a cast of it."""
    for method, event, keras in reading_events(layer, converted):
        if not isinstance(event, Call) or keras == 2 or event.value.name not in _NUMBERS:
            continue
        if any(argument.kind is Kind.TENSOR for argument in event.value.positional) and not catches(
            layer.guards(method, event), *_RAISED
        ):
            yield Finding(
                event.value.at,
                f"`{event.value.name}(...)` needs the value of a tensor, which does not exist inside `fit` or a"
                " functional model",
                help="use `tf.cast` (`keras.ops.cast`)",
                cause="value",
            )


def _replacement_help(call: Value) -> str:
    """What to write in place of a call that needs a value."""
    if call.name.startswith("math."):
        return "use the function of `tf.math` or `keras.ops`"
    if call.name.startswith(_LIBRARIES):
        exists = is_public(f"ops.{call.method}")
        return "use the TensorFlow function" + (
            f", or `keras.ops.{call.method}` in Keras 3" if exists else ""
        )
    return "compute with the tensor itself (`tf.*`, `keras.ops.*`), or read its value outside `call`, in a callback"


_RAISED = (AttributeError, NotImplementedError, TypeError, ValueError, RuntimeError)
"""What tensors of a graph raise when their values are read, in any backend."""


def _runs_in_graph(layer: LayerClass, method: Method, event: Event) -> bool:
    guards = layer.guards(method, event)
    return not (
        event.nested or catches(guards, *_RAISED) or depends_on_mode(guards) or tests_value_type(guards)
    )


def _stores_tensor(layer: LayerClass, method: Method, event: Event) -> bool:
    """`table[0] = x[0]`, where `table` is an array."""
    if isinstance(event, LocalItem):
        held = {e.value.kind for e in method.events if isinstance(e, LocalAssign) and e.name == event.name}
    elif isinstance(event, Assign) and event.form is TargetForm.ITEM:
        held = set(layer.kinds.get(event.path, ())) - {Kind.NONE}
    else:
        return False
    return held == {Kind.NUMPY} and event.value.kind in (Kind.TENSOR, Kind.INPUT)


def _picks_by_tensor(value: Value) -> bool:
    """`table[tf.argmax(x, -1)]`, where `table` is an array."""
    holder = value.holder
    return holder.kind is Kind.NUMPY and any(index.kind in (Kind.TENSOR, Kind.INPUT) for index in value.items)


def _call_label(layer: LayerClass, value: Value) -> str:
    """The name in the message of a call that needs a value; "" for another call."""
    return _method_label(layer, value) or _array_function_label(value) or _keras_function_label(layer, value)


def _method_label(layer: LayerClass, value: Value) -> str:
    """`x.numpy()`, `self.model.predict(x)`"""
    holder = value.holder
    if value.on_self("get_weights") and layer.method("get_weights") is None:
        return "self.get_weights()"
    if value.on_value(*_EAGER_METHODS) and (
        holder.kind in _SYMBOLIC or _is_weight_of_sublayer(layer, holder)
    ):
        return f".{value.member}()"
    if value.on_value("get_weights") and holder.kind is Kind.SUBLAYER and _is_of_keras(layer, holder):
        return f"self.{holder.path}.get_weights()"
    if value.method in _WHOLE_RUNS and layer.always(holder.path, _is_model_of_keras):
        return f"self.{holder.path}.{value.method}"
    return ""


_WEIGHTS = frozenset({"kernel", "bias", "embeddings", "gamma", "beta", "moving_mean", "moving_variance"})


def _is_weight_of_sublayer(layer: LayerClass, value: Value) -> bool:
    """`self.dense.kernel`"""
    path, _, name = value.path.rpartition(".")
    return name in _WEIGHTS and layer.kinds.get(path, frozenset()) - {Kind.NONE} == {Kind.SUBLAYER}


def _is_of_keras(layer: LayerClass, sublayer: Value) -> bool:
    """Whether the attribute holds a layer of Keras, which has the methods of Keras."""
    return layer.always(sublayer.path, lambda sublayer: keras_name(sublayer.name) is not None)


def _array_function_label(value: Value) -> str:
    """`np.mean(x)`, `math.sqrt(x)`"""
    arguments, name = value.positional, value.method
    if value.name.startswith("math."):
        return value.name if any(argument.kind is Kind.TENSOR for argument in arguments) else ""
    if not value.name.startswith(_LIBRARIES) or value.name.startswith("numpy.random."):
        return ""
    if not value.name.startswith("numpy."):
        arguments = tuple(argument.value for argument in value.args)
    parts = (part for argument in arguments for part in _elements(name, argument))
    if name not in _HARMLESS and any(part.kind in _SYMBOLIC for part in parts):
        return value.name.replace("numpy.", "np.", 1)
    return ""


def _keras_function_label(layer: LayerClass, value: Value) -> str:
    """`K.get_value(x)`, `ops.convert_to_numpy(x)`"""
    short, arguments = short_name(value.name), value.positional
    evaluates = short in _EVALUATE or (short == "ops.convert_to_numpy" and layer.keras == 3)
    if evaluates and any(argument.kind in _SYMBOLIC for argument in arguments[:1]):
        return f"{'ops' if short.startswith('ops') else 'K'}.{value.method}"
    return ""


def _elements(name: str, argument: Value) -> Iterator[Value]:
    """The argument, and the parts of a list for functions that join arrays."""
    return parts_of(argument) if name in _JOINS else iter((argument,))


def _is_model_of_keras(sublayer: Value) -> bool:
    short = short_name(sublayer.called)
    return short.rpartition(".")[2] in {"Model", "Sequential"} or short.startswith("applications.")
