"""LL503, LL504, LL505: what may be a Python value, and code that may run eagerly only."""

from __future__ import annotations

from layerlint.run.check_text import check_text

HEAD = "import random\nimport numpy as np\nfrom tensorflow import keras\nfrom project import in_graph\n\n"


def found(text: str) -> list[str]:
    return [d.code for d in check_text(HEAD + text, keras=3) if str(d.severity) != "note"]


def test_a_further_argument_that_names_a_size() -> None:
    text = """
class Embed(keras.layers.Layer):
    def call(self, steps, dim, query_size):
        if dim % 2 != 0:
            steps = steps + 1
        if query_size[0] > 3:
            steps = steps + 2
        return steps
"""
    assert found(text) == []


def test_the_first_argument_is_a_tensor_whatever_its_name() -> None:
    text = """
class Grow(keras.layers.Layer):
    def call(self, size):
        if size > 3:
            return size + 1
        return size
"""
    assert found(text) == ["LL503"]


def test_a_branch_that_asks_where_it_runs() -> None:
    text = """
class Resize(keras.layers.Layer):
    def call(self, inputs):
        if in_graph():
            return inputs
        else:
            scale = random.random() * float(keras.ops.mean(inputs))
            return inputs * np.sqrt(inputs) * scale
"""
    assert found(text) == []


def test_a_branch_on_an_option_runs_in_graphs() -> None:
    text = """
class Jitter(keras.layers.Layer):
    def __init__(self, jitter=True, **kwargs):
        super().__init__(**kwargs)
        self.jitter = jitter

    def call(self, inputs):
        if self.jitter:
            return inputs * random.random() * np.sqrt(inputs)
        return inputs
"""
    assert sorted(found(text)) == ["LL504", "LL505"]
