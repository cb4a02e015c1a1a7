"""Values that come out of patterns, getters, composed names and `__dict__`; decorators that keep the class."""

from __future__ import annotations

import textwrap

import pytest

from layerlint.rule import Severity
from layerlint.run.lint_text import lint_text

HEAD = "import operator\nfrom operator import itemgetter\nimport keras\nimport tensorflow as tf\nfrom keras import ops\n"


def codes(methods: str, module: str = "", decorator: str = "") -> list[str]:
    text = f"{HEAD}{module}\n\n{decorator}class A(keras.layers.Layer):\n{textwrap.indent(methods, '    ')}\n"
    return [one.code for one in lint_text(text, keras=3) if one.severity is not Severity.NOTE]


BUILD = """def build(self, shape):
    self.w = self.add_weight(name="w", shape=(shape[-1],))
    self.v = self.add_weight(name="v", shape=(shape[-1],))
    self.k = {}

def call(self, x):
    return x * self.k * self.w * self.v
"""


@pytest.mark.parametrize(
    "derived",
    [
        'tf.exp(operator.attrgetter("w")(self))',
        'tf.exp(operator.attrgetter("v", "w")(self)[1])',
        'tf.exp(self.__dict__["w"])',
        'tf.exp(vars(self)["w"])',
        'tf.exp(itemgetter("a")({"a": self.w}))',
    ],
)
def test_what_is_taken_out_of_the_object_is_known(derived: str) -> None:
    assert codes(BUILD.format(derived)) == ["LL108"]


@pytest.mark.parametrize(
    "plain",
    ['operator.attrgetter("shape")(self.w)[0]', 'vars(self)["built"]', "operator.attrgetter(shape)(self)"],
)
def test_what_is_no_tensor_or_unknown_is_not_reported(plain: str) -> None:
    assert "LL108" not in codes(BUILD.format(plain))


COMPOSED = """def build(self, shape):
    for i in range(shape[-1]):
        setattr(self, f"w{i}", {})
    self.k = tf.exp(getattr(self, f"w{i}"))

def call(self, x):
    return x * self.k
"""


def test_a_composed_name_has_the_kind_that_setattr_gives_it() -> None:
    assert codes(COMPOSED.replace("{}", "self.add_weight(name=str(i), shape=(3,))")) == ["LL108"]
    assert "LL108" not in codes(COMPOSED.replace("{}", "float(i)"))


MATCHED = """def call(self, x):
    match x.shape:
        case {}:
            n = {}
        case other:
            n = 3
    return ops.reshape(x, (n, -1))
"""


@pytest.mark.parametrize(
    ("pattern", "size"),
    [("(n, m)", "m"), ("(_, *rest)", "rest[0]"), ("(_, (n, m))", "n"), ("[_, n] | [_, _, n]", "n")],
)
def test_a_size_that_is_not_the_first_is_not_reported(pattern: str, size: str) -> None:
    assert codes(MATCHED.format(pattern, size)) == []


def test_branches_that_give_the_same_size_agree() -> None:
    both = (
        "def call(self, x):\n    if self.built:\n        n = x.shape[0]\n    else:\n"
        "        n = x.shape[{}]\n    return ops.reshape(x, (n, -1))\n"
    )
    assert codes(both.format(0)) == ["LL509"]
    assert codes(both.format(1)) == []


MISSING = "def call(self, x):\n    return self.absent(x)\n"
TABLE = "TABLE = {}\n"
FACTORY = f"{TABLE}def keep(n):\n    def inner(cls):\n        TABLE[n] = cls\n        return cls\n    return inner\n"


@pytest.mark.parametrize(
    ("module", "decorator"),
    [
        ("def keep(cls):\n    return cls\n", "@keep\n"),
        (
            f"{TABLE}def keep(cls):\n    'Keep it.'\n    TABLE[cls.__name__] = cls\n    return cls\n",
            "@keep\n",
        ),
        (
            f"{TABLE}def keep(n):\n    def inner(cls):\n        TABLE[n] = cls\n        return cls\n    return inner\n",
            "@keep('a')\n",
        ),
    ],
)
def test_a_decorator_that_returns_the_class_leaves_it(module: str, decorator: str) -> None:
    assert codes(MISSING, module, decorator) == ["LL202"]


@pytest.mark.parametrize(
    ("module", "decorator"),
    [
        ("def keep(cls):\n    cls.absent = make(cls)\n    return cls\n", "@keep\n"),
        ("def keep(cls):\n    cls.kept = True\n    return cls\n", "@keep\n"),
        ("def keep(cls):\n    fill(cls)\n    return cls\n", "@keep\n"),
        ("def keep(cls):\n    cls = other(cls)\n    return cls\n", "@keep\n"),
        ("def keep(cls):\n    if cls.built:\n        return other(cls)\n    return cls\n", "@keep\n"),
        ("def keep(n):\n    inner = make(n)\n    return inner\n", "@keep('a')\n"),
        ("def keep(cls):\n    def inner(cls):\n        return cls\n    return inner\n", "@keep\n"),
    ],
)
def test_a_decorator_that_may_change_the_class_opens_it(module: str, decorator: str) -> None:
    assert codes(MISSING, module, decorator) == []
