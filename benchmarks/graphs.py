"""How long a graph takes beside the model itself: `python -m benchmarks.graphs`.

Every case is measured in a process of its own, after the import of TensorFlow, in turns, each turn in a fresh fork:

bare        the model's own construction and first call
plot_model  `keras.utils.plot_model` of the model that is built by then, as SVG
layerlint   from the request to the worker to the SVG: construction, first call, trace, layout, paint

What layerlint adds is its time minus the bare one. The WebAssembly engine is warm, as the limits want it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.measure import table

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "graph"


@dataclass(frozen=True, slots=True)
class Case:
    """A target as the command line takes it, what it is given, and how many seconds layerlint may add."""

    name: str
    target: str
    init: str
    shape: tuple[int, ...]
    dtype: str
    limit: float | None = None

    @property
    def spec(self) -> str:
        return f"{self.dtype}[{','.join(str(size) for size in self.shape)}]"


CASES = (
    Case("MLPBlock", f"{FIXTURES / 'mlp.py'}:MLPBlock", "units=32", (1, 64), "float32", 0.15),
    Case("12-layer transformer", f"{FIXTURES / 'transformer.py'}:Encoder", "", (1, 64), "int32", 0.8),
    Case("ResNet50", "keras.applications:ResNet50", "weights=None", (1, 224, 224, 3), "float32", 1.2),
)


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds of every turn; `plot` is empty where `plot_model` could not run, and `missing` says why."""

    name: str
    limit: float | None
    bare: list[float]
    plot: list[float]
    own: list[float]
    missing: str

    @property
    def added(self) -> float:
        """What layerlint takes beyond the model's own work, in seconds: the median of the turns' differences."""
        return statistics.median(own - bare for own, bare in zip(self.own, self.bare, strict=True))

    @property
    def too_slow(self) -> bool:
        return self.limit is not None and self.added > self.limit


def graph_table(turns: int = 5) -> str:
    """All cases as a Markdown table, and a line for what could not be measured."""
    return _text([measured(case.name, turns) for case in CASES])


def measured(name: str, turns: int) -> Result:
    """One case, in a new process."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.graphs", "--one", name, "--turns", str(turns)],
        capture_output=True,
        text=True,
        cwd=FIXTURES.parent.parent,
        env=os.environ | {"KERAS_BACKEND": "tensorflow", "TF_CPP_MIN_LOG_LEVEL": "3"},
    )
    if done.returncode:
        raise SystemExit(f"{name} could not be measured:\n{done.stderr[-2000:]}")
    return Result(**json.loads(done.stdout.splitlines()[-1]))


def _text(results: list[Result]) -> str:
    rows = [["", "bare", "plot_model", "layerlint", "added", "at most", "added / bare"]]
    for one in results:
        bare = statistics.median(one.bare)
        rows.append(
            [
                one.name,
                f"{bare:.2f} s",
                f"{statistics.median(one.plot):.2f} s" if one.plot else "not measured",
                f"{statistics.median(one.own):.2f} s",
                f"{one.added:.2f} s",
                "" if one.limit is None else f"{one.limit:.2f} s",
                f"{one.added / bare:.2f}",
            ]
        )
    missing = sorted({one.missing for one in results if one.missing})
    notes = [f"`plot_model` was left out: {reason}." for reason in missing]
    notes += [
        f"{one.name}: {one.added:.2f} s is over the limit of {one.limit:.2f} s."
        for one in results
        if one.limit is not None and one.too_slow
    ]
    return "\n\n".join([table(rows), *notes])


# ------------------------------------------------------------------------------------ in the process of one case


def _measure(case: Case, turns: int) -> Result:
    from layerlint.graphs.fold import view
    from layerlint.render import render
    from layerlint.trace.assemble import assemble
    from layerlint.trace.finding_notes import with_findings
    from layerlint.trace.jobs import Job
    from layerlint.trace.result import trace
    from layerlint.trace.specs import parse_arguments, parse_inputs
    from layerlint.trace.worker_session import session
    from tools.sample_graphs import mlp_block

    render(mlp_block(), "svg")  # the engine is warm
    for module in ("tensorflow", "keras"):
        importlib.import_module(module)
    missing = _missing()
    job = Job(case.target, parse_arguments(case.init, "--init"), parse_inputs([case.spec]))
    bare: list[float] = []
    plot: list[float] = []
    own: list[float] = []
    with session(python=sys.executable, keras="3") as worker:
        worker.interpreter()  # it has imported TensorFlow
        for _ in range(turns):
            bare.append(_forked(lambda: _bare(case)))
            if not missing:
                plot.append(_forked(lambda: _plot(case)))
            start = time.perf_counter()
            made = trace(job, worker, time_limit=120, memory_limit=8192)
            if made.failure is not None:
                raise SystemExit(f"{case.name}: {made.failure.exception}")
            render(view(with_findings(assemble(made), 3)), "svg")
            own.append(time.perf_counter() - start)
    return Result(case.name, case.limit, bare, plot, own, missing)


def _missing() -> str:
    """Why `plot_model` cannot run here; "" where it can."""
    if find_spec("pydot") is None:
        return "pip install pydot"
    if shutil.which("dot") is None:
        return "there is no `dot` on this machine (apt-get install graphviz)"
    return ""


def _forked(work: Callable[[], float]) -> float:
    """What `work` gives in a fork of this process, so that every turn starts where the import ended."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            with os.fdopen(writer, "wb") as file:
                pickle.dump(work(), file)
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        data = file.read()
    os.waitpid(child, 0)
    if not data:
        raise SystemExit("a turn failed")
    found: float = pickle.loads(data)
    return found


def _bare(case: Case) -> float:
    thing = _thing(case)
    start = time.perf_counter()
    _made(case, thing)(_feed(case))
    return time.perf_counter() - start


def _plot(case: Case) -> float:
    keras = importlib.import_module("keras")
    layer = _made(case, _thing(case))
    layer(_feed(case))
    if not isinstance(
        layer, keras.Model
    ):  # a layer alone cannot be plotted: the model around it shows one box
        inputs = keras.Input(case.shape[1:], dtype=case.dtype)
        layer = keras.Model(inputs, layer(inputs))
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        keras.utils.plot_model(layer, os.path.join(folder, "plot.svg"), show_shapes=True, expand_nested=True)
        return time.perf_counter() - start


def _thing(case: Case) -> Any:
    """The class or factory of a case; a file is imported as a module."""
    place, _, name = case.target.rpartition(":")
    if place.endswith(".py"):
        sys.path.insert(0, os.path.dirname(place))
        place = Path(place).stem
    module, _, inner = place.partition(".")
    found = importlib.import_module(module)
    for part in [*inner.split("."), name] if inner else [name]:
        found = getattr(found, part)
    return found


def _made(case: Case, thing: Any) -> Any:
    return eval(f"make({case.init})", {"make": thing})  # the cases above are all that it is given


def _feed(case: Case) -> Any:
    numpy = importlib.import_module("numpy")
    return importlib.import_module("tensorflow").constant(numpy.zeros(case.shape, case.dtype))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=5, help="how often each is measured")
    parser.add_argument("--one", choices=[case.name for case in CASES], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        case = next(item for item in CASES if item.name == options.one)
        found = _measure(case, options.turns)
        print(json.dumps({name: getattr(found, name) for name in Result.__slots__}))
        return 0
    results = [measured(case.name, options.turns) for case in CASES]
    print(_text(results))
    return int(any(one.too_slow for one in results))


if __name__ == "__main__":
    sys.exit(main())
