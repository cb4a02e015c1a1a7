"""Whether a plan that works is plausible: another batch size works too, its outputs are finite, all of it is used."""

from __future__ import annotations

from typing import Any

from .exceptions import first_line
from .keras_api import Api

OTHER_BATCH = 3
MOST_NAMED = 4
SLOW = 0.5
"""Seconds of a call; what takes longer is not called again only to see whether it is plausible."""


class FailsWithOtherBatch(Exception):
    """A plan that works with one batch size alone; the text may teach, as that of any error of a try."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(
            f"it runs with a batch of 2 and fails with one of {OTHER_BATCH}: {first_line(error)}"
        )


def not_finite(outputs: Any, api: Api) -> str:
    """A note where a number of the outputs is not finite; else "". Odd inputs may be all that is wrong."""
    for one in api.tf.nest.flatten(outputs):
        dtype = getattr(one, "dtype", None)
        if dtype is None or not api.tf.is_tensor(one):
            continue
        dense = getattr(one, "values", one)  # of ragged and sparse ones
        if api.tf.as_dtype(dtype).is_floating and not bool(
            api.tf.reduce_all(api.tf.math.is_finite(api.tf.cast(dense, "float64")))
        ):
            return "its outputs are not all finite with the numbers that it was called with"
    return ""


def unbuilt(layer: Any, api: Api) -> str:
    """A note of the layers inside that the call left unbuilt; "" where there are none."""
    names = [one.name for one in _own(layer, api) if not one.built and not _has_no_build(one, api)]
    if not names:
        return ""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    named = ", ".join(f"`{name}`" for name in names[:MOST_NAMED])
    return f"not built, because the call does not reach it: {named}{more}"


def _has_no_build(layer: Any, api: Api) -> bool:
    """Whether it is one of Keras, such as Dropout, that has nothing to build."""
    return api.is_builtin(type(layer)) and type(layer).build is api.Layer.build


def _own(layer: Any, api: Api) -> list[Any]:
    """The layers inside, but for those that layers of Keras made for themselves."""
    found: dict[int, Any] = {}
    waiting = api.children(layer)
    while waiting:
        one = waiting.pop(0)
        if id(one) not in found and hasattr(one, "built"):
            found[id(one)] = one
            waiting += (
                [] if api.is_builtin(type(one)) and not isinstance(one, api.Model) else api.children(one)
            )
    return list(found.values())
