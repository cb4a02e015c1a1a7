"""LL404: a configuration with a key that `__init__` does not take, or that is no dict."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.missing_attribute import never_set
from layerlint.model.facts import (
    Form,
    Kind,
    LayerClass,
    Method,
    MethodForm,
    Raise,
    Return,
    attribute_of,
)
from layerlint.queries.config_keys import keys_made_of, misspelt_keys, recorded, refused_keys
from layerlint.queries.value_parts import written
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL404",
    "config-mismatch",
    summary="`get_config` returns a key that `__init__` does not take, or does not return a dict.",
    fix=Safety.UNSAFE,
)
def config_mismatch(layer: LayerClass) -> Iterator[Finding]:
    from_config = layer.own_method("from_config")
    if from_config is not None and from_config.form is MethodForm.INSTANCE:
        yield Finding(
            from_config.at_name,
            "`from_config` is called on the class: without `@classmethod` loading fails",
            help="put `@classmethod` above it, with `cls` as its first parameter",
        )
    if from_config is not None and from_config.form is MethodForm.CLASS and _returns_nothing(from_config):
        yield Finding(
            from_config.at_name,
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
    yield from _no_dict_findings(layer, config)
    yield from _unknown_key_findings(layer, config)


def _no_dict_findings(layer: LayerClass, config: Method) -> Iterator[Finding]:
    returns = [event for event in config.returns if not event.nested]
    if _returns_nothing(config):
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
        updates = value is not None and value.on_value("update") and value.holder.config is not None
        if updates or value is None or value.kind is Kind.NONE:
            yield Finding(
                event.at,
                "`get_config` returns `None` here: `dict.update` changes the dict and returns nothing"
                if updates
                else "`get_config` returns `None` here: saving fails",
                help="update the dict first, then return it",
            )


def _returns_nothing(method: Method) -> bool:
    """Whether the method neither returns a value nor raises."""
    ends = any(isinstance(event, Return | Raise) and not event.nested for event in method.events)
    return not (ends or method.generator or method.abstract or method.stub)


def _unknown_key_findings(layer: LayerClass, config: Method) -> Iterator[Finding]:
    init = layer.method("__init__")
    if init is None:
        return
    # LL202 reports attributes that nothing sets.
    unset = {attribute_of(read.path) for method, read in never_set(layer) if method is config}
    refused = [(key, value) for key, value in refused_keys(layer) if value.path not in unset]
    keys = recorded(layer) or ()
    missing = [parameter.name for parameter in init.params[1:] if parameter.name not in keys]
    corrections = {key: name for name, key in misspelt_keys(layer, missing).items()}
    sources = {key: name for name, key in keys_made_of(layer, missing).items()}
    for key, value in refused:
        name = corrections.get(key, "")
        of = sources.get(key, "") if not name else ""
        instead = f"where `{layer.name}.__init__` takes `{name or of}`" if name or of else ""
        yield Finding(
            value.at if value.at >= 0 and not value.local else config.at_name,
            f"the configuration has the key `{key}`, "
            + (instead or f"which `{layer.name}.__init__` does not take")
            + ": loading fails",
            attribute=key,
            help=_help(key, name, of),
            fix=FixRequest("rename-config-key", config.at, (("old", key), ("new", name))) if name else None,
            cause="keys",
        )


def _help(key: str, name: str, of: str) -> str:
    """`name` is the argument that the key misspells, `of` the one that its value is made of; "" for none."""
    if name:
        return f"write `{name}`"
    if of:
        return f"record `{of}` in its place: keep it as `self.{of}`"
    return f"remove `{key}` from the configuration, or take it in `__init__`"
