"""Hooks on TensorFlow and Keras that note what a layer does: variables made, calls, losses, updates."""

from __future__ import annotations

import contextlib
import functools
import inspect
from collections.abc import Iterator
from typing import Any

from ..keras_api import Api
from .branches import BranchLog
from .callsites import Callsites, Place, owners

BOUNDARY = "layerlint_output"
"""Name of the identity ops that mark what a call returned: a layer may return its input as it is."""


class MadeVariable:
    """A variable that was made. `phase` is construct, build or call, by the method of the layer that made it."""

    def __init__(self, variable: Any, owner: Any, phase: str, site: Place) -> None:
        self.variable = variable
        self.owner = owner
        self.phase = phase
        self.site = site
        self.initializer = ""
        self.regularizer: Any = None
        self.by_keras = False
        """Whether Keras asked TensorFlow for it on its own account, as for a model's counters."""


class MadeLayer:
    """A layer that was made: the user's line that asked for it, and whether Keras made it for the user's."""

    def __init__(self, layer: Any) -> None:
        self.layer = layer
        self.site: Place = None
        self.by_keras = False


class RecordedCall:
    """One call of a layer. `start` and `end` are the numbers of the first op in it and after it, in `graph`."""

    def __init__(self, number: int, parent: RecordedCall | None, layer: Any, graph: Any, start: int) -> None:
        self.number = number
        self.parent = parent
        self.layer = layer
        self.graph = graph
        self.start = start
        self.end = -1
        self.arguments: list[tuple[str, Any]] = []
        self.outputs: list[tuple[str, Any, Any]] = []
        """Path in the returned structure, the boundary tensor, and the tensor that the layer returned."""
        self.options: dict[str, str] = {}
        self.site: Place = None
        self.error = ""
        self.nothing = False
        """Whether it returned None."""


class RecordedLoss:
    """What was given to `add_loss`, or what a gradient was taken of."""

    def __init__(self, kind: str, owner: Any, value: Any, site: Place, graph: Any) -> None:
        self.kind = kind
        self.owner = owner
        self.value = value
        self.site = site
        self.graph = graph


class CallRecorder:
    """Notes while `watching`; keeps calls and losses of the traced call only."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.callsites = Callsites()
        self.branches = BranchLog(api, self.callsites)
        self.made: list[MadeVariable] = []
        self.asked: list[MadeVariable] = []
        """Keras variables as they were asked for: Keras 3 may make the `tf.Variable` later, far from that line."""
        self.layer_sites: dict[int, MadeLayer] = {}
        self.running: list[Any] = []
        """Layers whose calls are running, outermost first; kept as it was when an exception passed."""
        self.stopped: list[Any] = []
        self.tracing = False
        self.calls: list[RecordedCall] = []
        self.open_calls: list[RecordedCall] = []
        self.losses: list[RecordedLoss] = []
        self.loss_values: dict[int, list[float]] = {}
        """What each layer, by its id, added to the losses in the eager call."""
        self.boundaries: dict[int, tuple[Any, RecordedCall, int]] = {}
        self.failed_op: Any = None
        self.lent: list[Any] = []
        """What a model is compiled with here, since the user did not compile it."""
        self.settings: dict[int, tuple[Any, dict[str, Any]]] = {}
        """The layers that were asked for their settings, by id, and what they said."""

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Install the hooks. They stay in this process only for as long as the block runs."""
        Layer = self.api.Layer
        undo = [
            _replace(Layer, "__call__", self._call_hook),
            _replace(Layer, "__init__", self._init_hook),
            _replace(Layer, "add_weight", self._add_weight_hook),
            _replace(Layer, "add_loss", self._add_loss_hook),
        ]
        if self.api.version == 3:
            undo.append(_replace(self.api.keras.Variable, "__init__", self._variable_hook))
        try:
            with self.api.tf.variable_creator_scope(self._creator):
                yield
        finally:
            for back in undo:
                back()

    def forget_calls(self) -> None:
        """Start the trace again; what was made stays."""
        self.calls.clear()
        self.open_calls.clear()
        self.losses.clear()
        self.boundaries.clear()
        self.stopped = []
        self.failed_op = None

    def _creator(self, following: Any, **arguments: Any) -> Any:
        variable = following(**arguments)
        owner, phase = self._owner()
        entry = MadeVariable(variable, owner, phase, self.callsites.site())
        entry.by_keras = self.callsites.asked_by_keras()
        self.made.append(entry)
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

    def _owner_of(self, layer: Any) -> tuple[Any, str]:
        return layer, self._owner()[1]

    def origins(self) -> dict[int, MadeVariable]:
        """Where each `tf.Variable` came from, by its id: as Keras was asked for it, else as TensorFlow was."""
        out = {id(entry.variable): entry for entry in self.made}
        for entry in self.asked:
            out[id(self.api.raw(entry.variable))] = entry
        return out

    def _variable_hook(self, original: Any) -> Any:
        recorder = self

        @functools.wraps(original)
        def __init__(self: Any, initializer: Any, *args: Any, **kwargs: Any) -> None:
            owner, phase = recorder._owner()
            entry = MadeVariable(self, owner, phase, recorder.callsites.site())
            entry.initializer = _initializer_name(initializer)
            recorder.asked.append(entry)
            original(self, initializer, *args, **kwargs)

        return __init__

    def _init_hook(self, original: Any) -> Any:
        recorder = self

        @functools.wraps(original)
        def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
            if id(self) not in recorder.layer_sites:
                recorder.layer_sites[id(self)] = recorder._made_at(self)
            original(self, *args, **kwargs)

        return __init__

    def _made_at(self, made: Any) -> MadeLayer:
        """The user's line that asks for the object: the first outside of the object's own methods."""
        frame = inspect.currentframe()
        entry = MadeLayer(made)
        asked = False
        while frame is not None:
            file, names = frame.f_code.co_filename, frame.f_code.co_varnames
            own = frame.f_code.co_name == "__new__" or (names and frame.f_locals.get(names[0]) is made)
            users = self.callsites.is_users(file)
            if not own and not asked and (users or file.startswith(self.callsites.keras)):
                asked, entry.by_keras = True, not users
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
            given, regularizer = arguments.get("initializer"), arguments.get("regularizer")
            entry = MadeVariable(variable, *recorder._owner_of(self), recorder.callsites.site())
            default = "glorot_uniform" if "float" in str(variable.dtype) else "zeros"
            entry.initializer = default if given is None else _initializer_name(given)
            entry.regularizer = regularizer
            recorder.asked.append(entry)
            return variable

        return add_weight

    def _add_loss_hook(self, original: Any) -> Any:
        recorder = self

        @functools.wraps(original)
        def add_loss(self: Any, *args: Any, **kwargs: Any) -> Any:
            if recorder.tracing and recorder.open_calls:
                value = args[0] if args else kwargs.get("loss", kwargs.get("losses"))
                graph = recorder.api.tf.compat.v1.get_default_graph()
                site = recorder.callsites.site()
                for item in value if isinstance(value, (list, tuple)) else [value]:
                    recorder.losses.append(RecordedLoss("add_loss", self, item, site, graph))
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
                if not recorder.stopped:
                    recorder.stopped = list(recorder.running)
                raise
            finally:
                recorder.running.pop()
            return outputs

        return __call__

    def traced(self, original: Any, layer: Any, args: Any, kwargs: Any) -> Any:
        """Run a call inside the traced function, and mark what goes in and comes out."""
        tf = self.api.tf
        graph = tf.compat.v1.get_default_graph()
        if not graph.building_function or _is_symbolic((args, kwargs)):
            return original(layer, *args, **kwargs)
        parent = self.open_calls[-1] if self.open_calls else None
        call = RecordedCall(len(self.calls), parent, layer, graph, len(graph.get_operations()))
        call.site = self.callsites.site()
        self._note_arguments(call, args, kwargs)
        self.calls.append(call)
        self.open_calls.append(call)
        try:
            outputs = original(layer, *args, **kwargs)
            call.nothing = outputs is None
            return self._mark(call, outputs)
        except BaseException as error:
            call.error = f"{type(error).__name__}: {error}"
            if not self.stopped:
                self.stopped = [item.layer for item in self.open_calls]
            raise
        finally:
            call.end = len(graph.get_operations())
            self.open_calls.pop()

    def _note_arguments(self, call: RecordedCall, args: Any, kwargs: Any) -> None:
        try:
            bound = inspect.signature(call.layer.call).bind_partial(*args, **kwargs).arguments
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


def _is_symbolic(value: Any) -> bool:
    """Whether a call is one of Keras's own, on tensors that stand for a shape: it makes no ops."""
    if isinstance(value, dict):
        return any(_is_symbolic(part) for part in value.values())
    if isinstance(value, (list, tuple)):
        return any(_is_symbolic(part) for part in value)
    return type(value).__name__ in ("KerasTensor", "RaggedKerasTensor", "SparseKerasTensor")


def flatten(value: Any, name: str, api: Api) -> list[tuple[str, Any]]:
    """The tensors and variables in a structure, each with its path: `inputs['ids']`."""
    if isinstance(value, dict):
        return [item for key in value for item in flatten(value[key], f"{name}[{key!r}]", api)]
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return [item for key in value._fields for item in flatten(getattr(value, key), f"{name}.{key}", api)]
    if isinstance(value, (list, tuple)):
        return [item for index, part in enumerate(value) for item in flatten(part, f"{name}[{index}]", api)]
    if api.is_variable(value):
        return [(name, value)]
    if isinstance(value, api.tf.TensorSpec) or value is None:
        return []
    if api.tf.is_tensor(value):
        return [(name, value)]
    return []


def _replace(cls: Any, name: str, hook: Any) -> Any:
    original = getattr(cls, name)
    own = name in vars(cls)
    made = hook(original)
    made.__signature__ = inspect.signature(original)  # Keras reads the arguments of `__init__` of every class
    setattr(cls, name, made)

    def back() -> None:
        if own:
            setattr(cls, name, original)
        else:
            delattr(cls, name)

    return back


def _initializer_name(given: Any) -> str:
    """The word that the user would write for an initializer: `glorot_uniform`, `ones`."""
    if given is None:
        return ""
    if isinstance(given, str):  # a tensor is not to be compared with a text: that raises
        return given
    name = getattr(given, "__name__", None) or type(given).__name__
    if name in ("function", "<lambda>"):
        return "a function"
    if hasattr(given, "shape"):
        return "a value"
    return "".join(
        ("_" + letter.lower()) if letter.isupper() and index else letter.lower()
        for index, letter in enumerate(name)
    )
