"""LL308: a `build` that Keras cannot call."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, Method, MethodForm, Value
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.keras_names import build_arguments, keras_name
from layerlint.text import Safety

_DEFAULTS = frozenset({"layers.Wrapper", "Sequential", "models.Sequential"})
"""What has a default for the shape in both versions (of all classes in `keras.layers` and `keras.models`)."""
_DEFAULTS_3 = frozenset({"layers.Embedding", "layers.ReversibleEmbedding", "layers.TextVectorization"})
"""What has one in Keras 3 alone."""


@rule(
    "LL308",
    "bad-build-signature",
    summary="`build` has a signature that Keras cannot call.",
    fix=Safety.SAFE,
)
def bad_build_signature(layer: LayerClass) -> Iterator[Finding]:
    build = layer.own_method("build")
    if layer.keras == 3 and layer.method("build") is None:
        yield from _inherited(layer)
    if build is None or build.form is not MethodForm.INSTANCE:
        return
    yield from _for_keras_2(layer, build) if layer.keras == 2 else _for_keras_3(layer, build)
    optional = _DEFAULTS | _DEFAULTS_3 if layer.keras == 3 else _DEFAULTS
    if layer.complete and optional.isdisjoint(keras_name(root) for root in layer.roots):
        for parent in build.super_calls:
            yield from _of_parent(layer, parent.value)


def _is_called(layer: LayerClass) -> bool:
    """Whether the class calls its own `build`, as it is, or another one may."""
    return layer.subclasses or any(
        call.value.on_self("build") for method in layer.methods for call in method.calls
    )


def _for_keras_2(layer: LayerClass, build: Method) -> Iterator[Finding]:
    """Keras 2 passes one argument, the input shape."""
    shapes = [
        parameter for parameter in build.params[1:] if not parameter.star and not parameter.keyword_only
    ]
    required = [parameter for parameter in shapes if parameter.default is None]
    if not shapes and build.var_positional is None:
        yield Finding(
            build.at_name,
            "`build` takes no argument, but Keras 2 passes the input shape: the first call fails",
            help="write `def build(self, input_shape):`",
            fix=FixRequest("build-shape", build.at, certain=not _is_called(layer)),
        )
    elif len(required) > 1:
        yield Finding(
            build.at_name,
            f"`build` needs {len(required)} shapes, but Keras 2 passes one argument: the first call fails",
            help="take one `input_shape`; with a list or dict of inputs it is a list or dict of shapes",
        )


def _for_keras_3(layer: LayerClass, build: Method) -> Iterator[Finding]:
    """Keras 3 looks at the name of every argument, also where there is a default."""
    named = [parameter.name for parameter in build.params[1:] if not parameter.star]
    call = layer.method("call")
    if len(named) < 2 or call is None or call.var_positional is not None:
        return
    inputs = {parameter.name for parameter in call.params}
    if not all(name.endswith("_shape") and name.removesuffix("_shape") in inputs for name in named):
        yield Finding(
            build.at_name,
            "with several arguments, each argument of `build` must be named `<argument of call>_shape` in Keras 3",
            help="name them after the arguments of `call`",
        )


def _inherited(layer: LayerClass) -> Iterator[Finding]:
    """A `call` without the arguments whose shapes the parent's `build` asks for."""
    call = layer.own_method("call")
    shorts = {keras_name(root) or "" for root in layer.roots}
    if call is None or call.form is not MethodForm.INSTANCE or not layer.complete or len(shorts) != 1:
        return
    parent = shorts.pop()
    wanted = [name.removesuffix("_shape") for name in build_arguments(parent, 3)]
    named = {parameter.name for parameter in call.params[1:] if not parameter.star}
    missing = [name for name in wanted if name not in named]
    if not missing or layer.method("build") is not None:
        return
    yield Finding(
        call.at_name,
        f"in Keras 3 `{parent}.build` needs the shape of {_shown(missing)}, which this `call` does not take: building"
        " fails",
        help=f"name the arguments of `call` {_shown(wanted)}",
        fix=_renamed(call, wanted, missing),
    )


def _shown(names: list[str]) -> str:
    return " and ".join(f"`{name}`" for name in names)


def _renamed(call: Method, wanted: list[str], missing: list[str]) -> FixRequest | None:
    """The first argument gets its new name; a state that Keras 2 did not hand over, either, is taken."""
    first = call.params[1] if len(call.params) > 1 else None
    if first is None or first.star or missing[0] != wanted[0] or len(wanted) != 2:
        return None
    more = missing[1:] if call.var_keyword is None else []
    if len(more) < len(missing) - 1:
        return None
    values = (("old", first.name), ("new", missing[0]), *(("add", name) for name in more))
    return FixRequest("rename-parameter", call.at, values)


def _of_parent(layer: LayerClass, call: Value) -> Iterator[Finding]:
    """What `super().build(...)` is given."""
    given = call.positional
    if given and given[0].kind is Kind.SELF:
        yield Finding(
            call.at,
            "`super().build` gets `self` a second time, as the input shape: building fails",
            help="write `super().build(input_shape)`",
        )
    if not call.args and not any(m.name == "build" for facts in layer.ancestors for m in facts.methods):
        yield Finding(
            call.at,
            "`super().build()` needs the input shape: building fails",
            help="write `super().build(input_shape)`",
        )
