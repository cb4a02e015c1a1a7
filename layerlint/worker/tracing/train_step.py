"""One training step: compile with simple parts, feed data, record the losses whose gradients train variables."""

from __future__ import annotations

import contextlib
import functools
import inspect
import re
from collections.abc import Iterator
from typing import Any

from ..keras_api import Api
from .branches import HOSTS
from .recorded import RecordedLoss
from .recorder import CallRecorder
from .replaced_method import replace_method


def has_own_step(layer: Any, api: Api) -> bool:
    """Whether the user wrote the model's `train_step`, and `fit` can call it: with the data alone."""
    if not isinstance(layer, api.Model) or not _takes_data_alone(layer):
        return False
    for cls in type(layer).__mro__:
        if "train_step" in vars(cls):
            return not api.is_builtin(cls)
    return False


def _takes_data_alone(model: Any) -> bool:
    try:
        inspect.signature(model.train_step).bind(None)
    except TypeError:  # a loop of the user's own calls it, with other arguments
        return False
    except ValueError:
        pass
    return True


def _is_optimizer(name: str) -> bool:
    """Whether an argument of `compile` is named for an optimizer: `optimizer`, `d_opt`, `optim_g`."""
    return "optimizer" in name or not _OPTIMIZERS.isdisjoint(name.lower().split("_"))


_OPTIMIZERS = frozenset({"opt", "optim", "optimiser"})


def _short(value: Any) -> str:
    return repr(value) if isinstance(value, (bool, int, float, str)) else type(value).__name__


def _calls_the_model(model: Any) -> bool:
    """Whether the training step calls `self(...)`; True where its source is unknown."""
    try:
        return re.search(r"\bself(?:\.call)?\(", inspect.getsource(type(model).train_step)) is not None
    except (AttributeError, OSError, TypeError):
        return True


class Training:
    """`gradients` are the variables passed to an optimizer, and whether each came with a gradient."""

    def __init__(self, model: Any, recorder: CallRecorder, api: Api) -> None:
        self.model = model
        self.recorder = recorder
        self.api = api
        self.gradients: list[tuple[Any, bool]] = []

    def compile(self) -> str:
        """Compile an uncompiled model, with an optimizer or a loss for each argument that is named so.

        Defaults of the user's own `compile` stay. Return a note on the guesses; "" where there are none.
        """
        if getattr(self.model, "compiled", False) or getattr(self.model, "_is_compiled", False):
            return ""
        keras = self.api.keras
        arguments: dict[str, Any] = {}
        own_defaults = self._own_defaults()
        for name, parameter in inspect.signature(self.model.compile).parameters.items():
            if name in own_defaults:
                continue
            if _is_optimizer(name):
                arguments[name] = keras.optimizers.SGD(0.01)
            elif name in ("loss", "loss_fn", "loss_function") or name.endswith("_loss_fn"):
                arguments[name] = keras.losses.MeanSquaredError()
            elif parameter.default is inspect.Parameter.empty and parameter.kind not in (
                inspect.Parameter.VAR_KEYWORD,
                inspect.Parameter.VAR_POSITIONAL,
            ):
                arguments[name] = keras.losses.MeanSquaredError() if "loss" in name else 0.1
        if not any(_is_optimizer(name) for name in (*arguments, *own_defaults)):
            arguments["optimizer"] = keras.optimizers.SGD(0.01)
        self.recorder.compile_values += arguments.values()
        self.model.compile(**arguments)
        said = ", ".join(f"{name}={_short(value)}" for name, value in arguments.items())
        return f"guessed for compile: {said}" if said else ""

    def _own_defaults(self) -> set[str]:
        """The arguments with a default in the user's own `compile`; none for Keras's `compile`."""
        owner = next(cls for cls in type(self.model).__mro__ if "compile" in vars(cls))
        if self.api.is_builtin(owner):
            return set()
        parameters = inspect.signature(self.model.compile).parameters.values()
        return {item.name for item in parameters if item.default not in (inspect.Parameter.empty, None)}

    def batches(self, args: list[Any]) -> Iterator[Any]:
        """Yield candidate data: the inputs alone, or with targets like the outputs, of one column, or of classes.

        The last candidates, of a step that does not call the model itself, are like the output, and like what each
        functional part returns: `call` of a GAN takes noise, its step takes examples, which are like what its generator
        makes.
        """
        tf = self.api.tf
        inputs = args[0] if len(args) == 1 else list(args)
        yield inputs
        try:
            outputs = self.model(inputs)
        except Exception:  # a model without a usable `call` trains by `train_step` alone
            outputs = None
        if outputs is not None:
            yield (inputs, tf.nest.map_structure(tf.zeros_like, outputs))
        size = tf.nest.flatten(inputs)[0].shape[0]
        yield (inputs, tf.zeros((size, 1)))
        yield (inputs, inputs)
        yield (inputs, tf.zeros((size,), tf.int32))
        if _calls_the_model(self.model):
            return  # on data of the form of its inputs
        if tf.is_tensor(outputs) and outputs.shape.rank:
            yield outputs
        for part in self.api.children(self.model):
            returned = getattr(part, "outputs", None) if self.api.is_functional(part) else None
            if returned and len(returned) == 1 and None not in (shape := tuple(returned[0].shape)[1:]):
                yield tf.ones((size, *shape), returned[0].dtype)

    def note_branches(self, data: Any, graph: Any) -> None:
        """Record which branch each condition of the step took, where its graph has conditions, by an eager step."""
        if graph is None or not any(op.type in HOSTS for op in graph.get_operations()):
            return
        log = self.recorder.branches
        before = dict(log.ran)
        log.ran.clear()
        try:
            with self.watching(), log.watching():
                self.model.train_step(data)
        except Exception:  # a step that runs as a graph need not run eagerly
            log.ran.clear()
            log.ran.update(before)

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Record gradients, and keep optimizers from changing weights, while the block runs."""
        undo = [replace_method(self.api.tf.GradientTape, "gradient", self._gradient_hook)]
        for name in ("apply_gradients", "apply"):
            if hasattr(self.api.Optimizer, name):
                undo.append(replace_method(self.api.Optimizer, name, self._apply_hook))
        try:
            yield
        finally:
            for back in undo:
                back()

    def _gradient_hook(self, original: Any) -> Any:
        recorder = self.recorder

        @functools.wraps(original)
        def gradient(tape: Any, value: Any, sources: Any, *args: Any, **kwargs: Any) -> Any:
            trains = any(self.api.is_variable(item) for item in self.api.tf.nest.flatten(sources))
            if trains and recorder.tracing and recorder.open_calls:
                graph = self.api.tf.compat.v1.get_default_graph()
                site = recorder.callsites.site()
                for item in self.api.tf.nest.flatten(value):
                    recorder.losses.append(
                        RecordedLoss("gradient", recorder.open_calls[-1].layer, item, site, graph)
                    )
            return original(tape, value, sources, *args, **kwargs)

        return gradient

    def _apply_hook(self, original: Any) -> Any:
        @functools.wraps(original)
        def apply(optimizer: Any, grads: Any, variables: Any = None, *args: Any, **kwargs: Any) -> None:
            listed = list(grads)
            if variables is None or not isinstance(variables, (list, tuple)):
                pairs = [item for item in listed if isinstance(item, tuple) and len(item) == 2]
            else:
                pairs = list(zip(listed, variables))
            for value, variable in pairs:
                self.gradients.append((variable, value is not None))

        return apply
