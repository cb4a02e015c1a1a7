"""LL701 outside layer classes: what Keras 3 removed, in functions, other classes and at the top level."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.outside import ArgumentUse, ImportUse, MemberUse, NameUse, ObjectOfKeras, OutsideCode
from layerlint.rule import OutsideFinding
from layerlint.tables.keras_names import members, of_any_layer, short_name
from layerlint.tables.removed import (
    Gone,
    gone,
    gone_inside,
    gone_members,
    help_for,
    is_in_tf_backend,
    lost_by,
    renamed,
    renamed_weight,
    way_out,
)
from layerlint.text import Edit, Fix, Safety, Span

_OF_METRICS = frozenset({"reset_states", "add_update", "updates"})
_PLURAL = {
    ObjectOfKeras.METRIC: "metrics",
    ObjectOfKeras.OPTIMIZER: "optimizers",
    ObjectOfKeras.MODEL: "models",
    ObjectOfKeras.LAYER: "layers",
    ObjectOfKeras.TENSOR: "tensors",
    ObjectOfKeras.HISTORY: "histories of tensors",
}
_SAME_KEYWORDS = frozenset({"axis", "keepdims"})


def removed_outside(code: OutsideCode) -> Iterator[OutsideFinding]:
    if any(one.name.partition(".")[0] == "tf_keras" for one in code.imports):
        return  # which is Keras 2
    broken: set[str] = set()
    told: set[tuple[Span, str]] = set()
    for one in code.imports:
        finding = _import_finding(one, code)
        if finding is None:
            continue
        broken.add(one.name)
        if (finding.span, finding.message) not in told:
            told.add((finding.span, finding.message))
            yield finding
    for use in code.members:
        yield from _member_findings(use)
    for argument in code.arguments:
        yield _argument_finding(argument)
    for name in code.names:
        if not any(name.name == one or name.name.startswith(f"{one}.") for one in broken):
            yield from _name_findings(name, code)


def _import_finding(one: ImportUse, code: OutsideCode) -> OutsideFinding | None:
    inside = gone_inside(one.name)
    if inside:
        return OutsideFinding(
            one.span,
            f"`{inside}` does not exist in Keras 3: this import fails",
            help="use what `keras` itself offers: its inner modules change with every version",
            fix=_moved(one),
        )
    found = gone(one.name, one.name)
    if found is None or found.unusable:
        return None
    message = f"`{found.shown}` does not exist in Keras 3: this import fails"
    fix = _moved(one) or _from_tensorflow(found, code)
    return OutsideFinding(one.span, message, help=help_for(found), fix=fix, cause=found.shown)


def _moved(one: ImportUse) -> Fix | None:
    """The import of the same names from where Keras 3 has them."""
    if not one.instead:
        return None
    return Fix("Import it from where Keras 3 has it", (Edit(one.span, one.instead),), Safety.SAFE)


def _from_tensorflow(found: Gone, code: OutsideCode) -> Fix | None:
    """The import of `tf.keras.backend`, which has what `keras.backend` lost."""
    if code.backend is None or not found.shown.startswith("keras.backend."):
        return None
    return code.backend.fix if is_in_tf_backend(found.shown.removeprefix("keras.backend.")) else None


def _argument_finding(use: ArgumentUse) -> OutsideFinding:
    new = renamed(f"argument.{use.keyword}")
    fix = None
    if new and new not in use.given:
        fix = Fix(f"Write `{new}` for `{use.keyword}`", (Edit(use.span, new),), Safety.SAFE)
    return OutsideFinding(
        use.span,
        f"Keras 3 does not take the argument `{use.keyword}` of `{short_name(use.name)}`",
        help=f"it is called `{new}`" if new else "leave it out",
        fix=fix,
        inside=use.inside,
    )


def _member_findings(use: MemberUse) -> Iterator[OutsideFinding]:
    short = short_name(use.made)
    new = _new_name(use, short)
    if not new and use.member not in _lost(use, short):
        return
    said = f"{_PLURAL[use.held]} have no `{use.member}` in Keras 3"
    if use.stores and not use.changes:
        said += ": setting it changes nothing"
    base = use.held.value
    fix = None
    if new:
        edit = Edit(use.name_span, new)
        fix = Fix(f"Write `{new}`", (edit,), Safety.SAFE)
    help = f"it is called `{new}`" if new else way_out(base, use.member)
    yield OutsideFinding(use.span, said, help=help, fix=fix, inside=use.inside)


def _new_name(use: MemberUse, short: str) -> str:
    if use.member == "_name" and use.held in (ObjectOfKeras.LAYER, ObjectOfKeras.MODEL):
        return "name"
    if use.held is ObjectOfKeras.HISTORY:
        return "operation"
    if use.held is ObjectOfKeras.TENSOR:
        return "shape"
    if use.held is ObjectOfKeras.LAYER and short:
        return renamed_weight(short, use.member)
    return renamed(f"{use.held.value}.{use.member}")


def _lost(use: MemberUse, short: str) -> frozenset[str]:
    match use.held:
        case ObjectOfKeras.METRIC:
            return _OF_METRICS & gone_members("metric")
        case ObjectOfKeras.LAYER if short:
            return (gone_members("layer") | lost_by(short)) - members(short, 3)
        case ObjectOfKeras.LAYER:
            return gone_members("layer") - of_any_layer(3)
    return gone_members(use.held.value)


def _name_findings(use: NameUse, code: OutsideCode) -> Iterator[OutsideFinding]:
    found = gone(use.name, use.imported)
    if found is None:
        return
    said = "raises when it is used in" if found.unusable else "does not exist in"
    fix = None
    rewritable = found.exact and found.instead.startswith("keras.ops.") and found.shown.startswith("keras.")
    if rewritable and "keras" in code.plain and _SAME_KEYWORDS.issuperset(use.keywords):
        fix = Fix(f"Use `{found.instead}`", (Edit(use.name_span, found.instead),), Safety.SAFE)
    elif use.imported.startswith("keras.backend"):
        fix = _from_tensorflow(found, code)
    yield OutsideFinding(
        use.span, f"`{found.shown}` {said} Keras 3", help=help_for(found), fix=fix, inside=use.inside
    )
