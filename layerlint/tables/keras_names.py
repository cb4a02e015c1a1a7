"""Names of Keras: which package they come from, what they are, and what their instances have.

Read from tables of the public API, without importing Keras.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from layerlint.model.facts import Kind

ROOTS = {
    "keras": "keras",
    "keras.src": "keras",
    "keras.api": "keras",
    "keras.engine": "keras",
    "tensorflow.keras": "tf.keras",
    "tensorflow.compat.v1.keras": "tf.keras",
    "tensorflow.compat.v2.keras": "tf.keras",
    "tensorflow._api.v2.keras": "tf.keras",
    "tf_keras": "tf_keras",
    "tf_keras.src": "tf_keras",
    "keras_core": "keras_core",
    "keras_core.src": "keras_core",
    "tensorflow.python.keras": "tensorflow.python.keras",
    "tensorflow.python.keras.engine": "tensorflow.python.keras",
}
"""Where Keras is found, and the implementation that is meant; the longest prefix decides."""

_NAMES = 16_384
"""How many names are remembered: a server sees every name while it is being typed."""
_ORDERED = sorted(ROOTS, key=len, reverse=True)
VARIABLES = frozenset({"tensorflow.Variable", "tensorflow.compat.v1.Variable"})
"""What makes a variable of TensorFlow that is no weight of Keras."""
KERAS_LAYER = frozenset({"layers.Layer", "Layer"})
KERAS_MODEL = frozenset({"models.Model", "Model"})
KERAS_BASES = KERAS_LAYER | KERAS_MODEL
"""The public names of the classes that make a layer what it is."""
_FIRST = frozenset({"keras", "tensorflow", "tf_keras", "keras_core"})

_MORE_INNER = {
    "TFDataLayer": "layers.preprocessing.tf_data_layer.TFDataLayer",
    "BaseImageAugmentationLayer": "layers.preprocessing.image_preprocessing.BaseImageAugmentationLayer",
}
"""Inner layer classes of some releases that are not in the tables."""

_KINDS = {
    "layer": Kind.SUBLAYER,
    "model": Kind.SUBLAYER,
    "metric": Kind.METRIC,
    "optimizer": Kind.OPTIMIZER,
    "loss": Kind.LOSS,
    "initializer": Kind.INITIALIZER,
    "regularizer": Kind.REGULARIZER,
    "constraint": Kind.CONSTRAINT,
    "seed generator": Kind.SEED_GENERATOR,
}


@dataclass(frozen=True, slots=True)
class Signature:
    """The arguments of a constructor: all by name, those without a default, and whether `**kwargs` are taken."""

    names: tuple[str, ...]
    required: tuple[str, ...]
    kwargs: bool


@cache
def _table(keras: int) -> dict[str, Any]:
    path = Path(__file__).parent / f"keras{keras}.json"
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


@cache
def _by_last_part() -> dict[str, str]:
    """Public classes by their last part, where that is unique: for names of Keras's inner modules."""
    by_last: dict[str, set[str]] = {}
    for keras in (2, 3):
        for name, kind in _table(keras)["kinds"].items():
            if kind in _KINDS:
                by_last.setdefault(name.rpartition(".")[2], set()).add(name)
    short: dict[str, str] = {}
    for last, names in by_last.items():
        areas = {name.partition(".")[0] for name in names if "." in name} or {""}
        if len(areas) == 1:
            short[last] = min((n for n in names if "." in n), key=len, default=last)
    return short


@cache
def _inner() -> dict[str, str]:
    """Layer classes without a public name, by their last part: their names in the tables ("functional.Functional")."""
    inner = dict(_MORE_INNER)
    for keras in (3, 2):
        table = _table(keras)
        for name in table["members"]:
            area, _, last = name.rpartition(".")
            if area and name not in table["kinds"] and not name.startswith(("metrics.", "testing_infra.")):
                inner.setdefault(last, name)
    return inner


def root_of(qualified: str) -> str | None:
    """The Keras that the name belongs to: "keras", "tf.keras", "tf_keras", "keras_core", ...; None for others."""
    split = _split(qualified)
    return split[0] if split is not None else None


@lru_cache(maxsize=_NAMES)
def _split(qualified: str) -> tuple[str, str] | None:
    if qualified.partition(".")[0] not in _FIRST:
        return None
    for prefix in _ORDERED:
        if qualified == prefix:
            return ROOTS[prefix], ""
        if qualified.startswith(f"{prefix}."):
            return ROOTS[prefix], qualified[len(prefix) + 1 :]
    return None


@lru_cache(maxsize=_NAMES)
def keras_name(qualified: str) -> str | None:
    """The public name below the package: "layers.Dense" for `tensorflow.keras.layers.Dense`, whatever the root.

    Names of inner modules ("keras.src.layers.core.dense.Dense") give the public one. None for what is not
    of Keras.
    """
    split = _split(qualified)
    if split is None or not split[1]:
        return None
    short = split[1]
    if _kind(short, 3) is not None or _kind(short, 2) is not None:
        return short
    last = short.rpartition(".")[2]
    if "." not in short or not last.lstrip("_")[:1].isupper():
        return short
    return _by_last_part().get(last) or _inner().get(last, short)


def short_name(qualified: str) -> str:
    """As `keras_name`; "" for what is not of Keras."""
    return keras_name(qualified) or ""


def _kind(short: str, keras: int) -> str | None:
    kind: str | None = _table(keras)["kinds"].get(short)
    return kind


def kind_of(short: str, keras: int | None = None) -> Kind | None:
    """What an instance of that class is; None for functions and names that are not known.

    Without a version: what it is in Keras 3, or in Keras 2 where Keras 3 no longer has it.
    """
    for version in (3, 2) if keras is None else (keras,):
        kind = _kind(short, version)
        if kind is not None:
            return _KINDS.get(kind)
    return Kind.SUBLAYER if _is_inner(short) else None


def _is_inner(short: str) -> bool:
    return _inner().get(short.rpartition(".")[2]) == short


def exists(short: str, keras: int) -> bool:
    return short in _table(keras)["kinds"]


@cache
def _areas() -> frozenset[str]:
    """The modules of either version: "layers", "layers.experimental"."""
    areas = set()
    for keras in (2, 3):
        for name in _table(keras)["kinds"]:
            while (name := name.rpartition(".")[0]) and name not in areas:
                areas.add(name)
    return frozenset(areas)


def is_public(short: str) -> bool:
    """Whether Keras 2 or 3 offers that name: a class, a function, or a module ("layers")."""
    return exists(short, 2) or exists(short, 3) or short in _areas()


def is_model(short: str) -> bool:
    return "model" in (_kind(short, 2), _kind(short, 3)) or short == "models.functional.Functional"


def is_stateless(short: str, keras: int) -> bool:
    """Whether nothing shows that an instance owns weights or seed state. Dropout has a seed in Keras 3 only."""
    return short not in _table(keras)["stateful"]


def locks_itself(short: str) -> bool:
    """Whether its constructor builds it in Keras 3, so that a subclass without `build` can add no more state."""
    return short in _table(3)["locked"]


def parts(short: str, keras: int) -> frozenset[str]:
    """The attributes under which that layer class keeps its own weights and sublayers, and uses them."""
    return frozenset(_table(keras)["parts"].get(short, ()))


def resets(short: str, attribute: str, keras: int) -> bool:
    """Whether the constructor of that layer class certainly replaces what a subclass has set before."""
    keeping = _table(keras)["keeps what is set early"].get(attribute)
    return keeping is not None and short not in keeping and _kind(short, keras) in ("layer", "model")


def constructor(short: str, keras: int) -> Signature | None:
    entry = _table(keras)["constructors"].get(short)
    if entry is None:
        return None
    return Signature(tuple(entry["names"]), tuple(entry["required"]), entry["kwargs"])


def call_signature(short: str, keras: int) -> Signature | None:
    """The arguments of the `call` of that layer class; None where it takes any."""
    entry = _table(keras)["calls"].get(short)
    if entry is None:
        return None
    return Signature(tuple(entry["names"]), tuple(entry["required"]), entry["kwargs"])


def build_arguments(short: str, keras: int) -> tuple[str, ...]:
    """The arguments of the `build` of that layer class, where it takes several."""
    return tuple(_table(keras)["builds"].get(short, ()))


def read_only(short: str, keras: int) -> frozenset[str]:
    """The properties that an instance has beyond those of every layer, and that cannot be set."""
    return frozenset(_table(keras)["read only"].get(short, ()))


def arguments(method: str, keras: int) -> Signature | None:
    """The arguments of a method of `Layer` ("add_weight") or of `Model` ("Model.compile")."""
    entry = _table(keras)["arguments"].get(method)
    if entry is None:
        return None
    return Signature(tuple(entry["names"]), tuple(entry["required"]), entry["kwargs"])


_OF_SUBCLASSES = frozenset({"activation"})
"""What `Layer` of Keras 3 replaces for a while where a subclass has it; it has none itself."""


@lru_cache(maxsize=_NAMES)
def members(short: str, keras: int) -> frozenset[str]:
    """The attributes and methods of an instance: those of `Layer` (or `Model`) and its own."""
    table, later = _table(keras)["members"], _table(keras)["set later"]
    common = {*table["any layer"], *later["any layer"]}
    if is_model(short):
        common |= {*table["any model"], *later["any model"]}
    if short in KERAS_BASES:
        common -= _OF_SUBCLASSES
    own = table.get(short, ())
    if _is_inner(short):  # each version has its own place for it
        last = short.rpartition(".")[2]
        own = [name for key in table if key.rpartition(".")[2] == last for name in table[key]]
    return frozenset(common | set(own))


@lru_cache(maxsize=_NAMES)
def members_in_any(short: str) -> frozenset[str]:
    """The attributes and methods that an instance has in one version of Keras or another."""
    return members(short, 2) | members(short, 3)


@cache
def of_any_layer(keras: int) -> frozenset[str]:
    """What some layer of Keras has."""
    table, later = _table(keras)["members"], _table(keras)["set later"]
    own = (names for short, names in table.items() if not short.startswith(("any metric", "any optimizer")))
    return frozenset().union(*own, later["any layer"])


def has_members(short: str) -> bool:
    """Whether the members of that layer class are known, so that what is missing there is missing."""
    return any(
        _kind(short, keras) in ("layer", "model") or short in _table(keras)["members"] for keras in (2, 3)
    )


@cache
def layer_class_names() -> frozenset[str]:
    """The last parts of the names of all layer, model and metric-like classes of either version."""
    return frozenset(
        name.rpartition(".")[2]
        for keras in (2, 3)
        for name, kind in _table(keras)["kinds"].items()
        if kind in ("layer", "model")
    )
