"""LL101: a weight or variable made anew at every call."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import GuardKind, Kind, LayerClass, Method
from layerlint.queries.call_creations import created_in_call, inherited_in_call
from layerlint.queries.creations import owner
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL101",
    "weight-created-in-call",
    summary="A weight or variable is created every time `call` runs.",
    severity=Severity.ERROR,
    fix=Safety.UNSAFE,
)
def weight_created_in_call(layer: LayerClass) -> Iterator[Finding]:
    yield from _by_base_class(layer)
    for creation in created_in_call(layer, Kind.WEIGHT, Kind.VARIABLE):
        if layer.keras == 2 and _made_once(creation.method):
            continue
        if creation.once or creation.under(GuardKind.INIT_SCOPE):
            continue
        made, path = creation.made, creation.path
        what = f"`self.{path}`" if path else "a weight" if made.kind is Kind.WEIGHT else "a variable"
        method = creation.method
        if not creation.under(GuardKind.NOT_BUILT):
            said, why = "is created", ", every time the layer is called"
            help = "create it once, in `build` (shape known from the input) or in `__init__`"
        elif not path or all(other is method for other, _ in layer.assignments(path)):
            said = "is created under `if not self.built`"
            why = ", but a layer is already built when `call` runs: it is never created"
            help = "create it in `build`, which Keras runs once before the first call"
        else:
            continue
        yield Finding(
            made.at,
            f"{what} {said} in `{method.name}`{why}",
            elsewhere=f"{what} {said} while `{method.name}` runs{why}",
            attribute=path,
            help=help,
            fix=FixRequest("weight-to-build", made.at, (("path", path),)),
            related=owner(layer, "build", "__init__"),
            cause="call",
        )


def _by_base_class(layer: LayerClass) -> Iterator[Finding]:
    for creation in inherited_in_call(layer, Kind.WEIGHT, Kind.VARIABLE):
        if not creation.once and not creation.under(GuardKind.INIT_SCOPE, GuardKind.NOT_BUILT):
            call = creation.call.value
            yield Finding(
                call.at,
                f"`{call.path}` of the base class creates a weight, every time the layer is called",
                help="create it once, in `build` or in `__init__`, and keep it on `self`",
                related=owner(layer, "build", "__init__"),
            )


def _made_once(method: Method) -> bool:
    """Whether the method is a property that Python asks once and keeps, which Keras 2 tracks."""
    return any(decorator.name.endswith("cached_property") for decorator in method.decorators)
