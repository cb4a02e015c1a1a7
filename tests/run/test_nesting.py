"""However deep an expression is nested, a class is checked, or told to be nested too deeply to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layerlint.cli.commands import app
from layerlint.fixes.syntax import bound_names
from layerlint.run.lint_text import lint_text
from tests.quickest import amounts

FORMS: dict[str, Callable[[int], str]] = {
    "not": lambda count: "not " * count + "x",
    "minus": lambda count: "-" * count + "x",
    "sum": lambda count: "x" + " + x" * count,
    "attribute": lambda count: "x" + ".a" * count,
    "call": lambda count: "x" + "(x)" * count,
    "item": lambda count: "x" + "[0]" * count,
    "conditional": lambda count: "x" + " if x else 1" * count,
    "list": lambda count: "[" * min(count, 90) + "x" + "]" * min(count, 90),
    "text": lambda count: f'f"{{x}}" * {count}',
}
MODULE = """import keras


class B(keras.layers.Layer):
    def build(self, s):
        self.w = self.add_weight("w", ({},))
"""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("depths", amounts([240], [180, 400, 620], range(60, 660, 40)), ids=len)
@pytest.mark.slow
def test_a_deep_expression_is_no_fault_of_ours(form: str, depths: Iterable[int], tmp_path: Path) -> None:
    for count in depths:
        (tmp_path / "a.py").write_text(MODULE.format(FORMS[form](count)))
        command = ["check", "--no-cache", "-j1", "--keras", "3", "--diff", str(tmp_path / "a.py")]
        ended = CliRunner().invoke(app, command)
        assert "bug in layerlint" not in ended.output, (form, count)
        assert isinstance(ended.exception, SystemExit | None), (form, count, ended.exception)
        assert ended.exit_code != 2 or re.search("too deeply", ended.output), (form, count, ended.output)


def test_a_fix_reads_a_method_once_however_long_its_expression_is() -> None:
    names = "SIZE" + " + SIZE" * 300
    text = (
        "import keras\n\nSIZE = 1\n\n\nclass A(keras.layers.Layer):\n    def call(self, x):\n"
        f"        self.w = self.add_weight(shape=({names},))\n        return x * self.w\n"
    )
    bound_names.cache_clear()
    (found,) = [one for one in lint_text(text, keras=3) if one.code == "LL101"]
    assert found.fix is not None
    assert bound_names.cache_info().misses <= 4
    assert bound_names.cache_info().hits > 100
