"""Objects of Keras that names hold, by what certainly creates or declares them."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layerlint.model.facts import Kind
from layerlint.model.outside import ObjectOfKeras
from layerlint.tables.keras_names import (
    KERAS_LAYER,
    KERAS_MODEL,
    is_model,
    keras_name,
    kind_of,
    root_of,
)


@dataclass(frozen=True, slots=True)
class KerasObject:
    """What a name holds: an object of Keras, or a container of such objects."""

    kind: ObjectOfKeras
    class_name: str = ""
    several: bool = False


def common_object(objects: Sequence[KerasObject | None]) -> KerasObject | None:
    """What holds for each of these objects; None where they differ in kind."""
    first = objects[0] if objects else None
    if first is None or any(
        obj is None or (obj.kind, obj.several) != (first.kind, first.several) for obj in objects
    ):
        return None
    return first if all(obj == first for obj in objects) else KerasObject(first.kind, several=first.several)


def instance_of(qualified: str) -> KerasObject | None:
    """An instance of that class of Keras; what `load_model` and the applications give is a model."""
    short = keras_name(qualified)
    if short is None or root_of(qualified) not in {"keras", "tf.keras"}:
        return None
    area, _, last = short.rpartition(".")
    if last in {"load_model", "clone_model", "model_from_json"} or (
        area.partition(".")[0] == "applications" and last[:1].isupper()
    ):
        return KerasObject(ObjectOfKeras.MODEL)
    kind = kind_of(short)
    if kind is Kind.METRIC:
        return KerasObject(ObjectOfKeras.METRIC, qualified)
    if kind is Kind.OPTIMIZER:
        return KerasObject(ObjectOfKeras.OPTIMIZER, qualified)
    if kind is Kind.SUBLAYER:
        return KerasObject(ObjectOfKeras.MODEL if is_model(short) else ObjectOfKeras.LAYER, qualified)
    return None


def member_of(holder: KerasObject | None, name: str) -> KerasObject | None:
    """What an attribute of a model holds."""
    if holder is None or holder.several or holder.kind is not ObjectOfKeras.MODEL:
        return None
    match name:
        case "optimizer":
            return KerasObject(ObjectOfKeras.OPTIMIZER)
        case "metrics":
            return KerasObject(ObjectOfKeras.METRIC, several=True)
        case "layers":
            return KerasObject(ObjectOfKeras.LAYER, several=True)
    return None


def annotated_object(parameter: ast.arg, imports: Mapping[str, str]) -> KerasObject | None:
    """The object that an annotation declares: `metric: keras.metrics.Metric`."""
    node = parameter.annotation
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            node = ast.parse(node.value, mode="eval").body
        except SyntaxError:
            return None
    qualified = qualified_name(node, imports) if node is not None else None
    if qualified is None or root_of(qualified) not in {"keras", "tf.keras"}:
        return None
    short = keras_name(qualified) or ""
    if short in KERAS_MODEL or short in KERAS_LAYER:
        return KerasObject(ObjectOfKeras.MODEL if short in KERAS_MODEL else ObjectOfKeras.LAYER)
    obj = instance_of(qualified)
    return KerasObject(obj.kind) if obj is not None else None


def qualified_name(node: ast.expr | None, imports: Mapping[str, str]) -> str | None:
    """The qualified name of a dotted one whose first part is imported."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in imports:
        return None
    return ".".join([imports[node.id], *reversed(parts)])
