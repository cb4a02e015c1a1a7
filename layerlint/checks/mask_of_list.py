"""LL706: the mask of a list of inputs used as one mask, or as none."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Event, Form, Iterate, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.queries.held_layers import class_of_attribute
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import short_name
from layerlint.tables.single_outputs import merges_tensors
from layerlint.text import Safety


@rule(
    "LL706",
    "mask-of-list",
    summary="`mask is not None` holds for a list of inputs without masks: in Keras 3 the mask is `[None, None]`.",
    targets=(3,),
    severity=Severity.WARNING,
    fix=Safety.SAFE,
)
def mask_of_list(layer: LayerClass) -> Iterator[Finding]:
    if not becomes_keras_3(layer):
        return
    call, compute = layer.own_method("call"), layer.own_method("compute_mask")
    if call is not None and _is_filled_by_keras(call) and _takes_list(layer, call, call.params[1].name):
        yield from _findings(call, call.params[1].name)
    if compute is not None and len(compute.params) > compute.bound and _fills_compute_mask(layer, compute):
        yield from _findings(compute, compute.params[compute.bound].name)


def _fills_compute_mask(layer: LayerClass, compute: Method) -> bool:
    """Whether Keras certainly passes the masks of a list: `call` or `compute_mask` takes a list."""
    call = layer.own_method("call")
    mask = compute.parameter("mask")
    if mask is None or mask.star or compute.params[compute.bound].star:
        return False
    if _takes_list(layer, compute, compute.params[compute.bound].name):
        return True
    return (
        call is not None
        and len(call.params) > call.bound
        and _takes_list(layer, call, call.params[call.bound].name)
    )


def _findings(method: Method, inputs: str) -> Iterator[Finding]:
    for event in method.calls:
        if event.nested or not _only_tests_for_none(event):
            continue
        tensors = filter(_computes, _operations(event))
        if any(_is_mask_or_item(argument) for tensor in tensors for argument in tensor.positional):
            yield Finding(
                event.value.at,
                f"`{inputs}` is a list, so in Keras 3 `mask` is `[None, ...]` and not `None` where no input has a"
                " mask: this fails then",
                help="set `mask` to `None` where all masks in it are `None`",
                fix=FixRequest("no-masks-to-none", method.at),
            )
            return


def _operations(event: Call) -> Iterator[Value]:
    """The operations of the call: itself, or those that certainly make up the result of an own method."""
    if not event.value.on_self():
        yield event.value
    elif event.result is not None:
        yield from _certain(event.result)


def _certain(value: Value) -> Iterator[Value]:
    """The value and its parts, without those of choices."""
    if value.form is not Form.CHOICE:
        yield value
        for part in value.inner:
            yield from _certain(part)


def _is_filled_by_keras(call: Method) -> bool:
    """Whether Keras passes the masks of the first argument as `mask`, because no other argument must be a tensor."""
    params = call.params[call.bound :]
    if not params or params[0].star or call.parameter("mask") is None:
        return False
    return all(
        parameter.default is not None or parameter.star == "**" or parameter.name == "mask"
        for parameter in params[1:]
    )


def _takes_list(layer: LayerClass, call: Method, inputs: str) -> bool:
    """Whether `call` certainly gets a list or tuple: it unpacks it, or reads its first two entries."""
    entries = set()
    for event in call.events:
        if isinstance(event, Iterate) and event.unpacking and _is_whole(event.value, inputs):
            return not event.guards
        if isinstance(event, LocalAssign) and not event.guards:
            taken = event.value
            if taken.form is Form.SUBSCRIPT:
                if _is_whole(taken.holder, inputs) and len(taken.items) == 1:
                    entries.add(taken.items[0].constant)
            elif taken.form is Form.OTHER and taken.kind is Kind.INPUT and taken.params == {inputs}:
                return True
    if any(_merges(layer, event) and _is_whole(event.value.positional[0], inputs) for event in call.calls):
        return True
    used_whole = any(
        _is_whole(argument, inputs) for event in call.calls for argument in event.value.positional
    )
    return {0, 1} <= entries and not used_whole


def _merges(layer: LayerClass, event: Call) -> bool:
    """Whether it certainly runs a layer that takes a list: `Add`, `Concatenate`."""
    value = event.value
    if event.nested or event.guards or not value.positional:
        return False
    return merges_tensors(short_name(class_of_attribute(layer, value.path)))


def _is_whole(value: Value, name: str) -> bool:
    return value.form is Form.NAME and value.params == {name}


def _computes(value: Value) -> bool:
    """Whether it is an operation on tensors, which does not accept `None`."""
    return value.kind is Kind.TENSOR and (
        tf_name(value.name) is not None or short_name(value.name).startswith(("ops.", "backend."))
    )


def _is_mask_or_item(value: Value) -> bool:
    if _is_whole(value, "mask"):
        return value.kind is Kind.PARAMETER
    return value.params == {"mask"} and value.form in (Form.SUBSCRIPT, Form.OTHER) and _comes_from_mask(value)


def _comes_from_mask(value: Value) -> bool:
    return value.receiver is None or _is_whole(value.receiver, "mask")


def _only_tests_for_none(event: Event) -> bool:
    """Whether the guards test that `mask` is not None, and nothing else of the mask."""
    tests = [
        (guard.value, guard.negated)
        for guard in event.guards
        if guard.value is not None and "mask" in guard.value.params
    ]
    return bool(tests) and all(
        test.name == ("is" if negated else "is not") and _is_whole(test.items[0], "mask")
        for test, negated in tests
    )
