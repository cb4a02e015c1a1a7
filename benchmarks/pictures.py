"""How long pictures take: `python -m benchmarks.pictures`. Hand-made graphs, so no TensorFlow.

The first line is a machine's first picture ever: the WebAssembly module is compiled and stored. The second is a
new process's first picture. The others are warm, the best of five.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from layerlint.graphs.fold import drawn, view
from layerlint.render import Options, render
from tools.sample_graphs import mlp_block, transformer, vae

_FIRST = """
import time
from tools.sample_graphs import mlp_block
from layerlint.render import render
start = time.perf_counter()
render(mlp_block(), "svg")
print(time.perf_counter() - start)
"""


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def first_picture(cache: str) -> float:
    """A new process's first picture, without its imports, in seconds."""
    environment = os.environ | {"LAYERLINT_CACHE_DIR": cache}
    done = subprocess.run(
        [sys.executable, "-c", _FIRST], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def measure() -> list[tuple[str, float, float]]:
    """Each line: what, seconds, and the most it may take."""
    with tempfile.TemporaryDirectory() as cache:
        rows = [
            ("first picture on a machine", first_picture(cache), 10.0),
            ("first picture of a process", first_picture(cache), 0.5),
        ]
    twelve = transformer(12)
    whole = drawn(twelve)
    work: list[tuple[str, Callable[[], object], float]] = [
        ("mlp_block, svg", lambda: render(mlp_block(), "svg"), 0.3),
        ("vae, svg", lambda: render(vae(), "svg"), 0.3),
        ("12-layer transformer, folded, svg", lambda: render(view(twelve), "svg"), 0.3),
        ("12-layer transformer, folded, html", lambda: render(view(twelve), "html"), 1.0),
        (f"12-layer transformer, all {whole} nodes, svg", lambda: render(twelve, "svg"), 1.0),
        ("60-layer transformer, folded, svg", lambda: render(view(transformer(60)), "svg", Options()), 1.0),
    ]
    rows += [(name, best(task), limit) for name, task, limit in work]
    return rows


def main() -> int:
    slow = False
    for name, seconds, limit in measure():
        slow |= seconds > limit
        print(
            f"{name:48} {seconds * 1000:8.0f} ms   at most {limit * 1000:.0f}{'   TOO SLOW' if seconds > limit else ''}"
        )
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
