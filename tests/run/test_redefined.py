"""Classes that are defined again in the same module, as in notebooks and guides: each one is checked."""

from __future__ import annotations

from layerlint.files.markdown import read_markdown
from layerlint.run.fix_rounds import fix_files
from layerlint.run.lint_text import lint_text

LINEAR = """class Linear(keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.w = {}

    def call(self, x):
        return x @ self.w
"""
VARIABLE = LINEAR.format("tf.Variable(tf.ones((4, units)))")
WEIGHT = LINEAR.format('self.add_weight(shape=(4, units), name="w")')
IMPORTS = "import keras\nimport tensorflow as tf\n\n\n"


def lines(text: str, keras: int = 3) -> list[int]:
    return [one.span.start.line for one in lint_text(text, keras=keras) if one.code == "LL104"]


def test_each_definition_is_checked() -> None:
    assert lines(IMPORTS + VARIABLE + WEIGHT + VARIABLE) == [8, 22]
    assert {one.layer for one in lint_text(IMPORTS + VARIABLE + VARIABLE)} == {"Linear"}


def test_in_branches_too() -> None:
    branches = "if len(tf.__version__) > 4:\n{}else:\n{}"
    body = "".join(f"    {line}\n" if line else "\n" for line in VARIABLE.splitlines())
    assert lines(IMPORTS + branches.format(body, body)) == [9, 17]


def test_a_subclass_derives_from_the_last_one() -> None:
    text = (
        IMPORTS
        + VARIABLE
        + WEIGHT
        + "class B(Linear):\n    def build(self, shape):\n        self.v = tf.Variable(1.0)\n"
    )
    assert lines(text) == [8, 21]


def test_a_guide_that_grows_its_class() -> None:
    guide = f"words\n\n```python\n{IMPORTS}```\n\n```python\n{VARIABLE}```\n\n```python\n{WEIGHT}```\n"
    module = read_markdown("a.md", guide).text
    assert lines(module) == [14]
    assert lines(module, keras=2) == []
    outcome = fix_files(
        {"a.md": guide},
        lambda texts: {path: lint_text(read_markdown(path, text).text) for path, text in texts.items()},
        lambda one: one.code == "LL104",
    )
    fixed = VARIABLE.replace(
        "tf.Variable(tf.ones((4, units)))",
        'self.add_weight(shape=(4, units), initializer="ones", name="w")',
    )
    assert outcome.changes[0].after == guide.replace(VARIABLE, fixed)
