"""Every option of every command, and every pair of options of `check`, ends with 0, 1 or 2, and with no traceback.

The options come from the Typer app itself, so a new one joins by itself.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import pytest

from layerlint.cli import watching
from layerlint.trace import worker_session as tracing
from tests.cli.streams import End, Worker, built, end_of
from tests.quickest import amounts, some_quick

LAYER = """\
import keras


class Head(keras.layers.Layer):
    def __init__(self, units):
        self.units = units

    def call(self, x):
        return keras.layers.Dense(3)(x)  # \N{CJK UNIFIED IDEOGRAPH-4E2D}
"""

GOOD: dict[str, tuple[str, ...]] = {
    "--keras": ("2", "auto"),
    "--select": ("ALL", "missing-super-init"),
    "--ignore": ("LL3",),
    "--extend-select": ("LL7",),
    "--fixable": ("ALL", "LL301"),
    "--unfixable": ("LL301",),
    "--add-ignore": ("a reason", "two\nlines \x1b[31m"),
    "--output-format": ("full", "concise", "json", "github"),
    "--output-file": ("out/report.txt",),
    "--config": ("layerlint.toml", 'keras = "3"'),
    "--exclude": ("*.ipynb", "src"),
    "--extend-exclude": ("*.ipynb",),
    "--write-baseline": ("out/baseline.json",),
    "--base": ("HEAD",),
    "--cache-dir": ("out/cache",),
    "--jobs": ("1", "2", "0"),
}
"""Values that an option takes. Those of options that are not here are tried with `BAD` alone."""

BAD = ("", "-1", "x\n\x1b]0;x\x07", "a\0b", "\udcff\u202e", "src", "long" * 2_000 + ",,*[")
"""Values for every option: most do not take them."""

LINES = re.compile(
    r"(error|warning|note): \S.*|running .*|Would fix .*|Fixed .*|- .*|    .*|(\d+ of \d+: )?src/\w.py:.*: .*"
    r"|wrote .*|no Python file .*"
)
"""The lines of ours on standard error."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(watching, "watch", lambda paths, command: None)
    monkeypatch.setattr(tracing, "WorkerSession", Worker)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    git = ("git", "-c", "user.name=n", "-c", "user.email=e@example.org")
    subprocess.run([*git, "init", "-q"], check=True)
    renew(tmp_path)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "first"], check=True)
    return tmp_path


def renew(project: Path) -> None:
    """Take back what a run may have changed."""
    shutil.rmtree(project / "out", ignore_errors=True)
    (project / "out").mkdir()
    for folder in (project, project / "src"):
        for name in ("CACHEDIR.TAG", ".gitignore"):
            (folder / name).unlink(missing_ok=True)
    for name in ("src/a.py", "src/b.py"):
        path = project / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text() != LAYER:
            path.write_text(LAYER)
    (project / "layerlint.toml").write_text('keras = "3"\n')


def problem_of(end: End) -> str:
    """What is wrong with an end; "" for nothing."""
    code, out, err = end.code, end.out, end.err
    if code not in (0, 1, 2):
        return f"exit code {code}"
    for word in ("Traceback", "bug in layerlint"):
        if word in out or word in err:
            return f"{word}: {err[-400:]}"
    if code == 2 and "error: " not in err and not out.startswith("Usage: "):
        return "exit code 2 without an error"
    for line in err.split("\n")[:-1]:
        if not LINES.fullmatch(line) or not line.isprintable():
            return f"a line that is none of ours: {line!r}"
    return ""


def commands() -> dict[str, Any]:
    return dict(built().commands)


Choice = tuple[str, str]
"""An option, and how it is typed with a value."""


def choices(command: str, bad: bool = True) -> list[Choice]:
    """Every option with every value that is tried, as it is typed."""
    found: list[Choice] = []
    for parameter in commands()[command].params:
        if parameter.param_type_name == "argument":
            continue
        name = max(parameter.opts, key=len)
        if parameter.is_flag:
            found += [
                (name, spelled)
                for spelled in (*parameter.opts, *parameter.secondary_opts)
                if spelled != "--help"
            ]
            continue
        values = [*GOOD.get(name, ()), *(BAD if bad else ())]
        found += [(name, f"{name}={value}") for value in values]
    return found


def failures(tried: list[list[str]], project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found = []
    for arguments in tried:
        renew(project)
        problem = problem_of(end_of(arguments, monkeypatch, stdin=LAYER.encode()))
        if problem:
            found.append(f"{arguments}: {problem}")
    return found


ALONE = frozenset({"--show-settings", "--show-files", "--watch", "--add-ignore"})
"""What leaves the other options no say: a pair with one of these is tried as a pair."""


def rows(pairs: set[tuple[Choice, Choice]]) -> Iterator[list[Choice]]:
    """Options in fives, until every pair is in one of them."""
    left = dict.fromkeys(sorted(pairs))
    every = sorted({one for pair in pairs for one in pair})
    while left:
        row = list(next(iter(left)))
        while len(row) < 5 and not any(name in ALONE for name, _ in row):
            names = {name for name, _ in row}
            new = [one for one in every if one[0] not in names | ALONE]
            gain, best = max((sum(tuple(sorted((one, other))) in left for other in row), one) for one in new)
            if not gain:
                break
            row.append(best)
        for one, other in combinations(sorted(row), 2):
            left.pop((one, other), None)
        yield row


@pytest.mark.parametrize("step", amounts(8, 2, 1), ids=["few", "half", "all"])
@pytest.mark.slow
def test_every_pair_of_options(step: int, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In fives, where they go together; one that is refused may hide what its others do, so its pairs are tried."""
    pairs = {
        (one, other)
        for one, other in combinations(sorted(choices("check", bad=False)), 2)
        if one[0] != other[0]
    }
    assert len(pairs) > 1_000
    found, tried = [], set()
    for row in islice(rows(pairs), 0, None, step):
        for chosen in [row, *combinations(sorted(row), 2)]:
            if tuple(chosen) in tried:
                continue
            tried.add(tuple(chosen))
            renew(project)
            arguments = ["check", "src", *(text for _, text in chosen)]
            end = end_of(arguments, monkeypatch, stdin=LAYER.encode())
            if problem := problem_of(end):
                found.append(f"{arguments}: {problem}")
            if chosen is row and end.code != 2:
                break
    assert not found


@pytest.mark.parametrize("step", some_quick([4, 1]))
@pytest.mark.slow
def test_every_option_with_what_it_does_not_take(
    step: int, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []
    for command in sorted(set(commands()) - {"server"}):
        target = {"check": ["src"], "graph": ["src/a.py:Head"], "trace": ["src/a.py:Head"], "rule": ["LL101"]}
        for _, given in choices(command):
            tried.append([command, *target.get(command, []), given])
    assert len(tried) > 300
    assert not failures(tried[::step], project, monkeypatch)


ARGUMENTS = [
    [],
    [""],
    ["src"],
    ["src/a.py"],
    ["nowhere"],
    ["nowhere", "src"],
    ["-"],
    ["-", "src"],
    ["-", "-"],
    ["src/a.py:Head"],
    ["src/a.py:Nobody"],
    ["src:Head"],
    ["a\0b"],
    ["x\n::error::y"],
    ["\udcff\x1b[2J"],
    ["long" * 2_000],
    ["LL101"],
    ["--", "--select"],
    ["--nonsense\x1b[2J"],
    ["--help"],
]


@pytest.mark.parametrize("arguments", ARGUMENTS, ids=lambda given: repr(given)[:40])
@pytest.mark.slow
def test_every_command_with_every_kind_of_argument(
    arguments: list[str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = [[command, *arguments] for command in sorted(set(commands()) - {"server"})]
    tried += [
        ["check", *arguments, option]
        for option in ("--show-settings", "--show-files", "--fix", "--diff", "--prove")
    ]
    tried += [
        ["check", *arguments, "--stdin-filename=a.py"],
        ["server", *arguments] if arguments else ["check"],
    ]
    tried += [arguments]
    tried = [one for one in tried if one[:1] != ["server"] or one[1:2] == ["--help"]]
    assert not failures(tried, project, monkeypatch)
