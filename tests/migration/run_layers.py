"""Runs in a process of its own: calls the layer `Made` of each text on stdin with set weights, and prints its numbers."""

from __future__ import annotations

import json
import sys
from typing import Any


def numbers(text: str) -> Any:
    import numpy as np

    names: dict[str, Any] = {"__name__": "made"}
    exec(compile(text, "made.py", "exec"), names)
    layer, inputs = names["Made"](), names.get("inputs", names["DATA"])
    layer(inputs)
    draws = np.random.default_rng(1)
    layer.set_weights([draws.normal(size=one.shape).astype(one.dtype) for one in layer.get_weights()])
    return np.asarray(layer(inputs)).round(4).tolist()


def told(text: str) -> Any:
    try:
        return numbers(text)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    print(json.dumps({name: told(text) for name, text in json.load(sys.stdin).items()}))
