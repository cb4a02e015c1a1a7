"""LL410: an argument that the parent takes too, and that does not reach it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Method, Value
from layerlint.queries.arguments import own_arguments, parent_arguments, parent_parameters, read_parameters
from layerlint.queries.forwarded_kwargs import forwards_kwargs, named_keywords
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety

_PASSED_BY_KERAS = frozenset({"training", "mask"})


@rule(
    "LL410",
    "argument-not-passed-on",
    summary="`__init__` does not pass an argument to its parent, or `call` passes a literal in place of one.",
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def argument_not_passed_on(layer: LayerClass) -> Iterator[Finding]:
    yield from _call_findings(layer)
    init = layer.own_method("__init__")
    if init is None or any(call.value.name in {"locals", "vars"} for call in init.calls):
        return
    super_call = _parent_call(layer, init)
    if super_call is None:
        return
    yield from _replaced_findings(layer, init, super_call)
    passed = {name for name, _ in parent_arguments(layer, super_call)} | named_keywords(init)
    parent_names = {parameter.name for parameter in parent_parameters(layer)}
    swallowed = [
        parameter
        for parameter in own_arguments(init)
        if parameter.name in parent_names and parameter.name not in passed
    ]
    read = read_parameters(init) if swallowed else set()
    swallowed = [parameter for parameter in swallowed if parameter.name not in read]
    if not swallowed:
        return
    names = " and ".join(f"`{parameter.name}`" for parameter in swallowed)
    keywords = ", ".join(f"{parameter.name}={parameter.name}" for parameter in swallowed)
    yield Finding(
        super_call.at,
        f"{names} is not passed to `super().__init__()`, which takes it too: the parent uses its default"
        if len(swallowed) == 1
        else f"{names} are not passed to `super().__init__()`, which takes them too: the parent uses its defaults",
        attribute=swallowed[0].name,
        help=f"write `super().__init__(..., {keywords})`",
        fix=FixRequest(
            "pass-arguments", super_call.at, tuple(("name", parameter.name) for parameter in swallowed)
        ),
    )


def _replaced_findings(layer: LayerClass, init: Method, super_call: Value) -> Iterator[Finding]:
    """Report the defaults that the parent gets in place of parameters: `def __init__(self, seed=None)`, `seed=None`."""
    defaults = {parameter.name: parameter.default for parameter in own_arguments(init)}
    literals = [
        (name, value)
        for name, value in parent_arguments(layer, super_call)
        if value.form is Form.LITERAL and not value.local and _is_same(value, defaults.get(name))
    ]
    read = read_parameters(init) if literals else set()
    unread = [(name, value) for name, value in literals if name not in read]
    if len(unread) == 1:
        name, value = unread[0]
        yield Finding(
            value.at,
            f"`__init__` takes `{name}` and never reads it: the parent gets this value instead, whatever the caller"
            " passes",
            attribute=name,
            help=f"write `{name}={name}`",
        )
    elif unread:
        name, value = unread[0]
        yield Finding(
            value.at,
            f"`__init__` takes `{name}` and {len(unread) - 1} more that it never reads: the parent gets these"
            " values instead, whatever the caller passes",
            attribute=name,
            help="write " + ", ".join(f"`{name}={name}`" for name, _ in unread),
            related=tuple((value.at, f"in place of `{name}`") for name, value in unread[1:]),
        )


def _is_same(literal: Value, default: Value | None) -> bool:
    """Whether the literal repeats the default: another one is a decision of the class."""
    return default is not None and (literal.kind, literal.constant) == (default.kind, default.constant)


def _call_findings(layer: LayerClass) -> Iterator[Finding]:
    """Report the literals that `call` passes to layers in place of a parameter of the same name."""
    call = layer.own_method("call")
    if call is None or any(event.value.name in {"locals", "vars"} for event in call.calls):
        return
    optional = [
        parameter
        for parameter in call.params[call.bound + 1 :]
        if parameter.default is not None and parameter.name not in _PASSED_BY_KERAS
    ]
    read = read_parameters(call) if optional else set()
    unread = [parameter for parameter in optional if parameter.name not in read]
    helpers = _helpers_of_call(layer, call) if unread else []
    for parameter in unread:
        without = [helper for helper in helpers if helper.parameter(parameter.name) is None]
        for literal in _literals_passed((call, *without), parameter.name):
            yield Finding(
                literal.at,
                f"`call` takes `{parameter.name}` and never reads it: this value is passed on instead, whatever the"
                " caller passes",
                attribute=parameter.name,
                help=f"write `{parameter.name}={parameter.name}`",
            )


def _literals_passed(methods: Iterable[Method], name: str) -> Iterator[Value]:
    """The literals that these methods pass to layers as an argument of that name."""
    for event in (event for method in methods for event in method.calls):
        value = event.value
        argument = value.argument(name)
        runs_layer = value.calls_own_path or value.calls_instance or value.on_super("call")
        if argument is not None and runs_layer and argument.form is Form.LITERAL and not argument.local:
            yield argument


def _helpers_of_call(layer: LayerClass, call: Method) -> list[Method]:
    """The own methods that only `call` calls, and once."""
    sites = Counter(event.value.path for _, event in layer.calls() if event.value.calls_own_path)
    paths = [event.value.path for event in call.calls if event.value.calls_own_path]
    once = [layer.own_method(path) for path in paths if sites[path] == 1 and not layer.subclasses]
    return [helper for helper in once if helper is not None and not helper.decorators]


def _parent_call(layer: LayerClass, init: Method) -> Value | None:
    """Return the only call of the inherited constructor, if all its arguments are known."""
    calls = list(init.super_calls)
    if len(calls) != 1:
        return None
    super_call = calls[0].value
    return super_call if forwards_kwargs(init, super_call.args) and _is_inherited(layer, super_call) else None


def _is_inherited(layer: LayerClass, call: Value) -> bool:
    """Whether a call by the name of a class runs the constructor that `super()` would run."""
    if call.holder.kind is not Kind.CLASS:
        return True
    name = call.holder.name.rpartition(".")[2]
    ancestor_names: list[str] = []
    for ancestor in layer.ancestors:
        ancestor_names.append(ancestor.name)
        if any(method.name == "__init__" for method in ancestor.methods):
            return name == ancestor.name or (len(layer.own.bases) == 1 and name in ancestor_names)
    return True
