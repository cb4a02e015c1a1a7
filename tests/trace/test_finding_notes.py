"""The node of a graph that a finding is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.graphs.layer_graph import Graph, LayerNode
from layerlint.graphs.layer_weights import Weight
from layerlint.graphs.source_line import SourceLine
from layerlint.trace.finding_notes import with_findings

HELPER = "import tensorflow as tf\n\n\ndef fresh():\n    return tf.Variable(1.0)\n"
LAYER = (
    "import keras\nfrom helper import fresh\n\n\nclass A(keras.layers.Layer):\n    def call(self, x):\n"
    "        return x * fresh()\n"
)


@pytest.mark.parametrize("here", [".", "inner"])
@pytest.mark.parametrize("made", [SourceLine("a.py", 7), SourceLine("helper.py", 5)])
def test_a_weight_is_known_by_its_line_in_the_class_or_in_a_function_that_it_calls(
    made: SourceLine, here: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the project's folder, from which paths are told, is not the current one."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "helper.py").write_text(HELPER)
    (tmp_path / "a.py").write_text(LAYER)
    monkeypatch.chdir(tmp_path / here)
    weights = (Weight("other", "b", ()), Weight("made", "v", (), source=made))
    layer = LayerNode("top", "", "", "A", "A", weights=weights, defined=SourceLine("a.py", 5))
    (note,) = with_findings(Graph("A", (layer,)), 3, folder="." if here == "." else str(tmp_path)).findings
    assert (note.code, note.target, note.source) == ("LL101", "made", SourceLine("a.py", 7))
