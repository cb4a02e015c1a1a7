"""LL306: attribute names that Keras reserves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.reserved_of_layers import reserved_of_layers
from layerlint.model.facts import Assign, Form, GuardKind, Kind, LayerClass, Phase, TargetForm, attribute_of
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import read_only, short_name

_PROPERTIES_OF_BOTH = frozenset(
    {
        "weights",
        "trainable_weights",
        "non_trainable_weights",
        "variables",
        "trainable_variables",
        "non_trainable_variables",
        "losses",
        "metrics",
        "compute_dtype",
        "variable_dtype",
        "input",
        "output",
        "dtype",
    }
)
_PROPERTIES = {
    2: _PROPERTIES_OF_BOTH
    | {"name", "input_shape", "output_shape", "input_mask", "output_mask", "inbound_nodes", "outbound_nodes",
       "updates", "submodules", "name_scope", "dtype_policy", "dynamic"},
    3: _PROPERTIES_OF_BOTH | {"path", "input_dtype", "metrics_variables", "quantization_mode"},
}  # fmt: skip
_EARLY = frozenset(
    {
        "weights",
        "losses",
        "updates",
        "input",
        "output",
        "input_shape",
        "output_shape",
        "input_mask",
        "output_mask",
    }
)
"""Properties without a setter in Keras up to 2.3."""
_MODEL_PROPERTIES = {
    2: frozenset({"metrics_names", "distribute_strategy", "state_updates"}),
    3: frozenset({"metrics_names", "distribute_strategy", "compiled_metrics"}),
}
_INTERNAL = frozenset({"_layers", "_tracker", "_losses"})
_MODEL_METHODS = frozenset(
    {"fit", "predict", "evaluate", "compile", "save", "save_weights", "load_weights", "train_step", "test_step",
     "predict_step", "get_layer", "train_on_batch", "predict_on_batch"}
)  # fmt: skip
_LAYER_METHODS = frozenset({"build", "add_loss", "add_weight", "get_config", "compute_output_shape"})
_OBJECTS = frozenset(
    {Kind.SUBLAYER, Kind.CONTAINER, Kind.TENSOR, Kind.WEIGHT, Kind.VARIABLE, Kind.PLAIN, Kind.NONE}
)
_FLAT = frozenset({Form.LIST, Form.TUPLE, Form.COMPREHENSION, Form.REPEAT})


@rule(
    "LL306",
    "reserved-attribute",
    summary="An attribute has a name that Keras reserves.",
)
def reserved_attribute(layer: LayerClass) -> Iterator[Finding]:
    for method, assign in layer.assigns():
        if assign.form is not TargetForm.ATTRIBUTE:
            continue
        if _has_setter(layer, assign.path):
            continue
        if assign.path == "name" and _only_when_unnamed(layer, assign):
            continue
        message = _message(layer, assign)
        if message:
            yield Finding(
                assign.at,
                message,
                attribute=assign.path,
                help=f"use another name, such as `self.{_free_name(assign.path)}`",
            )
        elif Phase.CONSTRUCT in layer.phases_of(method, assign) and _shadows(layer, assign):
            yield Finding(
                assign.at,
                f"`self.{assign.path}` hides the method `{assign.path}` of Keras, which can no longer be called",
                attribute=assign.path,
                help=f"use another name, such as `self.{_free_name(assign.path)}`",
                severity=Severity.WARNING,
            )


reserved_attribute = replace(reserved_attribute, in_code=reserved_of_layers)


def _only_when_unnamed(layer: LayerClass, assign: Assign) -> bool:
    """Whether it only happens while `self.name` is None, which it never is after Keras's constructor."""
    init = layer.own_method("__init__")
    first = next(init.super_calls, None) if init is not None else None
    return (first is None or assign.at > first.at) and any(
        guard.path == "name"
        and (guard.kind is GuardKind.IS_NONE or (guard.kind is GuardKind.FLAG and guard.negated))
        for guard in assign.guards
    )


def _message(layer: LayerClass, assign: Assign) -> str:
    path = assign.path
    if layer.early and path not in _EARLY:
        return ""
    parent = next((root for root in map(short_name, layer.roots) if path in read_only(root, layer.keras)), "")
    if parent:
        return f"`self.{path}` cannot be set: it is a read-only property of `{parent.rpartition('.')[2]}`"
    if path in _PROPERTIES[layer.keras]:
        return f"`self.{path}` cannot be set: it is a read-only property of every Keras layer"
    if layer.is_model and path in _MODEL_PROPERTIES[layer.keras]:
        return f"`self.{path}` cannot be set: it is a read-only property of every Keras model"
    if path == "layers" and layer.is_model:
        return "`self.layers` cannot be set on a model: it is Keras's own list of the model's layers"
    return _value_message(layer, assign) if layer.keras == 3 else ""


def _value_message(layer: LayerClass, assign: Assign) -> str:
    """What Keras 3 objects to in the assigned value; "" for nothing."""
    path, kind = assign.path, assign.value.kind
    if path in _INTERNAL and kind in _OBJECTS and not (path == "_layers" and _are_all_layers(layer, assign)):
        return (
            f"`self.{path}` is Keras's own record of what the layer holds: setting it breaks calls or saving"
        )
    if path == "trainable" and kind is Kind.CONTAINER and not assign.operator:
        return "`self.trainable` is a flag: Keras 3 turns a container into `True` or `False`, and the items are lost"
    if path == "name" and kind in (Kind.SUBLAYER, Kind.CONTAINER):
        return "`self.name` must be a string, the name of the layer: the first call raises"
    return ""


def _are_all_layers(layer: LayerClass, assign: Assign) -> bool:
    """Whether the list has all layers of a model, so that Keras's own record stays complete."""
    if not layer.is_model or assign.value.form not in _FLAT:
        return False
    others = {path for path, kinds in layer.kinds.items() if Kind.SUBLAYER in kinds}
    others |= {path for path, kinds in layer.elements.items() if Kind.SUBLAYER in kinds}
    held = layer.elements.get("_layers", frozenset())
    return held <= {Kind.SUBLAYER, Kind.UNKNOWN} and {attribute_of(path) for path in others} <= {"_layers"}


def _shadows(layer: LayerClass, assign: Assign) -> bool:
    if assign.value.kind not in _OBJECTS - {Kind.NONE}:
        return False
    return assign.path in _LAYER_METHODS or (layer.is_model and assign.path in _MODEL_METHODS)


def _has_setter(layer: LayerClass, name: str) -> bool:
    return layer.class_attribute(name) is not None or any(
        method.name == name for facts in layer.lineage for method in facts.methods
    )


def _free_name(name: str) -> str:
    return f"{name.strip('_')}_" if name.startswith("_") else f"my_{name}"
