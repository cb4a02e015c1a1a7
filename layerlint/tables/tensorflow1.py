"""Names that TensorFlow 2 does not have, those of TensorFlow 1 and misspelled ones, read without importing TensorFlow."""

from __future__ import annotations

import json
import re
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


_FUNCTION = re.compile(r"[a-z]+(?:_[a-z0-9]+)+")
"""A name that is no module: `broadcast_weights`. Modules are loaded when they are used, and not listed."""


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
    gone, functions = _table()
    for end in (1, 2):
        name = ".".join(parts[:end])
        if name in gone:
            return OldName(f"tf.{name}", _MORE.get(name, "") or gone[name])
    unknown = len(parts) == 1 and parts[0] not in functions and _FUNCTION.fullmatch(parts[0]) is not None
    return OldName(f"tf.{parts[0]}", "") if unknown else None


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    """What is gone with its successors, and all names of `tf`."""
    path = Path(__file__).with_name("tensorflow1.json")
    table = json.loads(path.read_text(encoding="utf-8"))
    return table["gone"], frozenset(table["functions"])
