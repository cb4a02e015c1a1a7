"""Hooks on Keras that record what a class does while it runs: variables, layers, losses, Dropout's mode.

They run in a forked child that ends after one scenario, so nothing is restored.
"""

from __future__ import annotations

import builtins
import functools
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Callable

from ..keras_api import Api
from .chosen_modes import in_train_step, is_chosen

Ours = Callable[[str], bool]
"""Whether a file is watched code."""

NOT_OURS = (
    "/metrics/",
    "/optimizers/",
    "compile_utils",
    "compile_metrics",
    "/seed_generator.py",
    "/stateful_random_ops.py",
)
"""Files of Keras and TensorFlow whose variables are no weights of a layer, whichever code creates them."""
MODAL = ("Dropout", "AlphaDropout", "GaussianDropout", "GaussianNoise", "BatchNormalization")
"""Layers with a training mode."""


class Probe:
    """The record so far."""

    def __init__(self, api: Api, ours: Ours) -> None:
        self.api = api
        self.ours = ours
        self.variables: list[Any] = []  # tf.Variables created by watched code
        self.layers: list[Any] = []  # layers created directly by watched code
        self.all_layers: list[Any] = []  # all created layers and models
        self.called: set[int] = set()
        self.used: list[Any] = []  # layers that were called
        self.losses_added = 0
        self.loss_values: list[float] = []  # of those with a value, the sum without signs
        self.losses_read = 0  # the length of a model's `losses` when it was read
        self.reset: set[str] = set()  # settings of a class that `Layer.__init__` reset
        self.settings_kept: set[str] = set()  # and those that it kept, though they are not Keras's own
        self.dropout_modes: list[tuple[Any, bool]] = []
        self.modes: list[tuple[Any, bool]] = []  # calls of layers with a training mode, and the mode
        self.trained: set[int] = set()  # of these, those that ran in a training step
        self.printed_symbols = False  # whether a tensor without a value was printed

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Record everything in the block."""
        self._hook_layers()
        self._hook_modes()
        self._hook_print()
        with self.api.tf.variable_creator_scope(self._creator):
            yield

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """Discard the record of the block."""
        lists: tuple[list[Any], ...] = (
            self.variables,
            self.layers,
            self.all_layers,
            self.used,
            self.dropout_modes,
            self.modes,
        )
        saved = [(recorded, list(recorded)) for recorded in lists]
        losses, printed = self.losses_added, self.printed_symbols
        try:
            yield
        finally:
            for recorded, before in saved:
                recorded[:] = before
            self.losses_added, self.printed_symbols = losses, printed

    def _creator(self, following: Any, **kwargs: Any) -> Any:
        variable = following(**kwargs)
        if self._from_ours() and not any(variable is other for other in self.variables):
            self.variables.append(variable)
        return variable

    def _hook_layers(self) -> None:
        probe = self
        base: Any = self.api.Layer
        first_init, first_call, first_loss = base.__init__, base.__call__, base.add_loss
        usual = _settings(base())

        def init(layer: Any, *args: Any, **kwargs: Any) -> None:
            before = _settings(layer)
            first_init(layer, *args, **kwargs)
            probe.all_layers.append(layer)
            after = _settings(layer)
            unchanged = {name for name, value in before.items() if after.get(name) == value}
            probe.reset |= before.keys() - unchanged
            probe.settings_kept |= {name for name in unchanged if before[name] != usual.get(name)}
            if probe._is_created_by_ours(layer):
                probe.layers.append(layer)

        def call(layer: Any, *args: Any, **kwargs: Any) -> Any:
            probe.called.add(id(layer))
            if not any(layer is other for other in probe.used):
                probe.used.append(layer)
            return first_call(layer, *args, **kwargs)

        def add_loss(layer: Any, *args: Any, **kwargs: Any) -> Any:
            probe.losses_added += 1
            probe.loss_values += [value for part in args[:1] for value in probe.values_of(part)]
            return first_loss(layer, *args, **kwargs)

        base.__init__, base.__call__, base.add_loss = init, call, add_loss

    def values_of(self, loss: Any) -> Iterator[float]:
        """The value of an added loss, without a sign; infinity for what has no value, or none yet.

        A symbolic tensor says nothing: it has its values at other calls.
        """
        tf = self.api.tf
        for part in tf.nest.flatten(loss):
            try:
                value = part() if callable(part) else part  # Keras 2 adds regularizers as functions
                if not tf.is_tensor(value) or hasattr(value, "numpy"):
                    yield float(tf.reduce_sum(tf.abs(value)))
            except Exception:
                yield float("inf")

    def _hook_print(self) -> None:
        probe, first = self, builtins.print

        def noting_print(*texts: Any, **kwargs: Any) -> None:
            probe.printed_symbols = probe.printed_symbols or any('Tensor("' in str(text) for text in texts)
            first(*texts, **kwargs)

        builtins.print = noting_print

    def _hook_modes(self) -> None:
        layers = self.api.keras.layers
        for name in MODAL:
            if (kind := getattr(layers, name, None)) is not None and "call" in vars(kind):
                kind.call = self._noting(kind.call, name)

    def _noting(self, first: Any, name: str) -> Any:
        signature = inspect.signature(first)

        @functools.wraps(first)
        def call(layer: Any, *args: Any, **kwargs: Any) -> Any:
            training = kwargs["training"] if "training" in kwargs else (args[1] if len(args) > 1 else None)
            mode = bool(training) if isinstance(training, (bool, int, type(None))) else True
            frame = sys._getframe(1)
            if mode or not is_chosen(frame, self._is_ours):
                if in_train_step(frame):
                    self.trained.add(id(layer))
                self.modes.append((layer, mode))
                if name.endswith("Dropout"):
                    self.dropout_modes.append((layer, mode))
            return first(layer, *args, **kwargs)

        call.__signature__ = signature  # type: ignore[attr-defined]  # Keras 2 reads there whether it takes a mask
        return call

    def _is_ours(self, name: str) -> bool:
        return self.ours(name) or "__autograph_generated_file" in name

    def _from_ours(self) -> bool:
        """Whether the watched code is on the stack (AutoGraph runs a generated copy of it)."""
        frame: Any = sys._getframe(2)
        ours = False
        while frame is not None:
            name = frame.f_code.co_filename
            if any(part in name for part in NOT_OURS):
                return False
            ours = ours or self._is_ours(name)
            frame = frame.f_back
        return ours

    def _is_created_by_ours(self, layer: Any) -> bool:
        frame: Any = sys._getframe(2)
        while frame is not None:
            owner = frame.f_locals.get("self")
            if self._is_ours(frame.f_code.co_filename) and owner is not layer:
                return True
            if owner is not None and owner is not layer and isinstance(owner, self.api.Layer):
                return False
            frame = frame.f_back
        return False


_SETTINGS = ("trainable", "name", "built", "supports_masking", "input_spec", "activity_regularizer")


def _settings(layer: Any) -> dict[str, Any]:
    """The settings on a layer that `Layer.__init__` also sets."""
    held = vars(layer)
    return {name: held[key] for name in _SETTINGS for key in (name, f"_{name}") if key in held}
