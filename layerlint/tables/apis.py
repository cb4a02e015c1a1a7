"""What the functions of TensorFlow, Keras and Python give back, by qualified name.

Only what is certain is known; the answer for the rest is `Kind.UNKNOWN`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from layerlint.model.facts import Kind
from layerlint.tables.api_names import (
    BACKEND_NOT_TENSORS,
    DTYPES,
    HIGHER_ORDER,
    OPS_NOT_TENSORS,
    OPS_STRUCTURES,
    TF_OTHER_PREFIXES,
    TF_PLAIN,
    TF_SEQUENCES,
    TF_SHAPE,
    TF_STRUCTURES,
)
from layerlint.tables.keras_names import exists, keras_name


def tf_name(qualified: str) -> str | None:
    """The name below TensorFlow, without compat prefixes: "tensorflow.compat.v1.zeros" is "zeros"."""
    if not qualified.startswith("tensorflow."):
        return None
    name = qualified.removeprefix("tensorflow.")
    for prefix in ("compat.v1.", "compat.v2.", "_api.v2."):
        name = name.removeprefix(prefix)
    return name


def is_higher_order(qualified: str) -> bool:
    """Whether the function calls its function arguments at once."""
    name = tf_name(qualified)
    if name is None:
        short = keras_name(qualified)
        if short is not None and short.startswith("ops."):
            return True
        return qualified in {
            "map",
            "filter",
            "sorted",
            "max",
            "min",
            "reduce",
            "functools.reduce",
            "sum",
            "any",
            "all",
        }
    return name in HIGHER_ORDER


_KEEPS = re.compile(
    r"(get|find|load)_or_|(run|call|make|build|create)_once|memoi[sz]e|make_template|setdefault"
)


@lru_cache(maxsize=4_096)
def keeps_results(name: str) -> bool:
    """Whether a function of that name may run its function arguments once only, and keep what they return."""
    return _KEEPS.search(name) is not None


def tf_result(name: str) -> Kind:
    """The kind that the TensorFlow function of that short name gives; TENSOR for every ordinary operation."""
    if name == "Variable":
        return Kind.VARIABLE
    if name in TF_PLAIN:
        return Kind.PLAIN
    if name in TF_SHAPE:
        return Kind.SHAPE
    if name in DTYPES or name.startswith(("dtypes.as_dtype", "as_dtype")):
        return Kind.DTYPE
    if name.endswith("initializer") or name.startswith("initializers."):
        return Kind.INITIALIZER
    if name in TF_STRUCTURES:
        return Kind.INPUT
    if name.startswith(TF_OTHER_PREFIXES):
        return Kind.UNKNOWN
    last = name.rpartition(".")[2]
    if last[:1].isupper():
        return Kind.OBJECT
    return Kind.TENSOR


def gives_sequence(qualified: str) -> bool:
    """Whether the function of that name gives a list or tuple of tensors."""
    name = tf_name(qualified)
    if name is not None:
        return name in TF_SEQUENCES
    short = keras_name(qualified) or ""
    return short.startswith("ops.") and short.removeprefix("ops.") in TF_SEQUENCES


def _is_public(short: str) -> bool:
    """Whether it is a function that Keras offers, by its own name or from the module that implements it."""
    area, _, last = short.partition(".")
    return any(
        exists(name, keras) for name in (short, f"{area}.{last.rpartition('.')[2]}") for keras in (2, 3)
    )


_RESULTS = {
    "Input": Kind.KERAS_TENSOR,
    "layers.Input": Kind.KERAS_TENSOR,
    "Variable": Kind.VARIABLE,
    "backend.Variable": Kind.VARIABLE,
    "initializers.get": Kind.INITIALIZER,
    "regularizers.get": Kind.REGULARIZER,
    "layers.deserialize": Kind.SUBLAYER,
    "layers.add": Kind.TENSOR,
    "layers.concatenate": Kind.TENSOR,
    "ops.convert_to_numpy": Kind.NUMPY,
}
_FROM_NAMES = frozenset({"get", "serialize", "deserialize"})


def is_network(short: str) -> bool:
    """Whether it makes a network of `keras.applications`."""
    area, _, last = short.rpartition(".")
    return area.partition(".")[0] == "applications" and last[:1].isupper()


def keras_result(short: str) -> Kind:
    """The kind that a function of Keras gives, by its name below the package ("ops.mean")."""
    if short in _RESULTS:
        return _RESULTS[short]
    area, _, last = short.rpartition(".")
    match area.partition(".")[0]:
        case "ops":
            return _ops_result(last) if _is_public(short) else Kind.UNKNOWN
        case "backend" if area == "backend":
            return _backend_result(last) if _is_public(short) else Kind.UNKNOWN
        case "random" if area == "random":
            return Kind.SEED_GENERATOR if last == "SeedGenerator" else Kind.TENSOR
        case "applications" if is_network(short):
            return Kind.SUBLAYER
        case "activations" if area == "activations" and last not in _FROM_NAMES:
            return Kind.TENSOR
        case "losses" | "metrics" if "." not in area and last[:1].islower() and last not in _FROM_NAMES:
            return Kind.TENSOR if _is_public(short) else Kind.UNKNOWN
    return Kind.UNKNOWN


def _ops_result(name: str) -> Kind:
    if name in OPS_STRUCTURES:
        return Kind.INPUT
    return Kind.UNKNOWN if name in OPS_NOT_TENSORS else Kind.TENSOR


def _backend_result(name: str) -> Kind:
    match name:
        case "int_shape":
            return Kind.SHAPE
        case "variable":
            return Kind.VARIABLE
    return Kind.UNKNOWN if name in BACKEND_NOT_TENSORS else Kind.TENSOR
