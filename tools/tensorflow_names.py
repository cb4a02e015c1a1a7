"""Write which names TensorFlow 2 has and lacks: `python -m tools.tensorflow_names`, with TensorFlow."""

from __future__ import annotations

import json
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "layerlint" / "tables" / "tensorflow1.json"
_AREAS = ("nn", "math", "train", "image", "random", "linalg")
"""Modules of both, of which names are gone."""


def collect() -> dict[str, dict[str, str] | list[str]]:
    """`gone` has what TensorFlow 2 offers for each name of TensorFlow 1, "" where its upgrade script knows nothing.

    `functions` are all names of `tf`.
    """
    import tensorflow as tf  # type: ignore[import-untyped]
    from tensorflow.tools.compatibility.renames_v2 import renames  # type: ignore[import-untyped]

    gone = sorted(name for name in _public(tf.compat.v1) if not hasattr(tf, name))
    for area in _AREAS:
        old, new = getattr(tf.compat.v1, area), getattr(tf, area)
        gone += sorted(f"{area}.{name}" for name in _public(old) if not hasattr(new, name))
    table = {"contrib": ""}
    for name in gone:
        instead = str(renames.get(f"tf.{name}", ""))
        table[name] = "" if instead.startswith("tf.compat.") else instead
    return {"gone": dict(sorted(table.items())), "functions": sorted(_public(tf))}


def _public(module: object) -> list[str]:
    return [name for name in dir(module) if not name.startswith("_")]


if __name__ == "__main__":
    _TABLE.write_text(json.dumps(collect(), indent=0) + "\n", encoding="utf-8")
