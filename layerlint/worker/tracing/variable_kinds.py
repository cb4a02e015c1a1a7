"""The kinds of variables as Keras counts them: trainable, non-trainable, state, untracked."""

from __future__ import annotations

from typing import Any

from ..keras_api import Api


def variable_kinds(root: Any, api: Api) -> dict[int, str]:
    """The kind of each variable that Keras tracks (trainable, non-trainable, state), by the id of its `tf.Variable`."""
    out: dict[int, str] = {}
    if not isinstance(root, api.Layer):
        return out
    layers = list(root._flatten_layers())
    for layer in [root] if listed(root, "variables") else layers:
        weights = {id(api.raw(variable)) for variable in listed(layer, "weights")}
        for variable in listed(layer, "variables"):
            key = id(api.raw(variable))
            out[key] = "non-trainable" if key in weights else "state"
        for variable in listed(layer, "trainable_weights"):
            out[id(api.raw(variable))] = "trainable"
    for layer in layers:
        for metric in getattr(layer, "_metrics", None) or ():
            for variable in metric.variables:
                out[id(api.raw(variable))] = "state"
    return out


def variable_kind(raw: Any, owner: Any, kinds: dict[int, str], api: Api) -> str:
    """Return "trainable", "non-trainable", "state" or "untracked"."""
    if role(raw, owner, api) in ("metric", "optimizer", "random generator"):
        return "state"
    if api.SeedGenerator and isinstance(owner, api.SeedGenerator):
        return "state"
    kind = kinds.get(id(raw), "untracked")
    if kind == "non-trainable" and "seed_generator_state" in str(raw.name):
        return "state"
    return kind


def role(raw: Any, owner: Any, api: Api) -> str:
    """The purpose of a state variable; "" for any other."""
    if isinstance(owner, api.Metric):
        return "metric"
    if isinstance(owner, api.Optimizer):
        return "optimizer"
    if isinstance(owner, api.tf.random.Generator):
        return "random generator"
    seed = api.SeedGenerator and isinstance(owner, api.SeedGenerator)
    return "seed" if seed or "seed_generator_state" in str(raw.name) else ""


def parameter_count(layer: Any, kinds: dict[int, str], api: Api) -> Any:
    """The parameter count of what is built in a layer, without states; None where nothing is, or a shape is open."""
    total = 0
    for raw in {id(raw): raw for raw in map(api.raw, _built_weights(layer))}.values():
        if variable_kind(raw, None, kinds, api) in ("trainable", "non-trainable"):
            size = raw.shape.num_elements()
            if size is None:
                return None
            total += int(size)
    return total if total or getattr(layer, "built", True) else None


def _built_weights(layer: Any) -> list[Any]:
    """The weights of a layer; where Keras 2 refuses to list those of a model with an unbuilt part, those of the rest."""
    try:
        return list(layer.weights)
    except ValueError:
        parts = layer._flatten_layers(recursive=False, include_self=False)
        own = [*layer._trainable_weights, *layer._non_trainable_weights]
        return own + [weight for part in parts for weight in _built_weights(part)]


def listed(layer: Any, name: str) -> list[Any]:
    """The weights of a layer; none for an unbuilt Sequential model of Keras 2, which raises."""
    try:
        return list(getattr(layer, name))
    except ValueError:
        return []
