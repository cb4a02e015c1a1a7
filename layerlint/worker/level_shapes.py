"""Values for arguments that map the levels of a pyramid to shapes: `{'3': tf.TensorShape([None, 32, 32, 8]), ...}`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping

FIRST, COUNT = 3, 3
SIDE, CHANNELS = 32, 8
_ANNOTATED = re.compile(r"\b(?:\w*[Mm]apping|[Dd]ict)\[\s*str\s*,\s*[\w.]*\bTensorShape\]")
_DOCUMENTED = re.compile(r"\{\s*levels?\s*:\s*`?(?:\w+\.)*TensorShape`?\s*\}")


def level_shapes(parameters: Mapping[str, inspect.Parameter], name: str, description: str) -> list[str]:
    """Return the shapes of three feature maps, each half as large as the previous, as an expression.

    None where neither the annotation nor the description of the parameter maps levels to shapes. The first level is
    the default of `min_level`.
    """
    item = parameters.get(name)
    note = "" if item is None else item.annotation
    if not _ANNOTATED.search(note if isinstance(note, str) else str(note)) and not _DOCUMENTED.search(
        description
    ):
        return []
    lowest = parameters["min_level"].default if "min_level" in parameters else FIRST
    first = lowest if type(lowest) is int else FIRST
    rows = [
        f"'{first + at}': tf.TensorShape([None, {SIDE >> at}, {SIDE >> at}, {CHANNELS}])"
        for at in range(COUNT)
    ]
    return ["{" + ", ".join(rows) + "}"]
