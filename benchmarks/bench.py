"""`make bench`: layerlint beside other linters, cold and warm, and how its time grows with the code.

Results go to `benchmarks/README.md`. `--quick` measures once, without the slowest peers.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.floor import classes_of
from benchmarks.graphs import graph_table
from benchmarks.measure import Command, Times, in_turns, table
from benchmarks.peers import CORPORA, HERE, MEASURED, PEERS, Peer, corpus, install

README = Path(__file__).with_name("README.md")
ROOT = Path(__file__).resolve().parent.parent
LAYERLINT = (sys.executable, "-m", "layerlint", "check", ".", "--isolated", "--exit-zero", "-q")
EMPTY = """\
from typing import Annotated
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def check(paths: Annotated[list[str] | None, typer.Argument()] = None) -> None: pass
@app.command()
def other() -> None: pass
app()
"""
CHANGED = (
    "\n\nclass AddedByTheBenchmark(tf.keras.layers.Layer):\n    def call(self, x):\n        return x + {}\n"
)


def main() -> None:
    options = _options()
    os.environ["PYTHONPATH"] = str(ROOT)
    # What pip installs is compiled; a checkout must be allowed to be.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    turns = 1 if options.quick else options.turns
    names = tuple(name for name in options.peers.split(",") if name)
    peers = install(names)
    sections = []
    for section in _sections(options, peers, turns):
        sections.append(section)
        print(section, end="\n\n", flush=True)
    if not options.dry:
        README.write_text("\n\n".join([*sections, *_by_hand()]) + "\n", encoding="utf-8")


def _by_hand() -> list[str]:
    """The part of the page that is not made here: the soak's."""
    _, heading, rest = README.read_text(encoding="utf-8").partition("## Soak\n")
    return [(heading + rest).rstrip("\n")] if heading else []


def _sections(options: argparse.Namespace, peers: dict[str, Peer], turns: int) -> Iterator[str]:
    yield _head(turns)
    names = options.corpora.split(",")
    for name in names:
        folder = corpus(name)
        yield _beside(name, folder, peers, turns, options.limit)
        if any(peer.slow for peer in peers.values()):
            yield _shared(name, folder, peers, turns, options.limit)
        yield _states(name, folder, turns)
    if not options.no_growth:
        yield _growth(names[0], turns)
    if not options.no_graphs:
        yield "## Graphs\n\n" + graph_table(3 if options.quick else 5)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", default=",".join(MEASURED), help="which code, by name")
    parser.add_argument("--peers", default=",".join(PEERS), help="which other linters")
    parser.add_argument("--turns", type=int, default=3, help="how often each is measured")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a run is given up")
    parser.add_argument("--quick", action="store_true", help="one turn each")
    parser.add_argument("--no-growth", action="store_true", help="leave out the growth curves")
    parser.add_argument(
        "--no-graphs", action="store_true", help="leave out the graphs, which need TensorFlow"
    )
    parser.add_argument("--dry", action="store_true", help="print only, and leave README.md alone")
    return parser.parse_args()


def _head(turns: int) -> str:
    cores = _cores()
    load = os.getloadavg()[0]
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return (
        "# How fast layerlint is\n\n"
        "Made by `make bench`. All commands of a table were run in turns on the same machine, so the ratios are more\n"
        "reliable than the seconds. Times are medians.\n\n"
        f"Measured on {today}: {cores} cores, {platform.machine()}, {platform.system()}, Python "
        f"{platform.python_version()}, {turns} turn{'s' if turns > 1 else ''}; {load:.1f} other processes wanted to run."
    )


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# ------------------------------------------------------------------------------------ beside others


def _beside(name: str, folder: Path, peers: dict[str, Peer], turns: int, limit: float) -> str:
    """The whole code, without a cache."""
    commands = {
        "layerlint": Command((*LAYERLINT, "--no-cache"), folder),
        "layerlint, one process": Command((*LAYERLINT, "--no-cache", "--jobs", "1"), folder),
    }
    classes = str(classes_of(folder, HERE / "classes" / f"{name}.json"))
    for label, jobs in (("LibCST's parse alone", _cores()), ("LibCST's parse alone, one process", 1)):
        commands[label] = Command((sys.executable, "-m", "benchmarks.floor", classes, str(jobs)), folder)
    for peer in peers.values():
        if not peer.slow:
            commands[peer.name] = Command((*peer.command, "."), folder)
        if peer.name == "flake8":
            commands["flake8, one process"] = Command((*peer.command, "-j1", "."), folder)
    times = in_turns(commands, turns, limit)
    files = sum(1 for _ in folder.rglob("*.py"))
    return (
        f"## {CORPORA[name]} ({files:,} files), no cache\n\n{_compared(times, commands)}\n\n"
        "LibCST's parse alone is `libcst.parse_module` of every layer class and nothing else: no search for classes, no\n"
        "look at what was parsed. No tool that parses them all with LibCST can be much faster."
    )


def _shared(name: str, folder: Path, peers: dict[str, Peer], turns: int, limit: float) -> str:
    """A part that slow linters can do too."""
    slow = [peer for peer in peers.values() if peer.slow]
    part = _part(folder, HERE / "fourth" / name)
    commands = {"layerlint": Command((*LAYERLINT, "--no-cache"), part)}
    for peer in slow:
        commands[peer.name] = Command((*peer.command, "."), part)
    times = in_turns(commands, turns, limit)
    files = sum(1 for _ in part.rglob("*.py"))
    return f"### Every fourth module of it: {files} files\n\n{_compared(times, commands)}"


def _part(folder: Path, part: Path) -> Path:
    """A copy of every fourth module, in order of names, with the packages around them: a likeness of the whole."""
    if not part.exists():
        packages = sorted(folder.rglob("__init__.py"))
        modules = sorted(set(folder.rglob("*.py")) - set(packages))
        for path in (*packages, *modules[::4]):
            target = part / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return part


def _compared(times: dict[str, Times], commands: dict[str, Command]) -> str:
    own = times.get("layerlint")
    rows = [["", "seconds", "processor seconds", "times layerlint", "MB"]]
    for name in commands:
        found = times.get(name)
        if found is None or own is None:
            rows.append([name, "gave up", "", "", ""])
            continue
        ratio = found.median / own.median
        rows.append([name, f"{found.median:.2f}", f"{found.work:.2f}", f"{ratio:.2g}", f"{found.memory:.0f}"])
    return table(rows)


# ------------------------------------------------------------------------------------ cold and warm


def _states(name: str, folder: Path, turns: int) -> str:
    """Cold, warm, one class changed, one file; beside a Typer program that does nothing."""
    copy = HERE / "changed" / name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    empty = HERE / "empty.py"
    empty.write_text(EMPTY)
    cache = copy / ".layerlint_cache"
    layer = (
        next(path for path in sorted(copy.rglob("*.py")) if b"import tensorflow as tf" in path.read_bytes())
        if (name == "tf-models")
        else next(path for path in sorted(copy.rglob("*.py")) if b"keras.layers.Layer)" in path.read_bytes())
    )
    original = layer.read_text(encoding="utf-8")
    warm = Command(LAYERLINT, copy)
    counter = iter(range(1_000_000))

    def forget() -> None:
        layer.write_text(original, encoding="utf-8")
        shutil.rmtree(cache, ignore_errors=True)

    def remember() -> None:
        _run(warm)
        _run(warm)

    def change() -> None:
        remember()
        text = CHANGED.format(next(counter))
        layer.write_text(original + (text if name == "tf-models" else text.replace("tf.keras", "keras")))

    relative = str(layer.relative_to(copy))
    one = (*LAYERLINT[:4], relative, *LAYERLINT[5:])
    commands = {
        "an empty Typer program": Command((sys.executable, str(empty), "check", "."), copy),
        "nothing known": Command(LAYERLINT, copy, forget),
        "nothing changed": Command(LAYERLINT, copy, remember),
        "one class changed": Command(LAYERLINT, copy, change),
        "one file, nothing changed": Command(one, copy, lambda: _run(Command(one, copy))),
    }
    times = in_turns(commands, turns)
    base = times["an empty Typer program"].median
    work = times["an empty Typer program"].work
    head = ["times the empty program", "the same by processor", "seconds over nothing changed", "MB"]
    rows = [["", "seconds", "processor seconds", *head]]
    for state in commands:
        found = times[state]
        ratios = [f"{found.median / base:.2f}", f"{found.work / work:.2f}"]
        over = f"{found.median - times['nothing changed'].median:+.2f}"
        rows.append([state, f"{found.median:.2f}", f"{found.work:.2f}", *ratios, over, f"{found.memory:.0f}"])
    return "### With the cache\n\n" + table(rows)


def _run(command: Command) -> None:
    from benchmarks.measure import once

    once(command, 600)


# ------------------------------------------------------------------------------------ growth


def _growth(name: str, turns: int) -> str:
    """The code 1, 4 and 16 times; one class of 10 to 10,000 lines."""
    folder = corpus(name)
    rows = [["", "seconds", "processor seconds", "MB"]]
    commands: dict[str, Command] = {}
    for copies in (1, 4, 16):
        target = HERE / "copies" / f"{name}-{copies}"
        if not target.exists():
            for index in range(copies):
                shutil.copytree(folder, target / f"copy{index}")
        commands[f"{name} {copies} times"] = Command((*LAYERLINT, "--no-cache"), target)
    for lines in (10, 100, 1_000, 10_000):
        target = HERE / "long" / str(lines)
        target.mkdir(parents=True, exist_ok=True)
        body = "".join(f"        x = self.dense(x) + {index}\n" for index in range(lines))
        (target / "long.py").write_text(
            "import keras\n\nclass Long(keras.layers.Layer):\n    def __init__(self):\n        super().__init__()\n"
            f"        self.dense = keras.layers.Dense(3)\n\n    def call(self, x):\n{body}        return x\n"
        )
        commands[f"one class of {lines:,} lines"] = Command((*LAYERLINT, "--no-cache"), target)
    times = in_turns(commands, 1 if turns == 1 else 2, 1200)
    for label in commands:
        found = times.get(label)
        rows.append(
            [label, f"{found.median:.2f}", f"{found.work:.2f}", f"{found.memory:.0f}"]
            if found is not None
            else [label, "gave up", "", ""]
        )
    return "## Growth, no cache\n\n" + table(rows)


if __name__ == "__main__":
    main()
