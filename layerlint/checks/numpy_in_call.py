"""LL504: a tensor turned into a NumPy value in `call`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Guard, GuardKind, Kind, LayerClass, Phase, Value
from layerlint.queries import depends_on_mode, has_guard
from layerlint.rule import Finding, rule
from layerlint.tables.names import keras_name

_SYMBOLIC = frozenset({Kind.TENSOR, Kind.INPUT, Kind.WEIGHT, Kind.VARIABLE})
_HARMLESS = frozenset({"shape", "ndim", "size", "iscomplexobj", "isscalar", "result_type", "dtype"})
_EVALUATE = frozenset({"backend.eval", "backend.get_value"})


@rule(
    "LL504",
    "numpy-in-call",
    summary="`call` turns a tensor into a NumPy value, which fails in a graph.",
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for method, event in layer.events(Phase.CALL):
        if not isinstance(event, Call) or event.nested:
            continue
        guards = layer.guards(method, event)
        if has_guard(guards, GuardKind.TRY) or depends_on_mode(guards) or _tested(guards):
            continue
        shown = _shown(event.value)
        if shown:
            yield Finding(
                event.value.at,
                f"`{shown}` needs the value of a tensor: inside `fit`, `tf.function` or a functional model there is none",
                help="use the TensorFlow or `keras.ops` function of the same name",
            )


def _tested(guards: tuple[Guard, ...]) -> bool:
    """Whether the code looks first at what kind of value it has."""
    return any(
        guard.value is not None
        and any(
            part.name in {"isinstance", "hasattr"} or "is_tensor" in part.name for part in guard.value.walk()
        )
        for guard in guards
    )


def _shown(value: Value) -> str:
    holder = value.receiver
    if value.name in {".numpy", ".tolist", ".eval"} and holder is not None and holder.kind in _SYMBOLIC:
        return f"{value.name}()"
    arguments = value.positional
    if value.name.startswith("numpy.") and value.name.rpartition(".")[2] not in _HARMLESS:
        if value.name.startswith("numpy.random."):
            return ""
        if any(argument.kind in _SYMBOLIC for argument in arguments):
            return f"np.{value.name.removeprefix('numpy.')}"
    if keras_name(value.name) in _EVALUATE and arguments and arguments[0].kind in _SYMBOLIC:
        return f"K.{value.method}"
    return ""
