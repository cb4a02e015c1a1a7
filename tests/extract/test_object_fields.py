"""The attributes of plain objects that a class creates are known where nothing may have changed them."""

from __future__ import annotations

import textwrap

import pytest

from layerlint.run.lint_text import lint_text

HEAD = """import dataclasses
from collections import namedtuple
from dataclasses import dataclass
from types import SimpleNamespace
from typing import NamedTuple
import keras
"""
DATACLASS = "@dataclass\nclass Config:\n    units: int = 8\n    act: str = 'Relu'\n"
CONSTANTS = "class Config:\n    units = 8\n    act = 'Relu'\n"
PARAMETERS = """class Config:
    def __init__(self, units, act='Relu'):
        self.units = units
        self.act = act
"""
PAIR = "Pair = namedtuple('Pair', 'batch width')\n"
TYPED_PAIR = "class Pair(NamedTuple):\n    batch: int\n    width: int = 3\n"


def is_reported(
    module: str, init: str, code: str = "LL718", build: str = "pass", default: str = "None"
) -> bool:
    text = (
        f"{HEAD}{module}\nclass A(keras.layers.Layer):\n    def __init__(self, config={default}):\n"
        f"        super().__init__()\n{textwrap.indent(init, ' ' * 8)}\n"
        f"    def build(self, shape):\n{textwrap.indent(build, ' ' * 8)}\n"
        "    def call(self, x):\n        return self.dense(x)\n"
    )
    return code in {diagnostic.code for diagnostic in lint_text(text, keras=3)}


DENSE = "self.dense = keras.layers.Dense(8, activation={})"


@pytest.mark.parametrize(
    ("module", "init"),
    [
        (DATACLASS, "c = Config()\n" + DENSE.format("c.act")),
        (DATACLASS, "c = Config(4, act='Relu')\n" + DENSE.format("c.act")),
        (
            DATACLASS.replace("@dataclass", "@dataclasses.dataclass(frozen=True)"),
            DENSE.format("Config().act"),
        ),
        (DATACLASS, "self.config = Config()\n" + DENSE.format("self.config.act")),
        (
            DATACLASS.replace("= 'Relu'", "= dataclasses.field(default='Relu')"),
            DENSE.format("Config().act"),
        ),
        (CONSTANTS, DENSE.format("Config.act")),
        (CONSTANTS, "c = Config()\n" + DENSE.format("c.act")),
        (PARAMETERS, "c = Config(3)\n" + DENSE.format("c.act")),
        (PARAMETERS, "c = Config(3, 'ReLu')\n" + DENSE.format("c.act")),
        ("", "c = SimpleNamespace(act='Relu')\n" + DENSE.format("c.act")),
        ("CONFIG = SimpleNamespace(act='Relu')\n", DENSE.format("CONFIG.act")),
        ("OPTIONS = dict(activation='Relu')\n", "self.dense = keras.layers.Dense(8, **OPTIONS)"),
        ("OPTIONS = dict(act='Relu')\n", DENSE.format("OPTIONS['act']")),
    ],
)
def test_a_field_is_what_the_class_or_the_call_gives_it(module: str, init: str) -> None:
    assert is_reported(module, init)


@pytest.mark.parametrize(
    ("module", "init"),
    [
        (DATACLASS, "c = Config(act='relu')\n" + DENSE.format("c.act")),
        (DATACLASS, "c = Config()\nc.act = 'relu'\n" + DENSE.format("c.act")),
        (DATACLASS, "c = Config()\nrepair(c)\n" + DENSE.format("c.act")),
        (DATACLASS, "c = Config()\nc.repair()\n" + DENSE.format("c.act")),
        (DATACLASS, "c = Config(**load())\n" + DENSE.format("c.act")),
        (DATACLASS, "c = config or Config()\n" + DENSE.format("c.act")),
        (DATACLASS, "self.config = Config()\nself.config.act = 'relu'\n" + DENSE.format("self.config.act")),
        (DATACLASS.replace("@dataclass", "@checked"), DENSE.format("Config().act")),
        (DATACLASS.replace("Config:", "Config(Base):"), DENSE.format("Config().act")),
        (
            DATACLASS + "    def __post_init__(self):\n        self.act = 'relu'\n",
            DENSE.format("Config().act"),
        ),
        (DATACLASS + "    def set(self):\n        self.act = 'relu'\n", DENSE.format("Config().act")),
        (DATACLASS + "    def set(self, k):\n        setattr(self, k, 1)\n", DENSE.format("Config().act")),
        (CONSTANTS + "Config.act = 'relu'\n", DENSE.format("Config.act")),
        (CONSTANTS + "def set_up(c):\n    c.act = 'relu'\n", DENSE.format("Config().act")),
        (CONSTANTS + "    act = 'relu'\n", DENSE.format("Config.act")),
        (CONSTANTS + CONSTANTS.replace("Relu", "relu"), DENSE.format("Config.act")),
        (PARAMETERS + "        self.act = act.lower()\n", DENSE.format("Config(3).act")),
        (PARAMETERS.replace("self.units = units", "act = act.lower()"), DENSE.format("Config(3).act")),
        ("CONFIG = SimpleNamespace(act='Relu')\nCONFIG.act = 'relu'\n", DENSE.format("CONFIG.act")),
        ("OPTIONS = dict(act='Relu')\nOPTIONS['act'] = 'relu'\n", DENSE.format("OPTIONS['act']")),
        ("OPTIONS = dict(act='Relu')\nOPTIONS.update(act='relu')\n", DENSE.format("OPTIONS['act']")),
    ],
)
def test_a_field_that_may_have_been_changed_is_unknown(module: str, init: str) -> None:
    assert not is_reported(module, init)


@pytest.mark.parametrize("pair", [PAIR, TYPED_PAIR])
@pytest.mark.parametrize(("field", "reported"), [("batch", True), ("width", False)])
def test_the_fields_of_a_named_tuple_of_a_shape_are_its_sizes(pair: str, field: str, reported: bool) -> None:
    build = f"sizes = Pair(*shape)\nself.w = self.add_weight(shape=(sizes.{field},))"
    assert is_reported(pair, DENSE.format("None"), "LL109", build) == reported


def test_the_default_class_of_an_argument_says_nothing_about_its_constants() -> None:
    assert is_reported(CONSTANTS, DENSE.format("Config.act"))
    assert not is_reported(CONSTANTS, DENSE.format("config.act"), default="Config")


def test_an_initializer_of_a_class_is_one_object_for_all() -> None:
    module = "class Config:\n    init = keras.initializers.HeNormal()\n"
    init = (
        "self.dense = keras.layers.Dense(8, kernel_initializer=Config.init)\n"
        "self.other = keras.layers.Dense(8, kernel_initializer=Config.init)"
    )
    assert is_reported(module, init, "LL115")
    assert not is_reported(module.replace("init = keras", "def init(self): return keras"), init, "LL115")
