"""LL705: an `__init__` behind a decorator that hides its parameters."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, Method, Wrapper
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, rule


@rule(
    "LL705",
    "wrapped-init",
    summary="`__init__` is decorated by a wrapper that takes `*args`: Keras 3 cannot make the layer.",
    targets=(3,),
)
def wrapped_init(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or init.wrapper is None or not becomes_keras_3(layer) or layer.method("__new__"):
        return
    wrapper = init.wrapper
    error = _error(init, wrapper)
    if error:
        yield Finding(
            init.decorators[0].at,
            f"`{wrapper.name}({_signature_text(wrapper)})` replaces `__init__`: Keras 3 reads its parameters when a"
            f" layer is created, and fails with {error}",
            help=f"give the wrapper the signature of what it wraps: `{wrapper.name}.__signature__ ="
            " inspect.signature(...)`, or remove the decorator",
        )


def _error(init: Method, wrapper: Wrapper) -> str:
    """The error of `Operation.__new__`, which binds arguments by the names of the wrapper's parameters; "" for none."""
    if not wrapper.params:
        return "IndexError"
    if not wrapper.wraps:
        return ""
    names = {parameter.name for parameter in init.params}
    if wrapper.params[0] not in names or (wrapper.star and wrapper.star not in names):
        return "KeyError"
    return ""


def _signature_text(wrapper: Wrapper) -> str:
    parts = [*wrapper.params]
    if wrapper.star:
        parts.append(f"*{wrapper.star}")
    if wrapper.stars:
        parts.append(f"**{wrapper.stars}")
    return ", ".join(parts)
