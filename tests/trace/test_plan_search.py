"""The search for a plan, without TensorFlow: what messages, docstrings and uses teach, and what is tried when."""

from __future__ import annotations

import ast
import inspect
import math
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.worker import docstrings, guess, input_repairs, listed_inputs, loading, planning, usual_values
from layerlint.worker.argument_values import evaluate
from layerlint.worker.blame import blamed_names
from layerlint.worker.call_signature import positional
from layerlint.worker.candidates import Candidate
from layerlint.worker.constructor_search import Constructor
from layerlint.worker.declared_inputs import DECLARED
from layerlint.worker.form_repairs import repaired
from layerlint.worker.guess import Wanted
from layerlint.worker.hinted_choices import hinted_choices
from layerlint.worker.input_forms import Feed, by_name, tensor, written
from layerlint.worker.input_search import InputReader, _from_use, _from_words, _keyed, forms
from layerlint.worker.lesson_readers import Lesson
from layerlint.worker.lessons import gist, lessons, named
from layerlint.worker.next_candidates import Failure, Follower
from layerlint.worker.plan_search import PlanSearch
from layerlint.worker.search_clock import RepeatClock
from layerlint.worker.search_progress import SearchProgress
from layerlint.worker.sub_plans import LARGE as PART_LARGE
from layerlint.worker.usage import ClassUsage
from layerlint.worker.use_readers import READERS, ParameterUse, equation_ranks

MESSAGES = [
    ("You need to set either `num_bins` or `bin_boundaries`.", "arguments", ("num_bins", "bin_boundaries")),
    (
        "One of `vocabulary_size` or `token_embedding` must be set.",
        "arguments",
        ("vocabulary_size", "token_embedding"),
    ),
    ("You must pass a `shape` argument.", "arguments", ("shape",)),
    ("'images' must have either 3 or 4 dimensions.", "rank", 4),
    (
        "One of the dimensions in the output is <= 0 due to downsampling in conv2d_5. Consider increasing the input "
        "size. Received input shape [2, 2, 2, 256] which would produce output shape with a zero or negative value in a "
        "dimension.",
        "longer",
        None,
    ),
    ("num_tokens must be set to use this layer.", "arguments", ("num_tokens",)),
    ("Make sure to pass `vocabulary` and `merges` arguments", "together", ("vocabulary", "merges")),
    ("Vocabulary must be an file path or dictionary mapping string token to int ids.", "mapping", "vocabulary"),
    (
        "__init__() missing 2 required positional arguments: 'num_heads' and 'key_dim'",
        "arguments",
        ("num_heads", "key_dim"),
    ),
    ("f() argument after ** must be a mapping, not NoneType", "keywords", ""),
    ("The first argument to `Layer.call` must always be passed.", "factory", ""),
    ("Expected `target_size` to be tuple.", "sequence", "target_size"),
    ("`dims` must be a list", "sequence", "dims"),
    ("'int' object is not iterable", "sequence", ""),
    ("object of type 'int' has no len()", "sequence", ""),
    ("unsupported operand type(s) for //: 'int' and 'Sequential'", "integer", ""),
    (
        "Unknown layer_type '8'. Expected 'full_attention' or 'linear_attention'.",
        "choice",
        ("full_attention", "linear_attention"),
    ),
    ("mode must be one of ['sum', 'mean']", "choice", ("sum", "mean")),
    ("axis must be 1~3,now is -1", "number", ("axis", "1")),
    ("`rank` should be in the range [2, 4], got 8", "number", ("rank", "2")),
    ("mode must be 0, 1 or 2", "number", ("mode", "0")),
    ("assert isinstance(sizes, (list, tuple))", "sequence", "sizes"),
    ("assert width % self.heads == 0", "divides", None),
    ("input must have at least k columns. Had 2, needed 4", "at most", 2),
    ("Table not initialized.", "vocabulary", None),
    ("expected ndim=3, found ndim=2", "rank", 3),
    ("expected min_ndim=4, found ndim=2", "rank", 4),
    ("TransformerLayer expects a three-dimensional input of shape", "rank", 3),
    ("Expected input 0 to have rank 5 but got: 4 [Op:Einsum]", "rank", 5),
    ("the actual tensor rank `3` is not equal to the expected tensor rank `[4]`", "rank", 4),
    ("not enough values to unpack (expected 3, got 2)", "rank", 3),
    ("not enough values to unpack (expected 4, got 2)", "list", 4),
    (
        "ConcatOp : Ranks of all input tensors should match: shape[0] = [2,1,8,8] vs. shape[1] = [2,7,8] [Op:ConcatV2]",
        "more ranks",
        -1,
    ),
    (
        "Shape must be rank 3 but is rank 2 for '{{node concat}} = ConcatV2[N=2, T=DT_FLOAT, Tidx=DT_INT32](states, x,"
        " concat/axis)' with input shapes: [2,8,8], [2,8], [].",
        "more ranks",
        -1,
    ),
    (
        "Input to reshape is a tensor with 512 values, but the requested shape requires a multiple of 24 [Op:Reshape]",
        "per row",
        24,
    ),
    ("received kernel of shape (3, 3, 3, 8) and input of shape (2, 8, 3)", "rank", 4),
    ("All `HashedCrossing` inputs should have an integer or string dtype.", "dtype", "int32"),
    ("tuple index out of range", "more ranks", 1),
    ("axis -4 is out of bounds for array of dimension 3", "rank", 4),
    ("Input to reshape is a tensor with 16 values, but the requested shape has 128", "more ranks", 1),
    ("`HashedCrossing` should be called on a list or tuple of inputs.", "list", 2),
    ("Layer \"dense\" expects 3 input(s), but it received 1", "list", 3),
    ("Cast float to string is not supported", "dtype", "string"),
    ("'float' object has no attribute 'decode'", "dtype", "string"),
    ("'tensorflow.python.framework.ops.EagerTensor' object has no attribute 'values'", "layout", "ragged"),
    ("'EagerTensor' object has no attribute 'nested_row_lengths'", "layout", "ragged"),
    ("'EagerTensor' object has no attribute 'keys'", "levels", None),
    ("'int' object has no attribute 'shape'", "attribute", "shape"),
    ("The layer sequential has never been called and thus has no defined input.", "attribute", "input"),
    (
        "Value for attr 'Tindices' of float is not in the list of allowed values: int32, int64",
        "dtype",
        "int32",
    ),
    ("Cannot convert 1 to EagerTensor of dtype bool", "retype", ("bool", "float32")),
    ("as input #1(zero-based) was expected to be a float tensor but is a int32 tensor", "dtype", "float32"),
    (
        "expected axis -1 of input shape to have value 4, but received input with shape (2, 128)",
        "last",
        (4, 128),
    ),
    ("paddings must be less than the dimension size: 1024, 1024 not less than 8", "length", 2051),
    ("The convolution operation resulted in an empty output.", "longer", None),
    ("Computed output size would be negative: -1 [input_size: 1, effective_filter_size: 7]", "longer", None),
    ("0.0 cannot be raised to a negative power", "wider", None),
    ("Rank of input (2) must be no greater than rank of output shape (1). [Op:BroadcastTo]", "rank", 1),
    (
        "`x` and `indices` must have the same number of dimensions, but receive shape [2, 8] and [2, 8, 1].",
        "more ranks",
        1,
    ),
    ("integer division or modulo by zero", "wider", None),
    ("Input to reshape is a tensor with 2048 values, but the requested shape has 0 [Op:Reshape]", "wider", None),
    ("Number of groups (32) cannot be more than the number of channels (8).", "wider", None),
    (
        "Number of ways to split should evenly divide the split dimension, but got split_dim 3 (size = 1)",
        "wider",
        None,
    ),
    ("Input to reshape is a tensor with 131072 values, but the requested shape has 262144 [Op:Reshape]", "times", 2),
    ("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()", "plain", None),
    ("Using a symbolic `tf.Tensor` as a Python `bool` is not allowed.", "plain", None),
    (
        "Only integers, slices (`:`), ellipsis (`...`) and scalar tf.int32 tensors are valid indices",
        "plain",
        None,
    ),
    ("dims must represent a vector, got shape [2,8]", "plain", None),
    ("Number of groups (32) cannot be more than the number of channels (3).", "groups", 32),
    (
        "Unsupported scale factor: 0.1. Supported scale factors are 4.0, 2.0, 1.0, and 0.5.",
        "one of",
        ("4.0", "2.0", "1.0", "0.5"),
    ),
    ("Inputs have incompatible shapes. Received shapes (2, 2, 384) and (8, 8, 384)", "longer", None),
    (
        "Input to reshape is a tensor with 16384 values, but the requested shape has 6144 [Op:Reshape]",
        "stretched",
        (16384, 6144),
    ),
    ("Iterating over a symbolic `tf.Tensor` is not allowed.", "list", 2),
    ("Using a symbolic `tf.Tensor` as a Python `bool` is not allowed.", "open", None),
]  # fmt: skip


@pytest.mark.parametrize(("message", "kind", "value"), MESSAGES)
def test_messages_name_the_answer(message: str, kind: str, value: Any) -> None:
    assert Lesson(kind, value) in lessons(message)


@pytest.mark.parametrize(
    "message",
    ["Either `count` or `edges` and `mode` must be set.", "You need to set either `count` or `edges`."],
)
def test_arguments_of_which_one_is_enough_do_not_belong_together(message: str) -> None:
    assert "together" not in [lesson.kind for lesson in lessons(message)]


def test_only_the_gist_of_a_message_teaches() -> None:
    text = (
        "\x1b[1mException encountered when calling Block.call().\x1b[0m\n\n"
        "too many values to unpack (expected 3)\n\n"
        "Arguments received by Block.call():\n  • x=tf.Tensor(shape=(2, 8), dtype=float32), rank must be 5\n  • mask=None"
    )
    assert gist(text) == "too many values to unpack (expected 3)"
    assert lessons(text) == [Lesson("rank", 3)]


def test_values_that_a_message_prints_teach_nothing() -> None:
    assert (
        gist("should be called on a list. Received: inputs=[[0.2 17]\n [3 9]]")
        == "should be called on a list."
    )


def test_parameters_that_a_message_speaks_of() -> None:
    names = frozenset({"dims", "rate", "units"})
    assert named("The set of indices in `dims` must start from 1. Received: rate=3", names) == [
        "dims",
        "rate",
    ]


def parameter(name: str, annotation: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("initializer_range", "0.02"),
        ("rms_norm_eps", "1e-05"),
        ("layer_norm_epsilon", "1e-05"),
        ("from_logits", "False"),
        ("top_k", "2"),
        ("num_experts", "4"),
        ("dims", "(2, 1)"),
        ("encoder_hidden_dim", "8"),
        ("decoder_in_channels", "8"),
        ("d_model", "8"),
        ("num_key_value_heads", "2"),
        ("num_decoder_heads", "2"),
        ("dtype", "'float32'"),
        ("kernel_initializer", "'glorot_uniform'"),
        ("value_range", "(0, 255)"),
        ("activation_fn", "'relu'"),
        ("act_layer", "'relu'"),
        ("dropout_training", "False"),
        ("weight_init", "'glorot_uniform'"),
        ("dilation_rate", "1"),
        ("nb_blocks", "2"),
        ("nb_heads", "2"),
        ("num_filters", "8"),
        ("n_encoder_channels", "8"),
        ("device", "'cpu'"),
        ("image_shape", "(32, 32, 3)"),
        ("backbone", usual_values.MODEL),
        ("text_encoder", usual_values.MODEL),
    ],
)
def test_names_get_plausible_values(name: str, text: str) -> None:
    assert guess.candidates(Wanted(parameter(name)))[0][0] == text


@pytest.mark.parametrize(
    ("uses", "text"),
    [
        ((ParameterUse("choice", ("sum", "mean")),), "'sum'"),
        ((ParameterUse("list"),), "[8, 8]"),
        ((ParameterUse("index", 3),), "[8, 8, 8, 8]"),
        ((ParameterUse("nested", 3),), "[(8, 8, 8), (8, 8, 8)]"),
        ((ParameterUse("unpack", ("a", "b")),), "(8, 8)"),
        ((ParameterUse("dict", "rate"), ParameterUse("dict", "units")), "{'rate': 0.1, 'units': 8}"),
        ((ParameterUse("called"),), "8"),
        ((ParameterUse("integer"),), "8"),
    ],
)
def test_uses_decide_where_a_name_says_nothing(uses: tuple[ParameterUse, ...], text: str) -> None:
    assert guess.candidates(Wanted(parameter("a"), uses))[0][0] == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("stage_index", "0"),
        ("fg_iou_thresh", "0.5"),
        ("bg_iou_thresh_lo", "0.5"),
        ("fg_fraction", "0.5"),
        ("depth_coefficient", "1.0"),
        ("rope_fraction", "1.0"),
    ],
)
def test_names_of_settings_get_values_in_their_range(name: str, text: str) -> None:
    assert guess.argument(parameter(name))[0] == text


def test_an_activation_that_is_called_is_a_function() -> None:
    uses = (ParameterUse("called"),)
    assert guess.candidates(Wanted(parameter("activation_fn"), uses))[0][0] == "keras.activations.relu"
    assert guess.candidates(Wanted(parameter("units"), uses))[0][0] == "keras.layers.Dense(8)"


def test_a_message_leads_to_keywords_and_to_what_makes_a_layer() -> None:
    def spread(**kwargs: Any) -> None:
        pass

    class Inner:
        def __init__(self, norm_params: Any = None, norm: Any = None, activation: Any = None) -> None:
            if norm is None or activation is None:
                raise ValueError("The first argument to `Layer.call` must always be passed.")
            spread(**norm_params)

    target = SimpleNamespace(target=Inner, texts={}, names={}, texts_args=[], is_instance=lambda: False)
    constructor = Constructor(target, ClassUsage(object))
    spreading = constructor.from_message(
        (), "argument after ** must be a mapping, not int", ["norm_params"], False
    )
    assert dict(next(iter(spreading))[1])["norm_params"][0] == "{}"
    making = constructor.from_message(
        (), "The first argument to `Layer.call` must always be passed.", ["norm", "activation"], False
    )
    assert [next(iter(dict(choice).values()))[0] for _, choice in making] == [
        "keras.layers.BatchNormalization",
        "keras.layers.ReLU",
    ]


def test_counts_of_blocks_are_no_layers() -> None:
    uses = (ParameterUse("list"),)
    assert guess.candidates(Wanted(parameter("stackwise_num_blocks"), uses))[0][0] == "[2, 2]"
    assert guess.candidates(Wanted(parameter("blocks"), uses))[0][0] == usual_values.LAYERS


def test_only_masks_are_masks() -> None:
    assert written(by_name("mask_features")) == "float32[None,8]"
    assert written(by_name("mask_for_rows")) == written(by_name("src_mask")) == "bool[None,8]"


def test_a_value_that_is_divided_is_never_a_model() -> None:
    found = guess.candidates(Wanted(parameter("teacher"), (ParameterUse("integer"),)))
    assert all(isinstance(guess.literal(text), (int, float)) for text, _ in found[:2])


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Input shape:\n    4D: `(batch_size, height, width, channels)`.", ("batch_size", "height", "width", "channels")),
        ("Args:\n  x: Tensor of shape `[batch, time, dim]`.\n  y: `(batch, 2)`.", ("batch", "time", "dim")),
        ("Returns:\n    A tensor of shape `(batch, 7)`.", ()),
        ("Nothing.", ()),
    ],
)  # fmt: skip
def test_docstrings_tell_shapes(text: str, shape: tuple[str, ...]) -> None:
    assert docstrings.input_shapes(text, "x")[:1] == ([shape] if shape else [])


@pytest.mark.parametrize(
    ("text", "integers"),
    [
        ("A layer which encodes integer features.", True),
        ("Maps integers to indices.\n\nArgs:", True),
        ("Buckets continuous features by integer ranges.", False),
        ("Scales.\n\nTakes integer tokens.", False),
        (None, False),
    ],
)
def test_a_summary_speaks_of_integers(text: str | None, integers: bool) -> None:
    assert docstrings.takes_integers(text) is integers


def feeds(message: str, *forms: Any) -> list[str]:
    return [
        ", ".join(map(written, feed.args))
        for feed in input_repairs.repairs(Feed(list(forms), {}, ""), message)
    ]


def test_inputs_are_repaired_as_the_message_says() -> None:
    row = tensor("float32", None, 8)
    assert feeds("expected ndim=3, found ndim=2", row)[0] == "float32[None,8,8]"
    assert feeds("expected ndim=3, found ndim=2", row, row)[0] == "float32[None,8,8], float32[None,8,8]"
    pair = {"kind": "list", "items": [row, tensor("bool", None, 8)]}
    assert feeds("expects a three-dimensional input", pair)[0] == "[float32[None,8,8], bool[None,8]]"
    assert feeds("input 0 to have rank 4 but got: 3", tensor("float32", None, 8, 8))[:1] == [
        "float32[None,32,32,3]"
    ]
    length = tensor("int32", None, None)
    assert (
        feeds("Using a symbolic `tf.Tensor` as a Python `bool` is not allowed.", length)[0] == "int32[None,8]"
    )
    keyed = {"kind": "dict", "items": {"a": row}}
    assert feeds("'token_ids'", keyed)[0] == "{'a': float32[None,8], 'token_ids': int32[None,8]}"
    assert feeds("Cast float to string is not supported", row) == ["string[None]", "string[None,8]"]
    assert "float32[None,17]" in feeds("In[0]: [2,8], In[1]: [17,2]", row)
    past = feeds("slice index 8 of dimension 1 out of bounds. [Op:StridedSlice]", row)
    assert past[:2] == ["float32[None,32]", "float32[None,9]"]
    assert feeds("slice index 8 of dimension 0 out of bounds.", row) == []
    large = "OOM when allocating tensor with shape[229376,49152]"
    assert feeds(large, tensor("float32", None, 4096, 8)) == []
    assert feeds(large, tensor("float32", None, 8, 8)) == ["float32[None,8,49152]"]
    small = "One of the dimensions in the output is <= 0 due to downsampling in conv2d_5."
    assert feeds(small, tensor("float32", None, 32, 32, 3))[0] == "float32[None,128,128,3]"
    behind = "Input to reshape is a tensor with 112 values, but the requested shape has 256"
    assert feeds(behind, tensor("float32", None, 8, 8))[0] == "float32[None,17,8]"
    assert "float32[None,17,8]" not in feeds(behind, tensor("float32", None, None, 8))
    assert feeds(behind, tensor("float32", None, 32, 32, 3)) == [], "112 values are no size"
    ids = {"kind": "list", "items": [tensor("int32", None, 8), row]}
    other_type = (
        "cannot compute AddV2 as input #1(zero-based) was expected to be a int32 tensor but is a float tensor"
    )
    assert "[float32[None,8], float32[None,8]]" in feeds(other_type, ids)
    declared = (
        "Input 0 is incompatible with the layer: expected shape=(None, 64, 64, 3), found shape=(2, 32, 32, 3)"
    )
    assert feeds(declared, tensor("float32", None, 32, 32, 3))[0] == "float32[None,64,64,3]"
    open_sides = declared.replace("64, 64", "None, None")
    assert feeds(open_sides, row)[0] == "float32[None,32,32,3]"
    by_level = {"kind": "dict", "items": {"boxes": row}}
    indexed = "Only integers, slices (`:`) and scalar tf.int32/tf.int64 tensors are valid indices, got '3'"
    assert feeds(indexed, by_level)[0].startswith("{'boxes': {'3': ")
    equation = "Expected dimension 256 at axis 3 of the input shaped [2,32,32,3] but got dimension 3"
    assert (
        feeds(equation, row, tensor("float32", None, 32, 32, 3))[0]
        == "float32[None,8], float32[None,32,32,256]"
    )
    sliced = "Index out of range using input dim 2; input has only 2 dims [Op:StridedSlice]"
    assert feeds(sliced, tensor("bool", None, 8))[0] == "bool[None,8,8]"
    assert feeds("should be called on a list of inputs", row)[0] == "[float32[None,8], float32[None,8]]"


SOURCE = """
class Block:
    def __init__(self, width, heads, mode="sum", sizes=(), table=None):
        self.mode = mode
        self.head_size = width // heads
        self.layers = [size for size in sizes]
        first, second = table

    def call(self, x, ids):
        batch, time, dim = x.shape
        key = ids["key"]
        if self.mode == "mean":
            return x
        return self.head_size.missing

    def build(self, ids_shape):
        self.size = ids_shape[3]
"""


@pytest.fixture(scope="module")
def block(tmp_path_factory: pytest.TempPathFactory) -> Any:
    import importlib.util

    file = Path(tmp_path_factory.mktemp("usage"), "usage_block.py")
    file.write_text(SOURCE)
    spec = importlib.util.spec_from_file_location("usage_block", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["usage_block"] = module
    spec.loader.exec_module(module)
    return module.Block


def test_uses_are_read_from_the_class(block: Any) -> None:
    usage = ClassUsage(block)
    assert ParameterUse("integer") in usage.init["width"]
    assert ParameterUse("list") in usage.init["sizes"]
    assert ParameterUse("choice", ("mean",)) in usage.init["mode"]
    assert ParameterUse("unpack", ("first", "second")) in usage.init["table"]
    assert ParameterUse("rank", 3) in usage.call["x"]
    assert ParameterUse("dict", "key") in usage.call["ids"]


class Parsing:
    def parse(self, x: Any) -> Any:
        return (x.get("images"), x["prompts"]) if isinstance(x, dict) else (None, x)

    def call(self, x: Any) -> Any:
        images, prompts = self.parse(x)
        return images, prompts


class Unit:
    """Its settings are an object."""

    def __init__(self, global_params: Any, filters: int) -> None:
        self._data_format = global_params.data_format
        self._mode = global_params.mode or "sum"
        self._norm = global_params.batch_norm(axis=-1)
        self.filters = filters * global_params.width_coefficient
        if global_params.super_unit and not global_params.fused:
            self.more = global_params.units // 2
        self.side = global_params.image.side.width

    def call(self, x: Any) -> Any:
        return x if self._mode == "mean" else -x


def test_settings_are_used_like_parameters() -> None:
    target = SimpleNamespace(target=Unit, texts={}, names={}, texts_args=[], is_instance=lambda: False)
    settings, _ = Constructor(target, ClassUsage(Unit)).candidates("global_params")[0]
    assert settings == (
        "types.SimpleNamespace(data_format='channels_last', mode='mean', batch_norm=keras.layers.BatchNormalization,"
        " width_coefficient=1.0, super_unit=False, fused=False, units=8,"
        " image=types.SimpleNamespace(side=types.SimpleNamespace(width=16)))"
    )
    assert guess.with_attribute("types.SimpleNamespace()", "fused", [ParameterUse("condition")]).endswith(
        "fused=False)"
    )


class Configured:
    def __init__(self, config: Any) -> None:
        self.size = config.model.num_M // config.model.n
        self.head = config.head


def test_settings_of_a_model_are_settings() -> None:
    target = SimpleNamespace(target=Configured, texts={}, names={}, texts_args=[], is_instance=lambda: False)
    text, _ = Constructor(target, ClassUsage(Configured)).candidates("config")[0]
    assert "model=types.SimpleNamespace(num_M=2, n=8)" in text
    assert f"head={usual_values.MODEL}" in text


def test_keys_are_read_by_a_method_that_gets_the_input() -> None:
    uses = ClassUsage(Parsing).call["x"]
    assert {use.of for use in uses if use.kind == "dict"} == {"images", "prompts"}
    reader = InputReader(Parsing(), ClassUsage(Parsing), [], SimpleNamespace())  # type: ignore[arg-type]
    assert list(listed_inputs.listed(reader, "x")) == [], "the method splits a dict"


class Either:
    def ranks(self, data: Any) -> Any:
        return data["images"] if isinstance(data, dict) else data

    def call(self, data: Any) -> Any:
        images = self.ranks(data)
        return {**data, "images": images} if isinstance(data, dict) else images


def test_keys_of_what_may_be_no_dict_are_not_needed() -> None:
    assert {use.of for use in ClassUsage(Either).call["data"] if use.kind == "dict"} == set()


def test_parts_may_be_taken_side_by_side() -> None:
    class Pair:
        def call(self, inputs: Any) -> Any:
            if isinstance(inputs, list):
                query, image_features = inputs[0], inputs[1]
            return query + image_features

    uses = ClassUsage(Pair).call["inputs"]
    assert {ParameterUse("part", (0, "query")), ParameterUse("part", (1, "image_features"))} <= set(uses)


SIZES = {"tiny": 1, "large": 9}


class Chosen:
    """Looks its parameters up in tables of the class and of the module."""

    BLOCKS = {50: "bottleneck", 18: "basic"}  # noqa: RUF012

    def __init__(self, depth: int, model_name: str, scale: Any, at: int = 0, scales: Any = ()) -> None:
        self.block = self.BLOCKS[depth]
        if model_name not in list(SIZES.keys()):
            raise KeyError(model_name)
        self.scale = scales[at] * scale


def normalization(epsilon: float, axis: int = -1) -> float:
    return epsilon * axis


class Normalized:
    def __init__(self, norm_params: Any = None, other: Any = None) -> None:
        self.norm = normalization(**norm_params)
        self.other = unknown(**other)  # type: ignore[name-defined]  # noqa: F821


def test_what_is_spread_into_a_call_is_a_dict_of_its_arguments() -> None:
    target = SimpleNamespace(target=Normalized, texts={}, names={}, texts_args=[], is_instance=lambda: False)
    constructor = Constructor(target, ClassUsage(Normalized))
    assert constructor.candidates("norm_params")[0][0] == "{'epsilon': 1e-05}"
    assert constructor.candidates("other")[0][0] == "{}"


def test_the_keys_of_a_table_are_the_choices() -> None:
    target = SimpleNamespace(target=Chosen, texts={}, names={}, texts_args=[], is_instance=lambda: False)
    constructor = Constructor(target, ClassUsage(Chosen))
    assert [text for text, _ in constructor.candidates("depth")[:2]] == ["18", "50"]
    assert [text for text, _ in constructor.candidates("model_name")[:2]] == ["'tiny'", "'large'"]
    assert constructor.candidates("at")[0][0] == "8", "no table of the class or its module"


def test_a_flag_that_the_failing_line_reads_is_turned() -> None:
    class Pair:
        def __init__(self, rate: float) -> None:
            pass

        def call(self, x: Any, training: bool = False, with_scores: bool = False, causal: bool = True) -> Any:
            x, _scores = self.attend(x, with_scores)  # type: ignore[attr-defined]
            return x

    target = SimpleNamespace(
        target=Pair,
        texts={},
        names={},
        texts_args=[],
        is_instance=lambda: False,
        optional_input=lambda name: None,
    )
    target.inputs_given = False
    usage = ClassUsage(Pair)
    constructor = Constructor(target, usage)
    row = Feed([tensor("float32", None, 8)], {}, "")
    failure = Failure(
        1, Candidate(constructor.first(), row), ValueError("too many values to unpack"), Pair(0.1)
    )
    after = list(
        Follower(target, usage, constructor, None).following(failure, ["with_scores", "training", "rate"])
    )
    turned = [candidate.feed.kwargs for _, candidate in after if candidate.feed and candidate.feed.kwargs]
    assert turned == [{"with_scores": {"kind": "literal", "value": True}}]
    assert {dict(candidate.choice)["rate"][0] for _, candidate in after} == {"0.1", "8"}, "a rate is a number"
    assert not guess.suits(("4", "usual for its name"), ("0.1", guess.TRIED), True), "a size is an integer"


class Around:
    """Hands its input on to a model that declares one."""

    def __init__(self, *sizes: Any) -> None:
        self.body: Any = SimpleNamespace(inputs=[SimpleNamespace(shape=(None, *sizes), dtype="float32")])

    def call(self, image: Any) -> Any:
        return self.body(image)


def test_what_a_model_inside_declares_is_the_input() -> None:
    api: Any = SimpleNamespace(is_functional=lambda layer: True, Layer=Around, is_builtin=lambda cls: False)
    reader = InputReader(Around(64, 48, 3), ClassUsage(Around), [], api)
    assert written(_from_use(reader, "image")) == "float32[None,64,48,3]"
    assert _from_use(InputReader(Around(None, 48, 3), ClassUsage(Around), [], api), "image") is None


@pytest.mark.parametrize(
    ("sizes", "wide"),
    [((8, 32), ["float32[None,8,3]"]), ((8,), ["float32[None,24]"]), ((7, 32), []), ((8, 3), [])],
)
def test_rows_are_as_wide_as_a_reshape_needs(sizes: tuple[int, ...], wide: list[str]) -> None:
    repairs = repaired(tensor("float32", None, *sizes), Lesson("per row", 24))
    assert [written(form) for form in repairs] == wide


class Listed:
    """Calls its layers in a loop."""

    def __init__(self, **declared: Any) -> None:
        self.parts: Any = [SimpleNamespace(**declared), SimpleNamespace(_batch_input_shape=(None, 9))]

    def call(self, x: Any) -> Any:
        for part in self.parts:
            x = part(x)
        return x


@pytest.mark.parametrize(
    ("declared", "form"),
    [
        ({"_batch_input_shape": (None, 100)}, "float32[None,100]"),
        ({"_input_shape_arg": (28, 28, 1)}, "float32[None,28,28,1]"),
        ({"_input_shape_arg": (None, None, 3)}, "float32[None,32,32,3]"),
    ],
)
def test_a_first_layer_may_declare_the_input(declared: dict[str, Any], form: str) -> None:
    api: Any = SimpleNamespace(
        is_functional=lambda layer: False,
        steps_only=lambda layer: False,
        Layer=Listed,
        is_builtin=lambda cls: False,
        children=lambda layer: getattr(layer, "parts", []),
    )
    first = next(forms(InputReader(Listed(**declared), ClassUsage(Listed), [], api)))
    assert [written(item) for item in first.args] == [form]
    itself = Listed()
    vars(itself).update(declared)
    first = next(forms(InputReader(itself, ClassUsage(Listed), [], api)))
    assert [written(item) for item in first.args] == [form]
    plain = next(forms(InputReader(Listed(), ClassUsage(Listed), [], api)))
    assert [written(item) for item in plain.args] == ["float32[None,8]"], "only the first layer"


class LooksUp:
    """Takes rows of tables, in a method of its own."""

    def call(self, x: Any, y: Any, mask: Any, z: Any) -> Any:
        z = tf.cast(z * 10, tf.int32)  # type: ignore[name-defined]  # noqa: F821
        return self.rows(x), ops.take(self.table, y), tf.cast(mask, "int32"), z  # type: ignore[name-defined,attr-defined]  # noqa: F821

    def rows(self, inputs: Any) -> Any:
        inputs = tf.cast(inputs, tf.int32)  # type: ignore[name-defined]  # noqa: F821
        return tf.nn.embedding_lookup(self.table, inputs)  # type: ignore[name-defined,attr-defined]  # noqa: F821


def test_what_is_looked_up_by_an_input_gets_whole_numbers() -> None:
    reader = InputReader(LooksUp(), ClassUsage(LooksUp), [], no_parts())
    assert written(_from_use(reader, "x")) == written(_from_use(reader, "y")) == "int32[None,8]"
    assert _from_use(reader, "mask") is None
    assert _from_use(reader, "z") is None, "a number that is made whole need not be"


def no_parts() -> Any:
    return SimpleNamespace(
        is_functional=lambda layer: False,
        steps_only=lambda layer: False,
        Layer=Listed,
        is_builtin=lambda cls: False,
        children=lambda layer: [],
    )


class HandsOn:
    """Hands its input on by name."""

    def __init__(self) -> None:
        self.rows: Any = LooksUp()

    def call(self, source: Any, other: Any) -> Any:
        return self.rows(x=source, mask=other)


def test_an_input_that_a_layer_gets_by_name_is_as_that_layer_uses_it() -> None:
    api = no_parts()
    api.Layer = LooksUp
    reader = InputReader(HandsOn(), ClassUsage(HandsOn), [], api)
    assert written(_from_use(reader, "source")) == "int32[None,8]"
    assert _from_use(reader, "other") is None


class ImageScaler(LooksUp):
    def call(self, inputs: Any, limit: Any) -> Any:  # type: ignore[override]
        return inputs / limit


class Prepares:
    def __init__(self) -> None:
        self.scaler: Any = ImageScaler()

    def call(self, x: Any, limit: Any) -> Any:
        return self.scaler(x, limit)


def test_what_a_layer_of_images_gets_is_an_image() -> None:
    api = no_parts()
    api.Layer = LooksUp
    reader = InputReader(Prepares(), ClassUsage(Prepares), [], api)
    assert written(_from_use(reader, "x")) == "float32[None,32,32,3]"
    assert _from_use(reader, "limit") is None


def test_all_repeats_of_a_failure_share_their_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [10.0]
    monkeypatch.setattr("layerlint.worker.search_clock.own_time", lambda: now[0])
    repeats = RepeatClock()
    assert repeats.left(14.5) == 4.5
    now[0] = 11.5
    assert repeats.left(9.0) == 0.5
    now[0] = 13.0
    assert repeats.left(9.0) == 0.01
    assert repeats.left(math.inf) == math.inf


class Attends:
    def call(self, v: Any, k: Any, q: Any) -> Any:
        return v, k, q


def test_queries_keys_and_values_are_sequences() -> None:
    first = next(forms(InputReader(Attends(), ClassUsage(Attends), [], no_parts())))
    assert [written(item) for item in first.args] == ["float32[None,8,8]"] * 3


class Forwards:
    """Unpacks what a method of its own returns, and not its input."""

    def call(self, x: Any, with_features: bool = False) -> Any:
        x = self.forward(x)
        if with_features:
            x, features = x
            return x, features
        return x

    def forward(self, x: Any) -> Any: ...


def test_what_is_unpacked_later_is_no_list_of_inputs() -> None:
    assert "unpack" not in {use.kind for use in ClassUsage(Forwards).call.get("x", [])}


class Sliced:
    """Takes columns of its input apart."""

    def call(self, x: Any, y: Any, z: Any) -> Any:
        dense, sparse = x[:, :13], x[:, 13:]
        return dense, sparse, y[:, :3], y[:, -1:], z[:, 12:, :], z[:, :, 0:20]


def test_an_input_is_as_wide_as_the_columns_that_are_read() -> None:
    api: Any = SimpleNamespace(is_functional=lambda layer: False, Layer=Sliced, is_builtin=lambda cls: False)
    reader = InputReader(Sliced(), ClassUsage(Sliced), [], api)
    shapes = [written(_from_use(reader, name)) for name in "xyz"]
    assert shapes == ["float32[None,26]", "float32[None,8]", "float32[None,8,20]"]
    reader.layer.dense, reader.layer.sparse, reader.layer.sizes = [{}] * 13, [{"n": 4}] * 15, [4, 4]
    assert written(_from_use(reader, "x")) == "float32[None,28]"


def test_an_equation_has_the_ranks_of_its_operands() -> None:
    assert equation_ranks("b t d, dnh -> btnh") == [3, 3]
    assert equation_ranks("...d,df->...f") == [0, 2]
    tree = ast.parse("ops.einsum('abc,cd->abd', x + b, self.w)").body[0]
    [node] = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    ranks = [
        (ast.unparse(operand), use.of) for operand, use in READERS[ast.Call](node) if use.kind == "operand"
    ]
    assert ranks == [("x", 3), ("b", 3), ("self.w", 2)]


def test_the_failing_line_blames_what_it_reads(block: Any) -> None:
    class Shaped:
        shape = (1, 2, 3)

    made = block(8, 2, table=(1, 2))
    with pytest.raises(AttributeError) as caught:
        made.call(Shaped(), {"key": 1})
    assert blamed_names(caught.value, ClassUsage(block)) == ["heads", "width"]
    with pytest.raises(IndexError) as caught_in_build:
        made.build((2, 8))
    assert blamed_names(caught_in_build.value, ClassUsage(block)) == ["ids_shape", "ids"]


class Asked:
    """A plan for a constructor of plain Python; what was tried is kept."""

    doubt = None
    origin = "given"
    api = None

    def __init__(self, thing: Any) -> None:
        self.request: dict[str, Any] = {}
        self.target = thing
        self.texts_args: tuple[str, ...] = ()
        self.texts: dict[str, str] = {}
        self.names: dict[str, Any] = {}
        self.input_args = [tensor("float32", None, 8)]
        self.input_kwargs: dict[str, Any] = {}
        self.tried: list[dict[str, str]] = []
        self.feeds: list[str] = []
        self.inputs_given = True
        self.hints: list[dict[str, Any]] = []

    def is_instance(self) -> bool:
        return False

    def use(self, choice: Any) -> None:
        self.tried.append({name: text for name, (text, _) in choice})

    def feed_with(self, feed: Feed, layer: Any) -> None:
        self.feeds.append(", ".join(map(written, feed.args)))

    def arrange(self, layer: Any) -> None:
        pass

    def optional_input(self, name: str) -> Any:
        return None


def searched(thing: Any, step: Any = lambda layer: None, hints: Any = ()) -> Asked:
    plan = Asked(thing)
    plan.hints = list(hints)
    PlanSearch(plan, lambda: thing(**{n: eval(t) for n, t in plan.tried[-1].items()}), [step]).run()
    return plan


def searched_on(plan: Asked, thing: Any, step: Any) -> None:
    """The search with one usual input, as a layer without Keras has none."""
    search = PlanSearch(plan, thing, [step], depth=0)
    search._feeds = lambda layer, choice: [Feed([tensor("float32", None, 8)], {}, "")]  # type: ignore[method-assign]
    search.run()


def test_a_message_leads_to_the_argument_that_it_names() -> None:
    class Bins:
        def __init__(self, num_bins: Any = None, bin_boundaries: Any = None) -> None:
            if (num_bins is None) == (bin_boundaries is None):
                raise ValueError("You need to set either `num_bins` or `bin_boundaries`.")

    assert searched(Bins).tried == [{}, {"num_bins": "2"}]


def test_a_message_leads_to_the_kind_that_it_names() -> None:
    class Sized:
        def __init__(self, target_size: Any) -> None:
            if not isinstance(target_size, tuple):
                raise TypeError("Expected `target_size` to be tuple")

    assert searched(Sized).tried[-1] in ({"target_size": "(8, 8)"}, {"target_size": "(32, 32)"})


def test_what_a_message_names_comes_before_what_is_only_usual() -> None:
    class Plain:
        def __init__(self) -> None: ...

    search = PlanSearch(Asked(Plain), Plain, [])
    usual, other = (Candidate((), Feed([tensor("float32", None, size)], {}, "")) for size in (8, 4))
    for cost, candidate in ((2.0, usual), (1.0, other), (0.15, usual), (3.0, usual)):
        search.queue.push(cost, candidate)
    assert [search.queue.pop()[0] for _ in range(3)] == [0.15, 1.0, 2.0]


def test_a_candidate_is_tried_once() -> None:
    class Plain:
        def call(self, x: Any) -> None: ...

    def step(layer: Any) -> None:
        raise ValueError("expected ndim=3, found ndim=2")

    plan = Asked(Plain)
    plan.inputs_given = False
    with pytest.raises(ValueError, match="ndim"):
        searched_on(plan, Plain, step)
    tried = plan.feeds[:-1]  # the last one is told, and not tried again
    assert len(tried) == len(set(tried)) > 3


def test_a_message_leads_to_a_number_that_it_allows() -> None:
    class Axis:
        def __init__(self, axis: Any) -> None:
            if axis not in (1, 2, 3):
                raise ValueError(f"axis must be 1~3,now is {axis}")

    assert searched(Axis).tried == [{"axis": "-1"}, {"axis": "1"}]


class Asserted:
    def __init__(self, embed_dim: Any, num_heads: Any, key_dim: Any) -> None:
        assert num_heads * key_dim % embed_dim == 0 and key_dim == embed_dim // num_heads, "no"  # noqa: PT018


def test_an_attribute_is_added_once() -> None:
    assert guess.with_attribute("types.SimpleNamespace(mode=8)", "mode") == "types.SimpleNamespace(mode=8)"
    assert guess.with_attribute("types.SimpleNamespace(my_mode=8)", "mode").count("mode=8") == 2
    assert guess.argument(parameter("d_head"))[0] == "8", "the size of a head, and no head"


class Packing:
    def __call__(self, hidden: Any, cut: Any, **kwargs: Any) -> Any:
        return self.call((hidden, cut))

    def call(self, inputs: Any) -> Any:
        return inputs


def test_inputs_are_those_of_a_call_method_of_the_users() -> None:
    class Plain:
        def __call__(self, *args: Any) -> Any: ...

        def call(self, inputs: Any) -> Any: ...

    assert positional(Packing()) == ["hidden", "cut"]
    assert positional(Plain()) == ["inputs"]


class Rotating:
    def __init__(self, num_heads: int, hidden_dim: int) -> None:
        self.size = hidden_dim // num_heads // 4

    def call(self, x: Any) -> Any:
        if self.size % 2:
            raise ValueError("Number of ways to split should evenly divide the split dimension (size = 1)")


def test_widths_grow_where_a_part_of_them_is_split() -> None:
    tried = searched(Rotating, lambda layer: layer.call(1)).tried
    assert tried == [{"num_heads": "2", "hidden_dim": "8"}, {"num_heads": "2", "hidden_dim": "64"}]


class Squeezing:
    """Squeezes.

    Args:
        shrink: A float or None. If None, there is no squeezing layer.
    """

    def __init__(self, shrink: Any) -> None:
        self.shrink = shrink

    def call(self, x: Any) -> Any:
        return 8 * self.shrink


def test_none_that_a_call_cannot_use_gets_a_number() -> None:
    def step(layer: Any) -> None:
        layer.call(1)

    assert searched(Squeezing, step).tried == [{"shrink": "None"}, {"shrink": "0.1"}]


class Cutting:
    def __init__(self, width: int, cut: Any = None, least: int = 2) -> None:
        if not cut:
            cut = _cut(width, least, limit=1)  # type: ignore[call-arg]
        self.cut = cut


def _cut(width: int, least: int) -> int:
    return max(width, least)


def test_a_default_of_none_that_the_failing_line_reads_gets_a_value() -> None:
    with pytest.raises(TypeError):
        searched(Failing)
    assert searched(Cutting).tried[-1] == {"width": "16", "cut": "8"}


class Failing:
    def __init__(self, width: int, cut: int = 1) -> None:
        _cut(width, cut, limit=1)  # type: ignore[call-arg]


class Halving:
    def __init__(self, filters: int = 1, groups: int = 2) -> None:
        self.filters = filters
        self.groups = groups

    def call(self, x: Any) -> Any:
        if self.filters < self.groups:
            raise ValueError("Number of ways to split should evenly divide the split dimension")
        return x


def test_a_default_of_one_filter_is_widened() -> None:
    assert searched(Halving, lambda layer: layer.call(1)).tried == [{}, {"filters": "64"}]


class Grouping:
    def __init__(self, filters: int, groups: int = 32) -> None:
        self.filters = filters
        self.groups = groups

    def call(self, x: Any) -> Any:
        if self.filters < self.groups:
            raise ValueError(
                f"Number of groups ({self.groups}) cannot be more than the number of channels (8)."
            )
        return x


def test_more_groups_than_channels_become_one() -> None:
    assert searched(Grouping, lambda layer: layer.call(1)).tried == [
        {"filters": "8"},
        {"filters": "8", "groups": "1"},
    ]


class Scaling:
    """Scales.

    Args:
        scales: list of floats.
    """

    def __init__(self, scales: Any) -> None:
        if not set(scales) <= {4.0, 0.5}:
            raise ValueError(f"Unsupported scales: {scales}. Supported scales are 4.0 and 0.5.")


def test_a_list_gets_the_numbers_that_a_message_allows() -> None:
    assert searched(Scaling).tried[-1] == {"scales": "[4.0, 4.0]"}


class Padding:
    def call(self, x: Any, y: Any) -> Any:
        return pad(x, [[0, 0], [1, 0], [0, 0]]), pad(y, self.paddings)  # type: ignore[name-defined,attr-defined]  # noqa: F821


def test_paddings_have_the_rank_of_what_they_pad() -> None:
    uses = ClassUsage(Padding).call
    assert ParameterUse("rank", 3) in uses["x"]
    assert not any(use.kind == "rank" for use in uses.get("y", []))


def test_an_input_is_as_wide_as_what_is_reshaped_to_it() -> None:
    feed = Feed([tensor("float32", None, 32, 32, 3)], {}, "")
    message = "Input to reshape is a tensor with 16384 values, but the requested shape has 6144 [Op:Reshape]"
    assert [None, 32, 32, 8] in [other.args[0]["shape"] for other in input_repairs.repairs(feed, message)]


class Optional:
    def call(self, inputs: Any) -> Any:
        return inputs["places"] if "places" in inputs else self.inner(inputs)  # type: ignore[attr-defined]


def test_a_key_that_is_looked_for_is_not_needed() -> None:
    assert _keyed(Optional(), "inputs", 8) is None


class Embedding:
    def __init__(self) -> None:
        self.input_dim = 8

    def call(self, inputs: Any) -> Any: ...


class Reducing(Embedding): ...


def test_what_is_derived_from_an_embedding_gets_integers() -> None:
    reader = InputReader(Reducing(), ClassUsage(Reducing), [], SimpleNamespace())  # type: ignore[arg-type]
    assert _from_words(reader, "inputs") == tensor("int32", None, 8)


def test_failures_that_say_nothing_new_for_a_while_end_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("layerlint.worker.search_progress.own_time", lambda: now[0])
    progress = SearchProgress()
    same = Failure(0, Candidate((), None), ValueError("expected 4 units"))
    for now[0] in range(4):
        progress.note(same, ["units"])
        assert not progress.is_stuck(), "few failures"
    progress.note(Failure(0, Candidate((), None), ValueError("expected 8 units")), ["units"])
    assert progress.is_stuck(), "another number is no news"
    progress.note(Failure(0, Candidate((), None), ValueError("expected 8 units")), ["rate"])
    assert not progress.is_stuck()
    for now[0], kind in enumerate(("int", "str", "list", "LSTM", "NoneType"), 10):
        error = AttributeError(f"'{kind}' object has no attribute 'start'")
        progress.note(Failure(0, Candidate((), None), error), ["units"])
    assert progress.is_stuck(), "another type of what lacks an attribute is no news"
    for now[0], shapes in enumerate(("[2,8] vs. [2,3]", "[2,8,8] vs. [2,3]", "[2,4] vs. [2,1,8]") * 2, 20):
        progress.note(Failure(1, Candidate((), None), ValueError(f"Incompatible shapes: {shapes}")), ["x"])
    assert progress.is_stuck(), "other ranks of the same mismatch are no news"
    for _ in range(60):
        progress.note(same, ["units"])
    assert progress.is_stuck(), "many failures, however quick they are"


class Lookup:
    def __init__(self, table: Any = None, size: int = 2) -> None:
        self.table = None
        if table is not None:
            self.update(table)

    def update(self, table: Any) -> None:
        self.table = table

    def call(self, x: Any) -> Any:
        return x + self.table


def test_an_attribute_that_a_method_sets_is_the_parameter_of_its_name() -> None:
    with pytest.raises(TypeError) as raised:
        Lookup().call(1)
    assert "table" in blamed_names(raised.value, ClassUsage(Lookup))
    assert searched(Lookup, lambda layer: layer.call(1)).tried[-1]["table"] == "8"


def test_an_assertion_is_read_where_it_says_nothing() -> None:
    assert searched(Asserted).tried[-1] == {"embed_dim": "8", "num_heads": "2", "key_dim": "4"}


def test_what_always_fails_ends_soon() -> None:
    class Broken:
        def __init__(self, units: int, rate: float) -> None:
            raise RuntimeError("always")

    plan = Asked(Broken)
    with pytest.raises(RuntimeError, match="always"):
        PlanSearch(plan, lambda: Broken(1, 1.0), [lambda layer: None]).run()
    assert len(plan.tried) < 60
    assert plan.tried[-1] == {"units": "8", "rate": "0.1"}


def test_the_next_guess_follows_where_the_trace_fails() -> None:
    class Row:
        def __init__(self, units: int) -> None:
            self.units = units

    def step(layer: Any) -> None:
        if layer.units != 0.1:
            raise ValueError("rank of `units` is not known")

    assert searched(Row, step).tried[-1] == {"units": "0.1"}


class Wide:
    def __init__(self, dim: int, heads: int = 1, mode: str = "sum") -> None:
        if dim % heads or dim == 8:
            raise ValueError("no")


def place(*args: str, **kwargs: str) -> dict[str, Any]:
    return {"where": "a.py:1", "args": list(args), "kwargs": kwargs, "whole": True, "inputs": None}


def test_what_the_project_shows_is_tried_before_any_guess() -> None:
    assert searched(Wide, hints=[place("6", heads="3")]).tried == [{"dim": "6", "heads": "3"}]
    failing, other = place("5", heads="3"), place(mode="'max'", dim="4")
    assert searched(Wide, hints=[failing, other]).tried[-1] == {"dim": "4", "mode": "'max'"}


def test_a_place_that_does_not_fit_the_constructor_is_passed_over() -> None:
    tried = searched(Wide, hints=[place("1", "2", "3", "4"), place("6")]).tried
    assert tried == [{"dim": "6"}]


def test_places_with_large_sizes_or_unknown_arguments_come_after_the_first_guess() -> None:
    class Sized:
        def __init__(self, size: int) -> None:
            if size < 10:
                raise ValueError("no")

    large, partly, small = place("4096"), {**place("20"), "whole": False}, place("9")
    tried = [one["size"] for one in searched(Sized, hints=[partly, large, small]).tried]
    assert tried == ["9", "8", "4096"]


def test_a_place_with_few_unknown_arguments_comes_before_the_first_guess() -> None:
    class Sized:
        def __init__(self, size: int, depth: int, mode: str) -> None: ...

    nearly = {**place(size="20", depth="3"), "whole": False}
    hardly = {**place(size="20"), "whole": False}
    assert searched(Sized, hints=[nearly]).tried[0]["size"] == "20"
    assert searched(Sized, hints=[hardly]).tried[0]["size"] == "8"


def test_large_sizes_of_a_place_are_made_smaller_together() -> None:
    class Tower:
        def __init__(self, vocabulary_size: int, hidden_dim: int, num_heads: int, num_layers: int) -> None:
            if vocabulary_size > 1000 or hidden_dim % num_heads:
                raise ValueError("no")

    large = place(vocabulary_size="30552", hidden_dim="768", num_heads="12", num_layers="12")
    small = {"vocabulary_size": "64", "hidden_dim": "96", "num_heads": "12", "num_layers": "2"}
    assert searched(Tower, hints=[large]).tried == [small]
    deep = place(vocabulary_size="30552", hidden_dim="1000", num_heads="3000", num_layers="4096")
    usual = {"vocabulary_size": "100", "hidden_dim": "8", "num_heads": "2", "num_layers": "2"}
    assert searched(Tower, hints=[deep]).tried[0] == usual, "what stays large after all comes later"


def test_a_part_is_as_shallow_as_its_example_allows() -> None:
    def part(repeats: Any, filters: int) -> None:
        pass

    target = SimpleNamespace(target=part, texts={}, names={}, texts_args=[], is_instance=lambda: False)
    constructor = Constructor(target, ClassUsage(object))
    plan = SimpleNamespace(hints=[place("[6, 12, 24]", "8")], inputs_given=False)
    choices = sorted(hinted_choices(plan, constructor, PART_LARGE), key=lambda item: item[0])
    assert [dict(choice)["repeats"][0] for _, choice, _ in choices] == ["[2, 2, 2]", "[6, 12, 24]"]
    whole = list(hinted_choices(plan, constructor))
    assert [dict(choice)["repeats"][0] for _, choice, _ in whole] == ["[6, 12, 24]"]


def test_a_value_that_is_the_default_is_left_out() -> None:
    for heads in ("1", "int(1)"):
        assert searched(Wide, hints=[place("6", heads=heads)]).tried == [{"dim": "6"}]


def test_large_defaults_that_take_long_are_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layerlint.worker.search_clock.FIRST", 0.05)

    class Deep:
        def __init__(self, kind: str, num_layers: int = 12, depths: Any = (1, 3, 9), heads: int = 12) -> None:
            if num_layers > 2 or max(depths) > 2:
                time.sleep(5)

    assert searched(Deep).tried == [
        {"kind": "'relu'"},
        {"kind": "'relu'", "num_layers": "2", "depths": "(1, 2, 2)"},
    ]


def test_large_images_that_take_long_are_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layerlint.worker.search_clock.FIRST", 0.05)

    class Wide:
        def __init__(self, kind: str, image_shape: Any = (480, 480, 3)) -> None:
            if image_shape[0] > 64:
                time.sleep(5)

    assert searched(Wide).tried == [{"kind": "'relu'"}, {"kind": "'relu'", "image_shape": "(64, 64, 3)"}]


def test_a_factory_of_a_model_that_declares_its_inputs_has_all_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("layerlint.worker.search_clock.GRACE", 0.0)
    declared = [Feed([tensor("float32", None, 8)], {}, DECLARED)]
    monkeypatch.setattr(PlanSearch, "_feeds", lambda *_: declared)

    def make_large() -> object:
        time.sleep(0.1)
        return made

    made = object()
    plan = Asked(make_large)
    plan.inputs_given = False
    assert PlanSearch(plan, make_large, [lambda layer: time.sleep(0.2)], seconds=0.05).run() is made


def test_a_class_that_leaves_the_call_to_its_subclasses_is_tried_once() -> None:
    class Layer:
        def __init__(self, units: Any) -> None: ...

        def call(self, inputs: Any) -> None: ...

    Layer.__module__ = "keras.src.layers.layer"

    class Base(Layer): ...

    def fail() -> None:
        raise ValueError("it takes something else")

    plan = Asked(Base)
    with pytest.raises(ValueError, match="something else"):
        PlanSearch(plan, fail, [lambda layer: None]).run()
    assert plan.tried == [{"units": "8"}] * 2, "tried once, and set once more for the report"


def test_a_class_that_declares_its_inputs_has_all_the_time_for_its_call(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, seconds in (("GRACE", 0.0), ("END", 0.1), ("TRACE", 0.0)):
        monkeypatch.setattr(f"layerlint.worker.search_clock.{name}", seconds)
    declared = [Feed([tensor("float32", None, 8)], {}, DECLARED)]
    monkeypatch.setattr(PlanSearch, "_feeds", lambda *_: declared)

    class Net: ...

    plan = Asked(Net)
    plan.inputs_given = False
    steps = [lambda layer: time.sleep(0.2), lambda layer: time.sleep(0.2)]
    assert isinstance(PlanSearch(plan, Net, steps, seconds=0.05).run(), Net)


@pytest.mark.slow
def test_a_try_that_never_ends_costs_the_search_its_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layerlint.worker.search_clock.GRACE", 0.1)

    class Endless:
        def __init__(self, units: int) -> None:
            while True:
                pass

    plan = Asked(Endless)
    with pytest.raises(TimeoutError, match="not done after"):
        PlanSearch(plan, lambda: Endless(1), [], seconds=0.1).run()


def test_a_place_with_an_unknown_name_says_nothing_of_the_class() -> None:
    class Needing:
        def __init__(self, inner: Any) -> None:
            raise ImportError("No module named 'flakes'")

    place = {"where": "a.py:3", "args": [], "kwargs": {"inner": "Own()"}, "whole": True, "inputs": None}
    plan = Asked(Needing)
    plan.hints = [place]

    def construct() -> Any:
        text = plan.tried[-1]["inner"]
        return Needing(evaluate(text, {}, Needing) if text == "Own()" else 8)

    with pytest.raises(ImportError, match="flakes"):
        PlanSearch(plan, construct, []).run()


def test_a_size_that_is_divided_away_grows() -> None:
    class Rows:
        def __init__(self, d_model: int, max_len: Any = None) -> None:
            self.length = list(range(max_len))
            self.size = d_model // (d_model // 64)

    assert searched(Rows).tried[-1] == {"d_model": "64", "max_len": "16"}


@pytest.mark.slow
def test_what_was_called_is_traced_before_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layerlint.worker.search_clock.END", 0.3)

    class Slow:
        def call(self, inputs: Any) -> Any:
            return inputs

    def trace(layer: Any) -> None:
        time.sleep(20)

    plan = Asked(Slow)
    plan.inputs_given = False
    search = PlanSearch(plan, Slow, [lambda layer: None, trace], seconds=0.2, depth=0)
    search._feeds = lambda layer, choice: [Feed([tensor("float32", None, 8)], {}, "")]  # type: ignore[method-assign]
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        search.run()
    assert time.monotonic() - began < 10


class Scalar:
    """Its code has forms that hold nothing: an empty index, an empty target."""

    def __init__(self, name: str | None = None) -> None:
        self.label = name

    def call(self, x: Any) -> Any:
        for () in enumerate(()):  # type: ignore[misc]
            x = x[()]
        return x


def test_empty_forms_are_read() -> None:
    assert ParameterUse("index", 1) not in ClassUsage(Scalar).call.get("x", ())


def test_a_failure_of_our_own_code_is_no_fault_of_the_class(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(planning, "PlanSearch", fails)
    target = SimpleNamespace(request={"target": "Scalar"})
    with pytest.raises(loading.OwnBug, match="own code failed while it read `Scalar`: IndexError"):
        planning.find(target, lambda: None, [])  # type: ignore[arg-type]


def test_a_name_that_must_not_be_none_gets_one() -> None:
    target = SimpleNamespace(
        target=Scalar,
        texts={},
        names={},
        texts_args=[],
        is_instance=lambda: False,
        optional_input=lambda name: None,
    )
    message = "unsupported operand type(s) for +: 'NoneType' and 'str'"
    choices = list(Constructor(target, ClassUsage(Scalar)).from_message((), message, ["name"], False))
    assert [dict(choice)["name"][0] for _, choice in choices] == ["'part'"]
