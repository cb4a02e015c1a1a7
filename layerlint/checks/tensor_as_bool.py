"""LL503: Python control flow on a tensor, which fails in a graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.eager_loops import noted_where_eager
from layerlint.checks.tensor_iteration import (
    FAILS,
    GraphProblem,
    batch_iteration_problem,
    iterates_over_tensor,
    iteration_problem,
    loop_problem,
)
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
from layerlint.queries.converted_code import reading_events
from layerlint.queries.loss_functions import loss_functions
from layerlint.queries.metric_classes import is_metric, is_schedule
from layerlint.queries.single_tensors import is_single_tensor
from layerlint.queries.training import TESTS_MODE, acting_sublayer
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.apis import gives_sequence
from layerlint.tables.keras_names import short_name


@rule(
    "LL503",
    "tensor-as-bool",
    summary="`if`, `while` or `for` on a tensor in `call` or a step: it is not converted, and fails in a graph.",
)
def tensor_as_bool(layer: LayerClass) -> Iterator[Finding]:
    return noted_where_eager(layer, _findings(layer, (Phase.CALL,)))


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    """Findings in schedules, and in metrics and losses, whose methods Keras 2 converts."""
    if is_schedule(unit):
        yield from noted_where_eager(unit.code, _findings(unit.code, ()))
    elif is_metric(unit) or any(True for _ in loss_functions(unit)):
        yield from noted_where_eager(unit.code, _findings(unit.code, (Phase.STEP,)))
        yield from _tested_weights(unit)


tensor_as_bool = replace(tensor_as_bool, in_code=_in_code)


def _tested_weights(unit: ModelCode) -> Iterator[Finding]:
    """`if sample_weight:`"""
    update = unit.code.own_method("update_state") if is_metric(unit) else None
    if update is None:
        return
    for test in update.tests:
        parameter = update.parameter(test.value.local) if test.value.kind is Kind.PARAMETER else None
        if parameter is None or parameter.name != "sample_weight" or test.value.form is not Form.NAME:
            continue
        yield Finding(
            test.at,
            "a Python condition tests the sample weights, which are a tensor: `fit` with weights fails",
            help="write `if sample_weight is not None:`",
            cause="condition",
        )


def _findings(layer: LayerClass, converted: tuple[Phase, ...]) -> Iterator[Finding]:
    """`converted` are the phases in which Keras 2 converts control flow."""
    for method, event, keras in reading_events(layer, converted):
        if layer.jax and isinstance(event, Iterate):
            continue  # JAX knows the size of every axis, and goes over it
        problem = _problem(layer, method, event, keras) or batch_iteration_problem(layer, event)
        if problem is not None:
            yield Finding(problem.at, problem.message, help=problem.help, cause="condition")


def _tensor_mode(layer: LayerClass, call: Value, keras: int) -> GraphProblem | None:
    """A tensor as `training` of a layer of Keras 3, which tests it in Python."""
    if keras == 2 or layer.keras == 2:
        return None
    mode = call.given("training", 1) if call.on_super("call") else call.given("training")
    if not _is_tensor(mode):
        return None
    if call.on_super("call"):
        name = short_name(layer.roots[0]).rpartition(".")[2] if len(layer.roots) == 1 else ""
        tests = name in TESTS_MODE and not any(
            method.name == "call" for facts in layer.ancestors for method in facts.methods
        )
    else:
        acting = acting_sublayer(layer, call)
        tests = acting is not None and short_name(acting[1].name).rpartition(".")[2] in TESTS_MODE
        name = acting[1].method if acting is not None else ""
    if not tests:
        return None
    return GraphProblem(
        call.at,
        f"`training` is a tensor here, which `{name}` tests in Python: inside `fit` or a functional model this fails",
        "pass a Python boolean, and set `trainable = False` on what is frozen",
    )


_NOT_CONVERTED = frozenset({TestForm.ASSERT, TestForm.FILTER, TestForm.MEMBERSHIP})
"""The tests that Keras 2 leaves to Python."""
_CONDITION_HELP = "use `tf.where` or `tf.cond` (`keras.ops.where`, `keras.ops.cond`)"

_TEST_FORM_HELP = {
    TestForm.WHILE: "use `tf.while_loop` (`keras.ops.while_loop`)",
    TestForm.ASSERT: "use a function of `tf.debugging`, such as `tf.debugging.assert_less`",
    TestForm.MEMBERSHIP: "use `tf.reduce_any(tf.equal(...))`",
    TestForm.FILTER: "use `tf.where` or `tf.boolean_mask`",
}
_TEST_LABELS = {TestForm.WHILE: "`while`", TestForm.ASSERT: "`assert`", TestForm.MEMBERSHIP: "`in`"}


def _problem(layer: LayerClass, method: Method, event: Event, keras: int) -> GraphProblem | None:
    """`keras` is the version by whose rules control flow is converted here."""
    match event:
        case Test():
            return _tested(keras, event) or _tested_weight(layer, event)
        case Iterate():
            return iteration_problem(layer, method, event, keras)
        case Call():
            return _builtin(layer, method, event.value, keras) or _tensor_mode(layer, event.value, keras)
    return None


def _tested(keras: int, test: Test) -> GraphProblem | None:
    if not _is_tensor(test.value) or (keras == 2 and test.form not in _NOT_CONVERTED):
        return None
    return GraphProblem(
        test.at,
        f"{_TEST_LABELS.get(test.form, 'a Python condition')} tests a tensor{FAILS}",
        _TEST_FORM_HELP.get(test.form, _CONDITION_HELP),
    )


def _tested_weight(layer: LayerClass, test: Test) -> GraphProblem | None:
    """`if self.bias:`, where the attribute is a weight, or None. Keras 2 takes a single number."""
    path = test.value.path
    if layer.kinds.get(path, frozenset()) - {Kind.NONE} != {Kind.WEIGHT}:
        return None
    weights = [assign.value for _, assign in layer.assignments(path) if assign.value.kind is Kind.WEIGHT]
    if layer.keras == 2 and not all(map(_has_axes, weights)):
        return None
    return GraphProblem(
        test.at,
        f"a Python condition tests the weight `self.{path}`: inside `fit` or a functional model this fails",
        f"write `if self.{path} is not None:`",
    )


def _has_axes(weight: Value) -> bool:
    """Whether the new weight certainly has axes."""
    shape = weight.argument("shape")
    return shape is not None and shape.form in (Form.LIST, Form.TUPLE) and bool(shape.items)


def _is_tensor(test: Value) -> bool:
    """Whether the result is a tensor of the graph, computed from inputs, or from constants in `call`.

    In `a and b`, `a` is a test of its own.
    """
    match test:
        case Value(form=Form.CHOICE, name="and" | "or", items=(left, right)):
            return _is_tensor(right) and not any("eager" in part.callee.name for part in left.walk())
    if test.kind is Kind.CONSTANT_TENSOR:
        return any(part.form is Form.CALL and part.kind is Kind.CONSTANT_TENSOR for part in test.walk())
    return test.kind is Kind.TENSOR


_TESTING_BUILTINS = frozenset({"any", "all", "max", "min"})
_TEST_HELP = {
    "any": "use `tf.reduce_any(tf.stack([...]))`",
    "all": "use `tf.reduce_all(tf.stack([...]))`",
    "max": "use `tf.maximum`, or `tf.reduce_max(tf.stack([...]))`",
    "min": "use `tf.minimum`, or `tf.reduce_min(tf.stack([...]))`",
}


def _compared(call: Value, container: Value) -> tuple[Value, ...]:
    """The values that the function tests or compares: the entries, or what `key` makes of them."""
    key = call.argument("key")
    if key is None:
        return _entries(container)
    return key.items[:1] if key.form is Form.LAMBDA else ()


def _entries(container: Value) -> tuple[Value, ...]:
    """The entries of a list, set or generator display, or one part of a split tensor; none for another value."""
    if gives_sequence(container.called):
        return (Value(Kind.TENSOR, Form.OTHER, container.at),)
    written = (Form.LIST, Form.TUPLE, Form.SET, Form.COMPREHENSION)
    return container.items if container.kind is Kind.CONTAINER and container.form in written else ()


_CONSUMING_BUILTINS = frozenset({"list", "tuple", "set", "sum"})
_CONVERTED_BUILTINS = frozenset({"sorted", "any", "all"})
"""Builtins that Keras 2 converts for tensors."""


def _builtin(layer: LayerClass, method: Method, value: Value, keras: int) -> GraphProblem | None:
    """The problem of a call of one of Python's builtins that gets a tensor."""
    return (
        _testing_builtin(value)
        or _consuming_builtin(layer, method, value, keras)
        or _converting_builtin(layer, method, value, keras)
    )


def _testing_builtin(value: Value) -> GraphProblem | None:
    """`max(x, y)`, `any(xs)`: Python asks whether tensors are true."""
    arguments = value.positional
    if value.name in {"max", "min"} and len(arguments) > 1 and any(a.kind is Kind.TENSOR for a in arguments):
        return GraphProblem(
            value.at,
            f"Python's `{value.name}` compares tensors{FAILS}",
            f"use `tf.{value.name}imum`",
        )
    if value.name in _TESTING_BUILTINS and any(
        _is_tensor(part) for argument in arguments[:1] for part in _compared(value, argument)
    ):
        verb = "compares" if value.name in {"max", "min"} else "tests"
        return GraphProblem(
            value.at, f"Python's `{value.name}` {verb} tensors{FAILS}", _TEST_HELP[value.name]
        )
    return None


def _consuming_builtin(layer: LayerClass, method: Method, value: Value, keras: int) -> GraphProblem | None:
    """`list(x)`: Python iterates over the tensor."""
    arguments = value.positional
    consumes = value.name in _CONSUMING_BUILTINS or (keras == 3 and value.name in _CONVERTED_BUILTINS)
    if consumes and not layer.jax and arguments and iterates_over_tensor(layer, method, arguments[0]):
        return loop_problem(value.at)
    return None


def _converting_builtin(layer: LayerClass, method: Method, value: Value, keras: int) -> GraphProblem | None:
    """`bool(x)`, `range(n)`, `len(x)`: Python asks for a number."""
    converts = keras == 3 and value.name in {"bool", "range", "len"}
    if converts and any(
        not layer.jax and is_single_tensor(layer, method, argument)
        if value.name == "len"
        else argument.kind is Kind.TENSOR
        for argument in value.positional
    ):
        return GraphProblem(
            value.at,
            f"`{value.name}(...)` of a tensor fails inside `fit` or a functional model",
            "use `tf.cast`, or `tf.range` with `tf.map_fn`",
        )
    return None
