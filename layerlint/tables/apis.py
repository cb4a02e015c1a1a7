"""What the functions of TensorFlow, Keras and Python give back, by qualified name.

Only what is certain is known; the answer for the rest is `Kind.UNKNOWN`.
"""

from __future__ import annotations

from layerlint.model.facts import Kind
from layerlint.tables.api_names import (
    BACKEND_NOT_TENSORS,
    DTYPES,
    HIGHER_ORDER,
    OPS_NOT_TENSORS,
    OPS_STRUCTURES,
    TF_OTHER_PREFIXES,
    TF_PLAIN,
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
    """Whether the function calls the functions that it is given, now."""
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


def _is_public(short: str) -> bool:
    """Whether it is a function that Keras offers, by its own name or from the module that implements it."""
    area, _, last = short.partition(".")
    return any(
        exists(name, keras) for name in (short, f"{area}.{last.rpartition('.')[2]}") for keras in (2, 3)
    )


def keras_result(short: str) -> Kind:
    """The kind that a function of Keras gives, by its name below the package ("ops.mean")."""
    area, _, last = short.rpartition(".")
    if short in {"Input", "layers.Input"}:
        return Kind.KERAS_TENSOR
    if short in {"Variable", "backend.Variable"}:
        return Kind.VARIABLE
    if (area == "ops" or area.startswith("ops.")) and not _is_public(short):
        return Kind.UNKNOWN
    if area == "ops" or area.startswith("ops."):
        if last in OPS_STRUCTURES:
            return Kind.INPUT
        return Kind.UNKNOWN if last in OPS_NOT_TENSORS else Kind.TENSOR
    if area == "backend" and not _is_public(short):
        return Kind.UNKNOWN
    if area == "backend":
        if last == "int_shape":
            return Kind.SHAPE
        if last == "variable":
            return Kind.VARIABLE
        return Kind.UNKNOWN if last in BACKEND_NOT_TENSORS else Kind.TENSOR
    if area == "random":
        return Kind.SEED_GENERATOR if last == "SeedGenerator" else Kind.TENSOR
    if short == "initializers.get":
        return Kind.INITIALIZER
    if short == "regularizers.get":
        return Kind.REGULARIZER
    if short in {"layers.deserialize", "layers.add", "layers.concatenate"}:
        return Kind.SUBLAYER if short == "layers.deserialize" else Kind.TENSOR
    if area == "activations" and last not in {"get", "serialize", "deserialize"}:
        return Kind.TENSOR
    if (
        area in {"losses", "metrics"}
        and last[:1].islower()
        and last not in {"get", "serialize", "deserialize"}
    ):
        return Kind.TENSOR
    return Kind.UNKNOWN
