"""LL213: a sublayer with the name of a method or an attribute of the class."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Form, LayerClass, MethodForm, TargetForm, Value
from layerlint.queries.creations import is_raw_variable
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, rule

_METHOD_FORMS = frozenset({MethodForm.INSTANCE, MethodForm.STATIC, MethodForm.CLASS})


@rule(
    "LL213",
    "method-named-like-sublayer",
    summary="A sublayer has the name of a method or attribute of the class: Keras 2 does not track it.",
    targets=(2,),
)
def method_named_like_sublayer(layer: LayerClass) -> Iterator[Finding]:
    for _, assign in layer.assigns():
        if assign.form is not TargetForm.ATTRIBUTE or assign.path == "call":
            continue
        what = _class_member(layer, assign.path)
        if (
            what
            and any(_is_tracked(part) for part in parts_of(assign.value))
            and not _is_held_elsewhere(layer, assign)
        ):
            held = "variable" if is_raw_variable(assign.value) else "sublayer"
            yield Finding(
                assign.at,
                f"`{assign.path}` is also {what} of the class: Keras 2 does not track the {held} `self.{assign.path}`",
                attribute=assign.path,
                help=f"give the {held} another name"
                if what == "a method"
                else f"take `{assign.path}` out of the class body",
            )


def _class_member(layer: LayerClass, name: str) -> str:
    """The kind of class member with that name; "" for none, and for a descriptor."""
    method = layer.method(name)
    if method is not None:
        return "a method" if method.form in _METHOD_FORMS else ""
    attribute = layer.class_attribute(name)
    return "an attribute" if attribute is not None and attribute.value.form is Form.LITERAL else ""


def _is_tracked(value: Value) -> bool:
    return is_raw_variable(value) or (value.makes_layer)


def _is_held_elsewhere(layer: LayerClass, assign: Assign) -> bool:
    """Whether another attribute is computed from this one: Keras finds the object there."""
    return any(
        assign.path in other.value.reads for _, other in layer.assignments() if other.path != assign.path
    )
