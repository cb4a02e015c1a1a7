"""LL701: keyword arguments that Keras 3 refuses."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import At, Call, Kind, LayerClass, LocalItem, Method, Value
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, FixRequest
from layerlint.tables.keras_names import root_of, short_name
from layerlint.tables.removed import refused, refused_by_method, renamed

_METHODS = {"add_loss": "add_loss", "compile": "Model.compile", "fit": "Model.fit"}


def refused_keyword_findings(layer: LayerClass, value: Value) -> Iterator[Finding]:
    """Refused keywords of a call, and the inputs that `add_loss` took by position."""
    inputs = value.on_self_or_super("add_loss") and len(value.positional) == 2 and not value.unpacks
    if inputs and _runs_method_of_keras(layer, value):
        yield Finding(
            value.at,
            "`add_loss` of Keras 3 takes the loss alone: this raises",
            elsewhere="`add_loss` of Keras 3 takes the loss alone",
            help="leave the inputs out",
        )
    keywords = {argument.keyword for argument in value.args if argument.keyword is not None}
    for keyword in sorted(keywords & _refused_keywords(layer, value)) if keywords else ():
        new = renamed(f"argument.{keyword}") if value.kind is Kind.OPTIMIZER else ""
        fix = None
        if new and new not in keywords:
            fix = FixRequest("rename-argument", value.at, (("old", keyword), ("new", new)))
        elif value.on_self_or_super(*_METHODS) or (keyword == "fused" and not value.on_super("__init__")):
            fix = FixRequest("drop-argument", value.at, (("old", keyword),))
        yield Finding(
            value.at,
            f"Keras 3 does not take the argument `{keyword}` here",
            elsewhere=f"Keras 3 does not take the argument `{keyword}` of `{value.method}`",
            help=f"it is called `{new}`" if new else "leave it out",
            fix=fix,
        )


def forwarded_keyword_findings(layer: LayerClass, call: Value) -> Iterator[Finding]:
    """Refused keywords that the constructor adds to its `**kwargs`: `kwargs["dynamic"] = True`."""
    handed = {argument.value.local or argument.value.name for argument in call.args if argument.star == "**"}
    init = layer.own_method("__init__")
    if init is None or not handed or not call.on_super("__init__"):
        return
    refused = _refused_keywords(layer, call)
    for at, key in _put_into(init, handed):
        if key in refused:
            yield Finding(at, f"Keras 3 does not take the argument `{key}` here", help="leave it out")


def _put_into(init: Method, handed: set[str]) -> Iterator[tuple[At, str]]:
    """`kwargs["a"] = 1`, `kwargs.setdefault("a", 1)`, `kwargs.update(a=1)`"""
    for event in init.events:
        if isinstance(event, LocalItem) and event.name in handed and isinstance(event.key, str):
            yield event.at, event.key
        elif isinstance(event, Call) and event.value.holder.local in handed:
            if event.value.on_value("setdefault"):
                key = event.value.given("key", 0).constant
                yield from [(event.at, key)] if isinstance(key, str) else []
            elif event.value.on_value("update"):
                yield from ((event.at, argument.keyword) for argument in event.value.args if argument.keyword)


def _refused_keywords(layer: LayerClass, call: Value) -> frozenset[str]:
    """The keywords that Keras 3 refuses in this call."""
    if call.on_super("__init__"):
        own = len(layer.roots) == 1 and layer.complete and not _constructs_between(layer)
        return _refused_by(layer.roots[0]) if own else frozenset()
    if call.on_self_or_super(*_METHODS):
        return refused_by_method(_METHODS[call.member]) if _runs_method_of_keras(layer, call) else frozenset()
    return _refused_by(call.name) if call.imported else frozenset()


def _refused_by(qualified: str) -> frozenset[str]:
    return refused(short_name(qualified), root_of(qualified) or "")


def _runs_method_of_keras(layer: LayerClass, call: Value) -> bool:
    """Whether the call of `fit`, `compile` or `add_loss` runs Keras's own method."""
    name = call.member
    if not becomes_keras_3(layer) or not (layer.is_model or name == "add_loss"):
        return False
    if call.on_super():
        return not any(method.name == name for facts in layer.ancestors for method in facts.methods)
    return layer.method(name) is None


def _constructs_between(layer: LayerClass) -> bool:
    return any(method.name == "__init__" for facts in layer.ancestors for method in facts.methods)
