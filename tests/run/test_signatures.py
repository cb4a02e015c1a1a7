"""Methods of every signature, under every decorator, called in every way, are read without a crash."""

from __future__ import annotations

from itertools import product

import pytest

from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest

_DECORATORS = ("", "@staticmethod", "@classmethod", "@property", "@tf.function")
_PARAMETERS = (
    "",
    "self",
    "self, /",
    "self, name, /",
    "self, /, name",
    "*args",
    "*, name='a'",
    "*args, **options",
    "**options",
    "self, *args, name='a'",
)  # fmt: skip
_CALLS = ("self.m()", "A.m()", "self.m", "self.m('n', x)", "super().m()", "self.o.m()", "P().m()")


def _class(name: str, bases: str, decorator: str, parameters: str, call: str) -> str:
    return (
        f"class {name}({bases}):\n"
        f"    {decorator or '#'}\n"
        f"    def m({parameters}):\n"
        "        setattr(self, name, self.add_weight(*args))\n"
        "        return tf.keras.metrics.Mean()\n"
        "    def build(self, shape):\n"
        f"        self.o = {name.replace('A', 'P')}()\n"
        "    def call(self, x):\n"
        f"        y = {call}\n"
        "        return x\n"
    )


@pytest.mark.parametrize("decorator", _DECORATORS)
def test_no_signature_crashes(decorator: str) -> None:
    text = "import tensorflow as tf\n"
    for number, (parameters, call) in enumerate(product(_PARAMETERS, _CALLS)):
        text += _class(f"P{number}", "", decorator, parameters, "x")
        text += _class(f"B{number}", "tf.keras.layers.Layer", decorator, parameters, "x")
        written = call.replace("A.", f"A{number}.").replace("P()", f"P{number}()")
        text += _class(f"A{number}", f"B{number}", decorator, parameters, written)
    done = lint_paths(LintRequest(("-",), stdin=text, stdin_filename="a.py", options={"keras": "3"}))
    assert not done.report.failures
