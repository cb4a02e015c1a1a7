"""Forms: descriptions of inputs (shape, dtype, structure) as plain data, and the usual ones for a name or a rank."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

TOKENS = re.compile(r"(^|_)(ids?|tokens?|indices|index|labels?|positions?|words?)(_|$)|^(idx|token_ids)$")
MASKS = re.compile(r"masks?$|^masks?_(?!feat|embed|logit|token|pos|id|head|pred|prob|out|scor|rat)")
TEXTS = re.compile(r"\w_texts?$|^(texts|sentences?|prompts?|responses?|strings?)$")
IMAGES = re.compile(r"image|img|pixels|frames?")
SEQUENCES = re.compile(r"sequence|hidden|embedding|states?$|timesteps|context|memory|encod")


class Feed(NamedTuple):
    """The inputs of a call, by position and by keyword, and their origin."""

    args: list[Any]
    kwargs: dict[str, Any]
    why: str


def tensor(dtype: str, *shape: Any) -> dict[str, Any]:
    """Return the form of a tensor; None stands for an open dimension."""
    return {"kind": "tensor", "dtype": dtype, "shape": list(shape)}


def written(form: Any) -> str:
    """Return a form as the user would write it: `float32[None,8]`."""
    if form["kind"] == "tensor":
        layout = f"{form['layout']} " if form.get("layout") else ""
        return f"{layout}{form['dtype']}[{','.join(_sizes(form))}]"
    if form["kind"] == "dict":
        return "{" + ", ".join(f"{key!r}: {written(part)}" for key, part in form["items"].items()) + "}"
    if form["kind"] == "literal":
        return repr(form["value"])
    return "[" + ", ".join(written(part) for part in form["items"]) + "]"


def _sizes(form: Any) -> list[str]:
    """The sizes of a tensor as texts; `batch` for a later dimension of the batch size."""
    batch = form.get("batch", ())
    return [
        "batch" if size is None and axis and axis in batch else str(size)
        for axis, size in enumerate(form["shape"])
    ]


def by_name(name: str, features: int = 8) -> dict[str, Any]:
    """Return the usual tensor for an argument of that name."""
    if MASKS.search(name):
        return tensor("bool", None, 8)
    if TOKENS.search(name) and not re.search(r"embedd(ing|ed)", name):
        return tensor("int32", None, 8)
    if TEXTS.search(name):
        return tensor("string", None)
    if IMAGES.search(name):
        return tensor("float32", None, 32, 32, 3)
    if SEQUENCES.search(name):
        return tensor("float32", None, 8, features)
    return tensor("float32", None, features)


def is_telling(name: str) -> bool:
    """Whether a name says what its input is: ids, texts, an image, a sequence, a mask."""
    return any(words.search(name) for words in (TOKENS, TEXTS, IMAGES, SEQUENCES, MASKS))


def like(form: Any, rank: int, size: int) -> Any:
    """Return a float input with another rank and last dimension; any other input unchanged."""
    if form["kind"] != "tensor" or form["dtype"] != "float32":
        return form
    return tensor("float32", *rank_sizes(rank, size)[:-1], size) if rank > 1 else tensor("float32", None)


def rank_sizes(rank: int, features: int) -> list[Any]:
    """Return the usual shape of a tensor with that rank, the batch open."""
    sizes: dict[int, list[Any]] = {
        1: [None],
        2: [None, features],
        3: [None, 8, features],
        4: [None, 32, 32, 3],
        5: [None, 8, 16, 16, 3],
    }
    return list(sizes.get(rank, [None, *[4] * (rank - 1)]))
