"""LL405: a configuration value that cannot be saved, or is loaded as another value."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Kind, LayerClass, Method, Phase, Value, attribute_of
from layerlint.queries.config_keys import config_entries, refused_keys
from layerlint.queries.from_config import loads_its_own_way
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import keras_name

_KINDS = {
    Kind.SUBLAYER: "a layer",
    Kind.WEIGHT: "a weight",
    Kind.VARIABLE: "a variable",
    Kind.TENSOR: "a tensor",
    Kind.CONSTANT_TENSOR: "a tensor",
    Kind.METRIC: "a metric",
    Kind.OPTIMIZER: "an optimizer",
}

_LISTS = {
    Kind.SUBLAYER: "a list of layers",
    Kind.WEIGHT: "a list of weights",
    Kind.VARIABLE: "a list of variables",
    Kind.TENSOR: "a list of tensors",
    Kind.CONSTANT_TENSOR: "a list of tensors",
    Kind.METRIC: "a list of metrics",
}
"""What a container holds, if it holds nothing else."""
_ARRAYS = frozenset(
    f"numpy.{name}"
    for name in ("array", "asarray", "zeros", "ones", "full", "eye", "arange", "linspace", "logspace", "geomspace")
)  # fmt: skip
_SERIALIZERS = frozenset(
    {"layers.serialize", "saving.serialize_keras_object", "utils.serialize_keras_object"}
)


_OF_PYTHON = ("collections.", "types.")


@rule(
    "LL405",
    "unserializable-config-value",
    summary="`get_config` returns an object that cannot be saved, or is loaded as something else.",
)
def unserializable_config_value(layer: LayerClass) -> Iterator[Finding]:
    config = layer.own_method("get_config")
    if config is None or loads_its_own_way(layer) or _deserializes(layer):
        return
    reported = {key for key, _ in refused_keys(layer)}  # LL404 reports them
    for key, value in config_entries(config):
        finding = _entry(layer, config, key, value)
        if finding is not None and key not in reported:
            reported.add(key)
            yield finding


def _entry(layer: LayerClass, config: Method, key: str, value: Value) -> Finding | None:
    what = _unsavable_kind(layer, value)
    if what:
        return Finding(
            value.at,
            f"the configuration holds {what} under `{key}`: saving fails, or loading gives a dict in its place",
            attribute=key,
            help=_HELP.get(what, _HELP[""]).format(it=_shown(key, value)),
        )
    if _written_once(layer, config, value):
        return Finding(
            value.at,
            f"`self.{_holder(value)}` has no `{value.method}` in a loaded layer, because `{key}` is loaded as a list: it"
            " cannot be saved again",
            attribute=key,
            help=f"make an array of it in `__init__`, `self.{_holder(value)} = np.array({key})`",
        )
    serialized = _class_by_default(layer, value)
    if serialized:
        return Finding(
            value.at,
            f"`self.{serialized}` is a class by default, of which `{value.method}` needs an object: saving raises",
            attribute=key,
            help=f"get an object in `__init__`: `self.{serialized} ="
            f" keras.{(keras_name(value.called) or '').partition('.')[0]}.get({serialized})`",
        )
    if value.kind in _READABLE and _gets(layer, value.path):
        area = _READABLE[value.kind]
        return Finding(
            value.at,
            f"the configuration holds an object under `{key}`, with which a model in an HDF5 file cannot be loaded:"
            " `Unknown config_item`",
            attribute=key,
            help=f"record `keras.{area}.serialize(self.{value.path})`",
            severity=Severity.NOTE,
        )
    return None


def _shown(key: str, value: Value) -> str:
    """What the entry is made of, as it is written."""
    path = next(iter(value.reads)) if len(value.reads) == 1 else ""
    return f"self.{path}" if path else key


_HELP = {
    "": "record `keras.saving.serialize_keras_object({it})`, and call `deserialize_keras_object` in `from_config`",
    "a set": "record `sorted({it})`, and call `set(...)` in `__init__`",
    "a weight": "record the argument that it is made from; the weight is saved with the others",
    "a variable": "record the argument that it is made from; the variable is saved with the weights",
    "a tensor": "record the argument that it is made from, and make the tensor in `__init__`",
    "a list of tensors": "record the argument that they are made from, and make the tensors in `__init__`",
    "a list of weights": "record the argument that they are made from; the weights are saved with the others",
    "a list of variables": "record the argument that they are made from; the variables are saved with the weights",
    "a list of metrics": "leave it out, and make the metrics in `__init__`",
    "a NumPy array": "record `{it}.tolist()`, and call `np.array(...)` in `__init__`",
    "an object": "record the arguments that it is made from, and make the object in `__init__`",
    "a metric": "leave it out, and make the metric in `__init__`",
}
"""The help by the kind of entry."""
_READABLE = {
    Kind.INITIALIZER: "initializers",
    Kind.REGULARIZER: "regularizers",
    Kind.CONSTRAINT: "constraints",
}


def _gets(layer: LayerClass, path: str) -> bool:
    """Whether the attribute is always the result of a call, such as `initializers.get`."""
    return layer.always(path, lambda assigned: assigned.form is Form.CALL)


_SERIALIZERS_OF_OBJECTS = frozenset(f"{area}.serialize" for area in _READABLE.values())


def _class_by_default(layer: LayerClass, value: Value) -> str:
    """The attribute in `initializers.serialize(self.initializer)`, if its argument has a class as default."""
    if keras_name(value.called) not in _SERIALIZERS_OF_OBJECTS or not value.positional:
        return ""
    path = value.positional[0].path
    assigned = list(layer.assignments(path)) if path else []
    defaults = [
        parameter.default if parameter is not None and _is_parameter(assign.value) else None
        for method, assign in assigned
        for parameter in (method.parameter(assign.value.local),)
    ]
    certain = bool(defaults) and all(
        default is not None and default.kind is Kind.CLASS and default.form is not Form.CALL
        for default in defaults
    )
    return path if certain else ""


_LIST_METHODS = frozenset({"tolist", "numpy", "as_list"})
"""Methods of arrays, tensors and shapes that return a list, which does not have them."""


def _holder(value: Value) -> str:
    return value.holder.path


def _written_once(layer: LayerClass, config: Method, value: Value) -> bool:
    """Whether it is `self.x.tolist()` of an argument that is stored unchanged."""
    written = value.called_method in _LIST_METHODS and layer.always(_holder(value), _is_parameter)
    return written and not config.tests


def _unsavable_kind(layer: LayerClass, value: Value) -> str:
    """The kind of configuration entry that cannot be saved; "" for anything else."""
    if value.form is Form.LAMBDA:
        return "a function"
    if _is_set(value) or layer.always(value.path, _is_set):
        return "a set"
    if _makes_array(value) or _is_array(layer, value.path):
        return "a NumPy array"
    if value.kind in _KINDS and not _holds_earlier_value(layer, value.path):
        return _KINDS[value.kind]
    held = layer.elements.get(value.path, frozenset())
    if len(held) == 1 and (listed := _LISTS.get(next(iter(held)))):
        return listed
    if _is_object(value) or (value.form is Form.ATTRIBUTE and layer.always(value.path, _is_object)):
        return "an object"
    if value.form is Form.ATTRIBUTE:
        return "a weight" if _is_weight_in_the_end(layer, value.path) else _attribute_kind(layer, value.path)
    return _layer_dict(layer, value)


def _holds_earlier_value(layer: LayerClass, path: str) -> bool:
    """Whether the attribute stores the earlier value of another one:
    `self.start = self.momentum`, `self.momentum = self.add_weight(...)`.
    """
    assigns = list(layer.assignments(path)) if path else []
    return bool(assigns) and all(
        assign.value.form is Form.ATTRIBUTE
        and any(
            owner is method and other.at > assign.at
            for owner, other in layer.assignments(attribute_of(assign.value.path))
        )
        for method, assign in assigns
    )


def _is_set(value: Value) -> bool:
    return value.form is Form.SET or (value.form is not Form.NAME and value.name in {"set", "frozenset"})


def _is_object(value: Value) -> bool:
    """Whether it is a new instance of a plain class of the project, or that where no argument is given."""
    if value.form is Form.CHOICE:
        objects = [item for item in value.items if _is_object(item)]
        others = [item for item in value.items if not _is_object(item)]
        return bool(objects) and all(map(_is_parameter, others))
    return value.kind is Kind.OBJECT and bool(value.called) and not value.name.startswith(_OF_PYTHON)


def _layer_dict(layer: LayerClass, value: Value) -> str:
    """Describe a layer that was converted to a dict, by a serializer, `get_config` or by hand; "" for anything else."""
    path = ""
    if keras_name(value.called) in _SERIALIZERS:
        path = value.given("layer", 0).path
    elif value.on_value("get_config"):
        path = value.holder.path
    elif set(value.keys) == {"class_name", "config"}:
        inner = value.items[value.keys.index("config")]
        path = inner.holder.path
    if _is_called(layer, path) and _from_argument(layer, path):
        return "the dict of a layer, which nothing deserializes,"
    return ""


def _attribute_kind(layer: LayerClass, path: str) -> str:
    """Describe the content of an attribute by its use and its assignments; "" when it may be saved."""
    if _is_called(layer, path) and _from_argument(layer, path):
        return "a layer or function"
    return "a function" if layer.always(path, lambda assigned: assigned.form is Form.LAMBDA) else ""


def _is_weight_in_the_end(layer: LayerClass, path: str) -> bool:
    """Whether `build` puts a weight in place of what it held: `self.kernel = self.add_weight(...)`."""
    built = [assign for method, assign in layer.assignments(path) if method.name == "build"]
    last = built[-1] if built else None
    if last is None or last.guards:
        return False
    return last.value.kind is Kind.WEIGHT and last.value.form is Form.CALL


def _is_called(layer: LayerClass, path: str) -> bool:
    return any(
        isinstance(event, Call) and event.value.on_self(path) and event.value.args
        for _, event in layer.events(Phase.CALL)
    )


def _from_argument(layer: LayerClass, path: str) -> bool:
    """Whether the attribute is an unchanged constructor argument, not looked up by name."""
    return layer.always(path, _is_argument)


def _is_argument(value: Value) -> bool:
    """Whether it is an unchanged parameter, or its replacement by a layer or a function when None was passed."""
    if value.form is Form.CHOICE:
        other = [item for item in value.items if not _is_argument(item)]
        return len(other) < len(value.items) and all(
            item.form is Form.LAMBDA or item.makes_layer for item in other
        )
    return _is_parameter(value)


def _is_parameter(value: Value) -> bool:
    return value.form is Form.NAME and value.kind is Kind.PARAMETER


def _is_array(layer: LayerClass, path: str) -> bool:
    return layer.always(path, _makes_array)


def _makes_array(value: Value) -> bool:
    """Whether it is a new array: in each branch, of a conditional expression."""
    if value.form is Form.CHOICE:
        return bool(value.items) and all(map(_makes_array, value.items))
    return value.called in _ARRAYS


def _deserializes(layer: LayerClass) -> bool:
    """Whether the class deserializes: in its constructor, or in a helper for the `from_config` of others."""
    return any(
        "deserialize" in call.value.method
        for facts in layer.lineage
        for m in facts.methods
        for call in m.calls
    )
