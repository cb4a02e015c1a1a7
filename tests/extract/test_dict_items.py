"""A dict of a local has one key for each item, whatever it is made of and whatever is put into it."""

from __future__ import annotations

import pytest

from layerlint.extract.receivers import as_receiver
from layerlint.model.facts import Form, Kind, Value
from layerlint.rule import Severity
from layerlint.run.lint_text import lint_text

HEAD = "import keras\nimport numpy as np\n\n\ndef double(x):\n    return x * 2\n\n\n"


def codes(text: str) -> list[str]:
    return [one.code for one in lint_text(HEAD + text, keras=3) if one.severity is not Severity.NOTE]


def test_the_summary_of_a_large_dict_has_no_keys() -> None:
    parts = tuple(Value(Kind.PLAIN, Form.LITERAL, 0, constant=i) for i in range(300))
    large = Value(Kind.CONTAINER, Form.DICT, 0, items=parts, keys=tuple(f"k{i}" for i in range(300)))
    summary = as_receiver(large)
    assert (summary.items, summary.keys) == ((), ())


@pytest.mark.parametrize(
    ("puts", "key", "expected"),
    [
        ('d = {"a": np.mean}', "a", ["LL504"]),
        ('d = {"a": x}\n        d.setdefault("b", np.mean)\n        d["c"] = double', "c", []),
        ('d = {"a": x}\n        d.setdefault("b", double)\n        d["c"] = np.mean', "c", ["LL504"]),
        ('d = {"a": np.mean}\n        d.update(a=double)', "a", []),
        ('d = {"a": np.mean}\n        d.update({"a": double})', "a", []),
        ('d = {"a": np.mean}\n        d.update(other)', "a", []),
        ('d = {"a": np.mean}\n        d.update(b=double)', "a", ["LL504"]),
    ],
)
def test_what_a_dict_gains(puts: str, key: str, expected: list[str]) -> None:
    text = (
        "class A(keras.layers.Layer):\n    def call(self, x):\n        other = dict(a=double)\n"
        f"        {puts}\n        return d[{key!r}](x)\n"
    )
    assert codes(text) == expected
