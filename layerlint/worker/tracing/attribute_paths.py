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
"""Kinds that list the variables that they hold."""


class Found:
    """One object and every path that leads to it, the shortest first."""

    def __init__(self, thing: Any, kind: str, path: str, attribute: str, owner: Any) -> None:
        self.thing = thing
        self.kind = kind
        self.paths = [path]
        self.attribute = attribute
        """The part below `owner`: `blocks[3]`."""
        self.owner = owner
        """The Found of the layer, metric or seed generator that holds it; None for the root."""


def find(root: Any, api: Api) -> list[Found]:
    """Everything that Keras speaks of below `root`, breadth first, the root itself first.

    Attributes and containers name things; what only Keras's own lists hold comes after all of these.
    """
    search = _Search(api)
    search.walk(root, "", "", None)
    done = 0
    while done < len(search.order):
        item = search.order[done]
        done += 1
        for name, part in _kept_by_keras(item, api):
            search.walk(part, _join(item.paths[0], name), name, item)
    return search.order


class _Search:
    def __init__(self, api: Api) -> None:
        self.api = api
        self.found: dict[int, Found] = {}
        self.order: list[Found] = []
        self.kept: list[Any] = []
        self.walked: set[int] = set()

    def walk(self, thing: Any, path: str, attribute: str, owner: Any) -> None:
        """Find what is in `thing`; a thing that is known by then is left alone, if only Keras's lists hold it."""
        if self._known(thing) is not None:
            return
        queue: deque[tuple[Any, str, str, Any]] = deque([(thing, path, attribute, owner)])
        while queue:
            self._visit(queue, *queue.popleft())

    def _known(self, thing: Any) -> Found | None:
        return self.found.get(id(self.api.raw(thing)) if self.api.is_variable(thing) else id(thing))

    def _visit(self, queue: Any, thing: Any, path: str, attribute: str, owner: Any) -> None:
        kind = _kind(thing, self.api)
        if not kind:
            if id(thing) in self.walked:
                return
            self.walked.add(id(thing))
            self.kept.append(thing)
            parts = _plain_parts(thing, self.api)
        else:
            known = self._known(thing)
            if known is not None:
                if path not in known.paths:
                    known.paths.append(path)
                return
            item = Found(thing, kind, path, attribute, owner)
            self.found[id(self.api.raw(thing)) if kind == VARIABLE else id(thing)] = item
            self.order.append(item)
            if kind == VARIABLE:
                return
            owner, attribute, parts = item, "", _parts(thing, kind, self.api)
        for name, part in parts:
            self.kept.append(part)
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
        for index, layer in _shown_layers(thing.layers):
            yield (_given_name(layer) or f"layers[{index}]"), layer
    for name, value in list(vars(thing).items()):
        if name in api.private or name.startswith(("_self_", "_obj_reference", "__")):
            continue
        if _worth(value, api):
            yield _public(thing, name, value), value


def _shown_layers(layers: list[Any]) -> list[tuple[int, Any]]:
    """The layers other than inputs, with their places in `model.layers`, where inputs count."""
    return [(index, layer) for index, layer in enumerate(layers) if type(layer).__name__ != "InputLayer"]


def _kept_by_keras(item: Found, api: Api) -> Iterator[tuple[str, Any]]:
    """What Keras tracks of a layer, whether or not an attribute holds it."""
    thing = item.thing
    if item.kind == LAYER:
        held = thing.layers if isinstance(thing, api.Model) else api.children(thing)
        for index, layer in _shown_layers(held):
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


def _given_name(layer: Any) -> str:
    """The name that the user gave the layer, or "" for one that Keras made up (`dense_7`)."""
    name = str(layer.name)
    snake = re.sub(r"\W+", "", type(layer).__name__)
    snake = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", snake)
    snake = re.sub(r"([a-z])([A-Z])", r"\1_\2", snake).lower()
    return "" if re.fullmatch(re.escape(snake) + r"(_\d+)?", name) else name


def _public(thing: Any, name: str, value: Any) -> str:
    """`kernel` for `_kernel`, where the class has a property of that name which gives the same object."""
    if name.startswith("_") and isinstance(getattr(type(thing), name[1:], None), property):
        try:
            if getattr(thing, name[1:]) is value:
                return name[1:]
        except Exception:  # a property of the user's class may do anything
            return name
    return name


def _worth(value: Any, api: Api) -> bool:
    """Whether layers or variables may be inside."""
    if value is None or isinstance(value, (str, bytes, int, float, complex, bool, type)):
        return False
    if _kind(value, api) or isinstance(value, (list, tuple, dict, set, frozenset)):
        return True
    module = type(value).__module__.split(".")[0]
    if module in LIBRARIES:
        return isinstance(value, api.tf.Module)
    return hasattr(value, "__dict__") and not api.tf.is_tensor(value)


def _plain_parts(thing: Any, api: Api) -> Iterator[tuple[str, Any]]:
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
