"""LL514: a method that Keras calls with arguments that it does not take."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, Method, MethodForm
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety

_HOOKS = frozenset(
    {"__init__", "build", "call", "get_config", "compute_output_shape", "compute_mask", "train_step", "test_step",
     "predict_step"}
)  # fmt: skip
_INSTANCE = frozenset(
    {"self", "cls", "_self", "this", "self_", "s", "_", "instance", "obj", "layer", "model", "me", "inst"}
)


@rule(
    "LL514",
    "bad-hook-signature",
    summary="A method that Keras calls lacks a parameter: no `self`, or `compute_mask` without `mask`.",
    fix=Safety.SAFE,
)
def bad_hook_signature(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        if method.name in _HOOKS and not method.decorators:
            yield from _missing_self(layer, method)
    yield from _missing_shape(layer)
    yield from _missing_inputs(layer)
    mask = layer.own_method("compute_mask")
    if mask is not None and not mask.decorators and not mask.abstract:
        yield from _missing_mask(mask)


def _missing_self(layer: LayerClass, method: Method) -> Iterator[Finding]:
    first = method.params[0] if method.params else None
    if first is not None and (
        first.star or first.name in _INSTANCE or first.name in _first_names(layer, method)
    ):
        return
    yield Finding(
        method.at_name,
        f"`{method.name}` has no `self`: "
        + (
            f"`{first.name}` gets the layer itself, and the call fails"
            if first is not None
            else "the call fails"
        ),
        help=f"write `def {method.name}(self{', ...' if first is not None else ''}):`",
        fix=FixRequest("add-self", method.at, (("name", method.name),)),
    )


def _first_names(layer: LayerClass, method: Method) -> set[str]:
    """Return the names of the first parameter in the other methods of the class."""
    return {
        other.params[0].name
        for other in layer.methods
        if other is not method and other.params and other.form is not MethodForm.STATIC
    }


def _missing_shape(layer: LayerClass) -> Iterator[Finding]:
    """`def compute_output_shape(self):`"""
    method = layer.own_method("compute_output_shape")
    if method is None or method.decorators or method.abstract:
        return
    if len(method.params) == 1 and method.params[0].name in _INSTANCE:
        yield Finding(
            method.at_name,
            "Keras passes `compute_output_shape` the shape of the inputs, and it takes none: calling it raises",
            help="write `def compute_output_shape(self, input_shape):`",
        )


def _missing_inputs(layer: LayerClass) -> Iterator[Finding]:
    """`def call(self):` of a layer; a model may have one that is never run."""
    method = layer.own_method("call")
    if method is None or layer.is_model or layer.method("__call__") is not None:
        return
    if method.decorators:
        return
    if all(event.value is None or event.value.kind is Kind.NONE for event in method.returns):
        return  # it is not meant to be called
    if len(method.params) == 1 and method.params[0].name in _INSTANCE:
        yield Finding(
            method.at_name,
            "Keras passes `call` the inputs, and it takes none: the layer cannot be called",
            help="write `def call(self, inputs):`",
        )


def _missing_mask(method: Method) -> Iterator[Finding]:
    positional = [
        parameter
        for parameter in method.params[method.bound :]
        if not parameter.star and not parameter.keyword_only
    ]
    if len(positional) > 1 or method.var_positional is not None or not method.params:
        return
    yield Finding(
        method.at_name,
        "Keras passes `compute_mask` the inputs and their mask, but it takes one argument: every call of the layer fails",
        help="write `def compute_mask(self, inputs, mask=None):`",
        fix=FixRequest("add-mask", method.at) if method.var_keyword is None else None,
    )
