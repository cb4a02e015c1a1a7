"""LL711: a `get_initial_state` that needs more than the batch size, which is all that Keras 3 passes."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Event, Form, Kind, LayerClass, LocalAssign, Method, Parameter, Value
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name, short_name
from layerlint.text import Safety

_NOT_PASSED = ("inputs", "dtype")
_RECURRENT = ("RNN", "LSTM", "GRU", "Bidirectional")


@rule(
    "LL711",
    "initial-state",
    summary="`get_initial_state` uses `inputs` or `dtype`, but Keras 3 passes only the batch size.",
    targets=(3,),
    severity=Severity.WARNING,
    fix=Safety.SAFE,
)
def initial_state(layer: LayerClass) -> Iterator[Finding]:
    method = layer.own_method("get_initial_state")
    if method is None or not becomes_keras_3(layer) or not _is_recurrent(layer):
        return
    needed = [parameter for parameter in method.required if parameter.name != "batch_size"]
    takes_batch = method.parameter("batch_size") is not None or method.var_keyword is not None
    if needed or not takes_batch:
        lacks = f"needs `{needed[0].name}`" if needed else "does not take `batch_size`"
        yield Finding(
            method.at_name,
            f"Keras 3 calls `get_initial_state(batch_size=...)`, but this one {lacks}",
            help="write `def get_initial_state(self, batch_size=None)`",
        )
        return
    for name in _NOT_PASSED:
        parameter = method.parameter(name)
        if parameter is None or not _is_none(parameter) or _tests_or_replaces(method, name):
            continue
        used = next(filter(None, (_failing_use(event, name) for event in method.events)), None)
        if used is not None:
            fix = FixRequest("compute-dtype", method.at) if name == "dtype" else None
            yield Finding(
                used.at,
                f"Keras 3 passes only the batch size to `get_initial_state`: `{name}` is `None` here",
                help="use `self.compute_dtype` then" if name == "dtype" else "use `batch_size`",
                fix=fix,
            )


def _is_recurrent(layer: LayerClass) -> bool:
    """Whether the layer is a cell or runs one, so that Keras calls `get_initial_state`."""
    call = layer.method("call")
    steps = call is not None and len(call.required) == 2
    if "state_size" in layer.members or "state_size" in layer.kinds or layer.class_attribute("state_size"):
        return steps and not layer.is_model
    names = [short_name(root).removeprefix("layers.") for root in layer.roots]
    return any(word in name for name in names for word in _RECURRENT)


def _is_none(parameter: Parameter) -> bool:
    return parameter.default is not None and parameter.default.kind is Kind.NONE


def _tests_or_replaces(method: Method, name: str) -> bool:
    """Whether the method tests the argument, or replaces it."""
    return any(name in test.value.params for test in method.tests) or any(
        isinstance(event, LocalAssign) and event.name == name for event in method.events
    )


def _failing_use(event: Event, name: str) -> Value | None:
    """Return the operation of the event, if it fails when the argument is None."""
    value = getattr(event, "value", None)
    if not isinstance(value, Value) or event.nested:
        return None
    short = keras_name(value.name)
    if short is None:
        fails = tf_name(value.name) is not None
    else:  # functions of Keras take `dtype=None` for the default
        fails = name != "dtype" and short.startswith(("ops.", "backend."))
    return value if fails and any(_is_argument(argument.value, name) for argument in value.args) else None


def _is_argument(value: Value, name: str) -> bool:
    return value.form is Form.NAME and value.params == {name}
