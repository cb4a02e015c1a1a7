"""The input of `call`, read from what a training step passes to the same part."""

from __future__ import annotations

from typing import Any

from .. import call_signature
from ..input_forms import Feed, tensor
from ..keras_api import Api
from ..usage import ClassUsage
from .recorded import RecordedCall

WHY = "as its train_step uses it"


def from_step(layer: Any, calls: list[RecordedCall], api: Api) -> Feed | None:
    """Return the input of a `call` of one argument, which it passes to a part that a traced step called.

    The GAN's `call` maps noise with the generator, and so does its step. None where the shapes say nothing: `calls` are
    those of the step.
    """
    names = call_signature.positional(layer)
    if len(names) != 1:
        return None
    for use in ClassUsage(type(layer)).call.get(names[0], []):
        if use.kind != "handed":
            continue
        part, at = getattr(layer, str(use.of[0]), None), use.of[1]
        passed = next((call.arguments for call in calls if call.layer is part), [])
        form = _form(passed[at][1], api) if isinstance(at, int) and at < len(passed) else None
        if form is not None:
            return Feed([form], {}, WHY)
    return None


def _form(value: Any, api: Api) -> dict[str, Any] | None:
    """The form of a tensor with an open batch; None where another of its sizes is open."""
    if not api.tf.is_tensor(value) or not getattr(value.shape, "rank", None):
        return None
    sizes = list(value.shape)[1:]
    return None if None in sizes else tensor(value.dtype.name, None, *sizes)
