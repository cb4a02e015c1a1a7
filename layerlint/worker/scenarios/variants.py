"""Inputs of other shapes, so that the failure of an unlucky shape does not count as the layer's fault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LENGTH = 7


def other_forms(forms: list[Any]) -> Iterator[list[Any]]:
    """Yield the forms with another length: a sequence in place of a vector, and a sequence of another length."""
    ranks = {len(form["shape"]) for form in _tensors(forms) if form["dtype"].startswith("float")}
    if 2 in ranks:
        yield [_with(form, 2, lambda shape: [shape[0], LENGTH, *shape[1:]]) for form in forms]
    if 3 in ranks:
        yield [_with(form, 3, lambda shape: [shape[0], LENGTH, *shape[2:]]) for form in forms]


def _tensors(forms: list[Any]) -> Iterator[Any]:
    for form in forms:
        if form["kind"] == "tensor":
            yield form
        elif form["kind"] in ("list", "tuple", "dict"):
            items = form["items"]
            yield from _tensors(list(items.values() if isinstance(items, dict) else items))


def _with(form: Any, rank: int, shaped: Any) -> Any:
    if form["kind"] == "tensor":
        fits = len(form["shape"]) == rank and form["dtype"].startswith("float") and "object" not in form
        return {**form, "shape": shaped(form["shape"])} if fits else form
    items = form.get("items")
    if isinstance(items, dict):
        return {**form, "items": {key: _with(part, rank, shaped) for key, part in items.items()}}
    if isinstance(items, list):
        return {**form, "items": [_with(part, rank, shaped) for part in items]}
    return form
