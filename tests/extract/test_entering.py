"""Calls are entered: what a function does counts where it is called, and what is not certain counts nowhere.

`LL503` says that a tensor was tested, `LL509` that a static batch size became a number, `LL101` that a variable was made:
each stands for an event, a value that came back, a value that was handed over.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from layerlint.extract import class_walk, entering
from layerlint.extract.attribute_kinds import Attributes
from layerlint.extract.decisions import is_none
from layerlint.model.facts import Form, Kind, Owner, Value
from layerlint.rule import Severity
from layerlint.run.lint_text import lint_text

HEAD = "import functools\nimport keras\nimport tensorflow as tf\nfrom keras import ops\n\n"
TESTS = "    if tf.norm(t) > 1:\n        return -t\n    return t\n"
INIT = (
    "def __init__(self, flag, parts, options, **kwargs):\n    super().__init__(**kwargs)\n    self.flag = flag\n"
    "    self.parts = parts\n    self.options = options\n\n"
)


def layer(body: str) -> str:
    """A layer with this body of `call(self, x)`, or with these methods."""
    methods = body if "def call(" in body else f"{INIT}def call(self, x):\n{textwrap.indent(body, '    ')}"
    return f"class A(keras.layers.Layer):\n{textwrap.indent(methods, '    ')}\n"


def codes(module: str, call: str) -> list[str]:
    """The codes of the findings of a layer that calls functions of its module, but for notes."""
    found = lint_text(f"{HEAD}{module}\n\n{layer(call)}")
    return [one.code for one in found if one.severity is not Severity.NOTE]


# ------------------------------------------------------------------------------------ what is followed


@pytest.mark.parametrize(
    ("module", "call", "code"),
    [
        (f"def f(t):\n{TESTS}", "return f(x)", "LL503"),
        (f"def f(t):\n{TESTS}", "y = x\nz = f(t=y)\nreturn z", "LL503"),
        (f"def f(t, *more, n=3):\n{TESTS}", "return f(x, 1, 2)", "LL503"),
        ("f = lambda t: t\n", "g = lambda t: -t if tf.norm(t) > 1 else t\nreturn g(x)", "LL503"),
        ("", f"def f(t):\n{TESTS}return f(x)", "LL503"),
        ("def f(t):\n    return t.shape[0]\n", "return ops.reshape(x, (f(x) * 2, -1))", "LL509"),
        (
            "def f(t):\n    n = t.shape[0]\n    return n, 3\n",
            "n, m = f(x)\nreturn ops.reshape(x, (n * m, -1))",
            "LL509",
        ),
        ("def f(t, n):\n    return tf.reshape(t, (n, -1))\n", "return f(x, x.shape[0] * 2)", "LL509"),
        ("def f(t):\n    return t * tf.Variable(1.0)\n", "return f(x)", "LL101"),
        (
            "def f(t):\n    if tf.norm(t) > 1:\n        yield t\n",
            "for y in f(x):\n    x = x + y\nreturn x",
            "LL503",
        ),
        ("def f(t):\n    if tf.norm(t) > 1:\n        yield t\n", "return sum(f(x))", "LL503"),
        ("", "def f(t):\n    if tf.norm(t) > 1:\n        yield t\nreturn list(f(x))[0]", "LL503"),
        (
            "def f(t):\n    yield t.shape[0]\n    yield 3\n",
            "n, m = f(x)\nreturn ops.reshape(x, (n * m, -1))",
            "LL509",
        ),
        (
            "def f(t):\n    yield t.shape[0]\n\ndef g(t):\n    yield from f(t)\n",
            "n, = g(x)\nreturn ops.reshape(x, (n, -1))",
            "LL509",
        ),
        (f"def f(t):\n{TESTS}", "return sum(map(f, [x, x]))", "LL503"),
        (
            "def f(s, t):\n    if tf.norm(t) > s:\n        return s\n    return t\n",
            "return functools.reduce(f, [x, x], 0.0)",
            "LL503",
        ),
        ("", "return sum(map(float, [tf.norm(x)]))", "LL504"),
        ("def f(owner):\n    return owner.add_weight(shape=(3,))\n", "return x * f(self)", "LL101"),
        (f"def g(t):\n{TESTS}\n\ndef f(t):\n    return g(t) * 2\n", "return f(x)", "LL503"),
        ("def f():\n    return tf.Variable(1.0)\n", "for _ in range(3):\n    x = x * f()\nreturn x", "LL101"),
    ],
)
def test_what_a_function_does_happens_at_its_call(module: str, call: str, code: str) -> None:
    assert codes(module, call) == [code]


def test_a_function_of_another_file_is_entered_with_the_names_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "parts.py").write_text(
        f"import tensorflow as other\n\n\ndef f(t):\n{TESTS.replace('tf.', 'other.')}"
    )
    path = tmp_path / "main.py"
    text = f"import keras\nfrom parts import f as g\n\n{layer('return g(x)')}"
    assert [one.code for one in lint_text(text, path=str(path), top=str(tmp_path))] == ["LL503"]
    (tmp_path / "parts.py").write_text(f"import numpy as tf\n\n\ndef f(t):\n{TESTS}")
    found = lint_text("import tensorflow as tf\n" + text, path=str(path), top=str(tmp_path))
    assert "LL503" not in [one.code for one in found]


# ------------------------------------------------------------------------------------ decided branches


MAYBE = (
    "def build(self, shape):\n    self.w = self.add_weight(shape=(1,))\n\n"
    "def maybe(self, x, w=None):\n    if w is None:\n        w = tf.Variable(1.0)\n    return x * w\n\n"
)


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("x = self.maybe(x, self.w)\n    return self.maybe(x, self.w)", []),
        ("x = self.maybe(x, self.w)\n    return self.maybe(x, None)", ["LL101"]),
        ("x = self.maybe(x, self.w)\n    return self.maybe(x)", ["LL101"]),
        ("w = self.w if x.shape[1] else None\n    return self.maybe(x, w)", ["LL101"]),
    ],
)
def test_a_method_that_one_call_gives_none_has_both_branches(call: str, found: list[str]) -> None:
    assert codes("", f"{MAYBE}def call(self, x):\n    {call}\n") == found


def test_what_a_branch_sets_that_no_call_in_the_class_reaches_may_be_set_by_others() -> None:
    setup = (
        "def setup(self, size=None):\n    if size is None:\n        self.whole = 1.0\n"
        "    else:\n        self.size = size\n\n"
    )
    init = "def __init__(self, **kwargs):\n    super().__init__(**kwargs)\n    self.setup(3)\n\n"
    assert codes("", f"{init}{setup}def call(self, x):\n    return x * self.whole * self.size\n") == []
    assert codes("", f"{init}{setup}def call(self, x):\n    return x * self.half\n") == ["LL202"]


def test_an_attribute_or_a_choice_that_may_be_none_decides_nothing() -> None:
    attributes = Attributes({"norm": {Kind.SUBLAYER, Kind.NONE}, "dense": {Kind.SUBLAYER}})

    def attribute(path: str) -> Value:
        return Value(Kind.SUBLAYER, Form.ATTRIBUTE, owner=Owner.SELF, member=path, path=path)

    nothing = Value(Kind.NONE, Form.LITERAL)
    assert is_none(attributes, attribute("dense")) is False
    assert is_none(attributes, attribute("norm")) is None
    assert is_none(attributes, attribute("unseen")) is None
    either = Value(Kind.SUBLAYER, Form.CHOICE, items=(nothing, attribute("dense")))
    assert is_none(attributes, either) is None
    assert is_none(attributes, nothing) is True
    attributes.gain("dense", Kind.NONE)
    assert not attributes.settled()


MAY_MAKE = "def f(t, w=None):\n    if w is None:\n        w = tf.Variable(1.0)\n    return t * w\n"
BY_NAME = (
    "def f(t, how):\n    if how == 'size':\n        return t.shape[0]\n    if how in ('a', 'b'):\n        return 2\n"
    "    return 3\n"
)
WHEN = "def f(t, {flag}):\n    if {test}:\n        t = t * tf.Variable(1.0)\n    return t\n"


@pytest.mark.parametrize(
    ("module", "call", "found"),
    [
        (MAY_MAKE, "return f(x)", ["LL101"]),
        (MAY_MAKE, "return f(x, None)", ["LL101"]),
        (MAY_MAKE, "return f(x, 2.0)", []),
        (MAY_MAKE, "return f(x, w=x)", []),
        (MAY_MAKE, "return f(x, tf.zeros(3))", []),
        (BY_NAME, "return ops.reshape(x, (f(x, 'size') * 2, -1))", ["LL509"]),
        (BY_NAME, "return ops.reshape(x, (f(x, 'b') * 2, -1))", []),
        (BY_NAME, "return ops.reshape(x, (f(x, 'c') * 2, -1))", []),
        (WHEN.format(flag="n", test="n > 1"), "return f(x, 2)", ["LL101"]),
        (WHEN.format(flag="n", test="n > 1"), "return f(x, 1)", []),
        (WHEN.format(flag="n=0", test="n and n > 1"), "return f(x)", []),
        (WHEN.format(flag="n=0", test="not n"), "return f(x)", ["LL101"]),
        (WHEN.format(flag="n, m", test="n or m"), "return f(x, False, True)", ["LL101"]),
        (WHEN.format(flag="n, m", test="n and m"), "return f(x, False, x.shape)", []),
        (WHEN.format(flag="n=True", test="n is False"), "return f(x)", []),
        (WHEN.format(flag="n='a'", test="n != 'a'"), "return f(x)", []),
    ],
)
def test_arguments_choose_the_branch(module: str, call: str, found: list[str]) -> None:
    assert codes(module, call) == found


@pytest.mark.parametrize(
    ("module", "call"),
    [
        (WHEN.format(flag="n", test="n"), "return f(x, self.flag)"),
        (WHEN.format(flag="n", test="n > 1"), "return f(x, len(self.name))"),
        (WHEN.format(flag="n", test="isinstance(n, int)"), "return f(x, 3)"),
        (WHEN.format(flag="n", test="n is None"), "return f(x, self.options)"),
        (WHEN.format(flag="n", test="LEVEL > 2"), "return f(x, 3)"),
        (
            "def f(t):\n    try:\n        return t * made\n    except NameError:\n        return t * tf.Variable(1.0)\n",
            "return f(x)",
        ),
        (
            "def f(t, n):\n    w = tf.Variable(1.0) if n else 2.0\n    return t * w\n",
            "return f(x, self.flag)",
        ),
        (
            "def f(t, n):\n    while n:\n        break\n    return n and t.shape[0]\n",
            "return ops.reshape(x, (f(x, self.flag), -1))",
        ),
        (
            "def f(t):\n    if tf.executing_eagerly():\n        if tf.norm(t) > 1:\n            t = -t\n    return t\n",
            "return f(x)",
        ),
    ],
)
def test_what_is_not_decided_is_silent(module: str, call: str) -> None:
    assert codes(module, call) == []


def test_a_function_may_make_what_it_keeps_on_the_layer() -> None:
    lazy = "def f(owner):\n    if owner.flag is None:\n        owner.flag = tf.Variable(1.0)\n    return owner.flag\n"
    assert codes(lazy, "return x * f(self)") == ["LL103"]


def test_an_own_method_is_judged_by_what_all_calls_hand_over() -> None:
    method = (
        "def _scaled(self, x, w=None):\n    if w is None:\n        w = tf.Variable(1.0)\n    return x * w\n\n"
    )
    build = "def build(self, shape):\n    self.w = self.add_weight(name='w', shape=(3,))\n    self.built = True\n\n"
    assert codes("", f"{build}{method}def call(self, x):\n    return self._scaled(x, self.w)") == []
    assert codes("", f"{build}{method}def call(self, x):\n    return self._scaled(x * self.w)") == ["LL101"]


# ------------------------------------------------------------------------------------ scopes


@pytest.mark.parametrize(
    ("module", "call"),
    [
        (
            "def f(t):\n    x = 3\n    n = t.shape[0]\n    return t\n",
            "n = 2\ny = f(x)\nreturn ops.reshape(y, (n * 2, -1))",
        ),
        (
            "def f(n):\n    t = tf.norm(n)\n    return n\n",
            "t = True\ny = f(x)\nif t:\n    return y\nreturn x",
        ),
        ("def f(self):\n    self.count += 1\n    return self.count\n", "return x * f(Other())"),
        ("def f(x):\n    return x\n", "y = f(3)\nif y > 2:\n    return x\nreturn -x"),
        ("def f():\n    if x > 1:\n        return 1\n    return 2\n", "return x * f()"),
        ("def g(t):\n    return t\n\ndef f(t):\n    g = abs\n    return g(t)\n", "return f(x)"),
    ],
)
def test_names_of_a_function_are_none_of_its_caller(module: str, call: str) -> None:
    assert codes(module, call) == []


# ------------------------------------------------------------------------------------ bound once


@pytest.mark.parametrize(
    "module",
    [
        f"def f(t):\n{TESTS}\nf = tf.function(f)\n",
        f"def f(t):\n{TESTS}\nf = functools.partial(f)\n",
        f"def f(t):\n    return t\n\ndef f(t):\n{TESTS}",
        f"if tf.f:\n    def f(t):\n{textwrap.indent(TESTS, '    ')}\nelse:\n    def f(t):\n        return t\n",
        f"try:\n    from fast import f\nexcept ImportError:\n    def f(t):\n{textwrap.indent(TESTS, '    ')}",
        f"def f(t):\n{TESTS}\ntry:\n    from fast import f\nexcept ImportError:\n    pass\n",
        f"def f(t):\n{TESTS}\ndef use():\n    global f\n    f = abs\n",
        f"def f(t):\n{TESTS}\nfor f in (abs, min):\n    pass\n",
        f"def f(t):\n{TESTS}\nwith tf.device('x') as f:\n    pass\n",
        f"def f(t):\n{TESTS}\nclass f:\n    pass\n",
        f"def f(t):\n{TESTS}\nfrom fast import *\n",
        f"def f(t):\n{TESTS}\ndel f\n",
    ],
)
def test_only_a_function_that_is_bound_once_is_entered(module: str) -> None:
    assert codes(module, "return f(x)") == []


def test_a_name_that_is_imported_twice_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(f"import tensorflow as tf\n\n\ndef f(t):\n{TESTS}")
    (tmp_path / "two.py").write_text("def f(t):\n    return t\n")
    text = (
        "import keras\ntry:\n    from two import f\nexcept ImportError:\n    from one import f\n\n\n"
        f"{layer('return f(x)')}"
    )
    assert lint_text(text, path=str(tmp_path / "main.py"), top=str(tmp_path)) == []


# ------------------------------------------------------------------------------------ decorators, generators, async


@pytest.mark.parametrize(
    ("module", "call"),
    [
        (f"@tf.function\ndef f(t):\n{TESTS}", "return f(x)"),
        (f"@functools.lru_cache\ndef f(t):\n{TESTS}", "return f(x)"),
        (f"def eager(f):\n    return lambda t: t\n\n@eager\ndef f(t):\n{TESTS}", "return f(x)"),
        ("def f(t):\n    if tf.norm(t) > 1:\n        yield t\n    yield -t\n", "return next(f(x))"),
        ("def f(t):\n    yield tf.Variable(1.0)\n", "return x * next(f(x))"),
        (f"async def f(t):\n{TESTS}", "return f(x)"),
        ("", f"@tf.function\ndef f(t):\n{TESTS}return f(x)"),
        ("", "def f(t):\n    if tf.norm(t) > 1:\n        yield t\nself.later = f(x)\nreturn x"),
    ],
)
def test_what_does_not_run_as_it_is_written_is_not_entered(module: str, call: str) -> None:
    assert codes(module, call) == []


# ------------------------------------------------------------------------------------ star arguments


STARRED = "def f(t, w=None, n=1):\n    if w is None:\n        w = tf.Variable(1.0)\n    return t * w\n"


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("return f(x, *self.parts)", []),
        ("return f(*self.parts)", []),
        ("return f(x, **self.options)", []),
        ("return f(*(x, 2.0))", []),
        ("return f(x, n=2)", ["LL101"]),
        ("return f(x, None, *self.parts)", ["LL101"]),
    ],
)
def test_behind_a_star_nothing_is_bound_to_its_default(call: str, found: list[str]) -> None:
    assert codes(STARRED, call) == found


def test_what_is_collected_is_known_as_far_as_it_is_given() -> None:
    module = "def f(*parts, **options):\n    return parts[0].shape[0]\n"
    assert codes(module, "return ops.reshape(x, (f(x, 2) * 2, -1))") == ["LL509"]
    assert codes(module, "return ops.reshape(x, (f(*self.parts, x) * 2, -1))") == []


# ------------------------------------------------------------------------------------ depth, recursion, budget


def chain(length: int) -> str:
    """Functions that call one another, of which the last tests its argument."""
    last = f"def f{length}(t):\n{TESTS}"
    return last + "".join(f"\ndef f{n}(t):\n    return f{n + 1}(t)\n" for n in range(1, length))


@pytest.mark.parametrize(("length", "found"), [(1, ["LL503"]), (2, ["LL503"]), (3, []), (9, [])])
def test_calls_are_entered_so_deep(length: int, found: list[str]) -> None:
    assert entering.MAX_DEPTH == 2
    assert codes(chain(length), "return f1(x)") == found


@pytest.mark.parametrize(
    "module",
    [
        "def f(t, n=3):\n    return t if n == 0 else f(t, n - 1)\n",
        "def g(t):\n    return f(t)\n\ndef f(t):\n    return g(t)\n",
        "def f(t):\n    return (lambda s: f(s))(t)\n",
    ],
)
def test_recursion_ends(module: str) -> None:
    assert codes(module, "return f(x)") == []


def test_own_methods_and_inner_functions_may_call_themselves() -> None:
    assert codes("", "def g(t, n):\n    return t if n == 0 else g(t, n - 1)\nreturn g(x, 3)") == []
    methods = "def _part(self, t, n):\n    return t if n == 0 else self._part(t, n - 1)\n\n"
    assert codes("", f"{methods}def call(self, x):\n    return self._part(x, 3)") == []


def test_the_walk_of_a_class_has_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    module = f"def f(t):\n{TESTS}"
    calls = "\n".join(f"x = f(x + {n})" for n in range(20)) + "\nreturn x"
    assert codes(module, calls) == ["LL503"] * 20
    monkeypatch.setattr(class_walk, "BUDGET", 50)
    assert 0 < len(codes(module, calls)) < 20


def test_a_function_that_does_not_parse_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "parts.py").write_text(f"def f(t):\n{TESTS}\ndef broken(:\n")
    text = f"import keras\nfrom parts import f\n\n{layer('return f(x)')}"
    assert lint_text(text, path=str(tmp_path / "main.py"), top=str(tmp_path)) == []


# ------------------------------------------------------------------------------------ closures


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("n = x.shape[0]\ndef f():\n    return n * 2\nreturn ops.reshape(x, (f(), -1))", ["LL509"]),
        ("n = x.shape[0]\ndef f():\n    return n * 2\nn = 3\nreturn ops.reshape(x, (f(), -1))", []),
        (
            "n = 3\ndef f():\n    return n * 2\nif self.flag:\n    n = x.shape[1]\nreturn ops.reshape(x, (f(), -1))",
            [],
        ),
        (
            "def f(t, training):\n    if training:\n        return -t\n    return t\nreturn f(x, self.flag)",
            [],
        ),
    ],
)
def test_an_inner_function_sees_what_its_names_mean_when_it_runs(call: str, found: list[str]) -> None:
    assert codes("", call) == found


def test_a_function_that_a_function_returns_is_entered() -> None:
    module = f"def make(n):\n    def f(t):\n{textwrap.indent(TESTS, '    ')}    return f\n"
    assert codes(module, "return make(3)(x)") == ["LL503"]
    module = "def make(n):\n    def f(t):\n        return t if n > 1 else -t\n    return f\n"
    assert codes(module, "return make(3)(x)") == []
