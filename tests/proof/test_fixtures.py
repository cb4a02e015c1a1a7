"""The good fixtures are right: every layer in them is run, in the versions that they are written for."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.rulebook.pages import Example, ExampleKind
from tests.proof.harness import observe

FIXTURES = Path(__file__).parents[2] / "fixtures"
TEXT = "float32[4,5,3]"
TOKENS = "int32[4,6]"
LAYERS = [
    ("good/guide.py", "FixedLinear", "units=4, input_dim=3", "float32[4,3]", (2, 3), "fit"),
    ("good/guide.py", "RunningSum", "3", "float32[4,3]", (2, 3), "call"),
    ("good/guide.py", "Linear", "4", "float32[4,3]", (2, 3), "fit"),
    ("good/guide.py", "Scale", "", "float32[4,3]", (2, 3), "fit"),
    ("good/guide.py", "MlpBlock", "", "float32[4,3]", (2, 3), "save"),
    ("good/guide.py", "PenalisedMlp", "", "float32[4,3]", (2, 3), "fit-functional"),
    ("good/transformer.py", "FeedForward", "6, 12", TEXT, (3,), "save"),
    ("good/transformer.py", "EncoderBlock", "6, 2, 12", "float32[4,5,6]", (3,), "save"),
    ("good/transformer.py", "Encoder", "20, width=8, heads=2", TOKENS, (3,), "fit"),
    ("keras2/guide.py", "FixedLinear", "units=4, input_dim=3", "float32[4,3]", (2,), "fit"),
    ("keras2/guide.py", "LazyScale", "", "float32[4,3]", (2,), "fit"),
    ("keras2/guide.py", "PenalisedMlp", "", "float32[4,3]", (2,), "fit"),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "layer", "init", "inputs", "keras", "scenario"),
    [(*case[:4], keras, case[5]) for case in LAYERS for keras in case[4]],
)
def test_good_layers_show_no_symptom(
    file: str, layer: str, init: str, inputs: str, keras: int, scenario: str
) -> None:
    text = (FIXTURES / file).read_text(encoding="utf-8")
    seen = observe(Example(ExampleKind.GOOD, text, 1, (), (), layer, init, inputs, ""), keras, scenario)
    assert not seen.symptoms, seen.detail
