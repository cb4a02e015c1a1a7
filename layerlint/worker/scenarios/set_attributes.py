"""The content of a layer's attributes: variables, tensors, scalars, layers."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from ..keras_api import Api


class SetAttributes:
    """Reads the attributes that a class sets, not those that every layer has."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.np: Any = importlib.import_module("numpy")
        self._base_names: set[str] = set()

    def with_symbolic(self, layer: Any) -> Iterator[str]:
        """The attributes that hold a symbolic tensor."""
        for name, value in vars(layer).items():
            if name not in self.base_names and self._symbolic(value):
                yield str(name)

    def path_of(self, layer: Any, wanted: Any) -> str:
        """Return the first attribute that holds a variable, also through containers and objects; "" where none does."""
        for name, value in vars(layer).items():
            hidden = name in self.base_names or name.startswith(("_self_", "_obj_reference", "_tf_"))
            if not hidden and self._holds(value, wanted, 4):
                return str(name)
        return ""

    def _holds(self, value: Any, wanted: Any, depth: int) -> bool:
        if value is wanted or (self.api.is_variable(value) and self.api.raw(value) is wanted):
            return True
        if not depth or isinstance(value, (str, bytes, int, float, type(None), self.np.ndarray)):
            return False
        if isinstance(value, dict):
            return any(self._holds(item, wanted, depth - 1) for item in list(value.values()))
        if isinstance(value, (list, tuple, set, frozenset)):
            return any(self._holds(item, wanted, depth - 1) for item in list(value))
        if isinstance(value, (self.api.tf.Module, self.api.Layer)) or self.is_user_object(value):
            return any(self._holds(item, wanted, depth - 1) for item in list(vars(value).values()))
        return False

    def is_user_object(self, value: Any) -> bool:
        """Whether a value is an object of a user's class, or a namespace."""
        root = type(value).__module__.partition(".")[0]
        strange = root in ("builtins", "keras", "tf_keras", "tensorflow", "numpy") or isinstance(value, type)
        return not strange and isinstance(getattr(value, "__dict__", None), dict)

    def _symbolic(self, value: Any, depth: int = 3) -> bool:
        if isinstance(value, self.api.tf.Tensor):
            return bool(self.api.tf.is_symbolic_tensor(value))
        if depth and isinstance(value, (list, tuple, set)):
            return any(self._symbolic(item, depth - 1) for item in list(value))
        if depth and isinstance(value, dict):
            return any(self._symbolic(item, depth - 1) for item in value.values())
        if depth and self.is_user_object(value) and not isinstance(value, self.api.Layer):
            return any(self._symbolic(item, depth - 1) for item in list(vars(value).values()))
        return False

    @property
    def base_names(self) -> set[str]:
        """The attributes that every layer and model has."""
        if not self._base_names:
            self._base_names |= set(vars(self.api.Layer())) | set(vars(self.api.Model()))
        return self._base_names

    def scalar_values(self, layer: Any) -> dict[str, Any]:
        """Return the attributes with scalars, and the lengths of lists and dicts."""
        values: dict[str, Any] = {}
        for name, value in vars(layer).items():
            if name in self.base_names or name.startswith(("_self_", "_obj_reference")):
                continue
            if isinstance(value, (bool, int, float, str)):
                values[name] = value
            elif isinstance(value, (list, dict)):
                values[name] = len(value)
        return values

    def sizes(self, layer: Any) -> dict[str, int]:
        """Return the lengths of the list and dict attributes."""
        return {
            name: length
            for name, length in self.scalar_values(layer).items()
            if isinstance(vars(layer)[name], (list, dict))
        }

    def differing(self, layer: Any, other: Any) -> list[str]:
        """Return the names of scalar attributes that differ between two instances."""
        first, second = self.scalar_values(layer), self.scalar_values(other)
        return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))

    def with_repeated_layers(self, layer: Any) -> Iterator[str]:
        """Yield the attributes whose list, tuple or dict holds one layer several times, itself or inside."""
        for name, containers in self._containers(layer):
            if any(len(items) != len(set(items)) for items in containers):
                yield name

    def with_several_layers(self, layer: Any) -> Iterator[str]:
        """Yield the attributes whose list, tuple or dict holds more than one layer."""
        for name, containers in self._containers(layer):
            if any(len(items) > 1 for items in containers):
                yield name

    def _containers(self, layer: Any) -> Iterator[tuple[str, list[list[int]]]]:
        """The attributes with a list, tuple or dict, not Keras's own: the ids of its layers, and of those inside."""
        for name, value in vars(layer).items():
            of_keras = name in self.base_names or name.startswith(("_self_", "_obj_reference", "_tf_"))
            if isinstance(value, (list, tuple)) or (isinstance(value, dict) and not of_keras):
                yield name, list(self._layers_by_container(value))

    def _layers_by_container(self, container: Any, depth: int = 3) -> Iterator[list[int]]:
        """The ids of the layers in a container, then of those in each container inside it."""
        parts = list(container.values() if isinstance(container, dict) else container)
        yield [id(part) for part in parts if isinstance(part, self.api.Layer)]
        for part in parts if depth else ():
            if isinstance(part, (list, tuple, dict)):
                yield from self._layers_by_container(part, depth - 1)
