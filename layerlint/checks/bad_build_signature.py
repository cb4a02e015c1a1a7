"""LL308: a `build` that Keras cannot call."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, Method, MethodForm, Value
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.keras_names import build_arguments, keras_name
from layerlint.text import Safety

_OPTIONAL_SHAPE = frozenset({"layers.Wrapper", "Sequential", "models.Sequential"})
"""Classes of `keras.layers` and `keras.models` whose `build` has a default for the shape in Keras 2 and 3."""
_OPTIONAL_SHAPE_3 = frozenset({"layers.Embedding", "layers.ReversibleEmbedding", "layers.TextVectorization"})
"""Classes whose `build` has one only in Keras 3."""


@rule(
    "LL308",
    "bad-build-signature",
    summary="`build` has a signature that Keras cannot call.",
    fix=Safety.SAFE,
)
def bad_build_signature(layer: LayerClass) -> Iterator[Finding]:
    build = layer.own_method("build")
    output_shape = layer.own_method("compute_output_shape")
    if (
        layer.keras == 3
        and output_shape is not None
        and output_shape.form is MethodForm.INSTANCE
        and layer.method("compute_output_spec") is None  # Keras asks it in place of the other
    ):
        yield from _keras_3_findings(layer, output_shape)
    if layer.keras == 3 and layer.method("build") is None:
        yield from _inherited_build_findings(layer)
    if build is None or build.form is not MethodForm.INSTANCE:
        return
    yield from _keras_2_findings(layer, build) if layer.keras == 2 else _keras_3_findings(layer, build)
    optional = _OPTIONAL_SHAPE | _OPTIONAL_SHAPE_3 if layer.keras == 3 else _OPTIONAL_SHAPE
    if layer.complete and optional.isdisjoint(keras_name(root) for root in layer.roots):
        for parent in build.super_calls:
            yield from _parent_call_findings(layer, parent.value)


def _keras_2_findings(layer: LayerClass, build: Method) -> Iterator[Finding]:
    """Report a `build` that Keras 2 cannot call with one argument, the input shape."""
    shapes = [
        parameter for parameter in build.params[1:] if not parameter.star and not parameter.keyword_only
    ]
    required = [parameter for parameter in shapes if parameter.default is None]
    if not shapes and build.var_positional is None:
        yield Finding(
            build.at_name,
            "`build` takes no argument, but Keras 2 passes the input shape: the first call fails",
            help="write `def build(self, input_shape):`",
            fix=FixRequest("build-shape", build.at),
        )
    elif needed := [p.name for p in build.params[1:] if p.keyword_only and not p.star and p.default is None]:
        yield Finding(
            build.at_name,
            f"`build` needs `{needed[0]}`, but Keras 2 passes the input shape alone: the first call fails",
            help=f"take `{needed[0]}` in `__init__`, and keep it on `self`",
        )
    elif len(required) > 1:
        yield Finding(
            build.at_name,
            f"`build` needs {len(required)} shapes, but Keras 2 passes one argument: the first call fails",
            help="take one `input_shape`; with a list or dict of inputs it is a list or dict of shapes",
        )


def _keras_3_findings(layer: LayerClass, method: Method) -> Iterator[Finding]:
    """Report names that Keras 3 refuses: it checks those of several arguments, even with defaults."""
    names = [parameter.name for parameter in method.params[1:] if not parameter.star]
    call = layer.method("call")
    if len(names) < 2 or call is None or call.var_positional is not None:
        return
    inputs = {parameter.name for parameter in call.params}
    if not all(name.endswith("_shape") and name.removesuffix("_shape") in inputs for name in names):
        yield Finding(
            method.at_name,
            f"several arguments of `{method.name}` must be named `<argument of call>_shape` in Keras 3:"
            f" {'building' if method.name == 'build' else 'a functional model'} fails",
            help="name them after the arguments of `call`",
        )


def _inherited_build_findings(layer: LayerClass) -> Iterator[Finding]:
    """Report a `call` without the arguments whose shapes the parent's `build` needs."""
    call = layer.own_method("call")
    parents = {keras_name(root) or "" for root in layer.roots}
    if call is None or call.form is not MethodForm.INSTANCE or not layer.complete or len(parents) != 1:
        return
    parent = parents.pop()
    expected = [name.removesuffix("_shape") for name in build_arguments(parent, 3)]
    names = {parameter.name for parameter in call.params[1:] if not parameter.star}
    missing = [name for name in expected if name not in names]
    if not missing:
        return
    yield Finding(
        call.at_name,
        f"in Keras 3 `{parent}.build` needs the shape of {_quoted(missing)}, which this `call` does not take: building"
        " fails",
        help=f"name the arguments of `call` {_quoted(expected)}",
        fix=_rename_fix(call, expected, missing),
    )


def _needs_shape(layer: LayerClass) -> bool:
    """Whether the `build` that `super().build` runs needs an argument: that of Keras, or of the nearest parent."""
    inherited = [method for facts in layer.ancestors for method in facts.methods if method.name == "build"]
    if not inherited:
        return True
    required = [param for param in inherited[0].params[1:] if not param.star and param.default is None]
    return not inherited[0].decorators and bool(required)


def _quoted(names: list[str]) -> str:
    return " and ".join(f"`{name}`" for name in names)


def _rename_fix(call: Method, expected: list[str], missing: list[str]) -> FixRequest | None:
    """Return the fix that renames the first argument of `call`, or None.

    It also adds the state, which Keras 2 did not pass.
    """
    first = call.params[1] if len(call.params) > 1 else None
    if first is None or first.star or missing[0] != expected[0] or len(expected) != 2:
        return None
    added = missing[1:] if call.var_keyword is None else []
    if len(added) < len(missing) - 1:
        return None
    values = (("old", first.name), ("new", missing[0]), *(("add", name) for name in added))
    return FixRequest("rename-parameter", call.at, values)


def _parent_call_findings(layer: LayerClass, call: Value) -> Iterator[Finding]:
    """Report wrong arguments of `super().build(...)`."""
    shapes = call.positional
    if shapes and shapes[0].kind is Kind.SELF:
        yield Finding(
            call.at,
            "`super().build` gets `self` a second time, as the input shape: building fails",
            help="write `super().build(input_shape)`",
        )
    if not call.args and _needs_shape(layer):
        yield Finding(
            call.at,
            "`super().build()` needs the input shape: building fails",
            help="write `super().build(input_shape)`",
        )
