"""Arguments that must be layers, without TensorFlow: which classes suit them, and that each is built by a search."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.worker import (
    argument_values,
    docstring_examples,
    documented_values,
    guess,
    lesson_values,
    package_classes,
)
from layerlint.worker.constructor_search import PART, Constructor
from layerlint.worker.lacks import Lack, find_lack
from layerlint.worker.lesson_readers import Lesson
from layerlint.worker.lessons import lessons
from layerlint.worker.sub_plans import SubPlans
from layerlint.worker.usage import ClassUsage
from layerlint.worker.use_readers import ParameterUse

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
HEADS = '''
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

class Declared(Layer):
    trunk_cls = Step

    def __init__(self, trunk):
        self.trunk = trunk

class Told(Layer):
    """Puts something on a trunk.

    Args:
        trunk: A `parts_pack.heads.Step` instance.
        other: Where things are. A `Nowhere` instance.
        size: int. How many of a `Step` are put on the trunk.
        steps (list of `Step`): All of them.
    """

    def __init__(self, trunk, other, size, steps):
        self.trunk = trunk

class Root(Layer):
    pass

class PineRoot(Root):
    pass

class OakRoot(Root):
    pass

class OakTree(Layer):
    """Grows.

    Args:
        below: A `Root` instance.
    """

    def __init__(self, below):
        self.below = below

class Reading(Layer):
    """Reads.

    Args:
        trunk: A `Tower` instance.
    """

    def __init__(self, trunk):
        self.size = trunk.special

class Cutter(Layer):
    """Cuts.

    Args:
        words: string. The path of the file that holds the words.
    """

    def __init__(self, words=None):
        pass

    def call(self, inputs):
        return inputs

class Worded(Layer):
    """Cuts first.

    Args:
        below: A `Cutter` instance.
    """

    def __init__(self, below):
        self.below = below

class Around(Layer):
    def __init__(self, encoder):
        self.special = encoder.special

class Crown(Layer):
    """Crowns.

    Args:
        below: A `Root` instance.
    """

    def __init__(self, below):
        self.below = below

class OakCrown(Crown):
    below_cls = Step
'''


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


MADE = {"Step": "depth=2", "Tower": "vocab_size=100"}


def parts(heads: Any, name: str, made: Any = None) -> SubPlans:
    cls = getattr(heads, name)
    names = {**vars(heads), "parts_pack": sys.modules["parts_pack"]}
    api = SimpleNamespace(
        Layer=heads.Layer,
        keras=SimpleNamespace(layers=SimpleNamespace(Dense=Dense)),
        is_builtin=lambda cls: cls.__module__ == __name__,
    )
    plan = SimpleNamespace(
        target=cls, api=api, names=names, home=cls.__module__, value=lambda text: eval(text, names)
    )
    return SubPlans(plan, ClassUsage(cls), made or (lambda part, names: MADE.get(part.__name__, "")))


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


@pytest.mark.parametrize("name", ["Declared", "Told"])
def test_a_class_says_itself_what_an_argument_is(heads: Any, name: str) -> None:
    item = inspect.signature(getattr(heads, name)).parameters["trunk"]
    assert parts(heads, name).sure("trunk", item) == ["Step(depth=2)"]


@pytest.mark.parametrize(("argument", "classes"), [("trunk", 1), ("steps", 1), ("size", 0), ("other", 0)])
def test_a_docstring_says_what_an_argument_is_first(heads: Any, argument: str, classes: int) -> None:
    assert len(parts(heads, "Told").names.classes_for(argument, None)) == classes


def test_what_a_docstring_names_and_nothing_is_called_tells_nothing(heads: Any) -> None:
    item = inspect.signature(heads.Told).parameters["other"]
    assert parts(heads, "Told").sure("other", item) == []


def test_of_a_base_the_class_that_is_named_like_the_target_comes_first(heads: Any) -> None:
    assert texts(heads, "OakTree", "below")[:2] == ["OakRoot()", "Root()"]


def test_a_declared_class_is_the_only_one(heads: Any) -> None:
    assert parts(heads, "OakCrown").names.classes_for("below", None) == [heads.Step]
    assert parts(heads, "Crown").names.classes_for("below", None) == [heads.Root]


def test_what_the_named_class_lacks_is_kept(heads: Any) -> None:
    item = inspect.signature(heads.Told).parameters["trunk"]
    lacking = parts(heads, "Told", lambda part, names: Lack("package", "No module named 'words'"))
    assert lacking.sure("trunk", item) == []
    assert lacking.lacks == {"trunk": Lack("package", "No module named 'words'")}
    made = parts(
        heads, "OakTree", lambda part, names: Lack("file", "no roots") if part is heads.OakRoot else ""
    )
    assert made.sure("below", inspect.signature(heads.OakTree).parameters["below"]) == ["Root()"]
    assert not made.lacks["below"].kind


def test_a_file_that_a_part_has_to_name_is_no_failure(heads: Any) -> None:
    item = inspect.signature(heads.Worded).parameters["below"]
    made = parts(heads, "Worded", lambda part, names: "")
    assert made.sure("below", item) == ["Cutter()"]
    error = ValueError("No words are known. Make sure to pass a `words` argument when creating the layer.")
    assert made.lack(error, {"below": "Cutter()"}).kind == "file"  # type: ignore[union-attr]
    assert made.lack(ValueError("expected ndim=3"), {"below": "Cutter()"}) is None
    assert made.lack(error, {"below": "Nowhere()"}) is None


def test_a_vocabulary_that_is_not_set_is_that_of_the_file_that_is_none(heads: Any) -> None:
    item = inspect.signature(heads.Worded).parameters["below"]
    made = parts(heads, "Worded", lambda part, names: "words=None")
    assert made.sure("below", item) == ["Cutter(words=None)"]
    lack = made.lack(
        ValueError("Cannot read `ids` before a vocabulary has been set."), {"below": "Cutter(words=None)"}
    )
    assert lack is not None
    assert lack.kind == "file"
    assert "`words` has to name a file" in lack.why
    assert made.lack(ValueError("The vocabulary is small"), {"below": "Cutter(words=None)"}) is None


def test_no_other_class_stands_for_the_one_that_is_named(heads: Any) -> None:
    importlib.import_module("parts_pack.towers")
    item = inspect.signature(heads.Reading).parameters["trunk"]
    lacking = parts(
        heads, "Reading", lambda part, names: Lack("", "it fails") if part.__name__ == "Tower" else "depth=2"
    )
    assert lacking.texts("trunk", item) == []


def test_a_part_gets_the_arguments_that_a_message_asked_for(heads: Any) -> None:
    item = inspect.signature(heads.Told).parameters["trunk"]
    made = parts(heads, "Told", lambda part, names: ", ".join(f"{name}=8" for name in names))
    assert made.sure("trunk", item) == ["Step()"]
    assert made.completed("Step()", ("depth",)) == "Step(depth=8)"
    assert made.completed("Step()", ("depth", "merges")) == "", "it takes no such argument"
    assert made.completed("Nowhere()", ("depth",)) == ""


def test_an_argument_that_has_to_name_a_file_is_no_failure() -> None:
    class Words:
        """Cuts texts.

        Args:
            proto: Either a path to a word list, or its bytes.
            size: How many words.
        """

    names = frozenset({"proto", "size"})
    assert find_lack(Words, names, ValueError("Pass a `proto` argument.")).kind == "file"
    assert find_lack(Words, names, ValueError("`size` must be positive")).kind == ""
    assert find_lack(Words, names, ModuleNotFoundError("No module named 'words'")).kind == "package"


def test_a_class_without_call_is_abstract() -> None:
    library = type("Layer", (), {"__module__": "keras.src.layers.layer", "call": lambda self: None})
    around = type("Around", (library,), {"__module__": "keras.src.layers.around"})
    called = type("Called", (around,), {"call": lambda self: None})
    stepping = type("Stepping", (around,), {"train_step": lambda self, data: None})
    model = type(
        "Model", (library,), {"__module__": "keras.src.models.model", "train_step": lambda self, data: None}
    )
    functional = type("Functional", (model,), {"__init__": lambda self: None})
    error = TypeError("'NoneType' object is not subscriptable")
    kinds = [find_lack(cls, frozenset(), error).kind for cls in (around, called, stepping, functional)]
    assert kinds == ["abstract", "", "", ""]


def test_examples_of_a_docstring_make_a_part() -> None:
    class Cutter:
        """Cuts.

        ```python
        words = ["a"]
        words += ["b"]
        Cutter(words, other)
        Cutter(words)
        cutter = Cutter(vocabulary=["[UNK]", "a"], size=2, name="cutter")
        ```
        >>> Cutter(size=3)
        """

    made = docstring_examples.examples_of(Cutter)
    assert [(place["args"], place["kwargs"]) for place in made] == [
        (["['a', 'b']"], {}),
        ([], {"vocabulary": "['[UNK]', 'a']", "size": "2"}),
        ([], {"size": "3"}),
    ]


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


def test_what_is_made_a_list_of_is_an_array() -> None:
    [lesson] = lessons("'int' object has no attribute 'tolist'")
    assert lesson_values.OF_VALUES[lesson.kind](None, "table", lesson.value) == ["tf.ones((100, 8)).numpy()"]


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
    plan = SimpleNamespace(
        target=thing, texts={}, names={}, texts_args=[], is_instance=lambda: False, api=None
    )
    return Constructor(plan, ClassUsage(thing))


def test_shapes_that_are_open_by_default_are_closed_where_the_constructor_divides_them() -> None:
    class Model:
        def __init__(self, width: int, image_shape: Any = (None, None, 3), axes: Any = (None,)) -> None:
            pass

    made = constructor(Model)
    message = "unsupported operand type(s) for /: 'NoneType' and 'int'"
    [first, *_] = [dict(choice) for _, choice in made.from_message(made.first(), message, [], False)]
    assert first["image_shape"][0] == "(32, 32, 3)"
    assert "axes" not in first


def choices(thing: Any, choice: Any, message: str, names: Any) -> list[dict[str, str]]:
    found = constructor(thing).from_message(choice, message, names, False)
    return [{name: text for name, (text, _) in one} for _, one in found]


def test_configurations_get_what_messages_miss() -> None:
    class Model:
        def __init__(self, config: Any) -> None:
            self.size = config.hidden_size

    class Handed:
        def __init__(self, params: Any) -> None:
            self.inner = Model(params)

    assert dict(constructor(Model).first())["config"][0] == "types.SimpleNamespace(hidden_size=8)"
    missing = choices(
        Handed, (("params", ("8", "")),), "'int' object has no attribute 'num_heads'", ["params"]
    )
    assert missing[0] == {"params": "types.SimpleNamespace(num_heads=2)"}
    known = (("params", ("types.SimpleNamespace(num_heads=2)", "")),)
    more = choices(Handed, known, "'types.SimpleNamespace' object has no attribute 'use_bias'", [])
    assert more[0] == {"params": "types.SimpleNamespace(num_heads=2, use_bias=True)"}
    assert choices(Handed, (("params", ("8", "")),), "'int' object is not subscriptable", ["params"])[0] == {
        "params": "{}"
    }
    keyed = choices(Handed, (("params", ("{'num_heads': 2}", "")),), "'dropout'", [])
    assert keyed[0] == {"params": "{'num_heads': 2, 'dropout': 0.1}"}


def test_plain_numbers_are_no_configurations() -> None:
    class Model:
        def __init__(self, size: Any) -> None:
            self.size = size

    found = choices(Model, (("size", ("8", "")),), "'int' object has no attribute 'rows'", ["size"])
    assert not any("SimpleNamespace" in one["size"] for one in found)


def test_a_vocabulary_gets_the_words_that_it_must_have() -> None:
    class Cutter:
        def __init__(self, vocabulary: Any = None) -> None:
            pass

    message = "Cannot find special token `'[CLS]'` in the provided vocabulary for `Cutter`."
    assert choices(Cutter, (), message, [])[0] == {"vocabulary": "['a', 'b', 'c', '[CLS]']"}
    table = (("vocabulary", ("{'a': 0}", "")),)
    assert choices(Cutter, table, message, [])[0] == {"vocabulary": "{'a': 0, '[CLS]': 1}"}


def test_arguments_that_belong_together_are_set_together() -> None:
    class Cutter:
        def __init__(self, vocabulary: Any = None, merges: Any = None) -> None:
            pass

    message = "No vocabulary has been set. Make sure to pass `vocabulary` and `merges` arguments."
    assert choices(Cutter, (), message, [])[0] == {"vocabulary": "['a', 'b', 'c']", "merges": "['a b']"}
    rows = (("vocabulary", ("['a']", "")), ("merges", ("['a b']", "")))
    message = "Vocabulary must be a file path or dictionary mapping string token to int ids."
    first = choices(Cutter, rows, message, [])[0]
    assert first == {"vocabulary": "{'a': 0, 'b': 1, 'c': 2, 'ab': 3}", "merges": "['a b']"}


def test_a_message_about_an_inner_class_concerns_the_argument_with_that_value() -> None:
    class Tower:
        def __init__(self, kind: str, stage: Any = None, depth: int = 2) -> None:
            pass

    message = '`kind` must be either "dark", "csp", or "cs3". Received kind=None.'
    found = choices(Tower, (("kind", ("'flat'", "")),), message, ["depth", "kind", "stage"])
    assert found[0] == {"kind": "'flat'", "stage": "'dark'"}
    assert {one["kind"] for one in found} == {"'flat'"}
    own = choices(Tower, (("kind", ("None", "")),), message, ["depth", "kind", "stage"])
    assert own[0] == {"kind": "'dark'"}


def test_an_assertion_of_a_helper_concerns_the_argument_that_ends_with_its_name() -> None:
    class Tower:
        def __init__(self, filters: int, stem_strides: Any, depth: int = 2) -> None:
            pass

    start = (("filters", ("8", "")), ("stem_strides", ("[2, 2]", "")))
    found = choices(Tower, start, "assert strides in (1, 2, 4)", ["depth", "filters", "stem_strides"])
    assert found == [{"filters": "8", "stem_strides": "1"}]


def test_a_layer_that_may_be_left_out_is() -> None:
    text = """
    Args:
        preprocessor: A `pack.Cutter` or `None`. If `None`, nothing is cut.
        size: int or None.
    """
    assert documented_values.documented_values(text, "preprocessor")[0] == "None"
    assert "None" not in documented_values.documented_values(text, "size")


def test_expressions_know_the_classes_of_the_project(heads: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "fractions", raising=False)
    made = argument_values.evaluate("[parts_pack.towers.Tower(3)]", {}, heads.Outer)
    assert made[0].get_table() == {"sequence": 3}
    assert argument_values.evaluate("Step(2).special", {}, heads.Outer) == 2
    assert argument_values.evaluate("towers.Tower(1)", {}, heads.Outer).get_table() == {"sequence": 1}
    package = sys.modules["parts_pack"]
    monkeypatch.delitem(sys.modules, "parts_pack.towers", raising=False)
    monkeypatch.delattr(package, "towers", raising=False)
    bound = {"parts_pack": package}
    assert argument_values.evaluate("parts_pack.towers.Tower(4)", bound, heads.Outer).get_table() == {
        "sequence": 4
    }
    with pytest.raises(argument_values.UnknownName):
        argument_values.evaluate("Nowhere(1)", {}, heads.Outer)
    with pytest.raises(NameError):
        argument_values.evaluate("fractions.Fraction(1)", {}, heads.Outer)


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
