"""The records of a run: variables, layers, calls and losses."""

from __future__ import annotations

import inspect
from typing import Any

from .callsites import Place


class RecordedVariable:
    """A created variable. `phase` is construct, build or call, by the layer's method that created it."""

    def __init__(self, variable: Any, owner: Any, phase: str, site: Place) -> None:
        self.variable = variable
        self.owner = owner
        self.phase = phase
        self.site = site
        self.initializer = ""
        self.regularizer: Any = None
        self.by_keras = False
        """Whether Keras created it for itself, such as a model's counters."""


class RecordedLayer:
    """A created layer: the user's line, and whether Keras created it for one of the user's layers."""

    def __init__(self, layer: Any) -> None:
        self.layer = layer
        self.site: Place = None
        self.by_keras = False


class RecordedCall:
    """One call of a layer. `start` and `end` are the numbers of the first op in it and after it, in `graph`."""

    def __init__(self, number: int, parent: RecordedCall | None, layer: Any, graph: Any, start: int) -> None:
        self.number = number
        self.parent = parent
        self.layer = layer
        self.graph = graph
        self.start = start
        self.end = -1
        self.arguments: list[tuple[str, Any]] = []
        self.outputs: list[tuple[str, Any, Any]] = []
        """Path in the returned structure, the boundary tensor, and the tensor that the layer returned."""
        self.options: dict[str, str] = {}
        self.site: Place = None
        self.error = ""
        self.returned_none = False
        """Whether it returned None."""

    def implicit_masks(self) -> list[Any]:
        """Return the masks that Keras brings to a call that takes one and is not given one."""
        parameters = inspect.signature(self.layer.call).parameters
        if "mask" not in parameters or any(name.startswith("mask") for name, _ in self.arguments):
            return []
        masks = [getattr(tensor, "_keras_mask", None) for _, tensor in self.arguments]
        return [mask for mask in masks if mask is not None]


class RecordedLoss:
    """The argument of `add_loss`, or the target of a gradient."""

    def __init__(self, kind: str, owner: Any, value: Any, site: Place, graph: Any) -> None:
        self.kind = kind
        self.owner = owner
        self.value = value
        self.site = site
        self.graph = graph


def initializer_name(initializer: Any) -> str:
    """The name of an initializer as the user would write it: `glorot_uniform`, `ones`."""
    if initializer is None:
        return ""
    if isinstance(initializer, str):  # comparing a tensor with a text raises
        return initializer
    name = getattr(initializer, "__name__", None) or type(initializer).__name__
    if name in ("function", "<lambda>"):
        return "a function"
    if hasattr(initializer, "shape"):
        return "a value"
    return "".join(
        ("_" + letter.lower()) if letter.isupper() and index else letter.lower()
        for index, letter in enumerate(name)
    )
