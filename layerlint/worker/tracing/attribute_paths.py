"""The attribute path of everything below an object: `encoder.blocks[3].attn`, `_query_dense.kernel`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from ..keras_api import Api

LIBRARIES = {"builtins", "numpy", "tensorflow", "keras", "tf_keras", "functools", "re", "inspect", "types"}
LAYER, METRIC, SEED, VARIABLE = "layer", "metric", "seed", "variable"
OPTIMIZER, GENERATOR = "optimizer", "generator"
STATEFUL = (METRIC, OPTIMIZER)
"""Kinds whose objects list their variables."""


class ReachableObject:
    """An object and every attribute path to it, the shortest first."""

    def __init__(self, value: Any, kind: str, path: str, attribute: str, owner: Any) -> None:
        self.value = value
        self.kind = kind
        self.paths = [path]
        self.attribute = attribute
        """The part below `owner`: `blocks[3]`."""
        self.owner = owner
        """The layer, metric or seed generator that holds it; None for the root."""


def reachable_objects(root: Any, api: Api) -> list[ReachableObject]:
    """Return the layers, variables, metrics and generators below `root`, breadth first, the root itself first.

    Objects that only Keras's own lists hold come after those in attributes and containers.
    """
    search = _Search(api)
    search.walk(root, "", "", None)
    done = 0
    while done < len(search.order):
        item = search.order[done]
        done += 1
        for name, part in _tracked_by_keras(item, api):
            search.walk(part, _join(item.paths[0], name), name, item)
    return search.order


class _Search:
    def __init__(self, api: Api) -> None:
        self.api = api
        self.objects: dict[int, ReachableObject] = {}
        self.order: list[ReachableObject] = []
        self.references: list[Any] = []
        self.walked: set[int] = set()

    def walk(self, thing: Any, path: str, attribute: str, owner: Any) -> None:
        """Collect the objects below `thing`; an object that was reached before is skipped."""
        if self._lookup(thing) is not None:
            return
        queue: deque[tuple[Any, str, str, Any]] = deque([(thing, path, attribute, owner)])
        while queue:
            self._visit(queue, *queue.popleft())

    def _lookup(self, thing: Any) -> ReachableObject | None:
        return self.objects.get(id(self.api.raw(thing)) if self.api.is_variable(thing) else id(thing))

    def _visit(self, queue: Any, thing: Any, path: str, attribute: str, owner: Any) -> None:
        kind = _kind(thing, self.api)
        if not kind:
            if id(thing) in self.walked:
                return
            self.walked.add(id(thing))
            self.references.append(thing)
            parts = _container_parts(thing, self.api)
        else:
            reached = self._lookup(thing)
            if reached is not None:
                if path not in reached.paths:
                    reached.paths.append(path)
                return
            item = ReachableObject(thing, kind, path, attribute, owner)
            self.objects[id(self.api.raw(thing)) if kind == VARIABLE else id(thing)] = item
            self.order.append(item)
            if kind == VARIABLE:
                return
            owner, attribute, parts = item, "", _parts(thing, kind, self.api)
        for name, part in parts:
            self.references.append(part)
            queue.append((part, _join(path, name), _join(attribute, name), owner))


def _join(path: str, name: str) -> str:
    if not path or name.startswith("["):
        return path + name
    return path + "." + name


def _kind(thing: Any, api: Api) -> str:
    if isinstance(thing, api.Optimizer):
        return OPTIMIZER
    if isinstance(thing, api.tf.random.Generator):
        return GENERATOR
    if api.is_variable(thing):
        return VARIABLE
    if isinstance(thing, api.Metric):
        return METRIC
    if isinstance(thing, api.Layer):
        return "" if type(thing).__name__ == "InputLayer" else LAYER
    if api.SeedGenerator and isinstance(thing, api.SeedGenerator):
        return SEED
    return ""


def _parts(thing: Any, kind: str, api: Api) -> Iterator[tuple[str, Any]]:
    if kind in (OPTIMIZER, GENERATOR):
        return
    if kind == LAYER and api.is_functional(thing):
        for index, layer in _layers_without_inputs(thing.layers):
            yield (_user_name(layer) or f"layers[{index}]"), layer
    for name, value in list(vars(thing).items()):
        if name in api.private or name.startswith(("_self_", "_obj_reference", "__")):
            continue
        if _worth(value, api):
            yield _public(thing, name, value), value


def _layers_without_inputs(layers: list[Any]) -> list[tuple[int, Any]]:
    """The layers other than inputs, with their indices in `model.layers`."""
    return [(index, layer) for index, layer in enumerate(layers) if type(layer).__name__ != "InputLayer"]


def _tracked_by_keras(item: ReachableObject, api: Api) -> Iterator[tuple[str, Any]]:
    """The objects that Keras tracks for a layer, whether or not an attribute holds them."""
    thing = item.value
    if item.kind == LAYER:
        held = thing.layers if isinstance(thing, api.Model) else api.children(thing)
        for index, layer in _layers_without_inputs(held):
            yield f"layers[{index}]", layer
        for variable in _own_variables(thing, api):
            yield _weight_name(variable), variable
    elif item.kind in STATEFUL:
        for variable in thing.variables() if callable(thing.variables) else thing.variables:
            yield _weight_name(variable), variable
    elif item.kind == GENERATOR:
        yield "state", thing.state


def _own_variables(layer: Any, api: Api) -> list[Any]:
    if api.version == 3:
        own = list(layer._trainable_variables) + list(layer._non_trainable_variables)
    else:
        own = list(layer._trainable_weights) + list(layer._non_trainable_weights)
    return [variable for variable in own if api.is_variable(variable)]


def _weight_name(variable: Any) -> str:
    return str(variable.name).split("/")[-1].split(":")[0]


def _user_name(layer: Any) -> str:
    """The name that the user chose for the layer, or "" for a generated one (`dense_7`)."""
    name = str(layer.name)
    snake = re.sub(r"\W+", "", type(layer).__name__)
    snake = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", snake)
    snake = re.sub(r"([a-z])([A-Z])", r"\1_\2", snake).lower()
    return "" if re.fullmatch(re.escape(snake) + r"(_\d+)?", name) else name


def _public(thing: Any, name: str, value: Any) -> str:
    """`kernel` for `_kernel`, where the class has a property of that name that returns the same object."""
    if name.startswith("_") and isinstance(getattr(type(thing), name[1:], None), property):
        try:
            if getattr(thing, name[1:]) is value:
                return name[1:]
        except Exception:  # a property of the user's class may do anything
            return name
    return name


def _worth(value: Any, api: Api) -> bool:
    """Whether a value may hold layers or variables."""
    if value is None or isinstance(value, (str, bytes, int, float, complex, bool, type)):
        return False
    if _kind(value, api) or isinstance(value, (list, tuple, dict, set, frozenset)):
        return True
    module = type(value).__module__.split(".")[0]
    if module in LIBRARIES:
        return isinstance(value, api.tf.Module)
    return hasattr(value, "__dict__") and not api.tf.is_tensor(value)


def _container_parts(thing: Any, api: Api) -> Iterator[tuple[str, Any]]:
    if isinstance(thing, dict):
        for key, value in list(thing.items()):
            if _worth(value, api):
                yield f"[{key!r}]", value
    elif isinstance(thing, (list, tuple, set, frozenset)):
        for index, value in enumerate(list(thing)):
            if _worth(value, api):
                yield f"[{index}]", value
    else:
        for name, value in list(getattr(thing, "__dict__", {}).items()):
            if not name.startswith(("_self_", "__")) and _worth(value, api):
                yield name, value
