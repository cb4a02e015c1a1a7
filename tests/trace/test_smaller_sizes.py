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
    ],
)
def test_sizes_of_an_example_shrink(name: str, text: str, small: str) -> None:
    assert reduced({name: text}, {}, {name}) == {name: small}


@pytest.mark.parametrize(
    ("name", "text"), [("pool_sizes", "[1, 2]"), ("mode", "'sum'"), ("hidden_dims", "[]")]
)
def test_other_values_stay(name: str, text: str) -> None:
    assert reduced({name: text}, {}, {name}) == {}


def test_what_the_user_gave_stays() -> None:
    assert reduced({"vocabulary_size": "50257"}, {}, set()) == {}
