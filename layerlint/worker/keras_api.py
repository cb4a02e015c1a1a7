"""The Keras of this run: imported once, with the few names that differ between its versions."""

from __future__ import annotations

import gc
import importlib
import importlib.util
import inspect
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class KerasUnavailable(Exception):
    """This interpreter cannot run the requested Keras; the text is the reason."""


class Api:
    """TensorFlow and the Keras of this run. `version` is 2 or 3."""

    def __init__(self, tf: Any, keras: Any, version: int) -> None:
        self.tf = tf
        self.keras = keras
        self.version = version
        self.Layer = keras.layers.Layer
        self.Model = keras.Model
        self.Sequential = keras.Sequential
        self.Metric = keras.metrics.Metric
        self.Optimizer = keras.optimizers.Optimizer
        self.SeedGenerator = getattr(getattr(keras, "random", None), "SeedGenerator", ())
        self.Variable = keras.Variable if version == 3 else tf.Variable
        self._private: frozenset[str] | None = None
        self._functional_call: Any = None

    @property
    def private(self) -> frozenset[str]:
        """Attributes that every layer or model has: Keras's own bookkeeping.

        Found out in the child: an op that runs before the fork starts threads that the child would wait for.
        """
        if self._private is None:

            class Bare(self.Model):  # type: ignore[misc, name-defined]
                pass

            functional = self._functional()
            every = (self.Layer(), Bare(), functional, self.Sequential())
            self._private = frozenset(name for thing in every for name in vars(thing))
        return self._private

    def _functional(self) -> Any:
        inputs = self.keras.Input((1,))
        return self.Model(inputs, inputs)

    def versions(self) -> dict[str, Any]:
        """Return the versions of Python, TensorFlow and Keras, for the report."""
        return {
            "python": platform.python_version(),
            "executable": sys.executable,
            "tensorflow": self.tf.__version__,
            "keras": _version(self.keras),
            "keras_major": self.version,
        }

    def raw(self, variable: Any) -> Any:
        """The `tf.Variable` in a Keras variable, or the variable itself."""
        if isinstance(variable, self.tf.Variable):
            return variable
        inner = getattr(variable, "_value", None)
        return variable if inner is None else inner

    def is_variable(self, thing: Any) -> bool:
        """Whether an object is a variable of TensorFlow or of Keras."""
        return isinstance(thing, (self.tf.Variable, self.Variable))

    def is_functional(self, layer: Any) -> bool:
        """Whether a model is a graph of layers, without a `call` of the user's."""
        if not isinstance(layer, self.Model):
            return False
        if self._functional_call is None:
            self._functional_call = type(self._functional()).call
        return isinstance(layer, self.Sequential) or type(layer).call is self._functional_call

    def steps_only(self, layer: Any) -> bool:
        """Whether a model has a training step of its own and no `call`, as in Keras's guides to GANs."""
        return (
            isinstance(layer, self.Model)
            and type(layer).call in (self.Model.call, self.Layer.call)
            and not self.is_functional(layer)
            and type(layer).train_step is not self.Model.train_step
        )

    def is_builtin(self, cls: type) -> bool:
        """Whether a class belongs to Keras or TensorFlow."""
        return cls.__module__.split(".")[0] in ("keras", "tf_keras", "tensorflow")

    def layer_parameter(self, class_name: str, place: int | str) -> inspect.Parameter | None:
        """Return the constructor parameter of a Keras layer, by position or name; None where there is none."""
        layer = getattr(self.keras.layers, class_name, None)
        if not isinstance(layer, type):
            return None
        parameters = list(inspect.signature(layer).parameters.values())
        if isinstance(place, int):
            return parameters[place] if place < len(parameters) else None
        return next((item for item in parameters if item.name == place), None)

    def children(self, layer: Any) -> list[Any]:
        """Return the direct sublayers that Keras tracks."""
        return list(layer._flatten_layers(include_self=False, recursive=False))


def load(requested: str) -> Api:
    """Import TensorFlow and the requested Keras: "2", "3", or "auto" for the one that TensorFlow itself would use.

    Raises KerasUnavailable.
    """
    _set_environment(requested)
    with _uncollected():
        return _imported(requested)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the objects of the block out of garbage collections, which take a fifth of the time of an import.

    Forked processes would also copy each page that a collection touches.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _imported(requested: str) -> Api:
    tf, release = _tensorflow()
    if requested == "2" and release >= (2, 16) and importlib.util.find_spec("tf_keras") is None:
        raise KerasUnavailable("it has no Keras 2 (tf_keras)")
    if release < (2, 10):
        raise KerasUnavailable(f"it has TensorFlow {tf.__version__}, and layerlint needs 2.10 or newer")
    version = _chosen_version(requested, release)
    keras = _keras(tf, version, release)
    if version == 3 and not _version(keras).startswith("3"):
        raise KerasUnavailable(f"its Keras is {_version(keras)}, not 3")
    return Api(tf, keras, version)


def _set_environment(requested: str) -> None:
    """Set the variables that TensorFlow reads at import: no GPU, few logs, and which Keras it uses."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    if (
        requested == "2" and importlib.util.find_spec("tf_keras") is not None
    ):  # else it is the one inside of TensorFlow
        os.environ["TF_USE_LEGACY_KERAS"] = "1"
    elif requested == "3":
        os.environ.pop("TF_USE_LEGACY_KERAS", None)
    os.environ["KERAS_BACKEND"] = "tensorflow"


def _tensorflow() -> tuple[Any, tuple[int, ...]]:
    """TensorFlow and the first two numbers of its version."""
    try:
        tf = importlib.import_module("tensorflow")
        return tf, tuple(int(part) for part in tf.__version__.split(".")[:2])
    except ImportError as problem:
        raise KerasUnavailable(f"{type(problem).__name__}: {problem}") from problem
    except AttributeError as problem:
        raise KerasUnavailable(f"its `tensorflow` is not TensorFlow: {problem}") from problem


def _chosen_version(requested: str, release: tuple[int, ...]) -> int:
    legacy = os.environ.get("TF_USE_LEGACY_KERAS", "") in ("1", "true", "True")
    return 2 if requested == "2" or (requested == "auto" and (legacy or release < (2, 16))) else 3


def _keras(tf: Any, version: int, release: tuple[int, ...]) -> Any:
    """Import the package of a Keras version; before TensorFlow 2.16, Keras 2 is a part of TensorFlow."""
    if version == 2 and release < (2, 16):
        return tf.keras
    name = "keras" if version == 3 else "tf_keras"
    try:
        return importlib.import_module(name)
    except ImportError as problem:
        raise KerasUnavailable(f"it has no Keras {version} ({name}): {problem}") from problem


def _version(keras: Any) -> str:
    """The version of a Keras; the one inside TensorFlow does not always have it."""
    said = getattr(keras, "__version__", "") or getattr(sys.modules.get("keras"), "__version__", "")
    return str(said or "2")
