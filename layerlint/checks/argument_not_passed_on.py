"""LL410: an argument that the parent takes, and that the child's constructor keeps to itself."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Argument, Form, Kind, LayerClass, Method, Parameter, Value
from layerlint.queries.arguments import own_arguments, parent_arguments, parent_parameters, read_parameters
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL410",
    "argument-not-passed-on",
    summary="`__init__` does not pass an argument to its parent, or `call` passes a literal in place of one.",
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def argument_not_passed_on(layer: LayerClass) -> Iterator[Finding]:
    yield from _of_call(layer)
    init = layer.own_method("__init__")
    if init is None or any(call.value.name in {"locals", "vars"} for call in init.calls):
        return
    made = _parent_call(layer, init)
    if made is None:
        return
    given = {name for name, _ in parent_arguments(layer, made)}
    taken = {parameter.name for parameter in parent_parameters(layer)}
    swallowed = [one for one in own_arguments(init) if one.name in taken and one.name not in given]
    read = read_parameters(init) if swallowed else set()
    swallowed = [one for one in swallowed if one.name not in read]
    if not swallowed:
        return
    names = " and ".join(f"`{parameter.name}`" for parameter in swallowed)
    passed = ", ".join(f"{parameter.name}={parameter.name}" for parameter in swallowed)
    yield Finding(
        made.at,
        f"{names} is not passed to `super().__init__()`, which takes it too: the parent uses its default"
        if len(swallowed) == 1
        else f"{names} are not passed to `super().__init__()`, which takes them too: the parent uses its defaults",
        attribute=swallowed[0].name,
        help=f"write `super().__init__(..., {passed})`",
        fix=FixRequest("pass-arguments", made.at, tuple(("name", one.name) for one in swallowed)),
    )


_OF_KERAS = frozenset({"training", "mask"})


def _of_call(layer: LayerClass) -> Iterator[Finding]:
    """Arguments of `call` that it does not read, while it passes a literal on under their names."""
    call = layer.own_method("call")
    if call is None or any(one.value.name in {"locals", "vars"} for one in call.calls):
        return
    optional = [
        one
        for one in call.params[call.bound + 1 :]
        if not one.star and one.default is not None and one.name not in _OF_KERAS
    ]
    read = read_parameters(call) if optional else set()
    for parameter in optional:
        if parameter.name in read:
            continue
        for made in call.calls:
            given = made.value.argument(parameter.name)
            applied = made.value.calls_own_path or made.value.calls_instance or made.value.on_super("call")
            if given is None or not applied or given.form is not Form.LITERAL or given.local:
                continue
            yield Finding(
                given.at,
                f"`call` takes `{parameter.name}` and never reads it: this value is passed on instead, whatever the"
                " caller passes",
                attribute=parameter.name,
                help=f"write `{parameter.name}={parameter.name}`",
            )


def _parent_call(layer: LayerClass, init: Method) -> Value | None:
    """The one call of the inherited constructor, when all that it gives is known."""
    calls = list(init.super_calls)
    if len(calls) != 1 or calls[0].nested:
        return None
    made = calls[0].value
    return made if _is_plain(init, made.args) and _is_inherited(layer, made) else None


def _is_inherited(layer: LayerClass, call: Value) -> bool:
    """Whether a call by a class's name reaches the constructor that `super()` would reach."""
    named = call.receiver
    if named is None or named.kind is not Kind.CLASS:
        return True
    name = named.name.rpartition(".")[2]
    ways: list[str] = []
    for facts in layer.ancestors:
        ways.append(facts.name)
        if any(method.name == "__init__" for method in facts.methods):
            return name == facts.name or (len(layer.own.bases) == 1 and name in ways)
    return True


def _is_plain(init: Method, arguments: tuple[Argument, ...]) -> bool:
    """Whether what the call unpacks is `**kwargs` as they came, with nothing put into them."""
    keywords = init.var_keyword
    return all(
        not argument.star or (argument.star == "**" and _is(keywords, argument)) for argument in arguments
    ) and (keywords is None or not any(_changes(init, keywords)))


def _is(keywords: Parameter | None, argument: Argument) -> bool:
    return keywords is not None and argument.value.local == keywords.name


def _changes(init: Method, keywords: Parameter) -> Iterator[bool]:
    """For each event that may put something into `**kwargs`."""
    for event in init.events:
        if getattr(event, "name", "") == keywords.name:
            yield True
    for call in init.calls:
        holder = call.value.holder
        if holder.local == keywords.name and call.value.method != "get":
            yield True
