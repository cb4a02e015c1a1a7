"""Smaller sizes in place of those of defaults and examples."""

from __future__ import annotations

import pytest

from layerlint.worker.smaller_sizes import reduced, smaller


def test_widths_shrink_where_the_heads_still_divide_them() -> None:
    assert smaller({"hidden_dim": 512, "num_heads": 8}, {"hidden_dim"}) == {"hidden_dim": "64"}
    assert smaller({"hidden_dim": 512, "num_heads": 128}, {"hidden_dim"}) == {}


@pytest.mark.parametrize(
    ("name", "text", "small"),
    [
        ("vocabulary_size", "50257", "64"),
        ("stackwise_num_blocks", "[3, 4, 6, 3]", "[2, 2, 2, 2]"),
        ("hidden_dims", "(256, 512, 2048)", "(32, 64, 256)"),
        ("num_layers", "24", "2"),
        ("channel_dims_per_stage", "[256, 256, 512]", "[32, 32, 64]"),
    ],
)
def test_sizes_of_an_example_shrink(name: str, text: str, small: str) -> None:
    assert reduced({name: text}, {}, {name}) == {name: small}


@pytest.mark.parametrize(
    ("name", "text"), [("pool_sizes", "[1, 2]"), ("mode", "'sum'"), ("hidden_dims", "[]")]
)
def test_other_values_stay(name: str, text: str) -> None:
    assert reduced({name: text}, {}, {name}) == {}


@pytest.mark.parametrize(
    ("values", "small"),
    [
        ({"image_size": 224}, {"image_size": "64"}),
        ({"input_shape": (480, 480, 3), "stride": 1}, {"input_shape": "(64, 64, 3)"}),
        ({"image_size": 224, "patch_size": 28}, {"image_size": "84"}),
        ({"image_shape": (224, 192, 3)}, {}),
        ({"image_shape": (None, None, 3)}, {}),
        ({"image_size": 32, "input_size": 64}, {}),
    ],
)
def test_images_are_small_where_they_take_long(values: dict[str, object], small: dict[str, str]) -> None:
    assert smaller(values, set(values), with_images=True) == small
    assert smaller(values, set(values)) == {}
    texts = {name: repr(value) for name, value in values.items()}
    assert reduced(texts, {}, set(texts), with_images=True) == small


def test_what_the_user_gave_stays() -> None:
    assert reduced({"vocabulary_size": "50257"}, {}, set()) == {}
