"""LL704: members of `tf.Variable` that a Keras 3 weight does not have."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Event, Form, GuardKind, Kind, LayerClass, Method, Value
from layerlint.queries.conditions import catches
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.queries.weights import is_weight_of_held, is_weight_of_parent
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name
from layerlint.text import Safety

_VARIABLE_METHODS = frozenset(
    {"read_value", "scatter_nd_update", "scatter_update", "scatter_add", "scatter_sub", "batch_scatter_update",
     "scatter_nd_add", "scatter_nd_sub", "scatter_max", "scatter_min", "scatter_mul", "scatter_div",
     "scatter_nd_max", "scatter_nd_min", "get_shape", "ref", "experimental_ref", "initialized_value", "gather_nd",
     "sparse_read", "set_shape", "eval", "load", "is_initialized", "count_up_to", "to_proto"}
)  # fmt: skip
_VARIABLE_ATTRIBUTES = frozenset(
    {"device", "op", "graph", "initializer", "initial_value", "create", "distribute_strategy", "unique_id"}
)
_DTYPE_MEMBERS = frozenset(
    {"is_floating", "is_integer", "is_complex", "is_bool", "is_unsigned", "is_quantized", "is_compatible_with",
     "base_dtype", "real_dtype", "as_numpy_dtype", "as_datatype_enum", "name", "min", "max", "limits", "size"}
)  # fmt: skip
_ASSIGNS = frozenset({"assign", "assign_add", "assign_sub"})
_ASSIGN_ARGUMENTS = frozenset({"use_locking", "name", "read_value"})
_PACKS = frozenset(
    {"stack", "convert_to_tensor", "constant", "transpose", "reshape", "identity", "gather", "tile", "squeeze",
     "expand_dims"}
)  # fmt: skip
"""Operations on one tensor: TensorFlow packs a list by the dtype of its first entry."""
_UPDATES = {
    "update": "assign",
    "update_add": "assign_add",
    "update_sub": "assign_sub",
    "set_value": "assign",
}
"""The methods of a weight by the functions of `tf.keras.backend` that change a variable."""
_ASK_THE_DTYPE = frozenset({"mean", "std", "var", "stack", "dtype"})
_V1 = frozenset(
    {
        "assign",
        "assign_add",
        "assign_sub",
        "scatter_update",
        "scatter_add",
        "scatter_sub",
        "scatter_nd_update",
    }
)


@rule(
    "LL704",
    "tf-variable-api-on-weight",
    summary="A weight is used as a `tf.Variable`, which it is not in Keras 3.",
    targets=(3,),
    fix=Safety.SAFE,
)
def tf_variable_api_on_weight(layer: LayerClass) -> Iterator[Finding]:
    candidates: list[tuple[Method, Event, Finding]] = []
    for method, event, value, certain in layer.parts(Form.ATTRIBUTE, Form.CALL):
        if certain and not value.local:
            candidates.extend(
                (method, event, finding) for finding in _attribute_findings(layer, value, value.holder)
            )
    for method, event in layer.events():
        if isinstance(event, Call):
            candidates.extend((method, event, finding) for finding in _method_findings(layer, event.value))
            candidates.extend((method, event, finding) for finding in _function_findings(layer, event.value))
    for method, event, finding in candidates:
        if not _tested(event) and not catches(layer.guards(method, event), AttributeError):
            yield finding


def _attribute_findings(layer: LayerClass, value: Value, holder: Value) -> Iterator[Finding]:
    """Attributes of a weight, or of its dtype. Methods are reported at their call."""
    name = value.member
    if value.form is Form.ATTRIBUTE and name in _VARIABLE_ATTRIBUTES and _is_weight(layer, holder):
        yield Finding(value.at, f"`.{name}` does not exist on a Keras 3 weight", attribute=holder.path)
    owner = holder.holder
    if name in _DTYPE_MEMBERS and holder.on_value("dtype") and _is_weight(layer, owner):
        yield Finding(
            value.at,
            f"the dtype of a Keras 3 weight is a string: it has no `.{name}`",
            attribute=owner.path,
            help="wrap it: `tf.as_dtype(...)`, or use `keras.backend.standardize_dtype`",
            fix=FixRequest("without-attribute", value.at) if name == "base_dtype" else None,
        )


def _method_findings(layer: LayerClass, value: Value) -> Iterator[Finding]:
    holder, name = value.holder, value.member
    if not _is_weight(layer, holder):
        return
    help = "use the weight itself, `keras.ops`, or `assign`"
    if name in _VARIABLE_METHODS:
        yield Finding(
            value.at,
            f"`.{name}` does not exist on a Keras 3 weight",
            attribute=holder.path,
            help=help,
            fix=FixRequest("value-of-weight", value.at) if name == "read_value" and not value.args else None,
        )
    elif name == "value":
        yield Finding(
            value.at,
            "`value` is a property of a Keras 3 weight, not a method",
            attribute=holder.path,
            help="leave out the `()`",
            fix=FixRequest("value-of-weight", value.at) if not value.args else None,
        )
    elif name in _ASSIGNS:
        for argument in value.args:
            if argument.keyword in _ASSIGN_ARGUMENTS:
                yield Finding(
                    value.at,
                    f"`{name}` of a Keras 3 weight has no argument `{argument.keyword}`",
                    attribute=holder.path,
                    help="leave it out",
                    fix=FixRequest("drop-argument", value.at, (("old", argument.keyword or ""),)),
                )


def _function_findings(layer: LayerClass, value: Value) -> Iterator[Finding]:
    """A weight passed to a function of `tf.Variable`s, or a list of weights that cannot be packed."""
    arguments = value.positional
    if value.name == "isinstance" and len(arguments) == 2:
        if arguments[1].name == "tensorflow.Variable" and _is_weight(layer, arguments[0]):
            yield Finding(
                value.at,
                "a Keras 3 weight is not a `tf.Variable`: this is always false",
                attribute=arguments[0].path,
                help="test for `keras.Variable`",
                severity=Severity.WARNING,
            )
        return
    short = tf_name(value.name)
    if short is None or not arguments:
        return
    yield from _backend_function_findings(layer, value, arguments[0])
    first = arguments[0]
    if short in _V1 and ".v1." in value.name and _is_weight(layer, first):
        yield Finding(
            value.at,
            f"`tf.compat.v1.{short}` needs a `tf.Variable`, and a Keras 3 weight is none",
            attribute=first.path,
            help=f"call `{short}` of the weight" if short in _ASSIGNS else "use `keras.ops` and `assign`",
            fix=FixRequest("assign-of-weight", value.at, (("name", short),)) if short in _ASSIGNS else None,
        )
    packs = short in _PACKS or short.rpartition(".")[2].startswith("reduce_")
    packed = first.items[0] if packs and first.form in (Form.LIST, Form.TUPLE) and first.items else first
    if packed is not first and _is_weight(layer, packed):
        yield Finding(
            value.at,
            f"`tf.{short}` cannot make a tensor of a list that begins with a Keras 3 weight",
            attribute=packed.path,
            help="use `keras.ops.stack`, or convert each weight with `tf.convert_to_tensor`",
        )


def _backend_function_findings(layer: LayerClass, value: Value, first: Value) -> Iterator[Finding]:
    """A weight passed to a function of `tf.keras.backend` that expects its dtype to be no string."""
    name = (keras_name(value.name) or "").removeprefix("backend.")
    if name == "stack" and first.form in (Form.LIST, Form.TUPLE) and first.items:
        first = first.items[0]
    if not _is_weight(layer, first):
        return
    method = _UPDATES.get(name, "")
    if method:
        yield Finding(
            value.at,
            f"`{name}` of the backend fails on a Keras 3 weight",
            attribute=first.path,
            help=f"call `{method}` of the weight",
            fix=FixRequest("assign-of-weight", value.at, (("name", method),)),
        )
    elif name in _ASK_THE_DTYPE:
        yield Finding(
            value.at,
            f"`{name}` of the backend fails on a Keras 3 weight, whose dtype is a string",
            attribute=first.path,
            help="read `dtype` of the weight" if name == "dtype" else f"use `keras.ops.{name}`",
            fix=_argument_fix(value, name),
        )


def _argument_fix(value: Value, name: str) -> FixRequest | None:
    if name == "stack":
        return None
    return FixRequest("dtype-of-weight" if name == "dtype" else "value-as-argument", value.at)


def _is_weight(layer: LayerClass, value: Value) -> bool:
    """Whether it certainly is a weight that Keras's own `add_weight` created, here or in a layer of Keras."""
    if layer.method("add_weight") is not None:
        return False
    if is_weight_of_parent(layer, value):
        return becomes_keras_3(layer) and value.path not in layer.assigned_elsewhere
    if is_weight_of_held(layer, value):
        return becomes_keras_3(layer)
    if value.kind is not Kind.WEIGHT:
        return False
    return layer.kinds.get(value.path, frozenset()) - {Kind.NONE} <= {Kind.WEIGHT}


def _tested(event: Event) -> bool:
    """Whether the guards test the type of the variable."""
    return any(
        guard.kind in (GuardKind.TRY, GuardKind.EXCEPT)
        or (
            guard.value is not None
            and any(part.name in {"isinstance", "hasattr", "callable"} for part in guard.value.walk())
        )
        for guard in event.guards
    )
