"""A real notebook, executed: findings stand under the cell that they are about, and nowhere else."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from layerlint.notebook_api import Picture
from tools.sample_graphs import mlp_block

pytestmark = pytest.mark.slow  # a kernel runs

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")
pytest.importorskip("ipykernel")

KERAS = """__version__ = "3.9.0"
class Layer:
    def _flatten_layers(self, recursive=True, include_self=True):
        return [one for one in vars(self).values() if isinstance(one, Layer)]
class layers:
    Layer = Layer
Layer.__module__ = "keras.src.layers.layer"
"""
"""As much of Keras as a class statement needs: the checks read the cells, and this test is to be quick."""
LINEAR = """class Linear(keras.layers.Layer):
    def __init__(self, units=32, input_dim=32):
        super().__init__()
        self.w = tf.Variable(tf.random.normal((input_dim, units)))

    def call(self, inputs):
        return tf.matmul(inputs, self.w)"""
GOOD = "class Good(keras.layers.Layer):\n    def call(self, inputs):\n        return inputs"
CELLS = [
    "import keras\nimport tensorflow as tf\nimport layerlint",
    "%load_ext layerlint",
    LINEAR,
    GOOD,
    "    class Shifted(Good):\n        def __call__(self, x):\n            return x",
    "x = (",
    LINEAR.replace("Linear", "Second"),
    "layerlint.check(Linear)",
    "layerlint.check(Good())",
    "%layerlint off",
    LINEAR.replace("Linear", "Third"),
    "%%layerlint\n" + LINEAR.replace("Linear", "Fourth"),
    f"%%layerlint\n{GOOD}",
    "layerlint.check(3)",
    LINEAR.replace("tf.Variable(", "keras.Variable("),
    "layerlint.check(Linear)",
    "Fourth.__name__",
    "class Holder(keras.layers.Layer):\n    def __init__(self, inner):\n        super().__init__()\n"
    "        self.inner = inner\n\n    def call(self, x):\n        return self.inner(x)",
    "layerlint.check(Holder(object.__new__(Second)))",
    "layerlint.check(keras.layers.Layer())",
    "import blocks",
    "layerlint.check(blocks)",
    "class Plain(keras.layers.Layer):\n    def __init__(self, inner, **kwargs):\n        super().__init__(**kwargs)\n"
    "        self.inner = inner\n        self.spare = keras.layers.Dense(4)\n\n    def call(self, x):\n        return x",
    "layerlint.check(Plain)",
    "layerlint.check(Plain, show_notes=True)",
    "found = layerlint.check(blocks)\nprint(len(found), found[0].code, found[0].span.start.line)",
]


def shown(cell: Any) -> str:
    """The text and HTML under a cell."""
    outputs = [one.get("data", {}) for one in cell["outputs"]]
    return "\n".join(str(data.get("text/plain", "")) + str(data.get("text/html", "")) for data in outputs)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    folder: Path = tmp_path_factory.mktemp("notebook")
    (folder / "keras.py").write_text(KERAS)
    (folder / "blocks.py").write_text(f"import keras\nimport tensorflow as tf\n\n\n{LINEAR}\n")
    stub = "class random:\n    pass\n"
    (folder / "tensorflow.py").write_text(stub)
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in CELLS])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")]))
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        nbclient.NotebookClient(
            book, timeout=120, allow_errors=True, resources={"metadata": {"path": str(folder)}}
        ).execute()
    cells: list[Any] = book["cells"]
    return cells


def under(ran: list[Any], text: str) -> str:
    (cell,) = [cell for cell in ran if cell["source"] == text]
    return shown(cell)


def test_a_cell_that_defines_a_bad_layer_shows_its_findings(ran: list[Any]) -> None:
    found = under(ran, LINEAR)
    assert "LL104" in found
    assert "cell [3], line 4" in found
    assert "untracked-variable" in found
    assert "LL104" in under(ran, LINEAR.replace("Linear", "Second"))


def test_it_is_quiet_where_nothing_is_wrong(ran: list[Any]) -> None:
    for text in (CELLS[0], CELLS[1], GOOD):
        assert under(ran, text) == ""


def test_an_indented_cell_is_checked_and_a_broken_one_hides_nothing(ran: list[Any]) -> None:
    assert "LL501" in under(ran, CELLS[4])
    assert "LL900" not in "".join(shown(cell) for cell in ran)


def test_a_class_or_a_layer_is_checked_by_name(ran: list[Any]) -> None:
    first, again = [shown(cell) for cell in ran if cell["source"] == "layerlint.check(Linear)"]
    assert "LL104" in first
    assert "cell [3]" in first
    assert "No findings in `Linear` (Keras 3)." in again
    assert "No findings in `Good`" in under(ran, "layerlint.check(Good())")
    (error,) = [one for cell in ran if cell["source"] == "layerlint.check(3)" for one in cell["outputs"]]
    assert "takes a Keras layer or model, its class, or a module" in error["evalue"]


def test_the_layers_in_a_layer_are_checked_and_those_of_keras_are_not(ran: list[Any]) -> None:
    found = under(ran, "layerlint.check(Holder(object.__new__(Second)))")
    assert "LL104" in found
    assert "cell [7]" in found
    assert "No findings in `Layer`" in under(ran, "layerlint.check(keras.layers.Layer())")


def test_a_module_is_checked_by_name(ran: list[Any]) -> None:
    found = under(ran, "layerlint.check(blocks)")
    assert "LL104" in found
    assert "blocks.py" in found


def test_notes_are_shown_on_request(ran: list[Any]) -> None:
    assert "LL205" not in under(ran, "layerlint.check(Plain)")
    assert "LL205" in under(ran, "layerlint.check(Plain, show_notes=True)")


def test_findings_are_a_sequence(ran: list[Any]) -> None:
    (cell,) = [cell for cell in ran if cell["source"].startswith("found =")]
    assert cell["outputs"][0]["text"] == "1 LL104 8\n"


def test_the_magics(ran: list[Any]) -> None:
    assert under(ran, LINEAR.replace("Linear", "Third")) == ""
    fourth = under(ran, CELLS[11])
    assert fourth.count("cell [12], line 5") == 1
    assert "No findings in cell [13]" in under(ran, CELLS[12])
    assert "Fourth" in under(ran, "Fourth.__name__")


def test_a_picture_is_saved_in_the_format_of_the_suffix(tmp_path: Path) -> None:
    for suffix, start in (("png", b"\x89PNG"), ("svg", b"<svg"), ("json", b"{"), ("mmd", b"flowchart")):
        path = tmp_path / f"block.{suffix}"
        Picture(mlp_block()).save(path)
        assert start in path.read_bytes()[:100]


ROWS = {
    "switch the check of each cell off and on": "test_notebook.test_the_magics",
    "check one cell, and see that nothing was found": "test_notebook.test_the_magics",
    "check a class": "test_notebook.test_a_class_or_a_layer_is_checked_by_name",
    "check a layer or model, and the layers in it that you wrote": (
        "test_notebook.test_the_layers_in_a_layer_are_checked_and_those_of_keras_are_not"
    ),
    "check a module that was imported": "test_notebook.test_a_module_is_checked_by_name",
    "see notes besides errors and warnings": "test_notebook.test_notes_are_shown_on_request",
    "draw a layer": "test_lab.test_a_page_of_jupyterlab_shows_findings_and_a_picture",
    "save the picture": "test_notebook.test_a_picture_is_saved_in_the_format_of_the_suffix",
}
"""The rows of the table in docs/notebooks.md, each with its test."""


def test_every_row_of_the_page_is_a_test() -> None:
    page = (Path(__file__).parents[2] / "docs" / "notebooks.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ")[0] for line in page.splitlines() if line.startswith("| ")]
    assert rows == ["to", "---", *ROWS]
    for place in ROWS.values():
        module, _, test = place.partition(".")
        assert hasattr(import_module(f"tests.jupyter.{module}"), test), place
