"""Strange but valid modules that import each other: no run fails, and how it is done does not change what is found."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerlint.report import Report
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from tests.quickest import some_quick

MODULES = ["a", "b", "c", "p", "p.m"]
NAMES = ["A", "B", "C", "D", "Layer", "make", "X"]
MEMBERS = ["call", "build", "helper", "get_config", "__init__", "train_step", "other"]
ATTRIBUTES = ["w", "x", "inner", "mode", "units", "built", "call"]
CONSTANTS = [
    "1",
    "None",
    "-0",
    "1j",
    "...",
    "'\\ud800'",
    "b'x'",
    "0x" + "f" * 5000,
    "1e999",
    "{'b': 2} | {'a': 1}",
    "[1, *x]",
]


class Grammar:
    """Modules made at random, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.pick = self._random.choice

    def some(self, most: int) -> range:
        return range(self._random.randint(0, most))

    def files(self) -> dict[str, str]:
        files = {"p/__init__.py": self.module("p")}
        for name in MODULES:
            if name != "p":
                files[name.replace(".", "/") + ".py"] = self.module(name)
        return files

    def module(self, name: str) -> str:
        while True:
            text = "import keras\nimport tensorflow as tf\n" + "".join(self.statements(name))
            try:
                ast.parse(text)
            except SyntaxError:
                continue
            return text

    def statements(self, module: str) -> Iterator[str]:
        for _ in range(6):
            yield self.imported()
        for _ in range(8):
            yield self.pick([self.imported, self.alias, self.function, self.layer, self.layer, self.layer])()

    def imported(self) -> str:
        module, name, other = self.pick(MODULES), self.pick(NAMES), self.pick(NAMES)
        forms = [
            f"from {module} import {name}\n",
            f"from {module} import {name} as {other}\n",
            f"from {module} import *\n",
            f"import {module} as {other}\n",
            "from . import *\n",
            f"from ..p import {name}\n",
            f"from .m import {name} as {other}\n",
            f"from keras.layers import Layer as {other}\n",
        ]
        return self.pick(forms)

    def alias(self) -> str:
        name, other = self.pick(NAMES), self.pick(NAMES)
        return self.pick(
            [
                f"{name} = {other}\n",
                f"{name}, {other} = {other}, {name}\n",
                f"{name} = {other}.{self.pick(NAMES)}\n",
            ]
        )

    def function(self) -> str:
        made = self.expression(2)
        return f"def {self.pick(NAMES)}(*x, **k):\n    return {self.pick(NAMES)}({made})\n"

    def layer(self, depth: int = 0) -> str:
        indent = "    " * depth
        bases = [
            self.pick([*NAMES, "keras.layers.Layer", "keras.Model", "b.A", "p.m.B"]) for _ in self.some(3)
        ]
        text = f"{indent}class {self.pick(NAMES)}({', '.join([*bases, 'keras.layers.Layer'])}):\n{indent}    z = 1\n"
        if depth < 2 and self._random.random() < 0.2:
            text += self.layer(depth + 1)
        for _ in self.some(4):
            text += f"{indent}    def {self.pick(MEMBERS)}(self, x=None, *a, y={self.expression(1)}, **k):\n"
            text += "".join(self.statement(depth + 2) for _ in range(3))
        return text

    def statement(self, depth: int) -> str:
        indent, one = "    " * depth, self.expression
        if depth < 5 and self._random.random() < 0.4:
            inner = self.statement(depth + 1)
            head = self.pick(
                [
                    "if {0}",
                    "while {0}",
                    "for x in {0}",
                    "with {0} as x",
                    "def x(y={0})",
                    "for self.x in {0}",
                    "class x({0})",
                ]
            ).format(one(2))
            orelse = f"{indent}else:\n{self.statement(depth + 1)}" if head[:2] == "if" else ""
            return f"{indent}{head}:\n{inner}{orelse}"
        forms = [
            "self.{1} = {0}",
            "x = {0}",
            "return {0}",
            "self.{1} += {0}",
            "self.{1}[{0}] = {0}",
            "del self.{1}",
            "{0}",
            "x, *y = {0}",
            "self.add_weight({0}, name={0})",
            "super().{2}({0})",
            "assert {0}, {0}",
            "x: int = {0}",
            "super().__init__(**k)",
            "raise {0}",
            "global X",
            "(x := {0})",
            "pass; x = {0}",
            "import p.m as x",
        ]
        return indent + self.pick(forms).format(one(2), self.pick(ATTRIBUTES), self.pick(MEMBERS)) + "\n"

    def expression(self, depth: int) -> str:
        if depth <= 0:
            return self.pick([*CONSTANTS, *NAMES, "x", f"self.{self.pick(ATTRIBUTES)}"])
        forms = [
            "({0} + {1})",
            "-({0})",
            "({0}, {1})",
            "[{0}] * {1}",
            "{{{0}: {1}}}",
            "({0} if {1} else x)",
            "[{0} for x in {1}]",
            "self.{2}({0}, y={1})",
            "({0})({1})",
            "({0}) in ({1})",
            "({0})[{1}]",
            "not ({0})",
            "(lambda x: {0})",
            "({0} and {1})",
            "f'{{({0})!r:>{{x}}}}'",
            "({0}) is {1}",
            "({0}) < ({1})",
            "({0}).shape[0]",
            "tf.Variable({0}, trainable={1})",
            "keras.layers.Dense({0})",
            "getattr(self, {0})",
            "super().get_config()",
            "(({0}) | ({1}))",
            "{{**x, 'a': {0}}}",
        ]
        one, two = self.expression(depth - 1), self.expression(depth - 1)
        return self.pick(forms).format(one, two, self.pick(MEMBERS))


def found(report: Report) -> list[str]:
    assert report.failures == ()
    return [repr((one.path, one.span, one.code, one.message, one.fix)) for one in report.diagnostics]


@pytest.mark.parametrize("seed", some_quick(range(24), 2, 8))
@pytest.mark.slow
def test_every_run_ends_and_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in Grammar(seed).files().items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    alone = found(lint_paths(LintRequest(paths=(".",), isolated=True, cache=False, jobs=1)).report)
    assert found(lint_paths(LintRequest(paths=(".",), isolated=True, cache=False, jobs=2)).report) == alone
    for _ in range(2):  # cold and warm
        assert found(lint_paths(LintRequest(paths=(".",), isolated=True, cache=True, jobs=1)).report) == alone
