"""What Keras 3 removed or renamed, and what to use instead, read from tables without importing Keras.

`keras` and `tf.keras` differ with the same Keras 3: `tf.keras.backend.sum` is there, `keras.backend.sum` is not.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from layerlint.tables.keras_names import KERAS_BASES, exists, is_model, members

_TABLES = {
    "keras": ("keras3_removed",),
    "tf.keras": ("keras3_tf_removed",),
    "tf_keras": ("keras3_removed", "keras3_tf_removed"),
}
"""The tables of what each root lacks in Keras 3. Code of `tf_keras` may move to either: only what both lack."""
_ROOTS = {
    "keras": "keras",
    "tensorflow.keras": "tf.keras",
    "tensorflow.compat.v1.keras": "tf.keras",
    "tensorflow.compat.v2.keras": "tf.keras",
    "tf_keras": "tf_keras",
}
_INNER = ("keras.src.", "keras.api.", "tf_keras.src.", "tf_keras.api.")
_LEGACY_LAYERS = ("tensorflow.compat.v1.layers.", "tensorflow.compat.v1.nn.rnn_cell.")


@dataclass(frozen=True, slots=True)
class Gone:
    """A name that cannot be used in Keras 3.

    shown     the name as a reader knows it ("keras.backend.sum")
    unusable  it is there, but using it raises
    instead   what to write for the whole name as it was used, "" when nothing is known
    exact     whether `instead` means the same, so that it can be written by a fix
    area      the parts of the name that are only to be left out for that ("experimental.preprocessing")
    """

    shown: str
    unusable: bool = False
    instead: str = ""
    exact: bool = False
    area: str = ""


@lru_cache(maxsize=16_384)
def gone(qualified: str, imported: str) -> Gone | None:
    """What is known of a name whose first part an import statement brings (`Value.imported`); None when it is there.

    `from tensorflow.keras.saving import x` works where `tf.keras.saving` does not: how a name was imported matters.
    """
    root, short = _split(qualified)
    if not root or not imported:
        return None
    tables = [_table(name) for name in _TABLES[root]]
    names = frozenset.intersection(*(table["names"] for table in tables))
    unusable = frozenset.intersection(*(table["unusable"] for table in tables))
    parts, root_name = short.split("."), "keras" if root == "tf_keras" else root
    for end in range(1, len(parts) + 1):
        prefix = ".".join(parts[:end])
        if prefix in names or prefix in _replacements()["earlier"]["names"]:
            base = qualified.removesuffix(short)
            if prefix in tables[-1]["importable"] and f"{imported}.".startswith(f"{base}{prefix}."):
                return None
            instead, exact = _instead(root, prefix, short)
            return Gone(f"{root_name}.{prefix}", False, instead, exact, _area(short) if exact else "")
        if prefix in unusable:
            return Gone(f"{root_name}.{prefix}", unusable=True, instead=_instead(root, prefix, short)[0])
    return None


def help_for(found: Gone) -> str:
    """What to do instead, as a sentence; "" when nothing is known."""
    if found.instead:
        return f"use `{found.instead}`"
    short = found.shown.removeprefix("tf.").removeprefix("keras.")
    if text := _replacements()["advice"].get(short, ""):
        return str(text)
    if found.shown.startswith("tf.") and exists_in_keras_3(f"keras.{short}"):
        return f"`import keras` has it: use `keras.{short}`"
    return "use `keras.ops`, or functions of TensorFlow" if short.startswith("backend.") else ""


_OF_VARIABLES = frozenset(
    {"update", "update_add", "update_sub", "set_value", "batch_set_value", "variable", "random_normal_variable",
     "random_uniform_variable"}
)  # fmt: skip


def is_in_tf_backend(function: str) -> bool:
    """Whether `tf.keras.backend` of Keras 3 has that function of Keras 2, as it has most that `keras.backend` lost.

    Those that make or change a variable are there, and make one that Keras 3 does not track, or fail on one of Keras 3.
    """
    backend = "tensorflow.keras.backend"
    return (
        function not in _OF_VARIABLES
        and exists(f"backend.{function}", 2)
        and gone(f"{backend}.{function}", backend) is None
    )


@lru_cache(maxsize=16_384)
def gone_inside(qualified: str) -> str:
    """What of an inner name of Keras ("keras.src.engine.base_layer.Layer") is not there in Keras 3; "" where all is."""
    if not qualified.startswith("keras.src."):
        return ""
    parts = qualified.split(".")
    inner = _table("keras3_removed")["inner"]
    for end in range(3, len(parts) + 1):
        if ".".join(parts[1:end]) in inner:
            return ".".join(parts[:end])
    return ""


def arguments_now(short: str, method: str) -> tuple[str, ...] | None:
    """The arguments in Keras 3 of a method of that layer, where they are not those of Keras 2; None where they are."""
    arguments = _table("keras3_removed")["layer methods"].get(short, {}).get(method)
    return tuple(arguments) if arguments is not None else None


def renamed_weight(short: str, name: str) -> str:
    """What a weight of that layer is called in Keras 3; "" where it has its old name."""
    new_name: str = _table("keras3_removed")["renamed weights"].get(short, {}).get(name, "")
    return new_name


def is_read_only(short: str, name: str) -> bool:
    """Whether that weight of the layer is a property without a setter in Keras 3."""
    return name in _table("keras3_removed")["read-only weights"].get(short, ())


@lru_cache(maxsize=1024)
def lost_by(short: str) -> frozenset[str]:
    """The attributes and methods that instances of that layer class had in Keras 2 beyond those of every layer."""
    if short in KERAS_BASES or not (exists(short, 2) and exists(short, 3)):
        return frozenset()
    return members(short, 2) - members("Model" if is_model(short) else "layers.Layer", 2) - members(short, 3)


def _split(qualified: str) -> tuple[str, str]:
    if qualified.startswith(_INNER):
        return "", ""
    for prefix, root in _ROOTS.items():
        if qualified.startswith(f"{prefix}."):
            return root, qualified.removeprefix(f"{prefix}.")
    return "", ""


def legacy_layer(qualified: str) -> str:
    """The name of a layer of TensorFlow 1 that is not available with Keras 3, as a reader knows it; "" for others."""
    if qualified.startswith(_LEGACY_LAYERS):
        return f"tf.{qualified.removeprefix('tensorflow.')}"
    return ""


def _instead(root: str, prefix: str, short: str) -> tuple[str, bool]:
    replacements = _replacements()
    area, _, last = short.rpartition(".")
    if area == "backend" and last in replacements["ops"]:
        return f"keras.ops.{replacements['ops'][last]}", True
    if short in replacements["aliases"]:
        return replacements["aliases"][short], True
    if short in replacements["near"]:
        return replacements["near"][short], False
    if prefix in replacements["near"]:
        return replacements["near"][prefix], False
    area = max(
        (moved_area for moved_area in replacements["moved"] if short.startswith(f"{moved_area}.")),
        key=len,
        default="",
    )
    if area and "." not in short.removeprefix(f"{area}."):
        full = f"{replacements['moved'][area]}.{last}"
        if exists_in_keras_3(full):
            exact = area == "saving" or bool(_area(short))
            return full.replace("keras.", "tf.keras.", 1) if _is_plain(root, full) else full, exact
    return "", False


def _area(short: str) -> str:
    """The experimental area that a name left without a change: Keras 2 has it in both places already."""
    area, _, last = short.rpartition(".")
    parent, word, rest = area.partition(".experimental")
    there = (
        word
        and f"{parent}.{last}" in _table("keras2")["kinds"]
        and f"{parent}.{last}" in _table("keras3")["kinds"]
    )
    return f"experimental{rest}" if there else ""


def _is_plain(root: str, full: str) -> bool:
    return root == "tf.keras" and not full.startswith("tf.")


def exists_in_keras_3(full: str) -> bool:
    """Whether that public name, which starts with `keras.` or `tf.keras.`, is there."""
    root, short = ("tf.keras", full[9:]) if full.startswith("tf.keras.") else ("keras", full[6:])
    return short in _table("keras3")["kinds"] and short not in _table(_TABLES[root][0])["names"]


def refused(short: str, root: str) -> frozenset[str]:
    """The arguments of Keras 2 that the class or function refuses."""
    tables = [_table(name)["arguments"] for name in _TABLES.get(root, ())]
    return frozenset.intersection(*(frozenset(t.get(short, ())) for t in tables)) if tables else frozenset()


def refused_by_method(name: str) -> frozenset[str]:
    """The arguments that a method of `Layer` ("add_loss"), of `Model` ("Model.fit") or of an optimizer
    ("optimizer.apply_gradients") no longer has."""
    arguments = _table("keras3_removed")["method arguments"].get(name, ())
    return frozenset(arguments) | frozenset(_replacements()["refused"].get(name, ()))


@cache
def gone_members(base: str) -> frozenset[str]:
    """The attributes and methods that an instance ("layer", "model", "metric", "optimizer") no longer has.

    `add_metric` is there, but only raises.
    """
    more = {"add_metric"} if base in ("layer", "model") else set()
    more |= set(_replacements()["earlier"].get(base, ()))
    return frozenset(_table("keras3_removed")["members"][base]) | more


def way_out(base: str, name: str) -> str:
    """What to do instead of using that member, as a sentence; "" when nothing is known."""
    advice = _replacements()["members"]
    text: str = advice.get(f"{base}.{name}", "") or (
        advice.get(f"layer.{name}", "") if base == "model" else ""
    )
    return text


def renamed(key: str) -> str:
    """The new name of a member ("optimizer.lr") or an argument ("argument.lr"); "" when it has none."""
    name: str = _replacements()["renamed"].get(key, "")
    return name


@cache
def _table(name: str) -> dict[str, Any]:
    path = Path(__file__).parent / f"{name}.json"
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for key, value in table.items():
        if isinstance(value, list):
            table[key] = frozenset(value)
    return table


@cache
def _replacements() -> dict[str, Any]:
    path = Path(__file__).parent / "replacements.toml"
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    table["earlier"]["names"] = frozenset(table["earlier"]["names"])
    return table
