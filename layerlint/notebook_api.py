"""`layerlint.graph(layer, inputs)` in a notebook: the picture of a layer in this process."""

from __future__ import annotations

import importlib
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.graphs import fold
from layerlint.graphs.layer_graph import Graph
from layerlint.render import Options, Theme, render, suffix_format
from layerlint.trace.assemble import assemble
from layerlint.trace.decoding import decode
from layerlint.trace.messages import DATA_MESSAGES, DataMessage, Done
from layerlint.trace.result import read
from layerlint.trace.specs import parse_inputs
from layerlint.trace.traced import Interpreter
from layerlint.trace.worker_session import WorkerOutcome, WorkerRequest


@dataclass(frozen=True, repr=False)
class Picture:
    """A graph that a notebook shows. `graph` is its data."""

    graph: Graph
    options: Options = field(default_factory=Options)
    depth: int | None = None

    def __repr__(self) -> str:
        """One line, which a notebook saves as text beside the picture."""
        nodes = len(self.graph.nodes)
        failed = ", which failed" if self.graph.failure is not None else ""
        return (
            f"<layerlint picture of {self.graph.title}{failed}: {nodes} {'node' if nodes == 1 else 'nodes'}>"
        )

    def _repr_svg_(self) -> str:
        return self.bytes("svg").decode("utf-8")

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"image/svg+xml": self._repr_svg_()}

    def bytes(self, format: str) -> bytes:
        """The picture as svg, png, pdf, dot, json, mermaid or html."""
        if format == "json":
            return render(self.graph, format)
        return render(
            fold.view(self.graph, depth=self.depth, groups_open=format == "html"), format, self.options
        )

    def save(self, path: str | Path, format: str | None = None) -> None:
        """Write a file, in the format of its suffix unless one is given."""
        Path(path).write_bytes(self.bytes(format or suffix_format(str(path))))


def graph(
    layer: Any,
    inputs: Any = None,
    *,
    depth: int | None = None,
    theme: str = "auto",
    train_step: bool | None = None,
    output: str | Path | None = None,
    **call: Any,
) -> Picture:
    """Call `layer` on `inputs` and picture what is inside. Afterwards the layer is what it was.

    `inputs` are tensors or arrays, alone or in lists and dicts, or a text like "float32[None,64]"; they are found
    out where nothing is given. `output` is a file to write as well, in the format of its suffix. Other keyword
    arguments are those of the call: `training=True`. Raises `LayerlintError` for anything but a layer or model, and for
    a suffix that is no format.
    """
    api = _api(layer)
    if output is not None:
        suffix_format(str(output))  # a wrong suffix is said before anything runs
    wire = _Messages()
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    if isinstance(inputs, str):
        parsed = parse_inputs([inputs], "inputs")
        args, kwargs = list(parsed.args), dict(parsed.kwargs)
    elif inputs is not None:
        args = [_form(inputs, api)]
    request: dict[str, Any] = {
        "target": type(layer).__name__,
        "inputs": {"args": args, "kwargs": kwargs},
        "call": {"args": [], "kwargs": {name: repr(value) for name, value in call.items()}},
        "train_step": train_step,
    }
    tracer = importlib.import_module("layerlint.worker.tracing.tracer")
    tracer.Tracer(request, api, wire, quiet=True).run_live(layer)
    versions = decode(Interpreter, api.versions())
    messages = (*wire.messages, Done())
    outcome = WorkerOutcome(WorkerRequest("trace", request), messages, "exit", 0, 0.0, 0, versions)
    traced_graph = assemble(read(type(layer).__name__, outcome))
    picture = Picture(traced_graph, Options(theme=Theme(theme)), depth)
    if output is not None:
        picture.save(output)
    return picture


class _Messages:
    """Collects messages in place of the descriptor that a worker writes to."""

    def __init__(self) -> None:
        self.messages: list[DataMessage] = []

    def send(self, kind: str, **fields: Any) -> None:
        decoded = json.loads(json.dumps(fields, default=repr))  # as it would come from a worker
        self.messages.append(decode(DATA_MESSAGES[kind], decoded))


def _api(layer: Any) -> Any:
    """The API of the layer's Keras, which this process has imported already."""
    keras_api = importlib.import_module("layerlint.worker.keras_api")
    tf = sys.modules.get("tensorflow")
    roots = [cls.__module__.split(".")[0] for cls in type(layer).__mro__ if cls.__name__ == "Layer"]
    name = next((root for root in roots if root in ("keras", "tf_keras")), None)
    keras = sys.modules.get(name) if name is not None else None
    if isinstance(layer, type) or tf is None or keras is None:
        raise LayerlintError(
            f"layerlint.graph takes a Keras layer or model that runs on TensorFlow, not {_describe(layer)}"
        )
    version = 3 if str(getattr(keras, "__version__", "3")).startswith("3") else 2
    return keras_api.Api(tf, keras, version)


def _describe(thing: Any) -> str:
    return f"the class {thing.__name__}: make one" if isinstance(thing, type) else type(thing).__name__


def _form(value: Any, api: Any) -> dict[str, Any]:
    """The value of the user as a form that holds the object itself."""
    if isinstance(value, dict):
        return {"kind": "dict", "items": {key: _form(part, api) for key, part in value.items()}}
    if isinstance(value, list | tuple) and any(
        hasattr(part, "shape") or isinstance(part, dict) for part in value
    ):
        kind = "list" if isinstance(value, list) else "tuple"
        return {"kind": kind, "items": [_form(part, api) for part in value]}
    layouts = {api.tf.SparseTensor: "sparse", api.tf.RaggedTensor: "ragged"}
    layout = next((word for kind, word in layouts.items() if isinstance(value, kind)), "")
    tensor = value if layout else api.tf.convert_to_tensor(value)
    shape = [None if size is None else int(size) for size in tensor.shape]
    form = {"kind": "tensor", "dtype": tensor.dtype.name, "shape": shape, "object": tensor}
    return {**form, "layout": layout} if layout else form
