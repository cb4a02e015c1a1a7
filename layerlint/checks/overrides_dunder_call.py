"""LL501: `__call__` overridden instead of `call`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, Method, MethodForm
from layerlint.queries.classes import extends_keras_base, is_only_function
from layerlint.rule import HABIT, Finding, FixRequest, Severity, rule
from layerlint.tables.apis import tf_name
from layerlint.text import Safety


@rule(
    "LL501",
    "overrides-dunder-call",
    summary="The class defines `__call__`, which bypasses building, casting, masks and losses; Keras calls `call`.",
    fix=Safety.SAFE,
)
def overrides_dunder_call(layer: LayerClass) -> Iterator[Finding]:
    for assign in layer.own.attributes:
        if assign.path == "__call__":
            yield Finding(
                assign.at,
                f"`{layer.name}` overrides `__call__`: Keras no longer builds the layer, and a functional model does"
                " not contain it",
                help="remove the line: Keras's own `__call__` runs `call`",
            )
    method = layer.own_method("__call__")
    if method is None or method.form is not MethodForm.INSTANCE or method.abstract:
        return
    if any(True for _ in method.super_calls):
        return
    fixable = layer.own_method("call") is None
    yield Finding(
        method.at_name,
        f"`{layer.name}` overrides `__call__`: Keras no longer builds the layer, and a functional model does not"
        " contain it",
        help="name the method `call`; Keras runs it from its own `__call__`"
        if fixable
        else "remove the method: Keras's own `__call__` runs `call`",
        severity=Severity.NOTE if is_only_function(layer) or _is_served(layer, method) else None,
        fix=FixRequest("rename-method", method.at_name, (("name", "call"),), _is_like_call(layer, method))
        if fixable
        else None,
        cause=f"{HABIT}__call__",
    )


def _is_served(layer: LayerClass, method: Method) -> bool:
    """Whether it is the signature of a SavedModel, in a model that Keras never calls."""
    return (
        layer.is_model
        and layer.method("call") is None
        and any(
            tf_name(decorator.name) == "function" and decorator.argument("input_signature", 1) is not None
            for decorator in method.decorators
        )
    )


def _is_like_call(layer: LayerClass, method: Method) -> bool:
    """Whether Keras passes a `call` of this body the same arguments, and creates nothing twice.

    Keras expects one tensor first, and refuses other positional arguments. It runs `build` before, and in a
    functional model runs the body on tensors without a value, where no layer may be made.
    """
    first = _only_input(layer, method)
    if not first or method.decorators or layer.subclasses or not extends_keras_base(layer):
        return False
    if not _takes_tensor(layer, method, first):
        return False
    if layer.keras == 3 and any(True for _ in method.assigns):
        return False  # Keras 3 runs it once more, on tensors without values, before the first call
    return not any(
        call.value.kind in _CREATED_KINDS
        or call.value.on_self_or_super("build")
        or call.value.on_self("call", "__call__")
        for call in method.calls
    )


def _only_input(layer: LayerClass, method: Method) -> str:
    """The first parameter, where the others are those that Keras fills in; else ""."""
    first, *others = method.params[method.bound :] or (None,)
    if first is None or first.star or first.default is not None:
        return ""
    if any(parameter.star or parameter.default is None for parameter in others):
        return ""
    # Keras 3 may be given `training` by position.
    filled_in = _FILLED_IN - {"training"} if layer.keras == 3 else _FILLED_IN
    return first.name if all(parameter.name in filled_in for parameter in others) else ""


def _takes_tensor(layer: LayerClass, method: Method, name: str) -> bool:
    """Whether the argument is certainly a tensor that may be cast: the body calls a sublayer on it.

    Keras casts floats to the dtype of the layer, and Keras 3 refuses numbers and texts.
    """
    return any(
        call.value.calls_own_path
        and layer.kinds.get(call.value.path) == frozenset({Kind.SUBLAYER})
        and any(argument.local == name for argument in call.value.positional)
        for call in method.calls
    )


_FILLED_IN = frozenset({"training", "mask"})
_CREATED_KINDS = frozenset({Kind.SUBLAYER, Kind.WEIGHT, Kind.VARIABLE})
