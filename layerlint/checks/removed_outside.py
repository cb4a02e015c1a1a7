"""LL701 outside layer classes: what Keras 3 removed, in functions, other classes and at the top level."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.integer_shapes import integer_shapes
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
from layerlint.tables.tensorflow1 import old_name
from layerlint.text import Edit, Fix, Safety, Span

_METRIC_MEMBERS = frozenset({"reset_states", "add_update", "updates"})
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
    if any(imported.name.partition(".")[0] == "tf_keras" for imported in code.imports):
        return  # which is Keras 2
    broken: set[str] = set()
    reported: set[tuple[Span, str]] = set()
    for imported in code.imports:
        finding = _import_finding(imported, code)
        if finding is None:
            continue
        broken.add(imported.name)
        if (finding.span, finding.message) not in reported:
            reported.add((finding.span, finding.message))
            yield finding
    for use in code.members:
        yield from _member_findings(use)
    for argument in code.arguments:
        yield _argument_finding(argument)
    yield from integer_shapes(code)
    for name in code.names:
        if not any(name.name == module or name.name.startswith(f"{module}.") for module in broken):
            yield from _name_findings(name, code)


def _import_finding(use: ImportUse, code: OutsideCode) -> OutsideFinding | None:
    inside = gone_inside(use.name)
    if inside:
        return OutsideFinding(
            use.span,
            f"`{inside}` does not exist in Keras 3: this import fails",
            help="use what `keras` itself offers: its inner modules change with every version",
            fix=_moved_import(use),
        )
    gone_name = gone(use.name, use.name)
    if gone_name is None or gone_name.unusable:
        return None
    message = f"`{gone_name.shown}` does not exist in Keras 3: this import fails"
    fix = _moved_import(use) or _tensorflow_import(gone_name, code)
    return OutsideFinding(use.span, message, help=help_for(gone_name), fix=fix, cause=gone_name.shown)


def _moved_import(use: ImportUse) -> Fix | None:
    """The import of the same names from where Keras 3 has them."""
    if not use.instead:
        return None
    return Fix("Import it from where Keras 3 has it", (Edit(use.span, use.instead),), Safety.SAFE)


def _tensorflow_import(gone_name: Gone, code: OutsideCode) -> Fix | None:
    """The import of `tf.keras.backend`, which has what `keras.backend` lost."""
    if code.backend is None or not gone_name.shown.startswith("keras.backend."):
        return None
    return code.backend.fix if is_in_tf_backend(gone_name.shown.removeprefix("keras.backend.")) else None


def _argument_finding(use: ArgumentUse) -> OutsideFinding:
    new = renamed(f"argument.{use.keyword}")
    fix = None
    if new and new not in use.keywords:
        fix = Fix(f"Write `{new}` for `{use.keyword}`", (Edit(use.span, new),), Safety.SAFE)
    return OutsideFinding(
        use.span,
        f"Keras 3 does not take the argument `{use.keyword}` of `{short_name(use.name)}`",
        help=f"it is called `{new}`" if new else "leave it out",
        fix=fix,
        inside=use.inside,
    )


def _member_findings(use: MemberUse) -> Iterator[OutsideFinding]:
    short = short_name(use.class_name)
    new = _new_name(use, short)
    if not new and use.member not in _lost(use, short):
        return
    said = f"{_PLURAL[use.kind]} have no `{use.member}` in Keras 3"
    if use.stores and not use.changes:
        said += ": setting it changes nothing"
    base = use.kind.value
    fix = None
    if new:
        edit = Edit(use.name_span, new)
        fix = Fix(f"Write `{new}`", (edit,), Safety.SAFE)
    help = f"it is called `{new}`" if new else way_out(base, use.member)
    yield OutsideFinding(use.span, said, help=help, fix=fix, inside=use.inside)


def _new_name(use: MemberUse, short: str) -> str:
    if use.member == "_name" and use.kind in (ObjectOfKeras.LAYER, ObjectOfKeras.MODEL):
        return "name"
    if use.kind is ObjectOfKeras.HISTORY:
        return "operation"
    if use.kind is ObjectOfKeras.TENSOR:
        return "shape"
    if use.kind is ObjectOfKeras.LAYER and short:
        return renamed_weight(short, use.member)
    return renamed(f"{use.kind.value}.{use.member}")


def _lost(use: MemberUse, short: str) -> frozenset[str]:
    match use.kind:
        case ObjectOfKeras.METRIC:
            return _METRIC_MEMBERS & gone_members("metric")
        case ObjectOfKeras.LAYER if short:
            return (gone_members("layer") | lost_by(short)) - members(short, 3)
        case ObjectOfKeras.LAYER:
            return gone_members("layer") - of_any_layer(3)
    return gone_members(use.kind.value)


def _name_findings(use: NameUse, code: OutsideCode) -> Iterator[OutsideFinding]:
    of_tensorflow = old_name(use.name, use.imported)
    if of_tensorflow is not None:
        yield OutsideFinding(
            use.span,
            f"`{of_tensorflow.shown}` does not exist in TensorFlow 2, with which Keras 3 runs",
            help=f"use `{of_tensorflow.instead}`" if of_tensorflow.instead else "",
            inside=use.inside,
        )
        return
    gone_name = gone(use.name, use.imported)
    if gone_name is None:
        return
    said = "raises when it is used in" if gone_name.unusable else "does not exist in"
    fix = None
    rewritable = (
        gone_name.exact
        and gone_name.instead.startswith("keras.ops.")
        and gone_name.shown.startswith("keras.")
    )
    if rewritable and "keras" in code.plain_imports and _SAME_KEYWORDS.issuperset(use.keywords):
        fix = Fix(f"Use `{gone_name.instead}`", (Edit(use.name_span, gone_name.instead),), Safety.SAFE)
    elif use.imported.startswith("keras.backend"):
        fix = _tensorflow_import(gone_name, code)
    yield OutsideFinding(
        use.span, f"`{gone_name.shown}` {said} Keras 3", help=help_for(gone_name), fix=fix, inside=use.inside
    )
