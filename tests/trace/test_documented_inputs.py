"""What docstrings tell of single arguments of `call`, and inputs that are no tensors; without TensorFlow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.worker import docstrings, documented_inputs, input_repairs
from layerlint.worker.input_forms import Feed, tensor
from layerlint.worker.keyword_inputs import by_keyword

TEXT = """Adds positions to a map.

        Args:
            attention_map (tensor): Attention map.
            queries (tensor): Queries with shape
                `(batch, height * width, channels)`.
            table: a Tensor. The positions, should be of shape `[batch_size, 2 * bucket_size, hidden_dim]`.
            query_size (tuple[int, int]): Size of the queries, `(height, width)`.
            strides: tuple of 3 ints.
            capacity: int. How many.
            keep (bool): Whether.
            eps: float, a small number.
            ids: int Tensor of shape (batch, seq).
            more: An integer tensor.
            sizes: int32[batch, 4] boxes.
            mask: a boolean Tensor. It should have shape [batch_size, sequence_length].
            words: A tensor of single string sequences, or a tuple of them.
            texts: Batch of strings.
            mode: A string, one of "sum" and "mean".
            places_mask: A 4D tensor of shape `(batch, height, width, channels)`. The indices of the maxima.
            inputs: Inputs to the layer, <float>[num_groups, num_experts, expert_capacity, hidden_dim].
"""


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("query_size", "int int"),
        ("strides", "int int int"),
        ("capacity", "int"),
        ("keep", "bool"),
        ("eps", "float"),
        ("ids", ""),
        ("more", ""),
        ("sizes", ""),
        ("attention_map", ""),
        ("mask", ""),
        ("nothing", ""),
    ],
)
def test_a_docstring_tells_what_is_no_tensor(name: str, kinds: str) -> None:
    assert docstrings.number_kinds(TEXT, name) == kinds


def test_docstrings_tell_strings() -> None:
    told = [
        name for name in ("words", "texts", "mode", "ids", "inputs") if docstrings.takes_strings(TEXT, name)
    ]
    assert told == ["words", "texts"]


class Layer:
    """A layer as far as the search reads it."""

    bucket_size = 256
    num_experts = 4
    hidden_dim = None

    def call(self) -> None: ...


Layer.call.__doc__ = TEXT
READER: Any = SimpleNamespace(layer=Layer(), first=8)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("table", tensor("float32", None, 512, 8)),
        ("queries", tensor("float32", None, 64, 8)),
        ("ids", tensor("int32", None, 8)),
        ("mask", tensor("bool", None, 8)),
        ("places_mask", tensor("int32", None, 32, 32, 3)),
        ("inputs", tensor("float32", None, 4, 8, 3)),
        ("attention_map", None),
        ("capacity", None),
    ],
)
def test_each_argument_has_the_shape_that_is_told_of_it(name: str, form: Any) -> None:
    assert documented_inputs.documented_shape(READER, name) == form


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("2 * bucket_size", 512),
        ("bucket_size // num_experts", 64),
        ("bucket_size + 1", 257),
        ("bucket_size - 1", 255),
        ("bucket_size / 0", None),
        ("2 * unknown", None),
        ("bucket_size * bucket_size", None),
        ("-1", None),
        ("*", None),
    ],
)
def test_sizes_are_calculated_from_those_of_the_layer(words: str, size: int | None) -> None:
    assert documented_inputs._size(READER, words, 3) == size


GRAPH = """Mixes nodes.

    **Input**

    - Node features of shape `([batch], n_nodes, n_node_features)`;
    - Binary adjacency matrix of shape `([batch], n_nodes, n_nodes)`.

    **Output**

    - Node features of shape `([batch], n_nodes, channels)`;
    - Other things of shape `([batch], n_nodes)`.
    """


def test_a_section_of_inputs_tells_a_list() -> None:
    assert docstrings.listed_shapes(GRAPH) == [
        ("batch", "n_nodes", "n_node_features"),
        ("batch", "n_nodes", "n_nodes"),
    ]
    assert (
        docstrings.listed_shapes("Input shape:\n    3D tensor with shape `(batch, steps, features)`.\n") == []
    )
    assert docstrings.listed_shapes("Inputs:\n    - x: of shape `(batch, steps)`\n    - y: a number\n") == [
        ("batch", "steps")
    ]
    assert docstrings.listed_shapes(None) == []


NUMBER = {"kind": "literal", "value": 2}
X = tensor("float32", None, 8)


def test_what_is_no_tensor_goes_by_keyword() -> None:
    assert by_keyword(Feed([X, NUMBER, X], {"k": X}, ""), ["x", "size", "y"]) == Feed(
        [X], {"size": NUMBER, "y": X, "k": X}, ""
    )
    for args, names in (([X, X], ["x", "y"]), ([NUMBER], ["size"]), ([X, NUMBER], ["x"])):
        assert by_keyword(Feed(args, {}, ""), names) == Feed(args, {}, ""), (
            "nothing to change, or no name for it"
        )


def test_an_input_that_cannot_be_a_tensor_becomes_a_number() -> None:
    said = "Only integers, slices (`:`), ellipsis (`...`) are valid indices, got <tf.Tensor: shape=(2, 8)>"
    found = list(input_repairs.number_inputs(Feed([X, X], {}, ""), ["x", "stride"], ["mask", "stride"], said))
    assert found[0] == Feed([X], {"stride": NUMBER}, input_repairs.LEARNED)
    assert all(one.args == [X] for one in found), "what the line does not read stays"
    assert not list(input_repairs.number_inputs(Feed([X], {}, ""), ["x"], ["x"], "expected ndim=3"))


@pytest.mark.parametrize(
    ("message", "form"),
    [
        ("0.0 cannot be raised to a negative power", tensor("float32", None, 32, 32, 64)),
        (
            "Input to reshape is a tensor with 1024 values, but the requested shape has 8192",
            tensor("float32", None, 256, 32, 3),
        ),
        ("The convolution operation resulted in an empty output.", tensor("float32", None, 128, 128, 3)),
    ],
)
def test_inputs_that_are_too_small_grow(message: str, form: Any) -> None:
    feed = Feed([tensor("float32", None, 32, 32, 3)], {}, "")
    assert form in [one.args[0] for one in input_repairs.repairs(feed, message)]


def test_the_input_that_the_failing_line_reads_gets_the_size_first() -> None:
    wide = tensor("float32", None, 8, 128)
    message = "expected axis -1 of input shape to have value 4, but received input with shape (2, 8, 128)"
    feed = Feed([wide, wide, wide], {}, "")
    first, second, *_ = input_repairs.repairs(feed, message, frozenset({2, "points"}))
    narrow = tensor("float32", None, 8, 4)
    assert (first.args, second.args) == ([wide, wide, narrow], [narrow, wide, wide])


def test_a_large_number_of_a_message_is_no_length() -> None:
    forms = [
        one.args[0]["shape"]
        for one in input_repairs.repairs(
            Feed([tensor("float32", None, 8, 16)], {}, ""), "cannot convert 8192"
        )
    ]
    assert forms == [[None, 8, 8192]]


def test_a_mask_that_the_class_expands_gets_the_rows_of_the_other_operand() -> None:
    mask = tensor("bool", None, 8)
    feed = Feed([tensor("float32", None, 8, 16)], {"mask": mask}, "")
    message = "Incompatible shapes: [3,2,8,8] vs. [3,1,8]"
    masks = [one.kwargs["mask"] for one in input_repairs.repairs(feed, message)]
    assert tensor("bool", None, 8, 8) in masks


def test_a_mask_that_is_subtracted_is_no_truth_value() -> None:
    feed = Feed([tensor("float32", None, 8, 8), tensor("bool", None, 8)], {}, "")
    first = next(input_repairs.repairs(feed, "Cannot convert 1 to EagerTensor of dtype bool"))
    assert first.args[1] == tensor("float32", None, 8)


def test_a_sequence_that_has_too_few_dimensions_is_stacked() -> None:
    feed = Feed([tensor("float32", None, 8, 16)], {}, "")
    forms = [one.args[0] for one in input_repairs.repairs(feed, "Expected input 0 to have rank 5 but got: 4")]
    assert tensor("float32", None, 4, 8, 16) in forms


def test_open_dimensions_that_are_too_short_grow_together() -> None:
    items = {"sound": tensor("float32", None, None, 1), "mask": tensor("bool", None, None)}
    [first, *_] = input_repairs.repairs(
        Feed([{"kind": "dict", "items": items}], {}, ""),
        "The convolution operation resulted in an empty output.",
    )
    longer = {"sound": tensor("float32", None, 256, 1), "mask": tensor("bool", None, 256)}
    assert first.args == [{"kind": "dict", "items": longer}]
    longer["other"] = tensor("bool", None, 8)
    [again, *_] = input_repairs.repairs(
        Feed([{"kind": "dict", "items": longer}], {}, ""),
        "The convolution operation resulted in an empty output.",
    )
    sizes = {name: item["shape"][1] for name, item in again.args[0]["items"].items()}
    assert sizes == {"sound": 1024, "mask": 1024, "other": 8}


def test_strings_are_one_to_a_sample() -> None:
    found = list(input_repairs.repairs(Feed([X], {}, ""), "Cast float to string is not supported"))
    assert found[0].args == [tensor("string", None)]


def test_a_part_of_a_list_may_be_a_list() -> None:
    feed = Feed([{"kind": "list", "items": [X, X]}], {}, "")
    found = input_repairs.repairs(feed, "not enough values to unpack (expected 4, got 2)")
    nested = {"kind": "list", "items": [{"kind": "list", "items": [X] * 4}, X]}
    assert nested in [one.args[0] for one in found]


class Patches:
    """Cuts images.

    Returns features of shape `(batch, length, 7)`.
    """

    side = 4

    def call(self, pixels: Any) -> None:
        """Cuts.

        Args:
            pixels: Tensor of shape
                (patches, side, side, 3).
        """


def test_the_shape_of_an_argument_goes_before_shapes_of_the_class() -> None:
    reader: Any = SimpleNamespace(layer=Patches(), first=8)
    assert documented_inputs.documented_input(reader, "pixels") == tensor("float32", None, 4, 4, 3)


def test_inputs_of_one_type_get_another_together() -> None:
    feed = Feed([tensor("float32", None, 8), tensor("bool", None, 8), tensor("bool", None, 8)], {}, "")
    message = (
        "cannot compute AddV2 as input #1(zero-based) was expected to be a float tensor but is a bool tensor"
    )
    first = next(input_repairs.repairs(feed, message))
    assert [form["dtype"] for form in first.args] == ["float32"] * 3


def test_integers_become_floats_where_they_meet_one() -> None:
    feed = Feed([tensor("float32", None, 8), tensor("int32", None, 8)], {}, "")
    message = "cannot compute Einsum as input #1(zero-based) was expected to be a int32 tensor but is a float tensor"
    first = next(input_repairs.repairs(feed, message))
    assert [form["dtype"] for form in first.args] == ["float32"] * 2


def test_masks_get_ones_between_their_first_and_their_last_dimension() -> None:
    mask = tensor("float32", None, 8)
    ids = tensor("int32", None, 8)
    feed = Feed([tensor("float32", None, 8, 8), ids, mask], {"more_mask": mask}, "")
    first = next(input_repairs.repairs(feed, "Incompatible shapes: [2,2,8,8] vs. [2,8] [Op:AddV2]"))
    assert [form["shape"] for form in (*first.args, *first.kwargs.values())] == [
        [None, 8, 8],
        [None, 8],
        [None, 1, 1, 8],
        [None, 1, 1, 8],
    ]
    assert not any(
        form["shape"] == [None, 1, 1, 8]
        for other in input_repairs.repairs(feed, "Incompatible shapes: [2,2,8,8] vs. [2,2,8,4]")
        for form in other.args
    )
