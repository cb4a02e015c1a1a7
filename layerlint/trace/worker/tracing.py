"""The trace of one target: construct, call once eagerly, call once in a traced function, tell what happened."""

from __future__ import annotations

import importlib
import inspect
import traceback
from typing import Any

from . import feed, target
from .flow import Flow
from .keras_api import Api
from .record import Recorder, flatten
from .snapshot import Snapshot
from .wire import Wire


class Tracing:
    """Goes through the stages; a failure ends them, and what is known by then is sent all the same."""

    def __init__(self, request: dict[str, Any], api: Api, wire: Wire) -> None:
        self.request = request
        self.api = api
        self.wire = wire
        self.recorder = Recorder(api)
        self.root: Any = None
        self.graph: Any = None
        self.graph_inputs: list[tuple[str, Any]] = []
        self.graph_outputs: list[tuple[str, Any]] = []
        self.stage = "import"

    def run(self) -> None:
        try:
            self._stages()
        except (
            BaseException
        ) as error:  # sys.exit and KeyboardInterrupt of the user's code are reports as well
            self._fail(error)

    def _stages(self) -> None:
        api = self.api
        api.keras.utils.set_random_seed(0)
        thing = target.load(self.request["target"])
        self.stage = "construct"
        with self.recorder.watching():
            self._construct(thing)
        self._send_snapshot()
        with self.recorder.watching():
            self.stage = "call"
            args, kwargs = self._fed(lambda form, name: feed.value(form, api))
            self.root(*args, **kwargs)
        self._send_snapshot()
        self._trace()

    def _construct(self, thing: Any) -> None:
        init = self.request.get("init") or {"args": [], "kwargs": {}}
        if isinstance(thing, self.api.Layer):
            self.root = thing
        elif inspect.isclass(thing) and not issubclass(thing, self.api.Layer):
            raise target.TargetError(
                f"`{self.request['target']}` is no Keras {self.api.version} layer or model"
            )
        elif callable(thing):
            self.root = thing(*init["args"], **init["kwargs"])
        if not isinstance(self.root, self.api.Layer):
            raise target.TargetError(
                f"`{self.request['target']}` gives {type(self.root).__name__}, not a Keras {self.api.version} layer"
            )

    def _fed(self, leaf: Any) -> tuple[list[Any], dict[str, Any]]:
        args = [
            feed.structure(form, leaf, f"[{index}]")
            for index, form in enumerate(self.request["inputs"]["args"])
        ]
        kwargs = {
            name: feed.structure(form, leaf, name) for name, form in self.request["inputs"]["kwargs"].items()
        }
        kwargs.update(self.request.get("call") or {})
        return args, kwargs

    def _trace(self) -> None:
        self.stage = "trace"
        try:
            self._traced_once(open_batch=True)
        except Exception:
            if self.api.version:
                self.recorder.calls.clear()
                self.recorder.losses.clear()
                self.recorder.boundaries.clear()
                self.recorder.stopped = []
            self._traced_once(open_batch=False)
        self._send_flow()

    def _traced_once(self, open_batch: bool) -> None:
        tf = self.api.tf
        args, kwargs = self._fed(lambda form, name: feed.spec(form, name, self.api, open_batch))
        options = {name: kwargs.pop(name) for name in list(self.request.get("call") or {})}
        recorder = self.recorder

        def traced(*args: Any, **kwargs: Any) -> Any:
            self.graph = tf.compat.v1.get_default_graph()
            bound = _bound(self.root, args, kwargs)
            self.graph_inputs = [item for name, given in bound for item in flatten(given, name, self.api)]
            recorder.tracing = True
            try:
                with _autograph():
                    return self.root(*args, **kwargs, **options)
            finally:
                recorder.tracing = False

        with recorder.watching():
            function = tf.function(traced, autograph=False).get_concrete_function(*args, **kwargs)
        self.graph_outputs = [
            (name, tensor) for name, tensor in flatten(function.structured_outputs, "", self.api)
        ]

    def _send_snapshot(self) -> Snapshot:
        snapshot = Snapshot(self.root, self.recorder, self.api)
        self.wire.send("layers", layers=snapshot.layers)
        self.wire.send("variables", variables=snapshot.variables)
        return snapshot

    def _send_flow(self) -> None:
        snapshot = self._send_snapshot()
        flow = Flow(self.recorder, self.graph, snapshot.variable_numbers, self.api)
        fields = flow.walk(self.graph_inputs, self._returned())
        for call in fields["calls"]:
            call["layer"] = snapshot.layer_numbers.get(id(call["layer"]))
        for loss in fields["losses"]:
            loss["owner"] = snapshot.layer_numbers.get(id(loss["owner"]))
        self.wire.send("flow", **fields)

    def _returned(self) -> list[tuple[str, Any]]:
        """The root's outputs: as its call returned them."""
        roots = [call for call in self.recorder.calls if call.parent is None and not call.error]
        return [(path, out) for call in roots for path, out, _ in call.outputs]

    def _fail(self, error: BaseException) -> None:
        recorder = self.recorder
        if self.root is not None:
            try:
                if recorder.calls and self.graph is not None:
                    self._send_flow()
                else:
                    self._send_snapshot()
            except Exception:
                traceback.print_exc()
        traceback.print_exception(type(error), error, error.__traceback__)
        snapshot = Snapshot(self.root, recorder, self.api) if isinstance(self.root, self.api.Layer) else None
        layer = recorder.stopped[-1] if recorder.stopped else None
        self.wire.send(
            "failure",
            stage=self.stage,
            exception=_first_line(error),
            user=not isinstance(error, target.TargetError),
            place=recorder.places.of_error(error),
            layer=snapshot.layer_numbers.get(id(layer)) if snapshot and layer is not None else None,
        )


def _first_line(error: BaseException) -> str:
    if isinstance(error, SystemExit):
        return f"sys.exit({error.code!r}) was called"
    if isinstance(error, target.TargetError):
        return str(error)
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


def _bound(layer: Any, args: Any, kwargs: Any) -> list[tuple[str, Any]]:
    try:
        return list(inspect.signature(layer.call).bind_partial(*args, **kwargs).arguments.items())
    except (TypeError, ValueError):
        return [(f"inputs[{index}]", value) for index, value in enumerate(args)] + list(kwargs.items())


def _autograph() -> Any:
    """Keras 2 converts `call` with AutoGraph only where it is on around it."""
    ag_ctx: Any | None = importlib.import_module("tensorflow.python.autograph.core.ag_ctx")
    return ag_ctx.ControlStatusCtx(status=ag_ctx.Status.ENABLED, options=_options())  # type: ignore[union-attr]


def _options() -> Any:
    converter = importlib.import_module("tensorflow.python.autograph.core.converter")
    return converter.ConversionOptions(recursive=True, user_requested=True)
