"""The names of TensorFlow 1 that TensorFlow 2 does not have, read from a table without importing TensorFlow."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_MORE = {
    "to_float": "tf.cast",
    "to_double": "tf.cast",
    "to_int32": "tf.cast",
    "to_int64": "tf.cast",
    "get_variable": "self.add_weight",
    "py_func": "tf.numpy_function",
    "Print": "tf.print",
    "contrib": "",
}
"""What to write for names that have no successor of the same arguments."""


class OldName(NamedTuple):
    """A name of TensorFlow 1, as a reader knows it, and what to use; "" where that is no single name."""

    shown: str
    instead: str


@lru_cache(maxsize=4096)
def old_name(qualified: str, imported: str) -> OldName | None:
    """What is known of a name whose first part an import of `tensorflow` brings; None when TensorFlow 2 has it."""
    if imported != "tensorflow" or not qualified.startswith("tensorflow."):
        return None
    parts = qualified.removeprefix("tensorflow.").split(".")
    for end in (1, 2):
        name = ".".join(parts[:end])
        if name in _table():
            return OldName(f"tf.{name}", _MORE.get(name, "") or _table()[name])
    return None


@cache
def _table() -> dict[str, str]:
    path = Path(__file__).with_name("tensorflow1.json")
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table
