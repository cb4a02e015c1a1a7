"""How many layers can be traced with nothing given: `python -m benchmarks.plans keras.layers --keras 3`.

A package (`keras_hub`) stands for every public layer class that its modules define, tests left out; `--sample 60`
takes as many of them by `--seed`. A folder stands for the classes of a project, and its tests and examples are read.
A class is *built* when it was constructed, called, and traced with an open batch; one that can be traced with a fixed
batch alone is counted, and not as built. Abstract classes and those that need
a package, a file or the network are a row of their own. `--json FILE` keeps the plan or the reason of every class.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.plan.hints import hints_for
from layerlint.trace.jobs import Job
from layerlint.trace.messages import Stage
from layerlint.trace.result import read
from layerlint.trace.targets import expand
from layerlint.trace.traced import Trace
from layerlint.trace.unmet_needs import KINDS
from layerlint.trace.worker_session import WorkerSession, session

NAMES = """
import contextlib, importlib, io, json, os, pkgutil, sys
root, version = sys.argv[1], sys.argv[2]
if version == "2":
    os.environ["TF_USE_LEGACY_KERAS"] = "1"
os.environ["KERAS_BACKEND"], os.environ["TF_CPP_MIN_LOG_LEVEL"] = "tensorflow", "3"
keras = importlib.import_module("tf_keras" if version == "2" else "keras")
found, failed = {}, {}
def look(name):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            module = importlib.import_module(name)
    except BaseException as problem:
        failed[name] = f"{type(problem).__name__}: {problem}".splitlines()[0]
        return None
    for key, thing in vars(module).items():
        layer = isinstance(thing, type) and issubclass(thing, keras.layers.Layer)
        here = name == root and root.endswith(".layers") or thing_module(thing) == name
        if layer and here and not key.startswith("_"):
            found.setdefault(id(thing), f"{name}:{key}")
    return module
def thing_module(thing):
    return getattr(thing, "__module__", "")
module = look(root)
if not root.endswith(".layers"):
    for place in getattr(module, "__path__", []):
        for item in pkgutil.walk_packages([place], root + ".", onerror=lambda name: None):
            if "test" not in item.name and not any(item.name.startswith(name + ".") for name in failed):
                look(item.name)
print(json.dumps([sorted(found.values()), failed]))
"""


def classes(package: str, keras: int) -> tuple[list[str], dict[str, str]]:
    """The targets of a package, and the modules that could not be imported with the reason."""
    done = subprocess.run(
        [sys.executable, "-c", NAMES, package, str(keras)], capture_output=True, text=True, check=True
    )
    names, failed = json.loads(done.stdout.splitlines()[-1])
    return names, failed


def candidates(package: str, keras: int) -> tuple[list[str], dict[str, str]]:
    """The targets of a package, or those of a folder."""
    return (expand(package), {}) if os.path.isdir(package) else classes(package, keras)


def tries(targets: list[str], keras: int, limit: float, roots: list[str]) -> Iterator[dict[str, Any]]:
    """What came of each target, and the seconds that it took once its module was imported."""
    with session(python=sys.executable, keras=str(keras)) as worker:
        for target in targets:
            yield attempt(worker, target, limit, roots)


def attempt(worker: WorkerSession, target: str, limit: float, roots: list[str]) -> dict[str, Any]:
    outcome = worker.ask(
        Job(target, hints=hints_for(target, roots)).request(), time_limit=limit, memory_limit=4096
    )
    stage = outcome.last(Stage)
    imported = stage.imported if stage is not None else 0.0
    row: dict[str, Any] = {"target": target, "seconds": max(outcome.seconds - outcome.waited - imported, 0.0)}
    try:
        return {**row, **told(read(target, outcome))}
    except LayerlintError as problem:
        return {**row, "kind": "failed", "why": str(problem)}


def told(traced: Trace) -> dict[str, Any]:
    """Whether it is built, with the plan and the reason."""
    plan = {
        "init": [[item.name, item.text, item.origin] for item in traced.init],
        "fed": [[item.name, item.text, item.origin] for item in traced.fed],
        "notes": list(traced.notes),
    }
    if traced.failure is not None:
        why = traced.failure.exception
        kind = traced.failure.needs or "failed"
        return {"kind": kind, "stage": traced.failure.stage, "why": why, **plan}
    if any(note.startswith("fixed batch size") for note in traced.notes):
        return {"kind": "fixed", "stage": "trace", "why": "only with a fixed batch size", **plan}
    return {"kind": "built", **plan}


def summary(rows: list[dict[str, Any]]) -> str:
    kinds = Counter(row["kind"] for row in rows)
    seconds = sorted(row["seconds"] for row in rows)
    counted = kinds["built"] + kinds["failed"] + kinds["fixed"]
    needs = "".join(f", {kinds[kind]} {KINDS[kind]}" for kind in KINDS if kinds[kind])
    late = seconds[min(len(seconds) - 1, int(len(seconds) * 0.9))]
    return (
        f"{len(rows)} classes: {kinds['built']} built = {100 * kinds['built'] / max(1, counted):.0f} % of {counted}, "
        f"{kinds['failed']} failed, {kinds['fixed']} with a fixed batch alone{needs}; "
        f"seconds after the import, without the wait for a core: "
        f"median {statistics.median(seconds):.2f}, 90 % below {late:.2f}, longest {seconds[-1]:.2f}"
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package")
    parser.add_argument("--keras", type=int, default=3)
    parser.add_argument("--path", action="append", default=[], help="a folder to import from")
    parser.add_argument("--under", default="", help="only classes of modules whose name matches")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only targets that match")
    parser.add_argument("--time-limit", type=float, default=60.0)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    os.environ["PYTHONPATH"] = os.pathsep.join([*given.path, os.environ.get("PYTHONPATH", "")]).strip(":")
    names, failed = candidates(given.package, given.keras)
    names = [name for name in names if re.search(given.under, name)]
    print(f"{given.package}: {len(names)} classes; {len(failed)} modules could not be imported")
    if given.sample and given.sample < len(names):
        names = sorted(random.Random(given.seed).sample(names, given.sample))
    names = [name for name in names if re.search(given.only, name)]
    rows = []
    started = time.monotonic()
    for row in tries(names, given.keras, given.time_limit, given.path):
        rows.append(row)
        inputs = ", ".join(text for _, text, _ in row.get("fed", []))
        made = ", ".join(f"{name}={text}" for name, text, _ in row.get("init", []))
        print(
            f"{row['kind']:<10} {row['seconds']:6.2f} {row['target']}({made}) [{inputs}] {row.get('why', '')[:150]}",
            flush=True,
        )
        if given.json:
            given.json.write_text(json.dumps({"rows": rows, "not imported": failed}, indent=1))
    if not rows:
        return 2
    print(summary(rows), f"; {time.monotonic() - started:.0f} s in all")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
