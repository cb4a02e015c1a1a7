"""Reads of a parameter, also by another local name and in functions that only return it."""

from __future__ import annotations

from layerlint.model.facts import At, Call, Event, LayerClass, LocalAssign, Method, Return, Value


def reads_besides(layer: LayerClass, method: Method, name: str, value: Value) -> bool:
    """Whether anything besides the given value, computed from the parameter, reads the parameter."""
    own = frozenset(part.at for part in value.walk())
    return any(_reads(layer, event, name, own) for event in method.events)


def _reads(
    layer: LayerClass, event: Event, name: str, own: frozenset[At], inside: tuple[str, ...] = ()
) -> bool:
    if any(guard.value is not None and name in guard.value.params for guard in event.guards):
        return True
    value = getattr(event, "value", None)
    if value is None or value.at in own or name not in value.params or isinstance(event, LocalAssign):
        return False  # what reads the local name later is computed from the parameter too
    # The same goes for what reads the result of a function.
    if not isinstance(event, Call):
        return True
    if _body(layer, value) is None:
        return not event.told
    return not only_returns(layer, value, name, inside)


def only_returns(layer: LayerClass, call: Value, name: str, inside: tuple[str, ...] = ()) -> bool:
    """Whether an own method is called that only returns what it computes from the parameter."""
    method = _body(layer, call)
    if method is None or method.name in inside:
        return False
    returned = [event.value for event in method.returns if event.value is not None and not event.nested]
    own = frozenset(part.at for value in returned for part in value.walk())
    return not any(
        _reads(layer, event, parameter, own, (*inside, method.name))
        for parameter in _parameters_computed_from(method, call, name)
        for event in method.events
        if not isinstance(event, Return)
    )


def _body(layer: LayerClass, call: Value) -> Method | None:
    """The own method that is called, where the call runs its body with these arguments."""
    method = layer.own_method(call.member) if call.calls_own_path else None
    runs_body = method is not None and not (method.generator or method.decorators or call.unpacks)
    return method if runs_body else None


def _parameters_computed_from(method: Method, call: Value, name: str) -> set[str]:
    """The method's own names for what was computed from the caller's parameter."""
    places = [
        param.name for param in method.params[method.bound :] if not param.star and not param.keyword_only
    ]
    arguments = [
        *zip(places, call.positional, strict=False),
        *((argument.keyword, argument.value) for argument in call.args if argument.keyword),
    ]
    return {parameter for parameter, value in arguments if name in value.params}
