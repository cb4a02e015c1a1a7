"""The arguments that a call needs, by its signature."""

from __future__ import annotations

from typing import Any

from layerlint.worker.call_signature import needed, positional, required


class Base:
    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.call(*args, **kwargs)

    def call(self, rois: Any, boxes: Any) -> Any:
        return rois, boxes


Base.__module__ = "keras.layers"


class Overriding(Base):
    def __call__(self, rois: Any, scores: Any, boxes: Any, training: Any = None) -> Any:
        return rois


class Passing(Base):
    def __call__(self, rois: Any, *args: Any, **kwargs: Any) -> Any:
        return super().__call__(rois, *args, **kwargs)


def test_a_call_of_its_own_that_names_its_arguments_says_what_is_needed() -> None:
    assert positional(Base()) == positional(Passing()) == ["rois", "boxes"]
    assert positional(Overriding()) == required(Overriding()) == ["rois", "scores", "boxes"]
    assert [item.name for item in needed(Overriding())] == ["rois", "scores", "boxes"]


class Masked:
    def call(self, x: Any, mask: Any, valid: Any, training: Any) -> Any:
        return x, mask, valid


class MaskedByKeras:
    def call(self, x: Any, training: Any, mask: Any) -> Any:
        return x, mask


def test_a_mask_before_another_input_is_an_input() -> None:
    assert positional(Masked()) == required(Masked()) == ["x", "mask", "valid"]
    assert positional(MaskedByKeras()) == required(MaskedByKeras()) == ["x"]
