"""Inherited helpers are entered with the arguments of a child, which is told what these make wrong, and nothing twice."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from layerlint.rule import Severity
from layerlint.run.lint_text import lint_text

HEAD = "import keras\nimport numpy as np\nimport tensorflow as tf\n\n\n"
TESTS = "def h(self, t):\n    if tf.norm(t) > 1:\n        return -t\n    return t\n"
SCALES = "def h(self, t, limit=1):\n    return -t if limit > 1 else t\n"
COUNTS = "def h(self, t):\n    return t.shape[0]\n"
FLATTENS = "def h(self, t, n):\n    return tf.reshape(t, (n, -1))\n"


def a_class(name: str, base: str, methods: str) -> str:
    return f"class {name}({base}):\n{textwrap.indent(methods, '    ')}\n\n"


def a_call(*lines: str) -> str:
    return "def call(self, x):\n" + textwrap.indent("\n".join(lines), "    ")


def found(text: str, *, path: str = "main.py", top: str = "") -> list[tuple[str, str]]:
    """The class and the code of each finding, but for notes."""
    told = lint_text(HEAD + text, path=path, top=top) if top else lint_text(HEAD + text)
    return [(one.layer, one.code) for one in told if one.severity is not Severity.NOTE]


# ------------------------------------------------------------------------------------ what is followed


@pytest.mark.parametrize(
    ("helper", "body", "code"),
    [
        (TESTS, "return self.h(x)", "LL503"),
        (SCALES, "return self.h(x, tf.norm(x))", "LL503"),
        (SCALES, "return self.h(x, limit=tf.norm(x))", "LL503"),
        (SCALES, "return super().h(x, tf.norm(x))", "LL503"),
        (SCALES, "return super(A, self).h(x, tf.norm(x))", "LL503"),
        (COUNTS, "return tf.reshape(x, (self.h(x), -1))", "LL509"),
        (COUNTS, "n = super().h(x)\nreturn tf.reshape(x, (n * 2, -1))", "LL509"),
        (FLATTENS, "return self.h(x, x.shape[0])", "LL509"),
        (
            "def h(self, t):\n    return tf.norm(t), 1\n",
            "n, m = self.h(x)\nreturn x if n > 1 else -x",
            "LL503",
        ),
        ("def h(self, t):\n    return np.mean(t)\n", "return self.h(x)", "LL504"),
        ("def h(self, t):\n    return t.numpy()\n", "return self.h(x)", "LL504"),
        (f"{SCALES}\ndef g(self, t):\n    return self.h(t, t)\n", "return self.g(x)", "LL503"),
    ],
)
@pytest.mark.parametrize("owner", ["a layer", "a mixin", "a grandparent"])
def test_what_a_helper_does_with_the_arguments_of_a_child_is_told_of_the_child(
    owner: str, helper: str, body: str, code: str
) -> None:
    bases = "Base"
    if owner == "a mixin":
        text = a_class("Base", "", helper)
        bases = "Base, keras.layers.Layer"
    else:
        text = a_class("Base", "keras.layers.Layer", helper)
    if owner == "a grandparent":
        text += a_class("Middle", "Base", "pass")
        bases = "Middle"
    assert found(text + a_class("A", bases, a_call(body))) == [("A", code)]


def test_names_mean_what_they_mean_in_the_file_of_the_ancestor(tmp_path: Path) -> None:
    helper = a_class("Base", "k.layers.Layer", "def h(self, t):\n    return other.norm(t)\n")
    (tmp_path / "parts.py").write_text(f"import keras as k\nimport tensorflow as other\n\n\n{helper}")
    path = tmp_path / "main.py"
    text = "from parts import Base\n\n\nother = None\n\n" + a_class(
        "A", "Base", a_call("return x if self.h(x) > 1 else -x")
    )
    assert found(text, path=str(path), top=str(tmp_path)) == [("A", "LL503")]
    (tmp_path / "parts.py").write_text(f"import keras as k\nimport math as other\n\n\n{helper}")
    assert found(text, path=str(path), top=str(tmp_path)) == []


def test_a_finding_stands_at_the_call_with_the_place_in_the_helper(tmp_path: Path) -> None:
    helper = textwrap.indent(SCALES, "    ")
    (tmp_path / "parts.py").write_text(f"import keras\n\n\nclass Base(keras.layers.Layer):\n{helper}")
    path = tmp_path / "main.py"
    text = f"{HEAD}from parts import Base\n\n\n" + a_class(
        "A", "Base", a_call("return self.h(x, tf.norm(x))")
    )
    (one,) = lint_text(text, path=str(path), top=str(tmp_path))
    assert (one.code, one.method, text.split("\n")[one.span.start.line - 1].strip()) == (
        "LL503",
        "call",
        "return self.h(x, tf.norm(x))",
    )
    (inner,) = one.related
    assert (Path(inner.path).name, inner.span.start.line, inner.span.start.column) == ("parts.py", 6, 22)


# ------------------------------------------------------------------------------------ nothing is told twice


@pytest.mark.parametrize(
    ("helper", "body"),
    [
        (TESTS, "return self.h(x)"),
        (SCALES, "return self.h(x, tf.norm(x))"),
        (FLATTENS, "return self.h(x, x.shape[0])"),
        ("def h(self, t):\n    return t * np.random.rand()\n", "return self.h(x)"),
        ("def h(self, t):\n    return keras.backend.learning_phase() * t\n", "return self.h(x)"),
    ],
)
def test_what_a_parent_does_wrong_itself_is_told_of_the_parent_alone(helper: str, body: str) -> None:
    parent = a_class("Base", "keras.layers.Layer", f"{helper}\n{a_call(body)}\n")
    told = found(parent)
    assert told
    assert {name for name, _ in told} == {"Base"}
    assert found(parent + a_class("A", "Base", a_call(body))) == told
    assert found(parent + a_class("A", "Base", a_call(body.replace("h(x", "h(x * 2")))) == told
    assert found(parent + a_class("A", "Base", a_call("return super().call(x) * 2"))) == told


def test_the_text_of_a_parent_that_is_wrong_whoever_calls_it_is_told_of_the_parent() -> None:
    parent = a_class(
        "Base", "keras.layers.Layer", "def h(self, t):\n    return keras.backend.learning_phase() * t\n"
    )
    assert found(parent + a_class("A", "Base", a_call("return self.h(x)"))) == found(parent)


def test_a_weight_of_a_helper_is_told_once() -> None:
    helper = "def h(self, n):\n    return self.add_weight(shape=(n,))\n"
    text = a_class("Base", "keras.layers.Layer", helper)
    assert found(text + a_class("A", "Base", a_call("return x * self.h(x.shape[-1])"))) == [("A", "LL101")]


# ------------------------------------------------------------------------------------ what is not certain


@pytest.mark.parametrize(
    ("helper", "body"),
    [
        (SCALES, "return self.h(x)"),
        (SCALES, "return self.h(x, 3)"),
        (SCALES, "more = tuple(tf.norm(x) for _ in x.shape[:1])\nreturn self.h(x, *more)"),
        (
            "def h(self, t, n=None):\n    if n is not None:\n        t = t if n else -t\n    return t\n",
            "return self.h(x)",
        ),
        (
            "def mark(self, flag):\n    self.flag = flag\n\n"
            "def h(self, t):\n    if self.flag:\n        return t if tf.norm(t) > 1 else -t\n    return t\n",
            "return self.h(x)",
        ),
        (f"@tf.function\n{TESTS}", "return self.h(x)"),
        (f"{TESTS}h = tf.function(h)\n", "return self.h(x)"),
        (f"if keras.version() > '3':\n{textwrap.indent(TESTS, '    ')}", "return self.h(x)"),
        ("def h(self, t):\n    yield t if tf.norm(t) > 1 else -t\n", "return self.h(x)"),
        (
            f"{TESTS}\ndef g(self, t):\n    return self.h(t)\n",
            "return self.g(x)\n\ndef h(self, t):\n    return t",
        ),
        ("def h(self, t):\n    return self.h(t)\n", "return self.h(x)"),
    ],
)
def test_what_is_not_certain_is_not_told(helper: str, body: str) -> None:
    text = a_class("Base", "", helper)
    call = a_call(*body.split("\n\n")[0].split("\n")) + "".join(
        f"\n\n{one}" for one in body.split("\n\n")[1:]
    )
    assert found(text + a_class("A", "Base, keras.layers.Layer", call)) == []


def test_an_attribute_of_that_name_or_a_parent_that_is_not_known_hides_the_helper() -> None:
    base = a_class("Base", "", TESTS)
    init = "def __init__(self, h):\n    super().__init__()\n    self.h = h\n\n"
    assert found(base + a_class("A", "Base, keras.layers.Layer", init + a_call("return self.h(x)"))) == []
    other = f"from elsewhere import Other\n\n\n{base}"
    text = other + a_class("A", "Other, Base, keras.layers.Layer", a_call("return self.h(x)"))
    assert found(text) == []
