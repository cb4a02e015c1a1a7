"""Hooks on TensorFlow and Keras that record what a layer does: new variables and layers, calls, losses."""

from __future__ import annotations

import contextlib
import functools
import inspect
import sys
from collections.abc import Iterator
from typing import Any

from ..keras_api import Api
from .branches import BranchLog
from .callsites import Callsites, first_argument, owners
from .invocations import Invocations
from .recorded import RecordedCall, RecordedLayer, RecordedLoss, RecordedVariable, initializer_name
from .replaced_method import replace_method
from .structures import flatten, is_symbolic

BOUNDARY = "layerlint_output"
"""Name of the identity ops that mark the outputs of a call: a layer may return its input unchanged."""


class CallRecorder:
    """Records while `watching`; keeps calls and losses of the traced call only."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.callsites = Callsites()
        self.branches = BranchLog(api, self.callsites)
        self.invocations = Invocations(api, self.callsites)
        self.variables: list[RecordedVariable] = []
        self.keras_variables: list[RecordedVariable] = []
        """Variables as Keras was asked for them: Keras 3 may create the `tf.Variable` later, far from that line."""
        self.layer_sites: dict[int, RecordedLayer] = {}
        self.running: list[Any] = []
        """Layers whose calls are running, outermost first; `interrupted` keeps those at the first exception."""
        self.interrupted: list[Any] = []
        self.tracing = False
        self.calls: list[RecordedCall] = []
        self.open_calls: list[RecordedCall] = []
        self.losses: list[RecordedLoss] = []
        self.loss_values: dict[int, list[float]] = {}
        """The losses that each layer, by its id, added in the eager call."""
        self.boundaries: dict[int, tuple[Any, RecordedCall, int]] = {}
        self.failed_op: Any = None
        self.compile_values: list[Any] = []
        """The guessed arguments of `compile`, for a model that the user did not compile."""
        self.settings: dict[int, tuple[Any, dict[str, Any]]] = {}
        """By the id of a layer, the layer and its settings."""

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Install the hooks. They stay in this process only for as long as the block runs."""
        Layer = self.api.Layer
        undo = [
            replace_method(Layer, "__call__", self._call_hook),
            replace_method(Layer, "__init__", self._init_hook),
            replace_method(Layer, "add_weight", self._add_weight_hook),
            replace_method(Layer, "add_loss", self._add_loss_hook),
            self.invocations.install(),
        ]
        if self.api.version == 3:
            undo.append(replace_method(self.api.keras.Variable, "__init__", self._variable_hook))
        try:
            with self.api.tf.variable_creator_scope(self._creator):
                yield
        finally:
            for back in undo:
                back()

    def forget_calls(self) -> None:
        """Drop the calls of a trace; created layers and variables stay."""
        self.calls.clear()
        self.open_calls.clear()
        self.losses.clear()
        self.boundaries.clear()
        self.invocations.clear()
        self.interrupted, self.failed_op = [], None

    def _creator(self, following: Any, **arguments: Any) -> Any:
        variable = following(**arguments)
        owner, phase = self._owner()
        entry = RecordedVariable(variable, owner, phase, self.callsites.site())
        entry.by_keras = self.callsites.requested_by_keras()
        self.variables.append(entry)
        return variable

    def _owner(self) -> tuple[Any, str]:
        for owner, method in owners(self.api.Layer):
            if method == "__init__":
                return owner, "construct"
            if method in ("build", "_maybe_build", "build_from_config"):
                return owner, "build"
            if method in ("call", "train_step", "test_step", "__call__"):
                return owner, "call"
        return None, "construct"

    def origins(self) -> dict[int, RecordedVariable]:
        """Return the record of each `tf.Variable` by its id: that of Keras, else that of TensorFlow."""
        out = {id(entry.variable): entry for entry in self.variables}
        for entry in self.keras_variables:
            out[id(self.api.raw(entry.variable))] = entry
        return out

    def _variable_hook(self, original: Any) -> Any:
        recorder = self

        @functools.wraps(original)
        def __init__(self: Any, initializer: Any, *args: Any, **kwargs: Any) -> None:
            owner, phase = recorder._owner()
            entry = RecordedVariable(self, owner, phase, recorder.callsites.site())
            entry.initializer = initializer_name(initializer)
            recorder.keras_variables.append(entry)
            original(self, initializer, *args, **kwargs)

        return __init__

    def _init_hook(self, original: Any) -> Any:
        recorder = self

        @functools.wraps(original)
        def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
            if id(self) not in recorder.layer_sites:
                recorder.layer_sites[id(self)] = recorder._creation_of(self)
            original(self, *args, **kwargs)

        return __init__

    def _creation_of(self, instance: Any) -> RecordedLayer:
        """The record of a new layer, with the first user's line outside of the layer's own methods."""
        frame = inspect.currentframe()
        entry = RecordedLayer(instance)
        is_requested = False
        while frame is not None:
            file = frame.f_code.co_filename
            own = frame.f_code.co_name == "__new__" or first_argument(frame) is instance
            users = self.callsites.is_user_file(file)
            if not own and not is_requested and (users or file.startswith(self.callsites.keras)):
                is_requested, entry.by_keras = True, not users
            if users and not own:
                entry.site = [file, frame.f_lineno]
                break
            frame = frame.f_back
        return entry

    def _add_weight_hook(self, original: Any) -> Any:
        recorder = self
        signature = inspect.signature(original)

        @functools.wraps(original)
        def add_weight(self: Any, *args: Any, **kwargs: Any) -> Any:
            variable = original(self, *args, **kwargs)
            try:
                arguments = signature.bind_partial(self, *args, **kwargs).arguments
            except TypeError:
                arguments = {}
            initializer, regularizer = arguments.get("initializer"), arguments.get("regularizer")
            entry = RecordedVariable(variable, self, recorder._owner()[1], recorder.callsites.site())
            default = "glorot_uniform" if "float" in str(variable.dtype) else "zeros"
            entry.initializer = default if initializer is None else initializer_name(initializer)
            entry.regularizer = regularizer
            recorder.keras_variables.append(entry)
            return variable

        return add_weight

    def _add_loss_hook(self, original: Any) -> Any:
        recorder = self

        @functools.wraps(original)
        def add_loss(self: Any, *args: Any, **kwargs: Any) -> Any:
            if recorder.tracing and recorder.open_calls:
                kind = "activity_regularizer" if _is_called_by_keras() else "add_loss"
                value = args[0] if args else kwargs.get("loss", kwargs.get("losses"))
                graph = recorder.api.tf.compat.v1.get_default_graph()
                site = recorder.callsites.site()
                for item in value if isinstance(value, (list, tuple)) else [value]:
                    recorder.losses.append(RecordedLoss(kind, self, item, site, graph))
            elif recorder.running:
                recorder._note_amount(self, args[0] if args else kwargs.get("loss", kwargs.get("losses")))
            return original(self, *args, **kwargs)

        return add_loss

    def _note_amount(self, layer: Any, value: Any) -> None:
        for item in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(item, (int, float)):
                self.loss_values.setdefault(id(layer), []).append(float(item))
            elif hasattr(item, "numpy") and hasattr(item, "shape") and not tuple(item.shape):
                self.loss_values.setdefault(id(layer), []).append(float(item.numpy()))

    def _call_hook(self, original: Any) -> Any:
        recorder = self

        @functools.wraps(original)
        def __call__(self: Any, *args: Any, **kwargs: Any) -> Any:
            if recorder.tracing:
                return recorder.traced(original, self, args, kwargs)
            recorder.running.append(self)
            try:
                outputs = original(self, *args, **kwargs)
            except BaseException:
                if not recorder.interrupted:
                    recorder.interrupted = list(recorder.running)
                raise
            finally:
                recorder.running.pop()
            return outputs

        return __call__

    def traced(self, original: Any, layer: Any, args: Any, kwargs: Any, method: str = "call") -> Any:
        """Run a method of a layer inside the traced function; record its arguments and mark its outputs.

        The arguments have the names that they have in `method`.
        """
        tf = self.api.tf
        graph = tf.compat.v1.get_default_graph()
        if not graph.building_function or is_symbolic((args, kwargs)):
            return original(layer, *args, **kwargs)
        if self.callsites.is_masking():
            self.tracing = False
            try:
                return original(layer, *args, **kwargs)
            finally:
                self.tracing = True
        parent = self.open_calls[-1] if self.open_calls else None
        call = RecordedCall(len(self.calls), parent, layer, graph, len(graph.get_operations()))
        call.site = self.callsites.site()
        self._note_arguments(call, args, kwargs, method)
        self.calls.append(call)
        self.open_calls.append(call)
        try:
            outputs = original(layer, *args, **kwargs)
            call.returned_none = outputs is None
            return self._mark(call, outputs)
        except BaseException as error:
            call.error = f"{type(error).__name__}: {error}"
            if not self.interrupted:
                self.interrupted = [item.layer for item in self.open_calls]
            raise
        finally:
            call.end = len(graph.get_operations())
            self.open_calls.pop()

    def _note_arguments(self, call: RecordedCall, args: Any, kwargs: Any, method: str) -> None:
        try:
            bound = inspect.signature(getattr(call.layer, method)).bind_partial(*args, **kwargs).arguments
        except (TypeError, ValueError):
            bound = {f"[{index}]": value for index, value in enumerate(args)}
            bound.update(kwargs)
        for name, value in bound.items():
            tensors = flatten(value, name, self.api)
            call.arguments.extend(tensors)
            if not tensors and isinstance(value, (bool, int, float, str)):
                call.options[name] = repr(value)

    def _mark(self, call: RecordedCall, outputs: Any) -> Any:
        tf = self.api.tf
        marked: dict[int, Any] = {}

        def mark(value: Any, listed: bool = True) -> Any:
            variable = self.api.is_variable(value)
            if not variable and (not tf.is_tensor(value) or getattr(value, "dtype", None) is None):
                return value
            if not variable and value.dtype in (tf.resource, tf.variant):
                return value
            if id(value) not in marked:
                out = tf.identity(tf.convert_to_tensor(value) if variable else value, name=BOUNDARY)
                for name in ("_keras_mask", "_keras_history", "_keras_shape"):
                    if hasattr(value, name):
                        setattr(out, name, getattr(value, name))
                marked[id(value)] = out
                self.boundaries[id(out)] = (out, call, len(call.outputs))
                if listed:
                    call.outputs.append(("", out, value))
            return marked[id(value)]

        def mark_all(value: Any) -> Any:
            composite = isinstance(value, tf.__internal__.CompositeTensor) and not self.api.is_variable(value)
            if not composite:
                return mark(value)
            whole = tf.nest.map_structure(lambda part: mark(part, False), value, expand_composites=True)
            call.outputs.append(("", whole, value))
            return whole

        result = tf.nest.map_structure(mark_all, outputs)
        names: dict[int, str] = {}
        for path, tensor in flatten(result, "", self.api):
            names.setdefault(id(tensor), path)
        call.outputs = [(names.get(id(out), ""), out, inner) for _, out, inner in call.outputs]
        return result


def _is_called_by_keras() -> bool:
    """Whether Keras's own `__call__` adds the loss, of an `activity_regularizer`, and not the body of a layer."""
    caller = sys._getframe(2)
    module = str(caller.f_globals.get("__name__", ""))
    of_keras = module.startswith(("keras.", "tf_keras.", "tensorflow."))
    return of_keras and caller.f_code.co_name in ("__call__", "_handle_activity_regularization")
