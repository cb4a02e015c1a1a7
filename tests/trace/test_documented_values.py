"""Values for constructor arguments that docstrings tell; without TensorFlow."""

from __future__ import annotations

import inspect

import pytest

from layerlint.worker import documented_values, guess
from layerlint.worker.guess import Wanted
from layerlint.worker.level_shapes import level_shapes
from layerlint.worker.use_readers import ParameterUse

TEXT = """Cuts.

    Args:
        anchors: A tuple/list of 4 integers, the sizes.
        voxels: length-3 list, the x, y, z voxel size.
        pair: pair of ints.
        widths: list of ints, one for each stage.
        names (list of str): The names.
        rates: list of floats.
        grid: the size of the grid. For example, `[2, 4]`.
        large: the size. For example, `[4096, 4096]`.
        mode: one of `"sum"` or `"mean"`.
        depth: int. How deep.
        size: int or tuple of 2 ints. The size.
        keep: bool, whether.
        table (dict): Names and sizes.
        norm: callable applied to the result.
        plain: what it is.
        said: "this" is what it is.
        share: float between 0 and 1, what is left.
        chance: Float in range [0, 1). How often.
        bound: float, more than what lies between 0 and 1 is cut.
        - `marked`: list of ints, in an item.
        - other: bool.
    """


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("anchors", "(8, 8, 8, 8)"),
        ("voxels", "(8, 8, 8)"),
        ("pair", "(8, 8)"),
        ("widths", "[8, 8]"),
        ("names", "['a', 'a']"),
        ("rates", "[0.1, 0.1]"),
        ("grid", "[2, 4]"),
        ("large", None),
        ("mode", "'sum'"),
        ("depth", "8"),
        ("size", "8"),
        ("keep", "True"),
        ("table", "{'a': 8, 'b': 8}"),
        ("norm", "keras.activations.relu"),
        ("plain", None),
        ("said", None),
        ("share", "0.5"),
        ("chance", "0.5"),
        ("marked", "[8, 8]"),
        ("other", "True"),
        ("unknown", None),
    ],
)
def test_docstrings_tell_values(name: str, value: str | None) -> None:
    assert next(iter(documented_values.documented_values(TEXT, name)), None) == value


@pytest.mark.parametrize(
    ("name", "told", "first"),
    [
        ("patch_size", ("(8, 8, 8)",), "(8, 8, 8)"),
        ("units", ("8",), "8"),
        ("dropout", ("0.2",), "0.1"),
        ("ratio", ("0.5",), "0.5"),
        ("ratio", ("0.3",), "2"),
        ("dropout", ("0.5",), "0.1"),
        ("things", ("[8, 8]",), "[8, 8]"),
        ("image_size", ("(8, 8)", "8"), "32"),
    ],
)
def test_the_usual_value_for_a_name_stays_where_it_is_of_the_kind_that_is_told(
    name: str, told: tuple[str, ...], first: str
) -> None:
    parameter = inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY)
    assert guess.candidates(Wanted(parameter, (), None, told))[0][0] == first


def test_a_list_is_as_long_as_the_class_checks() -> None:
    parameter = inspect.Parameter("voxels", inspect.Parameter.KEYWORD_ONLY)
    uses = (ParameterUse("list"), ParameterUse("length", 3))
    assert guess.candidates(Wanted(parameter, uses))[0][0] == "[8, 8, 8]"


def test_a_function_that_reduces_reduces() -> None:
    for name in ("reduce_function", "pooling_fn"):
        parameter = inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation="Callable")
        assert guess.candidates(Wanted(parameter))[0][0] == "tf.reduce_mean"


SHAPES = (
    "{'2': tf.TensorShape([None, 32, 32, 8]), '3': tf.TensorShape([None, 16, 16, 8]), "
    "'4': tf.TensorShape([None, 8, 8, 8])}"
)


@pytest.mark.parametrize(
    ("note", "about", "shapes"),
    [
        ("Mapping[str, tf.TensorShape]", "", [SHAPES]),
        ("typing.Dict[str, tensorflow.python.framework.tensor_shape.TensorShape]", "", [SHAPES]),
        (inspect.Parameter.empty, "A dict of {level: TensorShape} from a backbone.", [SHAPES]),
        ("Mapping[str, int]", "A dict of sizes.", []),
    ],
)
def test_levels_are_mapped_to_shapes(note: object, about: str, shapes: list[str]) -> None:
    kind = inspect.Parameter.KEYWORD_ONLY
    parameters = {
        "specs": inspect.Parameter("specs", kind, annotation=note),
        "min_level": inspect.Parameter("min_level", kind, default=2),
    }
    assert level_shapes(parameters, "specs", about) == shapes
