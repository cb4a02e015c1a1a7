"""Input forms for the states of a recurrent cell."""

from __future__ import annotations

from typing import Any

from .call_signature import LIBRARIES
from .input_forms import tensor

FEATURES = 8


def states(layer: Any) -> Any:
    """Return the forms of a cell's states, nested for cells in cells; None for a layer that is no cell."""
    sizes = getattr(layer, "state_size", None)
    if sizes is None:
        return None
    return _initial_states(layer) or _state_size_form(
        list(sizes) if isinstance(sizes, (list, tuple)) else [sizes]
    )


def _initial_states(layer: Any) -> Any:
    """The forms of the initial states of a user's cell that defines `get_initial_state`."""
    own = any(
        "get_initial_state" in vars(base) and base.__module__.split(".")[0] not in LIBRARIES
        for base in type(layer).__mro__
    )
    if not own:
        return None
    return _initial_forms(layer) or _initial_forms(_built(layer))


def _initial_forms(layer: Any) -> Any:
    for arguments in (
        {"batch_size": 2},
        {"batch_size": 2, "dtype": "float32"},
        {"inputs": None, "batch_size": 2, "dtype": "float32"},
    ):
        try:
            first = layer.get_initial_state(**arguments)
            initial = first if isinstance(first, (list, tuple)) else [first]
            return {"kind": "list", "items": [_state_form(state) for state in initial]}
        except Exception:  # it takes other arguments, or gives no tensors
            continue
    return None


def _built(layer: Any) -> Any:
    """Return a built copy of the layer: some have state shapes only then. None where it cannot be copied."""
    try:
        other = type(layer).from_config(layer.get_config())
        other.build((None, FEATURES))
    except Exception:  # it cannot be made from its configuration
        return None
    return other


def _state_form(state: Any) -> Any:
    return tensor(
        str(getattr(state.dtype, "name", state.dtype)), None, *[int(size) for size in state.shape[1:]]
    )


def _state_size_form(size: Any) -> Any:
    if isinstance(size, int):
        return tensor("float32", None, size)
    if not isinstance(size, (list, tuple)):
        return None
    parts = [_state_size_form(part) for part in size]
    return None if None in parts else {"kind": "list", "items": parts}
