"""What assignments tell of attributes: their kinds, and what they hold where later reads need that."""

from __future__ import annotations

from layerlint.extract.attribute_kinds import COMPOSED
from layerlint.extract.class_values import (
    classes_in,
    classes_of,
    holds_classes,
    holds_names,
    is_dict_of_values,
    is_function,
    is_new_object,
)
from layerlint.extract.frame import Frame
from layerlint.extract.value_merge import elements, unknown
from layerlint.model.facts import (
    Assign,
    Form,
    Kind,
    TargetForm,
    Value,
)
from layerlint.tables.keras_names import keras_name


def note_assign(frame: Frame, assign: Assign) -> None:
    """Take the assignment into the kinds that attributes have."""
    attributes, path, value = frame.attributes, assign.path, assign.value
    if _is_learned_later(frame, value):
        return
    if assign.form is TargetForm.DYNAMIC:
        attributes.gain(f"{COMPOSED}{assign.names}", value.kind)
    elif assign.form in (TargetForm.ITEM, TargetForm.ADD):
        _note_elements(frame, assign)
    else:
        attributes.gain(path, value.kind)
        if value.kind is Kind.CONTAINER:
            attributes.gain_elements(path, {item.kind for item in elements(value)})
        _note_value(frame, path, value)


def _note_elements(frame: Frame, assign: Assign) -> None:
    """A container on an attribute gets elements."""
    attributes, path, value = frame.attributes, assign.path, assign.value
    kinds = {value.kind}
    if assign.call in {"extend", "update"}:
        kinds = {item.kind for item in elements(value)} or {Kind.UNKNOWN}
    attributes.gain_elements(path, kinds)
    if path in attributes.values or Kind.CLASS in kinds:
        attributes.values[path] = unknown()


def _note_value(frame: Frame, path: str, value: Value) -> None:
    """Keep what an attribute holds where later reads of it need more than its kind."""
    attributes = frame.attributes
    if value.kind is Kind.FUNCTION:
        attributes.values[path] = value
    elif is_new_object(value) or keras_name(value.called) == "activations.get":
        held = attributes.values.get(path, value)
        attributes.values[path] = value if held.name == value.name else unknown()
    elif is_dict_of_values(value):
        attributes.values[path] = value if path not in attributes.values else unknown()
    elif classes_of(value) or holds_classes(value) or holds_names(value) or is_function(value):
        held = attributes.values.get(path, value)
        attributes.values[path] = value if classes_in(held) == classes_in(value) else unknown()


def _is_learned_later(frame: Frame, value: Value) -> bool:
    """Whether it is the result of an own method that was not walked so far: the next round knows it."""
    own = value.form is Form.CALL and value.kind is Kind.UNKNOWN and value.on_self() and value.calls_own_path
    return own and value.path in frame.entering.methods and value.path not in frame.summaries.by_method
