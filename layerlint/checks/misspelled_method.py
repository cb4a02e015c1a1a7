"""LL307: a special method with a misspelled name, which Keras never runs."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Method, MethodForm, Owner, Read, Value
from layerlint.queries.classes import extends_keras_base
from layerlint.rule import Finding, FixRequest, rule
from layerlint.suggestions import closest
from layerlint.tables.keras_names import members_in_any, short_name
from layerlint.text import Safety

_HOOKS = ("build", "get_config", "from_config", "compute_output_shape", "compute_mask", "train_step", "test_step",
          "predict_step", "compute_output_spec")  # fmt: skip
_INDENTED = frozenset({"call", "__init__", "test_step", "predict_step", "compile", "metrics"})
_WITHOUT_ARGUMENT = frozenset({"get_config"})
_MISSPELLED_INIT = frozenset({"init", "int", "inti", "intit", "iint", "initt", "nit", "_init", "ini"})
_NAMES_FOR_CALL = frozenset({"forward", "calls", "call_"})
"""Names that mean `call` only in a class without one."""
_KERAS_1 = {"get_output_shape_for": "compute_output_shape"}
_LIGHTNING = {"training_step": "train_step", "validation_step": "test_step"}
"""Names of steps in PyTorch Lightning."""
_MISSPELLED_CALL = frozenset({"cal", "cll", "calll", "caal", "_cal", "clal", "Call", "CALL"})


@rule(
    "LL307",
    "misspelled-method",
    summary="A special method is misspelled, or stands in another method, so it is never run.",
    fix=Safety.SAFE,
)
def misspelled_method(layer: LayerClass) -> Iterator[Finding]:
    yield from _indented_too_far(layer)
    used_names = _used_names(layer)
    for method in layer.methods:
        right = _intended_name(layer, method, used_names)
        if right:
            yield Finding(
                method.at_name,
                f"Keras never calls `{method.name}`: the method is called `{right}`",
                help=f"rename it to `{right}`",
                # What has a name to be called by may be called, or overridden, elsewhere.
                fix=FixRequest(
                    "rename-method",
                    method.at_name,
                    (("name", right),),
                    method.name.startswith("_") and not layer.subclasses,
                )
                if right != "__init__" or any(call.value.method == "__init__" for call in method.calls)
                else None,  # renamed, it would lack the call of the parent's
            )


def _indented_too_far(layer: LayerClass) -> Iterator[Finding]:
    """Special methods in the body of another one, which does not use them."""
    for method in layer.methods:
        for inner in method.inner_methods:
            special = inner.name in _HOOKS or inner.name in _INDENTED
            if special and layer.own_method(inner.name) is None and not _is_used(method, inner.name):
                yield Finding(
                    inner.at,
                    f"`{inner.name}` is defined inside of `{method.name}`, so Keras never runs it",
                    help="indent it like the other methods",
                )


def _is_used(method: Method, name: str) -> bool:
    """Whether the method calls the inner function, or passes it on."""
    for event in method.events:
        value = getattr(event, "value", None)
        if isinstance(value, Value) and any(part.name.partition("@")[0] == name for part in value.walk()):
            return True
    return False


def _used_names(layer: LayerClass) -> frozenset[str]:
    """Names that the class uses, or that Keras defines."""
    names: set[str] = set()
    # The names of a known parent are collected below.
    owners = {Owner.SELF} if layer.complete else {Owner.SELF, Owner.SUPER}
    for facts in layer.lineage:
        for method in facts.methods:
            names.update(e.path.partition(".")[0] for e in method.events if isinstance(e, Read))
            names.update(call.value.path for call in method.calls)
            names.update(call.value.method for call in method.calls if call.value.owner in owners)
    for facts in layer.ancestors:
        names.update(method.name for method in facts.methods)
    for root in layer.roots:
        names |= members_in_any(short_name(root))
    return frozenset(names)


def _intended_name(layer: LayerClass, method: Method, used_names: frozenset[str]) -> str:
    """The intended name, if the class itself has no method of that name."""
    name = method.name
    if method.form not in (MethodForm.INSTANCE, MethodForm.CLASS):
        return ""
    takes = len(method.params) > method.bound
    if name == "built":  # Keras itself sets an attribute of that name
        right = "build" if takes and method.form is MethodForm.INSTANCE else ""
    elif name in used_names:
        right = ""
    else:
        right = _intended_special(layer, method) or _similar_hook(method, takes)
    # `call = forward` gives it the name.
    is_free = layer.own_method(right) is None and layer.class_attribute(right) is None
    return right if is_free else ""


def _intended_special(layer: LayerClass, method: Method) -> str:
    """`__init__` or `call`, or a hook with underscores around it."""
    name = method.name
    core = name.strip("_")
    dressed = name.startswith("_") and (name.endswith("_") or name.startswith("__"))
    if core.lower() in _MISSPELLED_INIT and (dressed or _hands_on(method, "__init__")):
        return "__init__"
    if core in _HOOKS and dressed:
        return core
    if name in _MISSPELLED_CALL or (core == "call" and dressed and name != "__call__"):
        return "call"
    if name in _NAMES_FOR_CALL and _lacks_call(layer) and not _runs_layer(method):
        return "call"
    if name in _LIGHTNING and layer.is_model and _is_step(method):
        return _LIGHTNING[name]
    return _KERAS_1.get(name, "")


def _lacks_call(layer: LayerClass) -> bool:
    """Whether the class has no `call`, and is no functional model, which has one."""
    init = layer.method("__init__")
    keywords = (
        {a.keyword for call in init.super_calls for a in call.value.args} if init is not None else set()
    )
    return (
        extends_keras_base(layer)
        and layer.method("call") is None
        and keywords.isdisjoint({"inputs", "outputs"})
    )


def _runs_layer(method: Method) -> bool:
    """Whether it calls the layer itself, so it is not meant as `call`."""
    return any(call.value.calls_self or call.value.on_self("call", "__call__") for call in method.calls)


def _is_step(method: Method) -> bool:
    """Whether it takes only the data and returns a dict of logs: `def train_step(self, data)`."""
    returned = [event.value for event in method.returns]
    return (
        len(method.params) == method.bound + 1
        and bool(returned)
        and all(
            value is not None
            and value.kind is Kind.CONTAINER
            and (value.form is Form.DICT or value.name == "dict")
            for value in returned
        )
    )


def _similar_hook(method: Method, takes: bool) -> str:
    """The hook with a similar name; "" for none."""
    name = method.name
    if name.startswith("_"):
        return ""
    hook = closest(name, _HOOKS, cutoff=0.8)
    if hook is None or (name == f"{hook}s" and hook != "build" and not _hands_on(method, hook)):
        return ""
    near = _distance(name, hook) <= (1 if len(hook) < 6 else 2)
    return hook if near and (takes or hook in _WITHOUT_ARGUMENT) else ""


def _hands_on(method: Method, hook: str) -> bool:
    """Whether it calls the parent's method of that name; otherwise `train_steps` may be another name."""
    return any(call.value.on_super(hook) for call in method.calls)


def _distance(first: str, second: str) -> int:
    """The number of edits between the names; two swapped neighbours count as one."""
    if sorted(first) == sorted(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) // 2
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
