"""One call in a graph, whose operations are drawn."""

from __future__ import annotations

import contextlib
import importlib
import inspect
import re
from collections.abc import Iterator
from typing import Any

from .. import feed
from ..keras_api import Api
from ..planning import Plan
from ..wire import Wire
from .failed_op import failed_op, whole_tracebacks
from .structures import flatten
from .trace_sender import TraceSender

MADE_UP = re.compile(r"(keras_tensor|input|input_layer)(_\d+)?(_input)?$|\w+_input$")
"""Names of inputs that Keras generates."""


class GraphCalls(TraceSender):
    """Calls the layer in a function that TensorFlow traces, with the recorder on."""

    def __init__(self, request: dict[str, Any], api: Api, wire: Wire, quiet: bool = False) -> None:
        super().__init__(request, api, wire, quiet)
        self.autograph = True

    def _traced_once(self, plan: Plan, open_batch: bool) -> None:
        args, kwargs = self._fed(plan, lambda form, name: feed.spec(form, name, self.api, open_batch))
        options = {name: value for name, value in kwargs.items() if name not in plan.input_kwargs}

        def traced(*args: Any, **kwargs: Any) -> None:
            # TensorFlow forbids changes to the arguments of a function: a layer that appends to a list gets a copy.
            args, kwargs = self.api.tf.nest.map_structure(lambda leaf: leaf, (args, kwargs))
            # Nothing is returned: the recorder has the outputs, and a function cannot return every object.
            with self._tracing(bound_arguments(self.root.call, args, kwargs)):
                self.root(*args, **kwargs, **options)

        tensors = {name: value for name, value in kwargs.items() if name in plan.input_kwargs}
        with self.recorder.watching(), self._noting_the_op():
            self.api.tf.function(traced, autograph=False).get_concrete_function(*args, **tensors)

    @contextlib.contextmanager
    def _noting_the_op(self) -> Iterator[None]:
        """Record the operation that failed, where a traced run fails."""
        with whole_tracebacks(self.api):
            try:
                yield
            except Exception as error:
                self.recorder.failed_op = failed_op(error, self.recorder.callsites, self.api)
                raise

    def _fed(self, plan: Plan, leaf: Any) -> tuple[list[Any], dict[str, Any]]:
        args = [feed.structure(form, leaf, f"[{index}]") for index, form in enumerate(plan.input_args)]
        kwargs = {name: feed.structure(form, leaf, name) for name, form in plan.input_kwargs.items()}
        kwargs.update(plan.defaults(self.root))
        kwargs.update(plan.options)
        return args, kwargs

    @contextlib.contextmanager
    def _tracing(self, bound: list[tuple[str, Any]]) -> Iterator[None]:
        self.recorder.forget_calls()  # TensorFlow traces a function twice where the first trace made variables
        self.graph = self.api.tf.compat.v1.get_default_graph()
        inputs = [item for name, value in bound for item in flatten(value, name, self.api)]
        if self.entry == "call" and self.api.is_functional(self.root) and bound:
            inputs = self._as_declared(inputs, bound[0][1])
        self.graph_inputs = inputs
        self.recorder.tracing = True
        try:
            with _autograph() if self.autograph else contextlib.nullcontext():
                yield
        finally:
            self.recorder.tracing = False

    def _as_declared(self, inputs: list[tuple[str, Any]], structure: Any) -> list[tuple[str, Any]]:
        """The inputs of a functional model with their declared names; those in a dict keep their keys.

        Keras puts them in the order in which TensorFlow flattens a structure: dicts by their sorted keys.
        """
        names = [str(item.name).split(":")[0] for item in getattr(self.root, "inputs", None) or ()]
        places = {id(tensor): place for place, tensor in enumerate(self.api.tf.nest.flatten(structure))}
        if len(names) != len(inputs) or len(places) != len(names):
            return inputs
        declared = [(path, tensor, names[places.get(id(tensor), 0)]) for path, tensor in inputs]
        return [
            (path if path.endswith("']") or MADE_UP.match(name) else name, tensor)
            for path, tensor, name in declared
        ]


def bound_arguments(method: Any, args: Any, kwargs: Any) -> list[tuple[str, Any]]:
    """Return the arguments by their names in the signature of `method`; by their places where they do not fit it."""
    try:
        return list(inspect.signature(method).bind_partial(*args, **kwargs).arguments.items())
    except (TypeError, ValueError):
        return [(f"inputs[{index}]", value) for index, value in enumerate(args)] + list(kwargs.items())


def _autograph() -> Any:
    """Keras 2 converts `call` with AutoGraph only where it is on around it."""
    ag_ctx = importlib.import_module("tensorflow.python.autograph.core.ag_ctx")
    converter = importlib.import_module("tensorflow.python.autograph.core.converter")
    options = converter.ConversionOptions(recursive=True, user_requested=True)
    return ag_ctx.ControlStatusCtx(status=ag_ctx.Status.ENABLED, options=options)
