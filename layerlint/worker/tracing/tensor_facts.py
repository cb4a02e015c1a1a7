"""Shape and dtype of a tensor, as in messages."""

from __future__ import annotations

from typing import Any


def tensor_facts(tensor: Any) -> dict[str, Any]:
    """Return the shape and dtype of a tensor as plain JSON."""
    try:
        shape = (
            None
            if tensor.shape.rank is None
            else [None if size is None else int(size) for size in tensor.shape]
        )
    except AttributeError:
        shape = [None if size is None else int(size) for size in getattr(tensor, "shape", ())]
    dtype = getattr(tensor, "dtype", "")
    layout = {"SparseTensor": "sparse ", "RaggedTensor": "ragged "}.get(type(tensor).__name__, "")
    name = str(getattr(dtype, "name", dtype) or type(tensor).__name__)
    return {"shape": shape, "dtype": layout + name}
