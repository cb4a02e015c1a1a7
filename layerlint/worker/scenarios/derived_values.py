"""What layers of Keras compute from weights once, as `Normalization` does from its mean."""

from __future__ import annotations

from typing import Any

from ..keras_api import Api


def finalize_state(layer: Any, api: Api) -> None:
    """Have the layers of Keras in a layer, and itself, compute again what they keep beside their weights."""
    for part in layer._flatten_layers():
        owner = next((owner for owner in type(part).__mro__ if "finalize_state" in vars(owner)), None)
        if owner is not None and api.is_builtin(owner) and any(_is_floating(part, api)):
            part.finalize_state()


def _is_floating(part: Any, api: Api) -> list[bool]:
    return [api.raw(variable).dtype.is_floating for variable in part.weights]
