"""Images have the sides and channels that the settings of their layer have."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.worker.image_sizes import with_image_size
from layerlint.worker.input_forms import Feed, rank_sizes, tensor, written

USUAL = tensor("float32", *rank_sizes(4, 8))


@pytest.mark.parametrize(
    ("layer", "arguments", "form"),
    [
        ({}, {"image_size": 64}, "float32[None,64,64,3]"),
        ({}, {"input_shape": (48, 40, 1)}, "float32[None,48,40,1]"),
        ({"cfg": SimpleNamespace(input_size=(64, 48), in_channels=1)}, {}, "float32[None,64,48,1]"),
        ({"image_size": 28}, {"num_channels": 1}, "float32[None,28,28,1]"),
        ({}, {"input_size": 4}, "float32[None,32,32,3]"),
        ({}, {"filters": 16, "out_channels": 4, "embed_dim": 64}, "float32[None,32,32,3]"),
        ({"other": SimpleNamespace(image_size=64)}, {}, "float32[None,32,32,3]"),
        ({}, {"image_size": None, "img_size": (None, None, 3)}, "float32[None,32,32,3]"),
    ],
)
def test_images_are_as_large_as_the_settings_say(
    layer: dict[str, Any], arguments: dict[str, Any], form: str
) -> None:
    feed = with_image_size(Feed([USUAL], {}, "a guess"), SimpleNamespace(**layer), arguments)
    assert written(feed.args[0]) == form


def test_other_inputs_stay() -> None:
    feed = Feed([tensor("float32", None, 8), tensor("float32", None, 16, 16, 8)], {}, "a guess")
    assert with_image_size(feed, SimpleNamespace(), {"image_size": 64}) is feed
