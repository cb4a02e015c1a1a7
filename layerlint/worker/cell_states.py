"""The states that a recurrent cell takes."""

from __future__ import annotations

from typing import Any

from .input_forms import tensor
from .usage import LIBRARIES

FEATURES = 8


def states(layer: Any) -> Any:
    """The states that a recurrent cell takes; cells in cells have lists of lists."""
    sizes = getattr(layer, "state_size", None)
    if sizes is None:
        return None
    return _initial_states(layer) or _of_state_size(
        list(sizes) if isinstance(sizes, (list, tuple)) else [sizes]
    )


def _initial_states(layer: Any) -> Any:
    """The states that a cell of the user's begins with, where it makes them itself."""
    own = any(
        "get_initial_state" in vars(base) and base.__module__.split(".")[0] not in LIBRARIES
        for base in type(layer).__mro__
    )
    if not own:
        return None
    return _made(layer) or _made(_built(layer))


def _made(layer: Any) -> Any:
    for given in (
        {"batch_size": 2},
        {"batch_size": 2, "dtype": "float32"},
        {"inputs": None, "batch_size": 2, "dtype": "float32"},
    ):
        try:
            first = layer.get_initial_state(**given)
            made = first if isinstance(first, (list, tuple)) else [first]
            return {"kind": "list", "items": [_of_state(one) for one in made]}
        except Exception:  # it takes other arguments, or gives no tensors
            continue
    return None


def _built(layer: Any) -> Any:
    """Another layer like it, that is built: some know the shapes of their states only then."""
    try:
        other = type(layer).from_config(layer.get_config())
        other.build((None, FEATURES))
    except Exception:  # it cannot be made from its configuration
        return None
    return other


def _of_state(state: Any) -> Any:
    return tensor(
        str(getattr(state.dtype, "name", state.dtype)), None, *[int(size) for size in state.shape[1:]]
    )


def _of_state_size(size: Any) -> Any:
    if isinstance(size, int):
        return tensor("float32", None, size)
    if not isinstance(size, (list, tuple)):
        return None
    parts = [_of_state_size(part) for part in size]
    return None if None in parts else {"kind": "list", "items": parts}
