"""LL404: a configuration that `__init__` does not take, or no configuration at all."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Method, MethodForm, Parameter, Raise, Return
from layerlint.queries.classes import plain_layer
from layerlint.queries.from_config import loads_its_own_way
from layerlint.queries.value_parts import written
from layerlint.rule import Finding, Severity, rule

_OF_LAYER = frozenset({"name", "trainable", "dtype", "dynamic", "batch_input_shape", "input_shape", "autocast",
                       "activity_regularizer", "build_config", "compile_config"})  # fmt: skip


@rule(
    "LL404",
    "config-mismatch",
    summary="`get_config` returns a key that `__init__` does not take, or does not return a dict.",
)
def config_mismatch(layer: LayerClass) -> Iterator[Finding]:
    own_from = layer.own_method("from_config")
    if own_from is not None and own_from.form is MethodForm.INSTANCE:
        yield Finding(
            own_from.at_name,
            "`from_config` is called on the class: without `@classmethod` loading fails",
            help="put `@classmethod` above it, with `cls` as its first parameter",
        )
    if own_from is not None and own_from.form is MethodForm.CLASS and _gives_nothing(own_from):
        yield Finding(
            own_from.at_name,
            "`from_config` returns nothing: the loaded layer is `None`",
            help="return the object: `return cls(**config)`",
        )
    config = layer.own_method("get_config")
    if config is None or config.abstract:
        return
    if config.stub:
        if not layer.subclasses:
            yield Finding(
                config.at_name,
                "`get_config` returns nothing: saving fails",
                help="return the dict, or leave out the method",
                severity=Severity.NOTE,
            )
        return
    if config.form is MethodForm.PROPERTY:
        yield Finding(
            config.at_name,
            "`get_config` is called by Keras: as a property it fails",
            help="remove `@property`",
        )
        return
    yield from _no_dict(layer, config)
    yield from _unknown_keys(layer, config)


def _no_dict(layer: LayerClass, config: Method) -> Iterator[Finding]:
    returns = [event for event in config.returns if not event.nested]
    if _gives_nothing(config):
        yield Finding(config.at_name, "`get_config` returns nothing: saving fails", help="return the dict")
    for event in returns:
        value = written(config, event.value) if event.value is not None else None
        if value is not None and value.form in (Form.LIST, Form.TUPLE) and value.config is None:
            yield Finding(
                event.at,
                f"`get_config` returns a {value.form} here: loading needs a dict",
                help="merge them: `{**super().get_config(), ...}`",
            )
            continue
        nothing = value is None or (value.kind is Kind.NONE and value.form is Form.LITERAL)
        if nothing or (value is not None and value.form is Form.CALL and value.on_value("update")):
            if (
                value is not None
                and not nothing
                and (value.receiver is None or value.receiver.config is None)
            ):
                continue
            yield Finding(
                event.at,
                "`get_config` returns `None` here: `dict.update` changes the dict and returns nothing"
                if not nothing
                else "`get_config` returns `None` here: saving fails",
                help="update the dict first, then return it",
            )


def _gives_nothing(method: Method) -> bool:
    """Whether the method ends without ever returning or raising something."""
    ends = any(isinstance(event, Return | Raise) and not event.nested for event in method.events)
    return not (ends or method.generator or method.abstract or method.stub)


def _unknown_keys(layer: LayerClass, config: Method) -> Iterator[Finding]:
    if loads_its_own_way(layer) or not plain_layer(layer):
        return
    known = _taken(layer)
    if known is None:
        return
    for event in config.returns:
        if event.value is None or event.value.config is None or event.nested:
            continue
        for key, value in event.value.config.keys:
            if key in known or key in _OF_LAYER:
                continue
            yield Finding(
                value.at if value.at >= 0 and not value.local else config.at_name,
                f"the configuration has the key `{key}`, which `{layer.name}.__init__` does not take: loading fails",
                attribute=key,
                help=f"remove `{key}` from the configuration, or take it in `__init__`",
            )


def _taken(layer: LayerClass) -> set[str] | None:
    """What the constructors of the class and its parents take, as far up as `**kwargs` go; None where that is not seen.

    Keras's own `Layer` refuses what it does not know.
    """
    inits = [method for facts in layer.lineage for method in facts.methods if method.name == "__init__"]
    if not inits:
        return None
    known: set[str] = set()
    for init in inits:
        known |= {parameter.name for parameter in init.params}
        if init.var_keyword is None:
            return known
        if not _hands_kwargs_up(init, init.var_keyword):
            return None
    return known


def _hands_kwargs_up(init: Method, keyword: Parameter) -> bool:
    """Whether the parent gets `**kwargs` as they came, and nothing else looks into them."""
    for call in init.calls:
        value = call.value
        holder = value.receiver
        if holder is not None and holder.local == keyword.name:
            return False
        passed = any(a.star == "**" and a.value.local == keyword.name for a in value.args)
        if passed and not value.on_super("__init__"):
            return False
    for assign in init.assigns:
        if keyword.name in assign.value.params:
            return False
    return any(
        any(a.star == "**" and a.value.local == keyword.name for a in call.value.args)
        for call in init.super_calls
    )
