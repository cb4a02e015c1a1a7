"""LL304: `name`, `dtype` or `**kwargs` that do not reach `super().__init__()`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Event, Form, LayerClass, Method, TargetForm, Value, attribute_of
from layerlint.queries.arguments import forwards_keywords, read_parameters
from layerlint.queries.classes import shows_saving, stands_in_tests
from layerlint.rule import HABIT, Finding, FixRequest, Severity, rule
from layerlint.text import Safety

_LAYER_ARGUMENTS = {
    "name": "the layer gets another name",
    "trainable": "the layer stays trainable",
    "dtype": "the layer has the default dtype",
}

_LABELS = {"name": "name", "dtype": "dtype", "trainable": "`trainable`"}


@rule(
    "LL304",
    "dropped-kwargs",
    summary="`__init__` takes `name`, `dtype` or `**kwargs` and does not pass them to `super().__init__()`.",
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def dropped_kwargs(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None:
        return
    calls = list(init.super_calls)
    if len(calls) != 1 or any(call.value.name in {"locals", "vars"} for call in init.calls):
        return
    super_call = calls[0].value
    dropped = _dropped(layer, init, super_call)
    if not dropped:
        return
    named = dropped in _LAYER_ARGUMENTS
    by_name = named or bool(_unused_layer_argument(init, super_call))
    keywords = dropped.removeprefix("**")
    picked = _picked(super_call, keywords)
    ignored = [label for name, label in _LABELS.items() if name not in picked]
    if not named and not ignored:
        return
    yield Finding(
        super_call.at,
        f"`{dropped}` is not passed to `super().__init__()`: "
        + _LAYER_ARGUMENTS.get(dropped, f"the layer's {_listing(ignored)} ignored"),
        help=f"pass the rest of `{keywords}` on too: `super().__init__(..., **{keywords})`"
        if picked
        else f"write `super().__init__({f'{dropped}={dropped}' if named else dropped})`",
        severity=None if shows_saving(layer) or (by_name and not stands_in_tests(layer)) else Severity.NOTE,
        fix=None if named or picked else FixRequest("pass-kwargs", super_call.at, (("kwargs", keywords),)),
        cause=f"{HABIT}{dropped}",
    )


def _dropped(layer: LayerClass, init: Method, super_call: Value) -> str:
    """Return what `__init__` neither passes to its parent nor reads: `**kwargs`, a name, or ""."""
    keywords = init.var_keyword
    if keywords is None and not any(init.parameter(name) for name in _LAYER_ARGUMENTS):
        return ""
    used = read_parameters(init)
    if keywords is not None and (
        keywords.name not in used or _only_picks(layer, init, super_call, keywords.name)
    ):
        return f"**{keywords.name}" if not super_call.unpacks else ""
    if any(argument.star and not forwards_keywords(argument, keywords) for argument in super_call.args):
        return ""
    return _unused_layer_argument(init, super_call)


def _only_picks(layer: LayerClass, init: Method, super_call: Value, keywords: str) -> bool:
    """Whether `__init__` only picks arguments out of its `**kwargs` by name, or keeps them and nothing reads them."""
    if any(argument.star and keywords in argument.value.params for argument in super_call.args):
        return False
    events = [event for event in init.events if not _is_kept_unread(layer, event, keywords)]
    values = [getattr(event, "value", None) for event in events]
    values += [guard.value for event in init.events for guard in event.guards]
    return not any(_exposes(value, keywords) for value in values if value is not None)


def _is_kept_unread(layer: LayerClass, event: Event, keywords: str) -> bool:
    """`self.kwargs = kwargs`, where no method reads `self.kwargs`."""
    if not isinstance(event, Assign) or event.form is not TargetForm.ATTRIBUTE or layer.subclasses:
        return False
    read = {attribute_of(read.path) for _, read in layer.reads()}
    return (
        event.value.local == keywords
        and not event.value.inner
        and read.isdisjoint({"", "__dict__", event.path})
    )


def _picked(super_call: Value, keywords: str) -> set[str]:
    """The arguments that the parent gets by name out of `**kwargs`: `name=kwargs.get("name")`."""
    return {
        argument.keyword
        for argument in super_call.args
        if argument.keyword is not None and keywords in argument.value.params
    }


def _listing(labels: list[str]) -> str:
    """The words with a verb: "name, dtype and `trainable` are"."""
    *others, last = labels
    return f"{', '.join(others)} and {last} are" if others else f"{last} is"


def _exposes(value: Value, keywords: str) -> bool:
    """Whether the value contains the keywords themselves, not only what is picked out by name."""
    picks = value.on_value("pop", "get") and isinstance(value.given("key", 0).constant, str)
    inner = [argument.value for argument in value.args] if picks else value.inner
    return value.local == keywords or any(_exposes(part, keywords) for part in inner)


def _unused_layer_argument(init: Method, super_call: Value) -> str:
    """Return the argument of `Layer` that `__init__` takes by name and does not use, or ""."""
    used = read_parameters(init) | {
        argument.keyword for argument in super_call.args if argument.value.form is not Form.LITERAL
    }
    return next(
        (name for name in _LAYER_ARGUMENTS if init.parameter(name) is not None and name not in used), ""
    )
