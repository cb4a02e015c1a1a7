"""LL503: Python control flow on a tensor, which fails in a graph."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Call,
    Event,
    Form,
    Iterate,
    Kind,
    LayerClass,
    Method,
    Phase,
    Test,
    TestForm,
    Value,
)
from layerlint.queries.conditions import depends_on_mode
from layerlint.queries.outputs import gives_one_tensor
from layerlint.queries.steps import in_graph
from layerlint.rule import Finding, rule


@rule(
    "LL503",
    "tensor-as-bool",
    summary="`if`, `while` or `for` on a tensor in `call` or a step: it is not converted, and fails in a graph.",
)
def tensor_as_bool(layer: LayerClass) -> Iterator[Finding]:
    seen: set[int] = set()
    for method, event in layer.events(*in_graph(layer)):
        if event.nested or _converted(method) or depends_on_mode(layer.guards(method, event)):
            continue
        in_call = Phase.CALL in layer.phases_of(method, event)
        # Keras 2 converts the control flow of `call`, not that of a step.
        found = _problem(layer.keras == 2 and in_call, event) or _goes_over_batch(layer, event)
        if found is None or found[0] in seen:
            continue
        seen.add(found[0])
        yield Finding(found[0], found[1], help=found[2], cause="condition")


def _converted(method: Method) -> bool:
    """Whether `tf.function` converts the method's control flow."""
    return any(d.name == "tensorflow.function" for d in method.decorators)


_NOT_CONVERTED = frozenset({TestForm.ASSERT, TestForm.FILTER, TestForm.MEMBERSHIP})
"""The tests that Keras 2 leaves to Python."""
_COND = "use `tf.where` or `tf.cond` (`keras.ops.where`, `keras.ops.cond`)"


_ITERATES = (
    "Python iterates over a tensor: inside `fit` or a functional model this fails",
    "use operations on the whole tensor, `tf.map_fn` or `tf.while_loop`",
)


_WORDS = {TestForm.WHILE: "`while`", TestForm.ASSERT: "`assert`", TestForm.MEMBERSHIP: "`in`"}


def _problem(converts: bool, event: Event) -> tuple[int, str, str] | None:
    if isinstance(event, Test) and _is_tensor(event.value):
        if converts and event.form not in _NOT_CONVERTED:
            return None
        word = _WORDS.get(event.form, "a Python condition")
        return event.at, f"{word} tests a tensor: inside `fit` or a functional model this fails", _COND
    if isinstance(event, Iterate) and (event.value.kind is Kind.TENSOR or _goes_over_tensor(event.value)):
        if converts and not event.comprehension and not event.unpacking and event.value.name != "zip":
            return None
        if event.unpacking:
            return (
                event.at,
                "a tensor is unpacked: inside `fit` or a functional model this fails",
                "use `tf.unstack` or take the parts by index",
            )
        return event.at, *_ITERATES
    if isinstance(event, Call):
        return _builtin(converts, event.value)
    return None


def _is_tensor(test: Value) -> bool:
    """Whether the outcome is a tensor of the graph: of the inputs, or of constants that are put together in `call`.

    Of `a and b`, `a` has a test of its own.
    """
    if test.form is Form.CHOICE and test.name in {"and", "or"} and len(test.items) == 2:
        left, right = test.items
        return _is_tensor(right) and not any("eager" in part.callee.name for part in left.walk())
    if test.kind is Kind.CONSTANT_TENSOR:
        return test.form in (Form.COMPARISON, Form.CALL) and any(
            part.form is Form.CALL and "." in part.name and part.kind is Kind.CONSTANT_TENSOR
            for part in test.walk()
        )
    return test.kind is Kind.TENSOR


def _goes_over_batch(layer: LayerClass, event: Event) -> tuple[int, str, str] | None:
    """A loop over the inputs themselves, which are one tensor: each row gets the axis of the batch back, `row[None]`."""
    if not isinstance(event, Iterate) or event.unpacking:
        return None
    value = event.value
    given = value.positional if value.name in {"zip", "enumerate"} else (value,)
    inputs = {
        one.at for one in given if one.kind is Kind.INPUT and one.form is not Form.CALL and not one.reads
    }
    models = any(gives_one_tensor(layer, one) for one in given)
    if layer.keras == 2 and not event.comprehension and not models and not inputs:
        return None
    if models or (inputs and not inputs.isdisjoint(_rows_of_batches(layer))):
        return event.at, *_ITERATES
    return None


def _rows_of_batches(layer: LayerClass) -> Iterator[int]:
    """Where the loops stand whose elements get an axis at the front: `row[None]`, `tf.expand_dims(row, 0)`."""
    for part in layer.parts(Form.SUBSCRIPT, Form.CALL):
        value = part.value
        if value.form is Form.SUBSCRIPT:
            row, first = value.receiver, value.items[0] if value.items else None
            adds = first is not None and (first.kind is Kind.NONE or first.method == "newaxis")
        else:
            row, axis = value.argument("input", 0), value.argument("axis", 1)
            adds = value.method == "expand_dims" and axis is not None and axis.constant == 0
        if adds and row is not None and row.form is Form.OTHER and row.local:
            yield row.at


def _goes_over_tensor(value: Value) -> bool:
    """Whether it is `zip(...)` of a tensor, or `tf.range(3)`, a tensor of the graph whatever its arguments are."""
    if value.form is not Form.CALL:
        return False
    zipped = value.positional if value.name == "zip" else ()
    return value.name == "tensorflow.range" or any(part.kind is Kind.TENSOR for part in zipped)


def _builtin(converts: bool, value: Value) -> tuple[int, str, str] | None:
    arguments = value.positional
    if value.name in {"max", "min"} and len(arguments) > 1 and any(a.kind is Kind.TENSOR for a in arguments):
        return (
            value.at,
            f"Python's `{value.name}` compares tensors: inside `fit` or a functional model this fails",
            f"use `tf.{value.name}imum`",
        )
    numbers = not converts and value.name in {"float", "int", "bool", "range", "len"}
    if numbers and any(argument.kind is Kind.TENSOR for argument in arguments):
        return (
            value.at,
            f"`{value.name}(...)` of a tensor fails inside `fit` or a functional model",
            "use `tf.cast`, or `tf.range` with `tf.map_fn`",
        )
    return None
