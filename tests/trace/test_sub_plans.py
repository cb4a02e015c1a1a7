"""Arguments that must be layers, without TensorFlow: which classes suit them, and that each is built by a search."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.worker import guess, package_classes
from layerlint.worker.constructor_search import PART, Constructor
from layerlint.worker.lessons import Lesson, lessons
from layerlint.worker.sub_plans import SubPlans
from layerlint.worker.usage import ClassUsage, ParameterUse

TOWERS = """
from .base import Layer

class Tower(Layer):
    def __init__(self, vocab_size, num_layers=12):
        self.table = {"sequence": vocab_size}

    def get_table(self):
        return self.table

class Bare(Layer):
    pass
"""
HEADS = """
from .base import Layer

class Step(Layer):
    def __init__(self, depth):
        self.special = depth

class Tagger(Layer):
    def __init__(self, network, classes):
        self.rows = network.get_table()["sequence"]

class Outer(Layer):
    def __init__(self, stem):
        self.stem = stem
        self.size = stem.special

class Stack(Layer):
    def __init__(self, stages, skip):
        self.total = sum(stage.special for stage in stages)
        for number, stage in enumerate(stages):
            stage(number)

class Noted(Layer):
    def __init__(self, thing: "Step", other: int):
        self.thing = thing

class Checked(Layer):
    def __init__(self, conv, units):
        if not isinstance(conv, (Step, list)):
            raise ValueError
        self.units = units // 2

class Around(Layer):
    def __init__(self, encoder):
        self.special = encoder.special
"""


class Dense:
    def __init__(self, units: int) -> None:
        self.units = units


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = Path(tmp_path_factory.mktemp("parts"))
    (folder / "parts_pack").mkdir()
    for name, text in (
        ("__init__", ""),
        ("base", "class Layer:\n    pass\n"),
        ("towers", TOWERS),
        ("heads", HEADS),
    ):
        (folder / "parts_pack" / f"{name}.py").write_text(text)
    sys.path.insert(0, str(folder))
    try:
        yield __import__("parts_pack.heads", fromlist=["heads"])
    finally:
        sys.path.remove(str(folder))
        for name in [item for item in sys.modules if item.startswith("parts_pack")]:
            del sys.modules[name]


def parts(heads: Any, name: str) -> SubPlans:
    cls = getattr(heads, name)
    names = {**vars(heads), "parts_pack": sys.modules["parts_pack"]}
    api = SimpleNamespace(
        Layer=heads.Layer,
        keras=SimpleNamespace(layers=SimpleNamespace(Dense=Dense)),
        is_builtin=lambda cls: cls.__module__ == __name__,
    )
    plan = SimpleNamespace(thing=cls, api=api, names=names, value=lambda text: eval(text, names))
    return SubPlans(plan, ClassUsage(cls), lambda part: "depth=2" if part is heads.Step else "vocab_size=100")


def texts(heads: Any, name: str, argument: str, missing: str = "") -> list[str]:
    item = inspect.signature(getattr(heads, name)).parameters[argument]
    found = parts(heads, name)
    assert found.wanted(argument, item)
    return found.texts(argument, item, missing)


def test_a_class_of_the_file_that_has_what_is_read_suits(heads: Any) -> None:
    assert texts(heads, "Outer", "stem") == ["Step(depth=2)"]


def test_a_class_of_the_package_suits_where_the_file_has_none(heads: Any) -> None:
    assert texts(heads, "Tagger", "network") == ["parts_pack.towers.Tower(vocab_size=100)"]


def test_a_list_of_layers_gets_two(heads: Any) -> None:
    assert ParameterUse("element", "special") in ClassUsage(heads.Stack).init["stages"]
    assert ParameterUse("element", "__call__") in ClassUsage(heads.Stack).init["stages"]
    assert texts(heads, "Stack", "stages") == ["[Step(depth=2), Step(depth=2)]"]


def test_annotations_and_checks_name_the_class(heads: Any) -> None:
    assert texts(heads, "Noted", "thing")[0] == "Step(depth=2)"
    assert texts(heads, "Checked", "conv")[0] == "Step(depth=2)"


def test_a_layer_of_keras_that_a_message_names_gets_usual_arguments(heads: Any) -> None:
    assert texts(heads, "Outer", "stem", "Dense")[0] == "keras.layers.Dense(units=8)"


@pytest.mark.parametrize(("name", "argument"), [("Noted", "other"), ("Checked", "units"), ("Stack", "skip")])
def test_numbers_are_no_layers(heads: Any, name: str, argument: str) -> None:
    item = inspect.signature(getattr(heads, name)).parameters[argument]
    assert not parts(heads, name).wanted(argument, item)


def test_a_class_that_needs_a_layer_itself_is_no_part(heads: Any) -> None:
    assert not any("Around" in text for text in texts(heads, "Outer", "stem"))


def test_a_class_is_named_as_its_module_knows_it(heads: Any) -> None:
    assert package_classes.path_of(heads.Step, "parts_pack.heads") == "Step"
    assert package_classes.path_of(heads.Step, "parts_pack.towers") == "parts_pack.heads.Step"


def test_words_of_names() -> None:
    assert (
        package_classes.words("text_encoder") == package_classes.words("TextEncoder") == {"text", "encoder"}
    )
    assert package_classes.words("BERTEncoder2") == {"bert", "encoder"}


def test_layers_have_all_the_attributes_that_are_read() -> None:
    assert guess.with_attributes({"units"})[0] == "keras.layers.Dense(8)"
    assert guess.with_attributes({"state_size", "output_size"})[0] == "keras.layers.LSTMCell(8)"
    assert guess.with_attributes({"units", "state_size"}) == []


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("layer must be a `tf_keras.layer.Conv2D` instance. You passed: 8", "Conv2D"),
        ("`layer` must be an instance of keras.layers.Layer", "Layer"),
        ("Expected an instance of `Tower`", "Tower"),
    ],
)
def test_messages_name_the_class(message: str, name: str) -> None:
    assert Lesson("class", name) in lessons(message)


def constructor(thing: Any) -> Constructor:
    plan = SimpleNamespace(thing=thing, texts={}, texts_args=[], is_instance=lambda: False, api=None)
    return Constructor(plan, ClassUsage(thing))


def test_shapes_that_are_open_by_default_are_closed_where_the_constructor_divides_them() -> None:
    class Model:
        def __init__(self, width: int, image_shape: Any = (None, None, 3), axes: Any = (None,)) -> None:
            pass

    made = constructor(Model)
    message = "unsupported operand type(s) for /: 'NoneType' and 'int'"
    [first, *_] = [dict(choice) for _, choice in made.taught(made.first(), message, [], False)]
    assert first["image_shape"][0] == "(32, 32, 3)"
    assert "axes" not in first


def test_a_part_has_two_layers() -> None:
    class Model:
        def __init__(self, width: int, num_layers: int = 12, num_heads: int = 12, depth: int = 1) -> None:
            pass

    made = constructor(Model)
    assert dict(made.shallow(made.first()))["num_layers"] == ("2", PART)
    assert set(dict(made.shallow(made.first()))) == {"width", "num_layers"}


def test_a_part_is_narrow_where_the_heads_still_divide_it() -> None:
    class Model:
        def __init__(self, hidden_size: int = 768, inner_dim: int = 3072, num_heads: int = 12) -> None:
            pass

    class Odd:
        def __init__(self, hidden_size: int = 768, num_heads: int = 64) -> None:
            pass

    made = constructor(Model)
    assert made.shallow(made.first()) == (("hidden_size", ("96", PART)), ("inner_dim", ("384", PART)))
    assert constructor(Odd).shallow(()) == ()
