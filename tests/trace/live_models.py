"""Draws live models of `live.py` and says what is afterwards not as it was: run as a script, JSON on stdout.

What is compared is read here, by plain code: values of variables, attributes of every object, draws of random numbers.
"""

from __future__ import annotations

import importlib
import json
import random
from collections.abc import Callable
from typing import Any

import numpy as np

import layerlint

tf: Any = importlib.import_module("tensorflow")
live: Any = importlib.import_module("live")
keras = tf.keras

X = np.linspace(-1, 1, 8, dtype="float32").reshape(2, 4)


def trained() -> Any:
    model = live.Stepped()
    model.compile(optimizer=keras.optimizers.Adam(1e-4), loss="mse")
    model.fit(X, X, verbose=0)
    return model


def fresh() -> Any:
    """Compiled, and never called."""
    model = live.Stepped()
    model.compile(optimizer=keras.optimizers.Adam(1e-4), loss="mse")
    return model


def plain() -> Any:
    """Never compiled."""
    model = live.Stepped()
    model(X)
    return model


def pair() -> Any:
    model = live.Steppers()
    model.compile(keras.optimizers.Adam(1e-3), keras.optimizers.RMSprop(1e-4))
    return model


def connected() -> Any:
    model = live.functional()
    model.compile(optimizer=keras.optimizers.SGD(0.5, momentum=0.9), loss="mae")
    model([X, X])
    return model


def mixed() -> Any:
    """Trained in mixed precision: the optimizer scales the loss."""
    inputs = keras.Input((4,), dtype="float32")
    hidden = keras.layers.Dense(8, activation="relu", dtype="mixed_float16")(inputs)
    model = keras.Model(inputs, keras.layers.Dense(4, dtype="float32")(hidden))
    scaled = keras.mixed_precision.LossScaleOptimizer(keras.optimizers.Adam(1e-3))
    model.compile(optimizer=scaled, loss="mse")
    model.fit(X, X, verbose=0)
    return model


def jitted() -> Any:
    model = live.Stepped()
    model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse", jit_compile=True)
    model.fit(X, X, verbose=0)
    return model


def frozen() -> Any:
    """Half of it does not train, and nothing says so but the layer."""
    model = live.sequential()
    model(X)
    model.layers[0].trainable = False
    model.compile(
        optimizer=keras.optimizers.SGD(0.1), loss="mse", metrics=["mae", keras.metrics.RootMeanSquaredError()]
    )
    model.fit(X, model.predict(X, verbose=0), verbose=0)
    return model


def stopped() -> Any:
    """Compiled with metrics and trained, then all of it frozen without another `compile`."""
    model = trained()
    model.trainable = False
    return model


LIVE: dict[str, tuple[Callable[[], Any], Any, dict[str, Any]]] = {
    "trained": (trained, X, {}),
    "compiled": (fresh, X, {}),
    "plain": (plain, X, {"training": True}),
    "pair": (pair, X, {}),
    "functional": (connected, [X, X], {"training": True}),
    "sequential": (live.sequential, X, {"training": True}),
    "guessed": (live.sequential, None, {}),
    "recurrent": (live.recurrent, np.ones((2, 3, 4), "float32"), {}),
    "mixed": (mixed, X, {}),
    "jitted": (jitted, X, {}),
    "frozen": (frozen, X, {"training": True}),
    "stopped": (stopped, X, {}),
    "counts": (live.Counts, X, {}),
    "draws": (live.Draws, X, {}),
    "late": (live.MakesLate, X, {}),
    "raises": (live.Raises, X, {}),
    "wrong": (plain, np.ones((2, 5), "float32"), {}),
}


def seen(thing: Any, path: str, out: dict[str, Any], known: set[int]) -> dict[str, Any]:
    """All that can be compared, by its path."""
    if isinstance(thing, (bool, int, float, str, bytes, type(None))):
        out[path] = thing
        return out
    out[f"{path}@"] = id(thing)
    if id(thing) in known or callable(getattr(thing, "graph", None)):
        return out
    known.add(id(thing))
    if hasattr(thing, "numpy") and hasattr(thing, "dtype") and not isinstance(thing, keras.layers.Layer):
        out[path] = np.asarray(thing).tobytes()
    if isinstance(thing, np.ndarray):
        out[path] = thing.tobytes()
    elif isinstance(thing, dict):
        for key, value in thing.items():
            seen(value, f"{path}[{key!r}]", out, known)
    elif isinstance(thing, (list, tuple)):
        for index, value in enumerate(thing):
            seen(value, f"{path}[{index}]", out, known)
    elif isinstance(thing, (set, frozenset)):
        out[path] = sorted(id(item) for item in thing)
    elif isinstance(thing, (random.Random, np.random.Generator)):
        out[path] = repr(thing.getstate() if isinstance(thing, random.Random) else thing.bit_generator.state)
    elif type(thing).__module__.split(".")[0] in ("keras", "tf_keras", "live"):
        for name, value in getattr(thing, "__dict__", {}).items():
            seen(value, f"{path}.{name}", out, known)
    return out


def observed(model: Any) -> dict[str, Any]:
    out = seen(model, "model", {}, set())
    for name in ("weights", "variables"):
        try:
            out[name] = [np.asarray(item).tobytes() for item in getattr(model, name)]
        except ValueError:
            out[name] = "not built"
    optimizer = getattr(model, "optimizer", None)
    if optimizer is not None:
        held = optimizer.variables() if callable(optimizer.variables) else optimizer.variables
        out["optimizer"] = [repr(optimizer.get_config()), *(np.asarray(item).tobytes() for item in held)]
    return out


def draws(model: Any) -> list[str]:
    """What every generator gives next."""
    given = [random.random(), np.random.rand(), tf.random.normal((2,)), tf.random.uniform((2,), seed=11)]
    given.append(tf.random.get_global_generator().normal((2,)))
    if hasattr(keras, "random"):
        given.append(keras.random.normal((2,)))
    given.append(keras.layers.Dense(2)(X))
    given.append(keras.layers.Dense(2).name.rpartition("_")[0])
    return [str(np.asarray(item)) if not isinstance(item, str) else item for item in given]


def begin(make: Callable[[], Any]) -> Any:
    (keras.utils.clear_session if hasattr(keras.utils, "clear_session") else keras.backend.clear_session)()
    keras.utils.set_random_seed(7)
    tf.random.set_global_generator(tf.random.Generator.from_seed(9))
    model = make()
    draws(model)  # so that the generators are in use
    return model


def changes(make: Callable[[], Any], inputs: Any, call: dict[str, Any]) -> list[str]:
    model = begin(make)
    expected = draws(model)
    model = begin(make)
    before = observed(model)
    layerlint.graph(model, inputs, **call)
    after = observed(model)
    out = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    drawn = draws(model)
    return [*out, *(f"draw {number}" for number in range(len(drawn)) if drawn[number] != expected[number])]


if __name__ == "__main__":
    print(json.dumps({name: changes(*row) for name, row in LIVE.items()}))
