"""Hooks on Keras that note what an example does while it runs: variables, layers, losses, Dropout's mode.

Runs in the forked child only; TensorFlow is untyped here, hence `Any`.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

tf: Any = importlib.import_module("tensorflow")
keras: Any = tf.keras
LAYER: Any = keras.layers.Layer  # resolved in the warm parent
EXAMPLE_FILE = "layer_example.py"
NOT_OURS = ("/metrics/", "/optimizers/", "compile_utils", "compile_metrics")


def raw(variable: Any) -> Any:
    """The tf.Variable behind a variable of either Keras version."""
    return variable if isinstance(variable, tf.Variable) else variable._value


class Probe:
    """What was noted so far."""

    def __init__(self) -> None:
        self.made: list[Any] = []  # tf.Variables made by the example's code
        self.layers: list[Any] = []  # layers made directly by the example's code
        self.called: set[int] = set()
        self.losses_added = 0
        self.losses_read = 0  # how many there were when a model's `losses` was read
        self.reset = False  # whether an `__init__` of Keras undid what the example had set
        self.dropout_modes: list[bool] = []

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note everything that happens inside."""
        self._hook_layers()
        self._hook_dropout()
        with tf.variable_creator_scope(self._creator):
            yield

    def _creator(self, following: Any, **kwargs: Any) -> Any:
        variable = following(**kwargs)
        if _from_example() and not any(variable is other for other in self.made):
            self.made.append(variable)
        return variable

    def _hook_layers(self) -> None:
        probe = self
        first_init, first_call, first_loss = LAYER.__init__, LAYER.__call__, LAYER.add_loss

        def init(layer: Any, *args: Any, **kwargs: Any) -> None:
            before = _settings(layer)
            first_init(layer, *args, **kwargs)
            after = _settings(layer)
            probe.reset = probe.reset or any(after.get(name) != value for name, value in before.items())
            if _made_by_example(layer):
                probe.layers.append(layer)

        def call(layer: Any, *args: Any, **kwargs: Any) -> Any:
            probe.called.add(id(layer))
            return first_call(layer, *args, **kwargs)

        def add_loss(layer: Any, *args: Any, **kwargs: Any) -> Any:
            probe.losses_added += 1
            return first_loss(layer, *args, **kwargs)

        LAYER.__init__, LAYER.__call__, LAYER.add_loss = init, call, add_loss

    def _hook_dropout(self) -> None:
        probe = self
        dropout: Any = keras.layers.Dropout
        first = dropout.call

        def call(layer: Any, inputs: Any, training: Any = None) -> Any:
            probe.dropout_modes.append(bool(training) if isinstance(training, bool | int | None) else True)
            return first(layer, inputs, training=training)

        dropout.call = call


def _settings(layer: Any) -> dict[str, Any]:
    """What the example has set of the values that `Layer.__init__` sets too."""
    held = vars(layer)
    return {
        name: held[key]
        for name in ("trainable", "name", "built")
        for key in (name, f"_{name}")
        if key in held
    }


def _from_example() -> bool:
    """Whether the example's code is on the stack (AutoGraph runs a generated copy of it)."""
    frame, ours = sys._getframe(2), False
    while frame is not None:
        name = frame.f_code.co_filename
        if any(part in name for part in NOT_OURS):
            return False
        ours = ours or name.endswith(EXAMPLE_FILE) or "__autograph_generated_file" in name
        frame = frame.f_back  # type: ignore[assignment]
    return ours


def _made_by_example(layer: Any) -> bool:
    frame: Any = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        owner = frame.f_locals.get("self")
        if (name.endswith(EXAMPLE_FILE) or "__autograph_generated_file" in name) and owner is not layer:
            return True
        if owner is not None and owner is not layer and isinstance(owner, LAYER):
            return False
        frame = frame.f_back
    return False
