"""Static facts held against a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.extract.reader import Reader
from layerlint.files.sources import ModuleSource
from layerlint.index.import_search import ImportSearch
from layerlint.index.layer_index import find_layers
from layerlint.model.inventory import HeldArgument, inventory
from layerlint.prove.agreement import Agreement, compare
from layerlint.trace.jobs import Job
from layerlint.trace.result import trace
from tests.prove.conftest import Workers

TEXT = """import keras


class Held(keras.layers.Layer):
    def __init__(self, extra=None, wide=False, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.blocks = [keras.layers.Dense(3) for _ in range(2)]
        self.extra = extra
        if wide:
            self.wide = keras.layers.Dense(9)

    def build(self, input_shape):
        self.gain = self.add_weight(name="gain", shape=(3,), initializer="ones")

    def call(self, inputs):
        x = self.dense(inputs)
        for block in self.blocks:
            x = block(x)
        return x * self.gain
"""


@pytest.mark.slow
@pytest.mark.xdist_group("keras3")  # as those that name a Keras
def test_what_the_source_shows_is_what_the_layer_holds(workers: Workers, tmp_path: Path) -> None:
    path = tmp_path / "held.py"
    path.write_text(TEXT)
    layers = find_layers([ModuleSource(str(path), TEXT)], ImportSearch(top=str(tmp_path)))
    layer = Reader(layers).read(layers.layers[0]).layer
    assigned = frozenset(assign.path for _, assign in layer.assigns())
    shown = inventory(layer)
    assert {one.path: (one.what, one.certain) for one in shown.held} == {
        "dense": ("sublayer", True),
        "blocks[*]": ("sublayer", False),
        "wide": ("sublayer", False),
        "gain": ("weight", True),
    }
    traced = trace(Job(f"{path}:Held"), workers(3), time_limit=60.0, memory_limit=4096)
    assert compare(shown, traced, assigned) == Agreement(("dense", "blocks", "gain"), (), (), ())
    other = find_layers(
        [ModuleSource("x.py", TEXT.replace("self.gain", "self.other"))], ImportSearch(top=".")
    )
    blind = inventory(Reader(other).read(other.layers[0]).layer)
    told = compare(blind, traced, assigned)
    assert told.traced_only == ("gain (weight; the source shows nothing)",)
    assert told.static_only == ("other (weight)",)


ARGUMENTS = """import keras


class Held(keras.layers.Layer):
    def __init__(self, size: int, units=8, inner=None, rate=0.1, mode=None, **kwargs):
        super().__init__()
        self.size = size
        self.units = units
        self.inner = inner
        self.half = units // 2
        size = size + 1
        self.wider = size
        self.rate = rate
        if mode:
            self.rate = mode
        self.mode = mode
        self.rest = kwargs

    def build(self, input_shape):
        self.mode = input_shape
"""


def test_an_attribute_that_always_holds_one_argument_is_no_unknown() -> None:
    layers = find_layers([ModuleSource("x.py", ARGUMENTS)], ImportSearch(top="."))
    shown = inventory(Reader(layers).read(layers.layers[0]).layer)
    assert shown.arguments == (
        HeldArgument("inner", "inner", default="None"),
        HeldArgument("rest", "**kwargs"),
        HeldArgument("size", "size", annotation="int"),
        HeldArgument("units", "units", default="8"),
    )
    assert shown.unknown == ("half", "mode", "rate", "wider")
