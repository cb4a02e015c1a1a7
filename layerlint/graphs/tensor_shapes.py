"""Shapes, and the tensors between calls."""

from __future__ import annotations

from dataclasses import dataclass

Shape = tuple[int | None, ...]
"""One entry a dimension; None is a dimension that the traced call leaves open."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """A value between calls. `shape` is None where even the rank is open; `name` is "" for nameless ones."""

    shape: Shape | None
    dtype: str = "float32"
    name: str = ""


def shape_text(shape: Shape | None, open_rank: str = "(…)") -> str:
    """`(3, 64)`, `(64,)`, `()`, `(None, 8)`; `open_rank` where not even the number of dimensions is known."""
    if shape is None:
        return open_rank
    inside = ", ".join(str(size) for size in shape)
    return f"({inside},)" if len(shape) == 1 else f"({inside})"
