"""Whether a working plan is plausible: another batch size works too, the outputs are finite, all layers are built."""

from __future__ import annotations

from typing import Any

from .exceptions import first_line
from .keras_api import Api

OTHER_BATCH = 3
MOST_NAMED = 4
SLOW = 0.5
"""Seconds of a call; a slower layer is not called again to check whether it is plausible."""


class FailsWithOtherBatch(Exception):
    """A plan that works with one batch size alone; lessons are read from the text as from other errors."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(
            f"it runs with a batch of 2 and fails with one of {OTHER_BATCH}: {first_line(error)}"
        )


def not_finite(outputs: Any, api: Api) -> str:
    """Return a note where an output is not finite; else "". Odd inputs may be the only reason."""
    for output in api.tf.nest.flatten(outputs):
        dtype = getattr(output, "dtype", None)
        if dtype is None or not api.tf.is_tensor(output):
            continue
        dense = getattr(output, "values", output)  # of ragged and sparse ones
        if api.tf.as_dtype(dtype).is_floating and not bool(
            api.tf.reduce_all(api.tf.math.is_finite(api.tf.cast(dense, "float64")))
        ):
            return "its outputs are not all finite with the numbers that it was called with"
    return ""


def unbuilt(layer: Any, paths: dict[int, str], api: Api) -> str:
    """Return a note on the inner layers that the call left unbuilt, the outermost; "" where there are none.

    `paths` has the attribute path of each layer by its id; one without a path is called by its Keras name.
    """
    left = [inner for inner in _own(layer, api) if not inner.built and not _has_no_build(inner, api)]
    names = list(dict.fromkeys(paths.get(id(inner)) or inner.name for inner in left))
    names = [name for name in names if not name.startswith(tuple(f"{outer}." for outer in names))]
    if not names:
        return ""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    named = ", ".join(f"`{name}`" for name in names[:MOST_NAMED])
    return f"not built, because the call does not reach it: {named}{more}"


def _has_no_build(layer: Any, api: Api) -> bool:
    """Whether it is a Keras layer without a `build` of its own, such as Dropout."""
    return api.is_builtin(type(layer)) and type(layer).build is api.Layer.build


def _own(layer: Any, api: Api) -> list[Any]:
    """The inner layers, without those that Keras layers created for themselves."""
    layers: dict[int, Any] = {}
    waiting = api.children(layer)
    while waiting:
        inner = waiting.pop(0)
        if id(inner) not in layers and hasattr(inner, "built"):
            layers[id(inner)] = inner
            waiting += (
                []
                if api.is_builtin(type(inner)) and not isinstance(inner, api.Model)
                else api.children(inner)
            )
    return list(layers.values())
